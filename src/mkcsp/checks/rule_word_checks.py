"""MK770 to MK777: words of rules that are compared with the records, and rules that cannot mean what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from mkcsp.checks.book import Book
from mkcsp.checks.parts import typed
from mkcsp.findings import Code, Finding, Place, Severity
from mkcsp.history.names_of_the_day import plain_office, same_office
from mkcsp.history.terms_in_force import rules_in
from mkcsp.model.group import Group, GroupKind, HeldBy
from mkcsp.model.rules import (
    BelongingRule,
    ChairingRule,
    ClassesRule,
    QuorumRule,
    ReportRule,
    RepresentationRule,
    TermOfOfficeRule,
)
from mkcsp.model.terms_of_reference import Terms
from mkcsp.register import Register
from mkcsp.spelling import Nearest

CLASS = Code("MK770", Severity.WARNING)
OFFICE = Code("MK771", Severity.WARNING)
KIND = Code("MK772", Severity.ERROR)
POST = Code("MK773", Severity.WARNING)
NOT_IN_FORCE = Code("MK774", Severity.WARNING)
MONTHS = Code("MK775", Severity.WARNING)
TWO_TERMS = Code("MK776", Severity.WARNING)

_OFFICES = ("chair", "vice-chair", "deputy-chair", "secretary", "treasurer", "convener", "president", "vice-president")
"""Offices that need no holder in the records to be known."""

_FEW_MONTHS = 6
"""An appointment for fewer months than these was probably meant in years."""


def rule_words(book: Book) -> Iterator[Finding]:
    """Every rule of every version of terms, and of every practice, with the words that it takes from the records."""
    register = book.register
    for terms in register.terms.values():
        if terms.status == "agreed" and terms.in_force is None and terms.sections:
            help = "add `in-force:` with `from:`, the day from which it binds"
            yield NOT_IN_FORCE.finding(terms.place.at("status"), "agreed, but not said to be in force", help)
        for _, rule, at in rules_in(terms):
            yield from _words(register, rule, at, register.groups.get(rule.group or terms.group))
        yield from _two_terms(terms)
    for practice in register.practices.values():
        for number, adopted in enumerate(practice.rules):
            at = practice.place.at("rules", number, "rule")
            yield from _words(register, adopted.rule, at, register.groups.get(practice.group))


def _words(register: Register, rule: Any, at: Place, group: Group | None) -> Iterator[Finding]:
    for class_, place in _classes_of(rule, at) if all_read(register, "organisations", "groups") else ():
        known = _known_classes(register)
        if class_ not in known:
            message = f"no organisation or seat in the records is of the class `{class_}`"
            yield CLASS.finding(place, message, _hint(class_, known, "enter the class of the organisations or seats"))
    if isinstance(rule, BelongingRule):
        kinds = get_args(GroupKind)
        for number, kind in enumerate(rule.group_kinds):
            if kind not in kinds:
                otherwise = "it is one of: " + ", ".join(kinds)
                message = f"there is no kind of group `{kind}`"
                yield KIND.finding(at.at("group-kinds", number), message, _hint(kind, kinds, otherwise))
    if isinstance(rule, ChairingRule):
        yield from _chairing(register, rule, at, group)
    if isinstance(rule, ReportRule) and rule.through is not None:
        yield from _office(register, rule.through, at.at("through"), group)


def _office(register: Register, office: str, at: Place, group: Group | None) -> Iterator[Finding]:
    """An office of the bound body that nobody in the records holds."""
    held = [entry.office for entry in group.offices] if group is not None else []
    known = {*_OFFICES, *held}
    if all_read(register, "groups") and not any(same_office(office, word) for word in known):
        message = f"no record has anybody in the office of `{office}`"
        yield OFFICE.finding(at, message, _hint(plain_office(office), known, "enter who holds it"))


def _chairing(register: Register, rule: ChairingRule, at: Place, group: Group | None) -> Iterator[Finding]:
    yield from _office(register, rule.office, at.at("office"), group)
    for number, held_by in enumerate(rule.by_office):
        yield from _post(register, held_by, at.at("by-office", number))
    if rule.appointed_for is not None and 0 < rule.appointed_for < _FEW_MONTHS:
        months = "1 month" if rule.appointed_for == 1 else f"{rule.appointed_for} months"
        help = f"for years, enter {rule.appointed_for * 12}; if months are meant, acknowledge it"
        yield MONTHS.finding(at.at("appointed-for"), f"`appointed-for` counts months: this is {months}", help)


def _post(register: Register, held_by: HeldBy, at: Place) -> Iterator[Finding]:
    """A post or an office elsewhere that nobody holds, where a very similar one is in the records."""
    if held_by.post is not None and all_read(register, "members"):
        titles = {post.title for member in register.members.values() for post in member.posts}
        near = None if held_by.post in titles else Nearest(titles).to(held_by.post)
        if near is not None:
            message = f"nobody in the records holds the post `{held_by.post}`"
            yield POST.finding(at.at("post"), message, f"did you mean `{near}`?")
    group = register.groups.get(held_by.group) if held_by.group is not None else None
    if group is not None and held_by.office is not None and all_read(register, "groups"):
        known = {*_OFFICES, *(entry.office for entry in group.offices)}
        if not any(same_office(held_by.office, word) for word in known):
            message = f"no record has anybody in the office of `{held_by.office}` of {group.id}"
            yield OFFICE.finding(at.at("office"), message, _hint(held_by.office, known, "enter who holds it"))


def _classes_of(rule: Any, at: Place) -> Iterator[tuple[str, Place]]:
    """The classes that a rule names, and where."""
    if isinstance(rule, QuorumRule):
        yield from ((each.class_, at.at("classes", number, "class")) for number, each in enumerate(rule.classes))
    elif isinstance(rule, RepresentationRule | ClassesRule):
        for name in ("classes", "except_classes"):
            for number, class_ in enumerate(getattr(rule, name, ())):
                yield class_, at.at(typed(name), number)


def _known_classes(register: Register) -> set[str]:
    of_organisations = {entry.class_ for one in register.organisations.values() for entry in one.classes}
    seats = (seat for group in register.groups.values() for seat in group.seats)
    return of_organisations | {entry.class_ for seat in seats for entry in seat.membership if entry.class_}


def all_read(register: Register, *kinds: str) -> bool:
    """Whether every record of these kinds could be read, so that a word that none of them has is wrong."""
    paths = tuple(f"records/{kind}" for kind in kinds)
    return not any(path == "records" or path.startswith(paths) for path in register.incomplete)


def _hint(wrong: str, known: Iterable[str], otherwise: str) -> str:
    return Nearest(known).hint(wrong, otherwise)


def _two_terms(terms: Terms) -> Iterator[Finding]:
    """Two rules that give the same seats terms of different lengths."""
    rules = [(rule, at) for _, rule, at in rules_in(terms) if isinstance(rule, TermOfOfficeRule)]
    for number, (rule, at) in enumerate(rules):
        for other, _ in rules[:number]:
            if rule.group == other.group and rule.years != other.years and _same_seats(rule, other):
                message = f"the rules `{other.id}` and `{rule.id}` give the same seats terms of different lengths"
                yield TWO_TERMS.finding(at.at("years"), message, "say with `classes` which seats each of them binds")


def _same_seats(one: TermOfOfficeRule, other: TermOfOfficeRule) -> bool:
    types = one.binds == "not-said" or other.binds == "not-said" or bool(set(one.binds) & set(other.binds))
    apart = set(one.classes).isdisjoint(other.classes) if one.classes and other.classes else False
    excepted = any(a.classes and set(a.classes) <= set(b.except_classes) for a, b in ((one, other), (other, one)))
    return types and not apart and not excepted
