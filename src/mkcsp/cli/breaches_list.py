"""The list of breaches at a terminal, in short: a line for each open case with what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mkcsp.attendance.assessment import Assessment
from mkcsp.attendance.breach_cases import BreachCase
from mkcsp.attendance.subjects import body_name, distinct_names
from mkcsp.cli.attendance_output import folded, rule_lines
from mkcsp.cli.breaches import HEADINGS, unknown_lines
from mkcsp.compliance.rules.attendance_rule import unknown_members
from mkcsp.papers.commands import command

COUNTED = {
    "ended": "unknown or dependent on the reading, of people who have left",
    "dealt-with": "dealt with",
    "withdrawn": "withdrawn",
}
"""The states in which usually nothing comes next, and how they are counted."""


def lines(found: Sequence[Assessment], on: date | None, *, one: bool) -> Iterator[str]:
    """Body by body. on: the day to print with commands, if it was asked for. one: whether a single body was."""
    if one:
        for each in found:
            yield from _body(each, on)
        return
    told = [each for each in found if each.rules or each.cases or each.strays]
    for each in told:
        yield from _body(each, on)
    rest = [each for each in found if each not in told]
    without = [each for each in rest if _without_terms(each)]
    others = [each for each in rest if each not in without]
    if others:
        yield ""
        yield from folded("No attendance rule is known to be in force, although there are terms of reference:")
        for each in others:
            yield from folded(f"{body_name(each.book)} ({each.book.group.id})", "  - ")
        yield from folded(f"What is missing: {_command(others[0], on)}")
    if without:
        yield ""
        bodies = "1 body has" if len(without) == 1 else f"{len(without)} {'more ' if told or others else ''}bodies have"
        yield from folded(f"{bodies} no terms of reference in the records.")


def _without_terms(assessment: Assessment) -> bool:
    """Whether the one thing missing is any terms of reference: bodies of which that is so are alike."""
    group = assessment.book.group
    return not assessment.book.register.terms_of(group.id) and not group.succeeds and len(assessment.missing) == 1


def _command(assessment: Assessment, on: date | None, *more: str) -> str:
    day = ("--on", on.isoformat()) if on is not None else ()
    return command("breaches", assessment.book.group.id, *more, *day)


def _body(assessment: Assessment, on: date | None) -> Iterator[str]:
    group = assessment.book.group
    yield ""
    yield from folded(f"{body_name(assessment.book)} ({group.id})")
    if not assessment.rules:
        yield from rule_lines(assessment)
    if assessment.dormant:
        yield "The body is dormant: nobody is written to."
    unknown = unknown_members(assessment) if assessment.rules else ()
    if unknown:
        yield from unknown_lines(unknown, found=bool(assessment.cases))
    elif assessment.rules and not assessment.cases:
        yield "No breach, and nobody at risk."
    names = distinct_names(assessment.book, (case.subject for case in assessment.cases))
    listed = [case for case in assessment.cases if not _over(case)]
    for kind, heading in HEADINGS.items():
        cases = [case for case in listed if case.kind == kind]
        if cases:
            yield heading
        for case in cases:
            done = f", {_day(assessment, case)}" if case.completed else ""
            yield from folded(f"{names[case.subject]}{done}: {case.next}", "  - ")
    counts = {
        words: sum(_over(case) and case.kind == kind for case in assessment.cases) for kind, words in COUNTED.items()
    }
    over = ", ".join(f"{number} {words}" for words, number in counts.items() if number)
    if over:
        yield from folded(f"{'Besides' if listed else 'Nothing is open'}: {over}.")
    if assessment.strays:
        yield "Recorded as dealt with, but not found in the attendance records"
        for record in assessment.strays:
            yield from folded(record.path, "  - ")
    if assessment.cases:
        yield from folded(f"The meetings and the clause: {_command(assessment, on, '--full')}")


def _over(case: BreachCase) -> bool:
    """Whether nothing comes next of it."""
    return case.kind in COUNTED and case.step in ("none", "ended", "dormant")


def _day(assessment: Assessment, case: BreachCase) -> str:
    meeting = assessment.book.register.meetings[case.completed or ""]
    return f"completed {meeting.held_on or meeting.day}"
