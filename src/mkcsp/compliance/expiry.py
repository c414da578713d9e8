"""When an appointment or a term that was not renewed ends: on its last day, or at a meeting that could renew it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mkcsp.compliance.results import RuleContext
from mkcsp.history.counted_meetings import CountedMeeting, counted_meetings
from mkcsp.history.days import after as following
from mkcsp.history.days import months_after
from mkcsp.history.tristate import Tristate
from mkcsp.model.dates import Day


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
