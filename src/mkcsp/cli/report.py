"""The command `mkcsp report`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mkcsp.cli import options
from mkcsp.cli.deliver import deliver
from mkcsp.cli.options import At, LargePrint, On, Output, PageSize, Root, Templates, To, day_or_today
from mkcsp.cli.session import open_session
from mkcsp.findings import CannotGoOn


def report(
    id: Annotated[
        str, typer.Argument(metavar="REPORT", help="The report, such as bmg-update.", autocompletion=options.reports)
    ],
    on: On = None,
    at: At = None,
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

    session = open_session(root, at)
    record = session.find("reports", id)
    paper = build(session.register, record, day_or_today(on), lambda name: _picture(session.root, name))
    return deliver(session, paper, output, to, template, large_print=large_print, page=page)


MOST = 2_000_000
"""Bytes that a picture may have: larger ones make a paper that cannot be sent."""

BEGINS = {".png": b"\x89PNG\r\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}


def _picture(root: Path, name: str) -> bytes:
    """The file of a picture, from the folder pictures beside the records.

    Raises CannotGoOn where it is not there, is a link, is too large or is no picture.
    """
    folder = root / "pictures"
    file = folder / name
    if folder.is_symlink() or file.is_symlink():
        raise CannotGoOn(f"pictures/{name} is reached by a symbolic link, and links are not followed")
    if not file.is_file():
        raise CannotGoOn(f"the report shows pictures/{name}, which is not there", help="Put the file there.")
    if file.stat().st_size > MOST:
        raise CannotGoOn(f"pictures/{name} has more than {MOST:,} bytes", help="Save it smaller.")
    data = file.read_bytes()
    if not data.startswith(BEGINS[file.suffix.lower()]):
        raise CannotGoOn(f"pictures/{name} is not what its name says", help="Save it as PNG or JPEG.")
    return data
