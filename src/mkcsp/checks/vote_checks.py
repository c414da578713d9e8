"""MK412 to MK423 and MK750 to MK752: votes against the room, and business without a quorum or restricted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from mkcsp.checks.book import Book, MeetingFacts, person, plain
from mkcsp.checks.parts import typed
from mkcsp.checks.references import MEMBER
from mkcsp.findings import Code, Finding, Key, Place, Severity
from mkcsp.history.membership import vote_of
from mkcsp.history.published import HEADING
from mkcsp.history.room import Sitter, there
from mkcsp.model.minute import Vote, Voter

NOT_THERE = Code("MK416", Severity.WARNING)
TWO_VOTES = Code("MK417", Severity.WARNING)
AWAY = Code("MK750", Severity.WARNING)
MOVER_AWAY = Code("MK751", Severity.WARNING)
WITHOUT_VOTE = Code("MK418", Severity.WARNING)
NAMES_AND_TOTALS = Code("MK419", Severity.WARNING)


NamedVoter = tuple[Voter, tuple[Key, ...]]


def recorded_votes(sitting: MeetingFacts) -> Iterator[Finding]:
    """Every vote of a meeting that is recorded by name."""
    for order, (item, keys) in enumerate(sitting.items):
        for number, vote in enumerate(item.votes):
            voters = list(_voters(vote))
            at = sitting.at(*keys, "votes", number)
            yield from _totals(vote, at)
            yield from _movers(sitting, vote, order, at)
            if voters:
                yield from _on_roll(sitting, voters, order, at)
                yield from _one_each(sitting, voters, at)


def _voters(vote: Vote) -> Iterator[NamedVoter]:
    for field, those in (
        ("recorded-for", vote.recorded_for),
        ("recorded-against", vote.recorded_against),
        ("recorded-abstained", vote.recorded_abstained),
    ):
        for number, voter in enumerate(those):
            yield voter, (field, number)


def _on_roll(sitting: MeetingFacts, voters: list[NamedVoter], order: int, at: Place) -> Iterator[Finding]:
    for voter, keys in voters:
        those = [one for one in sitting.sitters if one.is_(voter)]
        why = _away(sitting, voter, those, order)
        if why is not None:
            code = NOT_THERE if why == _NOT_ON_ROLL else AWAY
            yield code.finding(at.at(*keys), f"{sitting.called(voter)} {why}")
        elif those and all(_certainly_without(one) for one in those):
            kind = those[0].line.kind
            section = sitting.present[key].section if (key := person(voter)) in sitting.present else None
            heading = ((section.heading if section else None) or kind).rstrip(":")
            yield WITHOUT_VOTE.finding(
                at.at(*keys), f"{sitting.called(voter)} is listed under “{heading}”, without a vote"
            )


_NOT_ON_ROLL = "is not on the roll as present"


def _certainly_without(one: Sitter) -> bool:
    """Whether the roll itself says that somebody had no vote."""
    return one.line.line.votes is False or one.has_vote is False


def _away(sitting: MeetingFacts, who: Voter, those: list[Sitter], order: int) -> str | None:
    """Why somebody named in a vote cannot have taken part in it; None where they may have."""
    if person(who) is None or sitting.day is None:
        return None
    if those:
        if any(there(sitting.meeting, one.line, order) is not False for one in those):
            return None
        return f"was not in the room for the item {sitting.items[order][0].id}"
    if person(who) in sitting.apologies:
        return _NOT_ON_ROLL
    a_slip = who.member is not None and not MEMBER.known(sitting.book, sitting.meeting, who.member)
    roll = sitting.meeting.roll
    return _NOT_ON_ROLL if roll is not None and roll.complete and not a_slip else None


def _movers(sitting: MeetingFacts, vote: Vote, order: int, at: Place) -> Iterator[Finding]:
    for field, who in (("proposed", vote.proposed), ("seconded", vote.seconded)):
        if who is None:
            continue
        why = _away(sitting, who, [one for one in sitting.sitters if one.is_(who)], order)
        if why is not None:
            yield MOVER_AWAY.finding(at.at(field), f"{sitting.called(who)} {why}, but {field} it")


def _one_each(sitting: MeetingFacts, voters: list[NamedVoter], at: Place) -> Iterator[Finding]:
    voted: dict[str, Voter] = {}
    cast: dict[str, Voter] = {}
    for voter, keys in voters:
        who = person(voter)
        if who is None:
            continue
        if who in voted:
            yield TWO_VOTES.finding(at.at(*keys), f"the vote of {sitting.called(voter)} is recorded twice")
            continue
        voted[who] = voter
        votes = _votes(sitting, voter)
        shared = next((vote for vote in votes if vote in cast), None)
        if len(votes) == 1 and shared is not None:
            message = f"{sitting.called(voter)} has one vote with {sitting.called(cast[shared])} (`{shared}`)"
            yield TWO_VOTES.finding(at.at(*keys), message)
        elif len(votes) == 1:
            cast[next(iter(votes))] = voter


def _votes(sitting: MeetingFacts, voter: Voter) -> set[str]:
    """The votes that somebody certainly had that day, by the seat for which they sat."""
    those = [one for one in sitting.sitters if one.is_(voter)]
    if those:
        return {vote for one in those for vote in one.votes}
    day = sitting.day
    if day is None or voter.member is None:
        return set()
    held = sitting.book.tenures(sitting.meeting.group).get(voter.member, ())
    return {vote for one in held if one.covers(day) and (vote := vote_of(one.seat, day)) is not None}


def _totals(vote: Vote, at: Place) -> Iterator[Finding]:
    for word, total, names in (
        ("for", vote.for_, vote.recorded_for),
        ("against", vote.against, vote.recorded_against),
        ("abstained", vote.abstained, vote.recorded_abstained),
        ("did not vote", vote.did_not_vote, vote.recorded_did_not_vote),
    ):
        if total is not None and len(names) > total:
            yield NAMES_AND_TOTALS.finding(at, f"{len(names)} are named, but {total} {word}")


TOO_MANY = Code("MK412", Severity.WARNING)
OTHER_RESULT = Code("MK413", Severity.WARNING)
NOT_UNANIMOUS = Code("MK414", Severity.WARNING)
NO_TIE = Code("MK415", Severity.WARNING)


def vote_totals(sitting: MeetingFacts) -> Iterator[Finding]:
    """The totals of every vote of a meeting."""
    for order, (item, keys) in enumerate(sitting.items):
        for number, vote in enumerate(item.votes):
            at = sitting.at(*keys, "votes", number)
            yield from _room(sitting, vote, order, at)
            yield from _result(vote, at)


TOO_FEW = Code("MK752", Severity.WARNING)


def _room(sitting: MeetingFacts, vote: Vote, order: int, at: Place) -> Iterator[Finding]:
    totals = (vote.for_, vote.against, vote.abstained, vote.did_not_vote)
    names = (vote.recorded_for, vote.recorded_against, vote.recorded_abstained, vote.recorded_did_not_vote)
    cast = sum(max(total or 0, len(named)) for total, named in zip(totals, names, strict=True))
    roll = sitting.meeting.roll
    if sitting.day is None or roll is None or not any(total is not None for total in totals):
        return
    here = [(one, cover) for one, cover in sitting.in_room(order) if cover is not False]
    # A roll without a heading for members does not distinguish them: all could vote.
    apart = any(one.line.kind == "members" for one in sitting.sitters)
    could = _votes_of(
        one for one, _ in here if one.line.line.votes is not False and (not apart or one.has_vote is not False)
    )
    # The chair's casting vote may have been counted in with the rest.
    if roll.complete and cast > could + (vote.casting is not None):
        message = f"{cast} votes are recorded, but {could} in the room for the item could vote"
        yield TOO_MANY.finding(at, message)
    sure = _votes_of(one for one, cover in here if cover and one.has_vote)
    if None not in totals and cast < sure:
        message = f"{cast} are counted, with those who did not vote, but {sure} with a vote were in the room"
        yield TOO_FEW.finding(at, message)


def _votes_of(sitters: Iterable[Sitter]) -> int:
    """How many votes these have: those who sat for one vote, such as a member and the deputy, have it together."""
    shared: set[str] = set()
    own: set[str] = set()
    for one in sitters:
        if len(one.votes) == 1:
            shared |= one.votes
        else:
            own.add(one.who)
    return len(shared) + len(own)


def _result(vote: Vote, at: Place) -> Iterator[Finding]:
    if vote.unanimous and (vote.against or vote.recorded_against):
        count = vote.against or len(vote.recorded_against)
        yield NOT_UNANIMOUS.finding(at, f"said to be unanimous, with {count} against")
    for_: int | None = vote.for_
    against: int | None = vote.against
    if for_ is None and against is None and vote.recorded_for and vote.recorded_against:
        # Names on both sides are the whole vote; on one side, perhaps only of those who asked for it.
        for_, against = len(vote.recorded_for), len(vote.recorded_against)
    if for_ is None or against is None:
        if vote.casting is not None and vote.result == "tied":
            yield NO_TIE.finding(at, "tied without decision, although a casting vote is recorded")
        return
    more = for_ - against
    totals = f"with {for_} for and {against} against"
    if vote.casting is not None:
        if abs(more) > 1:
            yield NO_TIE.finding(at, f"a casting vote is recorded {totals}")
        elif vote.result == "tied":
            yield NO_TIE.finding(at, "tied without decision, although a casting vote is recorded")
    elif (
        (vote.result == "carried" and more <= 0)
        or (vote.result == "lost" and more > 0)
        or (vote.result == "tied" and more != 0)
    ):
        yield OTHER_RESULT.finding(at, f"{vote.result} {totals}")


NOT_TAKEN = Code("MK421", Severity.WARNING)
INQUORATE = Code("MK422", Severity.WARNING)
QUORUM_TWICE = Code("MK423", Severity.WARNING)


def not_taken(sitting: MeetingFacts) -> Iterator[Finding]:
    """Resolutions on items that were not taken."""
    for item, keys in sitting.items:
        if item.resolved and item.outcome in ("deferred", "withdrawn", "not-reached"):
            message = f"resolved, although the item was {item.outcome.replace('-', ' ')}"
            yield NOT_TAKEN.finding(sitting.at(*keys, "resolved"), message)


def business_quorum(sitting: MeetingFacts) -> Iterator[Finding]:
    """What was resolved while there was no quorum, and what is said of the quorum."""
    stated: dict[str | None, bool] = {}
    words: dict[str | None, str] = {}
    for number, one in enumerate(sitting.meeting.quorum):
        at = sitting.at("quorum", number)
        if stated.get(one.item, one.met) != one.met:
            yield QUORUM_TWICE.finding(at, "here there is a quorum and there is none")
        elif one.stated is not None and plain(one.stated) != plain(words.get(one.item, one.stated)):
            yield QUORUM_TWICE.finding(at.at("stated"), f"stated as “{words[one.item]}” above")
        stated.setdefault(one.item, one.met)
        if one.stated is not None:
            words.setdefault(one.item, one.stated)
    if False not in stated.values():
        return
    met = stated.get(None)
    for item, keys in sitting.items:
        met = stated.get(item.id, met)
        if met is False and item.resolved:
            yield INQUORATE.finding(sitting.at(*keys, "resolved"), "resolved, although there was no quorum")


TOO_MUCH = Code("MK420", Severity.ERROR)


def restricted_in_meeting(sitting: MeetingFacts) -> Iterator[Finding]:
    """The restricted items and papers of a meeting, and what stands elsewhere about such items."""
    hidden = set()
    for item, keys in sitting.items:
        if item.restricted is not None:
            hidden.add(item.id)
            yield from _more(item, sitting.at(*keys))
    for entry, keys in sitting.agenda:
        if entry.restricted is not None:
            hidden.add(entry.id)
            yield from _more(entry, sitting.at(*keys))
        for number, paper in enumerate(entry.papers):
            if paper.restricted is not None:
                yield from _more(paper, sitting.at(*keys, "papers", number))
    resolved = sitting.book.register.resolutions.get(sitting.meeting.id) if hidden else None
    for key in resolved.actions if resolved is not None else ():
        if resolved is not None and key.split("/")[0] in hidden:
            message = f"this says what became of the restricted item `{key.split('/')[0]}`"
            yield TOO_MUCH.finding(resolved.place.at("actions", key), message)


def restricted_in_reports(book: Book) -> Iterator[Finding]:
    """Restricted reports, and restricted papers attached to reports."""
    for report in book.register.reports.values():
        if report.restricted is not None:
            yield from _more(report, report.place)
        for number, attachment in enumerate(report.attachments):
            if attachment.restricted is not None:
                yield from _more(attachment, report.place.at("attachments", number))


def _more(part: Any, at: Place) -> Iterator[Finding]:
    for field in fields(part):
        if field.name not in HEADING[type(part)] and getattr(part, field.name) not in (None, (), False, field.default):
            name = typed(field.name)
            yield TOO_MUCH.finding(at.at(name), f"a restricted {_noun(part)} may not hold `{name}`")


def _noun(part: Any) -> str:
    return {"MinuteItem": "item", "AgendaItem": "item"}.get(type(part).__name__, type(part).__name__.lower())
