"""`mkcsp init`: a valid folder under git, with nothing of this machine in it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from conftest import Run

from mkcsp.render.templates import packaged


def git(folder: Path, *args: str) -> str:
    return subprocess.run(["git", *args], cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine on which nobody has told git a name, nor lets it guess one, and which has hooks of its own."""
    home = tmp_path / "home"
    (home / "hooks").mkdir(parents=True)
    hook = home / "hooks" / "pre-commit"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    (home / ".gitconfig").write_text(
        f"[user]\n\tuseConfigOnly = true\n[core]\n\thooksPath = {home.as_posix()}/hooks\n[commit]\n\tgpgSign = true\n"
    )
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return home


def test_a_new_folder_is_valid_empty_and_committed(run: Run, tmp_path: Path) -> None:
    root = tmp_path / "safer-mk"
    ran = run("init", root)
    assert (ran.status, ran.err) == (0, "")
    assert git(root, "status", "--porcelain") == ""
    assert git(root, "log", "--format=%s") == "Begin the records of Safer mk"
    assert git(root, "branch", "--show-current") == "main"
    assert run("check", root=root).status == 0
    assert run("meetings", root=root).out == "There are no meetings.\n"
    assert (root / "records" / "meetings").is_dir()
    assert not (root / "templates").exists()
    assert (root / "schemas" / "meetings.json").is_file()


def test_templates_are_copied_only_where_they_are_asked_for(run: Run, tmp_path: Path) -> None:
    assert run("init", tmp_path / "tour", "--example").status == 0
    assert not (tmp_path / "tour" / "templates").exists()
    root = tmp_path / "own"
    assert run("init", root, "--templates").status == 0
    assert {path.name for path in (root / "templates").iterdir()} == {path.name for path in packaged().iterdir()}


def test_what_must_never_go_in_is_said_before_the_first_commit(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "git").write_text('#!/bin/sh\n[ "$3" = commit ] && exit 1\nexit 0\n')
    (tmp_path / "git").chmod(0o755)
    ran = run("init", tmp_path / "new")
    assert "Git never forgets" in ran.out
    assert "why somebody was absent" in ran.out


def test_a_name_that_git_knows_is_used(run: Run, tmp_path: Path, nobody: Path) -> None:
    with (nobody / ".gitconfig").open("a") as file:
        file.write("[user]\n\tname = Tess Quill\n\temail = tess@aldermoor.example\n")
    run("init", tmp_path / "new", "--name", "A: B")
    assert git(tmp_path / "new", "log", "--format=%an <%ae> %s") == "Tess Quill <tess@aldermoor.example> " + (
        "Begin the records of A: B"
    )
    assert run("check", root=tmp_path / "new").status == 0


@pytest.mark.usefixtures("wide")
def test_the_example_is_valid_and_every_meeting_prints(run: Run, tmp_path: Path) -> None:
    root = tmp_path / "example"
    assert run("init", root, "--example").status == 0
    assert run("check", root=root).status == 0
    listed = run("meetings", "--on", "2026-06-01", root=root).out.splitlines()[2:]
    assert len(listed) > 12
    printed = 0
    for id in (line.split()[0] for line in listed):
        for paper in ("agenda", "minutes"):
            ran = run(paper, id, "--on", "2026-06-01", root=root) if paper == "minutes" else run(paper, id, root=root)
            assert ran.status == 0 or f"{id} has no {paper}" in ran.err
            printed += ran.status == 0
    assert printed > 20


def test_what_to_type_next_can_be_typed(run: Run, tmp_path: Path) -> None:
    assert f"    cd '{tmp_path / 'Aldermoor papers'}'\n" in run("init", tmp_path / "Aldermoor papers").out
    assert f"    cd {tmp_path / 'aldermoor'}\n" in run("init", tmp_path / "aldermoor").out


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_is_there_is_left_alone(what: str, run: Run, tmp_path: Path) -> None:
    there = tmp_path / "there"
    if what == "file":
        there.write_text("mine")
    else:
        there.mkdir()
        (there / "mine").write_text("mine")
    assert run("init", there).status == 2
    assert [path.name for path in tmp_path.rglob("*") if path.name in ("records", ".git")] == []


def test_an_empty_folder_is_taken(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("init", tmp_path / "empty").status == 0


def test_without_git_nothing_is_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = run("init", tmp_path / "new")
    assert ran.status == 2
    assert "git is not installed" in ran.err
    assert not (tmp_path / "new").exists()
