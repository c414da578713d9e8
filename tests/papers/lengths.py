"""A partnership of any size: of everything that its papers print many of, there are as many as are asked for.

Members, seats, items, clauses, votes, absences, actions. Everything is JSON, which is YAML too.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from attendance.body import RULE

NAMES = (
    "Margaret Featherstone",
    "Siân Llywelyn-ap-Gruffudd",
    "Llŷr Gwŷn Ŵyn",
    "Małgorzata Brzęczyszczykiewicz",
    "Hubert Blaine Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren",
    "Conor O’Neill",
    "X",
    "Prof. Sir Reginald Featherstonehaugh-Cholmondeley-Marjoribanks OBE DL",
)
"""Names long and short, which come one after another with a number behind them."""

POSTS = (
    "Chief Executive",
    "Interim Acting Deputy Assistant Director for Neighbourhood Regeneration, Community Cohesion, Public Protection, "
    "Licensing, Environmental Health and Resilience (North, West and Rural Areas)",
    "Head of Community Safety",
)
ADDRESS = "https://democracy.example.gov.uk/ieListDocuments.aspx?CId=137&MId=20391&Ver=4&anchor=AppendixA_v3_FINAL.docx"
BODY = "Aldermoor and Netherwick Community Safety Board"
SENTENCE = "The Board considered the report and heard that the position had changed since the last meeting. "
CLAUSE = "A member who misses three meetings running will be asked to leave the Board. "

ON = "2026-03-20"
HELD = "big/2026-03-05"
PLANNED = "big/2026-04-09"
SLENDER = "big/2026-05-07"


def name(number: int) -> str:
    """What member `number` is called: everybody differently."""
    return f"{NAMES[number % len(NAMES)]} {number}"


def write(root: Path, count: int, *, decided: bool = False) -> Path:
    """The folder, with `count` of everything; member 0 is in the chair and always there, the others came once.

    decided: whether the body decided that member 1 is to be asked to leave.
    """
    records = _records(count)
    if decided:
        records["breaches/big/m1"] = _breach(min(path for path in records if path.startswith("meetings/big/")))
        records["meetings/big/2026-03-12"] = _held(date(2026, 3, 12), ["m0"], [_approval(date(2026, 3, 5))])
    for path, record in records.items():
        file = root / "records" / f"{path}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    return root


def _records(count: int) -> dict[str, dict[str, Any]]:
    everybody = range(count + 1)
    missed = [date(2026, 2, 26) - timedelta(days=7 * back) for back in range(max(3, count))][::-1]
    found: dict[str, dict[str, Any]] = {"settings": {"name": "Aldermoor Partnership", "contact": "m0"}}
    for n in everybody:
        found[f"organisations/o{n}"] = {"name": f"Partner Organisation {n} of the Aldermoor and Netherwick Area"}
        found[f"members/m{n}"] = {
            "name": name(n),
            "posts": [{"title": POSTS[n % 3], "organisation": f"o{n}", "from": "2019"}],
            "email": f"member.{n}.with.a.long.name@a-long-domain-name-of-the-council.example.org",
        }
    found["groups/big"] = {
        "name": BODY,
        "kind": "partnership",
        "seats": [_seat(n) for n in everybody],
        "offices": [{"office": "chair", "member": "m0", "from": "2019"}],
    }
    found["terms/big/v1"] = _terms(count)
    for n in range(1, 4):
        found[f"groups/sub{n}"] = {**found["groups/big"], "name": f"Group {n} of the {BODY}", "parent": "big"}
        found[f"terms/sub{n}/v1"] = _terms(count)
    found["reports/long"] = {
        "subject": f"A report: {SENTENCE}",
        "group": "big",
        "dated": "2026-02-20",
        "authors": [{"member": "m1", "telephone": "01234 555100"}],
        "presenter": {"member": "m0"},
        "sections": [
            {"number": f"{n}.", "heading": f"Section {n}", "text": [SENTENCE * n]} for n in range(1, count + 1)
        ][:9],
        "recommendations": [_recommendation(n) for n in range(1, count + 1)],
        "attachments": [{"label": f"Annex {n}", "title": f"Paper {n}", "state": "to-follow"} for n in range(count)],
    }
    earlier = None
    for day in missed:
        found[f"meetings/big/{day}"] = _held(day, ["m0"], [_approval(earlier)] if earlier else [])
        earlier = day
    found[f"meetings/{HELD}"] = _long(count, earlier)
    found[f"meetings/{PLANNED}"] = _planned(count)
    found[f"meetings/{SLENDER}"] = {"status": "planned", "starts": "10:00", "agenda": {"items": [_item(1)]}}
    found[f"resolutions/{HELD}"] = {"actions": {f"i{n}/1": _action(n) for n in range(1, count + 1)}}
    return found


def _breach(first: str) -> dict[str, Any]:
    """Member 1's, completed at the third of the meetings that were missed."""
    began = date.fromisoformat(first.rpartition("/")[2])
    return {
        "member": "m1",
        "completed": f"big/{began + timedelta(days=14)}",
        "letters": [{"kind": "first", "sent": "2026-03-01"}],
        "considered": [{"by": f"{HELD}/i1", "decision": "asked-to-leave"}],
    }


