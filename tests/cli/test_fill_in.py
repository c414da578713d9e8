"""`mkcsp minutes MEETING --fill-in`: names as printed that day, written into a file before approval."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Folder, Run

PEOPLE = """\
# records/groups/board.yaml
name: "Board: the North"
kind: partnership
from: 2020-01-01
seats:
  - {id: council, generic: A council, membership: [{type: voting}], representatives: [{member: ann, from: 2020-01-01}]}
usual:
  roll-headings: [{kind: members, heading: "Members:"}]
# records/members/ann.yaml
name: Ann Adair
styles: [{as: "Cllr Adair, MBE", from: 2020-01-01}]
posts: [{title: "Leader, North", from: 2020-01-01}]
# records/members/bob.yaml
name: Bob Bligh
"""
BLOCK = """\
# records/meetings/board/2024-02-08.yaml
# kept as it is
status: held   # yes
roll:
  complete: yes
  sections:
    - kind: members
      lines:
        - member: bob  # who came
          deputy-for:
            member: ann
    - kind: apologies
      heading: "Apologies:"
      lines:
        - member: ann
minutes:
  items:
    - id: grant
      title: Grant
      votes:
        - result: carried
          proposed:
            member: bob
"""
FLOW = """\
# records/meetings/board/2024-02-08.yaml
status: held
roll: {complete: yes, sections: [{kind: members, lines: [{member: bob, deputy-for: {member: ann}}]},
  {kind: apologies, heading: "Apologies:", lines: [{member: ann}]}]}
minutes: {items: [{id: grant, title: Grant, votes: [{result: carried, proposed: {member: bob}}]}]}
"""
APPROVING = """\
# records/meetings/board/2024-05-08.yaml
status: held
body: Board
minutes: {items: [{id: minutes, title: Minutes, approves: [{meeting: board/2024-02-08, outcome: approved}]}]}
"""


@pytest.mark.parametrize("laid_out", [BLOCK, FLOW])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_approval_needs_is_said_once_and_filled_in(laid_out: str, ends: str, run: Run, folder: Folder) -> None:
    root = folder(PEOPLE + laid_out)
    file = root / "records/meetings/board/2024-02-08.yaml"
    before = file.read_bytes().replace(b"\n", ends.encode())
    file.write_bytes(before)
    printed = run("minutes", "board/2024-02-08", root=root).out
    assert run("check", "--output-format", "concise", root=root).out.count("MK754") == 1

    assert run("minutes", "board/2024-02-08", "--fill-in", root=root).status == 0

    after = file.read_bytes()
    assert b"# kept as it is" not in before or b"# who came" in after
    assert after.count(b"\r") == after.count(b"\n") * (ends == "\r\n")
    assert run("check", root=root).out == "nothing is wrong\n"
    assert run("minutes", "board/2024-02-08", root=root).out == printed
    assert "Cllr Adair, MBE [Leader, North]" in printed
    assert run("minutes", "board/2024-02-08", "--fill-in", root=root).status == 0
    assert file.read_bytes() == after


def test_after_approval_it_is_one_error_with_the_whole_change(run: Run, folder: Folder) -> None:
    root = folder(PEOPLE + BLOCK + APPROVING)
    told = run("check", root=root)
    assert told.status == 1
    assert told.out.count("MK410") == 1
    for change in (
        "mkcsp minutes board/2024-02-08 --fill-in",
        "`body: Board: the North`",
        "`heading: Members:` under `kind: members`",
        "`as: Bob Bligh` under `member: bob`",
        "`as: Cllr Adair, MBE` and `post: Leader, North` under `member: ann`",
    ):
        assert change in told.out
    run("minutes", "board/2024-02-08", "--fill-in", root=root)
    assert run("check", root=root).out == "nothing is wrong\n"
    assert "INCOMPLETE" not in run("minutes", "board/2024-02-08", root=root).out


def test_what_the_records_do_not_say_is_left_to_be_typed(run: Run, folder: Folder) -> None:
    root = folder(PEOPLE + FLOW.replace("deputy-for: {member: ann}", "deputy-for: {seat: council}"))
    told = run("minutes", "board/2024-02-08", "--fill-in", root=root)
    assert "Still missing, since the records do not say it: `as` under `deputy-for: {seat: council}`" in told.out
    assert run("check", "--output-format", "concise", root=root).out.count("MK754") == 1


def test_a_file_that_is_a_link_is_left_alone(run: Run, folder: Folder, tmp_path: Path) -> None:
    root = folder(PEOPLE + BLOCK)
    file = root / "records/meetings/board/2024-02-08.yaml"
    text = file.read_bytes()
    elsewhere = tmp_path / "elsewhere.yaml"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)
    assert run("minutes", "board/2024-02-08", "--fill-in", root=root).status != 0
    assert elsewhere.read_bytes() == text
