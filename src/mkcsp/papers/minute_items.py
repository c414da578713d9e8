"""Items of the minutes as they are printed: what was said, voted, resolved and corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from mkcsp.model import minute as recorded
from mkcsp.model.meeting import Meeting, RollLine
from mkcsp.model.minute import Approval, Clause, Correction, MinuteItem
from mkcsp.papers import prose_blocks
from mkcsp.papers.common import Restriction
from mkcsp.papers.minutes_view import (
    Event,
    MinuteBlock,
    PrintedInterest,
    PrintedMinute,
    PrintedVote,
    Resolution,
    SubMinute,
    VoteSide,
    Withheld,
)
from mkcsp.papers.prose_blocks import ListEntry, Listing, Paragraph, Remark, Subheading
from mkcsp.papers.words import Names, agenda_items, cited, ended, listed, meeting_of, reference, title_of

ATTENDANCE = {
    "present": "present",
    "present-remotely": "present, from elsewhere",
    "deputy": "represented",
    "apologies": "apologies",
    "absent": "absent",
    "not-recorded": "not recorded",
}


def change(correction: Correction) -> str:
    """A correction of wording: `for “3” read “4”`; or as the paper tells it."""
    if correction.words:
        return correction.words
    if correction.was and correction.now:
        return f"for “{correction.was}” read “{correction.now}”"
    if correction.now:
        return f"add “{correction.now}”"
    return f"leave out “{correction.was}”" if correction.was else "corrected"


def attendance(meeting: Meeting, correction: Correction, names: Names) -> str:
    """A correction of the roll: `attendance of Cllr Birch: represented by Dot Lane`.

    meeting: the one whose minutes are printed; names that the correction does not print are taken from its roll.
    """
    words = ATTENDANCE.get(correction.attendance or "", "corrected")
    if correction.deputy:
        words += f" by {_printed(meeting, correction.deputy, correction.deputy_as, names)}"
    return f"attendance of {_printed(meeting, correction.member or '', correction.as_, names)}: {words}"


def _printed(meeting: Meeting, member: str, as_: str | None, names: Names) -> str:
    for section in meeting.roll.sections if meeting.roll else ():
        for line in section.lines:
            if as_ is None and line.member == member:
                as_ = line.as_
    return as_ or names.person(member)


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


def vote(one: recorded.Vote, item: recorded.MinuteItem, names: Names) -> PrintedVote:
    """A vote by totals, and by name where it was recorded so."""
    sides = tuple(_sides(one, names))
    return PrintedVote(
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
    return ended(f"{words[:1].upper()}{words[1:]}")


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
    return f"{words}. {ended(f'Casting vote: {one.casting}')}" if one.casting else f"{words}."


def interest(one: recorded.Interest, names: Names, cite: Callable[[str], str]) -> PrintedInterest:
    """A declaration of interest as a sentence.

    cite: turns the id of an item into the words by which a paper names it.
    """
    who = one.as_ or one.name or (names.person(one.member) if one.member else "")
    kind = KINDS.get(one.kind, one.kind)
    what = f" in {listed([cite(item) for item in one.items])}" if one.items else ""
    article = "an" if kind[:1] in "aeiou" else "a"
    nature = f" ({one.nature})" if one.nature else ""
    followed = f" {FOLLOWED[one.followed]}" if FOLLOWED[one.followed] else ""
    if one.followed == "left" and not one.items:
        followed = " and left the meeting"
    return PrintedInterest(text=f"{who} declared {article} {kind} interest{what}{nature}{followed}.")


WORDING = {
    "summary": "This item is a summary of the published minutes, not their words.",
    "verbatim": "This item stands in the words of the published minutes.",
}
"""Said of an item whose wording differs from that of the whole minutes."""

OUTCOMES = {
    "withdrawn": "The item was withdrawn.",
    "not-reached": "The item was not reached.",
    "not-recorded": "What became of the item is not recorded.",
}


def minute(meeting: Meeting, item: MinuteItem, names: Names, *, first: bool) -> PrintedMinute:
    """An item as minuted, under its stored number or none; the first one also says who presided from the beginning."""
    number = reference(item)
    margin = number or item.number or ""
    title = title_of(meeting, item)
    heading = f"{item.number} {title}" if item.number and number else title
    return PrintedMinute(
        anchor=item.id, number=margin, heading=heading, blocks=_blocks(meeting, item, names, first=first)
    )


def _blocks(meeting: Meeting, item: MinuteItem, names: Names, *, first: bool) -> tuple[MinuteBlock, ...]:
    events = tuple(_opening(meeting, names)) if first else ()
    if item.restricted is not None:
        # Whatever else a record may hold of a restricted item, no more than this is ever printed.
        ground = Restriction(paragraph=item.restricted.paragraph, summary=item.restricted.summary or "")
        return (*events, *_exclusion(item), Withheld(restriction=ground))
    return (
        *events,
        *_remarks(meeting, item),
        *_events(meeting, item, names),
        *_exclusion(item),
        *(Paragraph(text=text) for text in _circumstances(item)),
        *(interest(one, names, lambda id: cited(meeting, id)) for one in item.interests),
        *prose_blocks.blocks(item.text),
        *(prose_blocks.after("Equality and vulnerable groups:", item.equality) if item.equality else ()),
        *(vote(one, item, names) for one in item.votes),
        *_resolution(meeting, item, names),
        *_undertakings(meeting, item),
        *(block for one in item.approves for block in _approval(meeting, item, one, names)),
        *(_part(meeting, part, names) for part in item.parts),
    )


def _part(meeting: Meeting, item: MinuteItem, names: Names) -> SubMinute:
    label = " ".join(filter(None, (reference(item), item.number)))
    heading = title_of(meeting, item) if item.title or item.id in agenda_items(meeting) else ""
    return SubMinute(anchor=item.id, label=label, heading=heading, blocks=_blocks(meeting, item, names, first=False))


def _remarks(meeting: Meeting, item: MinuteItem) -> Iterator[Remark]:
    if item.wording is not None and meeting.minutes is not None and item.wording != meeting.minutes.wording:
        yield Remark(text=WORDING[item.wording])


def _opening(meeting: Meeting, names: Names) -> Iterator[Event]:
    """What the roll does not show of the beginning: who presided in the chair's place, and the quorum."""
    for one in meeting.presiding:
        if one.from_item is None:
            yield Event(text=f"{_presiding(one.as_, one.name, one.member, names)} presided{_RIGHT[one.by]}.")
    for quorum in meeting.quorum:
        if quorum.item is None:
            yield _quorum(quorum.met, quorum.stated, quorum.then)


