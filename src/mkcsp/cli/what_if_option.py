"""`--what-if`: terms of reference that are supposed to be in force, from the records or from a file of their own."""

from __future__ import annotations

import shlex
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mkcsp.cli import options
from mkcsp.cli.options import full_date
from mkcsp.cli.session import Session
from mkcsp.findings import CannotGoOn
from mkcsp.model.base import dataclass

if TYPE_CHECKING:
    from mkcsp.model.terms_of_reference import Terms
    from mkcsp.register import Register

WhatIf = Annotated[
    str | None,
    typer.Option(
        "--what-if",
        metavar="TERMS_FILE",
        help="Show what would differ if these terms were in force: a file, or an id such as sng/2016-10.",
        autocompletion=options.terms,
    ),
]
Since = Annotated[
    date | None,
    typer.Option(
        "--from",
        metavar="DATE",
        parser=full_date,
        help="With --what-if: from when, if the terms do not say. Default: for all of history.",
    ),
]


@dataclass(frozen=True, slots=True)
class Supposed:
    """The records as if the terms were in force.

    since: from when they are, in words. option: what was typed, for other commands to suppose the same.
    """

    register: Register
    terms: Terms
    since: str
    option: str

    @property
    def words(self) -> str:
        """What is supposed, in a sentence."""
        return (
            f"Hypothetical: this is how things would differ if {self.terms.title} ({self.terms.id}) had been in force "
            f"{self.since}. No record is changed."
        )

    @property
    def data(self) -> dict[str, str]:
        """The same for other programs."""
        return {"terms": self.terms.id, "title": self.terms.title, "in_force": self.since}


def suppose(session: Session, what_if: str, since: date | None, group: str | None) -> Supposed:
    """The records as if the terms named by an id or a file were in force.

    group: the body asked for; it is the one whose terms a file holds, where the file's folder does not say whose.
    Raises CannotGoOn where there are no such terms, or the file is none.
    """
    from mkcsp.compliance.what_if import supposing
    from mkcsp.model.dates import Day
    from mkcsp.papers.words import in_words

    terms = session.register.terms.get(what_if) or _from_file(session, Path(what_if), group)
    own = terms.in_force.from_ if terms.in_force is not None else None
    day = own or (Day.of(since) if since is not None else None)
    words = f"from {in_words(day)}" if day is not None else "for all of history"
    option = f"--what-if {shlex.quote(what_if)}" + (f" --from {since}" if since is not None else "")
    return Supposed(supposing(session.register, terms, since), terms, words, option)


def without_what_if(since: date | None) -> None:
    """Raise CannotGoOn where `--from` is given without `--what-if`, since nothing would come of it."""
    if since is not None:
        raise CannotGoOn("--from says from when the terms of --what-if are in force; there is no --what-if")


def _from_file(session: Session, file: Path, group: str | None) -> Terms:
    if not file.is_file():
        from mkcsp.spelling import did_you_mean_one_of, near

        raise CannotGoOn(
            f"there is no file {file}, nor terms of reference of that id",
            help=did_you_mean_one_of(
                near(str(file), session.register.terms), "An id is GROUP/VERSION, such as sng/2016-10."
            ),
        )
    folder = file.resolve().parent.name
    body = folder if folder in session.register.groups else group
    if body is None:
        raise CannotGoOn(
            f"whose terms of reference {file} holds is unknown",
            help="Name the body as GROUP, or put the file in a folder named for it: sng/draft.yaml",
        )
    return session.supposed(file, f"{body}/{file.stem}")