def _recommendation(n: int) -> dict[str, Any]:
    made: dict[str, Any] = {"id": f"2.{n}", "text": f"That item {n} be noted."}
    if n % 3 == 0:
        parts = [{"id": each, "text": SENTENCE, "bullets": [SENTENCE, "one more"]} for each in "ab"]
        made |= {"text": "That the Board agree to:", "parts": parts}
    return made


def _seat(n: int) -> dict[str, Any]:
    return {
        "id": f"s{n}",
        "organisation": f"o{n}",
        "membership": [{"type": "voting", "from": "2019"}],
        "representatives": [{"member": f"m{n}", "from": "2019"}],
    }


def _terms(count: int) -> dict[str, Any]:
    sections = [
        {
            "id": f"s{n}",
            "number": str(n),
            "heading": f"Matter {n}"
            if n % 4
            else f"Matter {n}, with a heading that is as long as some are in terms of reference, and goes on",
            "text": "\n\n".join(f"{n}.{each} {SENTENCE * (1 + n % 3)}" for each in (1, 2))
            + "\n   (a) to note it; and\n   (b) to report on it",
            "rules": [
                {
                    "kind": "term-of-office",
                    "id": f"term{n}",
                    "binds": ["voting"],
                    "years": 20,
                    "reappointment": "allowed",
                }
            ]
            if n < 4
            else [],
        }
        for n in range(1, count + 1)
    ]
    rule = {**RULE, "after-dealing": "begins-anew"}
    attendance = {
        "id": "attendance",
        "number": str(count + 1),
        "heading": "Attendance",
        "text": CLAUSE,
        "rules": [rule],
    }
    return {
        "title": "Terms of Reference",
        "status": "agreed",
        "agreed": {"on": "2019-01-10"},
        "in-force": {"from": "2019-02-01"},
        "sections": [*sections, attendance],
    }


def _held(day: date, present: list[str], items: list[dict[str, Any]]) -> dict[str, Any]:
    lines = [{"member": member, "as": name(int(member[1:]))} for member in present]
    return {
        "status": "held",
        "body": BODY,
        "began": "10:00",
        "closed": "11:40",
        "agenda": {"issued": str(day - timedelta(days=10))},
        "roll": {"complete": "yes", "sections": [{"kind": "members", "lines": lines}]},
        "minutes": {"items": items},
    }


def _approval(day: date) -> dict[str, Any]:
    approves = [{"meeting": f"big/{day}", "outcome": "approved", "signed": "yes"}]
    return {"id": "minutes", "title": "Minutes", "minute": "AB0", "approves": approves}


