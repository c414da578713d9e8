"""The command `mkcsp terms`."""

from __future__ import annotations

from typing import Annotated

import typer

from mkcsp.cli import options
from mkcsp.cli import output as out
from mkcsp.cli.deliver import deliver
from mkcsp.cli.options import At, GroupId, LargePrint, On, Output, PageSize, Root, Templates, To, day_or_today
from mkcsp.cli.session import open_session


def terms(
    group: GroupId,
    version: Annotated[
        str | None,
        typer.Option(
            "--version",
            metavar="ID",
            help="This version, such as sng/2016-10. Default: the latest of the day.",
            autocompletion=options.terms,
        ),
    ] = None,
    on: On = None,
    at: At = None,
    output: Output = None,
    to: To = None,
    template: Templates = None,
    large_print: LargePrint = False,
    page: PageSize = "a4",
    root: Root = None,
) -> int:
    """Print a body's terms of reference; a draft says so on every page.

    Without --version: the version in force on the day, else the latest in the records.
    """
    from mkcsp.findings import CannotGoOn
    from mkcsp.papers.terms_paper import build, later_drafts, latest
    from mkcsp.papers.words import command

    session = open_session(root, at)
    body = session.find("groups", group)
    day = day_or_today(on)
    found = session.find("terms", version) if version else latest(session.register, body.id, day)
    if found is None:
        raise CannotGoOn(f"the records hold no terms of reference of {body.id}")
    if found.group != body.id:
        raise CannotGoOn(f"{found.id} are terms of reference of {found.group}, not of {body.id}")
    for draft in later_drafts(session.register, found, day):
        out.note(f"a later draft is in the records: {command('terms', body.id, '--version', draft.id)}")
    paper = build(session.register, found, day)
    return deliver(session, paper, output, to, template, large_print=large_print, page=page)
