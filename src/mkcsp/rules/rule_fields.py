"""MK615 and MK616: rules other than the one on attendance, whose fields ask nothing or do not go together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any

from mkcsp.findings import Finding, Page, Severity
from mkcsp.history.terms_in_force import rules_in
from mkcsp.location import Place
from mkcsp.model.dates import Count
from mkcsp.model.rules import (
    BelongingRule,
    ChairingRule,
    FrequencyRule,
    PlaceRule,
    QuorumRule,
    ReportRule,
    RepresentationRule,
    ReviewRule,
    TermOfOfficeRule,
)
from mkcsp.model.terms_of_reference import AttendanceRule
from mkcsp.rules.book import Book
from mkcsp.rules.parts import may_bind, typed

NOTHING = Page(
    "MK615",
    "rule that asks nothing",
    Severity.WARNING,
    """
    What a rule leaves out, it does not ask. This one leaves out everything: how often a body has to meet without a
    number, a gap or a season, what is reviewed without a word of what. It can be neither met nor breached. Enter what
    the clause says, or leave the rule out.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/terms/smk/2016.yaml
        title: Terms of Reference
        status: draft
        sections:
          - id: frequency
            rules:
              - kind: frequency
                id: often
                inquorate: not-said
                extraordinary: not-said
                reconvened: not-said

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/terms/smk/2016.yaml
        title: Terms of Reference
        status: draft
        sections:
          - id: frequency
            rules:
              - kind: frequency
                id: often
                at-least: 4
                period: not-said
                inquorate: not-said
                extraordinary: not-said
                reconvened: not-said
    """,
)
APART = Page(
    "MK616",
    "fields of a rule that do not go together",
    Severity.ERROR,
    """
    Some fields of a rule need each other: `at-least` and `period`, `every-months` and `gap`, `defined: share` and
    `percent`. Here one stands without the other, or beside one that rules it out; a number is nought or no percentage;
    a season has a month that there is not; nobody is bound; or a practice of one body binds another. Nobody could say
    what the rule asks.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/terms/smk/2016.yaml
        title: Terms of Reference
        status: draft
        sections:
          - id: frequency
            rules:
              - kind: frequency
                id: often
                at-least: 4
                inquorate: not-said
                extraordinary: not-said
                reconvened: not-said

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/terms/smk/2016.yaml
        title: Terms of Reference
        status: draft
        sections:
          - id: frequency
            rules:
              - kind: frequency
                id: often
                at-least: 4
                period: municipal-year
                inquorate: not-said
                extraordinary: not-said
                reconvened: not-said
    """,
)
PAGES = (NOTHING, APART)

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

ASKING: dict[type, tuple[str, ...]] = {
    FrequencyRule: ("at_least", "every_months", "seasons"),
    BelongingRule: ("group_kinds", "groups"),
    RepresentationRule: ("classes", "organisations", "one_vote", "more_than_one", "new_associates"),
    ReviewRule: ("of",),
    PlaceRule: ("venues", "public", "papers"),
}
"""Of these fields a rule needs one at least: else it asks nothing."""

MAY_BE_NOUGHT = ("clear_days", "extraordinary_days", "warn_months")
"""Numbers that may be nought: no clear day is a day of its own, and no warning a way to be warned."""


def check(book: Book) -> Iterator[Finding]:
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
    if asking and all(getattr(rule, name) in (None, ()) for name in asking):
        yield NOTHING.finding(at, f"none of {_listed(asking)} is given")
    for one, other in TOGETHER.get(kind, ()):
        for given, lacking in ((one, other), (other, one)):
            if getattr(rule, given) is not None and getattr(rule, lacking) is None:
                yield APART.finding(at.at(typed(given)), f"`{typed(given)}` needs `{typed(lacking)}`")
    for field, word, name in WITH.get(kind, ()):
        value, chosen = getattr(rule, name), getattr(rule, field)
        if chosen == word and not value:
            yield APART.finding(at.at(typed(field)), f"`{typed(field)}: {word}` needs `{typed(name)}`")
        elif chosen != word and value:
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
        if isinstance(value, Count) and value == 0 and field.name not in MAY_BE_NOUGHT:
            yield APART.finding(at.at(typed(field.name)), "a number of nought asks nothing that could be kept")


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
        yield APART.finding(at.at("percent"), f"{rule.percent} is no percentage from 1 to 100")
    if rule.defined == "share" and rule.share_of is None:
        yield APART.finding(at.at("defined"), "`defined: share` needs `share-of`")
    if rule.defined != "share" and rule.share_of is not None:
        yield APART.finding(at.at("share-of"), f"`share-of` is given, but `defined` is `{rule.defined}`")


FURTHER: dict[type, Callable[[Any, Place], Iterator[Finding]]] = {FrequencyRule: _frequency, QuorumRule: _quorum}
"""What else has to hold of a kind of rule."""


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{typed(name)}`" for name in names)
