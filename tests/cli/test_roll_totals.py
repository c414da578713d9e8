"""Totals of a roll: counted, printed where the house style or the paper has them, compared where they are typed."""

from __future__ import annotations

import json

import pytest
from conftest import Folder, Run

MEETING = """\
# records/groups/board.yaml
name: Board
kind: partnership
HOUSE
# records/meetings/board/2024-02-08.yaml
status: held
body: Board
roll:
  complete: COMPLETE
  TOTALS
  sections:
    - {kind: chair, lines: [{name: Ann Adair}]}
    - kind: members
      lines:
        - {name: Bob Bligh, deputy-for: {as: Cleo Croft}}
        - {name: Dara Dunne, movements: [{what: arrived, time: 19:10}]}
        - {name: Enid Eaves, movements: [{what: left, time: 19:30}]}
    - kind: co-opted
      lines: [{name: Fay Finch, only-items: [grant]}]
    - kind: others
      lines: [{name: Gus Gray, press: MK News}, {public: 3}, {public: 2}]
    - {kind: apologies, lines: [{name: Cleo Croft}]}
    - {kind: absent, lines: []}
minutes: {items: [{id: grant, title: Grant}]}
"""
ALL = (
    "1 in the chair, 3 members with a vote, 1 member without a vote, 1 of them a deputy, 3 of them at the opening, "
    "1 other named, 1 from the press, 5 members of the public, 1 apology, 0 absent without apology"
)


def text(totals: str = "", complete: str = "yes", house: str = "") -> str:
    made = MEETING.replace("TOTALS", f"totals: {{{totals}}}" if totals else "")
    return made.replace("COMPLETE", complete).replace("HOUSE", house)


def printed(run: Run, *command: str, root: object) -> str:
    return " ".join(run(*command, root=root).out.split())


def test_a_meeting_is_shown_with_its_totals(run: Run, folder: Folder) -> None:
    assert f"Totals: {ALL} Status" in printed(run, "show", "board/2024-02-08", root=folder(text()))


@pytest.mark.parametrize("format", ["text", "html"])
@pytest.mark.parametrize(
    ("totals", "house", "said"),
    [
        ("", "", None),
        ("", "house-style: [{totals: yes}]", ALL),
        ("", "house-style: [{totals: no}]", None),
        ("members: 3, public: 5", "", "3 members with a vote, 5 members of the public"),
        ("members: 3, press: 1", "house-style: [{totals: yes}]", "3 members with a vote, 1 from the press"),
    ],
)
def test_minutes_print_totals_as_stated_or_where_the_house_style_asks_for_them(
    totals: str, house: str, said: str | None, format: str, run: Run, folder: Folder
) -> None:
    paper = printed(run, "minutes", "board/2024-02-08", "--to", format, root=folder(text(totals, house=house)))
    assert (f"Totals: {said}." in paper) if said else ("Totals:" not in paper)
    assert "MK News" in paper


@pytest.mark.parametrize(
    ("totals", "complete", "told"),
    [
        ("chair: 1, members: 3, co-opted: 1, others: 1, public: 5, apologies: 1, absent: 0", "yes", []),
        ("deputies: 1, press: 1, at-opening: 3, observers: 0", "yes", []),
        ("members: 4", "yes", ["the paper states 4, and the roll has 3"]),
        ("members: 4", "no", []),
        ("members: 2", "no", ["the paper states 2, and the roll has 3"]),
        ("public: 3", "yes", ["the paper states 3, and the roll has 5"]),
        ("at-opening: 4", "yes", ["the paper states 4, and the roll has 3"]),
        ("officers: 2", "yes", ["the paper states 2, and the roll has 0"]),
    ],
)
def test_stated_totals_are_compared_with_the_lines(
    totals: str, complete: str, told: list[str], run: Run, folder: Folder
) -> None:
    found = json.loads(run("check", "--output-format", "json", root=folder(text(totals, complete))).out)
    assert [one["message"] for one in found if one["code"] == "MK766"] == told
