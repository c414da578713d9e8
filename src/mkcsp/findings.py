"""What the program has to say about a record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from mkcsp.source import Place, Position


class Severity(IntEnum):
    """How much a finding matters; only an ERROR makes a command fail."""

    ERROR = 0
    WARNING = 1
    NOTE = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong or odd, where it stands, and what to do.

    code: "MK101" and so on; its page in the manual is the docstring of the rule.
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
