"""How breaches would differ under terms of reference that are not in force."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.attendance.assessment import Assessment, assess
from mkcsp.attendance.breach_cases import KIND_WORDS, BreachCase
from mkcsp.attendance.subjects import body_name
from mkcsp.cli import output as out
from mkcsp.cli.attendance_output import folded
from mkcsp.cli.breaches_list import case_story, unknown_lines
from mkcsp.cli.breaches_output import as_data, rule_data
from mkcsp.cli.session import INCOMPLETE, Session
from mkcsp.cli.what_if_option import Supposed
from mkcsp.compliance.rules.attendance_rule import unknown_members
from mkcsp.compliance.what_if import Differences, cases_differ
from mkcsp.model.dates import Day
from mkcsp.papers.in_print import rule_words
from mkcsp.papers.words import dated, in_words


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
