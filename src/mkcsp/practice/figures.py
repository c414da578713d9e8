"""Figures of attendance: how often somebody was expected, came, sent a deputy or stayed away. They need no rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mkcsp.history.status import AWAY, NOT_EXPECTED, THERE, Attendance, Status
from mkcsp.practice.effects import HOLE, Effect
from mkcsp.practice.runs import Step, reckon

Range = tuple[int, int]
"""The least and the most that a number can be, where holes leave it open; both the same where they do not."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of meetings.

    expected: at which attendance was surely expected, those included of which the roll does not tell.
    attended: in person, remotely, for part, or in another capacity. apologies: late ones included.
    accepted: absences that the group accepted, with apologies or without; they stand in no other column.
    absent: without apology. unknown: of which the status cannot be told.
    """

    expected: int
    attended: int
    by_deputy: int
    apologies: int
    accepted: int
    absent: int
    unknown: int


def figures(those: Iterable[Attendance]) -> Figures:
    """Count the statuses of one member, seat or organisation."""
    listed = [entry for entry in those if entry.status not in NOT_EXPECTED]

    def count(*statuses: Status) -> int:
        return sum(entry.status in statuses for entry in listed)

    return Figures(
        expected=sum(entry.expected is True for entry in listed),
        attended=count(*THERE),
        by_deputy=count(Status.DEPUTY),
        apologies=count(Status.APOLOGIES, Status.LATE),
        accepted=count(Status.ACCEPTED),
        absent=count(Status.ABSENT),
        unknown=count(Status.UNKNOWN),
    )


def plain_runs(those: Sequence[Attendance]) -> tuple[Range, Range]:
    """The longest and the present run of meetings at which neither the member nor a deputy was there.

    This is no finding: it counts every absence alike, accepted or not, and asks no terms of reference.
    """
    steps = [
        Step((str(number),), (date.min, str(number)), _plain(entry), None, anew=False)
        for number, entry in enumerate(those)
    ]
    least, most = reckon(steps, {}, most=False), reckon(steps, {}, most=True)
    return (least.longest, most.longest), (least.present.length, most.present.length)


def _plain(entry: Attendance) -> Effect:
    if entry.status in NOT_EXPECTED:
        return Effect.LEFT
    if entry.status in AWAY or entry.status is Status.ACCEPTED:
        return Effect.ABSENT
    return HOLE if entry.status is Status.UNKNOWN else Effect.ENDS
