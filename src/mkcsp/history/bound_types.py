"""Whom a clause binds: one meaning of `binds`, `may-bind` and `not-said` for every kind of rule."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from mkcsp.history.tristate import Tristate, or_
from mkcsp.model.group import Group, MembershipType

Types = tuple[MembershipType, ...]
Binds = Types | Literal["not-said"]

TIERS: tuple[Types, ...] = (
    ("voting",),
    ("voting", "co-opted", "associate"),
    ("voting", "co-opted", "associate", "observer", "officer"),
)
"""The readings of "members" where a clause does not say which types it means. Those with a vote are always meant."""


def type_readings(binds: Binds, may_bind: Types = (), group: Group | None = None) -> tuple[Types, ...]:
    """Every reading of which types of membership are meant, the narrowest first; one where the clause says it.

    group: the body that is bound. Where the clause says nothing, a reading that would bind nobody in it is none: the
    clause binds somebody.
    """
    if binds != "not-said":
        further = tuple(type for type in may_bind if type not in binds)
        return (binds, (*binds, *further)) if further else (binds,)
    seats = group.seats if group is not None else ()
    if not seats or any(not seat.membership for seat in seats):
        return TIERS
    present = {entry.type for seat in seats for entry in seat.membership}
    return tuple(tier for tier in TIERS if present & set(tier))


def is_bound(types: Iterable[MembershipType | None], named: Types) -> Tristate:
    """Whether a membership of any of these types is one of those named; None among them is one not recorded."""
    held = list(types)
    if set(named) >= set(TIERS[-1]):
        return bool(held)
    return or_(None if type is None else type in named for type in held)
