"""What was found wrong in one file while it is read."""

from __future__ import annotations

from mkcsp.findings import Code, Finding, Position

MOST = 200
"""Findings of one file that are told. More than that is a file saved wrongly, not so many slips."""


class TooManyFindings(Exception):  # noqa: N818 - ends the reading of one file, and never leaves this package
    """Raised where a file has more than MOST findings: the rest of it is not looked at."""


class Gathered:
    """The findings of one file, in the order in which they were met.

    path: of the file, relative to the root.
    """

    __slots__ = ("findings", "path")

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []

    def add(
        self, page: Code, message: str, help: str | None = None, *, line: int = 0, column: int = 0, span: int = 1
    ) -> None:
        """Notes a finding; line and column count from 0, as YAML's marks do. Raises TooManyFindings at MOST."""
        at = Position(self.path, line + 1, column + 1)
        if len(self.findings) == MOST:
            self.findings.append(page.finding(at, f"more than {MOST} things are wrong; this is the last that is told"))
            raise TooManyFindings
        self.findings.append(page.finding(at, message, help, max(span, 1)))
