"""The clerk's desk on a day, most urgent first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mkcsp.documents.common import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskLine:
    """Something to be done, or to know of."""

    due: str
    """The day by which: ``3 November 2006``; empty where none is laid down."""

    body: str
    """The body's short name, or its id."""

    what: str
    where: str
    """``records/meetings/smk/2016-01-21.yaml:14``."""

    command: str
    """What to type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPart:
    """What is equally urgent."""

    heading: str
    lines: tuple[DeskLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPaper(Paper):
    """What is on the clerk's desk on one day. It names people, and is for nobody else."""

    public: ClassVar[bool] = False

    template: ClassVar[str] = "desk"

    body: str
    as_on: str
    parts: tuple[DeskPart, ...] = ()
    nothing: str = "There is nothing to be done."
    """Printed where there are no parts."""
