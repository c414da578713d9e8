"""MK501 to MK504: the day of a meeting against what the papers say of it, and against other meetings."""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from mkcsp.findings import Finding, Page, Severity
from mkcsp.history.tristate import before
from mkcsp.model.dates import Day
from mkcsp.model.meeting import Meeting
from mkcsp.rules.book import Book
from mkcsp.rules.sitting import Sitting

WEEKDAY = Page(
    "MK501",
    "weekday that does not fit the date",
    Severity.WARNING,
    """
    The weekday printed in the papers is not that of the date; either may be wrong, and people may have come on the
    other day. Of a postponed meeting, the weekday of either day will do. If the paper has it so, acknowledge it; the
    weekday is printed as it stands.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        weekday: Tuesday

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        weekday: Thursday
    """,
)
FUTURE_PAST = Page(
    "MK502",
    "future meeting that lies in the past",
    Severity.WARNING,
    """
    The agenda lists as a future meeting one that is not later than its own. A year is often mistyped in January. If
    it is printed so, acknowledge it.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2015-03-12.yaml
        status: held
        # records/meetings/smk/2016-01-21.yaml
        status: held
        agenda:
          future-meetings:
            - smk/2015-03-12

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-03-12.yaml
        status: planned
        # records/meetings/smk/2016-01-21.yaml
        status: held
        agenda:
          future-meetings:
            - smk/2016-03-12
    """,
)
ISSUED_LATE = Page(
    "MK503",
    "agenda issued after the meeting",
    Severity.WARNING,
    """
    The agenda, or a supplementary one, was issued after the day of the meeting; or a supplementary agenda before the
    agenda that it adds to. Who was summoned is reckoned from the day of issue. Whether the notice was long enough is
    another question, which the terms of reference answer.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        agenda:
          issued: 2016-03-13

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        agenda:
          issued: 2016-01-13
    """,
)
SAME_DAY = Page(
    "MK504",
    "two meetings of a body on one day",
    Severity.WARNING,
    """
    Two meetings of one body fall on the same day, usually because one was moved (`held-on`) to the day of another, or
    entered twice. If there were two, name the second after the day with a suffix (`2016-01-21-2`), or acknowledge it.
    Cancelled meetings are passed over.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-14.yaml
        status: held
        held-on: 2016-01-21
        # records/meetings/smk/2016-01-21.yaml
        status: held

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-14.yaml
        status: held
        held-on: 2016-01-21
        # records/meetings/smk/2016-01-21.yaml
        status: cancelled
    """,
)
PAGES = (WEEKDAY, FUTURE_PAST, ISSUED_LATE, SAME_DAY)


def weekday(sitting: Sitting) -> Iterator[Finding]:
    """The weekday as printed against the date."""
    printed = sitting.meeting.weekday
    if printed is None or sitting.day is None:
        return
    days = [day for day in (sitting.day, sitting.meeting.called_for) if day.exact]
    names = [calendar.day_name[day.first.weekday()] for day in days]
    if names and printed.strip().casefold() not in [name.casefold() for name in names]:
        yield WEEKDAY.finding(sitting.at("weekday"), f"{days[0]} is a {names[0]}, not a {printed}")


def future_meetings(sitting: Sitting) -> Iterator[Finding]:
    """Future meetings on the agenda that are no later than the meeting."""
    agenda, day = sitting.meeting.agenda, sitting.day
    for number, id in enumerate(agenda.future_meetings if agenda is not None and day is not None else ()):
        other = sitting.book.register.meetings.get(id)
        future = sitting.book.day(id)
        # Days known only in part may come to lie on either side; the id says what the agenda knew.
        if other is None or future is None or day is None:
            continue
        if future.last <= day.first and other.called_for.last <= sitting.meeting.called_for.first:
            yield FUTURE_PAST.finding(sitting.at("agenda", "future-meetings", number), f"{id} is no later than {day}")


def issued(sitting: Sitting) -> Iterator[Finding]:
    """Days of issue that lie after the meeting, or in the wrong order."""
    agenda, day = sitting.meeting.agenda, sitting.day
    if agenda is None or day is None:
        return
    days: list[tuple[Day | None, tuple[str | int, ...]]] = [(agenda.issued, ("agenda", "issued"))]
    days += [(one.issued, ("agenda", "supplements", at, "issued")) for at, one in enumerate(agenda.supplements)]
    for issue, keys in days:
        if issue is None:
            continue
        if before(day, issue):
            yield ISSUED_LATE.finding(sitting.at(*keys), f"issued on {issue}, after the meeting on {day}")
        elif agenda.issued is not None and before(issue, agenda.issued):
            yield ISSUED_LATE.finding(sitting.at(*keys), f"issued before the agenda itself ({agenda.issued})")


def same_day(book: Book) -> Iterator[Finding]:
    """Two meetings of one body on the same day, unless the name of one has a suffix."""
    for meetings in book.meetings.values():
        first: Meeting | None = None
        last: tuple[int, int | None, int | None] | None = None
        for meeting in meetings:
            day = book.days[meeting.id]
            if day is None or not day.exact or meeting.status == "cancelled":
                continue
            same = first is not None and (day.year, day.month, day.day) == last
            if first is not None and same and not _suffixed(meeting):
                yield SAME_DAY.finding(meeting.place, f"{first.id} was on {day} too")
            first, last = meeting, (day.year, day.month, day.day)


def _suffixed(meeting: Meeting) -> bool:
    return len(meeting.id.split("/", 1)[1]) > len(str(meeting.called_for))
