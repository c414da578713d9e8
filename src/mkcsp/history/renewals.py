"""What comes round again or runs out: renewals every so many months, strategies, and terms of reference with an end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mkcsp.findings import Place
from mkcsp.history.days import after, months_after
from mkcsp.history.due_days import OpenAction, closed_on, open_actions
from mkcsp.history.tristate import exists, has_come
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.register import Register


@dataclass(frozen=True, slots=True)
class Renewal:
    """Something to be renewed or replaced.

    day: the next day on which it is, or the last one of what has run out. passed: whether it has run out and nothing
    took its place. certain: False where it rests on something that is not recorded as done. by: what says so.
    """

    what: str
    day: date
    by: str
    at: Place
    passed: bool = False
    certain: bool = True


def renewals(register: Register, group: str, on: date) -> Iterator[Renewal]:
    """What a body has to renew or replace, as it stood on the day `on`."""
    for task in open_actions(register, on, group):
        yield from _of_an_action(register, task, on)
    yield from _strategies(register, group, on)
    for terms in register.terms_of(group):
        until = terms.in_force.until if terms.in_force is not None else None
        if terms.status == "agreed" and until is not None and until.last >= on and not _goes_on(register, group, until):
            what = f"The terms of reference {terms.id} cease to be in force"
            yield Renewal(what, until.last, terms.id, terms.place.at("in-force", "until"))


def _of_an_action(register: Register, task: OpenAction, on: date) -> Iterator[Renewal]:
    due = task.due
    if due is None or not due.renewed_every:
        return
    closed = task.action.closed
    if closed is not None and closed.how != "done" and task.closed_by(register, on):
        return
    done = closed_on(register, task.action) if closed is not None and task.closed_by(register, on) else None
    start = done or task.falls
    if start is None:
        return
    every = int(due.renewed_every)
    months = every
    while months_after(start.last, months) < on:
        months += every
    anew = due.cycle and months % due.cycle == 0
    rhythm = f"every {every} months" + (f" in a cycle of {due.cycle}" if due.cycle else "")
    what = f"{'A new cycle begins' if anew else 'Renewal'} ({rhythm}): {task.words}"
    yield Renewal(what, months_after(start.last, months), task.reference, task.at, certain=done is not None)


def _strategies(register: Register, group: str, on: date) -> Iterator[Renewal]:
    today = Day.of(on)
    own = register.strategies_of(group)
    if any(exists(one.from_, one.until, today) is not False and one.until is None for one in own):
        return
    ending = [one for one in own if one.until is not None and (one.from_ is None or has_come(one.from_, on))]
    for one in ending:
        assert one.until is not None
        following = Day.of(after(one.until.last))
        later = (
            other
            for other in own
            if other is not one and (other.until is None or other.until.last > one.until.last)
            if other.from_ is None or other.from_.first <= following.first
        )
        if next(later, None) is None:
            passed = one.until.last < on
            yield Renewal(
                f"“{one.name}” {'ended' if passed else 'ends'}, and no later strategy is recorded",
                one.until.last,
                one.id,
                one.place.at("until"),
                passed,
            )


def _goes_on(register: Register, group: str, until: Day) -> bool:
    """Whether other agreed terms of the group are in force on the day after."""
    following = Day.of(after(until.last))
    agreed = (one.in_force for one in register.terms_of(group) if one.status == "agreed" and one.in_force is not None)
    return any(exists(one.from_, one.until, following) for one in agreed)
