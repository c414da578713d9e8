"""The status of a member, seat or organisation at a meeting, for how much of it, with the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction

from mkcsp.findings import Place
from mkcsp.history.days import length, minute_of
from mkcsp.history.tristate import Tristate
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.meeting import Meeting, Movement, RollLine
from mkcsp.model.minute import AcceptedAbsence
from mkcsp.register import Minute, minute_items


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
    long = length(meeting.began, meeting.closed)
    if meeting.began is None or long is None:
        return None
    began, closed = meeting.began.minutes, meeting.began.minutes + long
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
        return minute_of(meeting, movement.time)
    times = {item.id: item.time for item, _ in minute_items(meeting)}
    time = times.get(movement.item) if movement.item else None
    return minute_of(meeting, time) if time else None


def _share_of_items(meeting: Meeting, ids: tuple[str, ...]) -> Fraction | None:
    long = length(meeting.began, meeting.closed)
    if long is None or meeting.minutes is None:
        return None
    items = meeting.minutes.items
    there = 0
    for number, item in enumerate(items):
        if item.id not in ids:
            continue
        ends = items[number + 1].time if number + 1 < len(items) else meeting.closed
        taken = minute_of(meeting, ends) - minute_of(meeting, item.time) if item.time and ends else None
        if taken is None or taken < 0:
            return None
        there += taken
    if not set(ids) <= {item.id for item in items}:
        return None
    return Fraction(there, long)


def _words(movement: Movement) -> str:
    what = {"arrived": "from", "left": "until", "returned": "again from"}[movement.what]
    when = str(movement.time) if movement.time else f"item {movement.item}" if movement.item else "a time not recorded"
    return f"{what} {when}"


class Status(StrEnum):
    """What can be said of somebody at a meeting. The value is the wording."""

    PRESENT = "present"
    REMOTE = "present remotely"
    PART = "present for part"
    DEPUTY = "represented by a deputy"
    APOLOGIES = "apologies"
    LATE = "apologies received later"
    ABSENT = "absent without apology"
    ACCEPTED = "absence accepted by the group"
    AWAITING = "awaiting nomination"
    VACANT = "vacant"
    GENERIC = "generic, taken up by nobody"
    NOT_MEMBER = "not yet or no longer a member"
    UNKNOWN = "unknown"


THERE = frozenset({Status.PRESENT, Status.REMOTE, Status.PART})
"""The member was in the room, or took part from elsewhere."""

AWAY = frozenset({Status.APOLOGIES, Status.LATE, Status.ABSENT})
"""Neither the member nor a deputy was there, before the group accepted anything."""

NOT_EXPECTED = frozenset({Status.AWAITING, Status.VACANT, Status.GENERIC, Status.NOT_MEMBER})
"""Nobody was expected: no absence."""


@dataclass(frozen=True, slots=True)
class Deputised:
    """Who sat for the member.

    named: whether the deputy had been named beforehand; None where it is unknown.
    """

    member: str | None
    name: str
    named: Tristate
    at: Place


@dataclass(frozen=True, slots=True)
class Accepted:
    """That the group accepted an absence.

    covers: True, or None where it is unknown whether the accepted period reaches that day.
    """

    minute: Minute
    entry: AcceptedAbsence
    covers: Tristate


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """The status at one meeting, with everything that a rule may ask about.

    at: where the records say so, the nearest first.
    expected: whether they were expected; None where it is unknown.
    remote, part: how they, or the deputy, took part.
    underlying: with DEPUTY or ACCEPTED, what it would have been without; None where it is unknown.
    received: of late apologies, when they came.
    accepted: the group's acceptance, whether or not the status rests on it.
    before, corrected_by: the status before a correction of the minutes, and the minute that made it.
    capacity: the other capacity in which the person was there (`officers`), while the records do not say
        whether it was meant as attendance of the member; `otherwise` is the status if it was not.
    sat: who sat, in words, where it was not the member.
    why: of UNKNOWN, what is missing and what would settle it.
    """

    status: Status
    at: tuple[Place, ...] = ()
    expected: Tristate = True
    remote: bool = False
    part: Part | None = None
    deputy: Deputised | None = None
    underlying: Status | None = None
    received: Day | None = None
    accepted: Accepted | None = None
    before: Attendance | None = None
    corrected_by: Minute | None = None
    capacity: str | None = None
    otherwise: Attendance | None = None
    why: str = ""

    @property
    def words(self) -> str:
        """The status in words, with what belongs to it."""
        text = str(self.status)
        if self.status is Status.ACCEPTED and self.underlying:
            text = f"{self.underlying}, {text}"
        if self.part is not None:
            text += f" ({self.part.words})"
        if self.remote and self.status is not Status.REMOTE:
            text += " (remotely)"
        if self.received is not None:
            text += f" ({self.received})"
        if self.capacity is not None:
            text += f" (listed under {self.capacity})"
        return text


def unknown(why: str, *at: Place, expected: Tristate = True) -> Attendance:
    """A status that is unknown, with what would settle it."""
    return Attendance(status=Status.UNKNOWN, at=at, expected=expected, why=why)


def not_expected(status: Status, *at: Place) -> Attendance:
    """That nobody was expected."""
    return Attendance(status=status, at=at, expected=False)


def with_acceptance(attendance: Attendance, accepted: Accepted | None) -> Attendance:
    """The same with what the group accepted; an absence that is surely covered becomes ACCEPTED."""
    if accepted is None or attendance.status in NOT_EXPECTED:
        return attendance
    if attendance.status in AWAY and accepted.covers:
        return replace(attendance, status=Status.ACCEPTED, underlying=attendance.status, accepted=accepted)
    return replace(attendance, accepted=accepted)


_BEST = (Status.PRESENT, Status.REMOTE, Status.PART, Status.DEPUTY)


def together(those: Sequence[Attendance]) -> Attendance:
    """One status for all: the fullest attendance among them; else what is unknown; else the absence.

    The absence is one that the group accepted only if it accepted that of each of them who was expected; apologies
    of one are apologies for all. Those who were not expected are left aside, unless nobody was.
    """
    there = [entry for entry in those if entry.status in _BEST and entry.capacity is None]
    if there:
        return min(there, key=lambda entry: _BEST.index(entry.status))
    expected = [entry for entry in those if entry.status not in NOT_EXPECTED]
    if not expected:
        return those[0] if those else Attendance(status=Status.VACANT, expected=False)
    for open_ in expected:
        if open_.capacity is not None or open_.status is Status.UNKNOWN:
            return open_
    away = [entry for entry in expected if entry.status in AWAY]
    if away:
        return min(away, key=lambda entry: (Status.APOLOGIES, Status.LATE, Status.ABSENT).index(entry.status))
    return expected[0]
