"""Papers on their way out: formats, files, templates."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import Folder, Run
from papers.board import BODIES, MEETING

MINUTES = ("minutes", "board/2016-01-21")
BEGINNINGS = {"text": b" " * 10, "html": b"<!DOCTYPE html>", "pdf": b"%PDF-"}


@pytest.fixture
def root(folder: Folder) -> Path:
    return folder(BODIES + MEETING)


@pytest.mark.parametrize(
    ("name", "format"), [("a.txt", "text"), ("a.html", "html"), ("a.HTM", "html"), ("a.pdf", "pdf"), ("b c.PDF", "pdf")]
)
def test_the_name_of_the_file_says_the_format(name: str, format: str, run: Run, root: Path, tmp_path: Path) -> None:
    ran = run(*MINUTES, "-o", tmp_path / name, root=root)
    assert (ran.status, ran.out) == (0, "")
    assert (tmp_path / name).read_bytes().lower().startswith(BEGINNINGS[format].lower())


@pytest.mark.parametrize("name", ["a", "a.doc", "a.pdf.bak"])
def test_a_name_that_says_none_writes_nothing(name: str, run: Run, root: Path, tmp_path: Path) -> None:
    ran = run(*MINUTES, "-o", tmp_path / name, root=root)
    assert ran.status == 2
    assert not (tmp_path / name).exists()


def test_to_comes_before_the_name(run: Run, root: Path, tmp_path: Path) -> None:
    run(*MINUTES, "-o", tmp_path / "a.txt", "--to", "html", root=root)
    assert (tmp_path / "a.txt").read_bytes().lower().startswith(b"<!doctype html>")
    assert run(*MINUTES, "--to", "word", root=root).status == 2


def test_a_file_that_is_there_is_replaced_and_keeps_its_permissions(run: Run, root: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")
    file.chmod(0o640)
    run(*MINUTES, "-o", file, root=root)
    assert "Aldermoor Board" in file.read_text("utf-8")
    assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "folder"]


def test_where_a_paper_fails_the_old_file_stays_and_nothing_else(run: Run, root: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")
    (root / "templates").mkdir()
    (root / "templates" / "minutes.txt.j2").write_text("{{ doc.nothing_of_the_kind }}")
    ran = run(*MINUTES, "-o", file, root=root)
    assert ran.status == 2
    assert "minutes.txt.j2" in ran.err
    assert file.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "folder"]


def test_a_folder_that_is_not_there_is_an_error_in_words(run: Run, root: Path, tmp_path: Path) -> None:
    ran = run(*MINUTES, "-o", tmp_path / "no" / "a.pdf", root=root)
    assert ran.status == 2
    assert f"{tmp_path / 'no'} is no folder" in ran.err
    (tmp_path / "a.pdf").mkdir()
    assert "is a folder" in run(*MINUTES, "-o", tmp_path / "a.pdf", root=root).err


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no folder in which nobody may write")
def test_a_file_that_cannot_be_written_is_named_as_it_was_asked_for(run: Run, root: Path) -> None:
    ran = run(*MINUTES, "-o", "/proc/a.txt", root=root)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("mkcsp: /proc/a.txt cannot be written: ")


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of this kind are not Windows's")
def test_a_link_stays_a_link_and_a_device_a_device(run: Run, root: Path, tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    assert run(*MINUTES, "-o", tmp_path / "link.txt", root=root).status == 0
    assert (tmp_path / "link.txt").is_symlink()
    assert "Aldermoor" in (tmp_path / "real.txt").read_text("utf-8")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "link.txt").symlink_to(tmp_path / "real.txt")
    (tmp_path / "real.txt").write_text("old")
    assert run(*MINUTES, "-o", tmp_path / "elsewhere" / "link.txt", root=root).status == 2
    assert (tmp_path / "real.txt").read_text("utf-8") == "old"
    assert run(*MINUTES, "--to", "text", "-o", os.devnull, root=root).status == 0
    assert not Path(os.devnull).is_file()


def test_templates_beside_the_records_come_first_and_those_named_before_them(
    run: Run, root: Path, tmp_path: Path
) -> None:
    for folder, words in ((root / "templates", "of the folder"), (tmp_path / "council", "of the council")):
        folder.mkdir()
        (folder / "minutes.txt.j2").write_text(words)
    assert run(*MINUTES, root=root).out.strip() == "of the folder"
    assert run(*MINUTES, "--template", tmp_path / "council", root=root).out.strip() == "of the council"
    assert run(*MINUTES, "--template", tmp_path / "nowhere", root=root).status == 2


@pytest.mark.parametrize("command", [("members", "board"), ("resolutions",)])
@pytest.mark.parametrize("format", ["text", "html", "pdf"])
def test_lists_can_be_papers_too(command: tuple[str, ...], format: str, run: Run, root: Path, tmp_path: Path) -> None:
    ran = run(*command, "--to", format, "-o", tmp_path / "list", root=root)
    assert ran.status == 0
    assert len((tmp_path / "list").read_bytes()) > 50
