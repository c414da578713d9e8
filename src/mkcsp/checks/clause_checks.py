"""MK705: the numbers of the clauses of a resolution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from mkcsp.checks.meeting_facts import MeetingFacts
from mkcsp.findings import Code, Finding, Severity
from mkcsp.location import Key
from mkcsp.model.minute import Clause

OUT_OF_TURN = Code("MK705", Severity.WARNING)

_ROMAN = (
    *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
    *("xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"),
)


def clause_numbers(sitting: MeetingFacts) -> Iterator[Finding]:
    """The clauses of every resolution, and those below them: 1, 2, 3; a, b, c; i, ii, iii."""
    for item, keys in sitting.items:
        if item.resolved:
            yield from _list(sitting, item.resolved, (*keys, "resolved"))


def _list(sitting: MeetingFacts, clauses: Sequence[Clause], keys: tuple[Key, ...]) -> Iterator[Finding]:
    numbers = _numbers([clause.id for clause in clauses]) if len(clauses) > 1 else None
    for number, clause in enumerate(clauses):
        if clause.parts:
            yield from _list(sitting, clause.parts, (*keys, number, "parts"))
        if numbers is None:
            continue
        before = numbers[number - 1] if number else 0
        # One that comes twice is reported as such.
        if numbers[number] not in (before, before + 1):
            at = sitting.at(*keys, number, "id")
            after = f"follows clause {clauses[number - 1].id}" if number else "is the first"
            help = (
                "if the paper has it so, acknowledge it; else a clause may be missing, or two stand in the wrong order"
            )
            yield OUT_OF_TURN.finding(at, f"clause {clause.id} {after}", help)


def _numbers(ids: Sequence[str]) -> list[int] | None:
    """The places of ids in the run to which all of them belong; None where they are no run of one kind."""
    if all(id.isascii() and id.isdigit() and len(id) < 5 for id in ids):
        return [int(id) for id in ids]
    lowered = [id.casefold() for id in ids]
    for run in (_ROMAN, tuple(ascii_lowercase)) if lowered[0] in ("i", "ii") else (tuple(ascii_lowercase), _ROMAN):
        if all(id in run for id in lowered):
            return [run.index(id) + 1 for id in lowered]
    return None
