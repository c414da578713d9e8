"""One question has one answer: what different commands say of the same records on the same day is compared."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from attendance.body import RULE, held, seat, version

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "src" / "mkcsp" / "example"
OWN_DAYS = ("2006-12-01", "2016-01-22", "2016-04-01", "2016-10-14", "2016-10-15", "2017-01-20")
EXAMPLE_DAYS = ("2024-06-01", "2025-06-01", "2025-11-20", "2026-03-31", "2026-04-01", "2026-06-15")
CASES = [*((ROOT, day) for day in OWN_DAYS), *((EXAMPLE, day) for day in EXAMPLE_DAYS)]
WHERE = pytest.mark.parametrize(("root", "on"), CASES, ids=[f"{root.name}-{day}" for root, day in CASES])


def data(run: Any, root: Path, on: str, *words: str) -> Mapping[str, Any]:
    """What a command says as JSON on a day."""
    ran = run(*words, "--on", on, "--output-format", "json", root=root)
    assert ran.status == 0, ran.err
    found: Mapping[str, Any] = json.loads(ran.out)
    return found


def overdue_rows(run: Any, root: Path, on: str, group: str) -> list[str]:
    """The minutes and meetings of the open actions that `resolutions` prints as overdue: `SCB71(2), 3 April 2025`."""
    ran = run("resolutions", "--group", group, "--open", "--on", on, "--to", "html", root=root)
    assert ran.status == 0, ran.err
    rows = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', ran.out, re.DOTALL)
    return sorted(unescape(name) for name, rest in rows if "Overdue since" in rest)


def overdue_tasks(found: Mapping[str, Any], group: str) -> list[tuple[str, str, str]]:
    """The minute, the meeting and the day of the actions that `today` lists as overdue."""
    tasks = [task for task in found["matters"] if (task["group"], task["kind"]) == (group, "action")]
    named = [
        (task["what"].split(": ")[0].rsplit(" of ", 1), task["due"]) for task in tasks if task["urgency"] == "Overdue"
    ]
    return sorted((cited, day, due) for (cited, day), due in named)


def breached_actions(found: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The minute and the day of what `compliance` calls breached, and not over, of clauses on actions."""
    clauses = {clause["clause"] for clause in found["clauses"] if clause["kind"] == "actions"}
    return sorted(
        (answer["summary"].split(" was due ")[0], answer["due"])
        for answer in found["answers"]
        if answer["clause"] in clauses and answer["state"] == "breached" and answer["ended"] is None
    )


def compare_actions(run: Any, root: Path, on: str) -> int:
    """Compare the commands on what is overdue, and tell how many actions are."""
    tasks = data(run, root, on, "today")
    judged = {body["group"]: body for body in data(run, root, on, "compliance")["groups"]}
    compared = 0
    for group in sorted({*judged, *(task["group"] for task in tasks["matters"])}):
        late = overdue_tasks(tasks, group)
        assert overdue_rows(run, root, on, group) == sorted(f"{cited}, {day}" for cited, day, _ in late), group
        body = judged.get(group, {"clauses": [], "answers": []})
        breached, asked = breached_actions(body), [(cited, due) for cited, _, due in late]
        assert set(breached) <= set(asked), group
        if any(clause["kind"] == "actions" and clause["certain"] for clause in body["clauses"]):
            since = min(span["from"] or "" for clause in body["clauses"] for span in clause["bound"])
            assert breached == [(cited, due) for cited, due in asked if due >= since], group
        compared += len(late)
    return compared


def compare_clauses(run: Any, root: Path, on: str) -> int:
    """Compare which attendance clauses `breaches` and `compliance` name for each body, and tell how many."""
    compared = 0
    applied = {body["group"]: body["rules"] for body in data(run, root, on, "breaches")["groups"]}
    for body in data(run, root, on, "compliance")["groups"]:
        named = {clause["clause"] for clause in body["clauses"] if clause["kind"] == "attendance"}
        rules = {
            f"{rule['terms'] or 'practices/' + body['group']}/{rule['rule']}" for rule in applied.get(body["group"], ())
        }
        # Of terms that were superseded `breaches` still names the clause by which the runs of their time are counted.
        past = [why["cited"] for why in body["not_applied"] if "; superseded by " in why["why"]]
        over = {rule for rule in rules if any(f"({rule.rsplit('/', 1)[0]})" in cited for cited in past)}
        assert rules - over == named - over, body["group"]
        compared += len(named)
    return compared


@WHERE
def test_what_is_breached_is_overdue_and_on_the_task_list(run: Any, root: Path, on: str) -> None:
    overdue = compare_actions(run, root, on)
    assert overdue or (root, on) not in ((ROOT, "2016-10-15"), (EXAMPLE, "2026-06-15"))


@WHERE
def test_breaches_and_compliance_name_the_same_clauses(run: Any, root: Path, on: str) -> None:
    clauses = compare_clauses(run, root, on)
    assert clauses or (root, on) != (EXAMPLE, "2026-06-15")


