"""MK424 to MK427: times and statuses of a meeting that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.findings import Finding, Page, Severity
from mkcsp.history.tristate import before, exists
from mkcsp.model.dates import TimeOfDay
from mkcsp.rules.sitting import Sitting

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
NOT_HELD = Page(
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
PAGES = (OUT_OF_ORDER, NOT_HELD, RECONVENED, OUTSIDE_BODY)


def clock(sitting: Sitting) -> Iterator[Finding]:
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


def status(sitting: Sitting) -> Iterator[Finding]:
    """A meeting that was not held, but of which there are minutes; a body that was not there."""
    meeting = sitting.meeting
    moved = meeting.status == "postponed" and meeting.held_on is not None
    if meeting.status != "held" and not moved:
        # The roll of a planned meeting is laid out before it, to be gone through there.
        roll = meeting.roll if meeting.status != "planned" else None
        for field, value in (("minutes", sitting.items), ("roll", roll), ("began", meeting.began)):
            if value:
                message = f"the meeting is {meeting.status}, but has `{field}`"
                yield NOT_HELD.finding(sitting.at(field), message, "write `status: held`, if it was")
                break
    group, day = sitting.group, sitting.day
    if group is not None and day is not None and exists(group.from_, group.until, day) is False:
        span = f"from {group.from_}" if group.from_ and before(day, group.from_) else f"until {group.until}"
        yield OUTSIDE_BODY.finding(meeting.place, f"{group.id} existed {span}, but this meeting is of {day}")


def reconvened(sitting: Sitting) -> Iterator[Finding]:
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
