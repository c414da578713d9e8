"""The command `mkcsp agenda`."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from mkcsp.cli.deliver import deliver
from mkcsp.cli.options import At, LargePrint, MeetingId, Output, PageSize, Root, Templates, To, full_date
from mkcsp.cli.session import open_session


def agenda(
    meeting: MeetingId,
    supplement: Annotated[
        bool, typer.Option("--supplement", help="Print the supplementary agenda; the last one, if there are several.")
    ] = False,
    issued: Annotated[
        date | None,
        typer.Option("--issued", metavar="DATE", parser=full_date, help="The supplementary agenda of that day."),
    ] = None,
    output: Output = None,
    to: To = None,
    template: Templates = None,
    large_print: LargePrint = False,
    page: PageSize = "a4",
    at: At = None,
    root: Root = None,
) -> int:
    """Print the agenda of a meeting: at the terminal, or to a file (-o agenda.pdf).

    A supplementary agenda (--supplement) is a paper of its own; the agenda stays as it was issued.
    Membership, terms of reference and names are those of the meeting's day.
    """
    from mkcsp.papers.agenda_paper import build, find_supplement

    session = open_session(root, at)
    record = session.find("meetings", meeting)
    session.find("groups", record.group)
    added = find_supplement(record, issued) if supplement or issued is not None else None
    return deliver(
        session, build(session.register, record, added), output, to, template, large_print=large_print, page=page
    )
