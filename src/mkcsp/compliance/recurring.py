"""What has to be done again before too long, and the meetings whose minutes say that it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Literal

from mkcsp.compliance.calendar import UNBOUND, Bound, Calendar, Occasion, around, near
from mkcsp.compliance.results import Fact, Outcome, RuleContext, State
from mkcsp.compliance.years import due_by, is_yearly
from mkcsp.findings import Place
from mkcsp.history.days import Days, after, previous
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.meeting import Meeting
from mkcsp.model.minute import MinuteItem
from mkcsp.model.rules import Counted
from mkcsp.register import Register, minute_items


@dataclass(frozen=True, slots=True)
class Mark:
    """A time at which something was done, or may have been.

    first, last: the earliest and the latest day that it can have been. done: False where that is not shown.
    hole: the record that is missing about it, if any.
    """

    id: str
    first: date
    last: date
    done: bool
    at: Place
    hole: str | None = None


_GAP = "not recorded whether it was done in time"


@dataclass(frozen=True, slots=True)
class RecurrenceInterval:
    """The time from one mark to the next.

    start: None where it begins with the clause. end: None where it is still open.
    due: the earliest day by which it may have had to be done again. since: the first day on which it surely was late.
    missing: with `met`, what leaves open which of its two ends came first.
    """

    start: Mark | None
    end: Mark | None
    state: Literal["met", "breached", "unknown"]
    due: date
    since: date | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Recurrence:
    """What is done again and again, as far as the records show.

    marks: in the order of their last days. complete: the days on which it was not done except as the marks say.
    unrecorded: words for the records that are missing of days that are not among these.
    due: the last day in time, after it was done on a day or was first asked for.
    first_due: the last day in time after it was first asked for, where that is another.
    """

    marks: Sequence[Mark]
    complete: Days
    unrecorded: Callable[[Days], tuple[str, ...]]
    due: Callable[[date], date]
    bound: Bound
    on: date
    first_due: Callable[[date], date] | None = None

    def stretches(self) -> Iterator[RecurrenceInterval]:
        """Each stretch for any part of which the clause may have bound the body, the one still open last.

        One is met where no way to fill the holes makes it too long, and breached where every way leaves, somewhere in
        it, too long a time in which it surely was not done.
        """
        done = [mark for mark in self.marks if mark.done]
        since = date.min
        for number in range(-1, len(done)):
            start = done[number] if number >= 0 else None
            end = done[number + 1] if number + 1 < len(done) else None
            since = max(since, start.first) if start is not None else since
            found = self._judged(start, end, since, present=False)
            if found is not None:
                yield found

    def standing(self) -> RecurrenceInterval | None:
        """The stretch that is open, and only whether it is late now; None where the clause cannot bind the body now."""
        if not self.bound.possibly.any_of(self.on, self.on):
            return None
        done = [mark for mark in self.marks if mark.done]
        since = max((mark.first for mark in done), default=date.min)
        return self._judged(done[-1] if done else None, None, since, present=True)

    def _judged(self, start: Mark | None, end: Mark | None, since: date, *, present: bool) -> RecurrenceInterval | None:
        last = end.last if end is not None else self.on
        spans = [
            pair
            for pair in self.bound.possibly.within(since, last).spans
            if (pair[0] < last or end is None) and not (present and pair[1] < last)
        ]
        if not spans or (end is not None and start is None and spans[0][0] == date.min and not self.complete):
            return None
        due = self._due(since, spans[0][0])
        late = self._surely_late(start, end, present)
        if late is not None:
            return RecurrenceInterval(start, end, "breached", due, late)
        if not any(self._due(since, begins) < min(last, ends) for begins, ends in spans):
            return RecurrenceInterval(start, end, "met", due, missing=_order(start, end))
        return RecurrenceInterval(start, end, "unknown", due, missing=self._missing(start, end, since, last))

    def _due(self, done: date, begins: date) -> date:
        """The last day in time, where it was, or may have been, done on a day and the clause began on another."""
        if done >= begins:
            return self.due(done)
        return (self.first_due or self.due)(begins)

    def _surely_late(self, start: Mark | None, end: Mark | None, present: bool) -> date | None:
        """The first day on which it surely was late between the two."""
        first = after(start.last) if start is not None else date.min
        last = previous(end.first) if end is not None else self.on
        for begins, ends in self.bound.surely.spans:
            for empty, until in self._surely_empty.within(max(first, begins), min(last, ends)).spans:
                due = self._due(previous(empty), begins)
                if due <= until and due < min(self.on, ends) and (until == last or not present):
                    return after(due)
        return None

    @cached_property
    def _surely_empty(self) -> Days:
        """The days on which it surely was not done."""
        return self.complete.but(Days.of((mark.first, mark.last) for mark in self.marks))

    def _missing(self, start: Mark | None, end: Mark | None, since: date, last: date) -> tuple[str, ...]:
        holes = [
            mark.hole
            for mark in around(self.marks, since, last)
            if mark.hole and (not mark.done or mark in (start, end))
        ]
        spans = self.bound.possibly.within(after(start.last) if start is not None else since, last)
        if end is not None:
            spans = spans.within(date.min, previous(end.first))
        unknown = spans.but(self.complete)
        if unknown:
            holes.extend(self.unrecorded(unknown))
        if self.bound.possibly.within(since, last) != self.bound.surely.within(since, last):
            holes.append(UNBOUND)
        return tuple(dict.fromkeys(holes))


def _order(start: Mark | None, end: Mark | None) -> tuple[str, ...]:
    """The records without which it is not known which of the two came first."""
    if start is None or end is None or start.last < end.first:
        return ()
    return tuple(mark.hole for mark in (start, end) if mark.hole)


def mark(one: Occasion, done: bool | None, hole: str | None = None) -> Mark | None:
    """The meeting as a time at which something was done (True), or may have been (None); None where it was not.

    hole: the record that is missing where it may have been.
    """
    if done is False:
        return None
    shown = done is True and one.held is True
    missing = one.hole if shown or one.held is None else hole
    return Mark(one.id, one.first, one.last, shown, one.meeting.place, missing)


def recurrence(
    calendars: list[Calendar],
    marks: Iterable[Mark | None],
    months: int,
    bound: Bound,
    on: date,
    counted: Counted | None = None,
) -> Recurrence:
    """What has to be done at a meeting of any of these bodies every so many months.

    counted: what a year is, where it is every year or every so many years.
    """
    complete = calendars[0].complete
    for other in calendars[1:]:
        complete = complete.both(other.complete)
    found = sorted((one for one in marks if one is not None), key=lambda one: (one.last, one.first, one.id))

    def unrecorded(days: Days) -> tuple[str, ...]:
        return tuple(each.unrecorded(lack) for each in calendars if (lack := days.but(each.complete)))

    due, first_due = due_by(counted if is_yearly(months) else None, months, calendars[0])
    return Recurrence(found, complete, unrecorded, due, bound, on, first_due)


def told(
    case: RuleContext,
    stretch: RecurrenceInterval,
    what: str,
    facts: tuple[Fact, ...],
    warn: int | None = None,
    about: str = "",
) -> Outcome:
    """How the stretch that is open stands, in words. what: what has to be done, as `a review of the membership`.

    facts: those besides the last time that it was done.
    """
    start, due = stretch.start, stretch.due
    last = "; none before is recorded" if start is None else f"; last done with {start.id}"
    if start is not None:
        facts = (Fact(f"it was done with {start.id}", start.at), *facts)
    if stretch.state == "breached" and stretch.since is not None:
        by = date.fromordinal(stretch.since.toordinal() - 1)
        latest = "" if by == due else " at the latest"
        summary = f"{what} was due by {by}{latest}{last}"
        since = Day.of(stretch.since)
        return Outcome(about, "breached", summary, since, facts, (), "it is done, and minuted", by)
    if stretch.state == "unknown":
        summary = f"{what} was due by {due}{last}, but a record may be missing"
        return Outcome(
            about, "unknown", summary, None, facts, stretch.missing, "these records are entered", due, gap=_GAP
        )
    sure = any(span.certain and span.holds(case.on) for span in case.spans)
    soon = sure and near(due, case.on, warn)
    state: State = "due-soon" if soon else "not-yet" if start is None else "met"
    settles = "it is done by then, and minuted" if soon else None
    return Outcome(about, state, f"{what} is due by {due}{last}", None, facts, (), settles, due)


@dataclass(frozen=True, slots=True)
class HeardReport:
    """Whether the report was heard; None where a record is missing, which `hole` then names."""

    heard: bool | None
    facts: tuple[Fact, ...] = ()
    hole: str | None = None


def heard_report(register: Register, meeting: Meeting, group: str) -> HeardReport:
    """Whether the meeting heard a report of the group with the id `group`.

    It did where an item of its minutes names the group in `heard` or considered a report of the group, or where a
    report of the group is recorded as made to it. A report that does not say whose it is may have been the group's.
    """
    facts = [fact for item, at in items(meeting) for fact in _in_item(register, item, at, group)]
    made = [one for one in register.reports.values() if one.meeting == meeting.id]
    own = [one for one in made if one.from_group == group]
    facts += [
        Fact(f"the report {one.id} was made to {meeting.id}", one.place) for one in own if not one.meeting_inferred
    ]
    if facts:
        return HeardReport(True, tuple(facts))
    if own:
        return HeardReport(None, (), f"that the report {own[0].id} was made to {meeting.id}, which is inferred")
    considered = {item.report: None for item, _ in items(meeting) if item.report} | {one.id: None for one in made}
    for id in considered:
        report = register.reports.get(id)
        if report is not None and report.from_group is None:
            return HeardReport(None, (), f"whose report {id} is (from-group of the report)")
    if meeting.minutes is None:
        return HeardReport(None, (), f"the minutes of {meeting.id}")
    return HeardReport(False, (Fact(f"the minutes of {meeting.id} show no such report", meeting.place.at("minutes")),))


def items(meeting: Meeting) -> Iterator[tuple[MinuteItem, Place]]:
    """The items of the meeting's minutes, with where they are."""
    for item, keys in minute_items(meeting):
        yield item, meeting.place.at(*keys)


def hears(register: Register, item: MinuteItem, group: str) -> bool:
    """Whether the item heard a report of the group."""
    report = register.reports.get(item.report) if item.report else None
    return any(one.group == group for one in item.heard) or (report is not None and report.from_group == group)


def _in_item(register: Register, item: MinuteItem, at: Place, group: str) -> Iterator[Fact]:
    if hears(register, item, group):
        yield Fact(f"minute {item.minute or item.id} heard it", at)
