"""records/breaches/GROUP/DATE-WHO.yaml: what was done about a breach of the attendance rule."""

from __future__ import annotations

from typing import ClassVar, Literal

from mkcsp.model.base import Record, frozen
from mkcsp.model.dates import Day


@frozen
class Letter:
    """That a letter was sent. Its words are not kept here."""

    kind: Literal["first", "second"]
    """The first invites reasons; the second asks the member to leave."""
    sent: Day
    """When."""


@frozen
class Considered:
    """The group's decision. Its words stand in the minutes."""

    by: str
    """The minute (`sng/2016-11-03/attendance/1`)."""
    decision: Literal["circumstances-accepted", "retained", "asked-to-leave", "deferred"]
    """What was decided. Never why: reasons are often about health, and git does not forget."""


@frozen
class Breach(Record):
    """What was done about one breach. That there is a breach is computed, never recorded."""

    KIND: ClassVar[str] = "breaches"

    member: str | None = None
    """Whose breach it is: a member's,"""
    seat: str | None = None
    """or a seat's, where the rule speaks of the seat,"""
    organisation: str | None = None
    """or an organisation's."""
    completed: str
    """Id of the meeting that completed it."""
    letters: tuple[Letter, ...] = ()
    """Letters sent, in order."""
    considered: tuple[Considered, ...] = ()
    """What the group decided, in order."""

    @property
    def group(self) -> str:
        """Id of the body."""
        return self.id.split("/", 1)[0]
