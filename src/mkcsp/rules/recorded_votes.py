"""MK416 to MK419: votes recorded by name against the roll, the seats and the totals."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.findings import Finding
from mkcsp.history.membership import vote_of
from mkcsp.location import Key, Place
from mkcsp.model.minute import Vote, Voter
from mkcsp.rules.pages_recorded_votes import NAMES_AND_TOTALS, NOT_THERE, TWO_VOTES, WITHOUT_VOTE
from mkcsp.rules.sitting import Sitting, person
from mkcsp.rules.targets import MEMBER

_WITHOUT = ("co-opted", "observers", "officers", "others")

Named = tuple[Voter, tuple[Key, ...]]


def check(sitting: Sitting) -> Iterator[Finding]:
    """Every vote of a meeting that is recorded by name."""
    for item, keys in sitting.items:
        for number, vote in enumerate(item.votes):
            voters = list(_voters(vote))
            at = sitting.at(*keys, "votes", number)
            yield from _totals(vote, at)
            if voters:
                yield from _on_roll(sitting, voters, at)
                yield from _one_each(sitting, voters, at)


def _voters(vote: Vote) -> Iterator[Named]:
    for field, those in (
        ("recorded-for", vote.recorded_for),
        ("recorded-against", vote.recorded_against),
        ("recorded-abstained", vote.recorded_abstained),
    ):
        for number, voter in enumerate(those):
            yield voter, (field, number)


def _on_roll(sitting: Sitting, voters: list[Named], at: Place) -> Iterator[Finding]:
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


def _one_each(sitting: Sitting, voters: list[Named], at: Place) -> Iterator[Finding]:
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


def _votes(sitting: Sitting, voter: Voter) -> set[str]:
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
