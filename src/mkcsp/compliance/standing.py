"""Where a body stands on a day: every clause that binds it, judged; and what is not applied to it, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mkcsp.attendance.assessment import assess
from mkcsp.compliance import attendance
from mkcsp.compliance.judges import JUDGES
from mkcsp.compliance.judging import GRAVITY
from mkcsp.compliance.judging import answers as judged
from mkcsp.compliance.not_applied import not_applied
from mkcsp.compliance.outcomes import Answer, Case, NotApplied, Outcome
from mkcsp.history.binding_clauses import Binding, binding_clauses
from mkcsp.history.tristate import exists
from mkcsp.model.dates import Day
from mkcsp.model.group import Group
from mkcsp.register import Register


@dataclass(frozen=True, slots=True)
class Standing:
    """How a body stands with its terms of reference on a day.

    clauses: those that bind it or may, in the order of the terms. answers: breaches first, of these the ones that are
    over last. not_applied: drafts, superseded versions and what cannot be known.
    """

    group: Group
    on: date
    clauses: tuple[Binding, ...]
    answers: tuple[Answer, ...]
    not_applied: tuple[NotApplied, ...]


def standing(register: Register, group: Group, on: date, *, named: bool = False) -> Standing:
    """How the body stands on the day `on`, every clause judged under every reading of what it leaves open.

    named: whether facts on attendance say who is meant; they are then not for publication.
    """
    if exists(group.from_, group.until, Day.of(on)) is False:
        ended = group.until is not None and group.until.last < on
        why = f"the body existed until {group.until}" if ended else f"the body exists from {group.from_} only"
        return Standing(group, on, (), (), (NotApplied(group.id, group.name, why, group.place),))
    binding = binding_clauses(register, group, on)
    left = tuple(not_applied(register, group, on, tuple(each.clause for each in binding)))
    found = list(_answers(register, group, on, binding, named=named))
    found.sort(key=lambda answer: (GRAVITY.index(answer.state), answer.outcome.ended is not None))
    return Standing(group, on, binding, tuple(found), left)


def _answers(
    register: Register, group: Group, on: date, binding: tuple[Binding, ...], *, named: bool
) -> Iterator[Answer]:
    assessment = assess(register, group, on)
    for each in binding:
        clause = each.clause
        if attendance.is_attendance(clause):
            yield from attendance.answers(assessment, clause, certain=each.certain, named=named)
            continue
        told = tuple(judged(Case(register, clause, each.spans, on), JUDGES[clause.rule.kind]))
        yield from told or (Answer(clause.id, clause, Outcome("", "not-yet", "nothing to judge it by yet")),)
    yield from attendance.of_superseded(assessment, [each.clause for each in binding], named=named)
