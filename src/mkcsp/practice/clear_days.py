"""Clear days of notice: by which day an agenda has to be issued, and how many days were given."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from mkcsp.records.obligations import NoticeRule

MOST_HOLIDAYS = 12
"""More bank holidays than any part of the country has ever had in a year: what they can take away at the most."""

_DAY = timedelta(days=1)


def counts(day: date, rule: NoticeRule, holidays: Collection[date]) -> bool:
    """Whether the day is one that counts as a clear day under the rule.

    What the rule does not say is answered in the stricter way: the day does not count. To be in time by that is to be
    in time by every reading.
    """
    if day.weekday() == 5 and rule.saturdays != "count":
        return False
    if day.weekday() == 6 and rule.sundays != "count":
        return False
    return rule.bank_holidays == "count" or day not in holidays


def clear_days(issued: date, meeting_day: date, rule: NoticeRule, holidays: Collection[date]) -> int:
    """How many clear days lie between the issue of the agenda and the meeting.

    Neither the day of issue nor that of the meeting is one. 0 where the agenda was issued on the day or later.
    """
    days = range(1, (meeting_day - issued).days)
    return sum(counts(issued + number * _DAY, rule, holidays) for number in days)


def latest_issue(meeting_day: date, rule: NoticeRule, holidays: Collection[date], days: int | None = None) -> date:
    """The last day on which the agenda of a meeting can be issued in time.

    It is a day that counts itself: with five clear days before Monday 13 November 2006 it is Friday the 3rd, although
    an agenda issued on the Sunday after would have the same five days.

    holidays: the bank holidays that are known. days: the clear days needed, where they are not the rule's usual ones
    (an extraordinary meeting).
    """
    wanted = rule.clear_days if days is None else days
    day = meeting_day - _DAY
    found = 0
    while day > date.min and (found < wanted or not counts(day, rule, holidays)):
        found += counts(day, rule, holidays)
        day -= _DAY
    return day


def days_needed(rule: NoticeRule, *, extraordinary: bool) -> int:
    """The clear days that the rule asks for, for an extraordinary meeting or another."""
    if extraordinary and rule.extraordinary_days is not None:
        return rule.extraordinary_days
    return rule.clear_days
