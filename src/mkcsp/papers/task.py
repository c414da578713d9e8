"""Something to be done, and the list of such things as a paper."""

from __future__ import annotations

from dataclasses import field
from datetime import date, timedelta
from typing import ClassVar, Literal

from mkcsp.findings import Place
from mkcsp.history.counted_meetings import next_meeting
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.group import Group
from mkcsp.papers.common import Paper
from mkcsp.register import Register

TaskKind = Literal[
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
    "report",
    "plan",
]


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done, or to know of.

    due: the day by which; None where none is set. now: it can be done at once, although no day is set.
    what: a sentence without a full stop. at: where the records say so. command: what helps, as typed.
    certain: whether the records show that it is to be done, and where `due` has passed that it is late.
    """

    kind: TaskKind
    group: str
    what: str
    at: Place = field(metadata={"json": "where"})
    command: str
    due: date | None = None
    now: bool = False
    certain: bool = True


@dataclass(frozen=True, slots=True)
class TaskQuery:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """Something to be done, or to know of."""

    due: str
    """The day by which: ``3 November 2006``; empty where none is set."""

    body: str
    """The body's short name, or its name."""

    what: str
    where: str
    """``records/meetings/smk/2016-01-21.yaml:14``."""

    command: str
    """What to type."""

    certain: bool = True
    """Whether the records show that it is to be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskPart:
    """What is equally urgent."""

    heading: str
    lines: tuple[TaskLine, ...]
    uncertain: bool = False
    """Whether the heading itself says that nothing below it is certain."""

    evidence: bool = False
    """Whether it is certain that something is to be done, so that the place in the records is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskHelp:
    """The command that helps with one kind of task, shown for the first of them."""

    kind: str
    """``Minutes``."""

    command: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskListPaper(Paper):
    """What is on the clerk's desk on one day. It names people, and is for nobody else."""

    public: ClassVar[bool] = False

    template: ClassVar[str] = "desk"

    body: str
    as_on: str
    alone: bool = False
    """Whether everything on it is of the body in its heading."""

    parts: tuple[TaskPart, ...] = ()
    helps: tuple[TaskHelp, ...] = ()
    """The commands that help, one for each kind of task."""

    nothing: str = "There is nothing to be done."
    """Printed where there are no parts."""
