"""The command `mkcsp report`."""

from __future__ import annotations

from typing import Annotated

import typer

from mkcsp.cli import completion
from mkcsp.cli.deliver import deliver
from mkcsp.cli.options import LargePrint, On, Output, PageSize, Root, Templates, To, day_or_today
from mkcsp.cli.session import open_session


def report(
    id: Annotated[
        str, typer.Argument(metavar="REPORT", help="The report, such as bmg-update.", autocompletion=completion.reports)
    ],
    on: On = None,
    output: Output = None,
    to: To = None,
    template: Templates = None,
    large_print: LargePrint = False,
    page: PageSize = "a4",
    root: Root = None,
) -> int:
    """Print a report in the layout of the form on which it was written.

    Its sections, boxes, recommendations, scrutiny's comments and attachments stand where the form has them; terms of
    reference that it annexes are printed behind it.
    """
    from mkcsp.papers.report_paper import build

    session = open_session(root)
    record = session.find("reports", id)
    paper = build(session.register, record, day_or_today(on))
    return deliver(session, paper, output, to, template, large_print=large_print, page=page)
