"""Arithmetic on days, and the times of a meeting as minutes that go on counting after midnight."""

from __future__ import annotations

import calendar
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, timedelta

from mkcsp.model.base import dataclass
from mkcsp.model.dates import TimeOfDay
from mkcsp.model.meeting import Meeting


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or before if negative; the last of the month where it has no such day.

    An appointment of twelve months made on 29 February 2016 runs until 28 February 2017.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(max(year, date.min.year), date.max.year)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


LONGEST = timedelta(days=366)
"""A day is known at least to the year: what may have been on one day or another lies within so many."""

Pair = tuple[date, date]
"""A first and a last day, both inclusive."""


@dataclass(frozen=True, slots=True)
class Days:
    """Days, as spans from a first to a last day, in order, with at least a day between any two."""

    spans: tuple[Pair, ...] = ()

    @classmethod
    def of(cls, spans: Iterable[Pair]) -> Days:
        """All days that lie in any of the spans; one that ends before it begins holds none."""
        found: list[Pair] = []
        for first, last in sorted(pair for pair in spans if pair[0] <= pair[1]):
            if found and first <= after(found[-1][1]):
                found[-1] = (found[-1][0], max(last, found[-1][1]))
            else:
                found.append((first, last))
        return cls(tuple(found))

    @property
    def first(self) -> date:
        """The first of them. Raises IndexError where there is none."""
        return self.spans[0][0]

    @property
    def last(self) -> date:
        """The last of them. Raises IndexError where there is none."""
        return self.spans[-1][1]

    def all_of(self, first: date, last: date) -> bool:
        """Whether every day from the first to the last is among them."""
        at = bisect_left(self.spans, last, key=_end)
        return at < len(self.spans) and self.spans[at][0] <= first

    def any_of(self, first: date, last: date) -> bool:
        """Whether any day from the first to the last is among them."""
        at = bisect_left(self.spans, first, key=_end)
        return at < len(self.spans) and self.spans[at][0] <= last

    def within(self, first: date, last: date) -> Days:
        """Those from the first to the last day."""
        those = self.spans[bisect_left(self.spans, first, key=_end) : bisect_right(self.spans, last, key=_begin)]
        cut = ((max(begins, first), min(ends, last)) for begins, ends in those)
        return Days(tuple(pair for pair in cut if pair[0] <= pair[1]))

    def missing(self, first: date, last: date) -> Days:
        """The days from the first to the last that are not among them."""
        found: list[Pair] = []
        for begins, ends in self.within(first, last).spans:
            if first < begins:
                found.append((first, previous(begins)))
            if ends == date.max:
                return Days.of(found)
            first = after(ends)
        return Days.of([*found, (first, last)])

    def both(self, other: Days) -> Days:
        """Those that are among the other's too."""
        return Days.of(pair for first, last in other.spans for pair in self.within(first, last).spans)

    def but(self, other: Days) -> Days:
        """Those that are not among the other's."""
        return Days.of(pair for first, last in self.spans for pair in other.missing(first, last).spans)

    def __or__(self, other: Days) -> Days:
        return Days.of((*self.spans, *other.spans))

    def __bool__(self) -> bool:
        return bool(self.spans)


def _begin(pair: Pair) -> date:
    return pair[0]


def _end(pair: Pair) -> date:
    return pair[1]


def after(day: date) -> date:
    """The next day, or the same where the calendar ends."""
    return day if day == date.max else day + timedelta(days=1)


def previous(day: date) -> date:
    """The day before, or the same where the calendar begins."""
    return day if day == date.min else day - timedelta(days=1)


def told(days: Days) -> str:
    """The days in words: `from 2006-01-01 to 2006-12-31 and on 2007-03-01`."""
    return " and ".join(_told(first, last) for first, last in days.spans)


def _told(first: date, last: date) -> str:
    if first == last:
        return f"on {first}"
    return f"up to {last}" if first == date.min else f"from {first} to {last}"


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
