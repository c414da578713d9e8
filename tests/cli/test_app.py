"""The command line itself: what is loaded when, and what happens when something fails."""

from __future__ import annotations

import importlib
import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Folder, Run

import mkcsp
from mkcsp.cli import app, members
from mkcsp.findings import CannotGoOn

SMALL = """\
# records/settings.yaml
name: Test
# records/groups/smk.yaml
name: Board
kind: committee
"""


def program(*args: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    source = str(Path(mkcsp.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": source, **(env or {})}
    return subprocess.run([sys.executable, "-m", "mkcsp", *args], capture_output=True, env=environment, check=False)


def test_the_version_is_told_by_the_program_and_by_the_option(run: Run) -> None:
    assert program("--version").stdout.decode().strip() == f"mkcsp {mkcsp.__version__}"
    assert run("--version").out.strip() == f"mkcsp {mkcsp.__version__}"


def test_the_version_is_told_without_the_command_line_being_loaded() -> None:
    script = (
        "import sys; sys.argv[1:] = ['--version']; from mkcsp.__main__ import main; main(); print(sorted(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(mkcsp.__file__).parents[1])},
    )
    assert "mkcsp.cli" not in done.stdout
    assert "typer" not in done.stdout


def test_help_names_every_command_and_imports_none() -> None:
    done = program("--help", env={"PYTHONPROFILEIMPORTTIME": "1"})
    told = done.stdout.decode()
    for name in [*app.COMMANDS, "new"]:
        assert f"  {name} " in told
    for name in app.COMMANDS:
        assert f"mkcsp.cli.{name}\n".encode() not in done.stderr


@pytest.mark.parametrize(
    "name", [*app.COMMANDS, *(f"new_{what}" for what in app.NEW), *(f"cache_{what}" for what in app.CACHE)]
)
def test_every_command_is_the_function_of_its_file_and_has_help(name: str, run: Run) -> None:
    function = getattr(importlib.import_module(f"mkcsp.cli.{name}"), name)
    assert inspect.getdoc(function)
    ran = run(*name.split("_"), "--help")
    assert ran.status == 0
    assert "Usage: mkcsp " in ran.out


def test_a_command_that_is_not_there_is_an_error_with_what_was_meant(run: Run) -> None:
    ran = run("member")
    assert ran.status == 2
    assert "Did you mean 'members'" in ran.err


def test_not_being_able_to_go_on_is_a_message_and_a_help_on_stderr(run: Run, tmp_path: Path) -> None:
    ran = run("members", "smk", root=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("mkcsp: ")
    assert "  help: " in ran.err


def test_a_fault_of_the_program_is_no_traceback_unless_asked_for(
    run: Run, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr(members, "day_or_today", broken)
    root = folder(SMALL)
    ran = run("members", "smk", root=root)
    assert ran.status == 2
    assert "Traceback" not in ran.err
    assert "ZeroDivisionError" in ran.err
    assert "MKCSP_TRACE=1" in ran.err
    monkeypatch.setenv("MKCSP_TRACE", "1")
    with pytest.raises(ZeroDivisionError):
        app.run(["members", "smk", "--root", str(root)])


@pytest.mark.parametrize(
    ("error", "status"),
    [(KeyboardInterrupt(), 130), (CannotGoOn("no"), 2), (PermissionError(13, "Permission denied", "x"), 2)],
)
def test_what_stops_a_command_is_its_exit_status(
    error: BaseException, status: int, run: Run, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise error

    monkeypatch.setattr(members, "day_or_today", stopped)
    ran = run("members", "smk", root=folder(SMALL))
    assert ran.status == status
    assert "Traceback" not in ran.err


def test_a_reader_that_goes_away_is_no_error(folder: Folder) -> None:
    root = folder(SMALL + "".join(f"# records/members/m{n}.yaml\nname: {'x' * 5000}\n" for n in range(200)))
    many = "\n".join(f"  - {{id: s{n}, title: {'y' * 500}}}" for n in range(400))
    (root / "records" / "groups" / "smk.yaml").write_text(f"name: Board\nkind: committee\nseats:\n{many}\n")
    source = str(Path(mkcsp.__file__).parents[1])
    with subprocess.Popen(
        [sys.executable, "-m", "mkcsp", "members", "smk", "--root", str(root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Unbuffered, Python itself takes the part of a line that was written for the whole.
        env={**os.environ, "PYTHONPATH": source, "PYTHONUNBUFFERED": ""},
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait() == app.HANG_UP
    assert said == b""


def test_the_root_is_found_upwards_by_name_and_by_the_environment(
    run: Run, folder: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = folder(SMALL)
    monkeypatch.chdir(root / "records" / "groups")
    assert run("meetings").status == 0
    monkeypatch.chdir(tmp_path)
    assert run("meetings").status == 2
    assert run("meetings", root=root).status == 0
    monkeypatch.setenv("MKCSP_ROOT", str(root))
    assert run("meetings").status == 0


@pytest.mark.parametrize("typed", ["2016-13-01", "20160121", "2016-W03-4", "21 January 2016", "2016-01", ""])
def test_the_day_of_judgement_is_a_full_date(typed: str, run: Run, folder: Folder) -> None:
    ran = run("members", "smk", "--on", typed, root=folder(SMALL))
    assert ran.status == 2
    assert "2016-01-21" in ran.err


def completed(root: Path, words: str) -> list[str]:
    done = program(
        env={
            "_MKCSP_COMPLETE": "complete_bash",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split(" ")) - 1),
            "MKCSP_ROOT": str(root),
        }
    )
    assert done.stderr == b""
    return done.stdout.decode().split()


def test_ids_are_completed_from_the_files_and_a_broken_folder_completes_nothing(folder: Folder, tmp_path: Path) -> None:
    root = folder(SMALL + "# records/meetings/smk/2016-01-21.yaml\n: : broken [\n# records/members/smith.yaml\n[\n")
    assert completed(root, "mkcsp minutes s") == ["smk/2016-01-21"]
    assert completed(root, "mkcsp members s") == ["smk"]
    assert completed(root, "mkcsp show s") == ["smith", "smk", "smk/2016-01-21"]
    assert completed(tmp_path / "nowhere", "mkcsp show s") == []


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1:strict", "utf-16"])
@pytest.mark.parametrize(
    "command",
    [("members", "smk"), ("breaches", "--output-format", "json"), ("attendance", "smk", "--output-format", "csv")],
)
def test_what_goes_to_a_file_or_a_program_is_utf8_and_whole(
    command: tuple[str, ...], encoding: str, folder: Folder
) -> None:
    group = "name: Bürgerrat – 東京\nkind: committee\nseats: [{id: a, representatives: [{member: dj, from: 2015}]}]\n"
    held = "# records/meetings/smk/2026-06-01.yaml\nstatus: held\n"
    member = "# records/members/dj.yaml\nname: Đorđe\n"
    root = folder(f"# records/groups/smk.yaml\n{group}{held}{member}")
    environment = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}
    done = program(*command, "--on", "2026-06-20", "--root", str(root), env=environment)
    assert done.returncode == 0
    told = done.stdout.decode("utf-8")
    assert "\\" not in told
    assert any(name in told for name in ("Bürgerrat – 東京", "Đorđe"))
