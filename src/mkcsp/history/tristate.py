"""Whether something dated was so on a day: yes (True), no (False), or it is unknown (None)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mkcsp.model.dates import Dated, Day

Tristate = bool | None
"""True, False, or None where the records do not tell."""


def has_come(day: Day, on: date) -> bool:
    """Whether what is dated `day` counts when judged on the day `on`.

    The day itself counts; a day known only to the month or year counts once its last day has passed.
    """
    return day.last <= on if day.exact else day.last < on


def before(day: Day, other: Day) -> Tristate:
    """Whether `day` certainly lies before `other` (True), certainly does not (False), or may (None)."""
    if day.last < other.first:
        return True
    return False if day.first >= other.last else None


def and_(covers: Iterable[Tristate]) -> Tristate:
    """True if all are; False if any is not; None otherwise."""
    answer: Tristate = True
    for cover in covers:
        if cover is False:
            return False
        if cover is None:
            answer = None
    return answer


def or_(covers: Iterable[Tristate]) -> Tristate:
    """True if any is; False if none is; None otherwise."""
    answer: Tristate = False
    for cover in covers:
        if cover:
            return True
        if cover is None:
            answer = None
    return answer


def undated(span: Dated) -> bool:
    """Whether nothing at all is recorded of when it was so."""
    return span.from_ is None and span.until is None and not span.seen


def covers(span: Dated, day: Day) -> Tristate:
    """Whether it was so on `day`, which may itself be known only in part.

    A beginning without an end still holds. An end without a beginning tells of the days from a `seen` to the end.
    Days that were only `seen` tell of themselves: what was so on two days may have lapsed between them. A
    month that was `seen` answers for something dated by that very month. Without any date it is unknown.
    """
    return covered(span.from_, span.until, span.seen, day)


def covered(from_: Day | None, until: Day | None, seen: tuple[Day, ...], day: Day) -> Tristate:
    """The same from the three fields themselves, for records that have them without being Dated."""
    if seen and any(_same(known, day) for known in seen):
        return True
    if from_ is None and until is None:
        return None
    if from_ is not None:
        begun = _not(before(day, from_))
    else:
        begun = True if any(known.last <= day.first for known in seen) else None
    ended = before(until, day) if until is not None else False
    return and_((begun, _not(ended)))


def exists(from_: Day | None, until: Day | None, day: Day) -> Tristate:
    """Whether a body or seat existed on `day`; what has no date at an end is not limited there."""
    begun = True if from_ is None else _not(before(day, from_))
    ended = False if until is None else before(until, day)
    return and_((begun, _not(ended)))


def _same(one: Day, other: Day) -> bool:
    return (one.year, one.month, one.day) == (other.year, other.month, other.day)


def _not(cover: Tristate) -> Tristate:
    return None if cover is None else not cover
