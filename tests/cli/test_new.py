"""`mkcsp new`: files that nobody has to type, valid as they stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Folder, Run

from mkcsp.loader.reading import read

ORGANISATIONS = """\
# records/settings.yaml
name: Test
# records/organisations/council.yaml
name: "The Council: North"
"""

GROUP = (
    ORGANISATIONS
    + """\
# records/members/ann.yaml
name: Ann Birch
styles: [{as: "Cllr: Birch", from: 2015}]
posts: [{title: Leader, organisation: council, from: 2015}]
# records/members/bob.yaml
name: Bob Reed
posts:
  - {title: Clerk, organisation: council, from: 2014, until: 2015-12-31}
  - {as: "@ the depot", title: Driver, from: 2016-01-01}
# records/members/cy.yaml
name: Cy Marsh
styles: [{as: Dr Cy Marsh, seen: [2015-06-01]}]
# records/members/dot.yaml
name: Dot Lane
# records/groups/board.yaml
name: "Board # 1"
kind: committee
offices: [{office: chair, member: ann, from: 2015}]
seats:
  - {id: one, organisation: council, membership: [{type: voting}], representatives: [{member: ann, from: 2015}]}
  - {id: two, organisation: council, membership: [{type: voting}], representatives: [{member: bob, from: 2015}]}
  - id: three
    organisation: council
    membership: [{type: co-opted}]
    representatives: [{member: cy, seen: [2015-06-01]}]
  - id: four
    organisation: council
    membership: [{type: observer}]
    representatives: [{member: dot, from: 2015, until: 2015-12-31}, {state: vacant, from: 2016-01-01}]
usual:
  venue: "no"
  starts: 10:00
  ends: 12:30
  standing_items: []
  roll-headings:
    - {kind: observers, heading: "Looking on:"}
    - {kind: members, heading: "Voting:"}
