"""MK230 to MK232: names that could be several people's, or several bodies'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from mkcsp.checks.book import Book, plain
from mkcsp.findings import Code, Finding, Key, Place, Severity
from mkcsp.model.base import Record
from mkcsp.model.group import Group
from mkcsp.model.meeting import Presiding, RollLine
from mkcsp.model.minute import Interest, Voter
from mkcsp.model.people import Member, Organisation

NAME_OF_MEMBER = Code("MK230", Severity.WARNING)
NAMESAKES = Code("MK231", Severity.NOTE)
SAME_BODY = Code("MK232", Severity.WARNING)

NAMING = (RollLine, Voter, Interest, Presiding)


def name_of_member(book: Book, record: Record, part: Any, keys: tuple[Key, ...]) -> Iterable[Finding]:
    """A name in the papers of a meeting that members have."""
    if part.name is None or part.member is not None:
        return ()
    ids = sorted(book.names.get(plain(part.name), ()))
    if not ids:
        return ()
    message = f"“{part.name}” is the name of {' and '.join(f'`{id}`' for id in ids[:5])}"
    help = f"if it is the same person, write `member: {ids[0]}` instead of `name`"
    if len(ids) > 1:
        help = "write `member` with the id of the person whom the paper means"
    return (NAME_OF_MEMBER.finding(record.place.at(*keys, "name"), message, help),)


def namesakes(book: Book) -> Iterator[Finding]:
    """Members who share a name, a spelling or a style; told once of each pair of neighbours by id."""
    told: set[tuple[str, str]] = set()
    for name, ids in sorted(book.names.items()):
        those = sorted(ids)
        for first, second in pairwise(those):
            if (first, second) not in told:
                told.add((first, second))
                at = book.register.members[second].place.at(*_where(book.register.members[second], name))
                yield NAMESAKES.finding(at, f"`{first}` has this name too")


def bodies(book: Book) -> Iterator[Finding]:
    """Groups, and organisations, that share a name, a short name or an alias."""
    kinds: tuple[Mapping[str, Group] | Mapping[str, Organisation], ...] = (
        book.register.groups,
        book.register.organisations,
    )
    for records in kinds:
        first: dict[str, str] = {}
        for id in sorted(records):
            own: set[str] = set()
            for name, keys in _body_names(records[id]):
                if name in own:
                    continue
                own.add(name)
                if name in first:
                    place = Place(records[id].path, keys)
                    yield SAME_BODY.finding(place, f"`{first[name]}` has this name too")
                else:
                    first[name] = id


def _where(member: Member, name: str) -> tuple[str | int, ...]:
    for field in ("aliases", "styles"):
        for number, one in enumerate(getattr(member, field)):
            if plain(one if isinstance(one, str) else one.as_) == name:
                return (field, number) if field == "aliases" else (field, number, "as")
    return ("name",)


def _body_names(body: Group | Organisation) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    for field in ("name", "short"):
        if (value := getattr(body, field)) is not None:
            yield plain(value), (field,)
    for number, alias in enumerate(body.aliases):
        yield plain(alias), ("aliases", number)
