"""What a year is, by when something has to be done again, and when what was not renewed ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from mkcsp.compliance.calendar import Calendar, Occasion
from mkcsp.compliance.results import RuleContext
from mkcsp.history.counted_meetings import CountedMeeting, counted_meetings
from mkcsp.history.days import after as following
from mkcsp.history.days import months_after, previous
from mkcsp.history.municipal_year import MunicipalYears
from mkcsp.history.tristate import Tristate
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
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


@dataclass(frozen=True, slots=True)
class End:
    """Whether something that lasts for a time has ended by the day of judgement.

    over: None where that is unknown; missing: the record that would tell. since: from when, where it is over.
    soonest, due: the earliest and the latest day on which its time is up; None where only a meeting ends it.
    meeting: the kind of meeting that ends it, in words; empty where a day does.
    """

    over: Tristate
    since: Day | None = None
    missing: str = ""
    soonest: date | None = None
    due: date | None = None
    meeting: str = ""


def end_of(case: RuleContext, start: Day, months: int | None, expiry: str | None, by: str | None = None) -> End:
    """When what began on `start` ends.

    months: how long it lasts; None where it lasts until the next annual meeting. expiry: as the rule says, `on-the-day`
    if it does not. by: the minute that made it. An appointment made at an annual meeting lasts until the next annual
    one, where it lasts until a meeting; a meeting without a quorum ends nothing.
    """
    soonest = months_after(start.first, months) if months is not None else None
    due = months_after(start.last, months) if months is not None else None
    if months is not None and soonest is not None and due is not None and expiry in (None, "on-the-day"):
        if case.on <= soonest:
            return End(False, soonest=soonest, due=due)
        over: Tristate = True if case.on > due else None
        return End(over, Day.of(following(due)), "the exact day of the appointment", soonest, due)
    come = [one for one in counted_meetings(case.register, case.group.id, case.on) if not one.inquorate]
    annual = months is None or _annual(case, start, expiry, by)
    if annual:
        which = [one for one in come if one.meeting.kind == "annual" and one.day.last > start.last]
        sure = [one for one in which if one.held and one.day.first > start.last]
        needed = max(1, (months or 0) // 12)
    else:
        which = [one for one in come if soonest is None or one.day.last >= soonest]
        sure = [one for one in which if one.held and due is not None and one.day.first >= due]
        needed = 1
    words = "annual meeting" if annual else "meeting"
    if len(sure) >= needed:
        return End(True, sure[needed - 1].day, "", soonest, due, words)
    if len(which) >= needed:
        return End(None, None, f"whether and when {_ids(which, sure)} was held", soonest, due, words)
    return End(False, None, "", soonest, due, words)


def _annual(case: RuleContext, start: Day, expiry: str | None, by: str | None) -> bool:
    """Whether it lasts until an annual meeting: by the rule's word, or because an annual meeting made it."""
    meetings = case.register.meetings_of(case.group.id)
    if expiry == "at-the-next-annual-meeting":
        open_ = getattr(case.clause.rule, "expiry", None) != expiry
        return not open_ or any(one.kind == "annual" for one in meetings)
    minute = case.register.minute(by) if by else None
    if minute is not None:
        return minute.meeting.kind == "annual"
    return any(one.kind == "annual" and one.day == start for one in meetings)


def _ids(which: list[CountedMeeting], sure: list[CountedMeeting]) -> str:
    return ", ".join(one.id for one in which if one not in sure) or ", ".join(one.id for one in which)
