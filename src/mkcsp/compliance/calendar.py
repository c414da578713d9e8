"""A body's calendar: its meetings that were held or may have been, those announced, and for when none is missing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from mkcsp.compliance.results import Fact, Needed, RuleContext
from mkcsp.history.counted_meetings import CountedMeeting, counted_meetings, root_of, to_come
from mkcsp.history.days import LONGEST, Days, months_after, told
from mkcsp.history.municipal_year import MunicipalYears, municipal_years
from mkcsp.history.tristate import has_come
from mkcsp.model.dates import Dated
from mkcsp.model.group import Group
from mkcsp.model.meeting import Meeting
from mkcsp.register import Register

UNBOUND = "a record of when the clause was in force"
"""What is missing where it is not known whether the clause bound the body at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class Occasion:
    """A meeting that was held, or that may have been; each is itself alone in its calendar.

    first, last: the earliest and the latest day that it can have been; never after the day of judgement.
    held: True, or None where that is unknown. root: the meeting from which it was reconvened, else itself.
    """

    meeting: Meeting
    first: date
    last: date
    held: bool | None
    root: str

    @property
    def id(self) -> str:
        """Id of the meeting."""
        return self.meeting.id

    @property
    def hole(self) -> str | None:
        """The record that is missing about it, if any."""
        if self.held is None:
            return f"the minutes or the roll of {self.id}, or that it was cancelled"
        return f"the very day of {self.id}" if self.first != self.last else None


@dataclass(frozen=True)
class Calendar:
    """The meetings of one body, judged on a day.

    occasions: in the order of their last days. complete: the days on which no meeting can have been that is not there.
    on: the day of judgement.
    """

    register: Register
    group: Group
    on: date
    occasions: tuple[Occasion, ...]
    complete: Days

    @cached_property
    def municipal(self) -> MunicipalYears:
        """The body's municipal years."""
        return municipal_years(self.register, self.group.id, self.on)

    def around(self, first: date, last: date) -> Iterator[Occasion]:
        """The meetings that were, or may have been, on a day from the first to the last, in order."""
        return around(self.occasions, first, last)

    @cached_property
    def begun(self) -> Mapping[str, tuple[date, date]]:
        """When each meeting began, by the one from which others were reconvened.

        The first day on which any sitting of it can have been, and the day by which one that was held surely had been.
        """
        found: dict[str, tuple[date, date]] = {}
        for one in self.occasions:
            first, surely = found.get(one.root, (date.max, date.max))
            found[one.root] = (min(first, one.first), min(surely, one.last) if one.held else surely)
        return found

    def unrecorded(self, days: Days) -> str:
        """That of these days the records may not hold every meeting, as a record that is missing."""
        words = f"that the records hold every meeting of {self.group.id} {told(days)}"
        return Needed(words, "meetings-complete of the group", self.group.place)


@dataclass(frozen=True, slots=True)
class Bound:
    """When a clause bound the body: surely, and possibly (which takes in the sure days)."""

    surely: Days
    possibly: Days


class _Lasting(Protocol):
    """Something between two days, of which it is not known on which of them it was."""

    @property
    def first(self) -> date:
        """The earliest."""

    @property
    def last(self) -> date:
        """The latest."""


L = TypeVar("L", bound=_Lasting)


def around(those: Sequence[L], first: date, last: date) -> Iterator[L]:
    """What was, or may have been, on a day from the first to the last, of what is in the order of its last days."""
    for number in range(bisect_left(those, first, key=lambda one: one.last), len(those)):
        one = those[number]
        if one.first <= last:
            yield one
        elif one.last > last + LONGEST:
            break


def every(_: CountedMeeting) -> bool:
    """Every meeting counts."""
    return True


def calendar(register: Register, group: Group, on: date, counts: Callable[[CountedMeeting], bool] = every) -> Calendar:
    """The calendar of the group on the day `on`.

    counts: which meetings are meetings in the sense of the rule.
    A meeting dated to a month or a year that has begun and is not over may have been held already.
    """
    come = counted_meetings(register, group.id, on)
    by_id = {sitting.id: sitting for sitting in come}
    found = [
        Occasion(sitting.meeting, sitting.day.first, sitting.day.last, sitting.held, root_of(sitting, by_id))
        for sitting in come
        if counts(sitting)
    ]
    found += [
        Occasion(meeting, meeting.day.first, on, None, meeting.id)
        for meeting in to_come(register, group.id, on)
        if meeting.day.first <= on and not has_come(meeting.day, on) and counts(CountedMeeting(meeting, None))
    ]
    found.sort(key=lambda one: (one.last, one.first, one.id))
    return Calendar(register, group, on, tuple(found), _complete(group, on))


def bound_days(case: RuleContext) -> Bound:
    """When the clause bound the body, up to the day of judgement and to the body's end."""
    until = case.group.until
    surely = min(case.on, until.first) if until is not None else case.on
    possibly = min(case.on, until.last) if until is not None else case.on
    spans = [(span, span.begins or date.min, span.ends or date.max) for span in case.spans]
    return Bound(
        Days.of((begins, min(ends, surely)) for span, begins, ends in spans if span.certain),
        Days.of((begins, min(ends, possibly)) for _, begins, ends in spans),
    )


def dormancy(group: Group, on: date) -> Iterator[Fact]:
    """That the body was dormant on the day `on`, if the records say so."""
    for number, span in enumerate(group.dormant):
        if _whole(span, on).any_of(on, on):
            since = f" since {span.from_}" if span.from_ else ""
            yield Fact(f"the body is recorded as dormant{since}", group.place.at("dormant", number))


def completeness(group: Group, first: date, last: date) -> Iterator[Fact]:
    """Where the records say that they hold every meeting of that time."""
    for number, span in enumerate(group.meetings_complete):
        if _whole(span, last).any_of(first, last):
            what = "the records are said to hold every meeting of that time"
            yield Fact(what, group.place.at("meetings-complete", number))


def _complete(group: Group, on: date) -> Days:
    seen = [(day.first, min(day.last, on)) for span in group.meetings_complete for day in span.seen]
    spans = (*group.meetings_complete, *group.dormant)
    return Days.of(seen) | Days.of(pair for span in spans for pair in _whole(span, on).spans)


def _whole(span: Dated, on: date) -> Days:
    """The days of a statement about every day of a time: a month or year means the whole of it."""
    days = [(day.first, min(day.last, on)) for day in span.seen if day.exact]
    if span.from_ is not None:
        days.append((span.from_.first, min(span.until.last if span.until else on, on)))
    return Days.of(days)


def near(due: date, on: date, warn_months: int | None) -> bool:
    """Whether a day by which something falls due is so near on the day `on` that it is told; a month if not said."""
    return months_after(on, 1 if warn_months is None else warn_months) >= due
