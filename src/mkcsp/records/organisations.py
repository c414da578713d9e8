"""records/organisations/*.yaml: the bodies that send representatives."""

from __future__ import annotations

from typing import ClassVar, Literal

from mkcsp.records.base import Prose, Record
from mkcsp.records.dates import Dated, Day
from mkcsp.records.frozen import frozen
from mkcsp.records.groups import FormerName


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
