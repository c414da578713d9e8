"""What judges stand on: whether a clause bound the body on a day, which meetings fall under it, names of seats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from mkcsp.compliance.outcomes import Case, Outcome
from mkcsp.history.binding_clauses import bound_in
from mkcsp.history.counted_meetings import CountedMeeting, counted_meetings
from mkcsp.history.counted_meetings import to_come as upcoming
from mkcsp.history.membership import Holding, holdings
from mkcsp.history.names_of_the_day import organisation_name
from mkcsp.history.tristate import Tristate, has_come
from mkcsp.model.dates import Day
from mkcsp.model.group import Seat
from mkcsp.model.meeting import Meeting
from mkcsp.register import Register


def bound(case: Case, day: Day) -> Tristate:
    """Whether the clause bound the body on `day`; None where it may have, or for a part of `day` only."""
    return bound_in(case.spans, day)


def bound_now(case: Case) -> Tristate:
    """Whether the clause bound the body on the day of judgement."""
    return bound(case, Day.of(case.on))


def meetings(case: Case) -> Iterator[tuple[CountedMeeting, Tristate]]:
    """The meetings of the body up to the day of judgement that the clause bound (True) or may have bound (None)."""
    for sitting in counted_meetings(case.register, case.group.id, case.on):
        under = bound(case, sitting.day)
        if under is not False:
            yield sitting, under


def to_come(case: Case) -> Iterator[Meeting]:
    """The meetings of the body that are planned for after the day of judgement."""
    for meeting in upcoming(case.register, case.group.id, case.on):
        if meeting.status != "held" and not has_come(meeting.day, case.on):
            yield meeting


def provided(outcome: Outcome, under: Tristate) -> Outcome:
    """The outcome if the clause bound the body; what is no duty breaks nothing where that cannot be told."""
    if under is None and outcome.state in ("breached", "due-soon"):
        return replace(
            outcome,
            state="cannot-be-told",
            since=None,
            summary=f"it is not known whether the clause bound the body then; if it did: {outcome.summary}",
            lacking=("a record of when the clause was in force", *outcome.lacking),
        )
    return outcome


def unshown(sitting: CountedMeeting, about: str | None = None, asked: str = "") -> Outcome:
    """That nothing shows whether a meeting was held whose day has passed. asked: what else was to be judged of it."""
    return Outcome(
        about or sitting.id,
        "cannot-be-told",
        f"nothing shows whether the meeting of {sitting.day} was held{f', and {asked}' if asked else ''}",
        lacking=(f"the minutes or the roll of {sitting.id}, or that it was cancelled",),
        settles=f"the status of {sitting.id} and its minutes are entered",
    )


def seats_on(case: Case, day: Day) -> tuple[Holding, ...]:
    """The seats of the body that existed on `day`, or may have, each with its holders."""
    return case.once(("seats", day), lambda: holdings(case.register, case.group, day))


def seat_name(register: Register, seat: Seat) -> str:
    """What a seat is called, without naming anybody: its title, else its organisation or generic words."""
    if seat.title or seat.generic:
        return seat.title or seat.generic or seat.id
    return organisation_name(register, seat.organisation) if seat.organisation else seat.id


def later(*days: Day | None) -> Day | None:
    """The latest of the days that are known."""
    return max((day for day in days if day is not None), key=lambda day: day.last, default=None)


def begun(case: Case) -> Day | None:
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
