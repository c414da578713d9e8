"""What judges ask: whether a clause bound the body, which meetings fall under it, its seats and their classes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from mkcsp.compliance.results import Fact, Needed, Outcome, RuleContext
from mkcsp.history.binding_clauses import bound_in, in_classes
from mkcsp.history.counted_meetings import CountedMeeting, counted_meetings
from mkcsp.history.counted_meetings import to_come as upcoming
from mkcsp.history.membership import Holding, holdings, places_on
from mkcsp.history.names_of_the_day import organisation_name, seat_name
from mkcsp.history.tristate import Tristate, and_, exists, has_come
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.group import Group, MembershipType, Seat
from mkcsp.model.meeting import Meeting
from mkcsp.model.rules import SeatsRule
from mkcsp.register import Register


def bound(case: RuleContext, day: Day) -> Tristate:
    """Whether the clause bound the body on `day`; None where it may have, or for a part of `day` only."""
    return bound_in(case.spans, day)


def bound_now(case: RuleContext) -> Tristate:
    """Whether the clause bound the body on the day of judgement."""
    return bound(case, Day.of(case.on))


def meetings(case: RuleContext) -> Iterator[tuple[CountedMeeting, Tristate]]:
    """The meetings of the body up to the day of judgement that the clause bound (True) or may have bound (None)."""
    for sitting in counted_meetings(case.register, case.group.id, case.on):
        under = bound(case, sitting.day)
        if under is not False:
            yield sitting, under


def to_come(case: RuleContext) -> Iterator[Meeting]:
    """The meetings of the body that are planned for after the day of judgement."""
    for meeting in upcoming(case.register, case.group.id, case.on):
        if meeting.status != "held" and not has_come(meeting.day, case.on):
            yield meeting


def provided(outcome: Outcome, under: Tristate) -> Outcome:
    """The outcome if the clause bound the body; what is no duty breaks nothing where that is unknown."""
    if under is None and outcome.state in ("breached", "due-soon"):
        return replace(
            outcome,
            state="unknown",
            since=None,
            ended=None,
            summary=f"it is not known whether the clause bound the body then; if it did: {outcome.summary}",
            missing=("a record of when the clause was in force", *outcome.missing),
            suspected=outcome.summary,
        )
    # What may not bind gives nobody anything to do.
    return replace(outcome, prompts=False) if under is None and outcome.prompts else outcome


def unshown(sitting: CountedMeeting, about: str | None = None, asked: str = "") -> Outcome:
    """That nothing shows whether a meeting was held whose day has passed. asked: what else was to be judged of it."""
    return Outcome(
        about or sitting.id,
        "unknown",
        f"nothing shows whether the meeting of {sitting.day} was held{f', and {asked}' if asked else ''}",
        missing=(f"the minutes or the roll of {sitting.id}, or that it was cancelled",),
        settles=f"the status of {sitting.id} and its minutes are entered",
        gap="not recorded whether it was held",
    )


def seats_on(case: RuleContext, day: Day) -> tuple[Holding, ...]:
    """The seats of the body that existed on `day`, or may have, each with its holders."""
    return case.once(("seats", day), lambda: holdings(case.register, case.group, day))


def later(*days: Day | None) -> Day | None:
    """The latest of the days that are known."""
    return max((day for day in days if day is not None), key=lambda day: day.last, default=None)


def begun(case: RuleContext) -> Day | None:
    """From when the clause has bound the body without a break, as of the day of judgement, if that is known."""
    since: date | None = None
    for span in reversed(case.spans):
        if since is None and not span.holds(case.on):
            continue
        if since is not None and (span.ends is None or span.ends < since - timedelta(days=1)):
            break
        if span.begins is None:
            return None
        since = span.begins
    return Day.of(since) if since is not None else None


def any_of_class(case: RuleContext, class_: str) -> bool:
    """Whether the records have an organisation or a seat of that class at all, whenever."""
    of_seats = (entry.class_ for seat in case.group.seats for entry in seat.membership)
    of_organisations = (
        entry.class_ for organisation in case.register.organisations.values() for entry in organisation.classes
    )
    return class_ in of_seats or class_ in of_organisations


def class_missing(case: RuleContext, seat: Seat, class_: str, day: Day) -> str:
    """What is missing where it is unknown whether a seat was of a class on a day."""
    if seat.organisation is not None and all(each.class_ is None for each in seat.membership):
        name = organisation_name(case.register, seat.organisation, day)
        words = f"since when {name} is of the class {class_}"
        organisation = case.register.organisations.get(seat.organisation)
        at = organisation.place.at("classes") if organisation is not None else None
        return Needed(words, f"`from` below `classes` of {seat.organisation}", at)
    at = next((case.group.place.at("seats", n) for n, one in enumerate(case.group.seats) if one.id == seat.id), None)
    return Needed(f"since when the seat {seat.id} is of the class {class_}", "`from` below its `membership`", at)


@dataclass(frozen=True, slots=True)
class Seated:
    """A seat that is bound on a day (True), or of which that is unknown (None)."""

    holding: Holding
    name: str
    binds: Tristate

    @property
    def id(self) -> str:
        """Id of the seat."""
        return self.holding.seat.id

    @property
    def fact(self) -> Fact:
        """The seat, and where it is."""
        return Fact(f"the seat of {self.name}", self.holding.at)


def seated(case: RuleContext, rule: SeatsRule, binds: tuple[MembershipType, ...] | str, day: Day) -> Iterator[Seated]:
    """The seats of the body on `day` that the rule binds, or may bind: by type of membership, class, and office."""
    for holding in seats_on(case, day):
        seat = holding.seat
        existed = exists(seat.from_, seat.until, day)
        typed: Tristate = None if holding.type is None else holding.type in binds
        cover = and_((typed, existed, in_rule(case, rule, seat, day)))
        if cover is not False:
            yield Seated(holding, seat_name(case.register, seat, Day.of(case.on)), cover)


def in_rule(case: RuleContext, rule: SeatsRule, seat: Seat, day: Day) -> Tristate:
    """Whether a rule that binds some classes of seats, or none by office, binds this one on `day`."""
    by_office = not (rule.by_office == "not-bound" and seat.held_by is not None)
    return and_((by_office, in_classes(case.register, case.clause, rule, seat, day)))


def not_recorded(one: Seated, case: RuleContext) -> Outcome | None:
    """That it is not recorded who holds the seat; None where nobody is expected to, or somebody does."""
    if one.holding.state not in ("not-recorded", "generic"):
        return None
    lack = f"who held the seat of {one.name} on {case.on}"
    return Outcome(
        one.id,
        "unknown",
        f"{lack} is not recorded",
        facts=(one.fact,),
        missing=(lack,),
        settles="that is entered",
        gap="holder not recorded",
    )


def everybody_known(register: Register, group: Group, day: Day) -> bool:
    """Whether the records say of every seat of the group who held it on `day`, or that nobody did."""
    seats = holdings(register, group, day)
    known = ("held", "vacant", "awaiting-nomination")
    return bool(seats) and all(one.state in known and not one.possible and _places_known(one, day) for one in seats)


def _places_known(one: Holding, day: Day) -> bool:
    """Whether a seat whose places follow from something else has a holder for each of them."""
    if one.seat.derived is None:
        return True
    places = places_on(one.seat, day)
    return places is not None and len(set(one.members)) >= places.number


def if_bound(outcome: Outcome, one: Seated) -> Outcome:
    """The outcome if the seat is bound; where that is unknown, it breaks nothing."""
    if one.binds is None and outcome.state in ("breached", "due-soon"):
        lack = f"the type of membership and the class of the seat of {one.name}, and since when it exists"
        return Outcome(
            outcome.about,
            "unknown",
            f"whether the clause binds the seat of {one.name} is not recorded; if it does: {outcome.summary}",
            facts=outcome.facts,
            missing=(lack, *outcome.missing),
            settles="that is entered",
            suspected=outcome.summary,
        )
    return outcome
