"""The page of the manual that lists every kind of record and every field."""

from __future__ import annotations

import types
from dataclasses import is_dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from mkcsp.loader.decode import is_required, typed_fields
from mkcsp.loader.json_schema import about, descriptions
from mkcsp.model.base import Prose
from mkcsp.model.dates import Count, Day, TimeOfDay
from mkcsp.register import KINDS

_NAMES = {
    str: ("text", "texts"),
    Prose: ("prose", "prose"),
    bool: ("yes or no", "yes or no"),
    Day: ("date", "dates"),
    TimeOfDay: ("time", "times"),
    Count: ("whole number", "whole numbers"),
}

_BEGINNING = """# Every kind of record, field by field

Made from the source by `mkcsp schema --fields`. `docs/keeping-records.md` says what is typed where.

Every text is literal: `14:04`, `no`, `01908 252362` and `007` arrive as they are typed. A date is `2016-01-21`,
`2016-04` or `2008`, with `?` after it where it was inferred. A field with nothing after its colon counts as not filled
in. The id of a record is its path and is not typed. A text has one line; prose may be typed as a block (`|`) of
paragraphs, lists and tables, see "Prose" in `docs/keeping-records.md`.
"""


def fields_page() -> str:
    """The page, in Markdown."""
    parts: dict[str, Any] = {}
    sections = [_BEGINNING]
    for kind in KINDS:
        sections.append(_section(f"## records/{kind.KIND}", kind, parts))
    told: set[str] = set()
    sections.append("## Parts of records\n\nFields that have fields of their own.\n")
    while waiting := sorted(set(parts) - told):
        for name in waiting:
            sections.append(_section(f"### {_heading(name)}", parts[name], parts))
            told.add(name)
    return "\n".join(sections)


def _section(heading: str, kind: Any, parts: dict[str, Any]) -> str:
    words = descriptions(kind)
    rows = [
        f"| `{name}` | {_called(hint, parts)}{', needed' if is_required(field) else ''} | {_cell(words[field.name])} |"
        for name, (field, hint) in typed_fields(kind).items()
    ]
    return "\n".join(
        [heading, "", about(kind), "", "| field | what it takes | what it means |", "|---|---|---|", *rows, ""]
    )


def _called(hint: Any, parts: dict[str, Any], several: bool = False) -> str:
    """What a type is called in the table; the dataclasses that it names join the parts."""
    if hint in _NAMES:
        return _NAMES[hint][several]
    origin = get_origin(hint)
    if origin is Annotated:
        inner = get_args(hint)[0]
        return _NAMES[Prose][several] if inner is str else f"prose, or {_called(inner, parts)}"
    if origin is Literal:
        return ", ".join(f"`{word}`" for word in get_args(hint))
    if origin is tuple:
        return "list of " + _called(get_args(hint)[0], parts, several=True)
    if origin is dict:
        return "by name: " + _called(get_args(hint)[1], parts)
    if origin is Union or origin is types.UnionType:
        members = [member for member in get_args(hint) if member is not types.NoneType]
        return " or ".join(_called(member, parts, several) for member in members)
    assert is_dataclass(hint)
    name = getattr(hint, "__name__", "")
    parts[name] = hint
    return f"[{_heading(name)}](#{_heading(name).replace(' ', '-')})"


def _heading(name: str) -> str:
    """`RollLine` as `roll line`."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
