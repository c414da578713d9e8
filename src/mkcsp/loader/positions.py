"""Places to lines and columns, by composing the one file again: only findings pay for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from mkcsp.files import LIMIT, Tree, tree_of
from mkcsp.findings import Finding, Key, Place, Position
from mkcsp.loader.text import Gathered, TooManyFindings, decode, lines_of
from mkcsp.loader.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode, compose


class Locator:
    """Finds places in the files of a tree; the nodes of the file asked for last are kept."""

    def __init__(self, where: Path | Tree) -> None:
        self._tree = tree_of(where)
        self._last: tuple[str, MappingNode | None] = ("", None)

    def top(self, path: str) -> MappingNode | None:
        """The fields of a file, or None where it cannot be read."""
        if self._last[0] != path:
            gathered = Gathered(path)
            try:
                text = decode(self._tree.read(path), gathered)
                self._last = (path, None if text is None else compose(text, gathered))
            except (OSError, TooManyFindings):
                self._last = (path, None)
        return self._last[1]

    def node(self, path: str, keys: Iterable[Key]) -> tuple[Node | None, Node | None, bool]:
        """The name and the value of a place, by the longest known prefix of its keys; and whether all were known."""
        name: Node | None = None
        node: Node | None = self.top(path)
        for key in keys:
            step = _step(node, key)
            if step is None:
                return name, node, False
            name, node = step
        return name, node, True

    def locate(self, place: Place | Position) -> tuple[Position, int]:
        """Line and column of a place, and for how many characters it goes on in that line."""
        if isinstance(place, Position):
            return place, 1
        name, node, whole = self.node(place.path, place.keys)
        wanted = name if name is not None and not _says_something(node) and whole else node
        if wanted is None:
            return Position(place.path, 1, 1), 1
        start, end = wanted.start_mark, wanted.end_mark
        span = end.column - start.column if end.line == start.line else 1
        return Position(place.path, start.line + 1, start.column + 1), max(span, 1)


def _step(node: Node | None, key: Key) -> tuple[Node | None, Node] | None:
    """From a node to what a key names in it: the name, if it has one, and the value."""
    if isinstance(node, MappingNode):
        for name, value in node.value:
            if isinstance(name, ScalarNode) and name.value == key:
                return name, value
    elif isinstance(node, SequenceNode) and isinstance(key, int) and 0 <= key < len(node.value):
        return None, node.value[key]
    return None


def _says_something(node: Node | None) -> bool:
    """Whether a value is a text.

    Of a part with fields, or a list, the name is shown: below it is the first of what is in it, which may be quite
    right.
    """
    return isinstance(node, ScalarNode) and bool(node.value)


def locate(where: Path | Tree, place: Place) -> Position:
    """Line and column of one place."""
    return Locator(where).locate(place)[0]


def locate_all(where: Path | Tree, findings: Iterable[Finding]) -> list[Finding]:
    """The findings with their lines and columns, in order of path, line, column and code."""
    locator = Locator(where)
    located = []
    for finding in sorted(findings, key=lambda each: each.at.path):
        if isinstance(finding.at, Place):
            position, span = locator.locate(finding.at)
            finding = replace(finding, at=position, span=max(span, finding.span))
        located.append(finding)
    return sorted(located, key=lambda each: (each.at, each.code, each.message))


def lines_in(where: Path | Tree, path: str) -> list[str]:
    """The lines of a file, for excerpts; none of a file that cannot be read or is too large to be a record.

    Bytes that are no text arrive as replacement characters, so an excerpt can show where they are.
    """
    try:
        data = tree_of(where).read(path)
    except OSError:
        return []
    return lines_of(data.decode("utf-8", "replace").removeprefix("\ufeff")) if len(data) <= LIMIT else []
