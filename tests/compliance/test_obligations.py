"""Obligations of the Partnership's papers that a rule as data judges, each kept and broken, through the commands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Folder, Run

GROUPS = """
# records/groups/board.yaml
name: Board
kind: partnership
meetings-complete: [{from: 2019-01-01}]
offices:
  - {office: chair, member: ann, from: 2019-01-01}

# records/groups/grp.yaml
name: Example Group
short: EG
kind: working-group
meetings-complete: [{from: 2019-01-01}]
offices:
  - {office: chair, member: bob, from: 2019-01-01}

# records/members/ann.yaml
name: Ann Ash

# records/members/bob.yaml
name: Bob Birch
"""


def terms(group: str, rule: str, **fields: str) -> str:
    """Agreed terms of a group, with one rule."""
    return f"""
# records/terms/{group}/v1.yaml
title: Terms
dated: 2019-01-01
status: agreed
agreed: {fields.get("agreed", "{on: 2019-01-01}")}
in-force: {{from: 2019-01-01}}
sections:
  - id: s
    heading: Section
    rules:
      - {{id: r, {rule}}}
"""


def met(group: str, day: str, minutes: str, *, chair: str = "ann") -> str:
    """A meeting that was held, with items of its minutes."""
    return f"""
# records/meetings/{group}/{day}.yaml
status: held
roll:
  complete: yes
  sections:
    - {{kind: chair, lines: [{{member: {chair}, as: Chair}}]}}
minutes:
  items:
    - {minutes}
"""


def answers(run: Run, root: Path, group: str, on: str = "2020-06-01") -> dict[str, str]:
    """The state of every answer of the rule, by what it is about."""
    ran = run("compliance", group, "--on", on, "--output-format", "json", root=root)
    assert ran.status in (0, 1), ran.err
    found: Any = json.loads(ran.out)["groups"][0]["answers"]
    return {one["about"]: one["state"] for one in found if one["clause"].endswith("/r")}


def told(run: Run, root: Path, group: str, on: str = "2020-06-01") -> str:
    """What `today` says of one body, in one line."""
    ran = run("today", group, "--on", on, root=root)
    assert ran.status == 0, ran.err
    return " ".join(ran.out.split())


REPORT = "kind: report, to: board, how-often: not-said, contents: [progress, barriers], through: chair"


@pytest.mark.parametrize(
    ("heard", "contents", "through"),
    [
        ("{group: grp, by: bob, covers: [Progress, barriers]}", "met", "met"),
        ("{group: grp, by: ann, covers: [progress]}", "breached", "breached"),
        ("{group: grp}", "unknown", "unknown"),
    ],
)
def test_a_report_is_judged_by_what_it_covers_and_by_who_gives_it(
    run: Run, folder: Folder, heard: str, contents: str, through: str
) -> None:
    root = folder(GROUPS + terms("grp", REPORT) + met("board", "2020-02-01", f"{{id: a, title: A, heard: [{heard}]}}"))
    found = answers(run, root, "grp")
    assert found["contents/board/2020-02-01"] == contents
    assert found["through/board/2020-02-01"] == through


def test_a_report_on_paper_is_judged_in_the_same_way(run: Run, folder: Folder) -> None:
    paper = """
# records/reports/paper.yaml
subject: Update
from-group: grp
group: board
meeting: board/2020-02-01
presenter: {member: bob}
covers: [progress]
"""
    root = folder(GROUPS + terms("grp", REPORT) + met("board", "2020-02-01", "{id: a, title: A}") + paper)
    found = answers(run, root, "grp")
    assert found["contents/board/2020-02-01"] == "breached"
    assert found["through/board/2020-02-01"] == "met"


@pytest.mark.parametrize(("needed", "state"), [("no", "met"), ("yes", "breached")])
def test_that_nobody_has_to_be_a_member_of_another_body_is_data(
    run: Run, folder: Folder, needed: str, state: str
) -> None:
    seats = """
seats:
  - {id: one, generic: Somebody, membership: [{type: voting, from: 2019-01-01}],
     representatives: [{member: bob, from: 2019-01-01}]}
