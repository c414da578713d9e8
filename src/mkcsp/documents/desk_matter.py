"""Something on the clerk's desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from mkcsp.history.counted_meetings import next_meeting
from mkcsp.location import Place
from mkcsp.model.dates import Day
from mkcsp.model.group import Group
from mkcsp.register import Register

Kind = Literal[
    "notice",
    "paper",
    "replies",
    "action",
    "effect",
    "letter",
    "breach",
    "accepted-absence",
    "expiry",
    "duty",
    "minutes",
    "meeting",
]


@dataclass(frozen=True, slots=True)
class Matter:
    """Something to be done, or to know of.

    due: the day by which; None where none is laid down. now: it can be done at once, although no day is laid down.
    what: a sentence without a full stop. at: where the records say so. command: what helps, as typed.
    """

    kind: Kind
    group: str
    what: str
    at: Place
    command: str
    due: date | None = None
    now: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """What the gatherers of matters are given: one body, the day, and how far ahead to look."""

    register: Register
    group: Group
    on: date
    ahead: int

    @property
    def horizon(self) -> date:
        """The last day of which is told."""
        return self.on + timedelta(days=min(self.ahead, (date.max - self.on).days))

    def next_day(self) -> date | None:
        """The day of the next meeting, if it is set."""
        coming = next_meeting(self.register, self.group.id, self.on)
        return coming.day.first if coming is not None and coming.day.exact else None

    def soon(self, day: Day) -> bool:
        """Whether a day lies between that of the desk and the horizon."""
        return self.on <= day.last <= self.horizon
