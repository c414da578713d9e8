"""Which version of its terms of reference is shown to bind a body on a day, and if none is, which record is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mkcsp.findings import Place
from mkcsp.history.approval import decided
from mkcsp.history.tristate import Tristate, and_, before, covers, has_come, undated
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.terms_of_reference import Rule, Section, Terms
from mkcsp.register import Minute, Register


@dataclass(frozen=True, slots=True)
class Version:
    """The version of terms that binds a body on a day.

    terms: None where none is shown to be in force.
    certain: False where another version may have been in force instead, or `terms` only may have been.
    """

    terms: Terms | None
    certain: bool = True


def agreed_by(register: Register, terms: Terms) -> Minute | None:
    """The minute that agreed this version, if it is in the records."""
    by = terms.agreed.by if terms.agreed else None
    # Asked for every day on which something may have changed, and each time the minutes would be gone through.
    return register.once(("agreed by", by), lambda: register.minute(by)) if by else None


def agreed_on(register: Register, terms: Terms) -> Day | None:
    """The day on which this version was agreed: that of the agreeing minute's meeting, else as recorded."""
    minute = agreed_by(register, terms)
    if minute is not None:
        return minute.meeting.day
    return terms.agreed.on if terms.agreed else None


def in_force(register: Register, terms: Terms, day: Day, on: date) -> Tristate:
    """Whether the records show, on the day `on`, that this version was in force on `day`.

    A draft, and a version of which no record says from when it was in force, are not shown to be: False. A
    version binds from the day on which it was agreed at the earliest, whatever day it names.
    """
    if _why_not_agreed(register, terms, on) is not None or terms.in_force is None or undated(terms.in_force):
        return False
    agreed = agreed_on(register, terms)
    reached: Tristate = True
    if agreed is not None:
        early = before(day, agreed)
        reached = None if early is None else not early
    return and_((reached, covers(terms.in_force, day)))


def version_on(register: Register, group: str, day: Day, on: date) -> Version:
    """The version of the group's own terms shown to be in force on `day`; the later begun comes before the earlier."""
    return _latest(register, register.terms_of(group), day, on)


def missing(register: Register, group: str, on: date) -> tuple[str, ...]:
    """Why no attendance rule is known to bind the group on the day `on`: a clause for each record that is missing."""
    return tuple(dict.fromkeys(_missing(register, group, on, frozenset())))


def rules_in(terms: Terms) -> Iterator[tuple[Section, Rule, Place]]:
    """Every rule of a version, with its section and where it is."""
    for number, section in enumerate(terms.sections):
        for index, rule in enumerate(section.rules):
            yield section, rule, terms.place.at("sections", number, "rules", index)


def _latest(register: Register, versions: tuple[Terms, ...], day: Day, on: date) -> Version:
    shown = [(terms, in_force(register, terms, day, on)) for terms in versions]
    sure = [terms for terms, binds in shown if binds]
    maybe = [terms for terms, binds in shown if binds is None]
    replaced = {terms.replaces for terms in sure}
    sure = sorted((terms for terms in sure if terms.id not in replaced), key=lambda terms: _begun(register, terms))
    if not sure:
        return Version(maybe[-1], certain=False) if maybe else Version(None)
    best = sure[-1]
    rivals = [terms for terms in sure[:-1] if _begun(register, terms) == _begun(register, best)]
    later = [terms for terms in maybe if _begun(register, terms) >= _begun(register, best)]
    return Version(best, certain=not rivals and not later)


def _begun(register: Register, terms: Terms) -> date:
    known = [day.first for day in (terms.in_force.from_ if terms.in_force else None, agreed_on(register, terms)) if day]
    return max(known, default=date.min)


def _why_not_agreed(register: Register, terms: Terms, on: date) -> str | None:
    if terms.status == "draft":
        return f"the draft {terms.id} is not shown to be agreed"
    if terms.status == "not-known":
        return f"no record shows whether the terms {terms.id} were agreed"
    minute = agreed_by(register, terms)
    agreed = agreed_on(register, terms)
    if (minute is not None and not decided(minute, on)) or (agreed is not None and not has_come(agreed, on)):
        return f"the terms {terms.id} were not agreed by that day"
    return None


def _missing(register: Register, group: str, on: date, seen: frozenset[str]) -> Iterator[str]:
    record = register.groups.get(group)
    versions = register.terms_of(group)
    for terms in versions:
        yield from _lacking_in(register, terms, group, on)
    for terms in register.terms_naming(group):
        if any(rule.kind == "attendance" and rule.group == group for _, rule, _ in rules_in(terms)):
            yield from _lacking_in(register, terms, group, on)
    lines = [line for line in record.succeeds if line.group not in seen | {group}] if record else []
    for line in lines:
        if line.terms == "ended":
            yield f"the terms of {line.group} ended when {group} took its place"
            continue
        before_it = tuple(_missing(register, line.group, on, seen | {group}))
        if before_it:
            yield from before_it
        if line.terms == "not-known":
            yield f"whether the terms of {line.group} carry to {group} is not known"
    if not versions and not lines:
        yield f"the records hold no terms of reference of {group}"
    elif not versions:
        yield f"the records hold no terms of reference of {group} of its own"


def _lacking_in(register: Register, terms: Terms, group: str, on: date) -> Iterator[str]:
    why = _why_not_agreed(register, terms, on)
    has_rule = any(rule.kind == "attendance" and rule.group in (None, group) for _, rule, _ in rules_in(terms))
    if why is not None:
        yield why
    elif terms.in_force is None or undated(terms.in_force):
        yield f"from when the terms {terms.id} were in force is not recorded"
    elif covers(terms.in_force, Day.of(on)) is not True and has_rule:
        yield f"the terms {terms.id} are not shown to be in force that day"
    if not terms.sections:
        yield f"the text of the terms {terms.id} is not in the records"
    elif not has_rule:
        yield f"the terms {terms.id} hold no attendance rule"
