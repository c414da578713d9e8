"""One file while its nodes become a record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mkcsp.findings import Code
from mkcsp.loader import codes as pages
from mkcsp.loader.text import Gathered, lines_of
from mkcsp.loader.yaml_nodes import MappingNode, Node, SequenceNode

BAD: Any = object()
"""In place of a value that could not be read; why has been gathered."""


class FileSheet(Gathered):
    """What was found wrong in a file, and what all files of one reading share.

    known: texts, days and times met before, so that each is made and stored once.
    text: the whole file.
    """

    __slots__ = ("_lines", "known", "text")

    def __init__(self, path: str, known: dict[Any, Any]) -> None:
        super().__init__(path)
        self.known = known
        self.text = ""
        self._lines: list[str] | None = None

    @property
    def lines(self) -> list[str]:
        """The lines of the file, without their ends."""
        if self._lines is None:
            self._lines = lines_of(self.text)
        return self._lines

    def before(self, node: Node) -> str:
        """What stands before a node on its line."""
        return self.lines[node.start_mark.line][: node.start_mark.column]

    def wrong(self, node: Node, page: Code, message: str, help: str | None = None) -> Any:
        """Gathers a finding at a node, and gives BAD."""
        start, end = node.start_mark, node.end_mark
        span = end.column - start.column if end.line == start.line else 1
        self.add(page, message, help, line=start.line, column=start.column, span=span)
        return BAD

    def not_text(self, node: Node, wanted: str) -> Any:
        """Gathers that a list or fields stand where a text is wanted, and gives BAD."""
        found = "a list" if isinstance(node, SequenceNode) else "fields"
        if isinstance(node, SequenceNode | MappingNode) and node.flow_style:
            help = "a text that begins with [ or { stands in quotes"
        elif isinstance(node, SequenceNode):
            help = "write it on the line of the field, without a hyphen"
        else:
            help = "a text with a colon and a space in it stands in quotes"
        return self.wrong(node, pages.WRONG_SHAPE, f"{wanted} is wanted here, not {found}", help)


Shape = Callable[[Node, FileSheet], Any]
"""Gives the value of a node, or BAD."""
