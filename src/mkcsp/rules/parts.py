"""Every part of a record, with the keys that lead to it, from the type hints of its dataclass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

from mkcsp.records.base import Acknowledgement, Passage, Record
from mkcsp.records.dates import Day, TimeOfDay
from mkcsp.source import Key

_NO_PARTS = (Day, TimeOfDay, Passage, Acknowledgement)
"""Values and texts: nothing in them can refer to another record."""


def parts(record: Record) -> Iterator[tuple[Any, tuple[Key, ...]]]:
    """The record itself, and every dataclass in it however deep, each with its keys as typed in the file."""
    waiting: list[tuple[Any, tuple[Key, ...]]] = [(record, ())]
    kinds = _KINDS
    while waiting:
        part, keys = waiting.pop()
        yield part, keys
        kind = type(part)
        if kind not in kinds:
            kinds[kind] = _fields_with_parts(kind)
        for name, key in kinds[kind]:
            value = getattr(part, name)
            if not value:
                continue
            if type(value) is tuple:
                waiting.extend([(each, (*keys, key, number)) for number, each in enumerate(value)])
            elif type(value) is dict:
                waiting.extend([(each, (*keys, key, word)) for word, each in value.items()])
            else:
                waiting.append((value, (*keys, key)))


def typed(name: str) -> str:
    """The name of a field as it is typed in a file: `from-item` for `from_item`, `from` for `from_`."""
    return name.rstrip("_").replace("_", "-")


_KINDS: dict[type, tuple[tuple[str, str], ...]] = {}
"""By class: the fields that hold parts. Type hints are slow to resolve, so each class is looked at once."""


def _fields_with_parts(kind: type) -> tuple[tuple[str, str], ...]:
    if not is_dataclass(kind):
        return ()
    hints = get_type_hints(kind)
    return tuple((field.name, typed(field.name)) for field in fields(kind) if _holds_parts(hints[field.name]))


def _holds_parts(hint: Any) -> bool:
    if isinstance(hint, type) and is_dataclass(hint):
        return hint not in _NO_PARTS
    return any(_holds_parts(inner) for inner in get_args(hint))