"""
    of_board = seats.replace("bob", "ann")
    bodies = GROUPS.replace("kind: partnership", f"kind: partnership{of_board}")
    bodies = bodies.replace("kind: working-group", f"kind: working-group{seats}")
    rule = f"kind: belonging, binds: [voting], groups: [board], needed: {needed}"
    assert set(answers(run, folder(bodies + terms("grp", rule)), "grp").values()) == {state}


@pytest.mark.parametrize(
    ("agreed", "state"), [("{by: board/2020-02-01/a/1}", "met"), ("{by: grp/2020-02-01/a/1}", "breached")]
)
def test_who_settles_the_terms_of_another_body(run: Run, folder: Folder, agreed: str, state: str) -> None:
    minute = "{id: a, title: A, resolved: [{id: '1', text: That the terms be agreed.}]}"
    root = folder(
        GROUPS
        + terms("board", "group: grp, kind: terms, set-by: board")
        + terms("grp", "kind: inspection, minutes-years: 6", agreed=agreed).replace("id: r,", "id: other,")
        + met("board", "2020-02-01", minute)
        + met("grp", "2020-02-01", minute)
    )
    assert answers(run, root, "grp")["version/grp/v1"] == state


DECIDED = "{{id: a, title: A, minute: EG1, resolved: [{{id: '1', text: That it be so.}}]{more}}}"


@pytest.mark.parametrize(
    "item",
    [
        "{id: a, title: A, resolved: [{id: '1', text: That the report be noted., outcomes: [noted]}]}",
        "{id: a, title: A, restricted: {paragraph: Paragraph 3}}",
        "{id: a, title: A, text: Nothing was decided.}",
    ],
)
def test_what_decides_nothing_needs_no_such_field(run: Run, folder: Folder, item: str) -> None:
    root = folder(GROUPS + terms("grp", "kind: consideration, of: equality") + met("grp", "2020-02-01", item))
    assert answers(run, root, "grp") == {"grp/2020-02-01": "met"}
    assert "MK759" not in run("check", "--output-format", "concise", root=root).out


@pytest.mark.parametrize(("more", "state"), [(", equality: It was considered.", "met"), ("", "unknown")])
def test_a_decision_without_the_field_that_it_needs_is_asked_for(
    run: Run, folder: Folder, more: str, state: str
) -> None:
    root = folder(
        GROUPS + terms("grp", "kind: consideration, of: equality") + met("grp", "2020-02-01", DECIDED.format(more=more))
    )
    assert answers(run, root, "grp") == {"grp/2020-02-01": state}
    asked = "do not say of 1 decision how equality and vulnerable groups were considered: EG1"
    assert (asked in told(run, root, "grp")) is (state == "unknown")
    checked = run("check", "--output-format", "concise", root=root).out
    assert ("MK759" in checked) is (state == "unknown")


SEATED = """
# records/organisations/council.yaml
name: The Council
classes: [{class: authority, from: 2019-01-01}]

# records/groups/grp.yaml
name: Example Group
short: EG
kind: working-group
meetings-complete: [{from: 2019-01-01}]
seats:
  - id: one
    SEAT
    membership: [{type: voting, class: authority, from: 2019-01-01}]
    representatives: [HOLDERS]

# records/groups/board.yaml
name: Board
kind: partnership
offices: [{office: chair, member: ann, from: 2019-01-01}]

# records/members/ann.yaml
name: Ann Ash
posts: [{title: Chief Executive, organisation: council, level: chief-officer, from: 2019-01-01}]

# records/members/bob.yaml
name: Bob Birch
posts: [{title: Clerk, organisation: council, level: officer, from: 2019-01-01}]

