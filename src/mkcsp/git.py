"""All that touches git."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

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
    # Run from a hook, git would take this environment to mean the repository of the hook.
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX")
    }
    return subprocess.run(
        ["git", "-c", f"core.hooksPath={os.devnull}", *args],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
