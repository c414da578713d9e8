"""records/members/*.yaml: people, their posts, and how they are styled."""

from __future__ import annotations

from typing import ClassVar

from mkcsp.records.base import Record
from mkcsp.records.dates import Dated
from mkcsp.records.frozen import frozen


@frozen
class Post(Dated):
    """A post that somebody held for a time."""

    title: str
    """The title of the post, without the organisation."""
    organisation: str | None = None
    """Id of the organisation."""
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
