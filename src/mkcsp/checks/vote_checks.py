"""MK412 to MK419: votes by name and in totals against the room, the seats and each other."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.checks.meeting_facts import MeetingFacts, person
from mkcsp.checks.reference_targets import MEMBER
from mkcsp.findings import Code, Finding, Severity
from mkcsp.history.membership import vote_of
from mkcsp.location import Key, Place
from mkcsp.model.minute import Vote, Voter

NOT_THERE = Code("MK416", Severity.WARNING)
TWO_VOTES = Code("MK417", Severity.WARNING)
WITHOUT_VOTE = Code("MK418", Severity.WARNING)
NAMES_AND_TOTALS = Code("MK419", Severity.WARNING)


_WITHOUT = ("co-opted", "observers", "officers", "others")

NamedVoter = tuple[Voter, tuple[Key, ...]]


def recorded_votes(sitting: MeetingFacts) -> Iterator[Finding]:
    """Every vote of a meeting that is recorded by name."""
    for item, keys in sitting.items:
        for number, vote in enumerate(item.votes):
            voters = list(_voters(vote))
            at = sitting.at(*keys, "votes", number)
            yield from _totals(vote, at)
            if voters:
                yield from _on_roll(sitting, voters, at)
                yield from _one_each(sitting, voters, at)


def _voters(vote: Vote) -> Iterator[NamedVoter]:
    for field, those in (
        ("recorded-for", vote.recorded_for),
        ("recorded-against", vote.recorded_against),
        ("recorded-abstained", vote.recorded_abstained),
    ):
        for number, voter in enumerate(those):
            yield voter, (field, number)


def _on_roll(sitting: MeetingFacts, voters: list[NamedVoter], at: Place) -> Iterator[Finding]:
    roll = sitting.meeting.roll
    for voter, keys in voters:
        who = person(voter)
        line = sitting.present.get(who) if who is not None else None
        if line is None:
            a_slip = voter.member is not None and not MEMBER.known(sitting.book, sitting.meeting, voter.member)
            if who is not None and roll is not None and roll.complete and not a_slip:
                yield NOT_THERE.finding(at.at(*keys), f"{sitting.called(voter)} is not on the roll as present")
        elif line.line.votes is False or (
            line.line.votes is None and line.section.kind in _WITHOUT and line.line.deputy_for is None
        ):
            heading = (line.section.heading or line.section.kind).rstrip(":")
            message = f"{sitting.called(voter)} stands under “{heading}”, without a vote"
            yield WITHOUT_VOTE.finding(at.at(*keys), message)


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
    group, day = sitting.group, sitting.day
    who = person(voter)
    if group is None or day is None or who is None:
        return set()
    line = sitting.present.get(who)
    seats = sitting.book.seats.get(group.id, {})
    named, principal = None, voter.member
    if line is not None:
        named = line.line.seat
        if line.line.deputy_for is not None:
            named, principal = line.line.deputy_for.seat or named, line.line.deputy_for.member
    if named is not None:
        held = [seats[named]] if named in seats else []
    elif principal is not None:
        held = [one.seat for one in sitting.book.tenures(group.id).get(principal, ()) if one.covers(day)]
    else:
        held = []
    return {vote for seat in held if (vote := vote_of(seat, day)) is not None}


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
    for item, keys in sitting.items:
        for number, vote in enumerate(item.votes):
            at = sitting.at(*keys, "votes", number)
            yield from _room(sitting, vote, at)
            yield from _result(vote, at)


def _room(sitting: MeetingFacts, vote: Vote, at: Place) -> Iterator[Finding]:
    cast = (vote.for_ or 0) + (vote.against or 0) + (vote.abstained or 0) + (vote.did_not_vote or 0)
    roll = sitting.meeting.roll
    if not cast or roll is None or not roll.complete:
        return
    could = sitting.could_vote
    # The chair's casting vote may have been counted in with the rest.
    if cast > could + (vote.casting is not None):
        message = f"{cast} votes are recorded, but {could} on the roll could vote"
        yield TOO_MANY.finding(at, message)


def _result(vote: Vote, at: Place) -> Iterator[Finding]:
    if vote.unanimous and (vote.against or vote.recorded_against):
        count = vote.against or len(vote.recorded_against)
        yield NOT_UNANIMOUS.finding(at, f"said to be unanimous, with {count} against")
    if vote.for_ is None or vote.against is None:
        if vote.casting is not None and vote.result == "tied":
            yield NO_TIE.finding(at, "tied without decision, although a casting vote is recorded")
        return
    more = vote.for_ - vote.against
    totals = f"with {vote.for_} for and {vote.against} against"
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
