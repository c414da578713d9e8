"""MK740: an id inside a record that is none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mkcsp.checks.book import Book
from mkcsp.findings import Code, Finding, Key, Severity
from mkcsp.loader.paths import wrong_id, wrong_name
from mkcsp.model.base import Record
from mkcsp.model.group import Seat, StandingItem
from mkcsp.model.meeting import AgendaItem
from mkcsp.model.minute import Clause, MinuteItem, Undertaking
from mkcsp.model.report_record import FormBox, Recommendation
from mkcsp.model.rules import Obligation
from mkcsp.model.strategy import Priority
from mkcsp.model.terms_of_reference import AttendanceRule, Section

NO_ID = Code("MK740", Severity.ERROR)

NAMED = (
    AgendaItem,
    AttendanceRule,
    Clause,
    FormBox,
    MinuteItem,
    Obligation,
    Priority,
    Recommendation,
    Seat,
    Section,
    StandingItem,
    Undertaking,
)
"""What has an id inside a record."""


def check(book: Book, record: Record, part: Any, keys: tuple[Key, ...]) -> Iterable[Finding]:
    """Whether the id of a part of a record can be one."""
    wrong = wrong_name(part.id) if type(part) is Seat else wrong_id(part.id.replace("/", " "))
    if wrong is None:
        return ()
    return (NO_ID.finding(record.place.at(*keys, "id"), f"`{part.id[:60]}` is no id: {wrong}"),)
