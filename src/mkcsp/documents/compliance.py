"""Where bodies stand with their terms of reference on a day, as a paper for an agenda. It names nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mkcsp.documents.common import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLine:
    """What follows from one way of reading a clause."""

    if_: str
    """``period: calendar year; inquorate: counts``."""

    then: str
    """``breached: 4 of 6 meetings in 2006``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplianceLine:
    """How one thing stands under a clause."""

    text: str
    """A sentence."""

    since: str = ""
    """``since 1 January 2007``."""

    settles: str = ""
    """What would end or settle it, a sentence."""

    lacking: tuple[str, ...] = ()
    """Records whose lack keeps it from being told."""

    readings: tuple[ReadingLine, ...] = ()
    facts: tuple[str, ...] = ()
    """Evidence; printed only where it was asked for, since it may name people."""

    reference: str = ""
    """What ``mkcsp explain`` takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseBlock:
    """A clause, and what is to be said of it under one heading."""

    clause: str
    """``9. Frequency of meetings``."""

    source: str
    """The version that it stands in, the minute that adopted it; or that it binds only as adopted practice."""

    lines: tuple[ComplianceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateBlock:
    """The clauses under one heading: ``Breached``."""

    heading: str
    clauses: tuple[ClauseBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Something that is not applied, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyBlock:
    """One body."""

    name: str
    summary: str
    """In a sentence: how many clauses bind it, and how they stand."""

    states: tuple[StateBlock, ...] = ()
    """The gravest first."""

    left: tuple[Left, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Compliance(Paper):
    """Where one body or several stand on a day."""

    template: ClassVar[str] = "compliance"

    title: str
    as_on: str
    """``As things stood on 31 December 2006``."""

    bodies: tuple[BodyBlock, ...] = ()
