"""MK705 and MK765: the order of numbers: of the clauses of a resolution, of sections, recommendations and items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from string import ascii_lowercase

from mkcsp.checks.book import Book
from mkcsp.checks.meeting_facts import MeetingFacts
from mkcsp.findings import Code, Finding, Key, Place, Severity
from mkcsp.model.meeting import AgendaItem
from mkcsp.model.minute import Clause
from mkcsp.model.report_record import Recommendation

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
"""A number as printed, and where it stands."""


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
