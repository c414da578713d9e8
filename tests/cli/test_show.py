"""`mkcsp show`: any record or minute, where it stands, and what refers to it."""

from __future__ import annotations

import pytest
from conftest import Folder, Run
from documents.board import BODIES, MEETING, approved

RECORDS = (
    BODIES
    + MEETING
    + approved()
    + """\
# records/resolutions/board/2016-01-21.yaml
actions:
  cctv/2:
    owners: [{member: bob}]
    progress: [{on: 2016-03-01, text: counted, by: board/2016-01-21/cctv/1/a}]
"""
)


@pytest.mark.parametrize(
    ("id", "there"),
    [
        ("bob", ["Member bob", "records/members/bob.yaml:1", "Name: Bob Reed", "Title: Commander"]),
        ("bob", ["records/groups/board.yaml:11  seats/1/representatives/0/member"]),
        ("police", ["Organisation police", "seats/1/organisation", "posts/0/organisation"]),
        ("board", ["Group board", "Kind: partnership"]),
        ("board/2016-01-21", ["Meeting board/2016-01-21", "Began: 2.04pm", "minutes/items/0/approves/0/meeting"]),
        ("board/2016-01-21", ["Resolutions board/2016-01-21", "On: Tuesday 1 March 2016"]),
        (
            "board/2016-01-21/town",
            ["Minute AB3, The Town, the meeting of 21 January 2016", "Urgent: the date was near."],
        ),
        ("board/2016-01-21/cctv/2", ["Clause minute “cctv”(2), The Cameras", "Text: That they be counted."]),
        ("board/2016-01-21/cctv/2", ["What became of it: records/resolutions/board/2016-01-21.yaml:3", "Member: bob"]),
        ("board/2016-01-21/cctv/1/a", ["Text: those in the square;", "actions/cctv/2/progress/0/by"]),
        ("board/2016-04-14", ["Nothing refers to it."]),
        ("settings", ["Name: Aldermoor Partnership", "Contact: tess"]),
    ],
)
def test_what_it_is_where_it_stands_and_what_refers_to_it(id: str, there: list[str], run: Run, folder: Folder) -> None:
    out = run("show", id, root=folder(RECORDS)).out
    for words in there:
        assert words in out


def test_an_id_of_two_kinds_shows_both(run: Run, folder: Folder) -> None:
    out = run("show", "police", root=folder(BODIES + "# records/groups/police.yaml\nname: P\nkind: forum\n")).out
    assert "Organisation police" in out
    assert "Group police" in out


def test_places_beyond_the_first_forty_are_counted(run: Run, folder: Folder) -> None:
    seats = "".join(f"  - {{id: s{n}, organisation: police}}\n" for n in range(45))
    root = folder(BODIES + "# records/groups/big.yaml\nname: Big\nkind: forum\nseats:\n" + seats)
    assert "  and 7 more: --all shows them" in run("show", "police", root=root).out
    assert run("show", "police", "--all", root=root).out.count("seats/") == 46


def test_a_control_character_never_reaches_the_terminal(run: Run, folder: Folder) -> None:
    root = folder('# records/members/x.yaml\nname: "X\\e[31m"\nnote: "\\x07"\n')
    ran = run("show", "x", root=root)
    assert "\x1b" not in ran.out + ran.err
    assert "\x07" not in ran.out + ran.err
