"""How much of a meeting somebody was there for."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from mkcsp.model.meeting import Meeting, Movement, RollLine
from mkcsp.register import minute_items


@dataclass(frozen=True, slots=True)
class Part:
    """Presence for part of a meeting.

    share: of the meeting's time, from 0 to 1; None where the times do not tell.
    words: what the roll says: `from 14:30`, `until 15:00`, `for the item cctv`.
    """

    share: Fraction | None
    words: str


def part_of(meeting: Meeting, line: RollLine) -> Part | None:
    """For what part of the meeting the person of this line was there; None if for all of it.

    Times come from the movements, or from the item at which a movement is noted; the meeting's own are those at
    which it began and was closed.
    """
    if line.only_items:
        names = ", ".join(line.only_items)
        return Part(
            _share_of_items(meeting, line.only_items), f"for {'items' if line.only_items[1:] else 'item'} {names}"
        )
    if not line.movements:
        return None
    share = _share(meeting, line.movements)
    if share == 1:
        return None
    return Part(share, ", ".join(_words(movement) for movement in line.movements))


def _share(meeting: Meeting, movements: tuple[Movement, ...]) -> Fraction | None:
    if meeting.began is None or meeting.closed is None or meeting.closed <= meeting.began:
        return None
    began, closed = meeting.began.minutes, meeting.closed.minutes
    since = None if movements[0].what in ("arrived", "returned") else began
    there = 0
    for movement in movements:
        at = _minute_of(meeting, movement)
        if at is None:
            return None
        at = min(max(at, began), closed)
        if movement.what == "left":
            if since is None or at < since:
                return None
            there += at - since
            since = None
        elif since is None:
            since = at
        else:
            return None  # arrived twice without leaving: the movements do not tell
    if since is not None:
        there += closed - since
    return Fraction(there, closed - began)


def _minute_of(meeting: Meeting, movement: Movement) -> int | None:
    if movement.time is not None:
        return movement.time.minutes
    times = {item.id: item.time for item, _ in minute_items(meeting)}
    time = times.get(movement.item) if movement.item else None
    return time.minutes if time else None


def _share_of_items(meeting: Meeting, ids: tuple[str, ...]) -> Fraction | None:
    if meeting.began is None or meeting.closed is None or meeting.closed <= meeting.began or meeting.minutes is None:
        return None
    items = meeting.minutes.items
    there = 0
    for number, item in enumerate(items):
        if item.id not in ids:
            continue
        ends = items[number + 1].time if number + 1 < len(items) else meeting.closed
        if item.time is None or ends is None or ends < item.time:
            return None
        there += ends.minutes - item.time.minutes
    if not set(ids) <= {item.id for item in items}:
        return None
    return Fraction(there, meeting.closed.minutes - meeting.began.minutes)


def _words(movement: Movement) -> str:
    what = {"arrived": "from", "left": "until", "returned": "again from"}[movement.what]
    when = str(movement.time) if movement.time else f"item {movement.item}" if movement.item else "a time not recorded"
    return f"{what} {when}"
