"""MK601 to MK604: what became of resolutions against the day on which they were made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from mkcsp.checks.book import Book
from mkcsp.findings import Code, Finding, Key, Place, Severity
from mkcsp.history.tristate import before
from mkcsp.model.dates import Day
from mkcsp.model.resolution import Action, Due

EARLIER = Code("MK601", Severity.WARNING)
DUE_EARLIER = Code("MK602", Severity.WARNING)
NO_OWNER = Code("MK603", Severity.NOTE)
TWO_DAYS = Code("MK604", Severity.WARNING)

_Fits = Literal["any-day", "by-then", "that-day"]
"""On which day, seen from its minute, something may have been: any, that of the minute or one before, or only that."""


def check(book: Book) -> Iterator[Finding]:
    """Every action of every meeting."""
    for record in book.register.resolutions.values():
        made = book.day(record.meeting)
        for key, action in record.actions.items():
            if not action.owners and action.closed is None:
                yield NO_OWNER.finding(record.place.at("actions", key), f"`{key}` has no owner")
            if made is not None:
                if action.progress or action.put_off or action.closed is not None:
                    yield from _earlier(book, action, made, record.place.at("actions", key))
                if action.due is not None or action.put_off:
                    yield from _due(book, action, made, record.place.at("actions", key))


def _earlier(book: Book, action: Action, made: Day, at: Place) -> Iterator[Finding]:
    # What was done on one day may be reported to a later meeting; a minute does not tell what is done after it.
    entries: list[tuple[Day | None, str | None, tuple[Key, ...], _Fits]] = [
        *((one.on, one.by, ("progress", number), "any-day") for number, one in enumerate(action.progress)),
        *((one.on, one.by, ("put-off", number), "that-day") for number, one in enumerate(action.put_off)),
    ]
    if (closed := action.closed) is not None:
        # The minute drops it; that it was done or overtaken, the minute only reports.
        entries.append((closed.on, closed.by, ("closed",), "that-day" if closed.how == "dropped" else "by-then"))
    for on, by, keys, fits in entries:
        minuted = book.minuted(by)
        if on is not None and before(on, made):
            message = f"{on} is before the meeting of {made} that resolved it"
            yield EARLIER.finding(at.at(*keys, "on"), message)
        elif minuted is not None and before(minuted, made):
            message = f"that meeting ({minuted}) is before the one of {made} that resolved it"
            yield EARLIER.finding(at.at(*keys, "by"), message)
        elif on is not None and minuted is not None and _two_days(on, minuted, fits):
            yield TWO_DAYS.finding(at.at(*keys, "on"), f"the day is {on}, but the minute is of {minuted}")


def _two_days(on: Day, minuted: Day, fits: _Fits) -> bool:
    """Whether a day and the day of the minute that is given with it contradict each other."""
    return fits != "any-day" and (before(minuted, on) is True or (fits == "that-day" and before(on, minuted) is True))


def _due(book: Book, action: Action, made: Day, at: Place) -> Iterator[Finding]:
    deadlines: list[tuple[Due, tuple[Key, ...]]] = [(action.due, ("due",))] if action.due is not None else []
    deadlines += [(one.due, ("put-off", number, "due")) for number, one in enumerate(action.put_off)]
    for due, keys in deadlines:
        day = book.day(due.meeting)
        if due.date is not None and before(due.date, made):
            message = f"{due.date} is before the meeting of {made} that resolved it"
            yield DUE_EARLIER.finding(at.at(*keys, "date"), message)
        elif day is not None and before(day, made):
            message = f"it was on {day}, before the meeting that resolved it"
            yield DUE_EARLIER.finding(at.at(*keys, "meeting"), message)
