"""Findings that the records themselves acknowledge, each with its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from mkcsp.files import Tree
from mkcsp.findings import Finding, Key, Place, Position
from mkcsp.loader.codes import STALE_ACKNOWLEDGEMENT
from mkcsp.loader.positions import Locator
from mkcsp.loader.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode
from mkcsp.model.base import Acknowledgement, Record
from mkcsp.register import Register


def acknowledge(where: Path | Tree, register: Register, findings: Iterable[Finding]) -> list[Finding]:
    """The findings, with the reason in those that their file acknowledges; and one for each acknowledgement of nothing.

    A file of which no record could be read has no acknowledgements.
    where: the folder that holds `records/`, or another tree of files.
    """
    told = list(findings)
    by_path: dict[str, list[int]] = defaultdict(list)
    for number, finding in enumerate(told):
        by_path[finding.at.path].append(number)
    locator = Locator(where)
    for record in _acknowledging(register):
        for number, entry in enumerate(record.acknowledged):
            matching = [
                each
                for each in by_path.get(record.path, ())
                if told[each].code == entry.code and _is_at(entry, told[each], locator)
            ]
            for each in matching:
                told[each] = replace(told[each], acknowledged=entry.reason)
            if not matching:
                told.append(_stale(record, number, entry))
    return told


def _acknowledging(register: Register) -> Iterator[Record]:
    kinds = (
        register.organisations,
        register.members,
        register.groups,
        register.terms,
        register.practices,
        register.strategies,
        register.forms,
        register.reports,
        register.meetings,
        register.resolutions,
        register.breaches,
    )
    if register.settings is not None and register.settings.acknowledged:
        yield register.settings
    for kind in kinds:
        for record in kind.values():
            if record.acknowledged:
                yield record


def _stale(record: Record, number: int, entry: Acknowledgement) -> Finding:
    where = f" at {entry.at}" if entry.at else ""
    return STALE_ACKNOWLEDGEMENT.finding(
        record.place.at("acknowledged", number),
        f"`check` finds no {entry.code}{where} in this file",
        "delete the acknowledgement, or correct its code or `at`",
    )


def _is_at(entry: Acknowledgement, finding: Finding, locator: Locator) -> bool:
    """Whether a finding stands where the acknowledgement says, or further in."""
    if not entry.at:
        return True
    way = _way(locator.top(finding.at.path), entry.at)
    if way is None:
        return False
    keys, name, node = way
    if isinstance(finding.at, Place):
        return finding.at.keys[: len(keys)] == keys
    return _covers(name or node, node, finding.at)


def _way(node: Node | None, at: str) -> tuple[tuple[Key, ...], Node | None, Node] | None:
    """From `minutes/items/cctv` to the keys of the place and its nodes; None where there is no such place.

    Keys of `actions` have slashes of their own, so the longest name that fits is taken.
    """
    keys: list[Key] = []
    name: Node | None = None
    rest = at.strip("/").split("/")
    while rest:
        if isinstance(node, MappingNode):
            known = {key.value: (key, value) for key, value in node.value if isinstance(key, ScalarNode)}
            length = next((n for n in range(len(rest), 0, -1) if "/".join(rest[:n]) in known), None)
            if length is None:
                return None
            keys.append("/".join(rest[:length]))
            name, node = known["/".join(rest[:length])]
            rest = rest[length:]
        elif isinstance(node, SequenceNode):
            number = _index(node, rest.pop(0))
            if number is None:
                return None
            keys.append(number)
            name, node = None, node.value[number]
        else:
            return None
    return None if node is None else (tuple(keys), name, node)


def _index(node: SequenceNode, word: str) -> int | None:
    """Which element of a list is meant: the one with this id, or else this index, counted from 0."""
    for number, element in enumerate(node.value):
        for key, value in element.value if isinstance(element, MappingNode) else ():
            if isinstance(key, ScalarNode) and key.value == "id" and value.value == word:
                return number
    if word.isascii() and word.isdigit() and int(word[:9]) < len(node.value):
        return int(word[:9])
    return None


def _covers(first: Node, last: Node, position: Position) -> bool:
    start, end = first.start_mark, last.end_mark
    here = (position.line - 1, position.column - 1)
    return (start.line, start.column) <= here <= (end.line, end.column)
