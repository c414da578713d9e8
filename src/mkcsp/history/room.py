"""Who was in the room for an item, for which seat and with which vote: the one answer for everybody who asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from mkcsp.findings import Place
from mkcsp.history.approval import roll_corrections
from mkcsp.history.days import minute_of
from mkcsp.history.membership import SeatHolding, seat_holdings, type_on, vote_of
from mkcsp.history.roll import CORRECTED, ROOM, PlacedLine, laid_out
from mkcsp.history.tristate import Tristate
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.group import Group, MembershipType, Seat
from mkcsp.model.meeting import DeputyFor, Meeting, RollLine
from mkcsp.model.minute import Correction, Interest, MinuteItem, Voter
from mkcsp.register import Register, minute_items

_BY_HEADING: dict[str, frozenset[MembershipType | None]] = {
    "chair": frozenset({"voting", None}),
    "members": frozenset({"voting"}),
    "co-opted": frozenset({"co-opted", "associate"}),
    "observers": frozenset({"observer"}),
    "officers": frozenset({"officer"}),
    "others": frozenset({None}),
    CORRECTED: frozenset({"voting", "co-opted", "associate", "observer", "officer", None}),
}
"""What the heading of the roll tells of somebody whose seat is not recorded; None for no member at all."""

_WITHOUT_VOTE = frozenset({"co-opted", "observers", "officers", "others"})
"""Headings below which people stand who have no vote, unless their line says so or they sat as deputies."""


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody in the room.

    who: distinguishes people. seats: those for which they sat, if recorded. types: the types of membership that they
    may have sat with; None among them if perhaps with none. deputy, remote: whether as a deputy, or from elsewhere.
    votes: words for the votes that their seats have that day; whoever has the same shares one vote.
    """

    who: str
    line: PlacedLine
    seats: tuple[Seat, ...]
    types: frozenset[MembershipType | None]
    deputy: bool
    remote: bool
    votes: frozenset[str]

    def counts(self, of: tuple[MembershipType, ...] | str) -> Tristate:
        """Whether they sat with one of these types of membership."""
        fits = {type in of for type in self.types if type is not None} | ({False} if None in self.types else set())
        return True if fits == {True} else None if True in fits else False

    @property
    def has_vote(self) -> Tristate:
        """Whether they had a vote: as their line says, else by the heading above it and by their seat."""
        line = self.line.line
        if line.votes is not None:
            return line.votes
        if self.line.kind in _WITHOUT_VOTE and not self.deputy:
            return False
        sure = self.counts(("voting",))
        return True if sure else None

    def is_(self, voter: Voter | Interest) -> bool:
        """Whether a minute names them."""
        return _same(self.line.line, voter)


def room(
    register: Register, group: Group | None, meeting: Meeting, on: date, held: Sequence[SeatHolding] | None = None
) -> tuple[Sitter, ...]:
    """Everybody whom the roll as corrected by `on` has in the room, except members of the public.

    held: the tenures of the group's seats, where the caller has them already.
    """
    if held is None:
        held = seat_holdings(register, group) if group is not None else ()
    own: dict[str | None, list[SeatHolding]] = {}
    for tenure in held:
        if tenure.member:
            own.setdefault(tenure.member, []).append(tenure)
    return tuple(
        _sitter(group, meeting, entry, own)
        for entry in corrected_lines(register, meeting, on)
        if entry.kind in ROOM and entry.line.public is None
    )


def corrected_lines(register: Register, meeting: Meeting, on: date) -> tuple[PlacedLine, ...]:
    """The lines of the roll with what minutes of meetings held by `on` corrected in it, each at its own place."""
    found = laid_out(register, meeting).lines
    for member, (entry, minute) in roll_corrections(register, meeting.id, on).items():
        found = _corrected(found, member, entry, minute.at)
    return found


