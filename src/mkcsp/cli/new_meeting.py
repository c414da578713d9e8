"""The command `mkcsp new meeting`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from mkcsp.cli import output as out
from mkcsp.cli.options import GroupId, Root, typed_as
from mkcsp.cli.session import open_session
from mkcsp.findings import CannotGoOn


class Kind(StrEnum):
    """Kinds of meeting."""

    ORDINARY = "ordinary"
    EXTRAORDINARY = "extraordinary"
    ANNUAL = "annual"
    SPECIAL = "special"
    WORKSHOP = "workshop"


def new_meeting(
    group: GroupId,
    date: Annotated[str, typer.Argument(metavar="DATE", help="The day: 2016-04-14; 2016-04 if only the month is set.")],
    suffix: Annotated[
        str | None, typer.Option("--suffix", help="A word for a second meeting that day, such as b or special.")
    ] = None,
    kind: Annotated[Kind, typer.Option("--kind", help="What kind of meeting.")] = Kind.ORDINARY,
    starts: Annotated[str | None, typer.Option("--starts", metavar="TIME", help="Start time, such as 14:00.")] = None,
    ends: Annotated[str | None, typer.Option("--ends", metavar="TIME", help="End time, such as 16:00.")] = None,
    venue: Annotated[str | None, typer.Option("--venue", help="Where. The usual venue.")] = None,
    root: Root = None,
) -> int:
    """Create the file of a meeting from its body's usual items, with the roll laid out from its members.

    Everybody who holds a seat that day stands in it, as styled that day. A file that is there is left alone.
    """
    from mkcsp.edit.new_records import MeetingPlan, meeting_text
    from mkcsp.edit.saving import create
    from mkcsp.loader.paths import not_a_date, wrong_name
    from mkcsp.model.dates import Day, TimeOfDay

    session = open_session(root)
    record = session.find("groups", group)
    group = record.id
    plan = MeetingPlan(
        day=typed_as(Day, date),
        suffix=suffix,
        kind=kind.value,
        starts=typed_as(TimeOfDay, starts) if starts else None,
        ends=typed_as(TimeOfDay, ends) if ends else None,
        venue=venue,
    )
    if plan.day.inferred:
        raise CannotGoOn("the day of a meeting to come is set, not inferred", help=f"Write {date.rstrip('?')}.")
    id = plan.id_in(group)
    name = id.rpartition("/")[2]
    if suffix is not None and (wrong_name(suffix) or wrong_name(name) or not_a_date(name)):
        raise CannotGoOn(
            f"{suffix!r} cannot be part of an id",
            help="Use small letters, digits and hyphens, with a letter among them, or a single digit.",
        )
    path = f"records/meetings/{id}.yaml"
    if (session.root / path).exists():
        raise CannotGoOn(
            f"{path} exists already",
            help="Nothing was written. For a second meeting that day give it a --suffix.",
        )
    create(session.root, path, meeting_text(session.register, record, plan))
    out.line(path)
    return session.ended()
