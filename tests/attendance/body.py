"""An invented body in a folder of records, whose one history is written with a letter for each meeting.

Everything is JSON, which is YAML too: what is tried goes through the files and the reader like any other record.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

RULE: dict[str, Any] = {
    "kind": "attendance",
    "id": "three",
    "absences": "3",
    "binds": ["voting"],
    "whose": "person",
    "deputy": "attendance",
    "who-may-deputise": "anybody",
    "apologies": "absence",
    "accepted-absence": "left-out",
    "inquorate": "counts",
    "extraordinary": "counts",
    "reconvened": "second-meeting",
    "remote": "attendance",
    "part": "attendance",
    "after-dealing": "begins-anew",
    "consequence": "asked to leave",
}
"""A rule that answers every question."""

NAMES = {"ann": "Ann Ash", "bob": "Bob Birch", "cyd": "Cyd Cedar", "dan": "Dan Deodar", "eve": "Eve Elder"}


def day_of(number: int) -> str:
    """The day of the meeting with this number, from 1: the 15th of every month from January 2015 on."""
    return f"{2015 + (number - 1) // 12}-{(number - 1) % 12 + 1:02}-15"


def id_of(number: int) -> str:
    """Its id."""
    return f"grp/{day_of(number)}"


def roll_lines(letter: str, member: str) -> Mapping[str, list[dict[str, Any]]]:
    """The lines of the roll, by kind of heading, that a letter stands for.

    P present, R remotely, T for the first 40 of 100 minutes, S for 75, U for 10, D deputy dan (apologies), d dan, no
    apologies, A apologies, L apologies received 20 days later, X and ? nothing, O among the officers.
    """
    line = {"member": member, "as": NAMES[member]}
    deputy = {"member": "dan", "as": NAMES["dan"], "deputy-for": {"member": member, "as": NAMES[member]}}
    until = {"T": "10:40", "S": "11:15", "U": "10:10"}
    if letter in until:
        return {"members": [{**line, "movements": [{"what": "left", "time": until[letter]}]}]}
    return {
        "P": {"members": [line]},
        "R": {"members": [{**line, "remote": "yes"}]},
        "D": {"members": [deputy], "apologies": [line]},
        "d": {"members": [deputy]},
        "A": {"apologies": [line]},
        "L": {"apologies": [line]},
        "O": {"officers": [line]},
    }.get(letter, {})


@dataclass
class Body:
    """A body with a seat for ann and one for bob, who always comes; change what is to differ, then write it.

    marks: a letter for each meeting, for ann (see roll_lines); `?` is a roll that is not complete.
    meetings: fields that replace those of a meeting, by its number; others: letters of further members.
    """

    marks: str
    rule: dict[str, Any] = field(default_factory=dict)
    seats: list[dict[str, Any]] | None = None
    meetings: dict[int, dict[str, Any]] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    items: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    corrections: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    approved: bool = True
    group: dict[str, Any] = field(default_factory=dict)
    terms: dict[str, dict[str, Any]] | None = None
    breaches: dict[str, dict[str, Any]] = field(default_factory=dict)
    more: dict[str, dict[str, Any]] = field(default_factory=dict)

    def write(self, root: Path) -> Path:
        """Write the folder and return it."""
        for path, record in self.records().items():
            file = root / "records" / f"{path}.yaml"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
        return root

    def records(self) -> dict[str, dict[str, Any]]:
        """Every record by its path below records/."""
        found: dict[str, dict[str, Any]] = {"settings": {"name": "Example"}}
        found |= {f"organisations/{id}": {"name": f"The {id.title()}"} for id in ("council", "police", "trust")}
        found |= {f"members/{id}": {"name": name} for id, name in NAMES.items()}
        found["groups/grp"] = {
            "name": "Example Group",
            "kind": "working-group",
            "seats": self.seats or [seat("one", "council", held("ann")), seat("two", "police", held("bob"))],
            **self.group,
        }
        terms = self.terms if self.terms is not None else {"grp/v1": version({**RULE, **self.rule})}
        found |= {f"terms/{id}": record for id, record in terms.items()}
        found |= {f"meetings/{id_of(n)}": self._meeting(n, mark) for n, mark in enumerate(self.marks, 1)}
        found |= {f"breaches/grp/{id}": record for id, record in self.breaches.items()}
        return found | self.more

    def _meeting(self, number: int, mark: str) -> dict[str, Any]:
        sections: dict[str, list[dict[str, Any]]] = {"members": [{"member": "bob", "as": NAMES["bob"]}]}
        for member, letter in {"ann": mark, **{m: marks[number - 1] for m, marks in self.others.items()}}.items():
            for kind, lines in roll_lines(letter, member).items():
                for line in lines:
                    late = {"received": _later(number)} if letter == "L" else {}
                    sections.setdefault(kind, []).append({**line, **late})
        items = list(self.items.get(number, []))
        if self.approved and number > 1:
            corrected = [_named(one) for one in self.corrections.get(number, [])]
            outcome = {"outcome": "approved-as-corrected", "corrections": corrected} if corrected else {}
            approves = [{"meeting": id_of(number - 1), "outcome": "approved", **outcome}]
            items.insert(0, {"id": "minutes", "minute": f"G{number}", "title": "Minutes", "approves": approves})
        record: dict[str, Any] = {
            "status": "held",
            "body": "Example Group",
            "began": "10:00",
            "closed": "11:40",
            "agenda": {"issued": f"{day_of(number)[:8]}05"},
            "roll": {
                "complete": "no" if mark == "?" else "yes",
                "sections": [{"kind": kind, "heading": kind, "lines": lines} for kind, lines in sections.items()],
            },
            "minutes": {"items": items},
        }
        record |= self.meetings.get(number, {})
        return {name: value for name, value in record.items() if value is not None}


def seat(id: str, organisation: str | None, *representatives: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A seat with a vote since 2014."""
    own: dict[str, Any] = {"id": id, "membership": [{"type": "voting"}], "representatives": list(representatives)}
    return own | ({"organisation": organisation} if organisation else {}) | fields


