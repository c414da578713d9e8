"""The clerk's desk from the records: gathered body by body, then put in order of urgency."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import get_args

from mkcsp.documents import desk_dealings, desk_meetings, desk_terms
from mkcsp.documents.desk import DeskLine, DeskPaper, DeskPart
from mkcsp.documents.desk_matter import Desk, Kind, Matter
from mkcsp.documents.wording import dated, in_words
from mkcsp.history.names_of_the_day import group_name
from mkcsp.history.tristate import exists
from mkcsp.location import Place
from mkcsp.model.dates import Day
from mkcsp.model.group import Group
from mkcsp.register import Register

GATHERERS: tuple[Callable[[Desk], Iterator[Matter]], ...] = (
    desk_meetings.coming,
    desk_meetings.minutes,
    desk_dealings.actions,
    desk_dealings.breaches,
    desk_dealings.accepted,
    desk_terms.duties,
    desk_terms.expiries,
)

WEEK = timedelta(days=7)

_KINDS: tuple[Kind, ...] = get_args(Kind)
"""What comes first among matters of one day."""

HEADINGS = ("Overdue", "To be done now", "Within a week", "Later", "Without a day")
"""From the most urgent to the least."""


def gather(register: Register, groups: Iterable[Group], on: date, ahead: int) -> tuple[Matter, ...]:
    """Everything on the desk on the day `on`, most urgent first; a body that exists no more has nothing there.

    ahead: how many days to look ahead. What has no day is told whenever it is. A body's next meeting is always told.
    """
    found = [
        matter
        for group in groups
        if exists(group.from_, group.until, Day.of(on)) is not False
        for gatherer in GATHERERS
        for matter in gatherer(Desk(register, group, on, ahead))
    ]
    return tuple(
        sorted(found, key=lambda one: (urgency(one, on), one.due or date.max, _KINDS.index(one.kind), one.group))
    )


def urgency(matter: Matter, on: date) -> int:
    """Under which of the headings a matter belongs, by its index."""
    if matter.due is None:
        return 1 if matter.now else 4
    if matter.due < on:
        return 0
    if matter.due == on:
        return 1
    return 2 if matter.due <= on + WEEK else 3


def build(
    register: Register, matters: Sequence[Matter], on: date, line: Callable[[Place], str], *, body: str
) -> DeskPaper:
    """The desk as a paper. line: how a place in the records is shown, as `path:line`. body: whose desk it is."""
    day = in_words(Day.of(on), weekday=True)
    parts = []
    for number, heading in enumerate(HEADINGS):
        those = [matter for matter in matters if urgency(matter, on) == number]
        if those:
            parts.append(DeskPart(heading=heading, lines=tuple(_line(register, one, line) for one in those)))
    return DeskPaper(
        heading=f"To be done: {body}, {day}",
        footer=f"{body}, {day}",
        body=body,
        as_on=day,
        parts=tuple(parts),
    )


def _line(register: Register, matter: Matter, line: Callable[[Place], str]) -> DeskLine:
    group = register.groups.get(matter.group)
    return DeskLine(
        due=in_words(Day.of(matter.due)) if matter.due else "",
        body=(group.short if group else None) or group_name(register, matter.group),
        what=dated(matter.what),
        where=line(matter.at),
        command=matter.command,
    )
