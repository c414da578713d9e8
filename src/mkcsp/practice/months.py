"""Months after a day, as terms of office and periods are reckoned."""

from __future__ import annotations

import calendar
from datetime import date


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or before if negative; the last of the month where it has no such day.

    An appointment of twelve months made on 29 February 2016 runs until 28 February 2017.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(max(year, date.min.year), date.max.year)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
