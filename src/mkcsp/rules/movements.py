"""MK319: arrivals and departures that cannot have happened in this order."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.findings import Finding, Page, Severity
from mkcsp.model.dates import TimeOfDay
from mkcsp.model.meeting import Movement
from mkcsp.rules.sitting import Sitting

OUT_OF_ORDER = Page(
    "MK319",
    "arrivals and departures out of order",
    Severity.WARNING,
    """
    Somebody left before they arrived, returned without having left, arrived twice, moved at a time before that of the
    movement above, or outside the time from the beginning of the meeting to its end. How much of the meeting they
    attended cannot be told. Put the movements in the order in which they happened; if the paper has it so,
    acknowledge it.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        roll:
          complete: yes
          sections:
            - kind: officers
              lines:
                - name: Jo Field
                  movements:
                    - what: left
                      time: 15:10
                    - what: returned
                      time: 15:00

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        roll:
          complete: yes
          sections:
            - kind: officers
              lines:
                - name: Jo Field
                  movements:
                    - what: left
                      time: 15:00
                    - what: returned
                      time: 15:10
    """,
)
PAGES = (OUT_OF_ORDER,)

_MAY_FOLLOW = {
    None: ("arrived", "left"),
    "arrived": ("left",),
    "left": ("returned",),
    "returned": ("left",),
}


def check(sitting: Sitting) -> Iterator[Finding]:
    """The movements of every line of the roll; the first that does not fit is told."""
    for line in sitting.lines:
        before: Movement | None = None
        clock: TimeOfDay | None = None
        for number, one in enumerate(line.line.movements):
            wrong = _wrong(sitting, one, before, clock)
            if wrong is not None:
                at = sitting.at(*line.keys, "movements", number)
                yield OUT_OF_ORDER.finding(at, f"{sitting.called(line.line)} {wrong}")
                break
            before, clock = one, one.time or clock


def _wrong(sitting: Sitting, one: Movement, before: Movement | None, clock: TimeOfDay | None) -> str | None:
    meeting = sitting.meeting
    if one.what not in _MAY_FOLLOW[before.what if before else None]:
        return f"{one.what} after having {before.what}" if before else f"{one.what} without having left"
    if one.time is not None:
        if clock is not None and one.time < clock:
            return f"{one.what} at {one.time}, before {clock}"
        if meeting.began is not None and one.time < meeting.began and one.what != "arrived":
            return f"{one.what} at {one.time}, before the meeting began at {meeting.began}"
        if meeting.closed is not None and one.time > meeting.closed:
            return f"{one.what} at {one.time}, after the meeting closed at {meeting.closed}"
    if before is not None and one.item is not None and before.item is not None:
        order = sitting.order
        if order.get(one.item, 0) < order.get(before.item, 0) and one.item in order:
            return f"{one.what} at `{one.item}`, which was taken before `{before.item}`"
    return None