def _corrected(found: tuple[PlacedLine, ...], member: str, entry: Correction, at: Place) -> tuple[PlacedLine, ...]:
    own = [one for one in found if one.line.member == member]
    others = tuple(one for one in found if one.line.member != member)
    if entry.attendance == "not-recorded":
        return (*others, *(replace(one, doubtful=True) for one in own))
    printed = entry.as_ or next((one.line.as_ for one in own if one.line.as_), None)
    if entry.attendance in ("apologies", "absent"):
        return (*others, PlacedLine(entry.attendance, RollLine(member=member, as_=printed), at))
    if entry.attendance == "deputy":
        return _deputised(others, member, entry, at)
    remote = entry.attendance == "present-remotely"
    there = [one for one in own if one.kind in ROOM]
    if there:
        as_member = None if any(one.kind in ("chair", "members", "co-opted") for one in there) else True
        told = (replace(one, line=replace(one.line, as_member=as_member or one.line.as_member)) for one in there)
        return (*others, *(replace(one, line=replace(one.line, remote=remote)) for one in told))
    return (*others, PlacedLine(CORRECTED, RollLine(member=member, as_=printed, remote=remote), at))


def _deputised(others: tuple[PlacedLine, ...], member: str, entry: Correction, at: Place) -> tuple[PlacedLine, ...]:
    """The roll with a deputy for the member: whoever stands on it already, or a line that the correction adds."""
    sat = DeputyFor(member=member)
    known = [one for one in others if one.kind in ROOM and entry.deputy and one.line.member == entry.deputy]
    if known:
        return tuple(
            replace(one, line=replace(one.line, deputy_for=one.line.deputy_for or sat)) if one in known else one
            for one in others
        )
    if any(one.line.deputy_for is not None and one.line.deputy_for.member == member for one in others):
        return others
    name = None if entry.deputy else entry.deputy_as or f"the deputy of {member}"
    line = RollLine(member=entry.deputy, name=name, as_=entry.deputy_as, deputy_for=sat)
    gone = tuple(one for one in others if entry.deputy is None or one.line.member != entry.deputy)
    return (*gone, PlacedLine(CORRECTED, line, at))


def _sitter(
    group: Group | None, meeting: Meeting, entry: PlacedLine, held: Mapping[str | None, list[SeatHolding]]
) -> Sitter:
    line, day = entry.line, meeting.day
    who = line.member or line.name or str(entry.at.keys)
    deputy = line.deputy_for is not None
    member = line.deputy_for.member if line.deputy_for else line.member
    seat_id = (line.deputy_for.seat if line.deputy_for else None) or line.seat
    maybe: list[Seat] = []
    if seat_id is not None:
        seats = [seat for seat in (group.seats if group is not None else ()) if seat.id == seat_id]
    else:
        own = held.get(member, [])
        seats = [tenure.seat for tenure in own if tenure.covers(day)]
        maybe = [tenure.seat for tenure in own if tenure.covers(day) is None]
    types = _types(entry, seats, maybe, day, sure=seat_id is not None or deputy)
    remote = line.remote or meeting.mode == "remote"
    seats = list({seat.id: seat for seat in seats}.values())
    votes = frozenset(vote for seat in seats if (vote := vote_of(seat, day)) is not None)
    return Sitter(who, entry, tuple(seats), types, deputy, remote, votes)


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


def items_of(meeting: Meeting) -> Iterator[tuple[int, MinuteItem]]:
    """The items and sub-items of the minutes that were taken, with their places in the order of business."""
    for number, (item, _) in enumerate(minute_items(meeting)):
        if item.outcome not in ("withdrawn", "not-reached"):
            yield number, item


def there(meeting: Meeting, entry: PlacedLine, number: int | None) -> Tristate:
    """Whether somebody was there at the opening (None), or at the item at this place in the order of business.

    Who arrived at an item was there for it; who left at one may have been there for it or not. Who left for an
    interest in an item was not there for it.
    """
    by_roll = _by_roll(meeting, entry, number)
    if number is None or by_roll is False:
        return False if by_roll is False else None if entry.doubtful else by_roll
    left = _left_for_interest(meeting, entry.line, number)
    if left:
        return False
    return None if left is None or entry.doubtful else by_roll


