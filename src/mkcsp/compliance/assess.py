"""Where a body is with its terms on a day: every clause that binds it, judged; and what is not applied, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mkcsp.attendance.assessment import assess
from mkcsp.compliance.not_applied import not_applied
from mkcsp.compliance.readings import GRAVITY, Judge
from mkcsp.compliance.readings import answers as judged
from mkcsp.compliance.results import Answer, NotApplied, Outcome, RuleContext
from mkcsp.compliance.rules import (
    actions_rule,
    attendance_rule,
    belonging_rule,
    chairing_rule,
    consideration_rule,
    frequency_rule,
    inspection_rule,
    minutes_rule,
    notice_rule,
    place_rule,
    quorum_rule,
    report_back_rule,
    report_rule,
    representation_rule,
    review_rule,
    strategy_rule,
    term_of_office_rule,
    terms_rule,
)
from mkcsp.history.binding_clauses import Binding, binding_clauses
from mkcsp.history.names_of_the_day import group_name
from mkcsp.history.tristate import exists
from mkcsp.model.dates import Day
from mkcsp.model.group import Group
from mkcsp.register import Register

JUDGES: dict[str, Judge] = {
    "frequency": frequency_rule.judge,
    "chairing": chairing_rule.judge,
    "term-of-office": term_of_office_rule.judge,
    "belonging": belonging_rule.judge,
    "representation": representation_rule.judge,
    "quorum": quorum_rule.judge,
    "review": review_rule.judge,
    "strategy": strategy_rule.judge,
    "report": report_rule.judge,
    "report-back": report_back_rule.judge,
    "minutes": minutes_rule.judge,
    "actions": actions_rule.judge,
    "place": place_rule.judge,
    "notice": notice_rule.judge,
    "inspection": inspection_rule.judge,
    "terms": terms_rule.judge,
    "consideration": consideration_rule.judge,
}
"""By the kind of a rule, what judges it. Rules on attendance are judged by the calculation that `breaches` shows."""


@dataclass(frozen=True, slots=True)
class BodyCompliance:
    """How a body stands with its terms of reference on a day.

    clauses: those that bind it or may, in the order of the terms. answers: breaches first, of these the ones that are
    over last. not_applied: drafts, superseded versions and what cannot be known.
    """

    group: Group
    on: date
    clauses: tuple[Binding, ...]
    answers: tuple[Answer, ...]
    not_applied: tuple[NotApplied, ...]


def assess_body(register: Register, group: Group, on: date, *, named: bool = False) -> BodyCompliance:
    """How the body stands on the day `on`, every clause judged under every reading of what it leaves open.

    named: whether facts on attendance say who is meant; they are then not for publication.
    """
    return register.once(("compliance", id(group), on, named), lambda: _assessed(register, group, on, named=named))


def _assessed(register: Register, group: Group, on: date, *, named: bool) -> BodyCompliance:
    if exists(group.from_, group.until, Day.of(on)) is False:
        ended = group.until is not None and group.until.last < on
        why = f"the body existed until {group.until}" if ended else f"the body exists from {group.from_} only"
        name = group_name(register, group.id, Day.of(on))
        return BodyCompliance(group, on, (), (), (NotApplied(group.id, name, why, group.place),))
    binding = binding_clauses(register, group, on)
    left = tuple(not_applied(register, group, on, tuple(each.clause for each in binding)))
    found = list(_answers(register, group, on, binding, named=named))
    found.sort(key=lambda answer: (GRAVITY.index(answer.state), answer.outcome.ended is not None))
    return BodyCompliance(group, on, binding, tuple(found), left)


def _answers(
    register: Register, group: Group, on: date, binding: tuple[Binding, ...], *, named: bool
) -> Iterator[Answer]:
    assessment = assess(register, group, on)
    for each in binding:
        clause = each.clause
        if attendance_rule.is_attendance(clause):
            yield from attendance_rule.answers(assessment, clause, certain=each.certain, named=named)
            continue
        told = tuple(judged(RuleContext(register, clause, each.spans, on), JUDGES[clause.rule.kind]))
        yield from told or (Answer(clause.id, clause, Outcome("", "not-yet", "nothing to judge it by yet")),)
    yield from attendance_rule.of_superseded(assessment, [each.clause for each in binding], named=named)
