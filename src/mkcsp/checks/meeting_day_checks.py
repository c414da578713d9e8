"""MK424 to MK427 and MK501 to MK504: days, times and statuses of meetings that contradict each other."""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from mkcsp.checks.book import Book
from mkcsp.checks.meeting_facts import MeetingFacts
from mkcsp.findings import Finding, Page, Severity
from mkcsp.history.tristate import before, exists
from mkcsp.model.dates import Day, TimeOfDay
from mkcsp.model.meeting import Meeting

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


def weekday(sitting: MeetingFacts) -> Iterator[Finding]:
    """The weekday as printed against the date."""
    printed = sitting.meeting.weekday
    if printed is None or sitting.day is None:
        return
    days = [day for day in (sitting.day, sitting.meeting.called_for) if day.exact]
    names = [calendar.day_name[day.first.weekday()] for day in days]
    if names and printed.strip().casefold() not in [name.casefold() for name in names]:
        yield WEEKDAY.finding(sitting.at("weekday"), f"{days[0]} is a {names[0]}, not a {printed}")


def future_meetings(sitting: MeetingFacts) -> Iterator[Finding]:
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


def issued(sitting: MeetingFacts) -> Iterator[Finding]:
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


OUT_OF_ORDER = Page(
    "MK424",
    "times out of order",
    Severity.WARNING,
    """
    The meeting was to end before it was to begin, closed before it began, or an item is timed outside the meeting or
    before the item above it. Times are by the 24-hour clock: `4.09 PM` is `16:09`. A meeting past midnight has to be
    acknowledged.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        began: 14:04
        closed: 04:09

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        began: 14:04
        closed: 16:09
    """,
)
SAID_NOT_HELD = Page(
    "MK425",
    "minutes of a meeting not held",
    Severity.WARNING,
    """
    The meeting is planned, cancelled or postponed, and its file holds minutes, a roll, or the time at which it began.
    If it was held, its status is `held`. A cancelled meeting counts for nobody, even if people came. The roll of a
    planned meeting may be laid out beforehand.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: planned
        minutes:
          items:
            - id: cctv

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: cctv
    """,
)
RECONVENED = Page(
    "MK426",
    "reconvened from what cannot be",
    Severity.WARNING,
    """
    A meeting is said to be reconvened from a later one, from a meeting of another body, or from one that was not
    held. It is one that was adjourned to this day.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        reconvened-from: smk/2016-01-28
        # records/meetings/smk/2016-01-28.yaml
        status: held

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        # records/meetings/smk/2016-01-28.yaml
        status: held
        reconvened-from: smk/2016-01-21
    """,
)
OUTSIDE_BODY = Page(
    "MK427",
    "meeting of a body that did not exist",
    Severity.WARNING,
    """
    The meeting lies before the body came to be or after it ended, by the body's own record. One of the dates is
    wrong, or the meeting is that of the body before or after it.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        until: 2015-03
        # records/meetings/smk/2016-01-21.yaml
        status: held

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        from: 2015-03
        # records/meetings/smk/2016-01-21.yaml
        status: held
    """,
)
TIMES_PAGES = (OUT_OF_ORDER, SAID_NOT_HELD, RECONVENED, OUTSIDE_BODY)


def clock(sitting: MeetingFacts) -> Iterator[Finding]:
    """The times of a meeting and of its items."""
    meeting = sitting.meeting
    for first, last, name, words in (
        (meeting.starts, meeting.ends, "ends", "is to end at {1}, before it is to begin at {0}"),
        (meeting.began, meeting.closed, "closed", "closed at {1}, before it began at {0}"),
    ):
        if first is not None and last is not None and last < first:
            yield OUT_OF_ORDER.finding(sitting.at(name), "the meeting " + words.format(first, last))
    above: TimeOfDay | None = None
    for item, keys in sitting.items:
        if item.time is None:
            continue
        wrong = None
        if above is not None and item.time < above:
            wrong = f"timed {item.time}, after an item timed {above}"
        elif meeting.began is not None and item.time < meeting.began:
            wrong = f"timed {item.time}, before the meeting began at {meeting.began}"
        elif meeting.closed is not None and item.time > meeting.closed >= (meeting.began or meeting.closed):
            wrong = f"timed {item.time}, after the meeting closed at {meeting.closed}"
        if wrong is not None:
            yield OUT_OF_ORDER.finding(sitting.at(*keys, "time"), wrong)
        above = item.time if above is None else max(above, item.time)


def status(sitting: MeetingFacts) -> Iterator[Finding]:
    """A meeting that was not held, but of which there are minutes; a body that was not there."""
    meeting = sitting.meeting
    moved = meeting.status == "postponed" and meeting.held_on is not None
    if meeting.status != "held" and not moved:
        # The roll of a planned meeting is laid out before it, to be gone through there.
        roll = meeting.roll if meeting.status != "planned" else None
        for field, value in (("minutes", sitting.items), ("roll", roll), ("began", meeting.began)):
            if value:
                message = f"the meeting is {meeting.status}, but has `{field}`"
                yield SAID_NOT_HELD.finding(sitting.at(field), message, "write `status: held`, if it was")
                break
    group, day = sitting.group, sitting.day
    if group is not None and day is not None and exists(group.from_, group.until, day) is False:
        span = f"from {group.from_}" if group.from_ and before(day, group.from_) else f"until {group.until}"
        yield OUTSIDE_BODY.finding(meeting.place, f"{group.id} existed {span}, but this meeting is of {day}")


def reconvened(sitting: MeetingFacts) -> Iterator[Finding]:
    """The meeting from which this one was reconvened."""
    meeting = sitting.meeting
    source = sitting.book.register.meetings.get(meeting.reconvened_from or "")
    if source is None or source.id == meeting.id:
        return
    at = sitting.at("reconvened-from")
    day = sitting.book.day(source.id)
    if source.group != meeting.group:
        yield RECONVENED.finding(at, f"{source.id} is a meeting of another body")
    elif day is not None and sitting.day is not None and before(sitting.day, day):
        yield RECONVENED.finding(at, f"{source.id} is later than this meeting")
    elif source.status in ("planned", "cancelled"):
        yield RECONVENED.finding(at, f"{source.id} is {source.status}, not held")
