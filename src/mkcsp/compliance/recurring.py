"""What has to be done again before too long: whether it was, from each time that it was done to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from mkcsp.compliance.calendar import UNBOUND, Bound
from mkcsp.history.days import Days, after, previous
from mkcsp.location import Place


@dataclass(frozen=True, slots=True)
class Mark:
    """A time at which something was done, or may have been.

    first, last: the earliest and the latest day that it can have been. done: False where that is not shown.
    hole: the record that is lacking about it, if any.
    """

    id: str
    first: date
    last: date
    done: bool
    at: Place
    hole: str | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """The time from one mark to the next.

    start: None where it begins with the clause. end: None where it is still open.
    due: the earliest day by which it may have had to be done again. since: the first day on which it surely was late.
    lacking: with `met`, what leaves open which of its two ends came first.
    """

    start: Mark | None
    end: Mark | None
    state: Literal["met", "breached", "cannot-be-told"]
    due: date
    since: date | None = None
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recurrence:
    """What is done again and again, as far as the records show.

    marks: in the order of their last days. complete: the days on which it was not done except as the marks say.
    unrecorded: words for the records that are lacking of days that are not among these.
    due: the last day in time, after it was done on a day or was first asked for.
    """

    marks: Sequence[Mark]
    complete: Days
    unrecorded: Callable[[Days], tuple[str, ...]]
    due: Callable[[date], date]
    bound: Bound
    on: date

    def stretches(self) -> Iterator[Stretch]:
        """Each stretch for any part of which the clause may have bound the body, the one still open last.

        One is met where no way to fill the holes makes it too long, and breached where every way leaves, somewhere in
        it, too long a time in which it surely was not done.
        """
        done = [mark for mark in self.marks if mark.done]
        for number in range(-1, len(done)):
            start = done[number] if number >= 0 else None
            end = done[number + 1] if number + 1 < len(done) else None
            since = max((mark.first for mark in done[: number + 1]), default=date.min)
            found = self._judged(start, end, since, present=False)
            if found is not None:
                yield found

    def standing(self) -> Stretch | None:
        """The stretch that is open, and only whether it is late now; None where the clause cannot bind the body now."""
        if not self.bound.possibly.any_of(self.on, self.on):
            return None
        done = [mark for mark in self.marks if mark.done]
        since = max((mark.first for mark in done), default=date.min)
        return self._judged(done[-1] if done else None, None, since, present=True)

    def _judged(self, start: Mark | None, end: Mark | None, since: date, *, present: bool) -> Stretch | None:
        last = end.last if end is not None else self.on
        spans = [
            pair
            for pair in self.bound.possibly.within(since, last).spans
            if (pair[0] < last or end is None) and not (present and pair[1] < last)
        ]
        if not spans or (end is not None and start is None and spans[0][0] == date.min and not self.complete):
            return None
        due = self.due(max(since, spans[0][0]))
        late = self._surely_late(start, end, present)
        if late is not None:
            return Stretch(start, end, "breached", due, late)
        if not any(self.due(max(since, begins)) < min(last, ends) for begins, ends in spans):
            return Stretch(start, end, "met", due, lacking=_order(start, end))
        return Stretch(start, end, "cannot-be-told", due, lacking=self._lacking(start, end, since, last))

    def _surely_late(self, start: Mark | None, end: Mark | None, present: bool) -> date | None:
        """The first day on which it surely was late between the two."""
        first = after(start.last) if start is not None else date.min
        last = previous(end.first) if end is not None else self.on
        busy = Days.of((mark.first, mark.last) for mark in self.marks)
        for begins, ends in self.bound.surely.spans:
            for empty, until in self.complete.but(busy).within(max(first, begins), min(last, ends)).spans:
                due = self.due(max(previous(empty), begins))
                if due <= until and due < min(self.on, ends) and (until == last or not present):
                    return after(due)
        return None

    def _lacking(self, start: Mark | None, end: Mark | None, since: date, last: date) -> tuple[str, ...]:
        holes = [
            mark.hole
            for mark in self.marks
            if mark.hole and since <= mark.last and mark.first <= last and (not mark.done or mark in (start, end))
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
