"""From a body's judged attendance to the sheet that is put before it."""

from __future__ import annotations

from mkcsp.attendance.assessment import Assessment
from mkcsp.attendance.attendance_book import AttendanceBook
from mkcsp.attendance.breach_cases import KIND_WORDS, BreachCase
from mkcsp.attendance.subjects import subject_name
from mkcsp.documents.breach_sheet import BreachSheet, SheetCase
from mkcsp.documents.letter import Absence
from mkcsp.documents.wording import in_words
from mkcsp.history.names_of_the_day import group_name
from mkcsp.model.dates import Day

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
    lacking = (
        () if assessment.rules else (f"No attendance rule is known to be in force: {'; '.join(assessment.lacking)}.",)
    )
    return BreachSheet(
        heading=f"Attendance: for consideration by {body}, {day}",
        marks=("NOT FOR PUBLICATION",),
        footer=f"{body}, attendance, {day}",
        notices=(
            *lacking,
            "Reasons for an absence are heard, and not written down: the minutes say only what was decided.",
        ),
        body=body,
        as_on=day,
        cases=tuple(_case(book, case) for case in cases),
        choices=CHOICES,
    )


def _case(book: AttendanceBook, case: BreachCase) -> SheetCase:
    story = [*case.story, *(f"minutes of {id}: {state.words}" for id, state in case.unapproved)]
    story += [f"settled by: {reason}" for reason in case.settles]
    for side in case.judgement.sides if case.judgement else ():
        for reading in side.readings:
            story.append(f"{side.outcome.words}, if {'; '.join(choice.words for choice in reading)}")
    return SheetCase(
        name=subject_name(book, case.subject),
        state=KIND_WORDS[case.kind],
        clause=case.rule.clause,
        absences=tuple(
            Absence(date=in_words(book.register.meetings[id].day, weekday=True), status=attendance.words)
            for id, attendance in case.meetings
        ),
        story=tuple(story),
        next=case.next,
        decided_by_the_group=case.kind == "open" and case.step in ("consider", "consider-again"),
    )