""".replace(
        "  standing_items: []\n",
        "  standing-items:\n    - {id: apologies, title: 'Apologies: who', duration: 5 mins}\n"
        "    - {id: minutes, title: \"'Minutes'\"}\n",
    )
)

ID = "board/2016-01-21"


def roll(root: Path, id: str = ID) -> dict[str, list[tuple[str | None, str | None, str | None]]]:
    meeting = read(root).register.meetings[id]
    assert meeting.roll is not None
    return {
        section.kind: [(line.member, line.as_, line.post) for line in section.lines]
        for section in meeting.roll.sections
    }


def test_a_new_meeting_has_the_usual_items_and_everybody_in_the_words_of_the_day(run: Run, folder: Folder) -> None:
    root = folder(GROUP)
    ran = run("new", "meeting", "board", "2016-01-21", root=root)
    assert (ran.status, ran.out, ran.err) == (0, "records/meetings/board/2016-01-21.yaml\n", "")
    meeting = read(root).register.meetings[ID]
    assert (meeting.status, meeting.body, meeting.venue) == ("planned", "Board # 1", "no")
    assert (str(meeting.starts), str(meeting.ends)) == ("10:00", "12:30")
    assert meeting.agenda is not None
    assert [(item.id, item.number, item.title) for item in meeting.agenda.items] == [
        ("apologies", "1.", "Apologies: who"),
        ("minutes", "2.", "'Minutes'"),
    ]
    assert list(roll(root)) == ["chair", "observers", "members", "co-opted"]
    assert roll(root)["chair"] == [("ann", "Cllr: Birch", "Leader, The Council: North")]
    assert roll(root)["members"] == [("bob", "Bob Reed", "@ the depot")]
    assert roll(root)["co-opted"] == [("cy", "Dr Cy Marsh", None)]
    assert roll(root)["observers"] == []
    assert meeting.roll is not None
    assert meeting.roll.complete is None


def test_a_new_meeting_passes_check_and_prints(run: Run, folder: Folder) -> None:
    root = folder(GROUP)
    run("new", "meeting", "board", "2016-01-21", root=root)
    assert run("check", root=root).status == 0
    assert "Apologies: who" in run("agenda", ID, root=root).out
    text = (root / "records/meetings/board/2016-01-21.yaml").read_bytes()
    assert text.startswith(b"# yaml-language-server: $schema=../../../schemas/meetings.json\n")
    assert b"\r" not in text
    assert b"- member: cy  # not shown to hold the seat that day\n" in text
    assert b"# Nobody is recorded in the seat four for that day.\n" in text


def test_members_are_those_of_the_meetings_day(run: Run, folder: Folder) -> None:
    root = folder(GROUP)
    run("new", "meeting", "board", "2015-12-31", root=root)
    assert roll(root, "board/2015-12-31")["observers"] == [("dot", "Dot Lane", None)]
    assert roll(root, "board/2015-12-31")["members"] == [("bob", "Bob Reed", "Clerk, The Council: North")]


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (["members", "apologies"], ["chair", "members", "co-opted", "apologies"]),
        (["apologies", "members"], ["chair", "apologies", "members", "co-opted"]),
        (["observers", "members"], ["chair", "observers", "members", "co-opted"]),
        (["members", "chair"], ["chair", "members", "co-opted"]),
    ],
)
def test_a_heading_that_the_body_has_no_words_for_stands_before_who_was_not_there(
    own: list[str], expected: list[str], run: Run, folder: Folder
) -> None:
    headings = "".join(f"    - {{kind: {kind}, heading: {kind}}}\n" for kind in own)
    root = folder(GROUP.split("  roll-headings:\n")[0] + "  roll-headings:\n" + headings)
    run("new", "meeting", "board", "2016-01-21", root=root)
    made = read(root).register.meetings[ID].roll
    assert made is not None
    assert [section.kind for section in made.sections] == expected


def test_what_is_given_comes_before_the_usual(run: Run, folder: Folder) -> None:
    root = folder(GROUP)
    options = ("--suffix", "b", "--kind", "extraordinary", "--starts", "18:30", "--ends", "19:00", "--venue", "Hall: 2")
    assert run("new", "meeting", "board", "2016-01-21", *options, root=root).status == 0
    meeting = read(root).register.meetings["board/2016-01-21-b"]
    assert (meeting.kind, meeting.venue, str(meeting.starts), str(meeting.ends)) == (
        "extraordinary",
        "Hall: 2",
        "18:30",
        "19:00",
    )


def test_a_body_of_which_nothing_is_recorded_has_a_valid_meeting_too(run: Run, folder: Folder) -> None:
    root = folder("# records/settings.yaml\nname: T\n# records/groups/g.yaml\nname: G\nkind: forum\n")
    assert run("new", "meeting", "g", "2016-04", root=root).status == 0
    assert run("check", root=root).status == 0


@pytest.mark.parametrize(
    "args",
    [
        ("board", "2016-02-30"),
        ("board", "21 January"),
        ("board", "2016-01-21?"),
        ("board", "2016-01-21", "--suffix", "../x"),
        ("board", "2016-01-21", "--suffix", "10"),
        ("board", "2016-01-21", "--suffix", "x" * 200),
        ("board", "2016-01-21", "--starts", "2pm"),
        ("../board", "2016-01-21"),
    ],
)
def test_what_makes_no_sense_writes_nothing(args: tuple[str, ...], run: Run, folder: Folder) -> None:
    root = folder(GROUP)
    before = sorted(root.rglob("*"))
    assert run("new", "meeting", *args, root=root).status == 2
    assert sorted(root.rglob("*")) == before


def test_a_file_that_is_there_is_never_written_over(run: Run, folder: Folder) -> None:
    root = folder(GROUP)
    run("new", "meeting", "board", "2016-01-21", root=root)
    file = root / "records/meetings/board/2016-01-21.yaml"
    file.write_text("status: held\n")
    assert run("new", "meeting", "board", "2016-01-21", root=root).status == 2
    assert run("new", "member", "Eve", root=root).status == 0
    assert run("new", "member", "Eve", root=root).status == 2
    assert run("new", "member", "X", "--id", "ann", root=root).status == 2
    assert file.read_text() == "status: held\n"


def test_a_new_member_is_valid_and_says_what_was_given(run: Run, folder: Folder) -> None:
    root = folder(ORGANISATIONS)
    options = ("--as", "@Cllr: Zoë", "--post", "no", "--organisation", "council", "--from", "2016-04")
    ran = run("new", "member", "Zoë O'Neill # 1", *options, root=root)
    assert ran.out == "records/members/zoe-oneill-1.yaml\n"
    member = read(root).register.members["zoe-oneill-1"]
    assert (member.name, member.styles[0].as_, member.posts[0].title) == ("Zoë O'Neill # 1", "@Cllr: Zoë", "no")
    assert str(member.posts[0].from_) == str(member.styles[0].from_) == "2016-04"
    assert run("check", root=root).status == 0


@pytest.mark.parametrize(
    "args",
    [
        ("!?",),
        ("Con",),
        ("X" * 101,),
        ("X", "--id", "../x"),
        ("X", "--id", "A"),
        ("X", "--id", "nul"),
        ("X", "--organisation", "no"),
        ("X", "--organisation", "../groups/board"),
        ("X", "--from", "x"),
    ],
)
def test_a_member_that_makes_no_sense_writes_nothing(args: tuple[str, ...], run: Run, folder: Folder) -> None:
    root = folder(ORGANISATIONS)
    assert run("new", "member", *args, root=root).status == 2
    assert not (root / "records" / "members").exists()


def test_nothing_is_written_through_a_link_that_leads_out_of_the_folder(
    run: Run, folder: Folder, tmp_path: Path
) -> None:
    root = folder(GROUP)
    outside = tmp_path / "outside"
    outside.mkdir()
    (root / "records" / "meetings").symlink_to(outside, target_is_directory=True)
    ran = run("new", "meeting", "board", "2016-01-21", root=root)
    assert (ran.status, list(outside.iterdir())) == (2, [])
    assert "records/meetings is a symbolic link" in ran.err


def test_the_day_may_lie_ahead(run: Run, folder: Folder) -> None:
    root = folder(GROUP)
    ahead = "2200-12-31"
    assert run("new", "meeting", "board", ahead, root=root).status == 0
