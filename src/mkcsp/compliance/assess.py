"""Where a body is with its terms on a day: every clause that binds it, judged; and what is not applied, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mkcsp.attendance.assessment import assess
from mkcsp.compliance.readings import GRAVITY, Judge
from mkcsp.compliance.readings import answers as judged
from mkcsp.compliance.results import Answer, NotApplied, Outcome, RuleContext, count_of
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
from mkcsp.history.approval import decided
from mkcsp.history.binding_clauses import Binding, BindingClause, binding_clauses, not_practised
from mkcsp.history.names_of_the_day import group_name
from mkcsp.history.terms_in_force import agreed_by, agreed_on, in_force, version_on
from mkcsp.history.tristate import before, exists, has_come, undated
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.group import Group
from mkcsp.model.terms_of_reference import Terms
from mkcsp.register import Register


def not_applied(register: Register, group: Group, on: date, applied: tuple[BindingClause, ...]) -> Iterator[NotApplied]:
    """What does not bind the body on the day `on` although the records hold it, or might be expected to.

    applied: the clauses that do, or may.
    """
    binding = {clause.terms.id for clause in applied if clause.terms is not None}
    yield from _of_body(register, group, group.id, on, binding, frozenset())
    for terms in register.terms_naming(group.id):
        why = _why(register, terms, on)
        if why is not None and terms.id not in binding:
            yield NotApplied(group.id, _cited(terms), f"{why}; it has a rule that names this body", terms.place)
    for adopted, at, why in not_practised(register, group.id, on):
        yield NotApplied(group.id, f"{adopted.heading} (adopted as practice)", why, at)


def _of_body(
    register: Register, bound: Group, group: str, on: date, binding: set[str], seen: frozenset[str]
) -> Iterator[NotApplied]:
    versions = register.terms_of(group)
    for terms in versions:
        why = _why(register, terms, on)
        if why is None and not terms.sections:
            why = "its text is not in the records, so its rules are not known"
        elif why is None and terms.id not in binding:
            why = "no rule of it is in the records as data, so nothing in it can be judged"
        elif why is not None and terms.id in binding:
            why += ": it may bind, so nothing in it is said to be breached"
        if why is not None:
            yield NotApplied(bound.id, _cited(terms), why, terms.place, may_bind=group if terms.id in binding else "")
        bare = [section for section in terms.sections if not section.rules]
        if terms.id in binding and bare:
            which = "; ".join(" ".join(filter(None, (each.number, each.heading))) or each.id for each in bare)
            words = count_of(len(bare), "section")
            hold = "holds" if len(bare) == 1 else "hold"
            why = f"{words} of {len(terms.sections)} {hold} no rule as data, so it is not judged: {which}"
            yield NotApplied(bound.id, _cited(terms), why, terms.place.at("sections"), unjudged=len(bare))
    record = register.groups.get(group)
    lines = record.succeeds if record else ()
    if not versions and not lines:
        yield NotApplied(bound.id, "Terms of reference", f"the records hold none of {group}", bound.place)
    for number, line in enumerate(lines):
        at = record.place.at("succeeds", number) if record else None
        what = f"Terms of reference of {line.group}"
        if line.terms == "ended":
            yield NotApplied(bound.id, what, f"they ended when {group} took its place", at)
        elif line.terms == "not-known":
            may = any(register.terms[id].group == line.group for id in binding)
            doubt = ": they may bind, so nothing in them is said to be breached" if may else ""
            why = f"whether they carry to {group} is not known{doubt}"
            yield NotApplied(bound.id, what, why, at, may_bind=line.group if may else "")
        elif line.group not in seen | {group} and not _superseded(register, group, on):
            yield from _of_body(register, bound, line.group, on, binding, seen | {group})


def _superseded(register: Register, group: str, on: date) -> bool:
    """Whether the body has terms of its own in force, so that none are carried over from one before."""
    return version_on(register, group, Day.of(on), on).terms is not None


def _why(register: Register, terms: Terms, on: date) -> str | None:
    """Why a version is not in force on the day; None where it is, or may be for all that is known of its days."""
    if terms.status == "draft":
        return "a draft, which no record shows to be agreed"
    if terms.status == "not-known":
        return "no record shows whether it was agreed"
    minute, agreed = agreed_by(register, terms), agreed_on(register, terms)
    if (minute is not None and not decided(minute, on)) or (agreed is not None and not has_come(agreed, on)):
        return "it was not agreed by that day"
    if terms.in_force is None or undated(terms.in_force):
        return "from when it was in force is not recorded"
    later = version_on(register, terms.group, Day.of(on), on).terms
    held = in_force(register, terms, Day.of(on), on)
    if held is not False:
        return None if later is None or later.id == terms.id else f"superseded by {later.id}"
    if terms.in_force.from_ is not None and before(Day.of(on), terms.in_force.from_):
        return f"not in force before {terms.in_force.from_.said}"
    by = f"; superseded by {later.id}" if later is not None else ""
    return f"in force until {terms.in_force.until.said}{by}" if terms.in_force.until else f"not in force that day{by}"


def _cited(terms: Terms) -> str:
    return f"{terms.title} ({terms.id})"


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
        if group.until is not None and group.until.last < on:
            why = f"the body existed until {group.until.said}"
        else:
            why = f"the body did not exist before {group.from_.said}" if group.from_ is not None else ""
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
