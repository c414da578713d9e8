"""What the program has to say about a record and where it is, and the one exception for when it cannot go on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

Key = str | int


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Something in a record, named by its file and the keys that lead to it.

    Line and column are found when a finding is reported (`reading.locate`), not while ten thousand
    files are read: marks for every node would cost more than the records themselves.

    path: of the file, relative to the root, with forward slashes ("records/meetings/smk/2016-01-21.yaml").
    keys: field names as typed in the file and list indices, from the outside in.
    """

    path: str
    keys: tuple[Key, ...] = ()

    def at(self, *keys: Key) -> Place:
        """The place further in, below this one."""
        return Place(self.path, self.keys + keys)


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A line and a column of a file, both counted from 1; the column in characters."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Severity(IntEnum):
    """How much a finding matters; only an ERROR makes a command fail."""

    ERROR = 0
    WARNING = 1
    NOTE = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong or odd, where it is, and what to do.

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
        return Finding(self.code, self.severity, at, _cut(message), help and _cut(help), span)


_LONGEST = 1_000
"""Characters of a message; what it quotes from a file may be enormous."""


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


class CannotGoOn(Exception):  # noqa: N818 - the sentence that the user is told, not a kind of error
    """Raised where the command cannot do what was asked at all (exit status 2); bad data is a Finding instead.

    message: what is wrong, a sentence. help: what to do about it, or None.
    """

    def __init__(self, message: str, help: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.help = help