# records/members/cyd.yaml
name: Cyd Cedar
posts: [{title: Clerk, organisation: council, from: 2019-01-01}]
"""


def seated(seat: str, *holders: str) -> str:
    """A body with one seat, held by these."""
    entries = ", ".join(one if "{" in one else f"{{member: {one}, from: 2019-01-01}}" for one in holders)
    return SEATED.replace("SEAT", seat).replace("HOLDERS", entries)


ASKED = "kind: representation, classes: [authority], vacancy: breach"


@pytest.mark.parametrize(("holder", "state"), [("ann", "met"), ("bob", "breached"), ("cyd", "unknown")])
def test_a_seat_is_held_at_the_level_that_the_clause_asks(run: Run, folder: Folder, holder: str, state: str) -> None:
    rule = f"{ASKED}, levels: [chief-officer, member]"
    root = folder(seated("organisation: council", holder) + terms("grp", rule))
    assert answers(run, root, "grp")["one/level"] == state
    assert ("below the level of chief officer or member" in told(run, root, "grp")) is (state == "breached")


@pytest.mark.parametrize(
    ("holders", "state"),
    [
        ((), "met"),
        (("ann",), "met"),
        (("bob",), "breached"),
    ],
)
def test_a_seat_that_goes_with_the_chair_of_another_body(
    run: Run, folder: Folder, holders: tuple[str, ...], state: str
) -> None:
    seat = "generic: The chair of the Board\n    held-by: {group: board, office: chair}"
    root = folder(seated(seat, *holders) + terms("grp", f"{ASKED}, derived: yes"))
    assert answers(run, root, "grp")["one/held-by"] == state


VACANT = "{state: vacant, from: 2019-01-01}"


@pytest.mark.parametrize(
    ("places", "holders", "state"),
    [
        ("{number: 2, from: 2019-01-01}", ("ann", "bob"), "met"),
        ("{number: 2, from: 2019-01-01}", ("ann", VACANT), "breached"),
        ("{number: 2, from: 2019-01-01}", ("ann",), "unknown"),
        ("{number: 2, from: 2019-01-01}", ("ann", "bob", "cyd"), "breached"),
        ("", ("ann",), "unknown"),
    ],
)
def test_a_seat_with_as_many_places_as_there_are_opposition_parties(
    run: Run, folder: Folder, places: str, holders: tuple[str, ...], state: str
) -> None:
    seat = f"generic: Opposition\n    derived: one for each opposition party\n    places: [{places}]"
    root = folder(seated(seat, *holders) + terms("grp", f"{ASKED}, derived: yes"))
    assert answers(run, root, "grp")["one/places"] == state


@pytest.mark.parametrize("by", [", by: grp/2020-02-01/a/1", ""])
def test_more_than_one_representative_without_agreement_stands_alone_and_is_on_the_task_list(
    run: Run, folder: Folder, by: str
) -> None:
    seat = "organisation: council\n    title: First"
    second = "{member: bob, from: 2019-01-01" + by + "}"
    minute = "{id: a, title: A, resolved: [{id: '1', text: That it be so.}]}"
    rule = "kind: representation, classes: [authority], vacancy: breach, more-than-one: with-agreement"
    root = folder(seated(seat, "ann", second) + terms("grp", rule) + met("grp", "2020-02-01", minute))
    words = "The Council has 2 representatives; no minute is recorded that agreed to it"
    assert (words in told(run, root, "grp")) is not by
    printed = " ".join(run("compliance", "grp", "--on", "2020-06-01", root=root).out.split())
    line = f"r: {words}. * To settle: The minute is named, or the body agrees."
    assert (line in printed) is not by


def test_a_new_associate_without_consent_is_on_the_task_list(run: Run, folder: Folder) -> None:
    bodies = seated("organisation: council", "ann").replace("type: voting", "type: associate")
    rule = "kind: representation, classes: [authority], vacancy: breach, new-associates: consent"
    root = folder(bodies + terms("grp", rule))
    assert "no minute is recorded that consented to The Council as an associate" in told(run, root, "grp")


CHAIRED = "kind: chairing, office: chair, by-office: [{group: board, office: chair}], presides: only-the-holder"


@pytest.mark.parametrize("chair", ["ann", "bob"])
def test_who_presided_without_the_right_is_told_by_check_and_today_until_the_body_meets_again(
    run: Run, folder: Folder, chair: str
) -> None:
    records = GROUPS + terms("grp", CHAIRED) + met("grp", "2020-02-01", "{id: a, title: A}", chair=chair)
    root = folder(records)
    words = "somebody other than the chair of Board presided"
    assert (words in told(run, root, "grp")) is (chair == "bob")
    found = run("check", "--output-format", "concise", root=root)
    assert ("meetings/grp/2020-02-01.yaml:5:" in found.out and "MK758" in found.out) is (chair == "bob")
    later = folder(records + met("grp", "2020-03-01", "{id: a, title: A}"))
    assert words not in told(run, later, "grp")


@pytest.mark.parametrize(("complete", "silent"), [("2019-01-01", True), ("2021-01-01", False)])
def test_the_task_list_says_that_a_body_is_dormant_by_its_meetings(
    run: Run, folder: Folder, complete: str, silent: bool
) -> None:
    rule = "kind: frequency, every-months: 2, gap: day-to-day, inquorate: counts, extraordinary: counts, "
    own = "kind: working-group\nmeetings-complete: [{from: "
    bodies = GROUPS.replace(f"{own}2019-01-01", f"{own}{complete}")
    root = folder(
        bodies + terms("grp", f"{rule}reconvened: one-meeting") + met("grp", "2020-02-01", "{id: a, title: A}")
    )
    words = "the body is dormant by its meetings, though not recorded so; it has not met since 1 February 2020"
    assert (words in told(run, root, "grp", "2021-06-01")) is silent


TASK_GROUP = """
# records/groups/tfg.yaml
name: Towpath Group
kind: task-and-finish
set-up-by: grp/2020-02-01/a/1

