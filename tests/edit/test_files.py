"""Files are written whole, never through a link, and never over what somebody else changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Folder, Run
from every_command import EXAMPLE, ON
from papers.board import BODIES, MEETING

import mkcsp.edit.saving as files
from mkcsp.findings import CannotGoOn

MINUTES = ("minutes", "board/2016-01-21")
MEMBER = ("new", "member", "Nora Field")
LETTER = ("letter", "board", "yusuf-karadag", "--sent", "2026-06-01", "--on", "2026-06-15")


@pytest.fixture
def root(folder: Folder) -> Path:
    return folder(BODIES + MEETING)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE / "records", tmp_path / "ex" / "records")
    return tmp_path / "ex"


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def in_a_process(*args: object, before: str = "") -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, after some lines of Python."""
    code = f"{before}\nimport sys\nfrom mkcsp.cli.app import run\nsys.exit(run({[*map(str, args)]!r}))"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


FULL = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
FULL += "resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))"
KILLED = "import os, signal; os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)"

posix = pytest.mark.skipif(os.name == "nt", reason="limits and signals of this kind are not Windows's")


@posix
@pytest.mark.parametrize("before", [FULL, KILLED])
@pytest.mark.parametrize(
    "command", [MEMBER, ("new", "meeting", "board", "2027-01-21"), LETTER, ("schema", "--all", "{root}/schemas")]
)
def test_a_command_that_ends_half_way_can_be_run_again(
    command: tuple[str, ...], before: str, example: Path, run: Run
) -> None:
    command = tuple(word.format(root=example) for word in command)
    root = () if command[0] == "schema" else ("--root", example)
    was = names(example)
    ended = in_a_process(*command, *root, before=before)
    assert ended.returncode not in (0, 1), ended
    assert "Traceback" not in ended.stderr
    assert {name for name in names(example) - was if not name.endswith(".tmp") and (example / name).is_file()} == set()
    assert run("check", root=example).status == 0
    assert run(*command, *root).status == 0
    assert not [name for name in names(example) if name.endswith(".tmp")]


@posix
@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("before", [FULL, KILLED.replace("os.fsync = lambda handle", "os.rename = lambda *_")])
def test_init_that_ends_half_way_can_be_run_again(before: str, there: bool, tmp_path: Path, run: Run) -> None:
    new = tmp_path / "new"
    if there:
        new.mkdir()
    before = before.replace("import os,", "import os, pathlib,") if "rename" in before else before
    ended = in_a_process("init", new, before=before.replace("os.rename", "pathlib.Path.rename"))
    assert ended.returncode not in (0, 1)
    assert not new.exists() or all(path.name.endswith(".tmp") for path in new.iterdir())
    assert run("init", new).status == 0
    assert run("check", root=new).status == 0
    assert not [name for name in names(new) if name.endswith(".tmp")]


def test_a_leftover_of_a_process_at_work_is_left_alone(root: Path, run: Run) -> None:
    mine = root / "records" / "members" / f".mkcsp-{os.getpid()}-abc.tmp"
    mine.write_text("half")
    assert run(*MEMBER, root=root).status == 0
    assert mine.exists()
    assert run("check", root=root).status == 0


@posix
def test_a_drive_that_refuses_permissions_takes_the_file(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refused)
    assert run(*MEMBER, root=root).status == 0
    assert run(*MINUTES, "-o", tmp_path / "a.txt", root=root).status == 0
    assert "Aldermoor" in (tmp_path / "a.txt").read_text("utf-8")


