"""Which clauses bind a body: one answer for the list of breaches and for compliance."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .body import RULE, Body, version

Run = Callable[..., Any]

OWN = {**RULE, "id": "own"}
OTHERS = {**RULE, "id": "of-groups", "group": "grp", "absences": "2"}
PARENT = {"groups/parent": {"name": "Parent", "kind": "partnership"}}


def practised(**fields: Any) -> dict[str, dict[str, Any]]:
    """A practice on attendance that the group adopted."""
    rule = {**RULE, "id": "adopted", "absences": "2"}
    return {"practices/grp": {"rules": [{"heading": "Attendance", "from": "2015-01-01", "rule": rule, **fields}]}}


def answers(run: Run, root: Path, on: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What `breaches` and `compliance` say of the group."""
    found = []
    for command in ("breaches", "compliance"):
        ran = run(command, "grp", "--on", on, "--output-format", "json", root=root)
        assert ran.status == 0, ran.err
        found.append(json.loads(ran.out)["groups"][0])
    return found[0], found[1]


def applied(found: dict[str, Any]) -> set[str]:
    """The rules that `breaches` judges by, as compliance names them."""
    return {f"{rule['terms'] or 'practices/grp'}/{rule['rule']}" for rule in found["rules"]}


@pytest.mark.parametrize(
    ("body", "clauses", "breached"),
    [
        (
            Body("XXP", terms={"grp/v1": version(OWN), "parent/v1": version(OTHERS)}, more=PARENT),
            {"grp/v1/own", "parent/v1/of-groups"},
            {"parent/v1/of-groups"},
        ),
        (
            # The same id in both: each counts by itself.
            Body("XXP", terms={"grp/v1": version(OWN), "parent/v1": version({**OTHERS, "id": "own"})}, more=PARENT),
            {"grp/v1/own", "parent/v1/own"},
            {"parent/v1/own"},
        ),
        (Body("XXP", terms={}, more=practised()), {"practices/grp/adopted"}, {"practices/grp/adopted"}),
        (
            Body("XXXP", terms={"grp/v1": version(OWN)}, more=practised()),
            {"grp/v1/own", "practices/grp/adopted"},
            {"grp/v1/own", "practices/grp/adopted"},
        ),
    ],
    ids=["two-bodies", "one-id", "practice", "terms-and-practice"],
)
def test_every_clause_that_binds_is_applied_by_both_commands(
    run: Run, tmp_path: Path, body: Body, clauses: set[str], breached: set[str]
) -> None:
    breaches, compliance = answers(run, body.write(tmp_path), "2015-06-01")
    assert applied(breaches) == clauses
    assert {clause["clause"] for clause in compliance["clauses"]} == clauses
    open_ = {one["finding"].split("/person/")[0] for one in breaches["breaches"] if one["state"] == "open"}
    assert open_ == {one["clause"] for one in compliance["answers"] if one["state"] == "breached"} == breached


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"from": "2016-01-01"}, "not adopted that day"),
        ({"until": "2015-02-01"}, "adopted until 2015-02-01"),
    ],
)
def test_a_practice_that_does_not_bind_is_told_with_the_reason(
    run: Run, tmp_path: Path, fields: dict[str, str], why: str
) -> None:
    breaches, compliance = answers(run, Body("P", terms={}, more=practised(**fields)).write(tmp_path), "2015-06-01")
    if "from" in fields:  # the other one bound the body at its meeting, so it is named as a rule
        assert f"Attendance (adopted as practice): {why}" in breaches["lacking"]
    assert {"Attendance (adopted as practice)": why}.items() <= {
        one["cited"]: one["why"] for one in compliance["not_applied"]
    }.items()


def test_a_letter_and_the_record_of_attendance_cite_a_practice(run: Run, tmp_path: Path) -> None:
    adopts = {"id": "practice", "minute": "G1", "title": "Attendance", "resolved": [{"id": "1", "text": "That it be."}]}
    more = practised(by="grp/2015-01-15/practice", words="Whoever misses two meetings is asked to leave.")
    root = Body("PXXP", terms={}, more=more, items={1: [adopts]}).write(tmp_path)
    letter = run("letter", "grp", "ann", "--on", "2015-05-20", "--yes", root=root)
    assert letter.status == 0, letter.err
    assert "Attendance (adopted as practice)" in letter.out
    assert "Whoever misses two meetings is asked to leave." in " ".join(letter.out.split())
    record = run("attendance", "grp", "ann", "--on", "2015-05-20", root=root)
    assert "adopted by G1 of 15 January 2015" in " ".join(record.out.split())
    (found,) = json.loads(run("breaches", "grp", "--on", "2015-05-20", "--output-format", "json", root=root).out)[
        "groups"
    ][0]["breaches"]
    opened = run("explain", found["finding"], "--on", "2015-05-20", root=root)
    assert opened.status == 0 and "practices/grp" in opened.out
