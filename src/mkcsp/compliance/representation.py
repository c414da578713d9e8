"""Seats: who has to be represented, vacancies, votes, further representatives, and new associates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mkcsp.compliance.ballots import judged as votes
from mkcsp.compliance.classes import has_class, seat_has_class
from mkcsp.compliance.delegations import associates, further
from mkcsp.compliance.footing import begun, bound_now, later, meetings, provided, seat_name, seats_on, unshown
from mkcsp.compliance.outcomes import Case, Fact, Outcome
from mkcsp.history.days import after, months_after
from mkcsp.history.membership import Holding, seat_holdings
from mkcsp.history.names_of_the_day import organisation_name
from mkcsp.history.tristate import Tristate, exists, or_
from mkcsp.model.dates import Day
from mkcsp.model.rules import RepresentationRule


def judge(rule: RepresentationRule, case: Case) -> Iterator[Outcome]:
    """Seats: organisations of certain classes are represented; votes, further representatives, new associates.

    Rests on sections 5 and 6 of the terms of 2005: responsible authorities and statutory partners are represented;
    one vote for an organisation, and one for the parishes between them; more than one representative with the
    Partnership's agreement; a new associate with its consent. Judged apart: every organisation that had a class on
    the day, with its own dates, and every generic seat of the class; every meeting's votes; every organisation with
    several representatives; every associate seat that is newer than the clause. A seat that awaits a nomination is
    vacant too. Agreement and consent are the minute, or the terms, named in `by`.

    Passes: `classes: [responsible-authority]`, and somebody holds a seat of each organisation that is one.
    Fails: the same, and the only seat of one of them is `state: vacant`, where `vacancy: breach`.
    """
    now = bound_now(case)
    if now is not False:
        found = (*_organisations(rule, case), *_generic(rule, case), *further(rule, case), *associates(rule, case))
        for outcome in found:
            yield provided(outcome, now)
    if rule.one_vote is not None:
        for sitting, under in meetings(case):
            about = f"votes/{sitting.id}"
            judged = (
                votes(rule, case, sitting.meeting, about) if sitting.held else unshown(sitting, about, "how it voted")
            )
            yield provided(judged, under)


def _organisations(rule: RepresentationRule, case: Case) -> Iterator[Outcome]:
    day = Day.of(case.on)
    seats = seats_on(case, day)
    wanted: dict[str, Tristate] = {}
    for id in rule.organisations:
        record = case.register.organisations.get(id)
        wanted[id] = exists(record.from_, record.until, day) if record else True
    for id, organisation in case.register.organisations.items():
        cover = or_(has_class(case, organisation, class_, day) for class_ in rule.classes)
        if cover is not False and wanted.get(id) is not True:
            wanted[id] = cover
    for id, cover in wanted.items():
        if cover is False:
            continue
        name = organisation_name(case.register, id)
        outcome = _represented(rule, case, id, name, [one for one in seats if one.seat.organisation == id])
        if cover is None and outcome.state in ("breached", "due-soon"):
            lack = f"the class of {name} on {day}"
            summary = f"whether {name} has to be represented is not recorded; if it has: {outcome.summary}"
            outcome = _unknown(id, summary, outcome.facts, lack)
        yield outcome


def _generic(rule: RepresentationRule, case: Case) -> Iterator[Outcome]:
    day = Day.of(case.on)
    for one in seats_on(case, day):
        if one.seat.organisation is not None:
            continue
        cover = or_(seat_has_class(case, one.seat, class_, day) for class_ in rule.classes)
        if cover is not False:
            yield _represented(rule, case, f"seats/{one.seat.id}", seat_name(case.register, one.seat), [one])


def _represented(rule: RepresentationRule, case: Case, about: str, name: str, seats: Sequence[Holding]) -> Outcome:
    day = Day.of(case.on)
    facts = tuple(Fact(f"a seat of {name}: {one.state.replace('-', ' ')}", one.at) for one in seats)
    held = [one for one in seats if one.state == "held"]
    if any(exists(one.seat.from_, one.seat.until, day) for one in held):
        return Outcome(about, "met", f"{name} is represented", facts=facts)
    open_ = [one for one in seats if one.state in ("not-recorded", "generic", "held")]
    if open_ or any(one.possible for one in seats):
        lack = f"who held the seat of {name} on {day}"
        return _unknown(about, f"{lack} is not recorded", facts, lack)
    if not seats:
        if not case.group.seats:
            lack = f"the seats of {case.group.name}"
            return _unknown(about, f"{lack} are not recorded", (), lack)
        return Outcome(
            about,
            "breached",
            f"{name} has no seat",
            facts=(Fact("none of the seats is of it", case.group.place.at("seats")),),
            settles=f"{name} gets a seat and names a representative",
        )
    return _vacant(rule, case, about, name, seats, facts)


def _vacant(
    rule: RepresentationRule, case: Case, about: str, name: str, seats: Sequence[Holding], facts: tuple[Fact, ...]
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
        return _unknown(about, f"{summary}; {lack} is not recorded", facts, lack)
    months = rule.fill_within_months
    soonest, due = months_after(since.first, months), months_after(since.last, months)
    if case.on <= soonest:
        return Outcome(
            about, "due-soon", f"{summary}, to be filled by {due}", since=since, facts=facts, settles=settles, due=due
        )
    if case.on <= due:
        lack = f"the very day since which the seat of {name} is vacant"
        return _unknown(about, f"{summary}, to be filled by {due} at the latest", facts, lack, due)
    return Outcome(
        about,
        "breached",
        f"{summary}, and had to be filled by {due}",
        since=Day.of(after(due)),
        facts=facts,
        settles=settles,
        due=due,
    )


def _since(case: Case, seats: Sequence[Holding]) -> Day | None:
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


def _unknown(about: str, summary: str, facts: tuple[Fact, ...], lack: str, due: date | None = None) -> Outcome:
    return Outcome(about, "cannot-be-told", summary, facts=facts, lacking=(lack,), settles="that is entered", due=due)
