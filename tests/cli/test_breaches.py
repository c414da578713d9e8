"""`mkcsp breaches`: what is found, under which heading, and why nothing is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from attendance.body import RULE, Body, day_of, id_of, version

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "src" / "mkcsp" / "example"


def test_on_the_partnership_s_own_papers_no_rule_is_known_and_each_body_says_why(run: Any) -> None:
    ran = run("breaches", "--on", "2017-01-01", "--output-format", "json", root=ROOT)
    assert ran.status == 0
    groups = {each["group"]: each for each in json.loads(ran.out)["groups"]}
    assert all(not each["rules"] and not each["breaches"] and each["missing"] for each in groups.values())
    assert "the draft sng/2016-10 is not shown to be agreed" in groups["sng"]["missing"]


@pytest.mark.parametrize(("more", "golden"), [((), "breaches.txt"), (("--full",), "breaches-full.txt")])
def test_the_list_as_it_is_read(more: tuple[str, ...], golden: str, run: Any) -> None:
    ran = run("breaches", "--on", "2026-06-15", *more, root=EXAMPLE)
    assert ran.status == 0
    assert ran.out == (Path(__file__).parent / "golden" / golden).read_text(encoding="utf-8")


def test_bodies_without_terms_are_counted_and_those_with_terms_are_named(run: Any) -> None:
    out = run("breaches", "--on", "2017-01-01", root=ROOT).out
    assert "20 more bodies have no terms of reference in the records." in out
    assert all(f"({id})" in out for id in ("bmg", "csp", "smk", "sng"))
    assert "(forum)" not in out
    assert "the draft sng/2016-10 is not shown to be agreed" in run("breaches", "sng", root=ROOT).out


def test_two_people_of_one_name_are_distinguished(run: Any, tmp_path: Path) -> None:
    root = Body("XXX", more={"members/bob": {"name": "Ann Ash"}}).write(tmp_path)
    out = run("attendance", "grp", "--on", "2018-01-01", root=root).out
    assert "Ann Ash (The Council)" in out
    assert "Ann Ash (The Police)" in out


def test_the_example_shows_every_state(run: Any) -> None:
    ran = run("breaches", "--on", "2026-06-15", "--output-format", "json", root=EXAMPLE)
    found = [(case["id"], case["state"]) for group in json.loads(ran.out)["groups"] for case in group["breaches"]]
    assert sorted(found) == [
        ("cedric-nwosu", "withdrawn"),
        ("fenella-stroud", "at-risk"),
        ("hugh-penhallow", "dealt-with"),
        ("idris-blackwood", "dependent"),
        ("lorna-mackintyre-bell", "dealt-with"),
        ("ottoline-bragg", "open"),
        ("quentin-ashdown", "dealt-with"),
        ("tobias-lindqvist", "provisional"),
        ("wilf-tansley", "untold"),
        ("yusuf-karadag", "open"),
    ]


def test_nothing_found_is_said(run: Any, tmp_path: Path) -> None:
    ran = run("breaches", "grp", "--on", "2018-01-01", root=Body("PPP").write(tmp_path))
    assert "No breach, and nobody at risk." in ran.out


def test_the_clause_the_meetings_and_what_comes_next_stand_together(run: Any, tmp_path: Path) -> None:
    ran = run("breaches", "grp", "--on", day_of(3), "--full", root=Body("XAX").write(tmp_path))
    assert ran.out.split("Provisional")[1].splitlines()[1:] == [
        "  Ann Ash",
        "    clause: Attendance (terms v1): asked to leave",
        "    15 January 2015: absent without apology",
        "    15 February 2015: apologies",
        "    15 March 2015: absent without apology",
        "    completed by the meeting of 15 March 2015, the 3rd absence in a row",
        "    minutes of the meeting of 15 March 2015: draft",
        "    next: nothing until the minutes of the meeting of 15 March 2015 are approved",
        f"    finding: grp/v1/three/person/ann/{id_of(3)}",
    ]


def test_records_with_errors_are_named(run: Any, tmp_path: Path) -> None:
    root = Body("XXX").write(tmp_path)
    (root / "records" / "terms" / "grp" / "v1.yaml").write_text("title: [", encoding="utf-8")
    ran = run("breaches", "grp", "--on", "2018-01-01", root=root)
    assert ran.status == 1
    assert ran.out.startswith("INCOMPLETE\n")
    assert "records/terms/grp/v1.yaml" in ran.err


def test_errors_elsewhere_do_not_matter(run: Any, tmp_path: Path) -> None:
    root = Body("XXX", more={"groups/other": {"name": "Other"}}).write(tmp_path)
    assert run("breaches", "grp", "--on", "2018-01-01", root=root).status == 0
    assert run("breaches", "--on", "2018-01-01", root=root).status == 1


def test_under_a_draft_the_differences_are_told_and_headed_hypothetical(run: Any, tmp_path: Path) -> None:
    draft = {**version({**RULE, "absences": "2"}), "status": "draft", "agreed": None, "in-force": None}
    terms = {"grp/v1": version(RULE), "grp/draft": {key: value for key, value in draft.items() if value is not None}}
    root = Body("PXXP", terms=terms).write(tmp_path)
    assert "No breach" in run("breaches", "grp", "--on", day_of(5), root=root).out
    ran = run("breaches", "grp", "--what-if", "grp/draft", "--on", day_of(5), root=root)
    assert ran.status == 0
    assert ran.out.startswith("HYPOTHETICAL\n")
    assert ran.out.endswith("HYPOTHETICAL\n")
    assert "completed by the meeting of 15 March 2015, the 2nd absence in a row" in ran.out
    later = run("breaches", "grp", "--what-if", "grp/draft", "--from", day_of(4), "--on", day_of(5), root=root)
    assert "Nothing would differ" in later.out
    data = run("breaches", "grp", "--what-if", "grp/draft", "--on", day_of(5), "--output-format", "json", root=root)
    (group,) = json.loads(data.out)["groups"]
    assert [case["completed"] for case in group["new"]] == [id_of(3)]
    assert (group["gone"], group["changed"]) == ([], [])


def test_the_draft_of_2016_finds_nobody_since_no_seat_is_known_and_says_so(run: Any) -> None:
    ran = run("breaches", "sng", "--what-if", "sng/2016-10", "--on", "2017-01-01", root=ROOT)
    assert ran.status == 0
    assert "Nothing would differ" not in ran.out
    assert "the seats of Safer Neighbourhoods Group, and who held them" in ran.out
