"""The status of a member, seat or organisation at a meeting, with the evidence for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from mkcsp.location import Place
from mkcsp.model.dates import Day
from mkcsp.model.minute import AcceptedAbsence
from mkcsp.practice.presence import Part
from mkcsp.practice.spans import Cover
from mkcsp.register import Minute


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
    UNKNOWN = "cannot be told"


THERE = frozenset({Status.PRESENT, Status.REMOTE, Status.PART})
"""The member was in the room, or took part from elsewhere."""

AWAY = frozenset({Status.APOLOGIES, Status.LATE, Status.ABSENT})
"""Neither the member nor a deputy was there, before the group accepted anything."""

NOT_EXPECTED = frozenset({Status.AWAITING, Status.VACANT, Status.GENERIC, Status.NOT_MEMBER})
"""Nobody was expected: no absence."""


@dataclass(frozen=True, slots=True)
class Deputised:
    """Who sat for the member.

    named: whether the deputy had been named beforehand; None where it cannot be told.
    """

    member: str | None
    name: str
    named: Cover
    at: Place


@dataclass(frozen=True, slots=True)
class Accepted:
    """That the group accepted an absence.

    covers: True, or None where it cannot be told whether the accepted period reaches that day.
    """

    minute: Minute
    entry: AcceptedAbsence
    covers: Cover


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """The status at one meeting, with everything that a rule may ask about.

    at: where the records say so, the nearest first.
    expected: whether they were expected; None where it cannot be told.
    remote, part: how they, or the deputy, took part.
    underlying: with DEPUTY or ACCEPTED, what it would have been without; None where it cannot be told.
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
    expected: Cover = True
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


def unknown(why: str, *at: Place, expected: Cover = True) -> Attendance:
    """A status that cannot be told, with what would settle it."""
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
