"""Ids inside records: a finding where they are none, and nothing that they hold runs, escapes or breaks a file."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

import pytest
import yaml
from attendance.body import Body
from conftest import Folder, Run

from mkcsp.loader.reading import read

BAD = [
    "../../x",
    "a b",
    "x;y",
    "--help",
    "Police",
    "x  y",
    "é",
    "a..b",
    "-a",
    "a/b",
    "$(touch pwned)",
    "x: y",
    "#x",
    "'",
]
SEAT = """\
# records/groups/board.yaml
name: Board
kind: committee
seats:
  - id: {id}
    title: A seat
# records/settings.yaml
name: Test
"""
OTHERS = """\
# records/groups/board.yaml
name: Board
kind: committee
usual:
  standing-items:
    - id: {id}
      title: Apologies
# records/terms/board/2015.yaml
title: Terms
status: agreed
sections:
  - id: {id}
    heading: One
    rules:
      - id: {id}
        kind: frequency
        at-least: 4
        period: calendar-year
        inquorate: counts
        extraordinary: counts
        reconvened: one-meeting
# records/strategies/plan.yaml
name: Plan
group: board
priorities:
  - id: {id}
    title: One
# records/meetings/board/2016-01-21.yaml
status: held
agenda:
  items:
    - id: {id}
      title: Item
minutes:
  items:
    - id: {id}
      title: Item
      resolved:
        - id: {id}
          text: That it be so.
"""


def quoted(id: str) -> str:
    return yaml.safe_dump({"id": id}, width=1000, default_style='"').split(": ", 1)[1].strip()


@pytest.mark.parametrize("id", BAD)
@pytest.mark.parametrize(("files", "count"), [(SEAT, 1), (OTHERS, 7)])
def test_an_id_that_is_none_is_found_wherever_it_stands(
    files: str, count: int, id: str, run: Run, folder: Folder
) -> None:
    root = folder(files.replace("{id}", quoted(id)))
    ran = run("check", "--output-format", "concise", root=root)
    assert ran.status == 1
    assert ran.out.count("MK740 error") == count, ran.out


@pytest.mark.parametrize("id", ["police", "3.1", "a-b", "1"])
def test_an_id_with_the_number_of_a_paragraph_is_one(id: str, run: Run, folder: Folder) -> None:
    assert "MK740" not in run("check", root=folder(OTHERS.replace("{id}", quoted(id)))).out


@pytest.mark.parametrize("id", BAD)
def test_a_meeting_made_from_such_ids_can_be_read(id: str, run: Run, folder: Folder) -> None:
    item = f"seats:\n  - id: s\n    representatives: [{{member: {quoted(id)}, from: 2015}}]\n"
    root = folder(OTHERS.replace("{id}", quoted(id)).replace("usual:", f"{item}usual:"))
    ran = run("new", "meeting", "board", "2027-01-21", root=root)
    assert ran.out == "records/meetings/board/2027-01-21.yaml\n"
    meeting = read(root).register.meetings["board/2027-01-21"]
    assert meeting.agenda is not None
    assert [one.id for one in meeting.agenda.items] == [id]
    assert meeting.roll is not None
    assert [line.member for section in meeting.roll.sections for line in section.lines] == [id]


@pytest.mark.parametrize("id", [id for id in BAD if not id.startswith("-")])
def test_a_letter_about_such_a_seat_is_entered_nowhere_and_its_command_can_be_pasted(
    id: str, run: Run, tmp_path: Path
) -> None:
    body = Body("XXXP", rule={"whose": "seat"})
    root = body.write(tmp_path)
    group = yaml.safe_load((root / "records/groups/grp.yaml").read_text("utf-8"))
    group["seats"][0]["id"] = id
    (root / "records/groups/grp.yaml").write_text(yaml.safe_dump(group, allow_unicode=True), "utf-8")
    before = set(tmp_path.rglob("*"))
    ran = run("letter", "grp", id, "--sent", "2015-05-01", "--on", "2015-05-02", root=root)
    assert ran.status == 2, ran.out
    assert set(tmp_path.rglob("*")) == before
    told = run("today", "--on", "2015-05-02", "--output-format", "json", root=root).out
    commands = [one["command"] for one in yaml.safe_load(told)["matters"] if "letter" in one["command"]]
    assert commands, told
    for command in commands:
        assert shlex.split(command)[3] == id
        echoed = subprocess.run(
            ["bash", "-c", command.replace("mkcsp ", "printf '%s\\n' ", 1)],
            capture_output=True,
            text=True,
            cwd=tmp_path,
        )
        assert echoed.stdout.startswith(f"letter\ngrp\n{id}\n")
    assert set(tmp_path.rglob("*")) == before
