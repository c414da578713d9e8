"""One member's attendance at one body, with the evidence for every line and the rule it is judged by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import ClassVar

from mkcsp.attendance.assessment import Assessment
from mkcsp.attendance.attendance_book import AttendanceBook
from mkcsp.attendance.breach_cases import KIND_WORDS, BreachCase
from mkcsp.attendance.open_questions import Answered, answered
from mkcsp.attendance.sequences import Subject, counted, history, seats_of
from mkcsp.attendance.statistics import figures, plain_runs
from mkcsp.attendance.subjects import subject_name
from mkcsp.findings import Place
from mkcsp.history.approval import minutes_state
from mkcsp.history.binding_clauses import BindingRule, adopted_by
from mkcsp.history.counted_meetings import CountedMeeting
from mkcsp.history.names_of_the_day import group_name, name_on, organisation_name
from mkcsp.history.status import Attendance, Status
from mkcsp.history.terms_in_force import agreed_on
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.prose import lines
from mkcsp.papers.common import Paper
from mkcsp.papers.in_print import printed, rule_words
from mkcsp.papers.words import in_words, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLine:
    """One meeting at which the member might have been expected."""

    date: str
    status: str
    """In words: ``Present``, ``Absent, apologies accepted``, ``Not a member that day``, ``Unknown``."""

    deputy: str = ""
    """Who sat or deputised for the member."""

    minute: str = ""
    """The minute that shows it, or that accepted the reason."""

    source: str = ""
    """``records/meetings/smk/2016-01-21.yaml:14``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure and what it counts."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedReading:
    """A question that the clause leaves open, and the answer it was read with."""

    question: str
    answer: str
    origin: str = ""
    """Where the answer comes from: the version of the terms; or that it is open and every answer was tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliedClause:
    """A version of the clause that the record is judged by."""

    reference: str
    """``Terms of reference, section 5``."""

    text: str
    version: str = ""
    adopted: str = ""
    """The minute that adopted the version, or that this is not in the records."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceRecord(Paper):
    """The attendance record of one member of one body."""

    public: ClassVar[bool] = False

    template: ClassVar[str] = "attendance-record"

    body: str
    member: str
    seat: str = ""
    organisation: str = ""
    period: str = ""
    """``From 3 March 2015 to 21 January 2016``: what the record covers."""

    judged: str = ""
    """``As things stood on 21 January 2016``."""

    findings: tuple[str, ...] = ()
    """What follows from it, each a sentence."""

    figures: tuple[Figure, ...] = ()
    meetings: tuple[MeetingLine, ...] = ()
    clauses: tuple[AppliedClause, ...] = ()
    """Each version of the clause that was in force at one of the meetings, the earliest first."""

    readings: tuple[PrintedReading, ...] = ()


NOT_FOR_PUBLICATION = "NOT FOR PUBLICATION"


def build(
    assessment: Assessment, member: str, line: Callable[[Place], str], since: date | None = None
) -> AttendanceRecord:
    """The attendance record of one member of the body that was judged.

    line: how a place in the records is shown, as `path:line`. since: meetings before that day are left out of the list
    and its figures, never of what is found.
    """
    book = assessment.book
    lines = [
        (sitting, found) for sitting, found in _meetings(book, member) if since is None or sitting.day.last >= since
    ]
    seats = {tenure.seat.id: tenure.seat for tenure in book.tenures if tenure.member == member}
    name = name_on(book.register, member, Day.of(book.on))
    body = group_name(book.register, book.group.id, Day.of(book.on))
    titles = [seat.title or seat.generic or "" for seat in seats.values()]
    organisations = [
        organisation_name(book.register, seat.organisation, Day.of(book.on))
        for seat in seats.values()
        if seat.organisation
    ]
    counts = _counted(assessment, member)
    return AttendanceRecord(
        heading=f"Attendance record: {name}, {body}",
        marks=(NOT_FOR_PUBLICATION,),
        footer=f"{body}, attendance record of {name}",
        body=body,
        member=name,
        seat="; ".join(filter(None, titles)),
        organisation="; ".join(dict.fromkeys(organisations)),
        period=_period(lines),
        judged=f"As things stood on {in_words(Day.of(book.on))}",
        findings=tuple(_findings(assessment, member)),
        figures=tuple(_figures(assessment, member, since)),
        meetings=tuple(_meeting(book, sitting, found, line, counts.get(sitting.id, "")) for sitting, found in lines),
        clauses=tuple(_clause(book, rule) for rule in assessment.rules),
        readings=tuple(_readings(assessment.rules)),
    )


