"""Clear days of notice: by which day an agenda has to be issued, and how many days were given."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from mkcsp.model.rules import NoticeRule

MOST_HOLIDAYS = 12
"""More bank holidays than any part of the country has ever had in a year: what they can take away at the most."""


def counts(day: date, rule: NoticeRule, holidays: Collection[date]) -> bool:
    """Whether the day is one that counts as a clear day under the rule.

    What the rule does not say is answered in the stricter way: the day does not count. To be in time by that is to be
    in time by every reading.
    """
    return day.weekday() in _weekdays(rule) and (rule.bank_holidays == "count" or day not in holidays)


def clear_days(issued: date, meeting_day: date, rule: NoticeRule, holidays: Collection[date]) -> int:
    """How many clear days lie between the issue of the agenda and the meeting.

    Neither the day of issue nor that of the meeting is one. 0 where the agenda was issued on the day or later.
    """
    between = max(0, (meeting_day - issued).days - 1)
    weekdays = _weekdays(rule)
    weeks, rest = divmod(between, 7)
    found = weeks * len(weekdays) + sum((issued.weekday() + number) % 7 in weekdays for number in range(1, rest + 1))
    if rule.bank_holidays != "count":
        found -= sum(issued < day < meeting_day and day.weekday() in weekdays for day in set(holidays))
    return found


def latest_issue(meeting_day: date, rule: NoticeRule, holidays: Collection[date], days: int | None = None) -> date:
    """The last day on which the agenda of a meeting can be issued in time.

    It is a day that counts itself: with five clear days before Monday 13 November 2006 it is Friday the 3rd, although
    an agenda issued on the Sunday after would have the same five days.

    holidays: the bank holidays that are known. days: the clear days needed, where they are not the rule's usual ones
    (an extraordinary meeting).
    """
    wanted = rule.clear_days if days is None else days
    # So many days cannot hold more clear days than are wanted, whatever falls into them.
    day = max(date.min.toordinal(), meeting_day.toordinal() - 1 - wanted)
    while day > date.min.toordinal() and (
        clear_days(date.fromordinal(day), meeting_day, rule, holidays) < wanted
        or not counts(date.fromordinal(day), rule, holidays)
    ):
        day -= 1
    return date.fromordinal(day)


def _weekdays(rule: NoticeRule) -> frozenset[int]:
    """The weekdays that count, from 0 for Monday."""
    return (
        frozenset(range(5))
        | ({5} if rule.saturdays == "count" else set())
        | ({6} if rule.sundays == "count" else set())
    )


def days_needed(rule: NoticeRule, *, extraordinary: bool) -> int:
    """The clear days that the rule asks for, for an extraordinary meeting or another."""
    if extraordinary and rule.extraordinary_days is not None:
        return rule.extraordinary_days
    return rule.clear_days
