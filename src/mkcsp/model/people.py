"""records/members/*.yaml and records/organisations/*.yaml: people with their posts, and the bodies that send them."""

from __future__ import annotations

from typing import ClassVar, Literal

from mkcsp.model.base import Prose, Record, frozen
from mkcsp.model.dates import Dated, Day
from mkcsp.model.group import FormerName


@frozen
class Post(Dated):
    """A post that somebody held for a time."""

    title: str
    """The title of the post, without the organisation."""
    organisation: str | None = None
    """Id of the organisation."""
    level: str | None = None
    """The level of the post, where terms of reference ask for one: `chief-officer`, `member`."""
    acting: bool = False
    """Whether the post was held as acting."""
    as_: str | None = None
    """The post as it is printed, where it is not "TITLE, ORGANISATION"."""


@frozen
class Style(Dated):
    """How somebody is styled in print for a time: a title, a rank, initials."""

    as_: str
    """The name as it is printed: `Supt. Gez Chiariello`, `Councillor Brunning`."""


@frozen
class Member(Record):
    """A person who sits in a group, serves it or is named in its papers."""

    KIND: ClassVar[str] = "members"

    name: str
    """The name, as full as the papers give it (initials only where they give no more), without title or rank."""
    styles: tuple[Style, ...] = ()
    """How the person is styled in print, dated."""
    aliases: tuple[str, ...] = ()
    """Other spellings that stand in the papers."""
    posts: tuple[Post, ...] = ()
    """The posts held, dated."""
    telephone: str | None = None
    """As it is printed, with its spaces and brackets."""
    email: str | None = None
    """As it is printed."""


@frozen
class OrganisationClass(Dated):
    """The class of an organisation for a time."""

    class_: str
    """`responsible-authority`, `statutory-partner`, `associate`, or another of the body's own."""
    of: str | None = None
    """The group in whose terms of reference it has that class."""
    by: str | None = None
    """The terms of reference (`csp/2005-05`) or the minute that give it that class."""


@frozen
class OrganisationSuccession:
    """An organisation that this one replaced, wholly or in part."""

    organisation: str
    """Id of the organisation that was replaced or merged into this one."""
    on: Day | None = None
    """When."""
    how: Literal["replaced", "merged", "renamed", "not-known"] = "not-known"
    """In what way."""
    note: Prose | None = None
    """A remark. It is never printed."""


@frozen
class Organisation(Record):
    """An organisation that sends representatives, employs people or is written to."""

    KIND: ClassVar[str] = "organisations"

    name: str
    """The name as it is printed."""
    short: str | None = None
    """A short name for tables."""
    aliases: tuple[str, ...] = ()
    """Other names that stand in the papers."""
    formerly: tuple[FormerName, ...] = ()
    """Names that it had before, dated, where it stayed the same organisation."""
    from_: Day | None = None
    """Since when it exists."""
    until: Day | None = None
    """Until when it existed."""
    classes: tuple[OrganisationClass, ...] = ()
    """Its class, dated: the law and the terms of reference change it."""
    succeeds: tuple[OrganisationSuccession, ...] = ()
    """The organisations that it replaced."""
