"""Counting towards a quorum: how many are needed, how many were there, at the least and at the most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mkcsp.compliance.classes import seat_has_class
from mkcsp.compliance.footing import seats_on
from mkcsp.compliance.outcomes import Case
from mkcsp.history.membership import Holding
from mkcsp.history.tristate import Tristate, and_, exists
from mkcsp.model.dates import Day
from mkcsp.model.group import Seat
from mkcsp.model.rules import QuorumRule


@dataclass(frozen=True, slots=True)
class Head:
    """Somebody who counts (True), or may (None): who they are, and the seats for which they sat, if recorded."""

    who: str
    seats: tuple[Seat, ...]
    counts: Tristate


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that is needed: `least` to `most` heads of a class, or of all where `class_` is None."""

    class_: str | None
    least: int
    most: int

    @property
    def words(self) -> str:
        """What is needed, in words."""
        number = str(self.least) if self.least == self.most else f"{self.least} to {self.most}"
        return f"{number} of the class {self.class_}" if self.class_ else number


@dataclass(frozen=True, slots=True)
class Count:
    """How many there were towards a need. most: None where nobody can say how many more there were."""

    need: Need
    least: int
    most: int | None

    @property
    def enough(self) -> Tristate:
        """Whether that makes a quorum."""
        if self.least >= self.need.most:
            return True
        return False if self.most is not None and self.most < self.need.least else None

    @property
    def words(self) -> str:
        """How many, of how many that are needed."""
        number = str(self.least)
        if self.most is None:
            number += " or more"
        elif self.most != self.least:
            number += f" to {self.most}"
        return f"{number} of {self.need.words}"


def needs(rule: QuorumRule, case: Case, day: Day) -> tuple[Need, ...] | None:
    """What makes a quorum on `day`; None where the rule does not give its number, or there is nobody to take it of."""
    if rule.defined == "classes":
        return tuple(Need(each.class_, each.number, each.number) for each in rule.classes) or None
    if rule.defined == "number":
        return (Need(None, rule.number, rule.number),) if rule.number is not None else None
    if rule.percent is None:
        return None
    sure: set[str] = set()
    may: set[str] = set()
    for one in seats_on(case, day):
        there = _of(rule, case, one, day)
        if there is not False and not one.seat.derived:
            keys = _units(rule, one)
            may |= keys
            sure |= keys if there else set()
    if not may:
        return None
    return (Need(None, _part(rule.percent, len(sure)), _part(rule.percent, len(may))),)


def _part(percent: int, number: int) -> int:
    """So many percent of a number, rounded up: half of nine is five, and two thirds (67 percent) of nine is seven."""
    return -(-number * percent // 100)


def _of(rule: QuorumRule, case: Case, one: Holding, day: Day) -> Tristate:
    """Whether a seat is one of those of which the share is taken."""
    fits: Tristate = None if one.type is None else one.type in rule.of
    filled: Tristate = True
    if rule.share_of != "seats":
        filled = True if one.state == "held" else False if one.state in ("vacant", "awaiting-nomination") else None
        filled = None if filled is False and one.possible else filled
    return and_((exists(one.seat.from_, one.seat.until, day), fits, filled))


def _units(rule: QuorumRule, one: Holding) -> set[str]:
    if rule.heads == "organisations":
        return {one.seat.organisation or f"seat {one.seat.id}"}
    if rule.heads == "persons" and rule.share_of == "filled-seats" and one.members:
        return set(one.members)
    return {f"seat {one.seat.id}"}


def count(rule: QuorumRule, case: Case, need: Need, heads: Iterable[Head], day: Day, *, all_known: bool) -> Count:
    """How many of these heads count towards a need. all_known: whether there was certainly nobody else."""
    sure: set[str] = set()
    may: set[str] = set()
    unplaced = 0
    for head in heads:
        if head.counts is False:
            continue
        keys, possible, placed = _keys(rule, case, need, head, day)
        may |= keys | possible
        sure |= keys if head.counts else set()
        unplaced += not placed
    return Count(need, len(sure), len(sure | may) + unplaced if all_known else None)


def _keys(rule: QuorumRule, case: Case, need: Need, head: Head, day: Day) -> tuple[set[str], set[str], bool]:
    """What somebody counts as: surely, perhaps; and whether it is recorded for what they sat."""
    if need.class_ is not None:
        sure: set[str] = set()
        may: set[str] = set()
        for seat in head.seats:
            fits = seat_has_class(case, seat, need.class_, day)
            if fits is not False:
                (sure if fits else may).add(seat.organisation or f"seat {seat.id}")
        return sure, may, bool(head.seats)
    if rule.heads == "persons":
        return {head.who}, set(), True
    if rule.heads == "organisations":
        return {seat.organisation or f"seat {seat.id}" for seat in head.seats}, set(), bool(head.seats)
    return {f"seat {seat.id}" for seat in head.seats}, set(), bool(head.seats)


def quorate(counts: Sequence[Count]) -> Tristate:
    """Whether there is enough of everything that is needed."""
    return and_(each.enough for each in counts)


def in_class(case: Case, seat: Seat, class_: str | None, day: Day) -> bool:
    """Whether somebody who sits for the seat may count towards a need of that class."""
    return class_ is None or seat_has_class(case, seat, class_, day) is not False