def _meetings(book: AttendanceBook, member: str) -> list[tuple[CountedMeeting, Attendance]]:
    """Every meeting from the first to the last at which the person may have been a member."""
    those = [(sitting, book.person(member, sitting)) for sitting in book.sittings]
    inside = [number for number, (sitting, _) in enumerate(those) if book.seats_of(member, sitting)]
    return those[inside[0] : inside[-1] + 1] if inside else []


def _period(lines: list[tuple[CountedMeeting, Attendance]]) -> str:
    if not lines:
        return "No meeting of that time in the records"
    first, last = in_words(lines[0][0].day), in_words(lines[-1][0].day)
    return first if first == last else f"From {first} to {last}"


def _findings(assessment: Assessment, member: str) -> Iterator[str]:
    if not assessment.rules:
        missing = printed(assessment.book.register, "; ".join(assessment.missing), Day.of(assessment.book.on))
        yield f"No attendance rule is known to be in force: {missing}."
    cases = [case for case in assessment.cases if _concerns(assessment.book, case.subject, member)]
    if assessment.rules and not cases:
        yield "No breach of the attendance rule, and no risk of one."
    for case in cases:
        yield _finding(assessment.book, case)
        for side in case.judgement.sides if case.judgement else ():
            for reading in side.readings:
                words = printed(assessment.book.register, side.outcome.words, Day.of(assessment.book.on))
                yield f"{words}, if {'; '.join(choice.words for choice in reading)}."
    for asked in assessment.asked:
        if asked.member == member:
            under = f"{in_words(asked.sitting.day)}: there under {asked.attendance.capacity}"
            yield f"{under}; the records do not say whether it was meant as attendance of the member."


def _finding(book: AttendanceBook, case: BreachCase) -> str:
    whose = "" if case.subject.kind == "person" else f" (of {subject_name(book, case.subject)})"
    meetings = listed([id for id, _ in case.meetings])
    parts = [f"{KIND_WORDS[case.kind]}{whose}: {meetings}" if meetings else f"{KIND_WORDS[case.kind]}{whose}"]
    parts += case.story
    parts += [f"minutes of {id}: {state.words}" for id, state in case.unapproved]
    parts += [f"settled by: {reason}" for reason in case.settles]
    words = f"{'; '.join(parts)}. Clause: {rule_words(case.rule)}. What comes next: {case.next}."
    return printed(book.register, words, Day.of(book.on))


def _concerns(book: AttendanceBook, subject: Subject, member: str) -> bool:
    if subject.kind == "person":
        return subject.id == member
    seats = {seat.id for seat in seats_of(book, subject)}
    return any(tenure.member == member and tenure.seat.id in seats for tenure in book.tenures)


def _figures(assessment: Assessment, member: str, since: date | None) -> Iterator[Figure]:
    book = assessment.book
    ruled = {judgement.subject: judgement for _, judgement in assessment.judgements if not judgement.unread}
    spells = range(len(book.spells_of(member)))
    for number in spells:
        before = f"Spell {number + 1}: " if len(spells) > 1 else ""
        subject = Subject("person", member, number)
        entries = history(book, subject)
        shown = [e.attendance for e in entries if since is None or e.sitting.day.last >= since]
        found = figures(shown)
        counted = (
            ("expected", found.expected),
            ("attended", found.attended),
            ("by deputy", found.by_deputy),
            ("apologies", found.apologies),
            ("absence accepted", found.accepted),
            ("absent without apology", found.absent),
            ("unknown", found.unknown),
        )
        for label, count in counted:
            yield Figure(label=_labelled(before, label), value=str(count))
        judgement = ruled.get(subject) if len({chain.id for chain, _ in assessment.judgements}) == 1 else None
        if judgement is not None:
            longest, present, kind = judgement.longest, judgement.present, "by the rule"
        else:
            (longest, present), kind = plain_runs([e.attendance for e in entries]), "no rule applied"
        for label, run in (("longest run", longest), ("present run", present)):
            value = str(run[0]) if run[0] == run[1] else f"{run[0]} to {run[1]}"
            yield Figure(label=_labelled(before, f"{label}, {kind}"), value=value)


