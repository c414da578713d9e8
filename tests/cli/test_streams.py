"""Streams that are closed, full or of another encoding, and names that are no text: a clean end each time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Folder, Run
from every_command import COMMANDS, EXAMPLE
from papers.board import BODIES, MEETING

import mkcsp

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(mkcsp.__file__).parents[1])}
MKCSP = f"{sys.executable} -m mkcsp"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a shell is needed that can close streams")


def shell(script: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["bash", "-c", script], capture_output=True, env={**ENVIRONMENT, **more}, check=False)


def clean(ended: subprocess.CompletedProcess[bytes]) -> bool:
    return not any(word in ended.stderr for word in (b"Traceback", b"fault of mkcsp", b"Exception ignored"))


@pytest.fixture
def root(folder: Folder) -> Path:
    return folder(BODIES + MEETING)


@pytest.mark.parametrize("command", ["--version", "--help", "check --help", "schema meetings", "explain MK304"])
def test_a_reader_that_wants_nothing_is_no_error(command: str) -> None:
    # Wait until the reader is gone, so that the first byte already meets a closed pipe.
    ended = shell(f"{{ sleep 0.3; {MKCSP} {command}; echo $? >&2; }} | true; exit ${{PIPESTATUS[0]}}")
    assert (ended.returncode, ended.stderr) == (0, b"141\n")


@pytest.mark.parametrize("stream", ["0<&-", "2>&-", "0<&- 2>&-"])
@pytest.mark.parametrize("command", ["--version", "check", "minutes board/2016-01-21", "members board --to pdf"])
def test_a_stream_that_is_not_needed_may_be_closed(command: str, stream: str, root: Path) -> None:
    ended = shell(f"{MKCSP} {command} {stream}", MKCSP_ROOT=str(root))
    assert ended.returncode == 0
    assert ended.stdout
    assert clean(ended)


@pytest.mark.parametrize("command", ["--version", "check", "meetings", "minutes board/2016-01-21", "schema meetings"])
def test_nothing_can_be_printed_where_the_output_is_closed(command: str, root: Path) -> None:
    ended = shell(f"{MKCSP} {command} >&-", MKCSP_ROOT=str(root))
    assert ended.returncode == 2
    assert b"the standard output is closed" in ended.stderr
    assert shell(f"{MKCSP} {command} 0<&- >&- 2>&-", MKCSP_ROOT=str(root)).returncode == 2


def test_a_paper_is_written_where_the_output_is_closed(root: Path, tmp_path: Path) -> None:
    for closed in (">&-", "0<&- >&- 2>&-"):
        paper = tmp_path / "a.txt"
        assert shell(f"{MKCSP} minutes board/2016-01-21 -o {paper} {closed}", MKCSP_ROOT=str(root)).returncode == 0
        assert "Aldermoor" in paper.read_text("utf-8")
        paper.unlink()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
@pytest.mark.parametrize("command", ["--version", "meetings", "minutes board/2016-01-21 --to pdf", "schema meetings"])
def test_a_full_disk_is_an_error_in_words(command: str, root: Path) -> None:
    ended = shell(f"{MKCSP} {command} > /dev/full", MKCSP_ROOT=str(root))
    assert ended.returncode == 2
    assert clean(ended)


@pytest.mark.parametrize("command", [one for one in COMMANDS if one[0] != "letter"])
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere such names cannot exist")
def test_a_folder_with_a_name_that_is_no_text_is_read_like_any_other(
    command: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    root = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    shutil.copytree(EXAMPLE / "records", root / "records")
    ran = run(*command, root=root)
    assert ran.status == 0, ran.err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere such names cannot exist")
@pytest.mark.parametrize("format", ["text", "html", "pdf"])
def test_templates_and_papers_may_lie_in_such_a_folder(format: str, run: Run, tmp_path: Path) -> None:
    root = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    shutil.copytree(EXAMPLE / "records", root / "records")
    (root / "templates").mkdir()
    ran = run("minutes", "board/2025-11-20", "--to", format, "-o", root / "paper", root=root)
    assert ran.status == 0, ran.err
    assert run("check", root=root).status == 0
    (root / "records" / "members" / os.fsdecode(b"caf\xe9.yaml")).write_text("name: X\n")
    ran = run("check", root=root)
    assert ran.status == 1
    assert "MK005" in ran.out
    ran.out.encode("utf-8")
    assert run("check", "--output-format", "json", root=root).status == 1
