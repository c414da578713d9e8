"""The sheet on absences that is put before a group, apart from its public agenda."""

from __future__ import annotations

from typing import ClassVar

from mkcsp.attendance.assessment import Assessment
from mkcsp.attendance.attendance_book import AttendanceBook
from mkcsp.attendance.breach_cases import KIND_WORDS, BreachCase
from mkcsp.attendance.subjects import subject_name
from mkcsp.history.names_of_the_day import group_name
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.papers.common import Paper
from mkcsp.papers.in_print import printed, rule_words, story_of
from mkcsp.papers.letter_paper import Absence
from mkcsp.papers.words import dated, in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCase:
    """One member, seat or organisation whose absences the group has before it."""

    name: str
    state: str
    """``Open breach``, ``Depends on how the clause is read``."""

    clause: str
    absences: tuple[Absence, ...]
    story: tuple[str, ...] = ()
    """What happened, each a sentence."""

    next: str
    """What comes next."""

    decided_by_the_group: bool = False
    """Whether the group can decide it at this meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachSheet(Paper):
    """What a group has to consider about absences. It names people, and is not for publication."""

    public: ClassVar[bool] = False

    template: ClassVar[str] = "breach-sheet"

    body: str
    as_on: str
    cases: tuple[SheetCase, ...] = ()
    nothing: str = "There is nothing to be considered."
    """Printed where there are no cases."""

    choices: tuple[str, ...] = ()
    """What the group can decide, in the words of the records."""


CONSIDERED = ("open", "provisional", "dependent", "untold")
"""What concerns the group; who is at risk, and what was dealt with, it need not know."""

CHOICES = (
    "exceptional circumstances accepted",
    "the member retained",
    "the member asked to leave",
    "put off to a later meeting",
)


def build(assessment: Assessment) -> BreachSheet:
    """The sheet of one body, as things stood on the day of judgement."""
    book = assessment.book
    day, body = in_words(Day.of(book.on)), group_name(book.register, book.group.id, Day.of(book.on))
    cases = [case for kind in CONSIDERED for case in assessment.cases if case.kind == kind]
    why = printed(book.register, "; ".join(assessment.missing), Day.of(book.on))
    missing = () if assessment.rules else (f"No attendance rule is known to be in force: {why}.",)
    return BreachSheet(
        heading=f"Attendance: for consideration by {body}, {day}",
        marks=("NOT FOR PUBLICATION",),
        footer=f"{body}, attendance, {day}",
        notices=(
            *missing,
            "Reasons for an absence are heard, and not written down: the minutes say only what was decided.",
        ),
        body=body,
        as_on=day,
        cases=tuple(_case(book, case) for case in cases),
        choices=CHOICES,
    )


def _case(book: AttendanceBook, case: BreachCase) -> SheetCase:
    register, day = book.register, Day.of(book.on)
    story = list(story_of(book, case))
    story += [f"settled by: {printed(register, reason, day)}" for reason in case.settles]
    for side in case.judgement.sides if case.judgement else ():
        for reading in side.readings:
            outcome = printed(register, side.outcome.words, day)
            story.append(f"{outcome}, if {'; '.join(choice.words for choice in reading)}")
    return SheetCase(
        name=subject_name(book, case.subject),
        state=KIND_WORDS[case.kind],
        clause=rule_words(case.rule),
        absences=tuple(
            Absence(date=in_words(book.register.meetings[id].day, weekday=True), status=dated(attendance.words))
            for id, attendance in case.meetings
        ),
        story=tuple(story),
        next=printed(register, case.next, day),
        decided_by_the_group=case.kind == "open" and case.step in ("consider", "consider-again"),
    )
