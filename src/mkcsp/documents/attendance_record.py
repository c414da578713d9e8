"""One member's attendance at one body, with the evidence for every line and the rule it is judged by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mkcsp.documents.common import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLine:
    """One meeting at which the member might have been expected."""

    date: str
    status: str
    """In words: ``Present``, ``Absent, apologies accepted``, ``Not a member that day``, ``Cannot be told``."""

    deputy: str = ""
    """Who sat or deputised for the member."""

    minute: str = ""
    """The minute that shows it, or that accepted the reason."""

    source: str = ""
    """``records/meetings/smk/2016-01-21.yaml:14``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure and what it counts."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A question that the clause leaves open, and the answer it was read with."""

    question: str
    answer: str
    origin: str = ""
    """Where the answer comes from: the version of the terms; or that it is open and every answer was tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A version of the clause that the record is judged by."""

    reference: str
    """``Terms of reference, section 5``."""

    text: str
    version: str = ""
    adopted: str = ""
    """The minute that adopted the version, or that this is not in the records."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceRecord(Paper):
    """The attendance record of one member of one body."""

    public: ClassVar[bool] = False

    template: ClassVar[str] = "attendance-record"

    body: str
    member: str
    seat: str = ""
    organisation: str = ""
    period: str = ""
    """``From 3 March 2015 to 21 January 2016``: what the record covers."""

    judged: str = ""
    """``As things stood on 21 January 2016``."""

    findings: tuple[str, ...] = ()
    """What follows from it, each a sentence."""

    figures: tuple[Figure, ...] = ()
    meetings: tuple[MeetingLine, ...] = ()
    clauses: tuple[Clause, ...] = ()
    """Each version of the clause that was in force at one of the meetings, the earliest first."""

    readings: tuple[Reading, ...] = ()
