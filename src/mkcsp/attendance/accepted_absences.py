"""Absences that the group accepted, from its minutes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mkcsp.history.approval import decided
from mkcsp.history.status import Accepted
from mkcsp.history.tristate import Tristate, before, covered
from mkcsp.model.dates import Day
from mkcsp.model.minute import AcceptedAbsence
from mkcsp.register import Minute, Register, minute_items

Acceptances = tuple[tuple[Minute, AcceptedAbsence], ...]


def acceptances(register: Register, group: str, on: date) -> dict[str, Acceptances]:
    """By member: what the group's meetings accepted up to the day `on`, each with its minute, in order of day."""
    found: dict[str, Acceptances] = {}
    for minute, entry in _accepted(register, group):
        if decided(minute, on):
            found[entry.member] = (*found.get(entry.member, ()), (minute, entry))
    return found


def acceptances_of(register: Register, group: str, member: str, on: date) -> Acceptances:
    """The same of one member."""
    every = register.once(("accepted by member", group), lambda: _by_member(register, group))
    return tuple((minute, entry) for minute, entry in every.get(member, ()) if decided(minute, on))


def _accepted(register: Register, group: str) -> Iterator[tuple[Minute, AcceptedAbsence]]:
    for meeting in register.meetings_of(group):
        for item, keys in minute_items(meeting):
            for entry in item.accepts:
                yield Minute(meeting, item, None, None, meeting.place.at(*keys)), entry


def _by_member(register: Register, group: str) -> dict[str, list[tuple[Minute, AcceptedAbsence]]]:
    found: dict[str, list[tuple[Minute, AcceptedAbsence]]] = {}
    for minute, entry in _accepted(register, group):
        found.setdefault(entry.member, []).append((minute, entry))
    return found


def accepted_at(those: Acceptances, meeting: str, day: Day) -> Accepted | None:
    """What was accepted that covers the meeting with this id and day, the surest and earliest first; else None."""
    possible: Accepted | None = None
    for minute, entry in those:
        cover = _covers(entry, meeting, day)
        if cover:
            return Accepted(minute, entry, True)
        if cover is None and possible is None:
            possible = Accepted(minute, entry, None)
    return possible


def _covers(entry: AcceptedAbsence, meeting: str, day: Day) -> Tristate:
    if entry.meeting is not None:
        return entry.meeting == meeting
    cover = covered(entry.from_, entry.until, (), day)
    # Accepted until the group looks at it again: after that day nothing shows that it still holds.
    if cover and entry.until is None and entry.review is not None and before(entry.review, day) is not False:
        return None
    return cover
