"""One vote for an organisation, or for a set of seats: the votes of a meeting, by name or by their totals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkcsp.compliance.outcomes import Case, Fact, Outcome
from mkcsp.compliance.room import Sitter, room
from mkcsp.history.membership import seat_holdings, type_entry, type_on
from mkcsp.history.names_of_the_day import organisation_name
from mkcsp.location import Place
from mkcsp.model.dates import Day
from mkcsp.model.group import Seat
from mkcsp.model.meeting import Meeting
from mkcsp.model.minute import Vote, Voter
from mkcsp.model.rules import RepresentationRule
from mkcsp.register import minute_items


@dataclass(frozen=True, slots=True)
class _Ballot:
    vote: Vote
    at: Place

    def voters(self) -> Iterator[tuple[Voter, Place]]:
        """Those whose vote for or against is recorded by name."""
        for key, those in (("recorded-for", self.vote.recorded_for), ("recorded-against", self.vote.recorded_against)):
            for number, voter in enumerate(those):
                yield voter, self.at.at(key, number)

    @property
    def cast(self) -> int:
        """How many votes were cast, as far as is recorded."""
        named = (len(self.vote.recorded_for), len(self.vote.recorded_against))
        return max(self.vote.for_ or 0, named[0]) + max(self.vote.against or 0, named[1])


def judged(rule: RepresentationRule, case: Case, meeting: Meeting, about: str) -> Outcome:
    """Whether one vote was cast for each organisation or set of seats, in every vote of the meeting."""
    day = meeting.day
    if meeting.minutes is None:
        lack = f"the minutes of {meeting.id}"
        summary = f"whether and how votes were taken on {day} is not recorded"
        return Outcome(about, "cannot-be-told", summary, lacking=(lack,), settles="they are entered")
    ballots = [
        _Ballot(vote, meeting.place.at(*keys, "votes", number))
        for item, keys in minute_items(meeting)
        for number, vote in enumerate(item.votes)
    ]
    if not ballots:
        return Outcome(about, "met", f"no vote is recorded on {day}")
    sitters = room(case, meeting)
    twice = tuple(fact for ballot in ballots for fact in _twice(rule, case, sitters, ballot, day))
    over = tuple(fact for ballot in ballots for fact in _too_many(rule, meeting, sitters, ballot, day))
    if twice or over:
        summary = f"more than one vote was cast on {day} where there is one"
        return Outcome(about, "breached", summary, since=day, ended=day, facts=(*twice, *over))
    holes = list(dict.fromkeys(_holes(case, meeting, sitters, ballots, day)))
    if holes:
        summary = f"whether one vote each was cast on {day} cannot be told"
        facts = tuple(Fact("the vote", ballot.at) for ballot in ballots)
        return Outcome(about, "cannot-be-told", summary, facts=facts, lacking=tuple(holes), settles="that is entered")
    facts = tuple(Fact("the vote", ballot.at) for ballot in ballots)
    return Outcome(about, "met", f"no vote of {day} is shown to be cast twice", facts=facts)


def _sitter_of(sitters: tuple[Sitter, ...], voter: Voter) -> Sitter | None:
    return next((one for one in sitters if one.who in (voter.member, voter.name)), None)


def _seats(case: Case, sitters: tuple[Sitter, ...], voter: Voter, day: Day) -> list[Seat]:
    """The seats with a vote for which somebody sat that day."""
    sitter = _sitter_of(sitters, voter)
    if sitter is not None:
        found = list(sitter.seats)
    else:
        held = seat_holdings(case.register, case.group)
        found = [one.seat for one in held if one.member and one.member == voter.member and one.covers(day)]
    return [seat for seat in found if type_on(seat, day) == "voting"]


def _votes(rule: RepresentationRule, seat: Seat, day: Day) -> list[tuple[str, str]]:
    """What the seat's vote is shared by, as the clause has it."""
    found = []
    if rule.one_vote in ("organisation", "organisation-and-shared") and seat.organisation:
        found.append(("organisation", seat.organisation))
    entry = type_entry(seat, day)
    if rule.one_vote in ("shared", "organisation-and-shared") and entry is not None and entry.shares_vote:
        found.append(("shared vote", entry.shares_vote))
    return found


def _twice(
    rule: RepresentationRule, case: Case, sitters: tuple[Sitter, ...], ballot: _Ballot, day: Day
) -> Iterator[Fact]:
    cast: set[tuple[str, str]] = set()
    for voter, at in ballot.voters():
        seats = _seats(case, sitters, voter, day)
        if len(seats) != 1:
            continue
        votes = _votes(rule, seats[0], day)
        for kind, id in votes:
            if (kind, id) in cast:
                name = organisation_name(case.register, id) if kind == "organisation" else f"“{id}”"
                yield Fact(f"a second vote of the {kind} {name}", at)
        cast.update(votes)


def _too_many(
    rule: RepresentationRule, meeting: Meeting, sitters: tuple[Sitter, ...], ballot: _Ballot, day: Day
) -> Iterator[Fact]:
    """More votes than the room had, if the roll names everybody."""
    if meeting.roll is None or not meeting.roll.complete:
        return
    shared: set[tuple[str, str]] = set()
    own = 0
    for one in sitters:
        if one.counts(("voting",)) is False and one.line.line.votes is not True:
            continue
        voting = [seat for seat in one.seats if type_on(seat, day) == "voting"]
        votes = [vote for seat in voting for vote in _votes(rule, seat, day)[-1:]]
        if votes and len(voting) == len(votes):
            shared.update(votes)
        else:
            own += max(1, len(voting))
    if ballot.cast > len(shared) + own:
        yield Fact(f"{ballot.cast} votes were cast, and {len(shared) + own} were in the room", ballot.at)


def _holes(
    case: Case, meeting: Meeting, sitters: tuple[Sitter, ...], ballots: list[_Ballot], day: Day
) -> Iterator[str]:
    if (meeting.roll is None or not meeting.roll.complete) and any(ballot.cast for ballot in ballots):
        yield f"the whole roll of {meeting.id}"
    for ballot in ballots:
        for voter, _ in ballot.voters():
            if len(_seats(case, sitters, voter, day)) != 1:
                yield f"the seat for which each of those named voted on {day}"