def _events(meeting: Meeting, item: MinuteItem, names: Names) -> Iterator[Event]:
    if item.time is not None:
        yield Event(text=f"{names.style.clock(item.time)}")
    for line in _lines(meeting):
        for movement in line.movements:
            if movement.item == item.id:
                when = f" at {names.style.clock(movement.time)}" if movement.time else ""
                who = _presiding(line.as_, line.name, line.member, names)
                yield Event(text=f"{who} {movement.what}{when}.")
    # Whoever took the chair did so because somebody had left or come.
    for one in meeting.presiding:
        if one.from_item == item.id:
            yield Event(text=f"{_presiding(one.as_, one.name, one.member, names)} took the chair{_RIGHT[one.by]}.")
    for quorum in meeting.quorum:
        if quorum.item == item.id:
            yield _quorum(quorum.met, quorum.stated, quorum.then)


_RIGHT = {
    "chair": "",
    "vice-chair": " as Vice-Chair",
    "deputy-chair": " as Deputy Chair",
    "elected-for-the-meeting": ", elected for the meeting",
    "not-recorded": "",
}


def _lines(meeting: Meeting) -> Iterator[RollLine]:
    for section in meeting.roll.sections if meeting.roll else ():
        yield from section.lines


def _presiding(as_: str | None, name: str | None, member: str | None, names: Names) -> str:
    return as_ or name or (names.person(member) if member else "")


def _quorum(met: bool, stated: str | None, then: str | None) -> Event:
    words = "There was a quorum" if met else "There was no quorum"
    if stated:
        words += f" ({stated})"
    if then == "closed":
        words += ", and the meeting was closed"
    elif then == "carried-on-informally":
        words += "; those present carried on informally"
    return Event(text=f"{words}.")


def _exclusion(item: MinuteItem) -> Iterator[Event]:
    if item.excluded:
        yield Event(text=f"The press and the public were excluded for this item under {ended(item.excluded)}")


def _circumstances(item: MinuteItem) -> Iterator[str]:
    if item.urgent:
        yield ended(f"The Chair agreed to take the item as urgent: {item.urgent}")
    if item.outcome == "deferred":
        yield f"The item was deferred{f' to {meeting_of(item.deferred_to)}' if item.deferred_to else ''}."
    elif item.outcome is not None:
        yield OUTCOMES[item.outcome]


def _resolution(meeting: Meeting, item: MinuteItem, names: Names) -> Iterator[Resolution]:
    words = item.resolved_as or (meeting.minutes and meeting.minutes.resolved_as) or names.style.resolved
    if len(item.resolved) == 1:
        only = item.resolved[0]
        yield Resolution(words=words, clauses=(replace(_clause(only), label=""),))
    elif item.resolved:
        yield Resolution(words=words, clauses=tuple(_clause(one) for one in item.resolved))


def _undertakings(meeting: Meeting, item: MinuteItem) -> Iterator[MinuteBlock]:
    """What somebody said they would do, as actions below what was resolved."""
    # Published minutes print what the paper said, where they are in the narrative.
    if item.undertakings and not (meeting.minutes and meeting.minutes.published):
        yield Subheading(text="Action" if len(item.undertakings) == 1 else "Actions")
        yield from prose_blocks.bullets(one.text for one in item.undertakings)


def _clause(clause: Clause) -> ListEntry:
    text, below = prose_blocks.lead(clause.text)
    return ListEntry(label=prose_blocks.point_label(clause.id), text=text, blocks=(*below, *_parts(clause)))


def _parts(clause: Clause) -> tuple[Listing, ...]:
    return (Listing(entries=tuple(_clause(part) for part in clause.parts)),) if clause.parts else ()


def _approval(meeting: Meeting, item: MinuteItem, approval: Approval, names: Names) -> Iterator[MinuteBlock]:
    """What a clause does not say already: the decision itself where none was entered, and the corrections."""
    which = f"minutes of {meeting_of(approval.meeting)}"
    if not item.resolved:
        signed = " and signed by the Chair" if approval.signed else ""
        decision = {
            "approved": f"were approved{signed} as a correct record",
            "approved-as-corrected": f"were approved{signed} as a correct record, as corrected",
            "deferred": "were not approved; the matter was deferred",
        }
        yield Paragraph(text=f"The {which} {decision[approval.outcome]}.")
    changes = [change(one) if one.member is None else attendance(meeting, one, names) for one in approval.corrections]
    if changes:
        yield Paragraph(text=f"Corrections to the {which}:")
        yield from prose_blocks.bullets(changes)
