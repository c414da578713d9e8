"""Entries of a list that certainly hold on one and the same day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from mkcsp.model.dates import Dated

_D = TypeVar("_D", bound=Dated)


def overlapping(those: Sequence[tuple[int, _D]]) -> Iterator[tuple[int, _D, date]]:
    """Each entry that certainly shares a day with one that began before it: its number, the other, that day.

    An entry is compared with that one before it which lasts longest, not with all, so that a list of any length is
    done in the time that it takes to sort it.
    """
    if len(those) < 2:
        return
    spells = sorted((first, last, number) for number, one in those for first, last in _certain(one) if first <= last)
    entries = dict(those)
    told: set[int] = set()
    longest: tuple[date, int] | None = None
    for first, last, number in spells:
        if longest is not None and first <= longest[0] and number != longest[1] and number not in told:
            told.add(number)
            yield number, entries[longest[1]], first
        if longest is None or last > longest[0]:
            longest = (last, number)


def _certain(one: Dated) -> list[tuple[date, date]]:
    """Spells of days on which it certainly was so; those whose first day is the later one hold none.

    Without `until` it goes on. Days that were only `seen` tell of themselves.
    """
    if one.from_ is None and one.until is None:
        return [(day.last, day.first) for day in one.seen]
    firsts = [one.from_.last] if one.from_ is not None else [day.last for day in one.seen]
    last = one.until.first if one.until is not None else date.max
    return [(min(firsts), last)] if firsts else []
