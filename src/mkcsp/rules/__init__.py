"""Checks that compare records with each other: references, and facts that contradict one another.

`check` is the one door. Whether a body keeps to its terms of reference is another question: practice answers it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mkcsp.findings import Finding, Page
from mkcsp.location import Key
from mkcsp.register import Register
from mkcsp.rules import (
    actions,
    agenda_times,
    approvals,
    breaches,
    business,
    days,
    effects,
    holidays,
    ids,
    minute_numbers,
    minute_titles,
    movements,
    names,
    one_of,
    pack_pages,
    pages_approvals,
    pages_minute_numbers,
    pages_recorded_votes,
    pages_references,
    pages_references_within,
    printed_words,
    recorded_votes,
    references,
    repeated_ids,
    replies,
    reports,
    restricted,
    roll_lines,
    roll_membership,
    rule_fields,
    seats,
    spells,
    successions,
    terms_of_reference,
    times,
    vote_totals,
)
from mkcsp.rules.book import Book
from mkcsp.rules.parts import PartCheck, Parts
from mkcsp.rules.sitting import Sitting

OF_THE_REGISTER: tuple[Callable[[Book], Iterator[Finding]], ...] = (
    references.misplaced,
    references.actions,
    references.priorities,
    repeated_ids.check,
    names.namesakes,
    names.bodies,
    successions.check,
    seats.check,
    minute_numbers.check,
    approvals.check,
    restricted.of_reports,
    days.same_day,
    holidays.check,
    actions.check,
    effects.check,
    terms_of_reference.check,
    rule_fields.check,
    breaches.check,
    reports.check,
)
"""Checks that look at records of several kinds, or at one kind as a whole."""

OF_A_MEETING: tuple[Callable[[Sitting], Iterator[Finding]], ...] = (
    roll_lines.check,
    roll_lines.complete,
    roll_membership.check,
    movements.check,
    printed_words.check,
    vote_totals.check,
    recorded_votes.check,
    business.not_taken,
    business.quorum,
    minute_titles.check,
    times.clock,
    times.status,
    times.reconvened,
    days.weekday,
    days.future_meetings,
    days.issued,
    replies.check,
    agenda_times.check,
    pack_pages.check,
    pack_pages.numbers,
    repeated_ids.of_meeting,
    restricted.of_meeting,
)
"""Checks that look at one meeting after the other, and are given it with its roll and items laid out."""

OF_A_PART: tuple[tuple[tuple[type, ...], PartCheck], ...] = (
    (tuple(references.FIELDS), references.dangling),
    (tuple(one_of.CHOICES), one_of.check),
    (spells.WITH_DATES, spells.check),
    (names.NAMING, names.name_of_member),
    (ids.NAMED, ids.check),
)
"""Checks that look at every part of some classes, wherever in the records it stands: all in one walk."""

_PARTS = Parts(*(kind for kinds, _ in OF_A_PART for kind in kinds))

PAGES: tuple[Page, ...] = (
    *pages_references.PAGES,
    *pages_references_within.PAGES,
    *one_of.PAGES,
    *repeated_ids.PAGES,
    *ids.PAGES,
    *names.PAGES,
    *successions.PAGES,
    *spells.PAGES,
    *seats.PAGES,
    *roll_lines.PAGES,
    *roll_membership.PAGES,
    *movements.PAGES,
    *pages_minute_numbers.PAGES,
    *pages_approvals.PAGES,
    *printed_words.PAGES,
    *vote_totals.PAGES,
    *pages_recorded_votes.PAGES,
    *restricted.PAGES,
    *business.PAGES,
    *times.PAGES,
    *minute_titles.PAGES,
    *days.PAGES,
    *agenda_times.PAGES,
    *pack_pages.PAGES,
    *replies.PAGES,
    *holidays.PAGES,
    *actions.PAGES,
    *effects.PAGES,
    *terms_of_reference.PAGES,
    *rule_fields.PAGES,
    *breaches.PAGES,
    *reports.PAGES,
)
"""Every code that these checks can find, each with its page in the manual."""


Work = Callable[[], list[Finding]]


def check(register: Register, together: Callable[[Work, Work], list[Finding]] | None = None) -> Iterator[Finding]:
    """Everything that is wrong or odd between the records, in the order of files and of the keys in them.

    together: does two pieces of work that do not need each other and gives what both found; else one follows the other.
    """
    book = Book(register)

    def apart() -> list[Finding]:
        return _in_the_register(book) + _in_the_parts(book)

    def in_meetings() -> list[Finding]:
        return _in_the_meetings(book)

    found = together(apart, in_meetings) if together else apart() + in_meetings()
    yield from sorted(found, key=_order)


def _in_the_register(book: Book) -> list[Finding]:
    return [finding for each in OF_THE_REGISTER for finding in each(book)]


def _in_the_parts(book: Book) -> list[Finding]:
    found: list[Finding] = []
    checks: dict[type, list[PartCheck]] = {}
    for record in book.records():
        for part, keys in _PARTS.of(record):
            kind = type(part)
            if kind not in checks:
                checks[kind] = [one for kinds, one in OF_A_PART if issubclass(kind, kinds)]
            for of_part in checks[kind]:
                if told := of_part(book, record, part, keys):
                    found.extend(told)
    return found


def _in_the_meetings(book: Book) -> list[Finding]:
    found: list[Finding] = []
    for meeting in book.register.meetings.values():
        sitting = Sitting(book, meeting)
        for of_meeting in OF_A_MEETING:
            found.extend(of_meeting(sitting))
    return found


def _order(finding: Finding) -> tuple[str, list[tuple[int, str]], str, str]:
    keys: tuple[Key, ...] = getattr(finding.at, "keys", ())
    return finding.at.path, [_sortable(key) for key in keys], finding.code, finding.message


def _sortable(key: Key) -> tuple[int, str]:
    """List indices before and apart from names, in the order of their numbers."""
    return (key, "") if isinstance(key, int) else (-1, key)
