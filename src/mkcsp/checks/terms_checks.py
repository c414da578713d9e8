"""MK610 to MK616 and MK770 to MK777: versions of terms, and the words of their rules against the records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from typing import Any, get_args

from mkcsp.checks.book import Book
from mkcsp.checks.membership_checks import overlapping
from mkcsp.checks.parts import may_bind, typed
from mkcsp.findings import Code, Finding, Place, Severity
from mkcsp.history.names_of_the_day import plain_office, same_office
from mkcsp.history.terms_in_force import rules_in
from mkcsp.history.tristate import before
from mkcsp.model.dates import Count, Day
from mkcsp.model.group import Group, GroupKind, HeldBy
from mkcsp.model.rules import (
    BelongingRule,
    ChairingRule,
    ClassesRule,
    FrequencyRule,
    PlaceRule,
    QuorumRule,
    ReportRule,
    RepresentationRule,
    ReviewRule,
    TermOfOfficeRule,
)
from mkcsp.model.terms_of_reference import AttendanceRule, Terms
from mkcsp.register import Register
from mkcsp.spelling import Nearest

BEFORE_AGREED = Code("MK610", Severity.WARNING)
AGREED_NOWHERE = Code("MK611", Severity.WARNING)
DRAFT_IN_FORCE = Code("MK612", Severity.ERROR)
TWO_IN_FORCE = Code("MK613", Severity.ERROR)
RULE = Code("MK614", Severity.ERROR)


def terms_versions(book: Book) -> Iterator[Finding]:
    """Every version of terms of reference, and the versions of each body together."""
    by_group: dict[str, list[Terms]] = {}
    for terms in book.register.terms.values():
        by_group.setdefault(terms.group, []).append(terms)
        yield from _agreement(book, terms)
        for number, section in enumerate(terms.sections):
            for at, rule in enumerate(section.rules):
                if isinstance(rule, AttendanceRule):
                    yield from _attendance(rule, terms.place.at("sections", number, "rules", at))
    for practice in book.register.practices.values():
        for number, adopted in enumerate(practice.rules):
            if isinstance(adopted.rule, AttendanceRule):
                yield from _attendance(adopted.rule, practice.place.at("rules", number, "rule"))
    for group in sorted(by_group):
        versions = sorted(by_group[group], key=lambda one: one.id)
        in_force = [(number, one.in_force) for number, one in enumerate(versions) if one.in_force is not None]
        ids = {id(one.in_force): one.id for one in versions}
        for number, other, day in overlapping(in_force):
            message = f"{ids[id(other)]} was in force on {day} too"
            yield TWO_IN_FORCE.finding(versions[number].place.at("in-force"), message)


def _agreement(book: Book, terms: Terms) -> Iterator[Finding]:
    agreed, force = terms.agreed, terms.in_force
    if terms.status == "draft" and (force is not None or agreed is not None):
        field = "in-force" if force is not None else "agreed"
        yield DRAFT_IN_FORCE.finding(terms.place.at(field), f"the status is `draft`, but `{field}` is given")
        return
    day: Day | None = None
    if agreed is not None:
        minuted = book.minuted(agreed.by)
        day = agreed.on or minuted
        meeting = book.register.meetings.get("/".join((agreed.by or "").split("/")[:2]))
        at = terms.place.at("agreed")
        if meeting is not None and meeting.status in ("planned", "cancelled"):
            yield AGREED_NOWHERE.finding(at.at("by"), f"{meeting.id} is {meeting.status}, not held")
        elif (
            agreed.on is not None and minuted is not None and (before(agreed.on, minuted) or before(minuted, agreed.on))
        ):
            yield AGREED_NOWHERE.finding(at.at("on"), f"the day is {agreed.on}, but the minute is of {minuted}")
    if day is not None and force is not None and force.from_ is not None and before(force.from_, day):
        message = f"in force from {force.from_}, but agreed on {day}"
        yield BEFORE_AGREED.finding(terms.place.at("in-force", "from"), message)


def _attendance(rule: AttendanceRule, at: Place) -> Iterator[Finding]:
    if rule.part == "share" and rule.part_share is None:
        yield RULE.finding(at, "`part: share` needs `part-share`, a percentage")
    elif rule.part != "share" and rule.part_share is not None:
        yield RULE.finding(at.at("part-share"), f"a share is given, but `part` is `{rule.part}`")
    elif rule.part_share is not None and not 1 <= rule.part_share <= 100:
        yield RULE.finding(at.at("part-share"), f"{rule.part_share} is not a percentage from 1 to 100")
    if rule.absences == 0:
        yield RULE.finding(at.at("absences"), "a limit of no absences would be reached at once")
    if rule.binds == ():
        yield RULE.finding(at.at("binds"), "nobody is bound", "name the types of membership, or write `not-said`")
    yield from may_bind(rule, at, RULE)


NOTHING = Code("MK615", Severity.WARNING)
APART = Code("MK616", Severity.ERROR)

TOGETHER: dict[type, tuple[tuple[str, str], ...]] = {
    FrequencyRule: (("at_least", "period"), ("every_months", "gap")),
    ChairingRule: (("appointed_for", "expiry"),),
}
"""Fields that need each other: both are given, or neither is."""

WITH: dict[type, tuple[tuple[str, str, str], ...]] = {
    QuorumRule: (("defined", "number", "number"), ("defined", "share", "percent"), ("defined", "classes", "classes")),
    ReportRule: (("how_often", "months", "months"),),
}
"""A field, the word in it, and the field that goes with that word and with no other."""

BESIDE = (("defined", "classes", "number"),)
"""A field, a word in it, and another field that may stand beside it: so many in all, of whom so many of each class."""

ASKING: dict[type, tuple[str, ...]] = {
    FrequencyRule: ("at_least", "every_months", "seasons"),
    BelongingRule: ("group_kinds", "groups"),
    RepresentationRule: ("classes", "organisations", "one_vote", "more_than_one", "new_associates", "derived"),
    ReviewRule: ("of",),
    PlaceRule: ("venues", "public", "papers"),
}
"""Of these fields a rule needs one at least: else it asks nothing."""

MAY_BE_ZERO = ("clear_days", "extraordinary_days", "warn_months")
"""Numbers that may be zero: no clear day is a day of its own, and no warning a way to be warned."""


def rule_fields(book: Book) -> Iterator[Finding]:
    """Every rule of every version of terms, and of every practice."""
    for terms in book.register.terms.values():
        for _, rule, at in rules_in(terms):
            yield from _rule(rule, at)
    for practice in book.register.practices.values():
        for number, adopted in enumerate(practice.rules):
            at = practice.place.at("rules", number, "rule")
            yield from _rule(adopted.rule, at)
            if adopted.rule.group not in (None, practice.group):
                message = f"a practice of {practice.group} cannot bind {adopted.rule.group}"
                yield APART.finding(at.at("group"), message)


def _rule(rule: Any, at: Place) -> Iterator[Finding]:
    if isinstance(rule, AttendanceRule):
        return  # MK614
    kind = type(rule)
    asking = ASKING.get(kind)
    if asking and not any(_asks(getattr(rule, name)) for name in asking):
        yield NOTHING.finding(at, f"none of {_listed(asking)} is given")
    for one, other in TOGETHER.get(kind, ()):
        for given, missing in ((one, other), (other, one)):
            if getattr(rule, given) is not None and getattr(rule, missing) is None:
                yield APART.finding(at.at(typed(given)), f"`{typed(given)}` needs `{typed(missing)}`")
    for field, word, name in WITH.get(kind, ()):
        value, chosen = getattr(rule, name), getattr(rule, field)
        if chosen == word and not value:
            yield APART.finding(at.at(typed(field)), f"`{typed(field)}: {word}` needs `{typed(name)}`")
        elif chosen != word and value and (field, chosen, name) not in BESIDE:
            yield APART.finding(at.at(typed(name)), f"`{typed(name)}` is given, but `{typed(field)}` is `{chosen}`")
    yield from _numbers(rule, at)
    if getattr(rule, "binds", None) == () or (getattr(rule, "of", None) == () and isinstance(rule, QuorumRule)):
        name = "of" if isinstance(rule, QuorumRule) else "binds"
        yield APART.finding(at.at(name), "nobody is meant", "name the types of membership, or write `not-said`")
    if isinstance(rule, TermOfOfficeRule | BelongingRule):
        yield from may_bind(rule, at, APART)
    if kind in FURTHER:
        yield from FURTHER[kind](rule, at)


def _numbers(rule: Any, at: Place) -> Iterator[Finding]:
    for field in fields(rule):
        value = getattr(rule, field.name)
        if isinstance(value, Count) and value == 0 and field.name not in MAY_BE_ZERO:
            yield APART.finding(at.at(typed(field.name)), "a number of zero asks nothing that could be kept")


def _frequency(rule: FrequencyRule, at: Place) -> Iterator[Finding]:
    names: set[str] = set()
    for number, season in enumerate(rule.seasons):
        place = at.at("seasons", number)
        if not season.months:
            yield APART.finding(place.at("months"), "a season needs its months, from 1 to 12")
        for index, month in enumerate(season.months):
            if not 1 <= month <= 12:
                yield APART.finding(place.at("months", index), f"there is no month {month}")
        if season.name in names:
            yield APART.finding(place.at("name"), f"there are two seasons `{season.name}`")
        names.add(season.name)


def _quorum(rule: QuorumRule, at: Place) -> Iterator[Finding]:
    if rule.percent is not None and rule.percent > 100:
        yield APART.finding(at.at("percent"), f"{rule.percent} is not a percentage from 1 to 100")
    if rule.defined == "share" and rule.share_of is None:
        yield APART.finding(at.at("defined"), "`defined: share` needs `share-of`")
    if rule.defined != "share" and rule.share_of is not None:
        yield APART.finding(at.at("share-of"), f"`share-of` is given, but `defined` is `{rule.defined}`")


FURTHER: dict[type, Callable[[Any, Place], Iterator[Finding]]] = {FrequencyRule: _frequency, QuorumRule: _quorum}
"""What else has to hold of a kind of rule."""


def _asks(value: Any) -> bool:
    """Whether a field is given: a number of zero is, and is found by itself."""
    return value is not None and value is not False and value != ()


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{typed(name)}`" for name in names)


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
