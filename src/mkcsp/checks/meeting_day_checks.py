"""MK424 to MK427 and MK501 to MK504: days, times and statuses of meetings that contradict each other."""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from mkcsp.checks.book import Book, MeetingFacts
from mkcsp.findings import Code, Finding, Severity
from mkcsp.history.days import minute_of, past_midnight
from mkcsp.history.tristate import before, exists
from mkcsp.model.dates import Day, TimeOfDay
from mkcsp.model.meeting import Meeting

WEEKDAY = Code("MK501", Severity.WARNING)
FUTURE_PAST = Code("MK502", Severity.WARNING)
ISSUED_LATE = Code("MK503", Severity.WARNING)
SAME_DAY = Code("MK504", Severity.WARNING)


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


NO_OWN_NOTE = Code("MK756", Severity.NOTE)


def future_note(sitting: MeetingFacts) -> Iterator[Finding]:
    """An agenda that was issued, of which nothing says at what time and place its future meetings were to be."""
    agenda = sitting.meeting.agenda
    if agenda is None or agenda.issued is None or agenda.future_note is not None:
        return
    those = [sitting.book.register.meetings.get(id) for id in agenda.future_meetings]
    if any(one is not None and (one.starts is not None or one.venue is not None) for one in those):
        message = "this agenda is issued, and prints neither time nor place of the future meetings it lists"
        help = "type what it said of them in `future-note`: their own files may change, an issued agenda does not"
        yield NO_OWN_NOTE.finding(sitting.at("agenda", "future-meetings"), message, help)


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
            day = book.day(meeting.id)
            if day is None or not day.exact or meeting.status == "cancelled":
                continue
            same = first is not None and (day.year, day.month, day.day) == last
            if first is not None and same and not _suffixed(meeting):
                yield SAME_DAY.finding(meeting.place, f"{first.id} was on {day} too")
            first, last = meeting, (day.year, day.month, day.day)


def _suffixed(meeting: Meeting) -> bool:
    return len(meeting.id.split("/", 1)[1]) > len(str(meeting.called_for))


OUT_OF_ORDER = Code("MK424", Severity.WARNING)
SAID_NOT_HELD = Code("MK425", Severity.WARNING)
RECONVENED = Code("MK426", Severity.WARNING)
OUTSIDE_BODY = Code("MK427", Severity.WARNING)


def clock(sitting: MeetingFacts) -> Iterator[Finding]:
    """The times of a meeting and of its items."""
    meeting = sitting.meeting
    for first, last, name, words in (
        (meeting.starts, meeting.ends, "ends", "is to end at {1}, before it is to begin at {0}"),
        (meeting.began, meeting.closed, "closed", "closed at {1}, before it began at {0}"),
    ):
        if first is not None and last is not None and last < first and not past_midnight(first, last):
            yield OUT_OF_ORDER.finding(sitting.at(name), "the meeting " + words.format(first, last))
    began = minute_of(meeting, meeting.began) if meeting.began is not None else None
    closed = minute_of(meeting, meeting.closed) if meeting.closed is not None else None
    above: tuple[int, TimeOfDay] | None = None
    for item, keys in sitting.items:
        if item.time is None:
            continue
        wrong = None
        minute = minute_of(meeting, item.time)
        if above is not None and minute < above[0]:
            wrong = f"timed {item.time}, after an item timed {above[1]}"
        elif began is not None and minute < began:
            wrong = f"timed {item.time}, before the meeting began at {meeting.began}"
        elif closed is not None and minute > closed >= (closed if began is None else began):
            wrong = f"timed {item.time}, after the meeting closed at {meeting.closed}"
        if wrong is not None:
            yield OUT_OF_ORDER.finding(sitting.at(*keys, "time"), wrong)
        above = (minute, item.time) if above is None else max(above, (minute, item.time))


def status(sitting: MeetingFacts) -> Iterator[Finding]:
    """A meeting that was not held, but of which there are minutes; a body that was not there."""
    meeting = sitting.meeting
    moved = meeting.status == "postponed" and meeting.held_on is not None
    if meeting.status != "held" and not moved:
        roll = None if sitting.laid_out else meeting.roll
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
