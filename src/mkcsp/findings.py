"""What the program has to say about a record."""

from __future__ import annotations

import inspect
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


@dataclass(frozen=True, slots=True)
class Page:
    """What one code means: its page in the manual, from which its findings are made.

    code: "MK101". title: what is wrong, in a few words. severity: that of its findings, unless one differs.
    doc: what it is, why it matters and what to do; then the examples `Bad::` and `Good::`, indented below. An
    example holds one or more files, each begun by a comment with its path: `# records/members/jo-field.yaml`.
    """

    code: str
    title: str
    severity: Severity
    doc: str

    def finding(self, at: Place | Position, message: str, help: str | None = None, span: int = 1) -> Finding:
        """A finding with this code."""
        return Finding(self.code, self.severity, at, message, help, span)

    @property
    def words(self) -> str:
        """The explanation, without the examples."""
        return inspect.cleandoc(self.doc).partition("\nBad::\n")[0].strip()

    @property
    def bad(self) -> str:
        """The example that has this finding and no other."""
        return self._example("Bad")

    @property
    def good(self) -> str:
        """The example put right, which has none."""
        return self._example("Good")

    def _example(self, name: str) -> str:
        below = inspect.cleandoc(self.doc).partition(f"{name}::\n")[2].splitlines()
        block: list[str] = []
        for line in below:
            if line and not line.startswith(" "):
                break
            block.append(line)
        return inspect.cleandoc("\n" + "\n".join(block)) + "\n" if any(block) else ""
