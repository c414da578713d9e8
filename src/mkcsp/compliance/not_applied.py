"""What is not applied to a body on a day, and why: drafts, what is superseded, and what the records do not tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mkcsp.compliance.number_words import count_of
from mkcsp.compliance.results import NotApplied
from mkcsp.history.approval import decided
from mkcsp.history.binding_clauses import BindingClause, not_practised
from mkcsp.history.terms_in_force import agreed_by, agreed_on, in_force, version_on
from mkcsp.history.tristate import before, has_come, undated
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
        return f"in force from {terms.in_force.from_} only"
    by = f"; superseded by {later.id}" if later is not None else ""
    return f"in force until {terms.in_force.until}{by}" if terms.in_force.until else f"not in force that day{by}"


def _cited(terms: Terms) -> str:
    return f"{terms.title} ({terms.id})"
