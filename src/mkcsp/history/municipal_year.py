"""When a body's municipal year begins: with its annual meeting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from mkcsp.history.counted_meetings import announced, counted_meetings
from mkcsp.history.days import after, previous
from mkcsp.model.base import dataclass
from mkcsp.model.meeting import Meeting
from mkcsp.register import Register

USUAL_BEGIN = (5, 1)
"""Month and day on which a municipal year begins where no annual meeting of that calendar year is recorded."""

LATEST_END = (7, 31)
"""Month and day until which an annual meeting may yet come, of a body that has them."""


@dataclass(frozen=True, slots=True)
class MunicipalYears:
    """The municipal years of a body, each named by the calendar year in which it begins.

    annual: the day of the annual meeting of each calendar year that has one. on: the day of judgement; an annual
    meeting of later on is known only where it had been announced by then.
    """

    annual: Mapping[int, date]
    on: date

    def begins(self, year: int) -> date:
        """The first day of the municipal year that begins in a calendar year.

        Of a body that had an annual meeting the year before, the old year is not over while the next may yet come.
        """
        if year in self.annual:
            return self.annual[year]
        latest = date(year, *LATEST_END)
        if year - 1 in self.annual and date(year, 1, 1) <= self.on <= latest:
            return after(latest)
        return date(year, *USUAL_BEGIN)

    def ends(self, year: int) -> date:
        """The last day of the municipal year that begins in a calendar year."""
        return previous(self.begins(year + 1)) if year < date.max.year else date.max

    def of(self, day: date) -> int:
        """The municipal year in which a day lies."""
        return day.year if day >= self.begins(day.year) else day.year - 1


def annual_meetings(meetings: Iterable[Meeting]) -> dict[int, Meeting]:
    """The first annual meeting of each calendar year, of those given in order."""
    found: dict[int, Meeting] = {}
    for meeting in meetings:
        if meeting.kind == "annual" and meeting.status not in ("cancelled", "postponed"):
            found.setdefault(meeting.day.last.year, meeting)
    return found


def municipal_years(register: Register, group: str, on: date) -> MunicipalYears:
    """The municipal years of a body as the records show them on the day `on`."""
    come = [sitting.meeting for sitting in counted_meetings(register, group, on)]
    annual = annual_meetings([*come, *announced(register, group, on)])
    return MunicipalYears({year: meeting.day.first for year, meeting in annual.items()}, on)
