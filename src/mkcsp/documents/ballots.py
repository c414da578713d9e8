"""Votes and declarations of interest as they are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mkcsp.documents.minutes import Interest, Vote, VoteSide
from mkcsp.documents.naming import Names
from mkcsp.documents.wording import listed
from mkcsp.model import minute as recorded

RESULTS = {
    "carried": "The motion was carried",
    "lost": "The motion was lost",
    "tied": "The vote was tied, without a decision",
    "not-recorded": "The result is not recorded",
}

KINDS = {"disclosable-pecuniary": "disclosable pecuniary"}
"""Kinds of interest whose words are not as they are printed; any other is in the body's own."""

FOLLOWED = {
    "stayed": "and stayed in the meeting",
    "left": "and left the meeting for it",
    "dispensation": "and had a dispensation",
    "did-not-vote": "and did not vote",
    "not-recorded": "",
}


def vote(one: recorded.Vote, item: recorded.MinuteItem, names: Names) -> Vote:
    """A vote by totals, and by name where it was recorded so."""
    sides = tuple(_sides(one, names))
    return Vote(
        heading="Recorded vote" if any(side.names for side in sides) else "Vote",
        motion=" ".join(_motion(one, item, names)),
        sides=sides,
        outcome=_outcome(one),
    )


def _motion(one: recorded.Vote, item: recorded.MinuteItem, names: Names) -> Iterator[str]:
    if one.on is not None:
        of_clause = any(clause.id == one.on for clause in item.resolved)
        yield f"On clause {one.on}." if of_clause else _sentence(one.on)
    movers = [
        f"{done} by {_voter(who, names)}"
        for done, who in (("moved", one.proposed), ("seconded", one.seconded))
        if who is not None
    ]
    if movers:
        yield _sentence(" and ".join(movers))


def _sentence(words: str) -> str:
    """`an amendment to wait` as `An amendment to wait.`, since who moved it may follow."""
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', '?', '!', '”')) else '.'}"


def _sides(one: recorded.Vote, names: Names) -> Iterator[VoteSide]:
    for side, total, voters in (
        ("For", one.for_, one.recorded_for),
        ("Against", one.against, one.recorded_against),
        ("Abstained", one.abstained, one.recorded_abstained),
        ("Not voting", one.did_not_vote, one.recorded_did_not_vote),
    ):
        if total is not None or voters:
            shown = str(total if total is not None else len(voters))
            yield VoteSide(side=side, total=shown, names=tuple(_voter(voter, names) for voter in voters))


def _voter(voter: recorded.Voter, names: Names) -> str:
    return voter.as_ or voter.name or (names.person(voter.member) if voter.member else "")


def _outcome(one: recorded.Vote) -> str:
    words = RESULTS[one.result]
    if one.unanimous:
        words += " unanimously"
    return f"{words}. Casting vote: {one.casting}." if one.casting else f"{words}."


def interest(one: recorded.Interest, names: Names, cite: Callable[[str], str]) -> Interest:
    """A declaration of interest as a sentence.

    cite: turns the id of an item into the words by which a paper names it.
    """
    who = one.as_ or one.name or (names.person(one.member) if one.member else "")
    kind = KINDS.get(one.kind, one.kind)
    what = listed([cite(item) for item in one.items]) if one.items else "all items"
    article = "an" if kind[:1] in "aeiou" else "a"
    nature = f" ({one.nature})" if one.nature else ""
    followed = f" {FOLLOWED[one.followed]}" if FOLLOWED[one.followed] else ""
    return Interest(text=f"{who} declared {article} {kind} interest in {what}{nature}{followed}.")
