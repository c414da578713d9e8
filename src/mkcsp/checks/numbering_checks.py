"""MK401 to MK405, MK428 and MK705: numbers of minutes, which run on from meeting to meeting, and of clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from string import ascii_lowercase

from mkcsp.checks.book import Book, MeetingFacts
from mkcsp.findings import Code, Finding, Key, Place, Severity
from mkcsp.history.municipal_year import LATEST_END, USUAL_BEGIN, annual_meetings
from mkcsp.model.group import MinuteSeries
from mkcsp.model.meeting import AgendaItem, Meeting
from mkcsp.model.minute import Clause, MinuteItem
from mkcsp.model.report_record import Recommendation
from mkcsp.register import minute_items

REPEATED = Code("MK401", Severity.WARNING)
NOT_OF_SERIES = Code("MK402", Severity.WARNING)
BACKWARDS = Code("MK403", Severity.WARNING)
GAP = Code("MK404", Severity.NOTE)
INFERRED = Code("MK405", Severity.WARNING)


@dataclass(slots=True)
class _Run:
    """How far a series has come."""

    scope: str | int = ""
    last: int | None = None
    last_text: str = ""
    meeting: Meeting | None = None
    just_now: int | None = None
    """The number before, where it was lower than `last`: what runs on from there is not said again."""


def minute_numbers(book: Book) -> Iterator[Finding]:
    """The minutes of each group in the order of its meetings, from number to number."""
    for group, meetings in book.meetings.items():
        record = book.register.groups.get(group)
        series = record.minute_series if record is not None else None
        used: dict[tuple[str | int, str], str] = {}
        run = _Run()
        scopes = _scopes(series, meetings)
        for meeting in meetings:
            scope = scopes[meeting.id]
            for item, keys in minute_items(meeting):
                number = item.minute
                if item.inferred is not None and number != "missing":
                    message = "`inferred` is given, but `minute` is not `missing`"
                    yield INFERRED.finding(meeting.place.at(*keys, "inferred"), message)
                if number is None:
                    continue
                if number != "missing":
                    first = used.get((scope, number))
                    if first is not None:
                        where = "above" if first == meeting.id else f"in the minutes of {first}"
                        message = f"{number} is the number of a minute {where} too"
                        yield REPEATED.finding(meeting.place.at(*keys, "minute"), message)
                        continue
                    used[scope, number] = meeting.id
                if series is not None and len(keys) == 3:
                    yield from _in_series(book, series, run, scope, meeting, item, keys)


def _in_series(
    book: Book,
    series: MinuteSeries,
    run: _Run,
    scope: str | int,
    meeting: Meeting,
    item: MinuteItem,
    keys: tuple[Key, ...],
) -> Iterator[Finding]:
    """One minute against the one before it; `run` is carried on."""
    if scope != run.scope:
        run.scope, run.last, run.last_text, run.meeting, run.just_now = scope, None, "", None, None
    missing = item.minute == "missing"
    text, field, page = (item.inferred, "inferred", INFERRED) if missing else (item.minute, "minute", NOT_OF_SERIES)
    if text is None:
        run.last = run.last + 1 if run.last is not None else None
        return
    pattern = _pattern(series.pattern)
    match = pattern.fullmatch(text)
    if match is None or len(match["n"]) > 9:
        message = f"`{text}` is not written as the series says: `{series.pattern}`"
        yield page.finding(meeting.place.at(*keys, field), message)
        return
    if len(pattern.groupindex) > 1 and not _right_year(match.groupdict(), meeting):
        message = f"`{text}` names another year than that of the meeting, {meeting.day}"
        yield page.finding(meeting.place.at(*keys, field), message)
    number, before = int(match["n"]), run.last
    runs_on = run.just_now is not None and number == run.just_now + 1
    if before is not None and number != before + 1 and not runs_on:
        place = meeting.place.at(*keys, field)
        if missing:
            yield INFERRED.finding(place, f"after {run.last_text} the next number is {before + 1}")
        elif number < before:
            yield BACKWARDS.finding(place, f"{text} comes after {run.last_text}")
        elif number > before and not _unread_between(book, run.meeting, meeting):
            where = "" if run.meeting is meeting or run.meeting is None else f" ({run.meeting.id})"
            yield GAP.finding(place, f"{text} comes after {run.last_text}{where}")
    if before is not None and number < before:
        run.just_now = number
    else:
        run.last, run.last_text, run.meeting, run.just_now = number, text, meeting, None


def _unread_between(book: Book, before: Meeting | None, after: Meeting) -> bool:
    """Whether the file of a meeting between two others could not be read: it may hold the numbers that are missing."""
    if before is None or before is after:
        return False
    first, last = f"records/meetings/{before.id}", f"records/meetings/{after.id}"
    return any(first < path < last for path in book.register.incomplete if path.removesuffix(".yaml") != first)


def _scopes(series: MinuteSeries | None, meetings: Sequence[Meeting]) -> dict[str, str | int]:
    """What the numbers of each meeting, by its id, have to be unique in: the whole series, a year, or a meeting."""
    if series is None or series.restarts == "each-meeting":
        return {meeting.id: meeting.id for meeting in meetings}
    if series.restarts == "never":
        return {meeting.id: "" for meeting in meetings}
    if series.restarts == "calendar-year":
        return {meeting.id: meeting.day.last.year for meeting in meetings}
    begins = {year: meetings.index(meeting) for year, meeting in annual_meetings(meetings).items()}
    if series.restarts == "municipal-year":
        for year, place in _begun_in_summer(series, meetings):
            begins.setdefault(year, place)
    scopes: dict[str, str | int] = {}
    scope = 0
    for place, meeting in enumerate(meetings):
        year = meeting.day.last.year
        if year in begins:
            scope = max(scope, year if place >= begins[year] else year - 1)
        elif series.restarts == "municipal-year":
            scope = max(scope, year if meeting.day.last >= date(year, *USUAL_BEGIN) else year - 1)
        scopes[meeting.id] = scope
    return scopes


def _begun_in_summer(series: MinuteSeries, meetings: Sequence[Meeting]) -> Iterator[tuple[int, int]]:
    """The years, and the place of the meeting of May to July with which each began: the first to number from anew."""
    before, begun = 0, 0
    for place, meeting in enumerate(meetings):
        texts = [item.minute or "" for item, keys in minute_items(meeting) if len(keys) == 3]
        matches = [match for text in texts if (match := _pattern(series.pattern).fullmatch(text)) is not None]
        numbers = [int(match["n"]) for match in matches if len(match["n"]) <= 9]
        if not numbers:
            continue
        day = meeting.day.last
        in_season = USUAL_BEGIN <= (day.month, day.day) <= LATEST_END
        if in_season and day.year != begun and (numbers[0] == 1 or numbers[0] <= before):
            begun = day.year
            yield day.year, place
        before = numbers[-1]


def _right_year(found: dict[str, str | None], meeting: Meeting) -> bool:
    year = meeting.day.last.year
    # A municipal year may be called by the year in which it begins or by that in which it ends.
    near = (year - 1, year, year + 1)
    for name, allowed in (("year", [str(one) for one in near]), ("yy", [f"{one % 100:02}" for one in near])):
        if found.get(name) is not None and found[name] not in allowed:
            return False
    return True


@lru_cache(maxsize=1024)
def _pattern(pattern: str) -> re.Pattern[str]:
    """The pattern of a series as a regular expression. A number may have a letter after it: `CL14(a)`."""
    made = ""
    named: set[str] = set()
    for place, piece in enumerate(re.split(r"\{(n|n:[0-9]{1,2}|year|yy|next|mm)\}", pattern)):
        # What was split off stands at the odd places.
        name = piece.partition(":")[0]
        if place % 2 == 0:
            made += re.escape(piece)
        elif name in named:
            made += f"(?P={name})"
        else:
            named.add(name)
            made += f"(?P<{name}>{_DIGITS[name]})"
    if "n" not in named:
        made += "(?P<n>[0-9]+)"
    return re.compile(made + r"(?:\([a-z]{1,3}\)|[a-z])?")


_DIGITS = {"n": "[0-9]+", "year": "[0-9]{4}", "yy": "[0-9]{2}", "next": "[0-9]{2}", "mm": "[0-9]{2}"}


NO_TITLE = Code("MK428", Severity.WARNING)


def minute_titles(sitting: MeetingFacts) -> Iterator[Finding]:
    """The items of the minutes; parts of them may do without a title."""
    if not sitting.agenda or sitting.meeting.minutes is None:
        return
    on_agenda = {item.id for item, _ in sitting.agenda}
    minuted = {item.id for item, _ in sitting.items}
    for number, item in enumerate(sitting.meeting.minutes.items):
        if item.title is None and item.id not in on_agenda:
            near = sitting.book.nearest(f"agenda {sitting.meeting.id}", sorted(on_agenda - minuted))
            yield NO_TITLE.finding(
                sitting.at("minutes", "items", number, "id"),
                f"`{item.id}` has no title, and is not on the agenda",
                near.hint(item.id, "give it a `title`, or the id that it has on the agenda"),
            )


OUT_OF_TURN = Code("MK705", Severity.WARNING)
NUMBERS = Code("MK765", Severity.WARNING)

_HELP = "if the paper has it so, acknowledge it; else {} may be missing, or two are in the wrong order"

_ROMAN = (
    *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
    *("xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"),
)


def clause_numbers(sitting: MeetingFacts) -> Iterator[Finding]:
    """The clauses of every resolution, and those below them: 1, 2, 3; a, b, c; i, ii, iii."""
    for item, keys in sitting.items:
        if item.resolved:
            yield from _list(sitting, item.resolved, (*keys, "resolved"))


def _list(sitting: MeetingFacts, clauses: Sequence[Clause], keys: tuple[Key, ...]) -> Iterator[Finding]:
    numbers = _numbers([clause.id for clause in clauses]) if len(clauses) > 1 else None
    for number, clause in enumerate(clauses):
        if clause.parts:
            yield from _list(sitting, clause.parts, (*keys, number, "parts"))
        if numbers is None:
            continue
        before = numbers[number - 1] if number else 0
        # One that comes twice is reported as such.
        if numbers[number] not in (before, before + 1):
            at = sitting.at(*keys, number, "id")
            after = f"follows clause {clauses[number - 1].id}" if number else "is the first"
            yield OUT_OF_TURN.finding(at, f"clause {clause.id} {after}", _HELP.format("a clause"))


def _numbers(ids: Sequence[str]) -> list[int] | None:
    """The places of ids in the run to which all of them belong; None where they are no run of one kind."""
    if all(id.isascii() and id.isdigit() and len(id) < 5 for id in ids):
        return [int(id) for id in ids]
    lowered = [id.casefold() for id in ids]
    for run in (_ROMAN, tuple(ascii_lowercase)) if lowered[0] in ("i", "ii") else (tuple(ascii_lowercase), _ROMAN):
        if all(id in run for id in lowered):
            return [run.index(id) + 1 for id in lowered]
    return None


_Numbered = tuple[str, Place]
"""A number as printed, and where it is."""


def section_numbers(book: Book) -> Iterator[Finding]:
    """The sections of terms of reference and of reports, and the recommendations of reports."""
    for terms in book.register.terms.values():
        of_terms = [
            (one.number, terms.place.at("sections", at, "number"))
            for at, one in enumerate(terms.sections)
            if one.number is not None
        ]
        yield from _run_on(of_terms, "section")
    for report in book.register.reports.values():
        those = [
            (one.number, report.place.at("sections", at, "number"))
            for at, one in enumerate(report.sections)
            if one.number is not None
        ]
        yield from _run_on(those, "section")
        yield from _recommendations(report.recommendations, report.place.at("recommendations"))


def _recommendations(those: Sequence[Recommendation], at: Place) -> Iterator[Finding]:
    # One whose id comes twice is reported as such.
    once = {one.id: number for number, one in reversed(list(enumerate(those)))}
    entries = [(one.id, at.at(number, "id")) for number, one in enumerate(those) if once[one.id] == number]
    yield from _run_on(entries, "recommendation")
    for number, one in enumerate(those):
        yield from _recommendations(one.parts, at.at(number, "parts"))


def agenda_numbers(sitting: MeetingFacts) -> Iterator[Finding]:
    """The items of an agenda, and those below each; a supplementary agenda may have any numbers of its own."""
    if sitting.meeting.agenda is not None:
        yield from _items(sitting.meeting.agenda.items, sitting.at("agenda", "items"))


def _items(items: Sequence[AgendaItem], at: Place) -> Iterator[Finding]:
    seen: set[str] = set()
    entries = []
    for number, item in enumerate(items):
        bare = "".join(filter(str.isalnum, item.number or ""))
        if item.number is not None and bare not in seen:  # one that comes twice is reported as such
            entries.append((item.number, at.at(number, "number")))
            seen.add(bare)
        yield from _items(item.parts, at.at(number, "parts"))
    yield from _run_on(entries, "item")


def _run_on(entries: Sequence[_Numbered], what: str) -> Iterator[Finding]:
    """Numbers of one list: each follows the one before, where both have the same beginning (`2.4`, `2.5`)."""
    parts = [(re.findall(r"[0-9]+|[a-z]+", number.casefold()), number, at) for number, at in entries]
    for (before, first, _), (now, second, at) in pairwise(parts):
        if not before or not now or before[:-1] != now[:-1]:
            continue
        places = _numbers([before[-1], now[-1]])
        if places is not None and places[1] != places[0] + 1:
            message = f"{what} {second.rstrip('.')} follows {what} {first.rstrip('.')}"
            yield NUMBERS.finding(at, message, _HELP.format("an item" if what == "item" else f"a {what}"))
