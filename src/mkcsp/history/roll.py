"""What the roll of a meeting says of one person: in the room, as what, in apologies, absent, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from mkcsp.findings import Place
from mkcsp.history.names_of_the_day import name_on
from mkcsp.history.status import Attendance, Deputised, Part, Status, part_of, unknown
from mkcsp.history.tristate import before, has_come
from mkcsp.model.base import dataclass
from mkcsp.model.group import MembershipType
from mkcsp.model.meeting import Meeting, RollLine
from mkcsp.register import Register, minute_items

CORRECTED = "corrected"
"""Instead of a heading: a correction of the minutes put somebody on the roll, and says not under which."""

ROOM = frozenset({"chair", "members", "co-opted", "observers", "officers", "others", CORRECTED})
"""Headings below which people stand who were there."""

_OWN: Mapping[str, frozenset[MembershipType]] = {
    "chair": frozenset({"voting", "associate", "co-opted", "observer", "officer"}),
    "members": frozenset({"voting", "associate", "co-opted", "observer", "officer"}),
    "co-opted": frozenset({"voting", "associate", "co-opted", "observer", "officer"}),
    "observers": frozenset({"observer"}),
    "officers": frozenset({"officer"}),
    "others": frozenset(),
}
"""Below which heading somebody with which type of membership attends as a member."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of a roll, the kind of heading it is under, and where it is.

    doubtful: by a correction, it is not recorded whether they were there.
    """

    kind: str
    line: RollLine
    at: Place
    doubtful: bool = False


def lines(meeting: Meeting) -> Iterator[PlacedLine]:
    """Every line of the meeting's roll, in order."""
    if meeting.roll is None:
        return
    for number, section in enumerate(meeting.roll.sections):
        for index, line in enumerate(section.lines):
            at = meeting.place.at("roll", "sections", number, "lines", index)
            yield PlacedLine(section.kind, line, at)


@dataclass(frozen=True, slots=True)
class RollQuery:
    """Of whom the roll is asked.

    seats: ids of the seats that the person held that day, with the type of membership each gave.
    named: ids of those named beforehand as deputies for these seats: True; None where it is unknown for that day.
    """

    member: str
    seats: Mapping[str, MembershipType | None]
    named: Mapping[str, bool | None]


@dataclass(frozen=True)
class LaidOut:
    """A roll by whom its lines name: the lines, with their numbers in the order of the roll.

    settled: whether nobody came, went or was there for some items alone, so that who was there, was there throughout.
    """

    lines: tuple[PlacedLine, ...]
    by_member: Mapping[str | None, tuple[tuple[int, PlacedLine], ...]]
    deputies: tuple[tuple[int, PlacedLine], ...]
    by_seat: Mapping[str | None, tuple[PlacedLine, ...]]
    settled: bool

    def about(self, member: str) -> Iterator[PlacedLine]:
        """The lines that name the member, and those of deputies, in order."""
        own = self.by_member.get(member, ())
        others = (each for each in self.deputies if each[1].line.member != member)
        yield from (entry for _, entry in sorted((*own, *others), key=lambda each: each[0]))


def laid_out(register: Register, meeting: Meeting) -> LaidOut:
    """The meeting's roll, looked through once for everybody."""
    return register.once(("roll", meeting.id), lambda: (meeting, _laid_out(meeting)))[1]


def _laid_out(meeting: Meeting) -> LaidOut:
    by_member: dict[str | None, list[tuple[int, PlacedLine]]] = {}
    by_seat: dict[str | None, list[PlacedLine]] = {}
    deputies = []
    every = tuple(lines(meeting))
    for number, entry in enumerate(every):
        by_member.setdefault(entry.line.member, []).append((number, entry))
        by_seat.setdefault(entry.line.seat, []).append(entry)
        if entry.line.deputy_for is not None:
            deputies.append((number, entry))
    items = minute_items(meeting)
    moved = any(entry.line.movements or entry.line.only_items for entry in every)
    return LaidOut(
        every,
        {member: tuple(those) for member, those in by_member.items()},
        tuple(deputies),
        {seat: tuple(those) for seat, those in by_seat.items()},
        settled=not moved and not any(item.interests for item, _ in items),
    )


def on_the_roll(
    register: Register, meeting: Meeting, asked: RollQuery, on: date, gone: frozenset[str] = frozenset()
) -> Attendance:
    """The status that the roll gives, before any correction or acceptance.

    gone: ids of people who, by a correction of the minutes, were not there, so that they deputised for nobody.
    """
    own, other, deputies, apologies, absent = _sort(laid_out(register, meeting), asked, on, gone)
    away = _away(meeting, apologies, absent)
    if own:
        if apologies or absent:
            return unknown("the roll has them both there and not there: correct it, or give both", own[0].at)
        return _there(meeting, own)
    if deputies:
        away = _deputised(register, meeting, asked, deputies, away)
    if other:
        return _in_another_capacity(meeting, other, away)
    return away


