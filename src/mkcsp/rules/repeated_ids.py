"""MK222: an id that two entries of one list share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mkcsp.findings import Finding, Page, Severity
from mkcsp.location import Key, Place
from mkcsp.model.minute import Clause
from mkcsp.model.report import Recommendation
from mkcsp.rules.book import Book
from mkcsp.rules.sitting import Sitting

REPEATED = Page(
    "MK222",
    "id that is not the only one of its name",
    Severity.ERROR,
    """
    Items, clauses, undertakings, seats, sections, rules, priorities and recommendations are named by their ids, so
    that each has to be the only one of its name in its list: a reference would reach the first and never the second.
    An item of the minutes carries the id of the same business on the agenda; within either, no two are alike.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        seats:
          - id: parish
            title: Urban parish councils
          - id: parish
            title: Rural parish councils

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        seats:
          - id: parish-urban
            title: Urban parish councils
          - id: parish-rural
            title: Rural parish councils
    """,
)
PAGES = (REPEATED,)

Named = tuple[str, tuple[Key, ...]]


def check(book: Book) -> Iterator[Finding]:
    """Every second entry of an id within one list of a group, of terms, a strategy or a report."""
    register = book.register
    for group in register.groups.values():
        yield from _twice(group.place, "seat", (_entry(one.id, "seats", at) for at, one in enumerate(group.seats)))
        if group.usual is not None:
            standing = enumerate(group.usual.standing_items)
            named = [_entry(one.id, "usual", "standing-items", at) for at, one in standing]
            yield from _twice(group.place, "item", named)
    for terms in register.terms.values():
        sections = list(enumerate(terms.sections))
        yield from _twice(terms.place, "section", (_entry(one.id, "sections", at) for at, one in sections))
        rules = ((rule.id, ("sections", at, "rules", n)) for at, one in sections for n, rule in enumerate(one.rules))
        yield from _twice(terms.place, "rule", rules)
    for practice in register.practices.values():
        adopted = ((one.rule.id, ("rules", at, "rule")) for at, one in enumerate(practice.rules))
        yield from _twice(practice.place, "rule", adopted)
    for strategy in register.strategies.values():
        for field, those in (("priorities", strategy.priorities), ("responsibilities", strategy.responsibilities)):
            yield from _twice(strategy.place, "one", (_entry(one.id, field, at) for at, one in enumerate(those)))
    for report in register.reports.values():
        yield from _parts(report.place, "recommendation", report.recommendations, ("recommendations",))


def of_meeting(sitting: Sitting) -> Iterator[Finding]:
    """Every second entry of an id on an agenda, in minutes, or among the clauses of an item."""
    place = sitting.meeting.place
    if len({item.id for item, _ in sitting.agenda}) < len(sitting.agenda):
        yield from _twice(place, "item", ((item.id, keys) for item, keys in sitting.agenda))
    if len({item.id for item, _ in sitting.items}) < len(sitting.items):
        yield from _twice(place, "item", ((item.id, keys) for item, keys in sitting.items))
    for item, keys in sitting.items:
        # A reference to an undertaking is written like one to a clause, so they may not share an id either.
        if len(item.resolved) + len(item.undertakings) > 1:
            named = [_entry(one.id, *keys, "resolved", at) for at, one in enumerate(item.resolved)]
            named += [_entry(one.id, *keys, "undertakings", at) for at, one in enumerate(item.undertakings)]
            yield from _twice(place, "clause or undertaking", named)
        for at, clause in enumerate(item.resolved):
            if clause.parts:
                yield from _parts(place, "clause", clause.parts, (*keys, "resolved", at, "parts"))


def _parts(
    place: Place, noun: str, those: Sequence[Clause | Recommendation], keys: tuple[Key, ...]
) -> Iterator[Finding]:
    yield from _twice(place, noun, (_entry(one.id, *keys, at) for at, one in enumerate(those)))
    for at, one in enumerate(those):
        if one.parts:
            yield from _parts(place, noun, one.parts, (*keys, at, "parts"))


def _entry(id: str, *keys: Key) -> Named:
    return id, keys


def _twice(place: Place, noun: str, named: Iterable[Named]) -> Iterator[Finding]:
    seen: set[str] = set()
    for id, keys in named:
        if id in seen:
            message = f"there is a {noun} `{id}` already" if noun != "one" else f"`{id}` is there already"
            yield REPEATED.finding(place.at(*keys, "id"), message)
        seen.add(id)
