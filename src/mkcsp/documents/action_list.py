"""What remains to be done, by owner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mkcsp.documents.common import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """An action that an owner has to do."""

    reference: str
    """``SMK34(5)``."""

    task: str
    due: str = ""
    """As words: ``14 April 2016``, ``the next meeting``; empty when none was set."""

    state: str = ""
    """``Open``, ``Overdue by 3 months``: said in words, whatever the colour."""

    overdue: bool = False
    """Lets a template stress the state, which already says it."""

    progress: tuple[str, ...] = ()
    """Notes of progress, each with its date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerGroup:
    """The actions of one owner, or of owners jointly."""

    owner: str
    note: str = ""
    """Who holds the post now, or that nobody does."""

    lines: tuple[ActionLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionList(Paper):
    """The actions of a body, or of all, as on one day."""

    template: ClassVar[str] = "action-list"

    body: str
    as_on: str
    scope: str = ""
    """What was asked for: ``Open actions due by 14 April 2016``."""

    groups: tuple[OwnerGroup, ...] = ()
    none_open: str = "There are no actions."
    """Printed where there are no groups."""
