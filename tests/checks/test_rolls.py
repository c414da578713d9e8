"""Rolls and votes: what is found, and what is passed over because it is unknown or is allowed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Folder, Run

from .told import SMK, codes, meeting

PEOPLE = """
# records/members/jo.yaml
name: Jo Field
# records/members/sam.yaml
name: Sam Marsh
"""


def group(seats: str) -> str:
    return f"{SMK.strip()}\nseats:\n" + "\n".join(f"  {line}" for line in seats.strip().splitlines())


def roll(sections: str, more: str = "") -> str:
    return meeting(f"roll:\n  complete: yes\n  sections: {sections}\n{more}")


@pytest.mark.parametrize(
    ("representatives", "expected"),
    [
        ("[{member: jo, from: 2015}]", []),
        ("[{member: jo, seen: [2016-01-21]}]", []),
        ("[{member: jo, seen: [2015-10-01]}]", []),
        ("[{member: jo, until: 2016}]", []),
        ("[{member: jo}]", []),
        ("[{member: jo, until: 2015}]", ["MK315"]),
        ("[{member: jo, from: 2016-01-22}]", ["MK315"]),
        ("[{member: sam, from: 2015}]", ["MK315"]),
        ("[{state: vacant}]", ["MK315"]),
    ],
)
def test_a_member_without_a_seat_is_told_only_where_the_dates_tell(
    representatives: str, expected: list[str], tmp_path: Path
) -> None:
    seats = group(f"- id: police\n  representatives: {representatives}")
    sections = "[{kind: members, lines: [{member: jo}]}, {kind: absent, lines: [{member: sam}]}]"
    assert codes(tmp_path, seats, PEOPLE, roll(sections)) == expected


@pytest.mark.parametrize(
    "line",
    [
        "{member: jo, seat: police}",
        "{member: jo, deputy-for: {seat: police}}",
        "{name: Somebody Else}",
    ],
)
def test_who_sat_for_a_seat_or_has_no_record_is_passed_over(line: str, tmp_path: Path) -> None:
    seats = group("- id: police\n  representatives: [{member: sam, from: 2015}]")
    sections = f"[{{kind: members, lines: [{line}]}}, {{kind: apologies, lines: [{{member: sam}}]}}]"
    assert codes(tmp_path, seats, PEOPLE, roll(sections)) == []


@pytest.mark.parametrize(
    "more",
    [
        "offices: [{office: chair, member: jo, from: 2015}]",
        "seats: [{id: police, deputies: [{member: jo, from: 2015}]}]",
        "seats: [{id: police, held-by: {post: Constable}}]",
    ],
)
def test_the_chair_a_named_deputy_and_a_seat_by_office_need_no_entry_of_their_own(more: str, tmp_path: Path) -> None:
    people = PEOPLE.replace("name: Jo Field", "name: Jo Field\nposts: [{title: Constable, from: 2015}]")
    if more.startswith("offices"):
        more += "\nseats: [{id: police}]"
    assert codes(tmp_path, SMK.strip() + "\n" + more, people, roll("[{kind: members, lines: [{member: jo}]}]")) == []


def test_apologies_of_somebody_who_is_no_member_are_allowed(tmp_path: Path) -> None:
    seats = group("- id: police\n  representatives: [{member: sam, from: 2015}]")
    sections = "[{kind: apologies, lines: [{member: jo}, {member: sam}, {name: X}]}]"
    assert codes(tmp_path, seats, PEOPLE, roll(sections)) == []


def test_a_deputy_beside_the_apologies_of_the_member_is_the_usual_case(tmp_path: Path) -> None:
    sections = (
        "[{kind: members, lines: [{name: X, deputy-for: {member: jo}}]}, {kind: apologies, lines: [{member: jo}]}]"
    )
    seats = group("- id: police\n  representatives: [{member: jo, from: 2015}]")
    assert codes(tmp_path, seats, PEOPLE, roll(sections)) == []


def test_a_roll_of_a_planned_meeting_is_laid_out_beforehand(tmp_path: Path) -> None:
    lines = "roll: {sections: [{kind: officers, lines: [{member: jo}]}]}"
    assert codes(tmp_path, SMK, PEOPLE, meeting(lines, status="planned")) == []
    assert codes(tmp_path, SMK, PEOPLE, meeting(lines)) == ["MK314"]
    assert codes(tmp_path, SMK, PEOPLE, meeting(lines, status="cancelled")) == []


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("complete: yes, sections: [{kind: officers, lines: [{member: jo}]}]", ["MK425"]),
        ("sections: [{kind: officers, lines: [{member: jo, movements: [{what: left}]}]}]", ["MK314", "MK425"]),
    ],
)
def test_a_roll_that_says_who_came_is_odd_where_no_meeting_was_held(
    status: str, more: str, expected: list[str], tmp_path: Path
) -> None:
    assert codes(tmp_path, SMK, PEOPLE, meeting(f"roll: {{{more}}}", status=status)) == expected


BODY = """
# records/members/ann.yaml
name: Ann Birch
# records/members/bob.yaml
name: Bob Reed
# records/members/cy.yaml
name: Cy Marsh
# records/organisations/council.yaml
name: Council
# records/groups/board.yaml
name: Board
kind: committee
seats:
  - {id: one, organisation: council, membership: [{type: voting}], representatives: [{member: ann, from: 2015}]}
  - id: two
    organisation: council
    membership: [{type: voting}]
    representatives: [{member: bob, from: 2015}]
