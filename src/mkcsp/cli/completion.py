"""Completion of ids by the shell, from the names of the files alone where that is enough; nothing is ever said."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from typer import Context

from mkcsp.cli.session import upwards


def groups(ctx: Context, incomplete: str) -> list[str]:
    """Ids of groups that begin so."""
    return _ids(ctx, "groups", incomplete)


def members(ctx: Context, incomplete: str) -> list[str]:
    """Ids of members that begin so."""
    return _ids(ctx, "members", incomplete)


def meetings(ctx: Context, incomplete: str) -> list[str]:
    """Ids of meetings that begin so."""
    return _ids(ctx, "meetings", incomplete)


def terms(ctx: Context, incomplete: str) -> list[str]:
    """Ids of versions of terms of reference that begin so."""
    return _ids(ctx, "terms", incomplete)


def reports(ctx: Context, incomplete: str) -> list[str]:
    """Ids of reports that begin so."""
    return _ids(ctx, "reports", incomplete)


def records(ctx: Context, incomplete: str) -> list[str]:
    """Ids of records of any kind that begin so, each once."""
    kinds = ("meetings", "groups", "members", "organisations", "terms", "reports", "strategies", "forms")
    return sorted({id for kind in kinds for id in _ids(ctx, kind, incomplete)})


def findings(ctx: Context, incomplete: str) -> list[str]:
    """Codes of check that begin so, and what `explain` takes: versions of terms, then what stands below one of them.

    Only here are records read, once a version is typed: what stands below it is not in the names of files.
    """
    versions = _ids(ctx, "terms", incomplete)
    if incomplete.upper().startswith("MK"):
        from mkcsp.checks.code_pages import codes

        return [code for code in codes() if code.startswith(incomplete.upper())]
    if versions or incomplete.count("/") < 2:
        return [f"{id}/" for id in versions]
    root = _root(ctx)
    return _answers(root, incomplete, ctx.params.get("on")) if root is not None else []


def _answers(root: Path, incomplete: str, on: date | None) -> list[str]:
    from mkcsp.cli.options import day_or_today
    from mkcsp.compliance.assess import assess_body
    from mkcsp.findings import CannotGoOn
    from mkcsp.history.binding_clauses import binding_clauses
    from mkcsp.loader.reading import read

    try:
        register = read(root).register
    except CannotGoOn:
        return []
    found = set()
    for body in register.groups.values():
        binding = binding_clauses(register, body, day_or_today(on))
        head = "/".join(incomplete.split("/")[:2])
        if any(each.clause.id.startswith(f"{head}/") for each in binding):
            found |= {answer.id for answer in assess_body(register, body, day_or_today(on)).answers}
    return sorted(id for id in found if id.startswith(incomplete))


def _ids(ctx: Context, kind: str, incomplete: str) -> list[str]:
    root = _root(ctx)
    if root is None:
        return []
    return sorted(id for id in _files(root / "records" / kind) if id.startswith(incomplete))


def _root(ctx: Context) -> Path | None:
    given = ctx.params.get("root") or os.environ.get("MKCSP_ROOT")
    return Path(given) if given else upwards(Path.cwd())


def _files(folder: Path, before: str = "") -> Iterator[str]:
    """Ids of the files in a folder and in the folders directly below it; links and what cannot be listed have none."""
    if folder.is_symlink():
        return
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.endswith(".yaml") and not entry.is_symlink():
            yield before + entry.name.removesuffix(".yaml")
        elif not before and entry.is_dir(follow_symlinks=False):
            yield from _files(folder / entry.name, f"{entry.name}/")
