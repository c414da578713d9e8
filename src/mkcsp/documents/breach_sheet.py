"""The sheet on absences that is put before a group, apart from its public agenda."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mkcsp.documents.common import Paper
from mkcsp.documents.letter import Absence


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCase:
    """One member, seat or organisation whose absences the group has before it."""

    name: str
    state: str
    """``Open breach``, ``Depends on how the clause is read``."""

    clause: str
    absences: tuple[Absence, ...]
    story: tuple[str, ...] = ()
    """What happened, each a sentence."""

    next: str
    """What comes next."""

    decided_by_the_group: bool = False
    """Whether the group can decide it at this meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachSheet(Paper):
    """What a group has to consider about absences. It names people, and is not for publication."""

    public: ClassVar[bool] = False

    template: ClassVar[str] = "breach-sheet"

    body: str
    as_on: str
    cases: tuple[SheetCase, ...] = ()
    nothing: str = "There is nothing to be considered."
    """Printed where there are no cases."""

    choices: tuple[str, ...] = ()
    """What the group can decide, in the words of the records."""
