"""`--at`: the records as they were committed, from git's objects, whatever the folder and the repository say now."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from functools import partial
from pathlib import Path
from typing import Any

import pytest

EXAMPLE = Path(__file__).parents[2] / "src" / "mkcsp" / "example"
DAY = ("--on", "2026-06-15")
BREACH = "ottoline-bragg"


def git(root: Path, *args: str, day: str = "2026-03-01") -> str:
    """Run git in a folder, as somebody who commits at noon of that day."""
    who = {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER") for part, value in _who(day)}
    done = subprocess.run(["git", *args], cwd=root, env=os.environ | who, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def _who(day: str) -> list[tuple[str, str]]:
    return [("NAME", "Clerk"), ("EMAIL", "clerk@example.org"), ("DATE", f"{day}T12:00:00")]


def commit(root: Path, day: str) -> str:
    """Commit everything; the commit's name."""
    git(root, "add", "--all")
    git(root, "-c", "core.fsmonitor=false", "commit", "--quiet", "--message", "Change", day=day)
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example with its first commit on 1 March 2026."""
    folder = tmp_path / "records of the partnership"
    shutil.copytree(EXAMPLE, folder)
    git(tmp_path, "init", "--quiet", str(folder))
    commit(folder, "2026-03-01")
    return folder


def present(root: Path) -> None:
    """Move the member with the open breach to the present in every roll of the board."""
    for file in (root / "records" / "meetings" / "board").glob("*.yaml"):
        text = file.read_text("utf-8")
        own = re.search(rf"\n        - member: {BREACH}(\n          .*)*", text)
        section = "    - kind: members\n(?:      .*\n)*?      lines:"
        if own is not None and re.search(section, text):
            line = own.group()
            rest = text.replace(line, "", 1)
            file.write_text(re.sub(section, partial(_with, line), rest, count=1), "utf-8")


def _with(line: str, found: re.Match[str]) -> str:
    return found.group() + line


def states(ran: Any) -> list[tuple[str, str]]:
    """The breaches found, with their states."""
    return [(each["id"], each["state"]) for group in json.loads(ran.out)["groups"] for each in group["breaches"]]


def test_breaches_before_and_after_a_later_commit_differ(run: Any, root: Path) -> None:
    before = run("breaches", *DAY, "--output-format", "json", root=root)
    present(root)
    later = commit(root, "2026-04-01")
    was = run("breaches", *DAY, "--at", "HEAD~1", "--output-format", "json", root=root)
    now = run("breaches", *DAY, "--at", later[:10], "--output-format", "json", root=root)
    assert states(was) == states(before)
    assert (BREACH, "open") in states(was)
    assert (BREACH, "open") not in states(now)
    data = json.loads(was.out)["records"]
    assert (data["asked"], data["commit"]) == ("HEAD~1", git(root, "rev-parse", "HEAD~1"))
    assert "records" not in json.loads(before.out)


def test_a_day_between_two_commits_means_the_first_and_the_output_says_so(run: Any, root: Path) -> None:
    first = git(root, "rev-parse", "--short=7", "HEAD")
    present(root)
    second = commit(root, "2026-04-01")
    for day in ("2026-03-01", "2026-03-31"):
        ran = run("breaches", *DAY, "--at", day, root=root)
        assert ran.out.startswith(f"Records as committed on 1 March 2026 ({first})\n")
        assert ran.status == 0
    for day in ("2026-04-01", "2096-01-01"):
        assert f"1 April 2026 ({second[:7]})" in run("breaches", *DAY, "--at", day, root=root).out
    for day in ("2026-02-28", "1969-01-01"):
        ran = run("breaches", "--at", day, root=root)
        assert (ran.status, ran.out) == (2, "")
        assert f"no records were committed by the end of {day}" in ran.err


def test_a_deleted_file_is_there_and_one_not_committed_is_not(run: Any, root: Path) -> None:
    member = root / "records" / "members" / f"{BREACH}.yaml"
    text = member.read_text("utf-8")
    member.unlink()
    shown = run("show", BREACH, "--at", "HEAD", root=root)
    assert shown.status == 0
    assert f"records/members/{BREACH}.yaml:" in shown.out
    (member.parent / "somebody-new.yaml").write_text(text, "utf-8")
    assert run("show", "somebody-new", root=root).status == 0
    assert run("show", "somebody-new", "--at", "HEAD", root=root).status == 2


def test_check_reads_the_commit_and_leaves_the_cache_alone(run: Any, root: Path) -> None:
    member = root / "records" / "members" / f"{BREACH}.yaml"
    good = member.read_text("utf-8")
    member.write_text(good + "nmae: twice\n", "utf-8")
    commit(root, "2026-04-01")
    member.write_text(good, "utf-8")
    assert run("check", root=root).status == 0
    was = run("check", "--at", "HEAD", "--output-format", "concise", root=root)
    assert was.status == 1
    line = good.count("\n") + 1
    assert f"records/members/{BREACH}.yaml:{line}:1" in was.out
    assert run("check", "--at", "HEAD~1", root=root).status == 0
    assert run("check", root=root).status == 0


@pytest.mark.parametrize("suffix", ["txt", "html"])
def test_a_paper_says_which_records_it_rests_on(run: Any, root: Path, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"out.{suffix}"
    meeting = next((root / "records" / "meetings" / "board").glob("2026-05*.yaml")).stem
    for paper in (
        ("minutes", f"board/{meeting}"),
        ("agenda", f"board/{meeting}"),
        ("members", "board"),
        ("terms", "board"),
        ("letter", "board", BREACH, "--yes", *DAY),
        ("breaches", "board", "--sheet", *DAY),
        ("today", *DAY),
        ("compliance", "board", *DAY),
    ):
        assert run(*paper, "--at", "HEAD", "-o", file, root=root).status == 0
        words = " ".join(file.read_text("utf-8").split())
        assert words.count("Records as committed on 1 March 2026 (") == 1, paper
        assert run(*paper, "-o", file, root=root).status == 0
        assert "Records as committed" not in file.read_text("utf-8")


def test_a_table_for_other_programs_is_left_as_it_is(run: Any, root: Path) -> None:
    plain = run("attendance", "board", *DAY, "--output-format", "csv", root=root)
    ran = run("attendance", "board", *DAY, "--at", "HEAD", "--output-format", "csv", root=root)
    assert ran.out == plain.out
    assert "Records as committed on 1 March 2026" in ran.err


def test_no_program_named_by_the_repository_runs(run: Any, root: Path, tmp_path: Path, monkeypatch: Any) -> None:
    ran_file = tmp_path / "it-ran"
    program = tmp_path / "hostile"
    program.write_text(f"#!/bin/sh\ntouch '{ran_file}'\n", "utf-8")
    program.chmod(0o755)
    for name in (
        "core.fsmonitor",
        "core.pager",
        "pager.rev-list",
        "diff.x.textconv",
        "diff.external",
        "core.sshCommand",
    ):
        git(root, "config", name, str(program))
    for alias in ("cat-file", "ls-tree", "rev-parse", "rev-list"):
        git(root, "config", f"alias.{alias}", f"!{program}")
    (root / ".gitattributes").write_text("*.yaml diff=x filter=x\n", "utf-8")
    git(root, "config", "filter.x.smudge", str(program))
    other = tmp_path / "other"
    git(tmp_path, "init", "--quiet", str(other))
    ran_file.unlink(missing_ok=True)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_PAGER", str(program))
    ran = run("breaches", *DAY, "--at", "HEAD", root=root)
    assert ran.status == 0
    assert "Ottoline Bragg" in ran.out
    assert not ran_file.exists()


@pytest.mark.parametrize(
    "revision", ["--output=x", "-1", "", "nowhere", "HEAD:records", "HEAD..HEAD", "HEAD\n", "2026-02-30"]
)
def test_what_is_no_revision_is_refused(run: Any, root: Path, monkeypatch: Any, revision: str) -> None:
    monkeypatch.chdir(root)
    before = sorted(root.iterdir())
    ran = run("breaches", f"--at={revision}")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("mkcsp: ")
    assert "fault of mkcsp" not in ran.err
    assert sorted(root.iterdir()) == before


def test_a_replaced_object_is_not_believed(run: Any, root: Path) -> None:
    first = git(root, "rev-parse", "HEAD")
    present(root)
    git(root, "replace", first, commit(root, "2026-04-01"))
    assert (BREACH, "open") in states(run("breaches", *DAY, "--at", first, "--output-format", "json", root=root))


def test_without_a_repository_a_commit_or_git_it_says_so(run: Any, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    folder = tmp_path / "new"
    shutil.copytree(EXAMPLE, folder)
    assert "is in no git repository" in run("meetings", "--at", "HEAD", root=folder).err
    git(tmp_path, "init", "--quiet", str(folder))
    assert "has no commit yet" in run("meetings", "--at", "2026-01-01", root=folder).err
    (folder / "a").write_text("a", "utf-8")
    git(folder, "add", "a")
    git(folder, "commit", "--quiet", "--message", "No records")
    assert "there is no folder “records” in the commit" in run("meetings", "--at", "HEAD", root=folder).err
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = run("meetings", "--at", "HEAD", root=folder)
    assert (ran.status, ran.out) == (2, "")
    assert "git is not installed" in ran.err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a folder away")
def test_a_repository_of_somebody_else_is_not_read(run: Any, root: Path, monkeypatch: Any) -> None:
    monkeypatch.delenv("SUDO_UID", raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    for folder in (root, root / ".git"):
        os.chown(folder, 12345, 12345)
    assert "owned by somebody else" in run("meetings", "--at", "HEAD", root=root).err


@pytest.mark.parametrize(
    "command",
    [
        ("letter", "board", BREACH, "--sent", "2026-06-01"),
        ("minutes", "board/2026-05-21", "--fill-in"),
        ("new", "meeting", "board", "2027-01-14"),
        ("new", "member", "new-one"),
    ],
)
def test_what_writes_refuses_it(run: Any, root: Path, command: tuple[str, ...]) -> None:
    ran = run(*command, "--at", "HEAD", root=root)
    assert ran.status == 2
    assert "--at" in ran.err
    assert git(root, "status", "--porcelain") == ""


def test_tasks_name_commands_of_the_same_records(run: Any, root: Path) -> None:
    ran = run("today", *DAY, "--at", "HEAD", "--output-format", "json", root=root)
    assert all(each["command"].endswith("--at HEAD") for each in json.loads(ran.out)["matters"] if each["command"])
