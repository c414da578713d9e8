"""Lines of files that hold what is not for publication: findings show neither them nor words from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from mkcsp.checks.parts import typed
from mkcsp.files import Tree, tree_of
from mkcsp.history.published import HEADING
from mkcsp.loader.positions import Locator
from mkcsp.loader.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode
from mkcsp.model.report_record import Report

_REPORT = frozenset(map(typed, HEADING[Report]))
_PART = frozenset(typed(name) for kind, names in HEADING.items() if kind is not Report for name in names)
"""Fields of a restricted part that anybody may see."""

_ABSENT = frozenset(
    {"member", "name", "public", "votes", "seat", "deputy-for", "as-member", "remote", "movements", "only-items"}
    | {"received"}
)
"""Fields of the roll that hold no words of their own where somebody was absent."""

_ACCEPTED = frozenset({"member", "meeting", "from", "until", "review"})
_BREACH = frozenset({"member", "seat", "organisation", "completed", "letters", "considered", "inferred"})
_DEALT_WITH = {"letters": frozenset({"kind", "sent"}), "considered": frozenset({"by", "decision"})}
_SUSPECT = re.compile(r"[\s-]*[\"']?(?:note|reason|given-by)\b")


class WithheldLines:
    """Tells of a line of a file whether it is withheld; what was found of the file asked for last is kept.

    where: the folder that holds `records/`, or another tree of files.
    """

    def __init__(self, where: Path | Tree) -> None:
        self._tree = tree_of(where)
        self._locator = Locator(where)
        self._path = ""
        self._lines: frozenset[int] | re.Pattern[str] | None = frozenset()

    def __call__(self, path: str, number: int) -> bool:
        """Whether this line, counted from 1, may not be shown."""
        if path != self._path:
            self._path, self._lines = path, self._found(path)
        if self._lines is None:
            return True
        if isinstance(self._lines, re.Pattern):
            lines = self._text(path).splitlines()
            return number <= len(lines) and self._lines.match(lines[number - 1]) is not None
        return number in self._lines

    def _found(self, path: str) -> frozenset[int] | re.Pattern[str] | None:
        if not path.startswith(("records/meetings/", "records/reports/", "records/resolutions/", "records/breaches/")):
            return frozenset()
        text = self._text(path)
        top = self._locator.top(path)
        if top is None:  # where its parts begin and end is unknown
            return None if "restricted" in text or path.startswith("records/breaches/") else _SUSPECT
        if path.startswith("records/breaches/"):
            return frozenset(number for node in _of_breach(top) for number in _span(*node))
        if path.startswith("records/resolutions/"):
            return frozenset(self._of_actions(path, top))
        shown = _REPORT if path.startswith("records/reports/") and _is_restricted(top) else _PART
        return frozenset(number for node in _withheld(top, shown) for number in _span(*node))

    def _text(self, path: str) -> str:
        try:
            return self._tree.read(path).decode("utf-8", "replace")
        except OSError:
            return ""

    def _of_actions(self, path: str, top: MappingNode) -> Iterator[int]:
        """Of what became of restricted items of the meeting of the same id."""
        meeting = path.replace("resolutions", "meetings", 1)
        minutes = Locator(self._tree).top(meeting)
        hidden = set(_restricted_ids(minutes)) if minutes is not None else set()
        everything = minutes is None and "restricted" in self._text(meeting)
        for key, value in top.value:
            if isinstance(value, MappingNode) and getattr(key, "value", None) == "actions":
                for name, action in value.value:
                    if everything or str(name.value).split("/")[0] in hidden:
                        yield from _span(action, action)


def _is_restricted(node: MappingNode) -> bool:
    return any(getattr(key, "value", None) == "restricted" for key, _ in node.value)


def _span(first: Node, last: Node) -> range:
    """The lines from the beginning of one node to the end of another, counted from 1."""
    ends = last.end_mark.line + (1 if last.end_mark.column or last.end_mark.line == last.start_mark.line else 0)
    return range(first.start_mark.line + 1, max(ends, first.start_mark.line + 1) + 1)


def _withheld(node: Node, shown: frozenset[str] = _PART) -> Iterator[tuple[Node, Node]]:
    """The fields, each as its name and its value, that are withheld in a node and in what is below it."""
    if isinstance(node, SequenceNode):
        for one in node.value:
            yield from _withheld(one)
    elif isinstance(node, MappingNode):
        names = {key.value: value for key, value in node.value if isinstance(key, ScalarNode)}
        if "restricted" in names:
            yield from _others(node, shown)
            return
        absent = getattr(names.get("kind"), "value", None) in ("apologies", "absent")
        for key, value in node.value:
            if isinstance(value, SequenceNode) and absent and key.value == "lines":
                yield from (pair for line in value.value for pair in _others(line, _ABSENT))
            elif isinstance(value, SequenceNode) and key.value == "accepts":
                yield from (pair for entry in value.value for pair in _others(entry, _ACCEPTED))
            else:
                yield from _withheld(value)


def _of_breach(top: MappingNode) -> Iterator[tuple[Node, Node]]:
    yield from _others(top, _BREACH)
    for key, value in top.value:
        if isinstance(value, SequenceNode) and key.value in _DEALT_WITH:
            yield from (pair for entry in value.value for pair in _others(entry, _DEALT_WITH[key.value]))


def _others(node: Node, shown: frozenset[str]) -> Iterator[tuple[Node, Node]]:
    """The fields of a node that are not among those shown; the node itself where it has no fields."""
    if not isinstance(node, MappingNode):
        yield node, node
        return
    for key, value in node.value:
        if not isinstance(key, ScalarNode) or key.value not in shown:
            yield key, value


def _restricted_ids(node: Node, within: bool = False) -> Iterator[str]:
    """The ids of restricted parts, and of those below them."""
    if isinstance(node, SequenceNode):
        for one in node.value:
            yield from _restricted_ids(one, within)
    elif isinstance(node, MappingNode):
        names = {key.value: value for key, value in node.value if isinstance(key, ScalarNode)}
        within = within or "restricted" in names
        if within and isinstance(names.get("id"), ScalarNode):
            yield names["id"].value
        for value in names.values():
            yield from _restricted_ids(value, within)
