"""What the program has to say about a record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from mkcsp.location import Place, Position


class Severity(IntEnum):
    """How much a finding matters; only an ERROR makes a command fail."""

    ERROR = 0
    WARNING = 1
    NOTE = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong or odd, where it stands, and what to do.

    code: "MK101" and so on; its page in the manual is `checks/pages/CODE.md`.
    at: a Place, turned into a Position (`located`) before it is shown.
    span: how many characters the caret underlines, from 1.
    acknowledged: the reason given in the record itself, or None.
    """

    code: str
    severity: Severity
    at: Place | Position
    message: str
    help: str | None = None
    span: int = 1
    acknowledged: str | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """What a kind of finding is called, and how much it matters; its page is `checks/pages/CODE.md`.

    code: "MK101". severity: that of its findings.
    """

    code: str
    severity: Severity

    def finding(self, at: Place | Position, message: str, help: str | None = None, span: int = 1) -> Finding:
        """A finding with this code."""
        return Finding(self.code, self.severity, at, message, help, span)
