"""Days that may be known only in part, times of day, and spans of time."""

from __future__ import annotations

import calendar
import contextlib
import re
from dataclasses import dataclass, field
from datetime import date

from mkcsp.model.base import Prose, frozen

_DAY = re.compile(r"(?P<y>[0-9]{4})(?:-(?P<m>[0-9]{2})(?:-(?P<d>[0-9]{2}))?)?(?P<inferred>\?)?")
FIRST_YEAR, LAST_YEAR = 1800, 2200
"""Years that a record or an option may name: others are slips, or stand for "always", and no arithmetic on days between
them can leave the calendar."""

_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day )?"
# Compiled only where something cannot be read: every start would pay for them.
_OTHER_DAYS = (
    rf"{_WEEKDAY}(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m>[a-z]{{3,9}}) (?P<y>\d{{4}})",
    rf"{_WEEKDAY}(?P<m>[a-z]{{3,9}}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<y>\d{{4}})",
    r"(?P<m>[a-z]{3,9}) (?P<y>\d{4})",
    r"(?P<d>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<y>\d{4})",
    r"(?P<y>\d{4})[./-](?P<m>\d{1,2})[./-](?P<d>\d{1,2})",
    r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)",
)
_OTHER_TIME = r"(?P<h>\d{1,2})(?:[:.](?P<m>\d\d))?(?:(?P<half>[ap])\.?m\.?)?"
_NAMED_TIMES = {"noon": (12, 0), "midday": (12, 0), "12noon": (12, 0), "midnight": (0, 0)}


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month or year: `2016-01-21`, `2016-04`, `2008`; `2017-01?` was inferred, not read in a source."""

    year: int
    month: int | None = None
    day: int | None = None
    inferred: bool = False
    first: date = field(init=False, repr=False, compare=False)
    """The earliest day that it can be. Worked out once: `check` compares the same few days again and again."""
    last: date = field(init=False, repr=False, compare=False)
    """The latest day that it can be."""

    def __post_init__(self) -> None:
        month = self.month or 12
        last = self.day or calendar.monthrange(self.year, month)[1]
        object.__setattr__(self, "first", date(self.year, self.month or 1, self.day or 1))
        object.__setattr__(self, "last", date(self.year, month, last))

    @classmethod
    def parse(cls, text: str) -> Day:
        """The day that is written so. Raises ValueError, with words for the clerk, where it is none."""
        match = _DAY.fullmatch(text)
        if match is None:
            raise ValueError("a date is written 2016-01-21, 2016-04 or 2008, with ? after it where it is inferred")
        year, month, day = int(match["y"]), match["m"], match["d"]
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError(f"a year lies between {FIRST_YEAR} and {LAST_YEAR}; a day that is not known is left out")
        if month is not None and not 1 <= int(month) <= 12:
            raise ValueError(f"there is no month {month}")
        if day is not None and month is not None:
            last = calendar.monthrange(year, int(month))[1]
            if not 1 <= int(day) <= last:
                raise ValueError(f"there is no such day: {calendar.month_name[int(month)]} {year} has {last} days")
        return cls(year, int(month) if month else None, int(day) if day else None, bool(match["inferred"]))

    @classmethod
    def meant(cls, text: str) -> Day | None:
        """The day that somebody wrote in another way: `12 November 2026`, `12/11/2026` with the day first; or None."""
        words = " ".join(text.casefold().replace(",", " ").split())
        if (about := re.fullmatch(r"(?:c\.?|ca\.?|circa|about|around|approx\.?) ?(\d{4})", words)) is not None:
            return cls(int(about[1]), inferred=True) if FIRST_YEAR <= int(about[1]) <= LAST_YEAR else None
        for pattern in _OTHER_DAYS:
            if (found := re.fullmatch(pattern, words)) is not None:
                parts = found.groupdict()
                month = parts["m"] if parts["m"].isdecimal() else _number_of_month(parts["m"])
                with contextlib.suppress(ValueError):  # there is no such month or day
                    return cls.parse(f"{parts['y']}-{month:0>2}" + (f"-{parts['d']:0>2}" if "d" in parts else ""))
        return None

    @classmethod
    def of(cls, day: date) -> Day:
        """The same day, known in full."""
        return cls(day.year, day.month, day.day)

    @property
    def exact(self) -> bool:
        """Whether the very day is known (inferred or not)."""
        return self.day is not None

    def __str__(self) -> str:
        text = f"{self.year:04}"
        if self.month is not None:
            text += f"-{self.month:02}"
        if self.day is not None:
            text += f"-{self.day:02}"
        return text + ("?" if self.inferred else "")

    @property
    def said(self) -> str:
        """In a sentence, where the mark of a file would read as a question: `2016-01-21 (inferred)`."""
        return str(self).replace("?", " (inferred)")


def _number_of_month(name: str) -> str:
    """The number of a month that is written out or shortened; empty where it is none."""
    number = _MONTHS.index(name[:3]) + 1 if name[:3] in _MONTHS else 0
    return str(number) if number and calendar.month_name[number].casefold().startswith(name) else ""


@dataclass(frozen=True, slots=True, order=True)
class TimeOfDay:
    """A time by the 24-hour clock: `14:04`."""

    hour: int
    minute: int

    @classmethod
    def parse(cls, text: str) -> TimeOfDay:
        """The time that is written so. Raises ValueError where it is none."""
        match = _TIME.fullmatch(text)
        if match is None:
            raise ValueError("a time is written by the 24-hour clock: 09:30, 14:04")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def meant(cls, text: str) -> TimeOfDay | None:
        """The time that somebody wrote in another way: `2.04pm`, `9.30`, `noon`; or None."""
        words = "".join(text.casefold().split())
        if words in _NAMED_TIMES:
            return cls(*_NAMED_TIMES[words])
        found = re.fullmatch(_OTHER_TIME, words)
        if found is None or (found["half"] is None and found["m"] is None):
            return None
        hour, minute = int(found["h"]), int(found["m"] or 0)
        if found["half"] is not None:
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + (12 if found["half"] == "p" else 0)
        return cls(hour, minute) if hour < 24 and minute < 60 else None

    @property
    def minutes(self) -> int:
        """Minutes since midnight."""
        return self.hour * 60 + self.minute

    def __str__(self) -> str:
        return f"{self.hour:02}:{self.minute:02}"


class Count(int):
    """A whole number, zero or more, typed in plain digits."""

    @classmethod
    def parse(cls, text: str) -> Count:
        """The number that is written so. Raises ValueError where it is none."""
        if not re.fullmatch(r"[0-9]{1,9}", text):
            raise ValueError("a whole number is typed in digits: 3, 140")
        return cls(int(text))

    @classmethod
    def meant(cls, text: str) -> Count | None:
        """The number with which the text begins: 3 of `3 members`; or None."""
        found = re.match(r"([0-9]{1,9})\b(?![.,]\d)", text)
        return cls(int(found[1])) if found is not None else None


@frozen
class Dated:
    """Something that was so for a time. All three are optional: in the papers, `seen` is the usual case."""

    from_: Day | None = None
    """The first day on which it was so."""
    until: Day | None = None
    """The last day on which it was so."""
    seen: tuple[Day, ...] = ()
    """Days on which it is known to have been so, where its beginning or its end is not recorded."""
    note: Prose | None = None
    """A remark for those who keep the records. It is never printed."""
