"""Options that several commands share, and how their values are read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from mkcsp.cli import completion
from mkcsp.findings import CannotGoOn

if TYPE_CHECKING:
    from mkcsp.model.dates import Day, TimeOfDay

    ValueT = TypeVar("ValueT", Day, TimeOfDay)


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
GroupId = Annotated[
    str, typer.Argument(metavar="GROUP", help="The body, such as smk.", autocompletion=completion.groups)
]
GroupIfAny = Annotated[
    str | None, typer.Argument(metavar="[GROUP]", help="The body, such as smk.", autocompletion=completion.groups)
]
MeetingId = Annotated[
    str,
    typer.Argument(metavar="MEETING", help="The meeting, such as smk/2016-01-21.", autocompletion=completion.meetings),
]
