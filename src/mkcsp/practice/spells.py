"""Spells of membership: what follows on without a gap is one, what has a gap between is apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mkcsp.model.dates import Day
from mkcsp.practice.membership import Tenure
from mkcsp.practice.spans import Cover, or_


@dataclass(frozen=True, slots=True)
class Spell:
    """One unbroken membership of a person, in one seat or in several one after the other."""

    tenures: tuple[Tenure, ...]

    def covers(self, day: Day) -> Cover:
        """Whether the person was a member on `day` in this spell."""
        return or_(tenure.covers(day) for tenure in self.tenures)

    @property
    def joined(self) -> Day | None:
        """When it began; None where that is not recorded."""
        return self.tenures[0].joined

    @property
    def left(self) -> Day | None:
        """When it ended; None where it did not, or that is not recorded."""
        ends = [tenure.left for tenure in self.tenures]
        return None if None in ends else max((end for end in ends if end), key=lambda day: day.last)


def spells(those: Sequence[Tenure]) -> tuple[Spell, ...]:
    """The tenures of one person as spells, in order of time.

    A tenure whose beginning is not recorded cannot be shown to be apart from what went before, so it is not parted.
    """
    found: list[list[Tenure]] = []
    for tenure in sorted(those, key=_begun):
        if found and not _gap(found[-1], tenure):
            found[-1].append(tenure)
        else:
            found.append([tenure])
    return tuple(Spell(tuple(run)) for run in found)


def _begun(tenure: Tenure) -> date:
    days = [day.first for span in tenure.spans for day in (span.from_, *span.seen) if day is not None]
    return min(days, default=date.min) if tenure.joined is None else tenure.joined.first


def _gap(run: Sequence[Tenure], after: Tenure) -> bool:
    joined = after.joined
    if joined is None:
        return False
    ends = [tenure.left for tenure in run]
    return all(end is not None and end.last + timedelta(days=1) < joined.first for end in ends)
