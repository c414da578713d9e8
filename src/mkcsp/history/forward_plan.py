"""What is to come to a body's meetings: what reports announce, what was resolved for a meeting, and action plans."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from mkcsp.findings import Place
from mkcsp.history.due_days import open_actions
from mkcsp.history.tristate import has_come
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.report_record import Plan, Report
from mkcsp.register import Register

PlanState = Literal["to-come", "came", "put-off", "unknown"]
"""`put-off`: it was resolved to come later. `unknown`: its day has passed, and nothing shows that it came."""


@dataclass(frozen=True, slots=True)
class Planned:
    """Something that is to come to a meeting.

    day: None where no day is known. who: ids or words of those who bring it, as recorded. announced: the report, the
    minute or the strategy that says so. meeting: id of the meeting to which it is to come, if one is named. later: the
    minute that put it off, and the day on which it now is to come, if that is known.
    """

    what: str
    day: Day | None
    state: PlanState
    announced: str
    at: Place
    meeting: str | None = None
    later: tuple[str, Day | None] | None = None


def plans_of_reports(register: Register, group: str, on: date) -> Iterator[Planned]:
    """What the reports made to a body by the day `on` say will come."""
    for report in reports_to(register, group, on):
        for number, plan in enumerate(report.plans):
            day = _day(register, plan)
            state: PlanState = "unknown" if day is not None and day.last < on else "to-come"
            later = None
            if plan.came is not None and _came(register, plan.came, on):
                state = "came"
            elif plan.put_off_by is not None and _came(register, plan.put_off_by, on):
                state, later = "put-off", (plan.put_off_by, _falls(register, plan.put_off_by, on))
            yield Planned(plan.what, day, state, report.id, report.place.at("plans", number), plan.meeting, later)


def resolved_for_meetings(register: Register, group: str, on: date) -> Iterator[Planned]:
    """What a body resolved is to come to one of its own meetings."""
    for task in open_actions(register, on, group):
        meeting = task.due.meeting if task.due is not None and task.due.when == "meeting" else None
        if meeting is None or meeting.split("/")[0] != group:
            continue
        closed = task.state_on(register, on) == "done"
        day = task.falls
        state: PlanState = "came" if closed else "unknown" if day is not None and day.last < on else "to-come"
        yield Planned(task.words, day, state, task.reference, task.at, meeting)


def reports_to(register: Register, group: str, on: date) -> Iterator[Report]:
    """The reports made to a body, or to one of its meetings, that were written by the day `on` as far as is known."""
    for report in register.reports.values():
        made_to = report.group or (report.meeting or "").split("/")[0]
        if made_to == group and report.restricted is None and (report.dated is None or has_come(report.dated, on)):
            yield report


def _day(register: Register, plan: Plan) -> Day | None:
    meeting = register.meetings.get(plan.meeting or "")
    if meeting is None:
        return plan.when
    return None if meeting.status in ("postponed", "cancelled") and meeting.held_on is None else meeting.day


def _falls(register: Register, reference: str, on: date) -> Day | None:
    """The day on which what a clause asks for falls due, if it is known."""
    group = reference.split("/")[0]
    return next((task.falls for task in open_actions(register, on, group) if task.reference == reference), None)


def _came(register: Register, reference: str, on: date) -> bool:
    meeting = register.meetings.get("/".join(reference.split("/")[:2]))
    return meeting is not None and has_come(meeting.day, on)
