"""The names and posts as printed that day, written into the file of a meeting, so that its minutes can be approved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import yaml

from mkcsp.checks.approval_checks import MissingWords
from mkcsp.edit.yaml_lines import emit_scalar
from mkcsp.findings import CannotGoOn, Key
from mkcsp.loader.text import Gathered, lines_of
from mkcsp.loader.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode, compose


def filled_in(path: str, text: str, missing: Sequence[MissingWords]) -> str:
    """The text of a meeting's file with the missing words, each below the field that names whose they are.

    Comments and layout stay as they are. The result is read again: everything else must be as before. Raises
    CannotGoOn where the file is laid out in a way in which this cannot be done.
    """
    known = [(one.keys, [(name, words) for name, words in one.fields if words]) for one in missing]
    top = compose(text, Gathered(path))
    end = "\r\n" if "\r\n" in text else "\n"
    lines = lines_of(text)
    places = [(part, fields) for keys, fields in known if fields and (part := _part(top, keys)) is not None]
    for part, fields in sorted(places, key=lambda one: _after(one[0]), reverse=True):
        line, column = _after(part)
        if part.flow_style:
            more = "".join(f", {name}: {_in_flow(words)}" for name, words in fields)
            lines[line] = lines[line][:column] + more + lines[line][column:]
        else:
            indent = " " * part.value[0][0].start_mark.column
            lines[line + 1 : line + 1] = [f"{indent}{name}: {emit_scalar(words)}" for name, words in fields]
    made = end.join(lines)
    wanted = _plain(top)
    for keys, fields in known:
        _within(wanted, keys).update(fields)
    if _plain(compose(made, Gathered(path))) != wanted:
        raise CannotGoOn(
            f"{path} is laid out in a way that cannot be added to, and was left alone",
            help="Type what `mkcsp check` names.",
        )
    return made


def _part(top: MappingNode | None, keys: Iterable[Key]) -> MappingNode | None:
    node: Node | None = top
    for key in keys:
        if isinstance(node, SequenceNode) and isinstance(key, int):
            node = node.value[key]
        elif isinstance(node, MappingNode):
            node = next((value for name, value in node.value if name.value == key), None)
    return node if isinstance(node, MappingNode) and node.value else None


def _after(part: MappingNode) -> tuple[int, int]:
    """Line and column behind the first field that holds a text: after it the new ones are written."""
    value = next((value for _, value in part.value if isinstance(value, ScalarNode)), part.value[0][1])
    return value.end_mark.line, value.end_mark.column


def _in_flow(words: str) -> str:
    """The text as it is between braces."""
    emitted: str = yaml.safe_dump([words], default_flow_style=True, allow_unicode=True, width=2**31)
    return emitted.rstrip("\n")[1:-1]


def _plain(node: Node | None) -> Any:
    if isinstance(node, MappingNode):
        return {name.value: _plain(value) for name, value in node.value}
    return [_plain(each) for each in node.value] if isinstance(node, SequenceNode) else getattr(node, "value", None)


def _within(plain: Any, keys: Iterable[Key]) -> Any:
    for key in keys:
        plain = plain[key]
    return plain
