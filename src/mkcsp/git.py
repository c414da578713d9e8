"""All that touches git."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path

from mkcsp.files import LIMIT, Entry, What
from mkcsp.findings import CannotGoOn

NOBODY = ("-c", "user.name=mkcsp", "-c", "user.email=mkcsp@localhost")
"""An author for the first commit of somebody who has not told git a name yet."""


def require_git() -> None:
    """Raise CannotGoOn where there is no git."""
    if shutil.which("git") is None:
        raise CannotGoOn("git is not installed", help="Records are kept under git: https://git-scm.com/downloads")


def begin(folder: Path, message: str) -> None:
    """Put a folder under git, with a first commit of all that is in it.

    No identity, hook, template or signature of this machine's is needed or used, save a name that git knows already.
    Raises CannotGoOn, with git's own words, where git fails.
    """
    _git(folder, "init", "--quiet", "--template=")
    _git(folder, "symbolic-ref", "HEAD", "refs/heads/main")
    _git(folder, "add", "--all")
    known = _run(folder, "var", "GIT_COMMITTER_IDENT").returncode == 0
    who = () if known else NOBODY
    _git(folder, *who, "-c", "commit.gpgSign=false", "commit", "--quiet", "--no-verify", "--message", message)


def would_be_committed(file: Path, beside: Path) -> bool:
    """Whether the next `git add` would take this file in, because it lies under git with a folder and is not ignored.

    beside: the folder. Where git does not answer, the file is taken to be in danger.
    """
    beside, file = beside.resolve(), file.resolve()
    top = next((folder for folder in (beside, *beside.parents) if (folder / ".git").exists()), None)
    if top is None or not file.is_relative_to(top):
        return False
    return shutil.which("git") is None or _run(file.parent, "check-ignore", "-q", "--", str(file)).returncode != 0


def _git(folder: Path, *args: str) -> None:
    done = _run(folder, *args)
    if done.returncode != 0:
        raise CannotGoOn(f"git failed in {folder}", help=done.stderr.strip() or None)


def _run(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*_GIT, *args],
        cwd=folder,
        env=_environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


_GIT = (
    "git",
    "--no-pager",
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "safe.bareRepository=explicit"),
)
"""How git is begun: a setting given here comes before those of the repository."""

_KEPT = (
    "GIT_AUTHOR_",
    "GIT_COMMITTER_",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_CONFIG_SYSTEM",
    "GIT_CEILING_",
)


def _environment() -> dict[str, str]:
    """The environment for git: run from a hook, git would take what stands there to mean the repository of the hook.

    No object is fetched from elsewhere, since that runs a program that the repository names, and none stands for
    another.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(_KEPT)}
    return {
        **kept,
        "LC_ALL": "C",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_GRAFT_FILE": os.devnull,
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
    }


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit whose records are read.

    asked: what was typed. id: in full. time: when it was committed.
    """

    asked: str
    id: str
    time: datetime


_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_FIRST = date(1971, 1, 1)
"""Git reads no day before."""


def commit_at(folder: Path, asked: str) -> Commit:
    """The commit that a revision names, or the last on the line of HEAD by the end of a day (2016-01-21).

    folder: lies in the repository. Raises CannotGoOn where there is no such commit, or git does not answer.
    """
    require_git()
    if not asked or asked.startswith("-") or not asked.isprintable():
        raise CannotGoOn(f"{asked!r} is no revision", help="Name a commit, such as HEAD~1 or abc1234, or a day.")
    inside = _run(folder, "rev-parse", "--git-dir")
    if inside.returncode != 0:
        raise _no_repository(folder, inside.stderr)
    if (head := _resolved(folder, "HEAD")) is None:
        raise CannotGoOn(f"the repository of {folder} has no commit yet", help="Commit the records first.")
    day = _day(asked)
    found = _resolved(folder, asked) if day is None else _by_the_end_of(folder, head, day)
    if found is None:
        raise CannotGoOn(
            f"there is no revision {asked!r} in the repository of {folder}"
            if day is None
            else f"no records were committed by the end of {asked}",
            help="git log lists the commits.",
        )
    line = _run(folder, "rev-list", "--max-count=1", "--timestamp", "--end-of-options", found).stdout.split()
    if not line:
        raise CannotGoOn(f"git cannot read the commit {found}", help="git fsck shows what is wrong.")
    return Commit(asked, found, datetime.fromtimestamp(int(line[0])).astimezone())


def _no_repository(folder: Path, said: str) -> CannotGoOn:
    if "dubious ownership" in said:
        return CannotGoOn(
            f"git does not read the repository of {folder}, which is owned by somebody else",
            help="If you trust its owner, tell git so: git config --global --add safe.directory FOLDER",
        )
    if "not a git repository" in said:
        return CannotGoOn(f"{folder} is in no git repository", help="Without git, only the records of now can be read.")
    return CannotGoOn(f"git failed in {folder}", help=said.strip()[:1000] or None)


def _resolved(folder: Path, revision: str) -> str | None:
    done = _run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    said = done.stdout.strip()
    return said if done.returncode == 0 and _ID.fullmatch(said) else None


def _day(asked: str) -> date | None:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", asked) is None:
        return None
    try:
        return date.fromisoformat(asked)
    except ValueError:
        raise CannotGoOn(f"{asked} is no day of the calendar") from None


def _by_the_end_of(folder: Path, head: str, day: date) -> str | None:
    if day < _FIRST:
        return None
    end = int(datetime.combine(day, time(23, 59, 59)).astimezone().timestamp())
    done = _run(folder, "rev-list", "--max-count=1", "--first-parent", f"--min-age={end}", "--end-of-options", head)
    said = done.stdout.strip()
    return said if _ID.fullmatch(said) else None


_MOST = 100_000_000
"""Bytes of the longest list of files that is taken from git: some half a million files."""

_WHAT = {b"100": What.FILE, b"120": What.LINK, b"040": What.FOLDER}


class CommittedFolder:
    """The files below `records/` as they stood at a commit: a Tree, from git's objects and without a checkout."""

    def __init__(self, root: Path, commit: Commit) -> None:
        self._root = root
        self._commit = commit

    @cached_property
    def _found(self) -> tuple[dict[str, list[Entry]], dict[str, bytes]]:
        """What lies in each folder; and the names of the objects of files."""
        top = _run(self._root, "rev-parse", "--show-prefix").stdout.removesuffix("\n")
        listed = self._list(f"{self._commit.id}:{top}records")
        folders: dict[str, list[Entry]] = {"records": []}
        objects: dict[str, bytes] = {}
        for line in listed.split(b"\0")[:-1]:
            about, _, name = line.partition(b"\t")
            mode, _, object = about.split(b" ")
            path = f"records/{os.fsdecode(name)}"
            what = _WHAT.get(mode[:3], What.ODD)
            folders.setdefault(path.rpartition("/")[0], []).append(Entry(path, what))
            if what is What.FILE:
                objects[path] = object
        for inside in folders.values():
            inside.sort(key=lambda entry: entry.name)
        return folders, objects

    def _list(self, tree: str) -> bytes:
        with subprocess.Popen(
            [*_GIT, "ls-tree", "-r", "-t", "-z", "--full-tree", tree],
            cwd=self._root,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as git:
            assert git.stdout is not None
            listed = git.stdout.read(_MOST + 1)
            if len(listed) > _MOST:
                git.kill()
                raise CannotGoOn(f"the commit {self._commit.id[:7]} holds too many files to be records")
        if git.returncode != 0:
            raise CannotGoOn(
                f"there is no folder “records” in the commit {self._commit.id[:7]}",
                help="Name a later commit, or a later day.",
            )
        return listed

    @cached_property
    def _objects(self) -> subprocess.Popen[bytes]:
        git = subprocess.Popen(
            [*_GIT, "cat-file", "--batch"],
            cwd=self._root,
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        weakref.finalize(self, _end, git)
        return git

    def inside(self, folder: str) -> Iterator[Entry]:
        """See Tree. Raises CannotGoOn where the commit has no folder `records/`."""
        yield from self._found[0].get(folder, ())

    def read(self, path: str) -> bytes:
        """See Tree. What git hands over is compared with its name, which is its digest."""
        object = self._found[1].get(path)
        if object is None:
            raise OSError(0, "it is no ordinary file of that commit")
        into, out = self._objects.stdin, self._objects.stdout
        assert into is not None and out is not None
        into.write(object + b"\n")
        into.flush()
        head = out.readline(200).split()
        if len(head) != 3 or head[1] != b"blob":
            raise OSError(0, "git does not have its content")
        size = left = int(head[2])
        digest = hashlib.new("sha1" if len(object) == 40 else "sha256", b"blob %d\0" % size, usedforsecurity=False)
        data = b""
        while left:
            part = out.read(min(left, LIMIT))
            if not part:
                raise OSError(0, "git ended before all of it was read")
            left -= len(part)
            digest.update(part)
            data += part[: LIMIT + 1 - len(data)]
        out.read(1)
        if digest.hexdigest().encode() != object:
            raise OSError(0, "its content in git is not the one that was committed")
        return data


def _end(git: subprocess.Popen[bytes]) -> None:
    for pipe in (git.stdin, git.stdout):
        if pipe is not None:
            pipe.close()
    git.wait()
