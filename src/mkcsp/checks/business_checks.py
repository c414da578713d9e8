"""MK420 to MK423: business decided although it was not taken or without a quorum, and restricted business."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from mkcsp.checks.book import Book, plain
from mkcsp.checks.meeting_facts import MeetingFacts
from mkcsp.checks.parts import typed
from mkcsp.findings import Code, Finding, Place, Severity

NOT_TAKEN = Code("MK421", Severity.WARNING)
INQUORATE = Code("MK422", Severity.WARNING)
QUORUM_TWICE = Code("MK423", Severity.WARNING)


def not_taken(sitting: MeetingFacts) -> Iterator[Finding]:
    """Resolutions on items that were not taken."""
    for item, keys in sitting.items:
        if item.resolved and item.outcome in ("deferred", "withdrawn", "not-reached"):
            message = f"resolved, although the item was {item.outcome.replace('-', ' ')}"
            yield NOT_TAKEN.finding(sitting.at(*keys, "resolved"), message)


def business_quorum(sitting: MeetingFacts) -> Iterator[Finding]:
    """What was resolved while there was no quorum, and what is said of the quorum."""
    stated: dict[str | None, bool] = {}
    words: dict[str | None, str] = {}
    for number, one in enumerate(sitting.meeting.quorum):
        at = sitting.at("quorum", number)
        if stated.get(one.item, one.met) != one.met:
            yield QUORUM_TWICE.finding(at, "here there is a quorum and there is none")
        elif one.stated is not None and plain(one.stated) != plain(words.get(one.item, one.stated)):
            yield QUORUM_TWICE.finding(at.at("stated"), f"stated as “{words[one.item]}” above")
        stated.setdefault(one.item, one.met)
        if one.stated is not None:
            words.setdefault(one.item, one.stated)
    if False not in stated.values():
        return
    met = stated.get(None)
    for item, keys in sitting.items:
        met = stated.get(item.id, met)
        if met is False and item.resolved:
            yield INQUORATE.finding(sitting.at(*keys, "resolved"), "resolved, although there was no quorum")


TOO_MUCH = Code("MK420", Severity.ERROR)

_MINUTE = frozenset({"id", "minute", "inferred", "number", "title", "restricted", "excluded"})
_AGENDA = frozenset({"id", "number", "title", "restricted"})
_PAPER = frozenset({"title", "label", "number", "state", "restricted"})
_REPORT = frozenset({"id", "subject", "restricted", "acknowledged"})


def restricted_in_meeting(sitting: MeetingFacts) -> Iterator[Finding]:
    """The restricted items and papers of a meeting, and what stands elsewhere about such items."""
    hidden = set()
    for item, keys in sitting.items:
        if item.restricted is not None:
            hidden.add(item.id)
            yield from _more(item, _MINUTE, sitting.at(*keys))
    for entry, keys in sitting.agenda:
        if entry.restricted is not None:
            hidden.add(entry.id)
            yield from _more(entry, _AGENDA, sitting.at(*keys))
        for number, paper in enumerate(entry.papers):
            if paper.restricted is not None:
                yield from _more(paper, _PAPER, sitting.at(*keys, "papers", number))
    resolved = sitting.book.register.resolutions.get(sitting.meeting.id) if hidden else None
    for key in resolved.actions if resolved is not None else ():
        if resolved is not None and key.split("/")[0] in hidden:
            message = f"`{key}` says what became of a restricted item"
            yield TOO_MUCH.finding(resolved.place.at("actions", key), message)


def restricted_in_reports(book: Book) -> Iterator[Finding]:
    """Restricted reports, and restricted papers attached to reports."""
    for report in book.register.reports.values():
        if report.restricted is not None:
            yield from _more(report, _REPORT, report.place)
        for number, attachment in enumerate(report.attachments):
            if attachment.restricted is not None:
                yield from _more(attachment, _PAPER, report.place.at("attachments", number))


def _more(part: Any, allowed: Iterable[str], at: Place) -> Iterator[Finding]:
    for field in fields(part):
        if field.name not in allowed and getattr(part, field.name) not in (None, (), False, field.default):
            name = typed(field.name)
            yield TOO_MUCH.finding(at.at(name), f"a restricted {_noun(part)} may not hold `{name}`")


def _noun(part: Any) -> str:
    return {"MinuteItem": "item", "AgendaItem": "item"}.get(type(part).__name__, type(part).__name__.lower())
