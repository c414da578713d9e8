"""Days and times as words, the way that papers print them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence

from mkcsp.model.dates import Day, TimeOfDay

_DAYS = re.compile(r"(?<![\w/-])[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?![\w/-])")


def in_words(day: Day, *, weekday: bool = False) -> str:
    """`21 January 2016`, `April 2016`, `2008`; with its weekday where that is asked for and the day is known."""
    if day.month is None:
        return f"{day.year}"
    month = f"{calendar.month_name[day.month]} {day.year}"
    if day.day is None:
        return month
    words = f"{day.day} {month}"
    return f"{calendar.day_name[day.first.weekday()]} {words}" if weekday else words


def clock(time: TimeOfDay, *, space: str = "") -> str:
    """`2.04pm`, `12 noon`; with `space` between the figures and `pm`."""
    if time.minutes in (0, 12 * 60):
        return "12 noon" if time.hour else "12 midnight"
    return f"{time.hour % 12 or 12}.{time.minute:02}{space}{'pm' if time.hour >= 12 else 'am'}"


def span(starts: TimeOfDay | None, ends: TimeOfDay | None, between: str) -> str:
    """`10.00 am - 1.00 pm`, with the words between the two; one of them alone, or nothing."""
    return between.join(clock(time, space=" ") for time in (starts, ends) if time is not None)


def listed(words: Sequence[str], last: str = "and") -> str:
    """`one, two and three`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def at_venue(venue: str) -> str:
    """The venue with its preposition, its own where it begins with one."""
    own = venue.split(" ", 1)[0].casefold() in {"in", "at", "on", "by", "via", "remotely", "online"}
    return venue if own else f"at {venue}"


def without_preposition(venue: str) -> str:
    """The venue as it stands by itself on a cover."""
    first, _, rest = venue.partition(" ")
    if first.casefold() in {"in", "at"} and rest:
        return rest.removeprefix("the ")[:1].upper() + rest.removeprefix("the ")[1:]
    return venue


def day_of(meeting_id: str) -> Day | None:
    """The day for which a meeting was called, told from its id alone, or None."""
    text = meeting_id.partition("/")[2]
    for length in (10, 7, 4):
        if len(text) == length or text[length : length + 1] == "-":
            try:
                return Day.parse(text[:length])
            except ValueError:
                continue
    return None


def dated(words: str) -> str:
    """The words with `2016-01-21` as `21 January 2016`, but for ids, which stay as they are typed."""

    def printed(match: re.Match[str]) -> str:
        try:
            return in_words(Day.parse(match[0]))
        except ValueError:
            return match[0]

    return _DAYS.sub(printed, words)
