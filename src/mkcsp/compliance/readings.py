"""Every reading of a rule: each question that a clause leaves open is answered in every way, and results compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from itertools import product
from typing import Any, Literal, get_args, get_origin, get_type_hints

from mkcsp.compliance.results import Answer, Needed, Outcome, Reading, RuleContext, State, both
from mkcsp.compliance.years import is_yearly
from mkcsp.history.binding_clauses import type_readings
from mkcsp.history.names_of_the_day import same_office
from mkcsp.model.group import Group
from mkcsp.model.rules import (
    BelongingRule,
    ChairingRule,
    NoticeRule,
    ReportRule,
    ReviewRule,
    StrategyRule,
    TermOfOfficeRule,
)


def opened(rule: Any, case: RuleContext) -> Any:
    """The rule with those questions left open that it does not answer, and on which its answer may depend."""
    if _counts_years(rule):
        rule = replace(rule, counted="not-said")
    if isinstance(rule, ReportRule) and rule.how_often == "each-meeting" and rule.whose is None:
        return replace(rule, whose="not-said")
    if isinstance(rule, TermOfOfficeRule):
        named = any(seat.held_by is not None and seat.representatives for seat in case.group.seats)
        rule = replace(rule, by_office="not-said") if named and rule.by_office is None else rule
        return replace(rule, expiry="not-said") if rule.expiry is None and rule.years == 1 else rule
    if isinstance(rule, ChairingRule) and rule.vacancy is None and rule.fill_within_months is None:
        vacant = any(one.state == "vacant" and same_office(one.office, rule.office) for one in case.group.offices)
        return replace(rule, vacancy="not-said") if vacant else rule
    if isinstance(rule, NoticeRule) and rule.short_notice is None:
        short = any(one.short_notice for one in case.register.meetings_of(case.group.id))
        return replace(rule, short_notice="not-said") if short else rule
    return rule


def _counts_years(rule: Any) -> bool:
    """Whether a rule asks for something every year, or every so many years, and does not say what a year is."""
    if not isinstance(rule, ReviewRule | StrategyRule | ReportRule) or rule.counted is not None:
        return False
    if isinstance(rule, StrategyRule):
        return rule.reported is not None
    return is_yearly((rule.every_months if isinstance(rule, ReviewRule) else rule.months) or 0)


Judge = Callable[[Any, RuleContext], Iterable[Outcome]]
"""Judges a rule of its kind that leaves nothing open: `judge(rule, case)`."""

Said = tuple[tuple[str, str], ...]
"""A reading: the questions, named as in the files, with the answer that is given to each."""

GRAVITY: tuple[State, ...] = ("breached", "depends", "unknown", "due-soon", "not-yet", "met")
"""The gravest first: the order in which answers are told."""

DEPENDS = "depends on how the clause is read: "
"""What stands before the gravest of several outcomes."""

_IN_TIME = frozenset({"due-soon", "met", "not-yet"})
"""Where nothing is late, however a clause is read."""

STRICT = ("period", "rolling-year")
"""The answer that is a strict reading, which few clauses mean: what it finds is told once, beside the usual ones."""

_ALIKE = (frozenset({"met", "not-yet"}), frozenset({"unknown", "not-yet"}))
"""Where readings differ only so, nothing hangs on it yet: the graver is the answer."""


def answers(case: RuleContext, judge: Judge) -> Iterator[Answer]:
    """How each thing that the rule is about stands, over all readings of what the clause leaves open.

    Where all readings agree, that is the answer; where they differ it is `depends`, with the readings side by side, and
    never a breach. What is not judged at all under one reading is met under it.
    """
    results: list[tuple[Said, dict[str, Outcome]]] = []
    for said, rule in readings(opened(case.clause.rule, case), case.group):
        results.append((said, {outcome.about: outcome for outcome in judge(rule, case)}))
    strict = [(said, found) for said, found in results if STRICT in said]
    results = [(said, found) for said, found in results if STRICT not in said] or results
    for about in dict.fromkeys(about for _, found in results for about in found):
        yield _over(case, about, [(said, found.get(about)) for said, found in results])
    if strict and results[0] is not strict[0]:
        yield from _strictly(case, results, strict)


def _strictly(
    case: RuleContext,
    results: Sequence[tuple[Said, dict[str, Outcome]]],
    strict: Sequence[tuple[Said, dict[str, Outcome]]],
) -> Iterator[Answer]:
    """What a strict reading finds and the usual ones do not, said once for the whole clause."""
    graver: list[Outcome] = []
    for about in dict.fromkeys(about for _, found in strict for about in found):
        usual = [found[about] for _, found in results if about in found]
        worst = min((GRAVITY.index(one.state) for one in usual), default=GRAVITY.index("met"))
        found_ = min((found[about] for _, found in strict if about in found), key=lambda one: GRAVITY.index(one.state))
        pair = frozenset({found_.state, GRAVITY[worst]})
        if GRAVITY.index(found_.state) < worst and pair not in _ALIKE:
            graver.append(found_)
    if not graver:
        return
    first = min(graver, key=lambda one: GRAVITY.index(one.state))
    question, answer = STRICT
    years = ", ".join(one.about for one in graver)
    gravest = f"by the strict reading, of any twelve months in a row, also {years}: {first.summary}"
    settles = Needed("the body says which year is meant; the calendar or municipal year is usual", "`period`")
    told = replace(
        first,
        about=answer,
        state="depends",
        summary=f"{DEPENDS}{gravest}",
        gravest=gravest,
        since=None,
        ended=None,
        settles=settles,
    )
    usual_words = tuple(dict.fromkeys(way for said, _ in results for way in said if way[0] == question))
    sides = (Reading((STRICT,), first), *(Reading((way,), None) for way in usual_words))
    yield Answer(f"{case.clause.id}/{answer}", case.clause, told, sides)


def readings(rule: Any, group: Group | None = None) -> Iterator[tuple[Said, Any]]:
    """The rule with every question answered that it leaves open, in every way, with the answers so given.

    group: the body that is bound. There are at most a few hundred: no kind of rule has many questions.
    """
    hints = get_type_hints(type(rule))
    asked = {field.name: _ways(hints[field.name]) for field in fields(rule) if getattr(rule, field.name) == "not-said"}
    if isinstance(rule, BelongingRule | TermOfOfficeRule):
        types = type_readings(rule.binds, rule.may_bind, group)
        if "binds" in asked or len(types) > 1:
            asked["binds"] = types
    elif "of" in asked:  # of a quorum
        asked["of"] = type_readings("not-said", (), group)
    for chosen in product(*asked.values()):
        said = tuple((name.replace("_", "-"), _words(way)) for name, way in zip(asked, chosen, strict=True))
        yield said, replace(rule, **dict(zip(asked, chosen, strict=True)))


def _ways(hint: Any) -> tuple[Any, ...]:
    """The answers that a field can be given, but for `not-said`: at least two, since what is not said is open.

    Where the format has one answer alone, the other reading is that the clause asks nothing of the kind.
    """
    ways: list[Any] = []
    for member in get_args(hint) if get_origin(hint) is not Literal else (hint,):
        if get_origin(member) is Literal:
            ways += [way for way in get_args(member) if way != "not-said"]
    return (*ways, None) if len(ways) == 1 else tuple(ways)


def _words(way: Any) -> str:
    if way is None:
        return "not asked"
    return ", ".join(way) if isinstance(way, tuple) else str(way)


def _over(case: RuleContext, about: str, found: Sequence[tuple[Said, Outcome | None]]) -> Answer:
    id = f"{case.clause.id}/{about}" if about else case.clause.id
    outcomes = [outcome for _, outcome in found if outcome is not None]
    gravest = min(outcomes, key=lambda outcome: GRAVITY.index(outcome.state))
    states = {_state(outcome) for _, outcome in found}
    if len(states) == 1 or states in _ALIKE:
        return Answer(id, case.clause, _agreed(gravest, outcomes))
    asked = _deciding(found)
    if asked == {"counted"} and states <= _IN_TIME:
        return Answer(id, case.clause, gravest)  # by the earliest day on which a reading has it due
    sides: dict[Said, Outcome | None] = {}
    for said, outcome in found:
        sides.setdefault(tuple(answer for answer in said if answer[0] in asked), outcome)
    missing = tuple(dict.fromkeys(record for outcome in outcomes for record in outcome.missing))
    told = replace(
        gravest,
        state="depends",
        summary=f"{DEPENDS}{gravest.summary}",
        gravest=gravest.summary,
        since=None,
        ended=None,
        missing=missing,
        settles=both("the body says how the clause is to be read", gravest.settles),
    )
    return Answer(id, case.clause, told, tuple(Reading(said, outcome) for said, outcome in sides.items()))


def _agreed(gravest: Outcome, outcomes: Sequence[Outcome]) -> Outcome:
    """What all readings say; it has been so since the latest day that one of them gives, and only if each gives one."""
    alike = [outcome for outcome in outcomes if outcome.state == gravest.state]
    days = [outcome.since for outcome in alike if outcome.since is not None]
    since = max(days, key=lambda day: day.last) if len(days) == len(alike) else None
    missing = tuple(dict.fromkeys(record for outcome in alike for record in outcome.missing))
    best = next((outcome for outcome in alike if outcome.since == since), gravest)
    return replace(best, since=since, missing=missing)


def _deciding(found: Sequence[tuple[Said, Outcome | None]]) -> frozenset[str]:
    """The questions of which the state depends, the others being answered alike."""
    deciding = set()
    for number, (question, _) in enumerate(found[0][0]):
        by_rest: dict[Said, State] = {}
        for said, outcome in found:
            rest = said[:number] + said[number + 1 :]
            if by_rest.setdefault(rest, _state(outcome)) != _state(outcome):
                deciding.add(question)
                break
    return frozenset(deciding)


def _state(outcome: Outcome | None) -> State:
    return outcome.state if outcome is not None else "met"
