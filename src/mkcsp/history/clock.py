"""The times of a meeting as minutes that go on counting after midnight: the one place that says which day it is."""

from __future__ import annotations

from mkcsp.model.dates import TimeOfDay
from mkcsp.model.meeting import Meeting

_DAY = 24 * 60
_LONGEST = 12 * 60
"""So long a meeting can last at most whose end is taken to lie on the next day: 14:00 to 13:30 is a slip."""


def past_midnight(first: TimeOfDay | None, last: TimeOfDay | None) -> bool:
    """Whether what begins and ends so ends on the next day: 19:00 to 00:20."""
    return first is not None and last is not None and last < first and _DAY + last.minutes - first.minutes <= _LONGEST


def length(first: TimeOfDay | None, last: TimeOfDay | None) -> int | None:
    """How many minutes lie between a beginning and an end; None where one is not recorded, or the end is no later."""
    if first is None or last is None:
        return None
    long = last.minutes - first.minutes + (_DAY if past_midnight(first, last) else 0)
    return long if long > 0 else None


def minute_of(meeting: Meeting, time: TimeOfDay) -> int:
    """A time of a meeting as minutes since the midnight before it, to be compared with others of the same meeting.

    Of a meeting that ends after midnight, a time before the beginning lies on the next day, unless it is nearer to the
    beginning than to the end: who arrived at 18:55 came before a meeting that began at 19:00.
    """
    first, last = meeting.began or meeting.starts, meeting.closed or meeting.ends
    if first is None or last is None or time >= first or not past_midnight(first, last):
        return time.minutes
    early = time > last and first.minutes - time.minutes < time.minutes - last.minutes
    return time.minutes if early else time.minutes + _DAY
