"""Whom words name: people, bodies, organisations and posts, however they are spelt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from mkcsp.history.due_days import holders
from mkcsp.model.group import Group
from mkcsp.model.people import Member, Organisation
from mkcsp.model.resolution import Owner
from mkcsp.register import Register
from mkcsp.spelling import plain


def names_of(record: Any) -> Iterator[str]:
    """Every name by which a person, a body or an organisation is known."""
    yield record.id
    for field in ("name", "short", "title", "subject"):
        if name := getattr(record, field, None):
            yield name
    for former in (*getattr(record, "aliases", ()), *getattr(record, "formerly", ()), *getattr(record, "styles", ())):
        name = former if isinstance(former, str) else getattr(former, "name", None) or getattr(former, "as_", None)
        if name:
            yield name


def names_of_owner(register: Register, owner: Owner, on: date) -> Iterator[str]:
    """Every name of whoever is to do something, and of those who hold the post that is to do it on that day."""
    yield from filter(None, (owner.post, owner.name, owner.member, owner.group, owner.organisation))
    found = [register.members.get(id) for id in (owner.member, *holders(register, owner, on)) if id is not None]
    for record in (
        *found,
        register.groups.get(owner.group or ""),
        register.organisations.get(owner.organisation or ""),
    ):
        if record is not None:
            yield from names_of(record)


def everybody(register: Register) -> Iterator[str]:
    """Every name of everybody and everything that could be an owner."""
    kinds: tuple[Mapping[str, Member | Group | Organisation], ...] = (
        register.members,
        register.groups,
        register.organisations,
    )
    for records in kinds:
        for record in records.values():
            yield from names_of(record)
    yield from (post.title for member in register.members.values() for post in member.posts)


def named(words: str, names: Iterator[str]) -> bool:
    """Whether the words are one of the names, or a part of one."""
    wanted = plain(words)
    return any(words == name or (wanted and wanted in plain(name)) for name in names)
