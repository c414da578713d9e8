"""Records in which every field that takes words holds a mark, wherever no more may be said than a heading.

Made from the classes of the model, so that a field which is added later is filled in too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from random import Random
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from attendance.body import Body, considers, day_of, dealing, id_of

from mkcsp.checks.parts import typed
from mkcsp.checks.references import FIELDS
from mkcsp.model.dates import Count, Day, TimeOfDay
from mkcsp.model.meeting import AgendaItem, Paper, RollLine
from mkcsp.model.minute import MinuteItem, Restricted
from mkcsp.model.report_record import Attachment, Report
from mkcsp.model.resolution import Action

MARK = "QZCANARY"
GROUND = {"paragraph": "Schedule 12A, paragraph 3", "summary": "The Group chose."}
IDS = {"member": "bob", "group": "grp", "meeting": id_of(2), "seat": "one", "organisation": "police"}
SHOWN = {
    MinuteItem: {"id", "minute", "inferred", "number", "title", "excluded"},
    AgendaItem: {"id", "number", "title"},
    Paper: {"title", "state"},
    Attachment: {"title", "label", "number", "state"},
    Report: {"id", "subject", "acknowledged"},
}
"""What may be said of a restricted part."""


class Marks:
    """Fills in parts of records."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._number = 0

    def mark(self) -> str:
        """A mark of its own, in words or as one word."""
        self._number += 1
        one = f"{MARK}{self._number}"
        return self._random.choice([one, f"That {one} be asked.", f"{one}: “#” - no", f"{one.lower()}"])

    def restricted(self, kind: type, **given: Any) -> dict[str, Any]:
        """A restricted part with what may be said of it, and marks in all its other fields."""
        return {**self.part(kind, left_out=SHOWN[kind] | {"restricted"}), "restricted": GROUND, **given}

    def part(self, kind: Any, depth: int = 0, left_out: set[str] = frozenset()) -> dict[str, Any]:  # type: ignore[assignment]
        """A part with a mark in every field that takes words: nearly all of them are filled in."""
        made: dict[str, Any] = {}
        hints = get_type_hints(kind, include_extras=True)
        for field in fields(kind):
            needed = field.default is MISSING
            if field.name in left_out or (not needed and (depth > 3 or self._random.random() < 0.15)):
                continue
            if field.name in IDS and field.name in FIELDS.get(kind, {}) and self._random.random() < 0.7:
                made[typed(field.name)] = IDS[field.name]
                continue
            value = self._value(hints[field.name], depth, field.name)
            if value is not None:
                made[typed(field.name)] = value
        return made

    def _value(self, hint: Any, depth: int, name: str) -> Any:
        origin, args = get_origin(hint), get_args(hint)
        if hint is Count:
            return "1"
        if origin is Annotated:
            return self._value(args[0], depth, name)
        if origin in (Union, UnionType):
            return self._value(self._random.choice([one for one in args if one is not NoneType]), depth, name)
        if origin is Literal:
            return self._random.choice(args)
        if origin is tuple:
            return [self._value(args[0], depth + 1, name) for _ in range(self._random.randint(1, 2))]
        if hint is str:
            return f"q{self._number}" if name == "id" else self.mark()
        if hint is bool:
            return self._random.choice(["yes", "no"])
        if hint is int:
            return "1"
        if hint is Day:
            return "2015-01-20"
        if hint is TimeOfDay:
            return "10:30"
        if hint is Restricted:
            return None
        return self.part(hint, depth + 1) if is_dataclass(hint) else None


def write(root: Path, random: Random) -> Path:
    """A body whose member is in breach, with restricted business and reasons for absences in its records."""
    marks = Marks(random)
    considering = considers()
    if random.random() < 0.5:
        considering = {**considers(), "restricted": GROUND, "text": marks.mark()}
        considering["resolved"][0]["text"] = marks.mark()
    secret = marks.restricted(MinuteItem, id="tender", title="A tender", minute="9/15")
    paper = {"id": "open", "title": "Open", "papers": [marks.restricted(Paper, title="Tenders"), {"report": "cctv"}]}
    agenda = {
        "issued": "2015-04-05",
        "items": [marks.restricted(AgendaItem, id="tender", title="A tender"), paper],
        "supplements": [{"issued": "2015-04-10", "items": [marks.restricted(AgendaItem, id="late", title="Late")]}],
    }
    record = dealing(3, (4, "asked-to-leave"), letters={"first": f"{day_of(3)[:8]}20"})
    record |= {"note": marks.mark(), "source": f"{marks.mark()} was in hospital"}
    if random.random() < 0.5:
        record["considered"][0]["reason"] = marks.mark()
    keys = [
        "/".join(("tender", *path))
        for path in (*_paths(secret.get("resolved", [])), *([one["id"]] for one in secret.get("undertakings", [])))
    ]
    body = Body(
        "AAAPP",
        items={4: [considering, secret]},
        meetings={4: {"agenda": agenda}},
        breaches={"2015-03-15-ann": record},
        more={
            "reports/cctv": marks.restricted(Report, subject="Cameras", meeting=id_of(4), group="grp"),
            "reports/open": {
                "subject": "Open",
                "meeting": id_of(4),
                "attachments": [marks.restricted(Attachment, title="Annex")],
            },
            f"resolutions/{id_of(4)}": {"actions": {key: marks.part(Action) for key in keys}},
        },
    )
    records = body.records()
    for number in (1, 2, 3):
        for section in records[f"meetings/{id_of(number)}"]["roll"]["sections"]:
            if section["kind"] == "apologies":
                section["lines"][0] |= absent(marks, random)
    items = records[f"meetings/{id_of(3)}"]["minutes"]["items"]
    accepted = {"member": "bob", "meeting": id_of(1)}
    items.append({"id": "accepted", "title": "Absences", "accepts": [{**accepted, "reason": marks.mark()}]})
    for path, one in records.items():
        file = root / "records" / f"{path}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(one, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return root


def absent(marks: Marks, random: Random) -> dict[str, Any]:
    """What may stand at a line of the roll and be a reason for an absence."""
    found = {"note": marks.mark(), "given-by": f"{marks.mark()}, told in confidence", "reason": marks.mark()}
    found |= {name: f"{marks.mark()} (ill)" for name in ("as", "post", "office")}
    assert set(found) - {"reason"} <= {typed(field.name) for field in fields(RollLine)}
    return {name: value for name, value in found.items() if random.random() < 0.7}


def _paths(clauses: list[dict[str, Any]]) -> Iterator[list[str]]:
    for clause in clauses:
        yield [clause["id"]]
        yield from ([clause["id"], *below] for below in _paths(clause.get("parts", [])))
