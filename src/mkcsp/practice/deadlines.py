"""When something that was resolved or undertaken falls due, as known on a day: the one answer for lists and clauses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from mkcsp.model.dates import Day
from mkcsp.model.meeting import Meeting
from mkcsp.model.resolution import Action, Due
from mkcsp.practice.months import months_after
from mkcsp.practice.sittings import next_after, shown_held
from mkcsp.practice.spans import has_come
from mkcsp.register import Register

Missing = Literal["meeting", "held", "minutes", "later-deadline", "day"]
"""What is missing without which nobody can say that something is late: the meeting's record, that it was held, its
minutes, a new deadline after it was cancelled, or the very day from which time is counted."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something is due.

    due: what was laid down, be it first or later; None where nothing is recorded. day: None where it falls due on no
    day that is known. missing: what kind of record it takes to say whether it is late, if any; hole: that record.
    why: in words, where there is no day. expected: the day of the next meeting, where the records hold one that no
    record of that day shows to have been announced: lists print it, and nothing is judged by it.
    """

    due: Due | None
    day: Day | None
    missing: Missing | None = None
    hole: str | None = None
    why: str = ""
    expected: Day | None = None


def deadline(register: Register, made: Meeting, action: Action, on: date, within_months: int | None = None) -> Deadline:
    """The deadline that holds on the day `on`.

    made: the meeting that resolved it. within_months: how long there is by the body's rules for what has no day of its
    own, from that meeting on.
    """
    due, laid_down = _laid_down(register, made, action, on)
    when = due.when if due is not None else "not-said"
    if due is not None and when == "date" and due.date is not None:
        return Deadline(due, due.date)
    if due is not None and when == "meeting" and due.meeting is not None:
        meeting = register.meetings.get(due.meeting)
        if meeting is None:
            return Deadline(due, None, "meeting", f"the meeting {due.meeting}", "its meeting is unknown")
        return _at(due, meeting, on)
    if due is not None and when == "next-meeting":
        following, known = next_after(register, laid_down, on)
        if following is not None and known:
            return _at(due, following, on)
        why = "it is due at the next meeting, which is not in the records"
        return Deadline(due, None, why=why, expected=following.day if following is not None else None)
    if when in ("not-said", "future-meeting") and within_months:
        first, last = (months_after(day, within_months) for day in (made.day.first, made.day.last))
        if made.day.exact or not first < on <= last:
            return Deadline(due, Day.of(last))
        return Deadline(due, Day.of(last), "day", f"the very day of {made.id}")
    words = due.words if due is not None else None
    return Deadline(due, None, why=f"it is due {words}" if words else "no day is set for it")


def _laid_down(register: Register, made: Meeting, action: Action, on: date) -> tuple[Due | None, Meeting]:
    """The deadline that holds on the day `on`, and the meeting that laid it down, from which the next one is told."""
    due, laid_down = action.due, made
    for later in action.put_off:
        minute = register.minute(later.by) if later.by is not None else None
        day = later.on or (minute.meeting.day if minute is not None else None)
        # One whose day is not recorded took the place of the one before, whenever it was.
        if day is None or has_come(day, on):
            due, laid_down = later.due, minute.meeting if minute is not None else laid_down
    return due, laid_down


def _at(due: Due, meeting: Meeting, on: date) -> Deadline:
    """The deadline of what is due at a meeting."""
    if meeting.status == "cancelled":
        if not has_come(meeting.day, on):
            return Deadline(due, meeting.day)
        hole = f"a later deadline, since {meeting.id} was cancelled (put-off)"
        return Deadline(due, meeting.day, "later-deadline", hole)
    if meeting.status == "postponed" and meeting.held_on is None:
        return Deadline(due, None, why=f"it is due at {meeting.id}, which was put off to no day yet")
    if not has_come(meeting.day, on):
        return Deadline(due, meeting.day)
    if not shown_held(meeting):
        hole = f"the minutes or the roll of {meeting.id}, or that it was cancelled"
        return Deadline(due, meeting.day, "held", hole)
    if meeting.minutes is None:
        return Deadline(due, meeting.day, "minutes", f"the minutes of {meeting.id}")
    return Deadline(due, meeting.day)
