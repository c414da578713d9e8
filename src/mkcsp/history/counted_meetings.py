"""Which of a body's meetings count on a day, and which is the next."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from mkcsp.history.tristate import has_come
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.meeting import Meeting
from mkcsp.register import Register


@dataclass(frozen=True)
class CountedMeeting:
    """A meeting whose day has come.

    held: True, or None where nothing in the records shows whether it was held.
    """

    meeting: Meeting
    held: bool | None

    @cached_property
    def id(self) -> str:
        """Id of the meeting."""
        return self.meeting.id

    @cached_property
    def day(self) -> Day:
        """The day on which it was held in the end."""
        return self.meeting.day

    @cached_property
    def inquorate(self) -> bool:
        """Whether the papers say that there was no quorum at the opening."""
        return any(not quorum.met and quorum.item is None for quorum in self.meeting.quorum)

    @cached_property
    def extraordinary(self) -> bool:
        """Whether it was an extraordinary or special meeting, or summoned at short notice."""
        return self.meeting.kind in ("extraordinary", "special") or self.meeting.short_notice


def is_meeting(meeting: Meeting) -> bool:
    """Whether it is, or was, a meeting with a day: cancelled ones and workshops are none, even if people came.

    A postponed meeting is one on the day to which it was postponed, and none without such a day.
    """
    if meeting.status == "cancelled" or meeting.kind == "workshop":
        return False
    return meeting.status != "postponed" or meeting.held_on is not None


def shown_held(meeting: Meeting) -> bool:
    """Whether the records show that it was held."""
    if meeting.status == "postponed":
        return meeting.roll is not None or meeting.minutes is not None
    return meeting.status == "held"


def to_come(register: Register, group: str, on: date) -> tuple[Meeting, ...]:
    """The meetings of the group that were to come on the day `on`, in order: its own meeting of that day until held."""
    those = register.meetings_of(group)
    return tuple(
        meeting
        for meeting in those[bisect_left(those, on, key=lambda one: one.day.last) :]
        if is_meeting(meeting) and not (has_come(meeting.day, on) and shown_held(meeting))
    )


def next_meeting(register: Register, group: str, on: date) -> Meeting | None:
    """The meeting of the group that was the next on the day `on`, be its very day set or not."""
    return next(iter(to_come(register, group, on)), None)


def announced(register: Register, group: str, on: date) -> tuple[Meeting, ...]:
    """The meetings after `on` of which the records show that they had been announced by then, in order.

    One is announced by its own agenda, by an agenda that lists it among future meetings, or by a resolution that has
    something come before it. What was announced later is left out, so that the answer of a day does not change.
    """
    return tuple(
        one
        for one in to_come(register, group, on)
        if one.day.first > on and any(has_come(day, on) for day in register.announcements_of(one.id))
    )


def next_after(register: Register, meeting: Meeting, on: date) -> tuple[Meeting | None, bool]:
    """The next meeting of the same body after one; and whether that could be known on the day `on`.

    It is the first that was held or may have been by then; else the first to come, which is known where it had been
    announced. None where the records hold none.
    """
    come = [sitting.meeting for sitting in counted_meetings(register, meeting.group, on)]
    coming = to_come(register, meeting.group, on)
    later = [one for one in (*come, *coming) if one.day.last > meeting.day.last and one.id != meeting.id]
    found = min(later, key=lambda one: one.sorting, default=None)
    if found is None or found.day.first <= on:
        return found, True
    return found, found in announced(register, meeting.group, on)


def counted_meetings(register: Register, group: str, on: date) -> tuple[CountedMeeting, ...]:
    """The meetings of the group up to and on the day `on`, in the order in which they were held.

    A meeting that was announced, whose day has come, and that nothing shows to have been held, is there as a question:
    `held` is None.
    """
    those = register.once(("counted", group), lambda: tuple(_counted(register, group)))
    come = those[: bisect_right(those, on, key=lambda sitting: sitting.day.last)]
    # Of a month or a year, the last day has to be over.
    return come if come and come[-1].day.last < on else tuple(each for each in come if has_come(each.day, on))


def _counted(register: Register, group: str) -> Iterator[CountedMeeting]:
    for meeting in register.meetings_of(group):
        if is_meeting(meeting):
            yield CountedMeeting(meeting, True if shown_held(meeting) else None)


def root_of(sitting: CountedMeeting, among: Mapping[str, CountedMeeting]) -> str:
    """Id of the meeting from which this one was, perhaps more than once, reconvened; its own id if from none.

    among: the sittings by id; a meeting that is not among them was no sitting to go on with.
    """
    seen = {sitting.id}
    at = sitting
    while (before := at.meeting.reconvened_from) is not None and before in among and before not in seen:
        at = among[before]
        seen.add(before)
    return at.id


def first_known(register: Register, group: str) -> date:
    """The first day of which the records know anything of a body."""
    body = register.groups.get(group)
    days = [meeting.day for meeting in register.meetings_of(group)]
    if body is not None:
        days += [*body.seen, *([body.from_] if body.from_ else [])]
    return min((day.first for day in days), default=date.min)
