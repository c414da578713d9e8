"""Who was in the room as a member, for which seat, and during which item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkcsp.compliance.results import RuleContext
from mkcsp.history.membership import SeatHolding, seat_holdings, type_on
from mkcsp.history.roll import ROOM, PlacedLine, lines
from mkcsp.history.tristate import Tristate
from mkcsp.model.dates import Day
from mkcsp.model.group import MembershipType, Seat
from mkcsp.model.meeting import Meeting
from mkcsp.model.minute import MinuteItem

_BY_HEADING: dict[str, frozenset[MembershipType | None]] = {
    "chair": frozenset({"voting", None}),
    "members": frozenset({"voting"}),
    "co-opted": frozenset({"co-opted", "associate"}),
    "observers": frozenset({"observer"}),
    "officers": frozenset({"officer"}),
    "others": frozenset({None}),
}
"""What the heading of the roll tells of somebody whose seat is not recorded; None for no member at all."""


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody in the room.

    who: tells people apart. seats: those for which they sat, if recorded. types: the types of membership that they may
    have sat with; None among them if perhaps with none. deputy, remote: whether as a deputy, or from elsewhere.
    """

    who: str
    line: PlacedLine
    seats: tuple[Seat, ...]
    types: frozenset[MembershipType | None]
    deputy: bool
    remote: bool

    def counts(self, of: tuple[MembershipType, ...] | str) -> Tristate:
        """Whether they sat with one of these types of membership."""
        fits = {type in of for type in self.types if type is not None} | ({False} if None in self.types else set())
        return True if fits == {True} else None if True in fits else False


def room(case: RuleContext, meeting: Meeting) -> tuple[Sitter, ...]:
    """Everybody whom the roll has in the room, but for members of the public."""
    day = meeting.day
    held = [tenure for tenure in seat_holdings(case.register, case.group) if tenure.member]
    return tuple(
        _sitter(case, meeting, entry, held, day)
        for entry in lines(meeting)
        if entry.kind in ROOM and entry.line.public is None
    )


def _sitter(case: RuleContext, meeting: Meeting, entry: PlacedLine, held: list[SeatHolding], day: Day) -> Sitter:
    line = entry.line
    who = line.member or line.name or str(entry.at.keys)
    deputy = line.deputy_for is not None
    member = line.deputy_for.member if line.deputy_for else line.member
    seat_id = (line.deputy_for.seat if line.deputy_for else None) or line.seat
    by_id = {seat.id: seat for seat in case.group.seats}
    maybe: list[Seat] = []
    if seat_id is not None:
        seats = [by_id[seat_id]] if seat_id in by_id else []
    else:
        own = [tenure for tenure in held if tenure.member == member]
        seats = [tenure.seat for tenure in own if tenure.covers(day)]
        maybe = [tenure.seat for tenure in own if tenure.covers(day) is None]
    types = _types(entry, seats, maybe, day, sure=seat_id is not None or deputy)
    remote = line.remote or meeting.mode == "remote"
    return Sitter(who, entry, tuple(dict.fromkeys(seats)), types, deputy, remote)


def _types(
    entry: PlacedLine, seats: list[Seat], maybe: list[Seat], day: Day, *, sure: bool
) -> frozenset[MembershipType | None]:
    line, heading = entry.line, _BY_HEADING[entry.kind]
    if line.as_member is False:
        return frozenset({None})
    types: set[MembershipType | None] = {type_on(seat, day) for seat in seats}
    if not seats:
        types = set(heading) | {type_on(seat, day) for seat in maybe} if entry.kind != "members" else {"voting"}
    elif types == {None}:
        types = set(heading)
    elif entry.kind in ("observers", "officers", "others") and line.as_member is None and not sure:
        types |= {None} if not types & heading else set()
    if line.votes is False:
        types = {type if type != "voting" else None for type in types}
    return frozenset(types)


def there(meeting: Meeting, entry: PlacedLine, number: int | None) -> Tristate:
    """Whether somebody was there at the opening (None), or at the item of the minutes with this index.

    Who arrived at an item was there for it; who left at one may have been there for it or not.
    """
    items = meeting.minutes.items if meeting.minutes else ()
    line = entry.line
    if line.only_items:
        return number is not None and items[number].id in line.only_items
    if not line.movements:
        return True
    state: Tristate = line.movements[0].what == "left"
    if number is None:
        first = line.movements[0]
        if first.what != "left" and first.time is not None and meeting.began is not None:
            return first.time <= meeting.began
        return state
    order = {item.id: index for index, item in enumerate(items)}
    for movement in line.movements:
        come = movement.what != "left"
        if movement.time is not None:
            passed = _passed(meeting, items, movement.time.minutes, number)
        elif movement.item in order:
            at = order[movement.item]
            passed = number >= at if come else (None if number == at else number > at)
        else:
            passed = None
        if passed:
            state = come
        elif passed is None:
            return None if state is not come else state
        else:
            break
    return state


def _passed(meeting: Meeting, items: tuple[MinuteItem, ...], minute: int, number: int) -> Tristate:
    """Whether a time lay before the item with this index (True), after it (False), or cannot be told or during it."""
    before = [item.time.minutes for item in items[: number + 1] if item.time is not None]
    after = [item.time.minutes for item in items[number + 1 :] if item.time is not None]
    if before and minute <= max(before):
        return True
    if after and minute >= min(after):
        return False
    if meeting.closed is not None and minute >= meeting.closed.minutes:
        return False
    return True if meeting.began is not None and minute <= meeting.began.minutes else None


def items_of(meeting: Meeting) -> Iterator[tuple[int, MinuteItem]]:
    """The items of the minutes that were taken, with their indices."""
    if meeting.minutes is not None:
        for number, item in enumerate(meeting.minutes.items):
            if item.outcome not in ("withdrawn", "not-reached"):
                yield number, item
