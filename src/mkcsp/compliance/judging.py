"""Every reading of a rule: each question that a clause leaves open is answered in every way, and results compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from itertools import product
from typing import Any, Literal, get_args, get_origin, get_type_hints

from mkcsp.compliance.outcomes import Answer, Case, Outcome, Reading
from mkcsp.records.groups import MembershipType

Judge = Callable[[Any, Case], Iterable[Outcome]]
"""Judges a rule of its kind that leaves nothing open: `judge(rule, case)`."""

_GRAVITY = ("breached", "cannot-be-told", "due-soon", "not-yet", "met")
_ALL_TYPES: tuple[tuple[MembershipType, ...], ...] = (
    ("voting",),
    ("voting", "co-opted", "associate"),
    ("voting", "co-opted", "associate", "observer", "officer"),
)
"""The readings of "members" where a clause does not say which types it means."""


def answers(case: Case, judge: Judge) -> Iterator[Answer]:
    """How each thing that the rule is about stands, over all readings of what the clause leaves open."""
    results: list[tuple[tuple[tuple[str, str], ...], dict[str, Outcome]]] = []
    for said, rule in readings(case.clause.rule):
        results.append((said, {outcome.about: outcome for outcome in judge(rule, case)}))
    for about in dict.fromkeys(about for _, found in results for about in found):
        yield _over(case, about, [(said, found.get(about)) for said, found in results])


def readings(rule: Any) -> Iterator[tuple[tuple[tuple[str, str], ...], Any]]:
    """The rule with every question answered that it leaves open, in every way, with the answers so given."""
    hints = get_type_hints(type(rule))
    asked = [field.name for field in fields(rule) if getattr(rule, field.name) == "not-said"]
    for chosen in product(*(_ways(hints[name]) for name in asked)):
        said = tuple((name.replace("_", "-"), _words(way)) for name, way in zip(asked, chosen, strict=True))
        yield said, replace(rule, **dict(zip(asked, chosen, strict=True)))


def _ways(hint: Any) -> tuple[Any, ...]:
    """The answers that a field can be given, but for `not-said`."""
    ways: list[Any] = []
    for member in get_args(hint) if get_origin(hint) is not Literal else (hint,):
        if get_origin(member) is Literal:
            ways += [way for way in get_args(member) if way != "not-said"]
        elif get_origin(member) is tuple:
            ways += _ALL_TYPES
    return tuple(ways)


def _words(way: Any) -> str:
    return ", ".join(way) if isinstance(way, tuple) else str(way)


def _over(case: Case, about: str, found: list[tuple[tuple[tuple[str, str], ...], Outcome | None]]) -> Answer:
    id = f"{case.clause.id}/{about}" if about else case.clause.id
    outcomes = [outcome for _, outcome in found if outcome is not None]
    gravest = min(outcomes, key=lambda outcome: _GRAVITY.index(outcome.state))
    states = {outcome.state if outcome is not None else "met" for _, outcome in found}
    if len(states) == 1:
        return Answer(id, case.clause, gravest)
    asked = _deciding(found)
    summary = f"depends on how the clause is read: {gravest.summary}"
    shown: dict[tuple[tuple[str, str], ...], Outcome | None] = {}
    for said, outcome in found:
        shown.setdefault(tuple(answer for answer in said if answer[0] in asked), outcome)
    sides = tuple(Reading(said, outcome) for said, outcome in shown.items())
    return Answer(id, case.clause, replace(gravest, state="depends", summary=summary), sides)


def _deciding(found: list[tuple[tuple[tuple[str, str], ...], Outcome | None]]) -> frozenset[str]:
    """The questions of which the state depends, the others being answered alike."""
    by_said = {said: outcome.state if outcome is not None else "met" for said, outcome in found}
    deciding: set[str] = set()
    for said, state in by_said.items():
        for other, other_state in by_said.items():
            differ = [one[0] for one, two in zip(said, other, strict=True) if one != two]
            if len(differ) == 1 and state != other_state:
                deciding.add(differ[0])
    return frozenset(deciding)
