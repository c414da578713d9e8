"""The command `mkcsp attendance`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from mkcsp.cli import options
from mkcsp.cli import output as out
from mkcsp.cli.options import (
    At,
    GroupId,
    LargePrint,
    On,
    Output,
    PageSize,
    Root,
    Templates,
    To,
    day_or_today,
    full_date,
)
from mkcsp.cli.session import INCOMPLETE, Session, open_session
from mkcsp.findings import CannotGoOn

if TYPE_CHECKING:
    from mkcsp.model.group import Group

MemberIfAny = Annotated[
    str | None,
    typer.Argument(metavar="[MEMBER]", help="A member, to show their record.", autocompletion=options.members),
]
From = Annotated[
    date | None,
    typer.Option(
        "--from", metavar="DATE", parser=full_date, help="Show only meetings from this day on. Runs still count all."
    ),
]
Form = Annotated[Literal["text", "csv", "json"], typer.Option("--output-format", help="Format of the table.")]

Full = Annotated[bool, typer.Option("--full", help="Also show seats, organisations and everything that is missing.")]

DATA: dict[str, Literal["csv", "json"]] = {".csv": "csv", ".json": "json"}
"""Which form of the table the name of a file asks for."""


def attendance(
    group: GroupId,
    member: MemberIfAny = None,
    from_: From = None,
    on: On = None,
    at: At = None,
    output_format: Form = "text",
    full: Full = False,
    output: Output = None,
    to: To = None,
    template: Templates = None,
    large_print: LargePrint = False,
    page: PageSize = "a4",
    root: Root = None,
) -> int:
    """Show who attended a body's meetings, or, with MEMBER, one member's attendance record with the evidence.

    The table has the members by the meetings up to the day of judgement (--on), then a line of figures for each; with
    --full also the seats and the organisations. For a spreadsheet: -o table.csv, in UTF-8; a cell that would begin a
    formula there begins with an apostrophe. The record of a member can be a paper: -o record.pdf.
    """
    from mkcsp.attendance.assessment import assess

    session = open_session(root, at)
    body = session.find("groups", group)
    rely_on(session, body)
    day = day_or_today(on)
    if from_ is not None and from_ > day:
        raise CannotGoOn(f"--from {from_} is after {day}, the day of judgement", help="Use --on for a later day.")
    assessment = assess(session.register, body, day)
    if member is not None:
        from mkcsp.cli.deliver import deliver
        from mkcsp.papers.attendance_record import build

        person = session.find("members", member)
        member = person.id
        if output_format != "text":
            raise CannotGoOn("the record of one member is a paper", help="Use --to text, html or pdf.")
        if member not in assessment.book.members:
            raise CannotGoOn(f"{person.name} ({member}) holds no seat of {body.id} in the records")
        document = build(assessment, member, session.line, since=from_)
        return deliver(session, document, output, to, template, large_print=large_print, page=page)
    if output is not None and output_format == "text":
        output_format = DATA.get(output.suffix.lower(), "text")
    if to is not None or (output is not None and output_format == "text"):
        raise CannotGoOn(
            "the table of a body cannot be a paper", help="Name a member, or write to FILE.csv or FILE.json."
        )
    from mkcsp.attendance.statistics import overview

    table = overview(assessment, from_)
    if output_format == "text":
        from mkcsp.cli.attendance_output import text

        told = text(table, session.line, on, full=full)  # first, because it looks up names in more records
        if session.incomplete:
            out.line(INCOMPLETE)
        out.block(told)
    else:
        from mkcsp.cli.attendance_output import as_csv, as_data
        from mkcsp.render.escaping import json_text

        def incomplete() -> tuple[str, ...]:
            return session.incomplete

        if output_format == "csv":
            # Excel takes a file for UTF-8 only where a byte order mark begins it.
            begin, told = "\ufeff", as_csv(table, session.tree, incomplete)
        else:
            begin, told = "", json_text(out.with_records(as_data(table, session.tree, incomplete))) + "\n"
        if output is not None:
            from mkcsp.cli.deliver import save

            save(session, output, f"{begin}{told}".encode(), public=True)
        else:
            out.block(told, begun=True)
    return session.ended()


def rely_on(session: Session, group: Group) -> None:
    """Say which files a body's attendance rests on, besides those that are asked for by their ids."""
    bodies = {group.id}
    waiting = [group]
    while waiting:
        for line in waiting.pop().succeeds:
            before = session.register.groups.get(line.group)
            if before is not None and before.id not in bodies:
                bodies.add(before.id)
                waiting.append(before)
    session.uses(f"records/meetings/{group.id}/", f"records/breaches/{group.id}/")
    session.uses(*(f"records/terms/{id}/" for id in sorted(bodies)))
    session.uses(*(terms.path for terms in session.register.terms_naming(group.id)))
    if any(seat.held_by is not None and seat.held_by.post is not None for seat in group.seats):
        session.uses("records/members/")
