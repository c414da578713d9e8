"""A record in plain words: its fields in their order, what is not filled in left out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from mkcsp.cli.output import width
from mkcsp.model.base import Passage, Structured
from mkcsp.model.dates import Day, TimeOfDay
from mkcsp.model.prose import lines
from mkcsp.papers.common import PLAIN
from mkcsp.papers.words import in_words
from mkcsp.render.escaping import shown
from mkcsp.render.widths import wrapped

LAST = ("from_", "until", "seen", "by", "source", "note")
"""What nearly every part has is told after what it is."""

LONG = 60
"""Characters from which each text of a list has a line for itself."""


def tell(part: Any, depth: int = 0) -> str:
    """The fields of a record or of a part of one, a line or more for each."""
    columns = width() or sys.maxsize
    return "".join(line + "\n" for line in _fields(part, depth, columns))


def _fields(part: Any, depth: int, columns: int) -> Iterator[str]:
    for field in sorted(fields(part), key=lambda field: field.name in LAST):
        value = getattr(part, field.name)
        if field.name in ("id", "acknowledged") and depth == 0:
            continue
        if value is None or value in ((), {}, "") or value == field.default:
            continue
        yield from _field(_label(field.name), value, depth, columns)


def _field(label: str, value: Any, depth: int, columns: int) -> Iterator[str]:
    indent = "  " * depth
    if isinstance(value, Structured):
        value = value.blocks
    if isinstance(value, tuple) and any(isinstance(one, Passage) for one in value):
        yield f"{indent}{label}"
        for line in lines(value):
            yield from wrapped(shown(line), columns, f"{indent}  ", f"{indent}    ")
    elif isinstance(value, dict):
        yield f"{indent}{label}"
        for key, one in value.items():
            yield from _field(shown(key), one, depth + 1, columns)
    elif isinstance(value, tuple) and any(_compound(one) or len(str(one)) > LONG for one in value):
        yield f"{indent}{label}"
        for one in value:
            yield from _entry(one, depth + 1, columns)
    elif _compound(value):
        yield f"{indent}{label}"
        yield from _fields(value, depth + 1, columns)
    else:
        words = "; ".join(map(_words, value)) if isinstance(value, tuple) else _words(value)
        yield from wrapped(shown(f"{label}: {words}"), columns, indent, f"{indent}  ")


def _entry(one: Any, depth: int, columns: int) -> Iterator[str]:
    """An entry of a list, distinguished from the one before by a dash."""
    indent = "  " * depth
    if not _compound(one):
        yield from wrapped(shown(_words(one)), columns, f"{indent}- ", f"{indent}  ")
        return
    for number, line in enumerate(_fields(one, depth + 1, columns)):
        yield f"{indent}- {line.lstrip()}" if number == 0 else line


def _compound(value: Any) -> bool:
    return is_dataclass(value) and not isinstance(value, Day | TimeOfDay)


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Day):
        return in_words(value, weekday=True) + (" (inferred)" if value.inferred else "")
    return PLAIN.clock(value) if isinstance(value, TimeOfDay) else str(value)


def _label(name: str) -> str:
    words = name.strip("_").replace("_", " ")
    return words[:1].upper() + words[1:]
