"""A command that used a record with errors says so; one that did not use it does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Folder, Run
from papers.board import BODIES, MEETING, approved

BOARD = BODIES + MEETING + "# records/groups/other.yaml\nname: Other\nkind: forum\nseats: []\n"
MINUTES = ("minutes", "board/2016-01-21")
BROKEN = "colour: blue\n"


def append(root: Path, path: str, text: str = BROKEN) -> None:
    with (root / "records" / path).open("a", encoding="utf-8") as file:
        file.write(text)


@pytest.mark.parametrize(
    ("path", "command"),
    [
        ("groups/board.yaml", ("members", "board")),
        ("members/bob.yaml", ("members", "board", "--on", "2016-01-21")),
        ("organisations/police.yaml", ("members", "board", "--on", "2016-01-21")),
        ("meetings/board/2016-01-21.yaml", ("meetings",)),
        ("meetings/board/2016-01-21.yaml", ("meetings", "board")),
        ("meetings/board/2016-01-21.yaml", ("resolutions",)),
        ("meetings/board/2016-01-21.yaml", MINUTES),
        ("members/bob.yaml", MINUTES),
        ("members/bob.yaml", ("show", "bob")),
        ("settings.yaml", ("members", "board")),
    ],
)
def test_the_files_used_that_have_errors_are_named_and_the_output_is_marked(
    path: str, command: tuple[str, ...], run: Run, folder: Folder
) -> None:
    root = folder(BOARD)
    assert run(*command, root=root).status == 0
    append(root, path)
    ran = run(*command, root=root)
    assert ran.status == 1
    assert "INCOMPLETE" in ran.out
    assert f"  records/{path}\n" in ran.err


@pytest.mark.parametrize(
    ("path", "command"),
    [
        ("members/tess.yaml", ("members", "board")),
        ("members/bob.yaml", ("members", "other")),
        ("members/bob.yaml", ("meetings",)),
        ("meetings/board/2016-01-21.yaml", ("members", "board")),
        ("meetings/board/2016-01-21.yaml", ("meetings", "other")),
        ("groups/other.yaml", MINUTES),
    ],
)
def test_errors_in_other_files_do_not_matter(path: str, command: tuple[str, ...], run: Run, folder: Folder) -> None:
    root = folder(BOARD)
    append(root, path)
    ran = run(*command, root=root)
    assert (ran.status, ran.err) == (0, "")
    assert "INCOMPLETE" not in ran.out


def test_a_reference_that_leads_nowhere_counts_where_it_stands(run: Run, folder: Folder) -> None:
    root = folder(BOARD)
    (root / "records" / "members" / "bob.yaml").unlink()
    ran = run(*MINUTES, root=root)
    assert ran.status == 1
    assert "records/meetings/board/2016-01-21.yaml" in ran.err


def test_a_meeting_that_may_have_approved_the_minutes_counts(run: Run, folder: Folder) -> None:
    root = folder(BOARD + approved())
    append(root, "meetings/board/2016-04-14.yaml")
    assert "records/meetings/board/2016-04-14.yaml" in run(*MINUTES, root=root).err


def test_every_page_of_a_paper_is_marked(run: Run, folder: Folder) -> None:
    root = folder(BOARD)
    append(root, "members/bob.yaml")
    ran = run(*MINUTES, "--to", "html", root=root)
    assert ran.status == 1
    assert "INCOMPLETE" in ran.out


@pytest.mark.parametrize(
    "command", [MINUTES, ("agenda", "board/2016-01-21"), ("show", "board/2016-01-21"), ("members", "board")]
)
def test_a_record_that_cannot_be_read_at_all_stops_the_command(
    command: tuple[str, ...], run: Run, folder: Folder
) -> None:
    root = folder(BOARD)
    for path in ("meetings/board/2016-01-21.yaml", "groups/board.yaml"):
        (root / "records" / path).write_text("[", encoding="utf-8")
    ran = run(*command, root=root)
    assert (ran.status, ran.out) == (2, "")
    assert "cannot be read" in ran.err


@pytest.mark.parametrize(
    ("command", "near"),
    [
        (("members", "bord"), "board"),
        (("minutes", "board/2016-01-12"), "board/2016-01-21"),
        (("new", "meeting", "bord", "2016-01-21"), "board"),
        (("show", "bub"), "bob"),
    ],
)
def test_an_id_that_is_not_there_gets_near_ones(command: tuple[str, ...], near: str, run: Run, folder: Folder) -> None:
    ran = run(*command, root=folder(BOARD))
    assert ran.status == 2
    assert f"Did you mean {near}" in ran.err


@pytest.mark.parametrize("typed", ["board/2016-01-21.yaml", "meetings/board/2016-01-21.yaml"])
def test_a_meeting_may_be_named_by_the_end_of_its_path(run: Run, folder: Folder, typed: str) -> None:
    root = folder(BOARD)
    by_id = run("minutes", "board/2016-01-21", root=root).out
    assert by_id
    assert run("minutes", typed, root=root).out == by_id
