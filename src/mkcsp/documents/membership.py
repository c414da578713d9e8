"""Who sits on a body on a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mkcsp.documents.common import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLine:
    """A seat and those who hold it."""

    organisation: str
    seat: str = ""
    """The seat's own name where the organisation does not say enough: ``Rural parishes``."""

    holders: tuple[str, ...] = ()
    """Each with post or office as it should print; the words for a vacancy where nobody holds it."""

    deputies: tuple[str, ...] = ()
    vote: str = ""
    """``One vote``, ``Shares the parishes' vote``, ``None``."""

    term: str = ""
    """``since 12 May 2015``, ``until 2018``, both, or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatGroup:
    """Seats of one type of membership."""

    heading: str
    lines: tuple[SeatLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Paper):
    """The membership of one body as on one day."""

    template: ClassVar[str] = "membership"

    body: str
    as_on: str
    """The day, as words."""

    groups: tuple[SeatGroup, ...] = ()
    none_recorded: str = "No members are recorded."
    """Printed where there are no groups."""
