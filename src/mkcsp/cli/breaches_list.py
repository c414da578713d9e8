"""Breaches at a terminal in short, and how they would differ under terms that are not in force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mkcsp.attendance.assessment import Assessment, assess
from mkcsp.attendance.breach_cases import KIND_WORDS, BreachCase
from mkcsp.attendance.subjects import body_name, distinct_names
from mkcsp.cli import output as out
from mkcsp.cli.attendance_output import folded, rule_lines
from mkcsp.cli.breaches_output import as_data, rule_data
from mkcsp.cli.session import INCOMPLETE, Session
from mkcsp.cli.what_if_option import Supposed
from mkcsp.compliance.rules.attendance_rule import case_id, unknown_members
from mkcsp.compliance.what_if import Differences, cases_differ
from mkcsp.model.dates import Day
from mkcsp.papers.in_print import printed, rule_words, story_of
from mkcsp.papers.words import command, dated, day_of, in_words

HEADINGS = {
    "open": "Open",
    "provisional": "Provisional: they rest on minutes that are not approved",
    "at-risk": "At risk: one more absence completes a breach",
    "risk-untold": "Unknown whether at risk: a record is missing",
    "dependent": "Dependent on how the clause is read",
    "untold": "Unknown: a record is missing",
    "ended": "The membership has ended: nothing comes of what is unknown or depends on the reading",
    "dealt-with": "Dealt with",
    "withdrawn": "Withdrawn: the record was corrected",
}
"""The cases by kind, in this order."""

COUNTED = {
    "ended": "unknown or dependent on the reading, of people who have left",
    "dealt-with": "dealt with",
    "withdrawn": "withdrawn",
}
"""The states in which usually nothing comes next, and how they are counted."""


def lines(found: Sequence[Assessment], on: date | None, *, one: bool, full: bool) -> Iterator[str]:
    """Body by body.

    on: the day to print with commands, if it was asked for. one: whether a single body was. full: with the clause, the
    meetings and the readings of each case, and every body.
    """
    told = [each for each in found if one or full or each.rules or each.cases or each.strays]
    for each in told:
        yield from _body(each, on, full=full)
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


def _body(assessment: Assessment, on: date | None, *, full: bool) -> Iterator[str]:
    yield ""
    yield from folded(f"{body_name(assessment.book)} ({assessment.book.group.id})")
    if full or not assessment.rules:
        yield from rule_lines(assessment)
    if assessment.dormant:
        yield "The body is dormant: nobody is written to."
    unknown = unknown_members(assessment) if assessment.rules else ()
    if unknown:
        yield from unknown_lines(assessment, unknown, found=bool(assessment.cases))
    elif assessment.rules and not assessment.cases:
        yield "No breach, and nobody at risk."
    listed = [case for case in assessment.cases if full or not _over(case)]
    for kind, heading in HEADINGS.items():
        cases = [case for case in listed if case.kind == kind]
        if cases and full:
            yield ""
        if cases:
            yield heading
        for case in cases:
            yield from case_story(assessment, case) if full else _case_line(assessment, case)
    over = [case for case in assessment.cases if case not in listed]
    if over:
        counts = {words: sum(case.kind == kind for case in over) for kind, words in COUNTED.items()}
        said = ", ".join(f"{number} {words}" for words, number in counts.items() if number)
        yield from folded(f"{'Besides' if listed else 'Nothing is open'}: {said}.")
    if assessment.strays:
        if full:
            yield ""
        yield "Recorded as dealt with, but not found in the attendance records"
        for record in assessment.strays:
            yield from folded(record.path, "  - ")
    if assessment.cases and not full:
        yield from folded(f"The meetings and the clause: {_command(assessment, on, '--full')}")


def _case_line(assessment: Assessment, case: BreachCase) -> Iterator[str]:
    """One case with what comes next."""
    book = assessment.book
    done = ""
    if case.completed is not None:
        meeting = book.register.meetings[case.completed]
        done = f", completed {in_words(meeting.held_on or meeting.day)}"
    yield from folded(f"{_name(assessment, case)}{done}: {printed(book.register, case.next, Day.of(book.on))}", "  - ")


def _name(assessment: Assessment, case: BreachCase) -> str:
    return distinct_names(assessment.book, (each.subject for each in assessment.cases))[case.subject]


def case_story(assessment: Assessment, case: BreachCase) -> Iterator[str]:
    """One entry of the full list: whom it concerns, the clause, the meetings, what happened and what comes next."""
    register, day = assessment.book.register, Day.of(assessment.book.on)
    yield from folded(_name(assessment, case), "  ", "    ")
    yield from folded(f"clause: {rule_words(case.rule)}: {case.rule.rule.consequence}", "    ", "      ")
    for id, attendance in case.meetings:
        meeting = register.meetings[id]
        called = day_of(id) if meeting.held_on else None
        held = f" (called for {in_words(called)})" if called else ""
        yield from folded(f"{in_words(meeting.day)}{held}: {dated(attendance.words)}", "    ", "      ")
    for sentence in story_of(assessment.book, case):
        yield from folded(sentence, "    ", "      ")
    if case.judgement is not None:
        for side in case.judgement.sides:
            yield from folded(f"{printed(register, side.outcome.words, day)}, if", "    ", "      ")
            for reading in side.readings:
                yield from folded("; ".join(choice.words for choice in reading), "      - ", "        ")
        if case.judgement.unread:
            for choice in case.judgement.choices:
                yield from folded(choice.words, "    open: ", "      ")
    for reason in case.settles:
        yield from folded(f"settled by: {printed(register, reason, day)}", "    ", "      ")
    yield from folded(f"next: {printed(register, case.next, day)}", "    ", "      ")
    yield from folded(f"finding: {case_id(case)}", "    ", "      ")


def unknown_lines(assessment: Assessment, unknown: Sequence[str], *, found: bool) -> Iterator[str]:
    """That not everybody whom the rule binds is in the records, and what is missing.

    found: whether there are entries besides.
    """
    head = "Besides what is listed, nobody" if found else "Nobody"
    words = f"{head} is known to be in breach or at risk, but not everybody who is bound is in the records. Missing:"
    yield from folded(words)
    for record in unknown:
        yield from folded(printed(assessment.book.register, record, Day.of(assessment.book.on)), "  - ")


def _over(case: BreachCase) -> bool:
    """Whether nothing comes next of it."""
    return case.kind in COUNTED and case.step in ("none", "ended", "dormant")


def tell(session: Session, supposed: Supposed, found: list[Assessment], output_format: str) -> int:
    """Print the differences, and return the exit status.

    found: the bodies as things are. Of several, only those for which something differs are told of.
    """
    told = []
    for before in found:
        after = assess(supposed.register, before.book.group, before.book.on)
        differ = cases_differ(before, after)
        if (
            len(found) == 1
            or before.book.group.id == supposed.terms.group
            or any((differ.new, differ.gone, differ.changed))
            or _unknown(before, after)
        ):
            told.append((before, after, differ))
    if output_format == "json":
        data = {
            "on": found[0].book.on.isoformat() if found else None,
            "incomplete": list(session.incomplete),
            "what_if": supposed.data,
            "groups": [_data(before, after, differ) for before, after, differ in told],
        }
        out.as_json(data)
        return session.ended()
    if session.incomplete:
        out.line(INCOMPLETE)
    for line in _lines(supposed, told):
        out.line(line)
    return session.ended()


def _data(before: Assessment, after: Assessment, differ: Differences[BreachCase]) -> dict[str, object]:
    return {
        "group": after.book.group.id,
        "name": body_name(after.book),
        "rules": [rule_data(after.book, rule) for rule in after.rules],
        "missing": list(after.missing),
        "unknown_members": list(_unknown(before, after)),
        "new": [as_data(after.book, case) for case in differ.new],
        "gone": [as_data(before.book, case) for case in differ.gone],
        "changed": [
            {"as_things_are": as_data(before.book, was), "what_if": as_data(after.book, case)}
            for was, case in differ.changed
        ],
    }


def _unknown(before: Assessment, after: Assessment) -> tuple[str, ...]:
    """What is missing before anybody can say how breaches would differ, where other rules would apply."""
    same = [rule.at for rule in before.rules] == [rule.at for rule in after.rules]
    return () if same or not after.rules else unknown_members(after)


def _lines(supposed: Supposed, told: list[tuple[Assessment, Assessment, Differences[BreachCase]]]) -> Iterator[str]:
    yield "HYPOTHETICAL"
    yield from folded(supposed.words)
    for before, after, differ in told:
        group = after.book.group
        yield ""
        yield from folded(f"{body_name(after.book)} ({group.id}), as things stood on {in_words(Day.of(after.book.on))}")
        for rule in after.rules:
            yield from folded(f"Rule: {rule_words(rule)}")
        for reason in after.missing:
            yield from folded(dated(reason), "  - ")
        unknown = _unknown(before, after)
        if unknown:
            yield from unknown_lines(after, unknown, found=bool(after.cases))
        elif not any((differ.new, differ.gone, differ.changed)):
            yield "Nothing would differ: no breach more or less, and nobody more or less at risk."
        for heading, assessment, cases in (("New", after, differ.new), ("Gone", before, differ.gone)):
            for case in cases:
                yield ""
                yield f"{heading}: {KIND_WORDS[case.kind].casefold()}"
                yield from case_story(assessment, case)
        for was, case in differ.changed:
            yield ""
            yield f"Changed: {KIND_WORDS[was.kind].casefold()} as things are, {KIND_WORDS[case.kind].casefold()} then"
            yield from case_story(after, case)
    yield ""
    yield "HYPOTHETICAL"
