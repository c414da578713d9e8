"""What became of the recommendations of reports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mkcsp.history.tristate import has_come
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.report_record import Recommendation, Report
from mkcsp.register import Register

HOW = {
    "as-it-stood": "resolved as it stood",
    "amended": "amended",
    "added-to": "added to",
    "deferred": "deferred",
    "not-resolved": "not taken",
    "resolved": "resolved, how is not recorded",
    "untraced": "untraced",
}
"""What can become of a recommendation, in words; the last two are what nobody typed."""


@dataclass(frozen=True, slots=True)
class Traced:
    """A recommendation by its whole number, such as 2.5(b), and what became of it by a day.

    how: one of HOW. minute: as cited, if one is recorded; day: of its meeting, if that has a record.
    """

    number: str
    text: str
    how: str
    minute: str = ""
    day: Day | None = None


def traced(register: Register, report: Report, on: date) -> list[Traced]:
    """Every recommendation of a report, in order. One that only leads in others is told by those."""
    return list(_traced(register, report.recommendations, "", on))


def _traced(register: Register, those: tuple[Recommendation, ...], above: str, on: date) -> Iterator[Traced]:
    for one in those:
        number = f"{above}({one.id})" if above else one.id
        if one.became is not None or one.how is not None or not one.parts:
            yield _one(register, one, number, on)
        yield from _traced(register, one.parts, number, on)


def _one(register: Register, one: Recommendation, number: str, on: date) -> Traced:
    minute = register.minute(one.became) if one.became is not None else None
    known = minute is None or has_come(minute.meeting.day, on)
    how = "untraced"
    if known and (one.became is not None or one.how is not None):
        how = one.how or "resolved"
    text = f"{one.text} {'; '.join(one.bullets)}".rstrip()
    if not known or one.became is None:
        return Traced(number, text, how)
    return Traced(number, text, how, minute.cited if minute else one.became, minute.meeting.day if minute else None)