def test_a_drive_without_second_names_takes_the_file_and_keeps_one_that_is_there(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    assert run(*MEMBER, root=root).status == 0
    assert run(*MEMBER, root=root).status == 2


@posix
def test_a_link_is_never_written_through(root: Path, run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text("mine")
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "meetings.json").symlink_to(other)
    ran = run("schema", "--all", tmp_path / "schemas")
    assert ran.status == 2
    assert "symbolic link" in ran.err
    assert other.read_text() == "mine"
    (tmp_path / "linked").symlink_to(tmp_path / "schemas")
    assert run("schema", "--all", tmp_path / "linked").status == 2
    (root / "records" / "members" / "nora-field.yaml").symlink_to(other)
    assert run(*MEMBER, root=root).status == 2
    assert other.read_text() == "mine"


def test_a_record_that_was_saved_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    file = tmp_path / "records" / "a.yaml"
    file.write_bytes(b"as read\n")
    file.write_bytes(b"as saved meanwhile\n")
    with pytest.raises(CannotGoOn, match="changed meanwhile"):
        files.change(tmp_path, "records/a.yaml", b"as read\n", "with a line more\n")
    assert file.read_bytes() == b"as saved meanwhile\n"
    files.change(tmp_path, "records/a.yaml", b"as saved meanwhile\n", "with a line more\n")
    assert file.read_bytes() == b"with a line more\n"
    assert names(tmp_path) == {"records", "records/a.yaml"}


@pytest.mark.parametrize("path", ["records/../../a.yaml", "../a.yaml"])
def test_no_record_is_written_outside_the_folder(path: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(CannotGoOn, match="does not lie below"):
        files.create(tmp_path / "in", path, "x\n")
    assert names(tmp_path) == {"in"}


@pytest.mark.parametrize(
    "path",
    [
        "records/meetings/board/2016-01-21.yaml",
        "records/new.txt",
        "records/settings.yaml",
        "templates/minutes.txt.j2",
        "templates/new.txt",
        "schemas/meetings.json",
        ".git/config",
        ".git/hooks/new",
        ".GIT/new",
        ".gitignore",
        "README.md",
    ],
)
@pytest.mark.parametrize("command", [(*MINUTES, "--to", "text"), (*MINUTES, "--to", "pdf")])
def test_output_never_goes_where_records_templates_or_git_are(
    command: tuple[str, ...], path: str, root: Path, run: Run
) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    if "new" not in path and not file.exists():
        file.write_text("kept\n" if "j2" not in path else "kept {{ doc.heading }}\n")
    before = file.read_bytes() if file.exists() else None
    ran = run(*command, "-o", file, root=root)
    assert (ran.status, ran.out) == (2, "")
    assert (file.read_bytes() if file.exists() else None) == before


def test_a_paper_beside_the_records_is_written_and_written_again(root: Path, run: Run) -> None:
    for name in ("a.txt", "a.pdf", "b.html"):
        for _ in range(2):
            assert run(*MINUTES, "-o", root / name, root=root).status == 0


@posix
@pytest.mark.parametrize("links", [{"a.txt": "a.txt"}, {"a.txt": "b.txt", "b.txt": "a.txt"}])
def test_a_link_that_leads_in_a_circle_is_an_error_in_words(
    links: dict[str, str], root: Path, run: Run, tmp_path: Path
) -> None:
    for name, target in links.items():
        (tmp_path / name).symlink_to(target)
    ran = run(*MINUTES, "-o", tmp_path / "a.txt", root=root)
    assert (ran.status, ran.out) == (2, "")
    assert "fault of mkcsp" not in ran.err


@pytest.mark.parametrize("name", ["evidence.txt", "evidence.md", "evidence", "evidence.pdf.bak", "sub/evidence.txt"])
@pytest.mark.parametrize(
    "command",
    [
        ("attendance", "board", "yusuf-karadag", *ON),
        ("breaches", "board", "--sheet", *ON),
        ("letter", "board", "yusuf-karadag", "--yes", *ON),
        ("today", *ON),
        ("compliance", "board", "--named", *ON),
    ],
)
def test_a_paper_that_is_not_for_publication_is_never_left_for_the_next_commit(
    command: tuple[str, ...], name: str, run: Run, tmp_path: Path
) -> None:
    root = tmp_path / "under-git"
    shutil.copytree(EXAMPLE / "records", root / "records")
    subprocess.run(["git", "init", "-q", root], check=True)
    (root / ".gitignore").write_text("/out/\n")
    for folder in ("sub", "out", "out/sub"):
        (root / folder).mkdir()
    ran = run(*command, "--to", "text", "-o", root / name, root=root)
    assert (ran.status, ran.out) == (2, "") or command[0] == "letter"
    assert ran.status == 2
    assert "not for publication" in ran.err
    assert not (root / name).exists()
    assert run(*command, "--to", "text", "-o", root / "out" / name, root=root).status == 0
    assert run(*command, "--to", "text", "-o", tmp_path / "outside.txt", root=root).status == 0
    assert run("minutes", "board/2025-11-20", "-o", root / "minutes.txt", root=root).status == 0
