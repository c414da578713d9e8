"""MK505 to MK510, MK512, MK712: durations, pages, numbers and papers on an agenda, and bank holidays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mkcsp.checks.book import Book, MeetingFacts
from mkcsp.findings import Code, Finding, Key, Severity
from mkcsp.history.days import length
from mkcsp.model.meeting import Agenda, AgendaItem, Meeting

UNREADABLE_TIME = Code("MK505", Severity.WARNING)
TOO_LONG = Code("MK506", Severity.WARNING)

_DURATION = re.compile(
    r"(?:(?P<h>[0-9]{1,3}(?:\.[0-9]{1,2})?)\s*(?:hours?|hrs?|h)\b\.?)?(?:\s*(?:,|and|&)?\s*)"
    r"(?:(?P<m>[0-9]{1,4})\s*(?:minutes?|mins?|m)\b\.?)?",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def minutes_in(duration: str) -> int | None:
    """The minutes that a duration is: 5 for `5 mins`, 90 for `1 hour 30 mins`; None where it cannot be read."""
    match = _DURATION.fullmatch(duration.strip())
    if match is None or (match["h"] is None and match["m"] is None):
        return None
    return round(float(match["h"] or 0) * 60) + int(match["m"] or 0)


def agenda_times(sitting: MeetingFacts) -> Iterator[Finding]:
    """The durations of the items of an agenda, one by one and together."""
    meeting = sitting.meeting
    if meeting.agenda is None:
        return
    for item, keys in sitting.agenda:
        if item.duration is not None and minutes_in(item.duration) is None:
            help = "`5 mins`, `1 hour` and `1 hour 30 mins` can be added up"
            yield UNREADABLE_TIME.finding(sitting.at(*keys, "duration"), f"`{item.duration}` cannot be added up", help)
    long = length(meeting.starts, meeting.ends)
    if long is None:
        return
    items = _items(meeting.agenda)
    timed = sum(_timed(item) for item in items)
    if timed > long:
        message = f"the items take {timed} minutes, the meeting {long}"
        yield TOO_LONG.finding(sitting.at("agenda", "items"), message)


def untimed(meeting: Meeting) -> str:
    """How much of a meeting its agenda has timed, and which items it has not; empty where it times all or none."""
    long = length(meeting.starts, meeting.ends)
    if meeting.agenda is None or long is None:
        return ""
    items = [item for item in _items(meeting.agenda) if not item.restricted]
    timed = sum(_timed(item) for item in items)
    without = [(item.number or "").rstrip(".") or f"“{item.title}”" for item in items if not _timed(item)]
    if not timed or not without or any(_unreadable(item) for item in items):
        return ""
    named = f"item {without[0]} is" if len(without) == 1 else f"items {', '.join(without[:-1])} and {without[-1]} are"
    return f"{timed} of {long} minutes are timed; {named} not"


def _items(agenda: Agenda) -> tuple[AgendaItem, ...]:
    """The items of an agenda and of its supplements."""
    return (*agenda.items, *(item for supplement in agenda.supplements for item in supplement.items))


def _unreadable(item: AgendaItem) -> bool:
    """Whether an item or a sub-item has a duration that cannot be added up."""
    return (item.duration is not None and minutes_in(item.duration) is None) or any(map(_unreadable, item.parts))


def _timed(item: AgendaItem) -> int:
    own = minutes_in(item.duration) if item.duration is not None else None
    return own if own is not None else sum(_timed(part) for part in item.parts)


UNREADABLE_PAGES = Code("MK507", Severity.WARNING)
OVERLAP = Code("MK508", Severity.WARNING)
GAP = Code("MK509", Severity.NOTE)
NUMBER_TWICE = Code("MK510", Severity.WARNING)

_RANGE = re.compile(r"(?:pp?\.?|pages?)?\s*([0-9]{1,5})(?:\s*[-–—]\s*([0-9]{1,5}))?", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _spans(pages: str) -> tuple[tuple[int, int, str], ...] | str:
    """The ranges that a text is, each with its own words; or what is wrong with it."""
    found = []
    for piece in re.split(r",|;|&|\band\b", pages):
        match = _RANGE.fullmatch(piece.strip())
        if match is None:
            return f"`{pages}` is not a page or a range of pages"
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first:
            return f"the range `{piece.strip()}` has its last page before its first"
        found.append((first, last, piece.strip()))
    return tuple(found)


class _Range(NamedTuple):
    first: int
    last: int
    keys: tuple[Key, ...]
    text: str


def pack_pages(sitting: MeetingFacts) -> Iterator[Finding]:
    """The pages on an agenda, range by range and in their run."""
    agenda = sitting.meeting.agenda
    if agenda is None or not any(item.pages or item.papers for item, _ in sitting.agenda):
        return
    found: list[_Range] = []
    for number, item in enumerate(agenda.items):
        yield from _item(sitting, item, ("agenda", "items", number), found)
    above: _Range | None = None
    for one in sorted(found):
        if above is not None and one.first <= above.last:
            yield OVERLAP.finding(sitting.at(*one.keys), f"pages {one.text} overlap with {above.text}")
        elif above is not None and one.first > above.last + 1:
            yield GAP.finding(sitting.at(*one.keys), f"pages {one.text} come after {above.text}")
        above = one if above is None or one.last > above.last else above


def item_numbers(sitting: MeetingFacts) -> Iterator[Finding]:
    """Numbers that two items of one level bear."""
    seen: set[tuple[tuple[Key, ...], str]] = set()
    for item, keys in sitting.agenda:
        if item.number is None:
            continue
        # What a supplementary agenda adds is taken at the same meeting: its number there is one of the agenda's.
        above = ("agenda", "items") if keys[1] == "supplements" and len(keys) == 5 else keys[:-1]
        level = (above, item.number.strip().rstrip("."))
        if level in seen:
            yield NUMBER_TWICE.finding(sitting.at(*keys, "number"), f"there is an item {item.number} already")
        seen.add(level)


def _item(sitting: MeetingFacts, item: AgendaItem, keys: tuple[Key, ...], found: list[_Range]) -> Iterator[Finding]:
    """Adds the ranges of an item to `found`: its own, or where it is larger than those within it, only its own."""
    within: list[_Range] = []
    for number, paper in enumerate(item.papers):
        yield from _range(sitting, paper.pages, (*keys, "papers", number, "pages"), within)
    for number, part in enumerate(item.parts):
        yield from _item(sitting, part, (*keys, "parts", number), within)
    own: list[_Range] = []
    yield from _range(sitting, item.pages, (*keys, "pages"), own)
    covering = [one for one in own if all(one.first <= each.first and each.last <= one.last for each in within)]
    found.extend(covering or (*own, *within))


def _range(sitting: MeetingFacts, pages: str | None, keys: tuple[Key, ...], found: list[_Range]) -> Iterator[Finding]:
    if pages is None:
        return
    spans = _spans(pages)
    if isinstance(spans, str):
        yield UNREADABLE_PAGES.finding(sitting.at(*keys), spans)
    else:
        found.extend(_Range(first, last, keys, words) for first, last, words in spans)


NOT_YET = Code("MK712", Severity.WARNING)


def papers_when_issued(sitting: MeetingFacts) -> Iterator[Finding]:
    """Papers of an issued agenda whose state is still that of its preparation."""
    agenda = sitting.meeting.agenda
    if agenda is None or agenda.issued is None:
        return
    help = "write `attached` if it went out with the agenda, else `to-follow`, `late` or `not-received`"
    for item, keys in sitting.agenda:
        for number, paper in enumerate(item.papers):
            if paper.state in ("called-for", "received"):
                message = f"the agenda is issued, and this paper is still `{paper.state}`: it prints as “to follow”"
                yield NOT_YET.finding(sitting.at(*keys, "papers", number, "state"), message, help)


HOLIDAY = Code("MK512", Severity.WARNING)


def holidays(book: Book) -> Iterator[Finding]:
    """Every bank holiday of the settings."""
    settings = book.register.settings
    seen: set[str] = set()
    for number, day in enumerate(settings.bank_holidays if settings else ()):
        assert settings is not None
        at = settings.place.at("bank-holidays", number)
        if not day.exact:
            yield HOLIDAY.finding(at, f"{day} is not a single day")
        elif str(day) in seen:
            yield HOLIDAY.finding(at, f"{day} is listed twice")
        seen.add(str(day))
