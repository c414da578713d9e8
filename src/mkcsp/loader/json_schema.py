"""Every kind of record, field by field: as JSON Schema (2020-12) for editors, and as a page of the manual."""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
import types
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from mkcsp.loader.decode import YES_NO, is_required, typed_fields
from mkcsp.model.base import Prose, Record
from mkcsp.model.dates import FIRST_YEAR, LAST_YEAR, Count, Day, TimeOfDay
from mkcsp.register import KINDS


@cache
def descriptions(kind: Any) -> dict[str, str]:
    """By the name in Python: what each field of a dataclass means, those that it inherits too.

    Reads the source, so it is for the schema and the manual, not for every run.
    """
    found: dict[str, str] = {}
    for base in reversed(inspect.getmro(kind)[:-1]):
        (body,) = ast.parse(textwrap.dedent(inspect.getsource(base))).body
        assert isinstance(body, ast.ClassDef)
        for field, below in zip(body.body, body.body[1:], strict=False):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(below, ast.Expr)
                and isinstance(below.value, ast.Constant)
                and isinstance(below.value.value, str)
            ):
                found[field.target.id] = " ".join(below.value.value.split())
    return {field.name: found.get(field.name, "") for field in fields(kind)}


def about(kind: Any) -> str:
    """What a dataclass is, from its docstring, in one paragraph."""
    return " ".join((inspect.getdoc(kind) or "").split())


FOLDER = "schemas"
"""Where editors find the schemas: a folder beside `records/`, with a file for each kind."""

Schema = dict[str, Any]

_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_SCALARS: dict[Any, Schema] = {
    str: _TEXT,
    bool: {"enum": [True, False, *YES_NO]},
    Day: {
        "type": ["string", "integer"],
        "pattern": r"^((1[89]|2[01])[0-9]{2}|2200)(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?\??$",
        "minimum": FIRST_YEAR,
        "maximum": LAST_YEAR,
    },
    TimeOfDay: {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"},
    Count: {"type": ["integer", "string"], "pattern": "^[0-9]{1,9}$", "minimum": 0},
}


def schema_of(kind: type[Record]) -> Schema:
    """The schema of the files of a kind."""
    parts: dict[str, Schema] = {}
    whole = _fields(kind, parts)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:mkcsp:{kind.KIND}",
        "title": f"records/{kind.KIND}",
        **whole,
        "$defs": {name: parts[name] for name in sorted(parts)},
    }


def schema_files() -> dict[str, str]:
    """By file name (`meetings.json`): the text of each schema."""
    return {f"{kind.KIND}.json": json.dumps(schema_of(kind), indent=2) + "\n" for kind in KINDS}


def modeline(path: str) -> str:
    """The first line of a file of records, by which an editor with a YAML language server finds its schema.

    path: relative to the root, with forward slashes (`records/meetings/smk/2016-01-21.yaml`).
    """
    parts = path.split("/")
    kind = parts[1].removesuffix(".yaml")
    return f"# yaml-language-server: $schema={'../' * (len(parts) - 1)}{FOLDER}/{kind}.json"


def _fields(kind: Any, parts: dict[str, Schema]) -> Schema:
    words = descriptions(kind)
    properties: Schema = {}
    required = []
    for name, (field, hint) in typed_fields(kind).items():
        schema = _of(hint, parts)
        if is_required(field):
            required.append(name)
        else:
            schema = _or_empty(schema)
            if field.default is not MISSING and isinstance(field.default, str | bool):
                schema["default"] = field.default
        properties[name] = {**_described(words[field.name]), **schema}
    found: Schema = {
        **_described(about(kind)),
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }
    if required:
        found["required"] = required
    return found


def _described(words: str) -> Schema:
    """The words for the editor's help; the second key is for language servers, which show Markdown."""
    return {"description": words.replace("`", ""), **({"markdownDescription": words} if "`" in words else {})}


def _of(hint: Any, parts: dict[str, Schema]) -> Schema:
    if hint in _SCALARS:
        return dict(_SCALARS[hint])
    origin = get_origin(hint)
    if origin is Annotated:
        inner = get_args(hint)[0]
        return dict(_TEXT) if inner is str else {"anyOf": [dict(_TEXT), _of(inner, parts)]}
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if origin is tuple:
        return {"type": "array", "items": _of(get_args(hint)[0], parts)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _of(get_args(hint)[1], parts)}
    if origin is Union or origin is types.UnionType:
        members = [_of(member, parts) for member in get_args(hint) if member is not types.NoneType]
        return members[0] if len(members) == 1 else {"anyOf": members}
    if not is_dataclass(hint):
        raise TypeError(f"records have no schema for {hint!r}")
    name = getattr(hint, "__name__", str(hint))
    if name not in parts:
        parts[name] = {}  # stands there already when the dataclass holds itself
        parts[name] = _fields(hint, parts)
    return {"$ref": f"#/$defs/{name}"}


def _or_empty(schema: Schema) -> Schema:
    """The schema, or nothing after the colon, which counts as not filled in."""
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    if "anyOf" in schema:
        return {"anyOf": [*schema["anyOf"], {"type": "null"}]}
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    kinds = schema["type"]
    return {**schema, "type": [*([kinds] if isinstance(kinds, str) else kinds), "null"]}


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
