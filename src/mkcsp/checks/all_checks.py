"""Checks that compare records with each other: references, and facts that contradict one another.

`check` is the one door. Whether a body keeps to its terms of reference is another question: practice answers it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mkcsp.checks import (
    agenda_checks,
    approval_checks,
    breach_checks,
    field_checks,
    meeting_day_checks,
    membership_checks,
    name_checks,
    numbering_checks,
    obligation_checks,
    privacy_checks,
    references,
    report_checks,
    resolution_checks,
    roll_checks,
    terms_checks,
    vote_checks,
)
from mkcsp.checks.book import Book, MeetingFacts
from mkcsp.checks.parts import PartCheck, Parts
from mkcsp.findings import Finding, Key
from mkcsp.register import Register

OF_THE_REGISTER: tuple[Callable[[Book], Iterator[Finding]], ...] = (
    references.misplaced,
    references.actions,
    references.priorities,
    field_checks.repeated_ids,
    name_checks.namesakes,
    name_checks.bodies,
    membership_checks.circles,
    membership_checks.seats,
    numbering_checks.minute_numbers,
    approval_checks.approvals,
    vote_checks.restricted_in_reports,
    meeting_day_checks.same_day,
    agenda_checks.holidays,
    resolution_checks.outcomes_of_actions,
    resolution_checks.effects_of_resolutions,
    terms_checks.terms_versions,
    terms_checks.rule_fields,
    terms_checks.rule_words,
    breach_checks.check,
    privacy_checks.breaches,
    report_checks.reports_to_meetings,
    obligation_checks.check,
    report_checks.boxes_and_sections,
    field_checks.inferences,
    report_checks.documents_of_actions,
    numbering_checks.section_numbers,
)
"""Checks that look at records of several kinds, or at one kind as a whole."""

OF_A_MEETING: tuple[Callable[[MeetingFacts], Iterator[Finding]], ...] = (
    roll_checks.roll_lines,
    roll_checks.said_complete,
    roll_checks.totals,
    roll_checks.roll_membership,
    roll_checks.joined_since,
    roll_checks.unnamed,
    roll_checks.movements,
    approval_checks.words_elsewhere,
    vote_checks.vote_totals,
    vote_checks.recorded_votes,
    vote_checks.not_taken,
    vote_checks.business_quorum,
    numbering_checks.minute_titles,
    meeting_day_checks.clock,
    meeting_day_checks.status,
    meeting_day_checks.reconvened,
    meeting_day_checks.weekday,
    meeting_day_checks.future_meetings,
    meeting_day_checks.future_note,
    meeting_day_checks.issued,
    roll_checks.replies,
    agenda_checks.agenda_times,
    numbering_checks.clause_numbers,
    numbering_checks.agenda_numbers,
    agenda_checks.pack_pages,
    agenda_checks.item_numbers,
    agenda_checks.papers_when_issued,
    field_checks.repeated_ids_in_meeting,
    vote_checks.restricted_in_meeting,
    privacy_checks.absences,
)
"""Checks that look at one meeting after the other, and are given it with its roll and items laid out."""

OF_A_PART: tuple[tuple[tuple[type, ...], PartCheck], ...] = (
    (tuple(references.FIELDS), references.dangling),
    (tuple(field_checks.CHOICES), field_checks.choices),
    (membership_checks.WITH_DATES, membership_checks.dated_entries),
    (name_checks.NAMING, name_checks.name_of_member),
    (field_checks.NAMED, field_checks.record_ids),
    (obligation_checks.COVERING, obligation_checks.covers),
)
"""Checks that look at every part of some classes, wherever in the records it stands: all in one walk."""

_PARTS = Parts(*(kind for kinds, _ in OF_A_PART for kind in kinds))


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
        sitting = MeetingFacts(book, meeting)
        for of_meeting in OF_A_MEETING:
            found.extend(of_meeting(sitting))
    return found


def _order(finding: Finding) -> tuple[str, list[tuple[int, str]], str, str]:
    keys: tuple[Key, ...] = getattr(finding.at, "keys", ())
    return finding.at.path, [_sortable(key) for key in keys], finding.code, finding.message


def _sortable(key: Key) -> tuple[int, str]:
    """List indices before and apart from names, in the order of their numbers."""
    return (key, "") if isinstance(key, int) else (-1, key)