TWICE = {**RULE, "id": "of-groups", "absences": "2", "group": "smk"}
SMK = {"name": "SMK", "kind": "partnership", "seats": [seat("police", None, held("jo"))]}
MISSED = {
    f"meetings/smk/2015-{month}-15": {
        "status": "held",
        "body": "SMK",
        "agenda": {"issued": f"2015-{month}-05"},
        "roll": {"complete": "yes", "sections": []},
        "minutes": {"items": []},
    }
    for month in ("01", "02")
}
SMALL = {
    "settings": {"name": "X"},
    "members/jo": {"name": "Jo"},
    "groups/csp": {"name": "CSP", "kind": "partnership"},
    "groups/smk": SMK,
}
TWO_BINDERS = {"terms/smk/v1": version({**RULE, "id": "own"}), "terms/csp/v1": version(TWICE)}
ADOPTED = {"heading": "Attendance", "from": "2014-01-01", "rule": {**RULE, "id": "adopted", "absences": "2"}}
PRACTICE = {"practices/smk": {"rules": [ADOPTED]}}


def write(root: Path, *records: Mapping[str, Any]) -> Path:
    """Write a folder of records, given by their paths."""
    for path, record in {path: record for some in records for path, record in some.items()}.items():
        file = root / "records" / f"{path}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("more", "clauses"),
    [
        (TWO_BINDERS, {"smk/v1/own": [], "csp/v1/of-groups": ["smk/2015-02-15"]}),
        (PRACTICE, {"practices/smk/adopted": ["smk/2015-02-15"]}),
    ],
    ids=["two binders", "practice"],
)
@pytest.mark.parametrize("on", ["2015-01-20", "2015-06-01"])
def test_a_clause_of_another_body_and_one_adopted_as_practice_are_applied_everywhere(
    run: Any, tmp_path: Path, more: dict[str, Any], clauses: dict[str, list[str]], on: str
) -> None:
    root = write(tmp_path, SMALL, MISSED, more)
    assert compare_clauses(run, root, on) == len(clauses)
    (judged,) = data(run, root, on, "compliance", "smk")["groups"]
    (applied,) = data(run, root, on, "breaches", "smk")["groups"]
    breached = {answer["clause"] for answer in judged["answers"] if answer["state"] == "breached"}
    missed = {clause for clause, meetings in clauses.items() if meetings and on > "2015-02-15"}
    assert breached == missed
    assert {case["finding"].split("/person/")[0] for case in applied["breaches"] if case["completed"]} == missed


@pytest.mark.parametrize(
    ("on", "overdue"), [("2016-02-25", 0), ("2016-03-10", 0), ("2016-03-11", 1), ("2016-04-01", 1), ("2016-07-01", 1)]
)
def test_what_is_due_at_a_meeting_that_was_put_off_is_due_on_one_day(
    run: Any, tmp_path: Path, on: str, overdue: int
) -> None:
    clause = {"id": "1", "text": "That the survey be circulated."}
    action = {"owners": [{"post": "Head of Community Safety"}], "due": {"when": "next-meeting"}}
    moved = {"status": "postponed", "held-on": "2016-03-10", "minutes": {"items": [{"id": "a"}]}}
    records = {
        "groups/smk": {"name": "SMK", "kind": "partnership", "meetings-complete": [{"from": "2015", "until": "2017"}]},
        "terms/smk/v1": version({"id": "a", "kind": "actions"}),
        "meetings/smk/2016-01-21": {"status": "held", "minutes": {"items": [{"id": "cctv", "resolved": [clause]}]}},
        "meetings/smk/2016-02-20": moved,
        "meetings/smk/2016-06-20": {"status": "planned"},
        "resolutions/smk/2016-01-21": {"actions": {"cctv/1": action}},
    }
    root = write(tmp_path, SMALL, records)
    assert compare_actions(run, root, on) == overdue
    if overdue:
        assert overdue_tasks(data(run, root, on, "today"), "smk")[0][2] == "2016-03-10"


def test_the_next_meeting_is_the_same_in_a_letter_and_on_the_task_list(run: Any, tmp_path: Path) -> None:
    approval = {
        "id": "m",
        "approves": [{"meeting": f"smk/2015-{month}-15", "outcome": "approved"} for month in ("01", "02")],
    }
    records = {
        "terms/smk/v1": version({**RULE, "absences": "2"}),
        "meetings/smk/2015-03-15": {
            "status": "held",
            "roll": {"complete": "yes", "sections": [{"kind": "members", "lines": [{"member": "jo", "as": "Jo"}]}]},
            "minutes": {"items": [approval]},
        },
        "meetings/smk/2015-04-10": {"status": "planned", "kind": "workshop"},
        "meetings/smk/2015-04-12": {"status": "cancelled"},
        "meetings/smk/2015-04-15": {"status": "planned", "agenda": {"issued": "2015-03-20"}},
        "meetings/smk/2015-05-15": {"status": "planned"},
    }
    root = write(tmp_path, SMALL, MISSED, records)
    coming = [
        task["due"] for task in data(run, root, "2015-04-01", "today", "smk")["matters"] if task["kind"] == "meeting"
    ]
    assert coming[0] == "2015-04-15"
    letter = run("letter", "smk", "jo", "--on", "2015-04-01", root=root)
    assert letter.status == 0, letter.err
    assert "meeting of 15 April 2015" in " ".join(letter.out.split())


def test_the_next_meeting_of_the_example_is_the_same_in_a_letter_and_on_the_task_list(run: Any) -> None:
    tasks = data(run, EXAMPLE, "2026-06-15", "today", "board")["matters"]
    first = next(task for task in tasks if task["kind"] == "meeting")
    letter = run("letter", "board", "yusuf-karadag", "--on", "2026-06-15", root=EXAMPLE)
    day = re.search(r"meeting on \w+ (\d+ \w+ \d{4})", first["what"])
    assert day is not None
    assert f"at its meeting of {day[1]}" in " ".join(letter.out.split())