def held(member: str, since: str = "2014-01-01", until: str | None = None) -> dict[str, Any]:
    """A representative."""
    return {"member": member, "from": since} | ({"until": until} if until else {})


def version(
    *rules: dict[str, Any], since: str = "2014-01-01", until: str | None = None, **fields: Any
) -> dict[str, Any]:
    """Agreed terms of reference in force since a day."""
    section = {"id": "attendance", "heading": "Attendance", "text": ["Come."], "rules": list(rules)}
    agreed = {
        "title": "Terms",
        "status": "agreed",
        "agreed": {"on": since},
        "in-force": {"from": since} | ({"until": until} if until else {}),
    }
    return agreed | {"sections": [section]} | fields


def accepts(number: int | None = None, **period: str) -> dict[str, Any]:
    """An item by which ann's absence was accepted: from the meeting with this number, or for a period."""
    what = {"meeting": id_of(number)} if number else period
    return {"id": "absence", "title": "Absence", "accepts": [{"member": "ann", **what}]}


def considers(id: str = "attendance") -> dict[str, Any]:
    """An item at which the group considered a breach."""
    return {"id": id, "title": "Attendance", "resolved": [{"id": "1", "text": "That it be so."}]}


def dealing(
    completed: int, *decisions: tuple[int, str], letters: Mapping[str, str] | None = None, **who: str
) -> dict[str, Any]:
    """A record of what was done about the breach completed by a meeting; decisions by the number of the meeting."""
    return {
        **(who or {"member": "ann"}),
        "completed": id_of(completed),
        "letters": [{"kind": kind, "sent": day} for kind, day in (letters or {}).items()],
        "considered": [{"by": f"{id_of(number)}/attendance", "decision": decision} for number, decision in decisions],
    }


def _named(correction: dict[str, Any]) -> dict[str, Any]:
    """A correction with the names as printed, where it is one of the roll."""
    if "member" not in correction:
        return correction
    deputy = {"deputy-as": NAMES[correction["deputy"]]} if "deputy" in correction else {}
    return {**correction, "as": NAMES[correction["member"]], **deputy}


def _later(number: int) -> str:
    return f"{day_of(number)[:8]}28"
