"""MK301 and MK302: dates that contradict each other within one entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mkcsp.findings import Finding, Page, Severity
from mkcsp.location import Key
from mkcsp.model.base import Record
from mkcsp.model.dates import Dated, Day
from mkcsp.model.group import Group, Seat
from mkcsp.model.minute import AcceptedAbsence
from mkcsp.model.people import Organisation
from mkcsp.model.strategy import Strategy
from mkcsp.rules.book import Book

REVERSED = Page(
    "MK301",
    "ends before it begins",
    Severity.ERROR,
    """
    `until` lies before `from`, so the entry covers no day at all: a membership would count at no meeting. Usually the
    two were mixed up, or a year is mistyped.

    Bad::

        # records/members/jo-field.yaml
        name: Jo Field
        posts:
          - title: Chief Executive
            from: 2016-04-01
            until: 2015-03-31

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
        posts:
          - title: Chief Executive
            from: 2015-04-01
            until: 2016-03-31
    """,
)
SEEN_OUTSIDE = Page(
    "MK302",
    "seen outside its own dates",
    Severity.WARNING,
    """
    `seen` names a day on which something is known to have been so, but by `from` and `until` it was not so yet, or no
    more. One paper contradicts another. Correct the date that is wrong; if both stand in the papers, acknowledge it.
    The day that was seen is believed.

    Bad::

        # records/members/jo-field.yaml
        name: Jo Field
        posts:
          - title: Chief Executive
            until: 2015-03-31
            seen: [2016-01-21]

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
        posts:
          - title: Chief Executive
            until: 2016-03-31
            seen: [2016-01-21]
    """,
)
PAGES = (REVERSED, SEEN_OUTSIDE)

WITH_DATES = (Dated, Seat, Group, Organisation, Strategy, AcceptedAbsence)


def check(book: Book, record: Record, part: Any, keys: tuple[Key, ...]) -> Iterable[Finding]:
    """The dates of one entry: reversed, or seen outside."""
    first, last = part.from_, part.until
    if first is None and last is None:
        return ()
    if first is not None and last is not None and last.last < first.first:
        at = record.place.at(*keys, "until")
        return (REVERSED.finding(at, f"ends {last}, before it begins on {first}"),)
    return _seen(record, part, keys)


def _seen(record: Record, part: Any, keys: tuple[Key, ...]) -> Iterator[Finding]:
    first, last = part.from_, part.until
    seen: tuple[Day, ...] = getattr(part, "seen", ())
    for number, day in enumerate(seen):
        at = record.place.at(*keys, "seen", number)
        if first is not None and day.last < first.first:
            yield SEEN_OUTSIDE.finding(at, f"seen on {day}, but begins on {first}")
        elif last is not None and day.first > last.last:
            yield SEEN_OUTSIDE.finding(at, f"seen on {day}, but ended on {last}")
