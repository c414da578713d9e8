"""Completion of ids by the shell, from the names of the files alone: nothing is read, and nothing is said."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from typer import Context

from mkcsp.cli.roots import upwards


def groups(ctx: Context, incomplete: str) -> list[str]:
    """Ids of groups that begin so."""
    return _ids(ctx, "groups", incomplete)


def members(ctx: Context, incomplete: str) -> list[str]:
    """Ids of members that begin so."""
    return _ids(ctx, "members", incomplete)


def meetings(ctx: Context, incomplete: str) -> list[str]:
    """Ids of meetings that begin so."""
    return _ids(ctx, "meetings", incomplete)


def records(ctx: Context, incomplete: str) -> list[str]:
    """Ids of records of any kind that begin so, each once."""
    kinds = ("meetings", "groups", "members", "organisations", "terms", "reports", "strategies")
    return sorted({id for kind in kinds for id in _ids(ctx, kind, incomplete)})


def _ids(ctx: Context, kind: str, incomplete: str) -> list[str]:
    given = ctx.params.get("root") or os.environ.get("MKCSP_ROOT")
    root = Path(given) if given else upwards(Path.cwd())
    if root is None:
        return []
    return sorted(id for id in _files(root / "records" / kind) if id.startswith(incomplete))


def _files(folder: Path, before: str = "") -> Iterator[str]:
    """Ids of the files in a folder and in the folders directly below it; what cannot be listed has none."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.endswith(".yaml"):
            yield before + entry.name.removesuffix(".yaml")
        elif not before and entry.is_dir(follow_symlinks=False):
            yield from _files(folder / entry.name, f"{entry.name}/")
