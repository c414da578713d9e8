"""A folder that cannot be read hides records: every result that could rest on them says so."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import Run
from every_command import COMMANDS, EXAMPLE, MEETING, ON

from mkcsp.loader.paths import hidden_by

KINDS = ("groups", "members", "organisations", "meetings", "terms", "practices", "resolutions", "breaches", "reports")

BEFORE: list[str] = []
"""What each command says while nothing is hidden; the same for every test."""


def hide(root: Path, path: str, how: str) -> None:
    """Make a folder below records a link to where it lies now, or misspell it."""
    folder = root / "records" / path
    elsewhere = root / "elsewhere" if how == "link" else folder.with_name(folder.name[:-1])
    folder.rename(elsewhere)
    if how == "link":
        folder.symlink_to(elsewhere, target_is_directory=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE / "records", tmp_path / "ex" / "records")
    return tmp_path / "ex"


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_changes_because_a_folder_is_not_read_is_marked(kind: str, root: Path, run: Run) -> None:
    if not BEFORE:
        BEFORE.extend(run(*command, root=root).out for command in COMMANDS)
    hide(root, kind, "link")
    for command, was in zip(COMMANDS, BEFORE, strict=True):
        ran = run(*command, root=root)
        if ran.out != was:
            assert ran.status == 2 or (ran.status == 1 and "INCOMPLETE" in ran.err), command
            assert ran.status == 2 or "incomplete" in ran.out.lower() or not ran.out, command


@pytest.mark.parametrize("how", ["link", "misspelt"])
@pytest.mark.parametrize(
    ("path", "command"),
    [
        ("meetings/board", ("breaches", "board", *ON)),
        ("meetings/board", ("attendance", "board", *ON)),
        ("meetings/board", ("meetings", *ON)),
        ("meetings/board", ("today", *ON)),
        ("breaches/board", ("breaches", "board", *ON)),
        ("breaches/board", ("letter", "board", "yusuf-karadag", "--yes", *ON)),
        ("terms/board", ("compliance", "board", *ON)),
        ("resolutions/board", ("resolutions", *ON)),
    ],
)
def test_a_groups_folder_that_is_not_read_marks_what_is_said_of_the_group(
    path: str, command: tuple[str, ...], how: str, root: Path, run: Run
) -> None:
    hide(root, path, how)
    ran = run(*command, root=root)
    assert (ran.status, "INCOMPLETE" in ran.out, "INCOMPLETE" in ran.err) == (1, True, True)


def test_the_folder_of_another_group_does_not_matter(root: Path, run: Run) -> None:
    hide(root, "meetings/tenants", "link")
    ran = run("breaches", "board", *ON, root=root)
    assert (ran.status, ran.err) == (0, "")


@pytest.mark.parametrize("command", [one for one in COMMANDS if one[-1] == "2026-06-15"])
def test_nothing_is_said_where_records_itself_is_a_link(command: tuple[str, ...], root: Path, run: Run) -> None:
    (root / "records").rename(root / "elsewhere")
    (root / "records").symlink_to("elsewhere", target_is_directory=True)
    ran = run(*command, root=root)
    assert (ran.status, ran.out) == (2, "")
    assert "records: this is a symbolic link" in ran.err


@pytest.mark.parametrize("command", [("agenda", MEETING), ("breaches", "board"), ("show", "towpath")])
def test_a_record_in_a_folder_that_is_not_read_is_not_said_to_be_missing(
    command: tuple[str, ...], root: Path, run: Run
) -> None:
    for kind in ("groups", "meetings"):
        shutil.rmtree(root / "elsewhere", ignore_errors=True)
        hide(root, kind, "link")
        (root / "elsewhere").rename(root / f"{kind}-elsewhere")
    ran = run(*command, root=root)
    assert ran.status == 2
    assert "cannot be read" in ran.err


@pytest.mark.parametrize(
    ("path", "hidden"),
    [
        ("records", "records/"),
        ("records/meetings", "records/meetings/"),
        ("records/meetngs", "records/"),
        ("records/smk.yaml", "records/"),
        ("records/notes.txt", "records/notes.txt"),
        ("records/settings.yaml", "records/settings.yaml"),
        ("records/members/jo.yaml", "records/members/jo.yaml"),
        ("records/members/jo.YML", "records/members/jo.yaml"),
        ("records/members/Jo.yaml", "records/members/"),
        ("records/members/old", "records/members/"),
        ("records/meetings/smk", "records/meetings/smk/"),
        ("records/meetings/SMK", "records/meetings/"),
        ("records/meetings/2016-01-21.yaml", "records/meetings/"),
        ("records/meetings/smk/2016-01-21.yaml", "records/meetings/smk/2016-01-21.yaml"),
        ("records/meetings/smk/2016", "records/meetings/smk/"),
    ],
)
def test_what_a_path_hides(path: str, hidden: str) -> None:
    assert hidden_by(path) == hidden
