"""What in a record was inferred and not read in a paper."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from mkcsp.findings import Key
from mkcsp.model.base import Record


def keys_of(record: Record, at: str) -> tuple[Key, ...] | None:
    """The keys of a place in a record, from the path by which it is named; None where nothing is entered there.

    Keys of `actions` contain slashes, so the longest one that fits is taken. A member of a list is named by its id or
    by its number, counted from 0.
    """
    part: Any = record
    keys: list[Key] = []
    rest = [step for step in at.split("/") if step]
    while rest:
        found = _step(part, rest)
        if found is None:
            return None
        key, part, length = found
        keys.append(key)
        rest = rest[length:]
    return tuple(keys) or None


def is_inferred(record: Record, *keys: Key) -> bool:
    """Whether what is entered at these keys is marked as inferred, itself or something that it is part of."""
    those = (keys_of(record, entry.at) for entry in record.inferred)
    return any(found is not None and keys[: len(found)] == found for found in those)


def _step(part: Any, rest: list[str]) -> tuple[Key, Any, int] | None:
    """The next key on the way, what is entered there, and how many words of the path it takes."""
    if isinstance(part, dict):
        for length in range(len(rest), 0, -1):
            key = "/".join(rest[:length])
            if key in part:
                return key, part[key], length
        return None
    if isinstance(part, tuple):
        for number, entry in enumerate(part):
            if getattr(entry, "id", None) == rest[0]:
                return number, entry, 1
        word = rest[0]
        number = int(word[:9]) if word.isascii() and word.isdigit() else len(part)
        return (number, part[number], 1) if number < len(part) else None
    if not is_dataclass(part):
        return None
    for field in fields(part):
        if field.name.rstrip("_").replace("_", "-") == rest[0]:
            value = getattr(part, field.name)
            return None if value is None or value == () else (rest[0], value, 1)
    return None