def sat_for(register: Register, meeting: Meeting, seat: str) -> Attendance | None:
    """The attendance of a seat by whoever the roll says sat for it, as a member; None where it names nobody."""
    those = [
        entry
        for entry in laid_out(register, meeting).by_seat.get(seat, ())
        if entry.kind in ROOM and entry.line.deputy_for is None and entry.line.as_member is not False
    ]
    return _there(meeting, those) if those else None


def _sort(
    roll: LaidOut, asked: RollQuery, on: date, gone: frozenset[str]
) -> tuple[list[PlacedLine], list[PlacedLine], list[PlacedLine], list[PlacedLine], list[PlacedLine]]:
    own: list[PlacedLine] = []
    other: list[PlacedLine] = []
    deputies: list[PlacedLine] = []
    apologies: list[PlacedLine] = []
    absent: list[PlacedLine] = []
    for entry in roll.about(asked.member):
        line = entry.line
        if entry.kind in ROOM:
            deputy = line.deputy_for
            if line.member == asked.member:
                if line.as_member is not False:
                    (own if line.as_member or _as_member(entry, asked) else other).append(entry)
            elif (
                deputy is not None
                and (deputy.member or deputy.seat)
                and deputy.member in (None, asked.member)
                and (deputy.seat is None or deputy.seat in asked.seats)
                and line.member not in gone
            ):
                deputies.append(entry)
        elif line.member == asked.member:
            if entry.kind == "absent":
                absent.append(entry)
            elif line.received is None or has_come(line.received, on):
                apologies.append(entry)
    return own, other, deputies, apologies, absent


def _as_member(entry: PlacedLine, asked: RollQuery) -> bool:
    if entry.line.deputy_for is not None or (entry.line.seat is not None and entry.line.seat not in asked.seats):
        return False
    types = [asked.seats[entry.line.seat]] if entry.line.seat is not None else list(asked.seats.values())
    if entry.line.seat is not None or entry.kind in ("chair", "members", "co-opted"):
        return True
    return any(type in _OWN[entry.kind] for type in types if type is not None)


def _there(meeting: Meeting, those: list[PlacedLine]) -> Attendance:
    parts = [part_of(meeting, entry.line) for entry in those]
    remote = all(entry.line.remote for entry in those) or meeting.mode == "remote"
    part: Part | None = None if None in parts else parts[0]
    status = Status.PART if part else Status.REMOTE if remote else Status.PRESENT
    return Attendance(status=status, at=tuple(entry.at for entry in those), remote=remote, part=part)


def _away(meeting: Meeting, apologies: list[PlacedLine], absent: list[PlacedLine]) -> Attendance:
    if apologies:
        entry = apologies[0]
        received = entry.line.received
        late = received is not None and before(meeting.day, received) is not False and received != meeting.day
        if late:
            return Attendance(status=Status.LATE, at=(entry.at,), received=received)
        return Attendance(status=Status.APOLOGIES, at=(entry.at,))
    if absent:
        return Attendance(status=Status.ABSENT, at=(absent[0].at,))
    if meeting.roll is None:
        return unknown("the roll is not in the records", meeting.place)
    at = meeting.place.at("roll")
    if meeting.roll.complete:
        return Attendance(status=Status.ABSENT, at=(at.at("complete"),))
    return unknown("not on the attendance list, and the list is not marked complete", at)


def _deputised(
    register: Register, meeting: Meeting, asked: RollQuery, those: list[PlacedLine], away: Attendance
) -> Attendance:
    # Of several, one who was named beforehand is a deputy under every reading.
    best = max(those, key=lambda entry: _rank(asked.named.get(entry.line.member or "", False)))
    line = best.line
    name = line.as_ or line.name or (name_on(register, line.member, meeting.day) if line.member else "")
    deputy = Deputised(line.member, name, asked.named.get(line.member or "", False), best.at)
    there = _there(meeting, [best])
    return Attendance(
        status=Status.DEPUTY,
        at=(best.at, *(away.at if away.status is not Status.UNKNOWN else ())),
        remote=there.remote,
        part=there.part,
        deputy=deputy,
        underlying=None if away.status is Status.UNKNOWN else away.status,
        received=away.received,
    )


def _rank(named: bool | None) -> int:
    return {True: 2, None: 1, False: 0}[named]


def _in_another_capacity(meeting: Meeting, other: list[PlacedLine], away: Attendance) -> Attendance:
    there = _there(meeting, other)
    capacity = "deputy for another" if other[0].line.deputy_for is not None else other[0].kind
    return Attendance(
        status=there.status,
        at=there.at,
        remote=there.remote,
        part=there.part,
        capacity=capacity,
        otherwise=away,
    )
