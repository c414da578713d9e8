"""The command `mkcsp today`."""

from __future__ import annotations

import shlex
from dataclasses import replace
from typing import Annotated, Literal

import typer

from mkcsp.cli import output as out
from mkcsp.cli.deliver import deliver, wants_paper
from mkcsp.cli.options import At, GroupIfAny, LargePrint, On, Output, PageSize, Root, Templates, To, day_or_today
from mkcsp.cli.session import open_session
from mkcsp.findings import CannotGoOn

Form = Annotated[Literal["text", "json"], typer.Option("--output-format", help="Format of the list.")]
Full = Annotated[bool, typer.Option("--full", help="Show each task, also those of one kind without a due date.")]
Ahead = Annotated[int, typer.Option("--ahead", min=0, metavar="DAYS", help="Days to look ahead.")]


def today(
    group: GroupIfAny = None,
    on: On = None,
    at: At = None,
    ahead: Ahead = 60,
    output_format: Form = "text",
    full: Full = False,
    output: Output = None,
    to: To = None,
    template: Templates = None,
    large_print: LargePrint = False,
    page: PageSize = "a4",
    root: Root = None,
) -> int:
    """Show what is to be done, most urgent first, for one body or all.

    It lists notices, papers and replies, actions, letters and breaches, terms that end, minutes to be approved or
    signed, and the next meetings: overdue, perhaps overdue, to do now, this week, later, and without a due date. It
    counts many of one kind without a due date; --full shows each. It names people and is not for publication.
    """
    from mkcsp.history.names_of_the_day import group_name
    from mkcsp.model.dates import Day
    from mkcsp.papers.task_list import HEADINGS, build, gather, urgency

    if output_format == "json" and wants_paper(output, to):
        raise CannotGoOn(
            "JSON cannot be written as a paper", help="Leave out --output and --to, or leave out --output-format json."
        )
    session = open_session(root, at)
    session.uses("records/")
    register = session.register
    day = day_or_today(on)
    if group:
        group = session.find("groups", group).id
    bodies = [register.groups[group]] if group else [register.groups[id] for id in sorted(register.groups)]
    matters = gather(register, bodies, day, ahead)
    if on is not None:
        # What the desk of another day says, its commands have to be judged on that day too.
        matters = tuple(replace(one, command=_dated(one.command, day.isoformat())) for one in matters)
    if at is not None:
        matters = tuple(replace(one, command=f"{one.command} --at {shlex.quote(at)}") for one in matters)
    if output_format == "json":
        from mkcsp.render.data import data_of

        data = {
            "on": day.isoformat(),
            "incomplete": list(session.incomplete),
            "matters": [{"urgency": HEADINGS[urgency(one, day)], **data_of(one, session.line)} for one in matters],
        }
        out.as_json(data)
        return session.ended()
    named = register.settings.name if register.settings else "All bodies"
    body = group_name(register, group, Day.of(day)) if group else named
    document = build(register, matters, day, session.line, body=body, full=full)
    if wants_paper(output, to):
        document = replace(document, marks=("NOT FOR PUBLICATION",))
    return deliver(session, document, output, to, template, large_print=large_print, page=page)


def _dated(command: str, day: str) -> str:
    """The command judged on that day, if it is one that can be."""
    return command if command.split()[1] in ("show", "minutes", "agenda") else f"{command} --on {day}"
