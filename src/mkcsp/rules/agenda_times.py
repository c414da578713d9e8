"""MK505 and MK506: durations on an agenda."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mkcsp.findings import Finding, Page, Severity
from mkcsp.model.meeting import AgendaItem
from mkcsp.rules.sitting import Sitting

UNREADABLE = Page(
    "MK505",
    "duration that cannot be reckoned with",
    Severity.WARNING,
    """
    A duration is printed as it stands, and added up where it is written in hours and minutes: `5 mins`, `1 hour`,
    `1.5 hours`, `1 hour 30 mins`. This one cannot be added up, so the length of the agenda is not known. If it is
    printed so, acknowledge it.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: planned
        agenda:
          items:
            - id: cctv
              title: CCTV
              duration: a while

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: planned
        agenda:
          items:
            - id: cctv
              title: CCTV
              duration: 10 mins
    """,
)
TOO_LONG = Page(
    "MK506",
    "items longer than the meeting",
    Severity.WARNING,
    """
    The durations of the items add up to more than the time from the meeting's start to its end. Where an item has a
    duration, those of its sub-items are a part of it.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: planned
        starts: 10:00
        ends: 11:00
        agenda:
          items:
            - id: cctv
              title: CCTV
              duration: 1 hour
            - id: prevent
              title: Prevent
              duration: 5 mins

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: planned
        starts: 10:00
        ends: 11:00
        agenda:
          items:
            - id: cctv
              title: CCTV
              duration: 50 mins
            - id: prevent
              title: Prevent
              duration: 5 mins
    """,
)
PAGES = (UNREADABLE, TOO_LONG)

_DURATION = re.compile(
    r"(?:(?P<h>[0-9]{1,3}(?:\.[0-9]{1,2})?)\s*(?:hours?|hrs?|h)\b\.?)?(?:\s*(?:,|and|&)?\s*)"
    r"(?:(?P<m>[0-9]{1,4})\s*(?:minutes?|mins?|m)\b\.?)?",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def minutes_in(duration: str) -> int | None:
    """The minutes that a duration is: 5 for `5 mins`, 90 for `1 hour 30 mins`; None where it cannot be read."""
    match = _DURATION.fullmatch(duration.strip())
    if match is None or (match["h"] is None and match["m"] is None):
        return None
    return round(float(match["h"] or 0) * 60) + int(match["m"] or 0)


def check(sitting: Sitting) -> Iterator[Finding]:
    """The durations of the items of an agenda, one by one and together."""
    meeting = sitting.meeting
    if meeting.agenda is None:
        return
    for item, keys in sitting.agenda:
        if item.duration is not None and minutes_in(item.duration) is None:
            help = "`5 mins`, `1 hour` and `1 hour 30 mins` can be added up"
            yield UNREADABLE.finding(sitting.at(*keys, "duration"), f"`{item.duration}` cannot be added up", help)
    if meeting.starts is None or meeting.ends is None or meeting.ends <= meeting.starts:
        return
    long = meeting.ends.minutes - meeting.starts.minutes
    items = (*meeting.agenda.items, *(item for one in meeting.agenda.supplements for item in one.items))
    timed = sum(_timed(item) for item in items)
    if timed > long:
        message = f"the items take {timed} minutes, the meeting {long}"
        yield TOO_LONG.finding(sitting.at("agenda", "items"), message)


def _timed(item: AgendaItem) -> int:
    own = minutes_in(item.duration) if item.duration is not None else None
    return own if own is not None else sum(_timed(part) for part in item.parts)