def there_at(meeting: Meeting, entry: PlacedLine, minute: int) -> Tristate:
    """Whether somebody was there at a minute of the meeting, by the clock alone; unknown where it does not tell."""
    line = entry.line
    if entry.doubtful or line.only_items or any(movement.time is None for movement in line.movements):
        return None
    state = not line.movements or line.movements[0].what == "left"
    for movement in line.movements:
        if movement.time is not None and minute_of(meeting, movement.time) <= minute:
            state = movement.what != "left"
    return state


def _left_for_interest(meeting: Meeting, line: RollLine, number: int) -> Tristate:
    """Whether somebody left for an interest in an item; unknown where the interest names none."""
    items = [item for item, _ in minute_items(meeting)]
    if not any(item.interests for item in items):
        return False
    within = _within(meeting, number)
    answer: Tristate = False
    for at, item in enumerate(items):
        for interest in item.interests:
            if interest.followed != "left" or not _same(line, interest):
                continue
            if within & set(interest.items):
                return True
            if not interest.items and number >= at:
                answer = None
    return answer


def _by_roll(meeting: Meeting, entry: PlacedLine, number: int | None) -> Tristate:
    line = entry.line
    if not line.only_items and not line.movements:
        return True
    items = [item for item, _ in minute_items(meeting)]
    if line.only_items:
        if number is None:
            return False
        below = {part.id for part in _below(items[number])}
        return (
            True if _within(meeting, number) & set(line.only_items) else None if below & set(line.only_items) else False
        )
    state: Tristate = line.movements[0].what == "left"
    if number is None:
        first = line.movements[0]
        if first.what != "left" and first.time is not None and meeting.began is not None:
            return minute_of(meeting, first.time) <= minute_of(meeting, meeting.began)
        return state
    order: dict[str, int] = {}
    for index, item in enumerate(items):
        order.setdefault(item.id, index)
    for movement in line.movements:
        come = movement.what != "left"
        passed: Tristate = None
        if movement.time is not None:
            passed = _passed(meeting, items, minute_of(meeting, movement.time), number)
        # Where the clock does not tell, the item at which the movement is noted may.
        if passed is None and movement.item in order:
            at = order[movement.item]
            passed = number >= at if come else (None if number == at else number > at)
        if passed:
            state = come
        elif passed is None:
            return None if state is not come else state
        else:
            break
    return state


def _passed(meeting: Meeting, items: Sequence[MinuteItem], minute: int, number: int) -> Tristate:
    """Whether a time lay before the item at this place (True), after it (False), or during it or unknown (None)."""
    before = [minute_of(meeting, item.time) for item in items[: number + 1] if item.time is not None]
    after = [minute_of(meeting, item.time) for item in items[number + 1 :] if item.time is not None]
    if before and minute <= max(before):
        return True
    if after and minute >= min(after):
        return False
    if meeting.closed is not None and minute >= minute_of(meeting, meeting.closed):
        return False
    return True if meeting.began is not None and minute <= minute_of(meeting, meeting.began) else None


def _below(item: MinuteItem) -> Iterator[MinuteItem]:
    for part in item.parts:
        yield part
        yield from _below(part)


def _within(meeting: Meeting, number: int) -> frozenset[str]:
    """The ids of the item at this place and of the items that it is part of."""
    at = -1

    def find(items: tuple[MinuteItem, ...], above: frozenset[str]) -> frozenset[str] | None:
        nonlocal at
        for item in items:
            at += 1
            own = above | {item.id}
            if at == number:
                return own
            found = find(item.parts, own)
            if found is not None:
                return found
        return None

    return find(meeting.minutes.items if meeting.minutes else (), frozenset()) or frozenset()


def _same(line: RollLine, named: Voter | Interest) -> bool:
    if line.member is not None or named.member is not None:
        return line.member == named.member
    return bool(line.name and named.name) and _plain(line.name) == _plain(named.name)


def _plain(name: str | None) -> str:
    return " ".join((name or "").casefold().split())
