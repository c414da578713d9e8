"""MK230 to MK232: names that could be several people's, or several bodies'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from mkcsp.checks.book import Book, plain
from mkcsp.findings import Finding, Page, Severity
from mkcsp.location import Key, Place
from mkcsp.model.base import Record
from mkcsp.model.group import Group
from mkcsp.model.meeting import Presiding, RollLine
from mkcsp.model.minute import Interest, Voter
from mkcsp.model.people import Member, Organisation

NAME_OF_MEMBER = Page(
    "MK230",
    "name of somebody who has a record",
    Severity.WARNING,
    """
    A roll, a vote or a declaration gives a `name` that one or more members have, as their name, another spelling or a
    style. If it is that person, write `member` with the id, or the attendance is not counted as theirs. If two
    members have the name, only the papers can tell which was meant; if it is neither, acknowledge the finding.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/members/jo-field.yaml
        name: Jo Field
        # records/meetings/smk/2016-01-21.yaml
        status: held
        roll:
          complete: yes
          sections:
            - kind: others
              lines:
                - name: Jo Field

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/members/jo-field.yaml
        name: Jo Field
        # records/meetings/smk/2016-01-21.yaml
        status: held
        roll:
          complete: yes
          sections:
            - kind: others
              lines:
                - member: jo-field
    """,
)
NAMESAKES = Page(
    "MK231",
    "two members of one name",
    Severity.NOTE,
    """
    Two members share a name, a spelling or a style. That may be so in the world: then acknowledge it, and take care
    which id a roll names. Or one person was entered twice: then keep one file and change the references to the other.

    Bad::

        # records/members/jo-field.yaml
        name: Jo Field
        # records/members/j-field.yaml
        name: J Field
        aliases:
          - Jo Field

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
        # records/members/j-field.yaml
        name: J Field
    """,
)
SAME_BODY = Page(
    "MK232",
    "two bodies of one name",
    Severity.WARNING,
    """
    Two groups, or two organisations, share a name, a short name or an alias, so that a reader of a list or of the
    minutes cannot tell which is meant. Leave the alias with the one that the papers mean by it. Names that a body
    had formerly are not compared: a successor often takes the name of the body before.

    Bad::

        # records/groups/sng.yaml
        name: Safer Neighbourhoods Group
        short: SNG
        kind: delivery-group
        # records/groups/strategy.yaml
        name: Strategy Negotiation Group
        aliases:
          - SNG
        kind: working-group

    Good::

        # records/groups/sng.yaml
        name: Safer Neighbourhoods Group
        short: SNG
        kind: delivery-group
        # records/groups/strategy.yaml
        name: Strategy Negotiation Group
        kind: working-group
    """,
)
PAGES = (NAME_OF_MEMBER, NAMESAKES, SAME_BODY)

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
