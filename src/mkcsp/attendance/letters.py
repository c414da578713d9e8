"""Which letter can be written about a breach, why none can, and what a careful officer asks before it goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from mkcsp.attendance.assessment import Assessment
from mkcsp.attendance.attendance_book import AttendanceBook
from mkcsp.attendance.breach_cases import KIND_WORDS, BreachCase
from mkcsp.attendance.sequences import Subject, seats_of
from mkcsp.attendance.subjects import dormant
from mkcsp.history.approval import decided, minutes_state
from mkcsp.history.names_of_the_day import name_on, posts_on
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.meeting import Meeting, RollLine
from mkcsp.register import minute_items

LetterKind = Literal["first", "second"]


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """A question to be settled before a letter goes, and what the records answer.

    settled: False where somebody has to answer it who knows more than the records.
    """

    question: str
    answers: tuple[str, ...]
    settled: bool


def concerning(assessment: Assessment, id: str) -> tuple[BreachCase, ...]:
    """The cases about a member, seat or organisation; of a member, also those of the seats that they ever held."""
    return tuple(case for case in assessment.cases if _concerns(assessment.book, case.subject, id))


def members_of(book: AttendanceBook, subject: Subject) -> tuple[str, ...]:
    """Ids of the people whose attendance is calculated: the person, or whoever held the seats."""
    if subject.kind == "person":
        return (subject.id,)
    seats = {seat.id for seat in seats_of(book, subject)}
    held = (tenure.member for tenure in book.tenures if tenure.member and tenure.seat.id in seats)
    return tuple(dict.fromkeys(held))


def due_letter(case: BreachCase) -> LetterKind:
    """The letter that comes next: the second once the group has decided to ask the member to leave."""
    return "second" if _decision(case) == "asked-to-leave" else "first"


def refusal(assessment: Assessment, case: BreachCase, kind: LetterKind) -> str | None:
    """Why this letter cannot be written, a clause; None where it can.

    Only an open breach of a body that meets is written about: one that rests on a draft, on a hole or on a reading may
    yet turn out to be none. The second letter carries out a decision, so it needs the minute of that decision.
    """
    if dormant(assessment.book) is not False:
        return "the body is dormant, or may be: nobody is written to"
    if case.kind == "provisional":
        unapproved = ", ".join(f"{id} ({state.words})" for id, state in case.unapproved)
        return f"the breach is provisional: it rests on minutes that are not approved: {unapproved}"
    if case.kind != "open":
        return f"{KIND_WORDS[case.kind].lower()}; next: {case.next}"
    decision = _decision(case)
    if kind == "second" and decision != "asked-to-leave":
        found = f"the group's latest decision is: {decision}" if decision else "no decision of the group is minuted"
        return f"the second letter asks to leave, and {found}"
    if kind == "first" and decision == "asked-to-leave":
        return "the group has asked the member to leave already: the second letter is next"
    return None


def checklist(assessment: Assessment, case: BreachCase, kind: LetterKind) -> tuple[ChecklistItem, ...]:
    """What a careful officer asks before the letter goes, with what the records answer, as of the day of judgement."""
    book = assessment.book
    meetings = [book.register.meetings[id] for id, _ in case.meetings]
    if kind == "first":
        return (
            _asked("Was a colleague present who may have come for the member?", _colleagues(book, case, meetings)),
            _asked("Are corrections of the minutes pending?", _corrections(book, meetings)),
            _asked("Has the group accepted any of these absences?", _accepted(book, case, meetings)),
            _minutes(book, meetings),
            *_sent(case, kind),
        )
    assert case.dealing is not None  # there is a decision
    minute = case.dealing.decisions[-1][1]
    state = minutes_state(book.register, minute.meeting, book.on)
    first = case.dealing.letter("first")
    attended = (f"attended since: {', '.join(case.attended_since)}",) if case.attended_since else ()
    return (
        ChecklistItem("Is the decision minuted?", (f"{minute.cited} ({minute.meeting.id})",), True),
        ChecklistItem(
            "Are the minutes of the decision approved?", (f"{minute.meeting.id}: {state.words}",), state.approved
        ),
        ChecklistItem(
            "Was the first letter sent, inviting reasons?",
            (f"sent {first.sent}" if first else "no first letter is recorded",),
            first is not None,
        ),
        _asked("Are corrections of the minutes pending?", _corrections(book, meetings)),
        *([ChecklistItem("Has the member come since?", attended, True)] if attended else []),
        *_sent(case, kind),
    )


def _decision(case: BreachCase) -> str | None:
    return case.dealing.decisions[-1][0].decision if case.dealing and case.dealing.decisions else None


def _concerns(book: AttendanceBook, subject: Subject, id: str) -> bool:
    if subject.kind == "person":
        return subject.id == id
    names = {name for seat in seats_of(book, subject) for name in (seat.id, seat.organisation)}
    return id in names or id in members_of(book, subject)


def _asked(question: str, found: Iterator[str]) -> ChecklistItem:
    """A question that is settled where the records hold nothing that it could be about."""
    answers = tuple(found)
    return ChecklistItem(question, answers or ("the records show none",), not answers)


def _minutes(book: AttendanceBook, meetings: Sequence[Meeting]) -> ChecklistItem:
    states = [(meeting, minutes_state(book.register, meeting, book.on)) for meeting in meetings]
    return ChecklistItem(
        "Are the minutes that it rests on approved?",
        tuple(f"{one.id}: {state.words}{f' by {state.by.cited}' if state.by else ''}" for one, state in states),
        all(state.approved for _, state in states),
    )


def _colleagues(book: AttendanceBook, case: BreachCase, meetings: Sequence[Meeting]) -> Iterator[str]:
    """Others of the same organisation who were in the room, and sat for nobody else."""
    members = members_of(book, case.subject)
    for meeting in meetings:
        own = _organisations(book, case.subject, members, meeting.day)
        for section in meeting.roll.sections if meeting.roll else ():
            for line in section.lines if section.kind not in ("apologies", "absent") else ():
                if line.member in members or line.public is not None or line.deputy_for is not None:
                    continue
                if _is_of(book, line, own, meeting.day):
                    who = line.as_ or line.name or name_on(book.register, line.member or "", meeting.day)
                    yield f"{meeting.id}: {who}, under “{section.heading or section.kind}”"


def _organisations(book: AttendanceBook, subject: Subject, members: Sequence[str], day: Day) -> frozenset[str]:
    if subject.kind == "person":
        seats = [tenure.seat for tenure in book.spells_of(subject.id)[subject.spell].tenures]
    else:
        seats = list(seats_of(book, subject))
    found = {seat.organisation for seat in seats}
    for id in members if subject.kind == "person" else ():
        found |= _employers(book, id, day)
    return frozenset(id for id in found if id is not None)


def _employers(book: AttendanceBook, member: str | None, day: Day) -> set[str | None]:
    record = book.register.members.get(member or "")
    return {post.organisation for post in posts_on(record, day)} if record else set()


def _is_of(book: AttendanceBook, line: RollLine, organisations: frozenset[str], day: Day) -> bool:
    if line.member is not None:
        sat = {t.seat.organisation for t in book.tenures if t.member == line.member and t.covers(day) is not False}
        return bool((sat | _employers(book, line.member, day)) & organisations)
    names = {one.name.casefold() for id in organisations if (one := book.register.organisations.get(id))}
    return any(name in (line.post or "").casefold() for name in names)


def _corrections(book: AttendanceBook, meetings: Sequence[Meeting]) -> Iterator[str]:
    """Approval put off, corrections of a later day, and corrections told in words that nothing else can weigh."""
    for meeting in meetings:
        for minute, approval in book.register.approvals_of(meeting.id):
            if not decided(minute, book.on):
                if approval.corrections:
                    yield f"{meeting.id}: {minute.cited} ({minute.meeting.id}), after that day, corrects them"
                continue
            for correction in approval.corrections:
                if correction.words and correction.attendance is None:
                    yield f"{meeting.id}: corrected by {minute.cited}, in words only: {correction.words}"
        if minutes_state(book.register, meeting, book.on).state == "deferred":
            yield f"{meeting.id}: approval was put off"


def _accepted(book: AttendanceBook, case: BreachCase, meetings: Sequence[Meeting]) -> Iterator[str]:
    """Acceptances that touch these meetings, be they of a later day or of a period that may reach them."""
    for id, attendance in case.meetings:
        if attendance.accepted is not None:
            minute = attendance.accepted.minute
            sure = "" if attendance.accepted.covers else ", for a period that may reach it"
            yield f"{id}: accepted by {minute.cited} ({minute.meeting.id}){sure}"
    members = members_of(book, case.subject)
    of_body = {meeting.id: meeting for meeting in meetings}
    for later in book.register.meetings_of(book.group.id):
        if later.sorting[0] <= book.on:
            continue
        for item, _ in minute_items(later):
            if any(one.member in members and one.meeting in (None, *of_body) for one in item.accepts):
                yield f"{later.id}, after that day, records an acceptance"


def _sent(case: BreachCase, kind: LetterKind) -> Iterator[ChecklistItem]:
    letter = case.dealing.letter(kind) if case.dealing else None
    if letter is not None:
        yield ChecklistItem(f"Has the {kind} letter not been sent yet?", (f"sent {letter.sent}",), False)