"""


@pytest.mark.parametrize("status", ["planned", "postponed"])
def test_a_new_meeting_has_no_finding_until_somebody_joins_or_leaves(status: str, run: Run, folder: Folder) -> None:
    root = folder(BODY)
    assert run("new", "meeting", "board", "2026-07-09", root=root).status == 0
    made = root / "records/meetings/board/2026-07-09.yaml"
    made.write_text(made.read_text().replace("status: planned", f"status: {status}"))
    assert "MK" not in run("check", root=root).out
    group = root / "records/groups/board.yaml"
    left = "{member: bob, from: 2015, until: 2026-05-01}, {member: cy, from: 2026-05-02}"
    group.write_text(group.read_text().replace("{member: bob, from: 2015}", left))
    said = run("check", root=root).out
    assert "the seat that they held" not in said
    if status == "postponed":
        assert "MK" not in said
    else:
        assert said.count("MK755") == 2
        assert "Bob Reed holds no seat in board on 2026-07-09" in said
        assert "Cy Marsh holds a seat in board on 2026-07-09" in said


@pytest.mark.parametrize(
    ("movements", "expected"),
    [
        ("{what: arrived, time: 14:30}, {what: left, time: 15:00}, {what: returned, time: 15:00}", []),
        ("{what: arrived, time: 13:50}", []),
        ("{what: left}, {what: returned}, {what: left}", []),
        ("{what: left, item: b}, {what: returned, item: b}", []),
        ("{what: returned}", ["MK319"]),
        ("{what: arrived}, {what: arrived}", ["MK319"]),
        ("{what: left, time: 16:30}", ["MK319"]),
        ("{what: left, item: b}, {what: returned, item: a}", ["MK319"]),
        ("{what: left, time: 15:00}, {what: returned}, {what: left, time: 14:30}", ["MK319"]),
    ],
)
def test_movements(movements: str, expected: list[str], tmp_path: Path) -> None:
    text = roll(
        f"[{{kind: others, lines: [{{name: X, movements: [{movements}]}}]}}]",
        "began: 14:00\nclosed: 16:00\nminutes: {items: [{id: a}, {id: b}]}",
    )
    assert codes(tmp_path, SMK, text) == expected


ROOM = (
    "[{kind: chair, lines: [{name: A, votes: %s}]}, {kind: members, lines: [{name: B}, {name: C}]},"
    "{kind: officers, lines: [{name: D}]}]"
)


@pytest.mark.parametrize(
    ("chair", "vote", "expected"),
    [
        ("yes", "{result: carried, for: 3, against: 0}", []),
        ("no", "{result: carried, for: 3, against: 0}", ["MK412"]),
        ("yes", "{result: carried, for: 2, against: 1, abstained: 1}", ["MK412"]),
        ("yes", "{result: carried, for: 1, against: 1, casting: 'for, by the Chair'}", []),
        ("yes", "{result: carried, for: 2, against: 1, casting: 'for, by the Chair'}", []),
        ("yes", "{result: tied, for: 1, against: 1}", []),
        ("yes", "{result: carried, for: 1, against: 1}", ["MK413"]),
        ("yes", "{result: lost, for: 1, against: 1}", []),
        ("yes", "{result: tied, for: 2, against: 1}", ["MK413"]),
        ("yes", "{result: carried, unanimous: yes, for: 2, abstained: 1}", []),
        ("yes", "{result: not-recorded, for: 1}", []),
        ("yes", "{result: carried, recorded-for: [{name: A}, {name: B}]}", []),
        ("no", "{result: carried, recorded-for: [{name: a}]}", ["MK418"]),
        ("yes", "{result: not-recorded, recorded-for: [{name: B}], recorded-against: [{name: B}]}", ["MK417"]),
        ("yes", "{result: carried, recorded-for: [{name: D}]}", ["MK418"]),
        ("yes", "{result: carried, recorded-for: [{name: E}]}", ["MK416"]),
    ],
)
def test_votes(chair: str, vote: str, expected: list[str], tmp_path: Path) -> None:
    items = f"minutes: {{items: [{{id: a, votes: [{vote}]}}]}}"
    assert codes(tmp_path, SMK, roll(ROOM % chair, items)) == expected


@pytest.mark.parametrize(
    ("seats", "expected"),
    [
        ("{id: a, organisation: council}, {id: b, organisation: council}", ["MK417"]),
        ("{id: a, organisation: council}, {id: b, organisation: police}", []),
        ("{id: a}, {id: b}", []),
        ("{id: a, shares: parish}, {id: b, shares: parish}", ["MK417"]),
        ("{id: a, organisation: council, shares: one}, {id: b, organisation: council, shares: two}", []),
    ],
)
def test_one_vote_for_each_organisation_or_shared_vote(seats: str, expected: list[str], tmp_path: Path) -> None:
    made = re.sub(r", shares: (\w+)}", r", membership: [{type: voting, shares-vote: \1}]}", seats)
    made = re.sub(r"(\{id: \w(?:, organisation: \w+)?)\}", r"\1, membership: [{type: voting}]}", made)
    made = made.replace("{id: a", "{id: a, representatives: [{member: jo, from: 2015}]")
    made = made.replace("{id: b", "{id: b, representatives: [{member: sam, from: 2015}]")
    organisations = (
        "# records/organisations/council.yaml\nname: Council\n# records/organisations/police.yaml\nname: Police"
    )
    vote = "{result: not-recorded, recorded-for: [{member: jo, as: Jo}], recorded-against: [{member: sam, as: Sam}]}"
    text = meeting(f"minutes: {{items: [{{id: a, votes: [{vote}]}}]}}")
    assert codes(tmp_path, f"{SMK.strip()}\nseats: [{made}]", organisations, PEOPLE, text) == expected


def test_both_present_and_in_the_apologies_is_unknown_in_the_manual_as_in_the_attendance(
    run: Run, folder: Folder
) -> None:
    both = """
# records/meetings/board/2024-05-14.yaml
status: held
roll:
  complete: yes
  sections:
    - {kind: members, lines: [{member: ann}, {member: bob}]}
    - {kind: apologies, lines: [{member: bob}]}
"""
    root = folder(BODY + both)
    assert "MK310" in run("check", root=root).out
    attended = run("attendance", "board", "--on", "2024-06-01", "--output-format", "csv", root=root).out
    assert "unknown" in next(line for line in attended.splitlines() if "Bob Reed" in line)
    page = run("explain", "MK310").out
    assert "counts" not in page
    assert "`?`" in page


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ("from: 2014-01-01, until: 2015-12-31", "by the records they held one until 2015-12-31: take out the line"),
        ("from: 2016-02-01", "by the records they held one from 2016-02-01: take out the line"),
    ],
)
def test_who_left_or_joined_later_is_not_answered_with_a_change_of_the_seats(
    dates: str, said: str, run: Run, folder: Folder
) -> None:
    seats = group(f"- id: police\n  representatives: [{{member: jo, {dates}}}]")
    told = run("check", root=folder(seats + PEOPLE + roll("[{kind: members, lines: [{member: jo}]}]"))).out
    assert said in told
    assert "`seen` will do" not in told
