"""An invented body with one rule in force, in a folder of records, and how it stands with that rule on a day.

Records are given as JSON, which is YAML too: what is tried goes through the files and the reader like any other record.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkcsp.compliance.assess import assess_body
from mkcsp.compliance.results import Answer
from mkcsp.loader.reading import read

Records = Mapping[str, Mapping[str, Any]]
PEOPLE = ("ann", "bob", "cyd", "dan", "eve", "fay")


@dataclass
class Body:
    """The body `grp`, whose terms of 2015 hold one rule.

    rule: the rule. group: fields of the body's record. records: further records, by their path below records/.
    terms: fields that replace those of the version (`in-force`, `status`).
    """

    rule: dict[str, Any]
    group: dict[str, Any] = field(default_factory=dict)
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    terms: dict[str, Any] = field(default_factory=dict)

    def all_records(self) -> dict[str, Mapping[str, Any]]:
        """Every record by its path below records/."""
        version = {
            "title": "Terms of Reference",
            "status": "agreed",
            "agreed": {"on": "2015-01-01"},
            "in-force": {"from": "2015-01-01"},
            "sections": [{"id": "s", "heading": "The clause", "rules": [{"id": "r", **self.rule}]}],
        }
        return {
            "settings": {"name": "Example"},
            **{f"members/{id}": {"name": id.title()} for id in PEOPLE},
            **{f"organisations/{id}": {"name": f"The {id.title()}"} for id in ("council", "police", "trust")},
            "groups/grp": {"name": "Example Group", "kind": "partnership", **self.group},
            "terms/grp/v1": {**version, **self.terms},
            **self.records,
        }

    def judged(self, on: str) -> dict[str, Answer]:
        """How it stands on the day `on`, by what each answer is about."""
        with TemporaryDirectory() as folder:
            return judged(Path(folder), self.all_records(), on)

    def states(self, on: str) -> dict[str, str]:
        """The same in short."""
        return {about: answer.state for about, answer in self.judged(on).items()}


def judged(root: Path, records: Records, on: str, group: str = "grp") -> dict[str, Answer]:
    """Writes the records and tells how the body stands with the rule `r` of its terms, by what each answer is about."""
    for path, record in records.items():
        file = root / "records" / f"{path}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    reading = read(root)
    assert not reading.findings, [finding.message for finding in reading.findings]
    register = reading.register
    found = assess_body(register, register.groups[group], date.fromisoformat(on))
    return {answer.outcome.about: answer for answer in found.answers}


def seat(id: str, organisation: str | None = None, *holders: dict[str, Any], type: str = "voting", **more: Any) -> Any:
    """A seat of that type since 2010."""
    own = {"organisation": organisation} if organisation else {"generic": f"A {id}"}
    membership = [{"type": type, "from": "2010-01-01"}]
    return {"id": id, **own, "membership": membership, "representatives": list(holders), **more}


def held(member: str, since: str = "2014-06-01", **more: Any) -> dict[str, Any]:
    """That somebody holds a seat."""
    return {"member": member, "from": since, **more}


def meeting(*members: str | dict[str, Any], complete: bool = True, kind: str = "members", **more: Any) -> Any:
    """A held meeting with these members on its roll."""
    lines = [{"member": one} if isinstance(one, str) else one for one in members]
    roll = {"complete": "yes" if complete else "no", "sections": [{"kind": kind, "lines": lines}]}
    return {"status": "held", "roll": roll, "minutes": {"items": []}, **more}
