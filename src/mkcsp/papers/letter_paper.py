"""The two letters about absences: the first invites reasons, the second asks to leave."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from mkcsp.attendance.assessment import Assessment
from mkcsp.attendance.attendance_book import AttendanceBook
from mkcsp.attendance.breach_cases import BreachCase, attended_since
from mkcsp.attendance.letters import LetterKind
from mkcsp.attendance.sequences import history
from mkcsp.attendance.subjects import addressee
from mkcsp.history.binding_clauses import BindingRule
from mkcsp.history.counted_meetings import next_meeting
from mkcsp.history.names_of_the_day import group_name, name_on, organisation_name, post_on, post_words
from mkcsp.history.published import public_words
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.prose import lines
from mkcsp.papers.common import Paper
from mkcsp.papers.words import in_words
from mkcsp.register import Minute, Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """One of the meetings that the letter is about."""

    date: str
    status: str
    """In words: ``apologies``, ``absent without apology``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPaper(Paper):
    """What both letters are filled with.

    Their words stand in ``_letter-first.words.j2`` and ``_letter-second.words.j2``.
    """

    public: ClassVar[bool] = False

    sender: str
    """The partnership or council whose records these are."""

    body: str
    dated: str
    """The day of the letter: ``24 June 2026``."""

    to: tuple[str, ...]
    """The lines of the address: the name, the post, the organisation."""

    dear: str
    """Whom it greets: the name as styled that day, or the organisation."""

    whose: str = ""
    """Empty where it is about the absences of the person written to; else the seat or organisation meant."""

    clause: str
    """``section 4, Attendance, of the Terms of Reference``."""

    clause_words: tuple[str, ...] = ()
    """The paragraphs of the clause."""

    clause_summary: bool = False
    """Whether these restate the clause rather than quote it."""

    consequence: str
    """What the clause says will follow: ``asked to leave the Board``."""

    absences: tuple[Absence, ...]
    attended_since: tuple[str, ...] = ()
    """The dates of later meetings that were attended."""

    contact: tuple[str, ...] = ()
    """Who signs: the name, the post, telephone, e-mail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstLetter(LetterPaper):
    """The letter that invites reasons, before the group considers the matter."""

    template: ClassVar[str] = "letter-first"

    considered_on: str = ""
    """The day of the body's next meeting, if it is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondLetter(LetterPaper):
    """The letter that asks to leave, once the group has decided so."""

    template: ClassVar[str] = "letter-second"

    decided_on: str
    decision: str
    """The minute: ``SCB75(1)``."""

    decision_words: str = ""
    """What was resolved, as minuted."""

    first_sent: str = ""
    """The day on which the first letter was sent, if one is recorded."""


def build(assessment: Assessment, case: BreachCase, kind: LetterKind) -> LetterPaper:
    """The letter about an open breach, dated the day of judgement; a second one needs the group's decision.

    Raises ValueError where there is no decision to carry out: a second letter is never made without one.
    """
    book = assessment.book
    register, today = book.register, Day.of(book.on)
    person = case.subject.kind == "person"
    name = name_on(register, case.subject.id, today) if person else addressee(book, case.subject)
    body = group_name(register, book.group.id, today)
    common: dict[str, Any] = {
        "marks": ("IN CONFIDENCE",),
        "heading": f"{body}: attendance",
        "footer": f"{body}, {in_words(today)}",
        "sender": register.settings.name if register.settings else body,
        "body": body,
        "dated": in_words(today),
        "to": tuple(_address(book, case)) if person else (name,),
        "dear": name,
        "whose": "" if person else name,
        "clause": _cited(case.rule),
        "clause_words": tuple(lines(case.rule.text)),
        "clause_summary": case.rule.summary,
        "consequence": case.rule.rule.consequence,
        "absences": tuple(
            Absence(date=in_words(register.meetings[id].day, weekday=True), status=attendance.words)
            for id, attendance in case.meetings
        ),
        "attended_since": tuple(in_words(register.meetings[id].day) for id in _since(book, case)),
        "contact": tuple(_contact(register, book)),
    }
    if kind == "first":
        return FirstLetter(**common, considered_on=_next_meeting(book))
    decisions = (
        [pair for pair in case.dealing.decisions if pair[0].decision == "asked-to-leave"] if case.dealing else []
    )
    if case.dealing is None or not decisions:
        raise ValueError("no decision of the group is minuted")
    minute = decisions[-1][1]
    first = case.dealing.letter("first")
    return SecondLetter(
        **common,
        decided_on=in_words(minute.meeting.day),
        decision=minute.cited,
        decision_words=_resolved(minute),
        first_sent=in_words(first.sent) if first else "",
    )


def _resolved(minute: Minute) -> str:
    """What was resolved, where it is one clause: of several nobody can tell which is meant."""
    if minute.clause is not None or minute.item.restricted is not None:
        return public_words(minute)
    return minute.item.resolved[0].text if len(minute.item.resolved) == 1 else ""


def email_of(book: AttendanceBook, case: BreachCase) -> str | None:
    """The e-mail address of the person written to, if it is recorded; an organisation has none in the records."""
    if case.subject.kind != "person":
        return None
    record = book.register.members.get(case.subject.id)
    return record.email if record else None


def _address(book: AttendanceBook, case: BreachCase) -> Iterator[str]:
    register, today = book.register, Day.of(book.on)
    yield name_on(register, case.subject.id, today)
    record = register.members.get(case.subject.id)
    organisations = [t.seat.organisation for t in book.spells_of(case.subject.id)[case.subject.spell].tenures]
    organisation = next((id for id in organisations if id), None)
    post = post_on(record, today, organisation) if record else None
    if post is not None:
        yield post_words(register, post, today)
    elif organisation:
        yield organisation_name(register, organisation, today)


def _contact(register: Register, book: AttendanceBook) -> Iterator[str]:
    id = (book.group.usual.contact if book.group.usual else None) or (
        register.settings.contact if register.settings else None
    )
    record = register.members.get(id or "")
    if id is None or record is None:
        return
    today = Day.of(book.on)
    yield name_on(register, id, today)
    post = post_on(record, today)
    if post is not None:
        yield post_words(register, post, today)
    yield from filter(None, (record.telephone, record.email))


def _cited(rule: BindingRule) -> str:
    section = rule.source.section
    if section is None or rule.terms is None:
        return rule.source.cited
    number = f"section {section.number.rstrip('.')}" if section.number else ""
    words = ", ".join(part for part in (number, section.heading) if part) or section.id
    return f"{words}, of the {rule.terms.title}"


def _since(book: AttendanceBook, case: BreachCase) -> tuple[str, ...]:
    entries = {entry.sitting.id: entry for entry in history(book, case.subject)}
    return attended_since(entries, case.completed) if case.completed in entries else ()


def _next_meeting(book: AttendanceBook) -> str:
    coming = next_meeting(book.register, book.group.id, book.on)
    return in_words(coming.day) if coming is not None else ""
