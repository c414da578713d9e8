"""What a year is: by when something that is due every year, or every so many years, has to be done again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from mkcsp.compliance.calendar import Calendar, Occasion
from mkcsp.history.days import months_after, previous
from mkcsp.history.municipal_year import MunicipalYears
from mkcsp.model.rules import Counted

Due = Callable[[date], date]
"""The last day in time, after something was done on a day or was first asked for."""

_EARLY = 3
"""Months by which an annual meeting may come before the year is over and still be the next one."""


def is_yearly(months: int) -> bool:
    """Whether so many months are a year or several, so that the words of a clause may mean more than one thing."""
    return months > 0 and months % 12 == 0


def due_by(counted: Counted | None, months: int, held: Calendar) -> tuple[Due, Due]:
    """By when it is due after the day on which it was done, and after the day on which a clause began to ask for it.

    held: the meetings at which it can be done.
    """
    years = months // 12
    if counted == "calendar-year":
        calendar_year = partial(_end_of_calendar_year, years)
        return calendar_year, lambda day: calendar_year(previous(day))
    if counted == "municipal-year":
        municipal_year = partial(_end_of_municipal_year, held.municipal, years)
        return municipal_year, lambda day: municipal_year(previous(day))
    if counted == "meeting-to-meeting":
        meeting_due = partial(_at_a_meeting, months, held)
        return meeting_due, meeting_due
    exact = partial(months_after, months=months)
    return exact, exact


def _end_of_calendar_year(years: int, day: date) -> date:
    return date(min(day.year + years, date.max.year), 12, 31)


def _end_of_municipal_year(municipal: MunicipalYears, years: int, day: date) -> date:
    return municipal.ends(min(municipal.of(day) + years, date.max.year))


def _at_a_meeting(months: int, held: Calendar, day: date) -> date:
    """The first meeting that can do it when the time is over, and no later than any other reading of a year allows."""
    years = months // 12
    latest = max(_end_of_calendar_year(years, day), _end_of_municipal_year(held.municipal, years, day))
    annual = any(one.meeting.kind == "annual" for one in held.occasions)
    soonest = months_after(day, months - _EARLY if annual else months)
    days = [one.last for one in held.occasions if _can(one, annual) and one.first >= soonest and one.first > day]
    return min([*days, latest])


def _can(one: Occasion, annual: bool) -> bool:
    inquorate = any(not noted.met and noted.item is None for noted in one.meeting.quorum)
    return one.held is True and not inquorate and (one.meeting.kind == "annual" or not annual)
