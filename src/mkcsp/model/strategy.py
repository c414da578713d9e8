"""records/strategies/*.yaml: strategies, with the priorities that reports tick."""

from __future__ import annotations

from typing import ClassVar

from mkcsp.model.base import Prose, Record, frozen
from mkcsp.model.dates import Day


@frozen
class Priority:
    """A priority or a statutory responsibility."""

    id: str
    """Short and never changed; reports tick it by this."""
    title: str
    """As printed."""
    lead: Prose | None = None
    """Who leads on it, in words."""
    action_plan: Prose | None = None
    """Its action plan, and where it was or will be presented, in words."""
    note: Prose | None = None
    """A remark. It is never printed."""


@frozen
class Strategy(Record):
    """A strategy for a period."""

    KIND: ClassVar[str] = "strategies"

    name: str
    """As printed."""
    group: str
    """Id of the group whose strategy it is."""
    from_: Day | None = None
    """The beginning of its period."""
    until: Day | None = None
    """The end of its period."""
    agreed_at: str | None = None
    """The meeting or the minute that agreed it."""
    priorities: tuple[Priority, ...] = ()
    """Its priorities, in order."""
    responsibilities: tuple[Priority, ...] = ()
    """Other statutory responsibilities, in order."""
