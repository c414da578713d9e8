"""History replayed as if terms of reference had been in force that are not: drafts, before anybody adopts them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Generic, TypeVar

from mkcsp.attendance.assessment import Assessment
from mkcsp.attendance.breach_cases import BreachCase
from mkcsp.compliance.assess import BodyCompliance
from mkcsp.compliance.results import Answer
from mkcsp.history.counted_meetings import first_known
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Dated, Day
from mkcsp.model.terms_of_reference import Terms
from mkcsp.register import Register

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Differences(Generic[T]):
    """What is found under the hypothetical terms alone, what is found no more, and what is found otherwise.

    changed: pairs of what is found as things are, and under the hypothetical terms.
    """

    new: tuple[T, ...]
    gone: tuple[T, ...]
    changed: tuple[tuple[T, T], ...]


def supposing(register: Register, terms: Terms, from_: date | None) -> Register:
    """The records as if `terms` had been agreed and in force; no record is changed.

    They begin with their own `in-force.from`, else with the day `from_`, else with all that is known of the body. Other
    versions of its terms end on the day before; those that begin later are taken out, unless these terms end before
    them.
    """
    own = terms.in_force.from_ if terms.in_force is not None else None
    begins = own or Day.of(from_ if from_ is not None else first_known(register, terms.group))
    ends = terms.in_force.until if terms.in_force is not None else None
    supposed = replace(terms, status="agreed", agreed=None, in_force=Dated(from_=begins, until=ends))
    # Through `items`, not by the ids: a session notes every record that is asked for by its id as used.
    versions = dict(register.terms.items())
    for id, other in list(versions.items()):
        if other.group == terms.group and id != terms.id:
            cut = _cut(other, begins, ends)
            if cut is None:
                del versions[id]
            else:
                versions[id] = cut
    versions[terms.id] = supposed
    return replace(register, terms=MappingProxyType(versions))


def _cut(other: Terms, begins: Day, ends: Day | None) -> Terms | None:
    """Another version, in force only before the hypothetical one, or after its end; None where nothing is left."""
    force = other.in_force
    if force is None:
        return other
    starts = force.from_ or (min(force.seen, key=lambda day: day.first) if force.seen else None)
    if ends is not None and starts is not None and starts.first > ends.last:
        return other
    if begins.first == date.min or (starts is not None and starts.first >= begins.first):
        return None
    last = Day.of(begins.first - timedelta(days=1))
    until = force.until if force.until is not None and force.until.last <= last.last else last
    seen = tuple(day for day in force.seen if day.last <= last.last)
    return replace(other, in_force=replace(force, until=until, seen=seen))


def answers_differ(before: BodyCompliance, after: BodyCompliance) -> Differences[Answer]:
    """How the answers differ; those of one rule in two versions are the same if rule and matter have the same id."""
    return _differences(
        {_key(before, answer): answer for answer in before.answers},
        {_key(after, answer): answer for answer in after.answers},
        lambda answer: (answer.state, answer.outcome.summary, answer.outcome.since),
    )


def cases_differ(before: Assessment, after: Assessment) -> Differences[BreachCase]:
    """How the breaches of the rule on attendance differ, by whom they concern and which meeting completed them."""
    return _differences(
        {_case_key(case): case for case in before.cases},
        {_case_key(case): case for case in after.cases},
        lambda case: (case.kind, tuple(id for id, _ in case.meetings), case.limit, case.story),
    )


def _key(standing: BodyCompliance, answer: Answer) -> Hashable:
    """Breaches that are left from a superseded version stand apart from those found by the one in force."""
    binds = any(each.clause.at == answer.clause.at for each in standing.clauses)
    return (answer.clause.rule.kind, answer.clause.rule.id, answer.outcome.about, None if binds else answer.clause.id)


def _case_key(case: BreachCase) -> Hashable:
    return (case.rule.rule.id, case.subject, case.completed or case.kind)


def _differences(
    before: Mapping[Hashable, T], after: Mapping[Hashable, T], seen: Callable[[T], Hashable]
) -> Differences[T]:
    return Differences(
        tuple(one for key, one in after.items() if key not in before),
        tuple(one for key, one in before.items() if key not in after),
        tuple((before[key], one) for key, one in after.items() if key in before and seen(before[key]) != seen(one)),
    )
