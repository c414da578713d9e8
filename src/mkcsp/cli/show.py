"""The command `mkcsp show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mkcsp.cli import completion
from mkcsp.cli import output as out
from mkcsp.cli.options import Root, day_or_today
from mkcsp.cli.session import INCOMPLETE, Session, open_session
from mkcsp.findings import CannotGoOn

if TYPE_CHECKING:
    from mkcsp.model.base import Record
    from mkcsp.register import Minute

MOST = 40
"""How many referring places are shown; a person may stand in the rolls of a thousand meetings."""


def show(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Of a record (smk, carole-mills, smk/2016-01-21) or a minute (smk/2016-01-21/sng-update/5).",
            autocompletion=completion.records,
        ),
    ],
    every: Annotated[bool, typer.Option("--all", help=f"Show every place that refers to it, not only {MOST}.")] = False,
    root: Root = None,
) -> int:
    """Show a record, or an item or clause of minutes: what it says, where it stands, and what refers to it."""
    from mkcsp.cli.telling import tell
    from mkcsp.register import KINDS

    session = open_session(root)
    whole = session.records
    kinds = [kind.KIND for kind in KINDS if kind.KIND != "settings" and id in getattr(whole, kind.KIND)]
    minute = whole.minute(id)
    if not kinds and minute is None and not (id == "settings" and whole.settings):
        raise _unknown(session, id)
    session.uses(*(f"records/{kind}/{id}.yaml" for kind in kinds))
    if minute is not None:
        session.uses(minute.meeting.path)
    session.looks_round()  # for what refers to it
    if session.incomplete:
        out.line(INCOMPLETE)
    if id == "settings" and whole.settings:
        _tell_record(session, whole.settings, every)
    for kind in kinds:
        _tell_record(session, getattr(whole, kind)[id], every)
    if minute is not None:
        out.line(f"{_what(minute)}\n{session.line(minute.at)}\n")
        out.block(tell(minute.clause or minute.undertaking or minute.item))
        _tell_action(session, id)
        _tell_referrers(session, "minutes", id, every)
    return session.ended()


def _tell_record(session: Session, record: Record, every: bool) -> None:
    from mkcsp.cli.telling import tell
    from mkcsp.model.dates import Day
    from mkcsp.model.group import Group
    from mkcsp.model.meeting import Meeting

    out.line(f"{type(record).__name__} {record.id}\n{session.line(record.place)}\n")
    if isinstance(record, Group):
        from mkcsp.history.body_status import body_status
        from mkcsp.papers.words import in_words, status_words

        day = day_or_today(None)
        words = status_words(session.register, body_status(session.register, record, day), Day.of(day))
        out.line(f"Status on {in_words(Day.of(day))}: {words}\n")
    if isinstance(record, Meeting) and record.roll is not None:
        from mkcsp.history.roll_totals import roll_totals
        from mkcsp.papers.words import totals_in_words

        out.line(f"Totals: {totals_in_words(roll_totals(record))}\n")
    out.block(tell(record))
    _tell_referrers(session, record.KIND, record.id, every)
    out.line()


def _what(minute: Minute) -> str:
    from mkcsp.papers.words import meeting_of, title_of

    of_what = f"{title_of(minute.meeting, minute.item)}, {meeting_of(minute.meeting.id)}"
    if minute.undertaking is not None:
        return f"Undertaking at {minute.cited}, {of_what}"
    if minute.clause is None:
        return f"Minute {minute.cited.removeprefix('minute ')}, {of_what}"
    return f"Clause {minute.cited}, {of_what}"


def _tell_action(session: Session, id: str) -> None:
    """What became of a clause or an undertaking, which stands in a file of its own."""
    from mkcsp.cli.telling import tell

    meeting, key = "/".join(id.split("/")[:2]), "/".join(id.split("/")[2:])
    record = session.register.resolutions.get(meeting)
    if record is not None and key in record.actions:
        out.line(f"\nWhat became of it: {session.line(record.place.at('actions', key))}")
        out.block(tell(record.actions[key], depth=1))


def _tell_referrers(session: Session, kind: str, id: str, every: bool) -> None:
    from mkcsp.checks.references import referrers

    places = sorted(referrers(session.records, kind, id))
    if not places:
        out.line("\nNothing refers to it.")
        return
    out.line("\nReferred to by")
    for place in places if every else places[:MOST]:
        out.line(f"  {session.line(place)}  {'/'.join(str(key) for key in place.keys)}")
    if len(places) > MOST and not every:
        out.line(f"  and {len(places) - MOST} more: --all shows them")


def _unknown(session: Session, id: str) -> CannotGoOn:
    from mkcsp.register import KINDS
    from mkcsp.spelling import did_you_mean_one_of, near

    for kind in KINDS:
        if kind.KIND != "settings" and (broken := session.unread(f"records/{kind.KIND}/{id}.yaml")):
            return CannotGoOn(f"{broken} cannot be read", help="mkcsp check shows what is wrong with it.")
    known = {one for kind in KINDS if kind.KIND != "settings" for one in getattr(session.records, kind.KIND).listed()}
    help = did_you_mean_one_of(near(id, sorted(known)))
    return CannotGoOn(f"no record and no minute has the id {id!r}", help=help)
