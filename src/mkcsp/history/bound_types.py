"""Whom a clause binds: one meaning of `binds`, `may-bind` and `not-said` for every kind of rule."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from mkcsp.history.binding_clauses import BindingClause
from mkcsp.history.membership import type_entry
from mkcsp.history.tristate import Tristate, and_, covers, exists, or_
from mkcsp.model.dates import Day
from mkcsp.model.group import Group, MembershipType, Seat
from mkcsp.model.people import Organisation
from mkcsp.model.rules import ClassesRule
from mkcsp.register import Register

Types = tuple[MembershipType, ...]
Binds = Types | Literal["not-said"]

HeldMembership = tuple[MembershipType | None, Tristate]
"""The type of a membership, None where it is not recorded; and whether it is of a class that the clause binds."""

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


def is_bound(memberships: Iterable[HeldMembership], named: Types) -> Tristate:
    """Whether any of these memberships is of a type that is named, and of a class that the clause binds."""
    every = set(named) >= set(TIERS[-1])
    return or_(
        and_((True if every else None if type is None else type in named, of_class)) for type, of_class in memberships
    )


def has_class(clause: BindingClause, organisation: Organisation, class_: str, day: Day) -> Tristate:
    """Whether the organisation was of a class on `day`: one given it by the body, by its terms, or for all bodies."""
    bodies = {None, clause.bound.id, clause.terms.group if clause.terms else None}
    entries = [entry for entry in organisation.classes if entry.class_ == class_ and entry.of in bodies]
    there = exists(organisation.from_, organisation.until, day)
    return and_((there, or_(covers(entry, day) for entry in entries)))


def seat_has_class(register: Register, clause: BindingClause, seat: Seat, class_: str, day: Day) -> Tristate:
    """Whether a seat was one of a class on `day`: by its organisation, or of itself if it is generic."""
    entry = type_entry(seat, day)
    if entry is not None and entry.class_ is not None:
        return entry.class_ == class_
    organisation = register.organisations.get(seat.organisation) if seat.organisation else None
    if organisation is not None:
        return has_class(clause, organisation, class_, day)
    possible = {each.class_ for each in seat.membership}
    return None if class_ in possible else False


def in_classes(register: Register, clause: BindingClause, rule: ClassesRule, seat: Seat, day: Day) -> Tristate:
    """Whether a rule that binds seats of some classes, or of all but some, binds this one on `day`."""
    covers_: list[Tristate] = []
    if rule.classes:
        covers_.append(or_(seat_has_class(register, clause, seat, class_, day) for class_ in rule.classes))
    for class_ in rule.except_classes:
        other = seat_has_class(register, clause, seat, class_, day)
        covers_.append(None if other is None else not other)
    return and_(covers_)
