"""`mkcsp show`: any record or minute, where it stands, and what refers to it."""

from __future__ import annotations

import pytest
from conftest import Folder, Run
from papers.board import BODIES, MEETING, approved

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
        ("board/2016-01-21", ["Meeting board/2016-01-21", "Began: 2:04pm", "minutes/items/0/approves/0/meeting"]),
        ("board/2016-01-21", ["Resolutions board/2016-01-21", "On: Tuesday 1 March 2016"]),
        (
            "board/2016-01-21/town",
            ["Minute AB3, The Town, the meeting of 21 January 2016", "Urgent: the date was near."],
        ),
        ("board/2016-01-21/cctv/2", ["Clause minute “cctv”(2), The Cameras", "Text: That they be counted."]),
        ("board/2016-01-21/cctv/2", ["What became of it: records/resolutions/board/2016-01-21.yaml:2", "Member: bob"]),
        ("board/2016-01-21/cctv/1/a", ["Text: those in the square;", "actions/cctv/2/progress/0/by"]),
        ("board/2016-04-14", ["Nothing refers to it."]),
        ("settings", ["Name: Aldermoor Partnership", "Contact: tess"]),
    ],
)
def test_what_it_is_where_it_stands_and_what_refers_to_it(id: str, there: list[str], run: Run, folder: Folder) -> None:
    out = run("show", id, root=folder(RECORDS)).out
    for words in there:
        assert words in out


PLANNING = """\
# records/groups/parish.yaml
name: Parish
kind: committee
# records/meetings/parish/2022-02-08.yaml
status: held
minutes:
  items:
    - id: planning
      minute: 8/22
      parts:
        - {id: mill, number: 4(a), resolved: [{id: 1, text: No.}, {id: 2, text: Write., parts: [{id: a, text: X}]}]}
        - {id: green, number: 4(b)., parts: [{id: windows, number: (i), resolved: [{id: 1, text: Y.}]}]}
        - {id: lane, title: The Lane}
        - {id: weir, number: 4(d), minute: 9/22}
    - {id: late, number: 5., minute: missing, parts: [{id: bins, number: (a), title: Bins}]}
    - {id: only, minute: 10/22, resolved: [{id: 1, text: Z., parts: [{id: a, text: X.}]}]}
"""


@pytest.mark.parametrize(
    ("id", "cited"),
    [
        ("mill", "Minute 8/22, 4(a)"),
        ("mill/1", "Clause 8/22, 4(a)(1)"),
        ("mill/2/a", "Clause 8/22, 4(a)(2)(a)"),
        ("windows/1", "Clause 8/22, 4(b)(i)"),
        ("lane", "Minute “The Lane”"),
        ("weir", "Minute 9/22"),
        ("bins", "Minute “Bins”"),
        ("only/1", "Clause 10/22"),
        ("only/1/a", "Clause 10/22(a)"),
    ],
)
def test_a_sub_item_is_cited_below_its_minute_and_a_clause_by_all_its_numbers(
    id: str, cited: str, run: Run, folder: Folder
) -> None:
    assert run("show", f"parish/2022-02-08/{id}", root=folder(PLANNING)).out.startswith(f"{cited}, ")


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
