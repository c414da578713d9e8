"""Several who share a seat, or several seats of one organisation, taken together."""

from __future__ import annotations

from collections.abc import Sequence

from mkcsp.practice.status import AWAY, NOT_EXPECTED, Attendance, Status

_BEST = (Status.PRESENT, Status.REMOTE, Status.PART, Status.DEPUTY)


def together(those: Sequence[Attendance]) -> Attendance:
    """One status for all: the fullest attendance among them; else what cannot be told; else the absence.

    The absence is one that the group accepted only if it accepted that of each of them who was expected; apologies
    of one are apologies for all. Those who were not expected are left aside, unless nobody was.
    """
    there = [entry for entry in those if entry.status in _BEST and entry.capacity is None]
    if there:
        return min(there, key=lambda entry: _BEST.index(entry.status))
    expected = [entry for entry in those if entry.status not in NOT_EXPECTED]
    if not expected:
        return those[0] if those else Attendance(status=Status.VACANT, expected=False)
    for open_ in expected:
        if open_.capacity is not None or open_.status is Status.UNKNOWN:
            return open_
    away = [entry for entry in expected if entry.status in AWAY]
    if away:
        return min(away, key=lambda entry: (Status.APOLOGIES, Status.LATE, Status.ABSENT).index(entry.status))
    return expected[0]
