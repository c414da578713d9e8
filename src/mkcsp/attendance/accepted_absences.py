"""Absences that the group accepted, from its minutes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from mkcsp.history.approval import decided
from mkcsp.history.status import Accepted
from mkcsp.history.tristate import Tristate, before, covered
from mkcsp.model.base import dataclass
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


@dataclass(frozen=True, slots=True)
class AcceptedOf:
    """What was accepted of one member's absences, numbered in order: from a meeting, and for a time."""

    meetings: Mapping[str, list[tuple[int, Minute, AcceptedAbsence]]]
    periods: list[tuple[int, Minute, AcceptedAbsence]]


def accepted_of(register: Register, group: str, member: str) -> AcceptedOf:
    """What the group's meetings accepted of a member's absences, whenever."""
    every = register.once(("accepted by member", group), lambda: _by_member(register, group))
    return every.get(member) or AcceptedOf({}, [])


def _accepted(register: Register, group: str) -> Iterator[tuple[Minute, AcceptedAbsence]]:
    for meeting in register.meetings_of(group):
        for item, keys in minute_items(meeting):
            for entry in item.accepts:
                yield Minute(meeting, item, None, None, meeting.place.at(*keys)), entry


def _by_member(register: Register, group: str) -> dict[str, AcceptedOf]:
    found: dict[str, AcceptedOf] = {}
    meetings: dict[str, dict[str, list[tuple[int, Minute, AcceptedAbsence]]]] = {}
    for number, (minute, entry) in enumerate(_accepted(register, group)):
        own = found.setdefault(entry.member, AcceptedOf(meetings.setdefault(entry.member, {}), []))
        if entry.meeting is None:
            own.periods.append((number, minute, entry))
        else:
            meetings[entry.member].setdefault(entry.meeting, []).append((number, minute, entry))
    return found


def accepted_at(those: AcceptedOf, meeting: str, day: Day, on: date) -> Accepted | None:
    """What was accepted by `on` that covers the meeting with this id and day, the surest and earliest first."""
    possible: Accepted | None = None
    for _, minute, entry in sorted((*those.meetings.get(meeting, ()), *those.periods), key=lambda each: each[0]):
        cover = _covers(entry, meeting, day)
        if cover is False or not decided(minute, on):
            continue
        if cover:
            return Accepted(minute, entry, True)
        if possible is None:
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
