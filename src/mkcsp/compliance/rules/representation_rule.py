"""One vote for an organisation, or for a set of seats: the votes of a meeting, by name or by their totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from mkcsp.compliance.context import begun, bound_now, later, meetings, provided, seats_on, unshown
from mkcsp.compliance.results import Fact, Needed, Outcome, RuleContext, unknown
from mkcsp.compliance.seat_holders import derived, levels
from mkcsp.findings import Place
from mkcsp.history.approval import decided
from mkcsp.history.binding_clauses import has_class, seat_has_class
from mkcsp.history.days import after, months_after
from mkcsp.history.membership import Holding, seat_holdings, type_entry, type_on
from mkcsp.history.names_of_the_day import group_name, organisation_name, seat_name
from mkcsp.history.room import Sitter, room, there
from mkcsp.history.tristate import Tristate, covers, exists, or_
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.group import Representative, Seat
from mkcsp.model.meeting import Meeting
from mkcsp.model.minute import Vote, Voter
from mkcsp.model.rules import RepresentationRule
from mkcsp.register import minute_items

_NO_DAY = "exact day of the vacancy not recorded"


@dataclass(frozen=True, slots=True)
class _Ballot:
    vote: Vote
    at: Place
    item: int

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


def judge_ballots(rule: RepresentationRule, case: RuleContext, meeting: Meeting, about: str) -> Outcome:
    """Whether one vote was cast for each organisation or set of seats, in every vote of the meeting."""
    day = meeting.day
    if meeting.minutes is None:
        lack = f"the minutes of {meeting.id}"
        summary = f"whether and how votes were taken on {day} is not recorded"
        return Outcome(about, "unknown", summary, missing=(lack,), settles="they are entered", gap="votes not recorded")
    ballots = [
        _Ballot(vote, meeting.place.at(*keys, "votes", number), order)
        for order, (item, keys) in enumerate(minute_items(meeting))
        for number, vote in enumerate(item.votes)
    ]
    if not ballots:
        return Outcome(about, "met", f"no vote is recorded on {day}")
    sitters = room(case.register, case.group, meeting, case.on)
    twice = tuple(fact for ballot in ballots for fact in _twice(rule, case, sitters, ballot, day))
    over = tuple(fact for ballot in ballots for fact in _too_many(rule, meeting, sitters, ballot, day))
    if twice or over:
        summary = f"more than one vote was cast on {day} where there is one"
        return Outcome(about, "breached", summary, since=day, ended=day, facts=(*twice, *over))
    holes = list(dict.fromkeys(_holes(case, meeting, sitters, ballots, day)))
    if holes:
        summary = f"whether one vote each was cast on {day} is unknown"
        facts = tuple(Fact("the vote", ballot.at) for ballot in ballots)
        return Outcome(
            about,
            "unknown",
            summary,
            facts=facts,
            missing=tuple(holes),
            settles="that is entered",
            gap="votes not fully recorded",
        )
    facts = tuple(Fact("the vote", ballot.at) for ballot in ballots)
    return Outcome(about, "met", f"no vote of {day} is shown to be cast twice", facts=facts)


def _sitter_of(sitters: tuple[Sitter, ...], voter: Voter) -> Sitter | None:
    return next((one for one in sitters if one.who in (voter.member, voter.name)), None)


def _seats(case: RuleContext, sitters: tuple[Sitter, ...], voter: Voter, day: Day) -> list[Seat]:
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
    rule: RepresentationRule, case: RuleContext, sitters: tuple[Sitter, ...], ballot: _Ballot, day: Day
) -> Iterator[Fact]:
    cast: set[tuple[str, str]] = set()
    for voter, at in ballot.voters():
        seats = _seats(case, sitters, voter, day)
        if len(seats) != 1:
            continue
        votes = _votes(rule, seats[0], day)
        for kind, id in votes:
            if (kind, id) in cast:
                name = organisation_name(case.register, id, day) if kind == "organisation" else f"“{id}”"
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
        if there(meeting, one.line, ballot.item) is False:
            continue
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
    case: RuleContext, meeting: Meeting, sitters: tuple[Sitter, ...], ballots: list[_Ballot], day: Day
) -> Iterator[str]:
    if (meeting.roll is None or not meeting.roll.complete) and any(ballot.cast for ballot in ballots):
        yield f"the whole roll of {meeting.id}"
    for ballot in ballots:
        for voter, _ in ballot.voters():
            if len(_seats(case, sitters, voter, day)) != 1:
                yield f"the seat for which each of those named voted on {day}"


_SITS = ("voting", "associate", "co-opted")


def further(rule: RepresentationRule, case: RuleContext) -> Iterator[Outcome]:
    """Organisations with more than one representative on the day of judgement, and whether that was agreed."""
    if rule.more_than_one in (None, "allowed"):
        return
    day = Day.of(case.on)
    found: dict[str, list[tuple[str | None, Place]]] = {}
    for one in seats_on(case, day):
        if one.seat.organisation is None or one.type not in _SITS:
            continue
        for tenure in one.tenures:
            entry = tenure.spans[0]
            own = entry.by if isinstance(entry, Representative) else None
            found.setdefault(one.seat.organisation, []).append((own or _by(one.seat, day), tenure.at))
    for id, those in found.items():
        if len(those) < 2:
            continue
        name = organisation_name(case.register, id, day)
        about = f"{id}/representatives"
        facts = tuple(Fact(f"a representative of {name}{f', by {by}' if by else ''}", at) for by, at in those)
        summary = f"{name} has {len(those)} representatives"
        if rule.more_than_one == "not-allowed":
            yield Outcome(about, "breached", f"{summary}; one is allowed", facts=facts, settles="all but one leave")
        elif sum(agreed(case, by) for by, _ in those) >= len(those) - 1:
            yield Outcome(about, "met", f"{summary}, with the body's agreement", facts=facts)
        else:
            lack = f"the minute by which the body agreed to more than one representative of {name}"
            yield Outcome(
                about,
                "unknown",
                f"{summary}; no minute is recorded that agreed to it",
                facts=facts,
                missing=(lack,),
                settles=Needed("the minute is named, or the body agrees", "`by` of the representative"),
                gap=f"{summary}; no minute is recorded that agreed to it",
                prompts=True,
            )


def associates(rule: RepresentationRule, case: RuleContext) -> Iterator[Outcome]:
    """Associate seats that began after the clause did, and whether the body consented."""
    if rule.new_associates != "consent":
        return
    day = Day.of(case.on)
    begins = case.spans[0].begins if case.spans else None
    for one in seats_on(case, day):
        entry = type_entry(one.seat, day)
        if entry is None or entry.type != "associate":
            continue
        start = entry.from_ or one.seat.from_
        if start is not None and begins is not None and start.last < begins:
            continue
        name, about = seat_name(case.register, one.seat, Day.of(case.on)), f"{one.seat.id}/consent"
        facts = (Fact(f"the seat of {name}{f', by {entry.by}' if entry.by else ''}", one.at),)
        if agreed(case, entry.by):
            how = "the terms name" if entry.by in case.register.terms else "the body consented to"
            yield Outcome(about, "met", f"{how} {name} as an associate", since=start, facts=facts)
        else:
            lack = f"the minute by which the body consented to {name}, or since when it is an associate"
            yield Outcome(
                about,
                "unknown",
                f"no minute is recorded that consented to {name} as an associate",
                facts=facts,
                missing=(lack,),
                settles=Needed("the minute is named, or the body consents", "`by` of the membership"),
                gap=f"no minute is recorded that consented to {name} as an associate",
                prompts=True,
            )


def agreed(case: RuleContext, by: str | None) -> bool:
    """Whether `by` names a minute of the body that had been made by the day of judgement, or terms of reference."""
    if by is None:
        return False
    if by in case.register.terms:
        return True
    minute = case.register.minute(by)
    return minute is not None and decided(minute, case.on)


def _by(seat: Seat, day: Day) -> str | None:
    return next((entry.by for entry in seat.membership if entry.by and covers(entry, day) is not False), None)


def judge(rule: RepresentationRule, case: RuleContext) -> Iterator[Outcome]:
    """Seats: organisations of certain classes are represented; votes, further representatives, new associates.

    Rests on sections 5 and 6 of the terms of 2005: responsible authorities and statutory partners are represented;
    one vote for an organisation, and one for the parishes between them; more than one representative with the
    Partnership's agreement; a new associate with its consent. Judged apart: every organisation that had a class on
    the day, with its own dates, and every generic seat of the class; every meeting's votes; every organisation with
    several representatives; every associate seat that is newer than the clause. A seat that awaits a nomination is
    vacant too, and so is one of several seats of an organisation although another of them is held. Agreement and
    consent are the minute, or the terms, named in `by`. With `levels`, whoever holds a seat of theirs has a post of one
    of these levels. With `derived`, a seat with `held-by` is held by whoever has that office or post, and one with
    `derived` by as many as it has `places`.

    Passes: `classes: [responsible-authority]`, and somebody holds a seat of each organisation that is one.
    Fails: the same, and the only seat of one of them is `state: vacant`, where `vacancy: breach`.
    """
    now = bound_now(case)
    if now is not False:
        found = (
            *_organisations(rule, case),
            *_generic(rule, case),
            *further(rule, case),
            *associates(rule, case),
            *levels(rule, case),
            *derived(rule, case),
        )
        for outcome in found:
            yield provided(outcome, now)
    if rule.one_vote is not None:
        for sitting, under in meetings(case):
            about = f"votes/{sitting.id}"
            judged = (
                judge_ballots(rule, case, sitting.meeting, about)
                if sitting.held
                else unshown(sitting, about, "how it voted")
            )
            yield provided(judged, under)


def _organisations(rule: RepresentationRule, case: RuleContext) -> Iterator[Outcome]:
    day = Day.of(case.on)
    seats = seats_on(case, day)
    wanted: dict[str, Tristate] = {}
    for id in rule.organisations:
        record = case.register.organisations.get(id)
        wanted[id] = exists(record.from_, record.until, day) if record else True
    for id, organisation in case.register.organisations.items():
        cover = or_(has_class(case.clause, organisation, class_, day) for class_ in rule.classes)
        if cover is not False and wanted.get(id) is not True:
            wanted[id] = cover
    for id, cover in wanted.items():
        if cover is False:
            continue
        name = organisation_name(case.register, id, day)
        outcome = _represented(rule, case, id, name, [one for one in seats if one.seat.organisation == id])
        if cover is None and outcome.state in ("breached", "due-soon"):
            lack = f"the class of {name} on {day}"
            summary = f"whether {name} has to be represented is not recorded; if it has: {outcome.summary}"
            suspected = outcome.summary
            outcome = replace(_unknown(id, summary, outcome.facts, lack, gap="class not recorded"), suspected=suspected)
        yield outcome


def _generic(rule: RepresentationRule, case: RuleContext) -> Iterator[Outcome]:
    day = Day.of(case.on)
    for one in seats_on(case, day):
        if one.seat.organisation is not None:
            continue
        cover = or_(seat_has_class(case.register, case.clause, one.seat, class_, day) for class_ in rule.classes)
        if cover is not False:
            yield _represented(
                rule, case, f"seats/{one.seat.id}", seat_name(case.register, one.seat, Day.of(case.on)), [one]
            )


def _represented(
    rule: RepresentationRule, case: RuleContext, about: str, name: str, seats: Sequence[Holding]
) -> Outcome:
    day = Day.of(case.on)
    facts = tuple(Fact(f"a seat of {name}: {one.state.replace('-', ' ')}", one.at) for one in seats)
    held = [one for one in seats if one.state == "held"]
    if any(exists(one.seat.from_, one.seat.until, day) for one in held):
        empty = [one for one in seats if _empty(one, day)]
        if empty and len(seats) > 1:
            titles = ", ".join(seat_name(case.register, one.seat, Day.of(case.on)) for one in empty)
            return _vacant(rule, case, about, f"{name} ({titles})", empty, facts)
        open_seats = [one for one in seats if one.state in ("not-recorded", "generic") or one.possible]
        missing = tuple(
            f"who held the seat {seat_name(case.register, one.seat, Day.of(case.on))} on {day}" for one in open_seats
        )
        return Outcome(about, "met", f"{name} is represented", facts=facts, missing=missing)
    open_ = [one for one in seats if one.state in ("not-recorded", "generic", "held")]
    if open_ or any(one.possible for one in seats):
        lack = f"who held the seat of {name} on {day}"
        return _unknown(about, f"{lack} is not recorded", facts, lack, gap="holder not recorded")
    if not seats:
        if not case.group.seats:
            lack = f"the seats of {group_name(case.register, case.group.id, Day.of(case.on))}"
            return _unknown(about, f"{lack} are not recorded", (), lack, gap="seats not recorded")
        return Outcome(
            about,
            "breached",
            f"{name} has no seat",
            facts=(Fact("none of the seats is of it", case.group.place.at("seats")),),
            settles=f"{name} gets a seat and names a representative",
        )
    return _vacant(rule, case, about, name, seats, facts)


def _empty(one: Holding, day: Day) -> bool:
    """Whether the seat surely existed and nobody held it."""
    there = exists(one.seat.from_, one.seat.until, day)
    return bool(there) and one.state in ("vacant", "awaiting-nomination") and not one.possible


def _vacant(
    rule: RepresentationRule,
    case: RuleContext,
    about: str,
    name: str,
    seats: Sequence[Holding],
    facts: tuple[Fact, ...],
) -> Outcome:
    words = " and ".join(dict.fromkeys("vacant" if one.state == "vacant" else "awaiting nomination" for one in seats))
    summary = f"the seat of {name} is {words}"
    settles = f"{name} names a representative"
    since = _since(case, seats)
    if rule.fill_within_months is None:
        if rule.vacancy == "allowed":
            return Outcome(about, "met", f"{summary}, which the clause allows", since=since, facts=facts)
        return Outcome(
            about, "breached", summary, since=later(since, begun(case)) if since else None, facts=facts, settles=settles
        )
    if since is None:
        lack = f"since when the seat of {name} is vacant"
        return _unknown(about, f"{summary}; {lack} is not recorded", facts, lack, gap="since when vacant not recorded")
    months = rule.fill_within_months
    soonest, due = months_after(since.first, months), months_after(since.last, months)
    if case.on <= soonest:
        return Outcome(
            about, "due-soon", f"{summary}, to be filled by {due}", since=since, facts=facts, settles=settles, due=due
        )
    if case.on <= due:
        lack = f"the very day since which the seat of {name} is vacant"
        return _unknown(about, f"{summary}, to be filled by {due} at the latest", facts, lack, due, gap=_NO_DAY)
    return Outcome(
        about,
        "breached",
        f"{summary}, and had to be filled by {due}",
        since=Day.of(after(due)),
        facts=facts,
        settles=settles,
        due=due,
    )


def _since(case: RuleContext, seats: Sequence[Holding]) -> Day | None:
    """Since when nobody has held any of the seats: the latest beginning, if each is known."""
    begins = []
    for one in seats:
        day = Day.of(case.on)
        own = [each for each in seat_holdings(case.register, case.group) if each.seat.id == one.seat.id]
        starts = [each.joined for each in own if each.member is None and each.covers(day) and each.joined is not None]
        if not starts:
            return None
        begins.append(min(starts, key=lambda start: start.first))
    return later(*begins)


def _unknown(
    about: str, summary: str, facts: tuple[Fact, ...], lack: str, due: date | None = None, *, gap: str
) -> Outcome:
    return unknown(about, summary, gap=gap, missing=(lack,), facts=facts, due=due)
