"""Records by whatever a clerk would type: an id, the path that `check` prints, a name, a short name, or a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from mkcsp.history.named import names_of
from mkcsp.model.base import Record
from mkcsp.model.dates import Day
from mkcsp.register import Register
from mkcsp.spelling import plain

_PATH = re.compile(r"(?:.*/)?records/(?P<kind>[a-z]+)/(?P<id>.+?)\.yaml(?::\d+){0,2}")
_DAY = re.compile(r"(?:(?P<body>.*?)[ /,]+)??(?:[a-z]+day )?(?P<day>\S*\d\S*(?: [a-z]+ \d{4})?|[a-z]+ \d{1,2},? \d{4})")


def ids_meant(register: Register, kind: str, typed: str) -> tuple[str, ...]:
    """Ids of the records of that kind that the words may mean: one where it is clear, several, or none.

    typed: as somebody wrote it. An id that is there is always just itself.
    """
    records = getattr(register, kind)
    if typed in records:
        return (typed,)
    path = _PATH.fullmatch(typed)
    if path is not None and path["kind"] == kind and path["id"] in records:
        return (path["id"],)
    if (file := typed.removeprefix(f"{kind}/").removesuffix(".yaml")) in records:
        return (file,)
    if kind == "meetings":
        return tuple(_meetings(register, typed))
    wanted = plain(typed)
    if not wanted or "/" in typed:
        return ()
    return tuple(id for id, record in records.items() if any(plain(name) == wanted for name in names_of(record)))


def _meetings(register: Register, typed: str) -> Iterable[str]:
    """Meetings of a day in words, such as `12 November 2026` or `board 12 November 2026`; or `SMK/2016-01-21`."""
    body, slash, day = typed.rpartition("/")
    if slash and (groups := ids_meant(register, "groups", body)):
        return [id for group in groups if (id := f"{group}/{day}") in register.meetings]
    words = _DAY.fullmatch(typed.casefold().strip())
    wanted = Day.meant(words["day"]) if words is not None else None
    if words is None or wanted is None or not wanted.exact:
        return ()
    body = (words["body"] or "").strip()
    groups = ids_meant(register, "groups", body) if body else tuple(register.groups)
    of_day = (meeting for group in groups for meeting in register.meetings_of(group))
    return [meeting.id for meeting in of_day if wanted.first in _days(meeting)]


def _days(meeting: Any) -> Iterator[date]:
    for day in (meeting.called_for, meeting.day):
        if day.exact:
            yield day.first


def called(record: Record) -> str:
    """A record as it is offered where several are meant: its id, with its name."""
    name = getattr(record, "name", None) or getattr(record, "title", None)
    return f"{record.id} ({name})" if name else record.id
