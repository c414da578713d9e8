"""The seats of a body on a day as rules on members see them: which are bound, and by whom each is held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mkcsp.compliance.footing import seat_name, seats_on
from mkcsp.compliance.outcomes import Case, Fact, Outcome
from mkcsp.history.membership import Holding, holdings
from mkcsp.history.tristate import Tristate, exists
from mkcsp.model.dates import Day
from mkcsp.model.group import Group, MembershipType
from mkcsp.register import Register


@dataclass(frozen=True, slots=True)
class Seated:
    """A seat that is bound on a day (True), or of which that cannot be told (None)."""

    holding: Holding
    name: str
    binds: Tristate

    @property
    def id(self) -> str:
        """Id of the seat."""
        return self.holding.seat.id

    @property
    def fact(self) -> Fact:
        """The seat, and where it stands."""
        return Fact(f"the seat of {self.name}", self.holding.at)


def seated(case: Case, binds: tuple[MembershipType, ...] | Literal["not-said"], day: Day) -> Iterator[Seated]:
    """The seats of the body on `day` whose type of membership is, or may be, one that the rule binds."""
    for holding in seats_on(case, day):
        if holding.type is not None and holding.type not in binds:
            continue
        existed = exists(holding.seat.from_, holding.seat.until, day)
        sure = holding.type is not None and existed is True
        yield Seated(holding, seat_name(case.register, holding.seat), True if sure else None)


def not_recorded(one: Seated, case: Case) -> Outcome | None:
    """That it is not recorded who holds the seat; None where nobody is expected to, or somebody does."""
    if one.holding.state not in ("not-recorded", "generic"):
        return None
    lack = f"who held the seat of {one.name} on {case.on}"
    return Outcome(
        one.id,
        "cannot-be-told",
        f"{lack} is not recorded",
        facts=(one.fact,),
        lacking=(lack,),
        settles="that is entered",
    )


def everybody_known(register: Register, group: Group, day: Day) -> bool:
    """Whether the records say of every seat of the group who held it on `day`, or that nobody did."""
    seats = holdings(register, group, day)
    known = ("held", "vacant", "awaiting-nomination")
    return bool(seats) and all(one.state in known and not one.possible and not one.seat.derived for one in seats)


def if_bound(outcome: Outcome, one: Seated) -> Outcome:
    """The outcome if the seat is bound; where that cannot be told, it breaks nothing."""
    if one.binds is None and outcome.state in ("breached", "due-soon"):
        lack = f"the type of membership of the seat of {one.name}, and since when it exists"
        return Outcome(
            outcome.about,
            "cannot-be-told",
            f"whether the clause binds the seat of {one.name} is not recorded; if it does: {outcome.summary}",
            facts=outcome.facts,
            lacking=(lack, *outcome.lacking),
            settles="that is entered",
        )
    return outcome