# records/resolutions/grp/2020-02-01.yaml
actions:
  a/1:
    owners: [{group: tfg}]
    due: {when: not-said}
    closed: {on: 2020-03-01, how: done}
"""


@pytest.mark.parametrize("evidence", ["", "seen: [2020-03-10]"])
def test_a_task_group_is_set_up_only_where_a_record_shows_it_at_work(run: Run, folder: Folder, evidence: str) -> None:
    minute = "{id: a, title: A, minute: EG1, resolved: [{id: '1', text: That a group be set up.}]}"
    group = TASK_GROUP.replace("kind: task-and-finish", f"kind: task-and-finish\n{evidence}")
    root = folder(GROUPS + group + met("grp", "2020-02-01", minute))
    words = "stays open until the group tfg is in the records with set-up-by, and a record shows it at work"
    assert (words in told(run, root, "grp")) is not evidence
    found = run("check", "--output-format", "concise", root=root).out
    assert ("2020-02-01.yaml:2:3: MK" in found and "recorded as done, but not until" in found) is not evidence


@pytest.mark.parametrize(("item", "state"), [("a", "met"), ("nowhere", "breached")])
def test_a_task_group_has_reported_back_only_by_a_minute_that_is_there(
    run: Run, folder: Folder, item: str, state: str
) -> None:
    minute = "{id: a, title: A, resolved: [{id: '1', text: That a group be set up.}]}"
    closed = TASK_GROUP.replace("{on: 2020-03-01, how: done}", f"{{by: grp/2020-04-01/{item}, how: done}}")
    root = folder(
        GROUPS
        + closed
        + terms("grp", "kind: report-back, what: findings, within-meetings: 1")
        + met("grp", "2020-02-01", minute)
        + met("grp", "2020-04-01", "{id: a, title: A}")
    )
    assert answers(run, root, "grp")["tfg"] == state


@pytest.mark.parametrize(("places", "state"), [("{number: 1, from: 2019-01-01}", "met"), ("", "unknown")])
def test_a_seat_with_a_holder_for_each_of_its_places_leaves_nobody_unknown(
    run: Run, folder: Folder, places: str, state: str
) -> None:
    seat = f"generic: Opposition\n    derived: one for each opposition party\n    places: [{places}]"
    asked = (
        "kind: attendance, absences: 3, binds: [voting], whose: person, deputy: attendance, who-may-deputise: anybody, "
        "apologies: absence, accepted-absence: left-out, inquorate: counts, extraordinary: counts, "
        "reconvened: second-meeting, remote: attendance, part: attendance, after-dealing: goes-on, consequence: asked"
    )
    root = folder(seated(seat, "ann") + terms("grp", asked) + met("grp", "2020-02-01", "{id: a, title: A}"))
    assert answers(run, root, "grp") == {"": state}