def _long(count: int, earlier: date | None) -> dict[str, Any]:
    assert earlier is not None
    record = _held(date(2026, 3, 5), ["m0"], [_approval(earlier)])
    there = [
        {"member": f"m{n}", "as": name(n), "post": f"{POSTS[n % 3]}, Partner Organisation {n}"}
        for n in range(count // 2)
    ]
    away = [{"member": f"m{n}", "as": name(n)} for n in range(max(1, count // 2), count + 1)]
    record["roll"]["sections"] = [
        {"kind": "members", "lines": there or [{"member": "m0", "as": name(0)}]},
        {"kind": "officers", "lines": [{"name": f"Officer {n}", "post": POSTS[n % 3]} for n in range(count // 4)]},
        {"kind": "others", "lines": [{"public": 31}]},
        {"kind": "apologies", "lines": away},
    ]
    record["minutes"]["items"] += [_minute(n, count) for n in range(1, count + 1)]
    return record


def _minute(n: int, count: int) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": f"i{n}",
        "minute": f"AB{n}",
        "title": f"Item {n}",
        "text": [SENTENCE * (1 + n % 4)],
        "resolved": [{"id": "1", "text": f"That item {n} be noted."}],
    }
    if n % 7 == 2:
        made["resolved"] = [
            {"id": "1", "text": f"That item {n} be noted."},
            {
                "id": "2",
                "text": "That the Board:",
                "parts": [{"id": "a", "text": SENTENCE}, {"id": "b", "text": SENTENCE}],
            },
        ]
    if n == 1:
        names = [{"member": f"m{each}", "as": name(each)} for each in range(count // 2 or 1)]
        made["votes"] = [{"on": "1", "result": "carried", "for": len(names), "against": 0, "recorded-for": names}]
    if n % 9 == 3:
        made["text"].append(
            "| Ward | Budget |\n| --- | --- |\n" + "".join(f"| Ward {w} | {w},000 |\n" for w in range(count))
        )
    return made


def _item(n: int) -> dict[str, Any]:
    made: dict[str, Any] = {"id": f"i{n}", "number": str(n), "title": f"Item {n} of the business"}
    if n % 3 == 0:
        made |= {"presenter": name(n), "duration": "1 hour 30 mins"}
    if n % 5 == 0:
        made["title"] = f"Item {n} of the business: {SENTENCE * 2}"
    if n % 6 == 0:
        made["parts"] = [
            {
                "id": f"i{n}{each}",
                "number": f"{n}({each})",
                "title": f"Part {each} of it",
                "presenter": name(n),
                "duration": "5 mins",
            }
            for each in "abc"
        ]
    if n % 7 == 0:
        made["text"] = f"See {ADDRESS}\n\n(a) to note it; and\n\n(b) to report on it"
        made["papers"] = [{"title": f"Paper {n}", "state": "to-follow"}]
    return made


def _planned(count: int) -> dict[str, Any]:
    added = [{**_item(n), "id": f"x{n}", "number": f"S{n}", "urgent": "The day is near."} for n in range(1, count + 1)]
    for one in added:
        one.pop("parts", None)
    return {
        "status": "planned",
        "starts": "10:00",
        "ends": "13:00",
        "venue": "in the Council Chamber, Civic Offices, Aldermoor",
        "agenda": {
            "issued": "2026-03-19",
            "membership": True,
            "terms": "big/v1",
            "public-access": f"The meeting is webcast at {ADDRESS} and may be filmed.",
            "items": [_item(n) for n in range(1, count + 1)],
            "supplements": [{"issued": "2026-03-20", "items": added}],
        },
    }


def _action(n: int) -> dict[str, Any]:
    return {
        "owners": [{"member": f"m{n % 5}"}],
        "due": {"when": "date", "date": f"2026-{3 + n % 9:02}"},
        "progress": [{"on": "2026-03-15", "text": SENTENCE}] if n % 4 == 0 else [],
    }
