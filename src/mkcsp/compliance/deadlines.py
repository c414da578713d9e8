"""By when a task is due, and whether the records show that that day has come."""

from __future__ import annotations

from dataclasses import dataclass

from mkcsp.compliance.calendar import announced, calendar
from mkcsp.compliance.outcomes import Case
from mkcsp.practice.actions import Task
from mkcsp.practice.months import months_after
from mkcsp.practice.spans import has_come
from mkcsp.records.dates import Day
from mkcsp.records.meetings import Meeting


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a task is due.

    day: None where it falls due on no day that is known. hole: the record without which it cannot be told whether it
    is late, if any. why: in words, where there is no day.
    """

    day: Day | None
    hole: str | None = None
    why: str = ""


def deadline(case: Case, task: Task, within_months: int | None) -> Deadline:
    """The deadline that holds on the day of judgement.

    within_months: how long there is for what has no day of its own, from the meeting that resolved it.
    """
    due = task.due
    when = due.when if due is not None else "not-said"
    if due is not None and when == "date" and due.date is not None:
        return Deadline(due.date)
    if due is not None and when == "meeting" and due.meeting is not None:
        meeting = case.register.meetings.get(due.meeting)
        return _at(case, meeting) if meeting else Deadline(None, f"the meeting {due.meeting}", "its meeting is unknown")
    if when == "next-meeting":
        return _next(case, task)
    if when in ("not-said", "future-meeting") and within_months:
        made = task.meeting.day
        first, last = (months_after(day, within_months) for day in (made.first, made.last))
        vague = None if made.exact or case.on <= first else f"the very day of {task.meeting.id}"
        return Deadline(Day.of(last), vague if case.on <= last else None)
    words = due.words if due is not None else None
    return Deadline(None, None, f"it is due {words}" if words else "no day is set for it")


def _at(case: Case, meeting: Meeting) -> Deadline:
    """The deadline of what is due at a meeting."""
    if meeting.status == "cancelled":
        hole = f"a later deadline, since {meeting.id} was cancelled (put-off)"
        return Deadline(meeting.day, hole if has_come(meeting.day, case.on) else None)
    if meeting.status == "postponed" and meeting.held_on is None:
        return Deadline(None, None, f"it is due at {meeting.id}, which was put off to no day yet")
    if not has_come(meeting.day, case.on):
        return Deadline(meeting.day)
    if meeting.status == "planned":
        return Deadline(meeting.day, f"the minutes or the roll of {meeting.id}, or that it was cancelled")
    return Deadline(meeting.day, None if meeting.minutes is not None else f"the minutes of {meeting.id}")


def _next(case: Case, task: Task) -> Deadline:
    """The deadline of what is due at the next meeting after the one that laid it down."""
    laid_down = _laid_down(case, task)
    group = case.register.groups.get(laid_down.group)
    if group is None:
        return Deadline(None, None, "it is due at the next meeting")
    held = calendar(case.register, group, case.on)
    later = [one for one in held.occasions if one.last > laid_down.day.last and one.id != laid_down.id]
    if later:
        return _at(case, later[0].meeting)
    upcoming = announced(case.register, group.id, case.on)
    if upcoming:
        return Deadline(upcoming[0].day)
    return Deadline(None, None, "it is due at the next meeting, which is not in the records")


def _laid_down(case: Case, task: Task) -> Meeting:
    """The meeting that laid down the deadline that holds."""
    for later in reversed(task.action.put_off):
        minute = case.register.minute(later.by) if later.by is not None else None
        if later.due is task.due:
            return minute.meeting if minute is not None else task.meeting
    return task.meeting


def closed_on(case: Case, task: Task) -> Day | None:
    """The day on which it was closed, if that is recorded."""
    closed = task.action.closed
    if closed is None:
        return None
    minute = case.register.minute(closed.by) if closed.by is not None else None
    return closed.on or (minute.meeting.day if minute is not None else None)
