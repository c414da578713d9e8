"""Options that several commands share, how their values are read, and how the shell completes them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from typer import Context

from mkcsp.cli.session import upwards
from mkcsp.findings import CannotGoOn

if TYPE_CHECKING:
    from mkcsp.model.dates import Day, TimeOfDay

    ValueT = TypeVar("ValueT", Day, TimeOfDay)


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

    Only here are records read, once a version is typed: what is below it is not in the names of files.
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
    from mkcsp.compliance.assess import assess_body
    from mkcsp.findings import CannotGoOn
    from mkcsp.history.binding_clauses import binding_clauses
    from mkcsp.history.published import published
    from mkcsp.loader.reading import read

    try:
        register = published(read(root).register)
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


def full_date(text: str) -> date:
    """The day written as 2016-01-21. Raises typer.BadParameter for anything else."""
    from mkcsp.model.dates import FIRST_YEAR, LAST_YEAR, Day

    try:
        # `fromisoformat` alone would take 20160121 and 2016-W03-4 too.
        if len(text) == 10 and text[4] == text[7] == "-":
            day = date.fromisoformat(text)
            if FIRST_YEAR <= day.year <= LAST_YEAR:
                return day
            raise typer.BadParameter(f"{text}: a year lies between {FIRST_YEAR} and {LAST_YEAR}")
    except ValueError:
        pass
    meant = Day.meant(text)
    raise typer.BadParameter(
        f"{text!r} is not a date: write it as {meant if meant is not None and meant.exact else '2016-01-21'}"
    )


def typed_as(kind: type[ValueT], text: str) -> ValueT:
    """A day or a time as it is written in records. Raises CannotGoOn, with the way to write it, where it is none."""
    try:
        return kind.parse(text)
    except ValueError as error:
        meant = kind.meant(text)
        raise CannotGoOn(f"{text!r}: {error}", help=f"Write {meant}." if meant is not None else None) from None


def day_or_today(on: date | None) -> date:
    """The day given, or today: the only place where the clock is read."""
    return on or date.today()


Root = Annotated[
    Path | None,
    typer.Option(
        "--root",
        envvar="MKCSP_ROOT",
        metavar="DIR",
        help="The folder that holds records/. Default: the nearest one at or above the current folder.",
        show_envvar=True,
    ),
]
On = Annotated[
    date | None,
    typer.Option(
        "--on", metavar="DATE", parser=full_date, help="Show things as on this day, such as 2016-01-21. Default: today."
    ),
]
At = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="REV|DATE",
        help="Read the records as committed: at a git revision, or by the end of a day. Default: as they are on disk.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file: .pdf, .html or .txt."),
]
To = Annotated[
    str | None,
    typer.Option("--to", metavar="FORMAT", help="text, html or pdf, if the file name does not say."),
]
LargePrint = Annotated[bool, typer.Option("--large-print", help="Print in 18 point (PDF and web page).")]
PageSize = Annotated[str, typer.Option("--page", metavar="SIZE", help="Paper size of a PDF: a4 or a5.")]
Templates = Annotated[
    Path | None,
    typer.Option("--template", metavar="DIR", help="A folder of templates to use before those of the records."),
]
GroupId = Annotated[str, typer.Argument(metavar="GROUP", help="The body, such as smk.", autocompletion=groups)]
GroupIfAny = Annotated[
    str | None, typer.Argument(metavar="[GROUP]", help="The body, such as smk.", autocompletion=groups)
]
MeetingId = Annotated[
    str,
    typer.Argument(metavar="MEETING", help="The meeting, such as smk/2016-01-21.", autocompletion=meetings),
]
