"""The command `mkcsp show`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mkcsp.cli import options
from mkcsp.cli import output as out
from mkcsp.cli.options import At, Root, day_or_today
from mkcsp.cli.output import width
from mkcsp.cli.session import INCOMPLETE, Session, open_session
from mkcsp.findings import CannotGoOn
from mkcsp.model.base import Passage, Structured
from mkcsp.model.dates import Day, TimeOfDay
from mkcsp.model.prose import lines
from mkcsp.papers.common import PLAIN
from mkcsp.papers.words import in_words
from mkcsp.render.escaping import shown
from mkcsp.render.widths import wrapped

if TYPE_CHECKING:
    from mkcsp.model.base import Record
    from mkcsp.register import Minute, Register

LEFT_OUT = "What is not for publication is left out: --restricted shows it."

MOST = 40
"""How many referring places are shown; a person may stand in the rolls of a thousand meetings."""


def show(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Of a record (smk, carole-mills, smk/2016-01-21) or a minute (smk/2016-01-21/sng-update/5).",
            autocompletion=options.records,
        ),
    ],
    every: Annotated[bool, typer.Option("--all", help=f"Show every place that refers to it, not only {MOST}.")] = False,
    restricted: Annotated[bool, typer.Option("--restricted", help="Show what is not for publication, too.")] = False,
    at: At = None,
    root: Root = None,
) -> int:
    """Show a record, or an item or clause of minutes: what it says, where it is, and what refers to it.

    Of a restricted item or paper that is its heading, the paragraph relied on and the public summary.
    """
    from mkcsp.cli.deliver import NOT_FOR_PUBLICATION
    from mkcsp.history.published import published
    from mkcsp.register import KINDS

    session = open_session(root, at)
    typed = session.records
    whole = typed if restricted else published(typed, bare=True)
    kinds = [kind.KIND for kind in KINDS if kind.KIND != "settings" and id in getattr(whole, kind.KIND)]
    minute = (typed if restricted else published(typed)).minute(id)
    if not kinds and minute is None and not (id == "settings" and whole.settings):
        raise _unknown(session, id)
    session.uses(*(f"records/{kind}/{id}.yaml" for kind in kinds))
    if minute is not None:
        session.uses(minute.meeting.path)
    session.looks_round()  # for what refers to it
    if session.incomplete:
        out.line(INCOMPLETE)
    if restricted:
        out.line(NOT_FOR_PUBLICATION)
    if id == "settings" and whole.settings:
        _tell_record(session, whole.settings, every)
    for kind in kinds:
        record = getattr(whole, kind)[id]
        _tell_record(session, record, every)
        if record != getattr(typed, kind)[id]:
            out.note(LEFT_OUT)
    if minute is not None:
        _tell_minute(session, minute, restricted)
        _tell_action(session, whole, id)
        _tell_referrers(session, "minutes", id, every)
    return session.ended()


def _tell_record(session: Session, record: Record, every: bool) -> None:
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


def _tell_minute(session: Session, minute: Minute, restricted: bool) -> None:
    from mkcsp.history.published import heading

    out.line(f"{_what(minute)}\n{session.line(minute.at)}\n")
    if minute.item.restricted is None or restricted:
        out.block(tell(minute.clause or minute.undertaking or minute.item))
    else:
        out.block(tell(heading(minute.item)))
        out.note(LEFT_OUT)


def _tell_action(session: Session, whole: Register, id: str) -> None:
    """What became of a clause or an undertaking, which stands in a file of its own."""
    meeting, key = "/".join(id.split("/")[:2]), "/".join(id.split("/")[2:])
    record = whole.resolutions.get(meeting)
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


LAST = ("from_", "until", "seen", "by", "source", "note")
"""What nearly every part has is told after what it is."""

LONG = 60
"""Characters from which each text of a list has a line for itself."""


def tell(part: Any, depth: int = 0) -> str:
    """The fields of a record or of a part of one, a line or more for each."""
    columns = width() or sys.maxsize
    return "".join(line + "\n" for line in _fields(part, depth, columns))


def _fields(part: Any, depth: int, columns: int) -> Iterator[str]:
    for field in sorted(fields(part), key=lambda field: field.name in LAST):
        value = getattr(part, field.name)
        if field.name in ("id", "acknowledged") and depth == 0:
            continue
        if value is None or value in ((), {}, "") or value == field.default:
            continue
        yield from _field(_label(field.name), value, depth, columns)


def _field(label: str, value: Any, depth: int, columns: int) -> Iterator[str]:
    indent = "  " * depth
    if isinstance(value, Structured):
        value = value.blocks
    if isinstance(value, tuple) and any(isinstance(one, Passage) for one in value):
        yield f"{indent}{label}"
        for line in lines(value):
            yield from wrapped(shown(line), columns, f"{indent}  ", f"{indent}    ")
    elif isinstance(value, dict):
        yield f"{indent}{label}"
        for key, one in value.items():
            yield from _field(shown(key), one, depth + 1, columns)
    elif isinstance(value, tuple) and any(_compound(one) or len(str(one)) > LONG for one in value):
        yield f"{indent}{label}"
        for one in value:
            yield from _entry(one, depth + 1, columns)
    elif _compound(value):
        yield f"{indent}{label}"
        yield from _fields(value, depth + 1, columns)
    else:
        words = "; ".join(map(_words, value)) if isinstance(value, tuple) else _words(value)
        yield from wrapped(shown(f"{label}: {words}"), columns, indent, f"{indent}  ")


def _entry(one: Any, depth: int, columns: int) -> Iterator[str]:
    """An entry of a list, distinguished from the one before by a dash."""
    indent = "  " * depth
    if not _compound(one):
        yield from wrapped(shown(_words(one)), columns, f"{indent}- ", f"{indent}  ")
        return
    for number, line in enumerate(_fields(one, depth + 1, columns)):
        yield f"{indent}- {line.lstrip()}" if number == 0 else line


def _compound(value: Any) -> bool:
    return is_dataclass(value) and not isinstance(value, Day | TimeOfDay)


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Day):
        return in_words(value, weekday=True) + (" (inferred)" if value.inferred else "")
    return PLAIN.clock(value) if isinstance(value, TimeOfDay) else str(value)


def _label(name: str) -> str:
    words = name.strip("_").replace("_", " ")
    return words[:1].upper() + words[1:]
