"""Classes of organisations, dated, as the terms of a body see them."""

from __future__ import annotations

from mkcsp.compliance.outcomes import Case
from mkcsp.history.membership import type_entry
from mkcsp.history.tristate import Tristate, and_, covers, exists, or_
from mkcsp.model.dates import Day
from mkcsp.model.group import Seat
from mkcsp.model.people import Organisation


def has_class(case: Case, organisation: Organisation, class_: str, day: Day) -> Tristate:
    """Whether the organisation was of a class on `day`: one given it by the body, by its terms, or for all bodies."""
    bodies = {None, case.group.id, case.clause.terms.group if case.clause.terms else None}
    entries = [entry for entry in organisation.classes if entry.class_ == class_ and entry.of in bodies]
    there = exists(organisation.from_, organisation.until, day)
    return and_((there, or_(covers(entry, day) for entry in entries)))


def seat_has_class(case: Case, seat: Seat, class_: str, day: Day) -> Tristate:
    """Whether a seat was one of a class on `day`: by its organisation, or of itself if it is generic."""
    entry = type_entry(seat, day)
    if entry is not None and entry.class_ is not None:
        return entry.class_ == class_
    organisation = case.register.organisations.get(seat.organisation) if seat.organisation else None
    if organisation is not None:
        return has_class(case, organisation, class_, day)
    possible = {each.class_ for each in seat.membership}
    return None if class_ in possible else False