def _labelled(before: str, label: str) -> str:
    return before + label if before else label[0].upper() + label[1:]


def _meeting(
    book: AttendanceBook, sitting: CountedMeeting, found: Attendance, line: Callable[[Place], str], counts: str
) -> MeetingLine:
    words = found.words[0].upper() + found.words[1:]
    if found.status is Status.UNKNOWN:
        words += f": {found.why}"
    if found.deputy is not None and found.deputy.named is False:
        words += " not named beforehand"
    if found.before is not None:
        words += f" (before the correction: {found.before.words})"
    kinds = [
        "inquorate" if sitting.inquorate else "",
        "extraordinary or at short notice" if sitting.extraordinary else "",
        f"reconvened from {sitting.meeting.reconvened_from}" if sitting.meeting.reconvened_from else "",
    ]
    if any(kinds):
        words += f" [{', '.join(filter(None, kinds))}]"
    if counts:
        words += f" – {counts}"
    state = minutes_state(book.register, sitting.meeting, book.on)
    minutes = [
        f"accepted by {found.accepted.minute.cited}" if found.accepted else "",
        f"corrected by {found.corrected_by.cited}" if found.corrected_by else "",
        f"{state.words} by {state.by.cited}" if state.by else state.words,
    ]
    return MeetingLine(
        date=in_words(sitting.day),
        status=words,
        deputy=found.deputy.name if found.deputy else "",
        minute="; ".join(filter(None, minutes)),
        source="; ".join(dict.fromkeys(line(place) for place in found.at)),
    )


def _counted(assessment: Assessment, member: str) -> dict[str, str]:
    """By meeting: what it does to the member's run, where there is one rule and it speaks of the person."""
    chains = {chain.id: chain for chain, _ in assessment.judgements}
    found: dict[str, str] = {}
    for chain in chains.values() if len(chains) == 1 else ():
        for number in range(len(assessment.book.spells_of(member))):
            found |= counted(chain, Subject("person", member, number), assessment.book)
    return found


def _clause(book: AttendanceBook, rule: BindingRule) -> AppliedClause:
    minute = adopted_by(book.register, rule.source)
    if rule.terms is not None:
        day = agreed_on(book.register, rule.terms)
    else:
        day = rule.source.practice.from_ if rule.source.practice else None
    if minute is not None:
        adopted = f"adopted by {minute.cited} of {in_words(minute.meeting.day)}"
    else:
        adopted = f"adopted {in_words(day)}, " if day else ""
        adopted += "the adopting minute is not in the records"
    title = f"{rule.terms.title}, {rule.source.cited}" if rule.terms is not None else rule.source.cited
    return AppliedClause(
        reference=title,
        text=" ".join(lines(rule.text)),
        version=f"{rule.version}{', in a summary of the published paper' if rule.summary else ''}",
        adopted=adopted,
    )


def _readings(rules: tuple[BindingRule, ...]) -> Iterator[PrintedReading]:
    found: dict[Answered, list[str]] = {}
    for rule in rules:
        for one in answered(rule.rule):
            found.setdefault(one, []).append(rule_words(rule))
    order = list(dict.fromkeys(one.question for one in found))
    for one, clauses in sorted(found.items(), key=lambda item: order.index(item[0].question)):
        origin = listed(clauses)
        if one.open:
            origin += ": open, so every answer was tried"
        yield PrintedReading(question=one.question[0].upper() + one.question[1:], answer=one.answer, origin=origin)
