"""What bodies, organisations and people were called on the day that is asked for, in every paper and list."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from attendance.body import Body, dealing, held, seat

OLD = "Old Example Board"
FORMER = {"formerly": [{"name": OLD, "until": "2015-12-31"}]}
COUNCIL_THEN = [{"name": "Old Council", "until": "2015-12-31"}]
COUNCIL = {"organisations/council": {"name": "New Council", "formerly": COUNCIL_THEN}}
ANN = {
    "name": "Ann Ash",
    "styles": [{"as": "Miss Ann Young", "until": "2015-12-31"}],
    "posts": [{"title": "Bursar", "organisation": "council", "until": "2015-12-31"}],
    "telephone": "1",
}
CONTACT = {"usual": {"contact": "ann"}}
ACTIONS = {
    "attendance/1": {"owners": [{"organisation": "council"}], "due": {"when": "date", "date": "2018-03-31"}},
    "attendance/2": {"owners": [{"group": "grp"}], "due": {"when": "date", "date": "2018-03-31"}},
    "attendance/3": {"owners": [{"member": "ann"}], "due": {"when": "date", "date": "2018-03-31"}},
}
CLAUSES = {"id": "attendance", "title": "Attendance", "resolved": [{"id": n, "text": f"That {n}."} for n in "123"]}
DAYS = [("2015-06-01", True), ("2015-12-31", True), ("2016-06-01", False)]


def folder(tmp_path: Path, **more: Any) -> Path:
    body = Body("XXXPP", items={5: [CLAUSES]}, group={**FORMER, **CONTACT, **more})
    body.more = {**COUNCIL, "members/ann": ANN, "resolutions/grp/2015-05-15": {"actions": ACTIONS}}
    return body.write(tmp_path)


@pytest.mark.parametrize(("on", "former"), DAYS)
@pytest.mark.parametrize(
    ("command", "body", "organisation", "person"),
    [
        (("members", "grp"), True, True, True),
        (("resolutions", "--group", "grp"), True, True, True),
        (("attendance", "grp"), True, False, True),
        (("attendance", "grp", "ann"), True, True, True),
        (("letter", "grp", "ann"), True, True, True),
        (("breaches", "grp"), True, False, True),
        (("breaches", "grp", "--sheet"), True, False, True),
        (("compliance", "grp", "--full", "--named"), True, False, False),
        (("explain", "grp/v1/three/person/ann/grp/2015-03-15"), False, False, True),
        (("today", "grp", "--ahead", "2000"), True, True, True),
    ],
)
def test_a_name_that_is_known_only_to_have_ended_is_that_of_the_days_before(
    run: Any,
    tmp_path: Path,
    command: tuple[str, ...],
    on: str,
    former: bool,
    body: bool,
    organisation: bool,
    person: bool,
) -> None:
    out = " ".join(run(*command, "--on", on, root=folder(tmp_path)).out.split())
    for asked, old, new in (
        (body, OLD, "Example Group"),
        (organisation, "Old Council", "New Council"),
        (person, "Miss Ann Young", "Ann Ash"),
    ):
        if asked:
            assert ((old in out), (new in out)) == (former, not former), (old, out)


@pytest.mark.parametrize(("day", "former"), DAYS)
def test_agendas_and_minutes_have_the_names_of_their_day(run: Any, tmp_path: Path, day: str, former: bool) -> None:
    root = folder(tmp_path)
    item = {"id": "one", "number": "1", "title": "One", "presenter": [{"member": "ann"}]}
    meeting = {"status": "planned", "agenda": {"items": [item]}}
    roll = {"sections": [{"kind": "members", "heading": "Members:", "lines": [{"member": "ann"}]}]}
    held_ = {"status": "held", "roll": roll, "minutes": {"items": [{"id": "one", "title": "One"}]}}
    for record, command in ((meeting, "agenda"), (held_, "minutes")):
        (root / f"records/meetings/grp/{day}.yaml").write_text(json.dumps(record))
        out = run(command, f"grp/{day}", root=root).out
        assert (OLD.casefold() in out.casefold(), "example group" in out.casefold()) == (former, not former)
        assert ("Miss Ann Young" in out, "Ann Ash" in out) == (former, not former)


def test_people_of_one_name_are_distinguished_by_post_organisation_or_id(run: Any, tmp_path: Path) -> None:
    seats = [
        seat("one", "council", held("ann", until="2015-07-01")),
        seat("two", "police", held("bob", until="2015-07-01")),
        seat("three", "council", held("cyd", until="2015-07-01")),
    ]
    members: dict[str, Any] = {f"members/{id}": {"name": "J Smith"} for id in ("ann", "bob", "cyd", "dan")}
    offices = [{"office": "clerk", "member": "dan", "from": "2014", "until": "2015-07-01"}]
    body = Body("XXXP", seats=seats, group={"offices": offices}, more=members)
    root = body.write(tmp_path / "a")
    out = " ".join(run("today", "grp", "--on", "2015-06-20", root=root).out.split())
    assert "J Smith (ann) holds the seat one" in out
    assert "J Smith (The Police) holds the seat two" in out
    assert "J Smith (cyd) holds the seat three" in out
    assert "J Smith (dan) is clerk" in out
    body.more["members/cyd"] = {"name": "J Smith", "posts": [{"title": "Bursar", "organisation": "council"}]}
    root = body.write(tmp_path / "b")
    for command in (("today", "grp"), ("attendance", "grp", "--full"), ("breaches", "grp")):
        out = " ".join(run(*command, "--on", "2015-06-20", root=root).out.split())
        assert "J Smith (ann)" in out, command
        assert "J Smith (Bursar, The" in out or command[0] == "breaches"


def test_the_next_step_names_which_of_two_people_of_one_name_is_meant(run: Any, tmp_path: Path) -> None:
    members = {f"members/{id}": {"name": "J Smith"} for id in ("ann", "bob")}
    root = Body("XXXP", breaches={"2015-03-15-ann": dealing(3, letters={"first": "2015-04-20"})}, more=members)
    out = " ".join(run("today", "grp", "--on", "2015-04-21", root=root.write(tmp_path)).out.split())
    assert "the breach of J Smith (The Council) is to be considered" in out
