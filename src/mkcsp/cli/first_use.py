"""The first time that a folder's own templates are used, the user is told what they are.

What was told is kept with the settings of the user, never in the folder: its author could say it for them.
"""

from __future__ import annotations

import os
from pathlib import Path

from mkcsp.cli import output as out
from mkcsp.findings import CannotGoOn


def tell(folder: Path) -> None:
    """Say that the templates of a folder are a program, unless that was said of just these."""
    from mkcsp.render.own_templates import fingerprint, own

    if not own([folder]):
        return
    mark = fingerprint(folder)
    known = _known()
    try:
        told = known.read_text("utf-8").split() if known is not None else []
    except (OSError, UnicodeDecodeError):
        told = []
    if mark in told:
        return
    out.note(f"Note: {folder} holds templates of its own, used here for the first time as they are now.")
    out.note("  They are a program: they decide what every paper says. Use those of people whom you trust.")
    if known is not None:
        _keep(known, [*told[-999:], mark])


def _known() -> Path | None:
    """The file that holds what was told; None where the user has no place for such files."""
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        if os.environ.get(name):
            return Path(os.environ[name]) / "mkcsp" / "templates"
    try:
        return Path.home() / ".local" / "state" / "mkcsp" / "templates"
    except RuntimeError:
        return None


def _keep(file: Path, marks: list[str]) -> None:
    from mkcsp.edit.saving import write

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write(file, ("\n".join(marks) + "\n").encode("ascii"))
    except (OSError, CannotGoOn):
        pass  # it will be said again
