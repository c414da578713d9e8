"""Which clauses bind a body: one answer for the list of breaches and for compliance."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .body import RULE, Body, held, seat, version

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
        assert f"Attendance (adopted as practice): {why}" in breaches["missing"]
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


def test_whoever_joined_more_than_a_year_before_was_summoned_to_the_first_meeting_on_record(
    run: Run, tmp_path: Path
) -> None:
    no_agenda = {1: {"agenda": None}}
    long_ago, lately = (
        Body("XXXP", seats=[seat("one", "council", held("ann", since))], meetings=no_agenda)
        for since in ("2010-05-01", "2014-06-01")
    )
    breaches, _ = answers(run, long_ago.write(tmp_path / "1"), "2015-06-01")
    assert [(one["state"], one["completed"]) for one in breaches["breaches"]] == [("open", "grp/2015-03-15")]
    breaches, _ = answers(run, lately.write(tmp_path / "2"), "2015-06-01")
    (settled,) = breaches["breaches"][0]["settled_by"]
    assert "they joined on 2014-06-01, and whether this meeting was summoned before or after" in settled


def test_a_risk_that_is_unknown_is_told(run: Run, tmp_path: Path) -> None:
    breaches, compliance = answers(run, Body("PX?").write(tmp_path), "2015-03-20")
    (case,) = breaches["breaches"]
    assert (case["state"], case["completed"]) == ("risk-untold", None)
    assert any("grp/2015-03-15" in record for record in case["settled_by"])
    text = run("breaches", "grp", "--on", "2015-03-20", root=tmp_path).out
    assert "nobody at risk" not in text and "Unknown whether at risk" in text
    states = {one["about"]: one["state"] for one in compliance["answers"]}
    assert states["risk-untold"] == "unknown"


@pytest.mark.parametrize("rule", [{"apologies": "not-said"}, {"absences": "not-said"}])
def test_of_a_member_who_has_left_nothing_is_asked_of_the_group(run: Run, tmp_path: Path, rule: dict[str, str]) -> None:
    seats = [seat("one", "council", held("ann", until="2015-05-01"))]
    breaches, _ = answers(run, Body("AAAP", rule=rule, seats=seats).write(tmp_path), "2015-06-01")
    (case,) = breaches["breaches"]
    assert (case["state"], case["next"]) == ("ended", "nothing: the membership has ended")
    assert "membership" not in run("today", "grp", "--on", "2015-06-01", root=tmp_path).out


def test_a_run_with_meetings_that_are_one_counts_them_once(run: Run, tmp_path: Path) -> None:
    meetings = {3: {"reconvened-from": "grp/2015-02-15"}}
    body = Body("???P", rule={"reconvened": "one-meeting", "absences": "2"}, meetings=meetings)
    breaches, _ = answers(run, body.write(tmp_path), "2015-03-20")
    (case,) = breaches["breaches"]
    assert case["story"][0].startswith("0 certain of 2 absences in a row")


def test_where_the_seats_are_unknown_both_commands_say_so(run: Run, tmp_path: Path) -> None:
    draft = version(RULE, status="draft", **{"agreed": None, "in-force": None})
    terms = {"grp/v1": {name: value for name, value in draft.items() if value is not None}}
    unseated = [{"id": "one", "organisation": "council", "membership": [{"type": "voting"}]}]
    root = Body("P", terms=terms, seats=unseated).write(tmp_path)
    asked = ("grp", "--what-if", "grp/v1", "--on", "2015-06-01")
    breaches = run("breaches", *asked, root=root).out
    assert "Nothing would differ" not in breaches
    lack = "who held the seat of The Council on 1 June 2015"
    assert lack in breaches
    assert lack in " ".join(run("compliance", *asked, root=root).out.split())
    plain = run("breaches", "grp", "--on", "2015-06-01", root=Body("P", seats=unseated).write(tmp_path / "plain")).out
    assert lack in plain and "nobody at risk" not in plain


CLASSED = [
    seat("one", "council", held("ann")),
    seat("two", "police", held("bob")),
]


def of_class(**fields: Any) -> dict[str, dict[str, Any]]:
    """The council as an authority, and the police as a partner."""
    return {
        "organisations/council": {"name": "The Council", "classes": [{"class": "authority", "of": "grp", **fields}]},
        "organisations/police": {"name": "The Police", "classes": [{"class": "partner", "of": "grp", **fields}]},
    }


@pytest.mark.parametrize("whose", ["person", "seat", "organisation"])
@pytest.mark.parametrize("binds", [["voting"], "not-said"])
@pytest.mark.parametrize(
    ("classes", "found"),
    [
        ({"classes": ["authority"]}, "open"),
        ({"classes": ["partner"]}, None),
        ({"except-classes": ["authority"]}, None),
        ({"except-classes": ["partner"]}, "open"),
    ],
)
def test_a_rule_on_attendance_binds_seats_of_some_classes_only(
    run: Run, tmp_path: Path, whose: str, binds: Any, classes: dict[str, Any], found: str | None
) -> None:
    rule = {**RULE, "whose": whose, "binds": binds, **classes}
    more = of_class(**{"from": "2014-01-01"})
    body = Body("XXXP", seats=CLASSED, terms={"grp/v1": version(rule)}, more=more)
    breaches, compliance = answers(run, body.write(tmp_path), "2015-06-01")
    assert {one["state"] for one in breaches["breaches"]} == ({found} if found else set())
    assert [one["state"] for one in compliance["answers"]] == (["breached"] if found else ["met"])


def test_where_it_is_unknown_whether_a_seat_was_of_the_class_nothing_is_certain(run: Run, tmp_path: Path) -> None:
    rule = {**RULE, "classes": ["authority"]}
    more = of_class(seen=["2015-04-15"])
    body = Body("XXXP", seats=CLASSED, terms={"grp/v1": version(rule)}, more=more)
    breaches, compliance = answers(run, body.write(tmp_path), "2015-06-01")
    assert "open" not in {one["state"] for one in breaches["breaches"]}
    assert "breached" not in {one["state"] for one in compliance["answers"]}
    assert breaches["breaches"]


def test_the_account_of_a_rule_says_which_classes_it_binds(run: Run, tmp_path: Path) -> None:
    rule = {**RULE, "classes": ["authority"], "except-classes": ["partner"]}
    root = Body("XXXP", seats=CLASSED, terms={"grp/v1": version(rule)}, more=of_class()).write(tmp_path)
    found, _ = answers(run, root, "2015-06-01")
    said = found["rules"][0]["answers"]["whom it binds"]
    assert said.endswith("; only of the classes authority; not of the classes partner")
