"""MK420: what may not be recorded of restricted business."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from mkcsp.findings import Finding, Page, Severity
from mkcsp.location import Place
from mkcsp.rules.book import Book
from mkcsp.rules.parts import typed
from mkcsp.rules.sitting import Sitting

TOO_MUCH = Page(
    "MK420",
    "more than may be said of a restricted item",
    Severity.ERROR,
    """
    A restricted item, paper or report holds its id, number and heading, the paragraph relied on and a public summary,
    and nothing else. These records are public and git never forgets: exempt text has to be kept elsewhere, in a
    separate, private place. Take it out before it is committed. If it has been committed already, taking it out of
    the file does not take it out of the history: tell whoever keeps the repository.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: contract
              title: Contract for CCTV
              restricted:
                paragraph: Schedule 12A, paragraph 3
                summary: A contract was discussed.
              text:
                - The lowest tender was discussed.

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: contract
              title: Contract for CCTV
              restricted:
                paragraph: Schedule 12A, paragraph 3
                summary: A contract was discussed.
    """,
)
PAGES = (TOO_MUCH,)

_MINUTE = frozenset({"id", "minute", "inferred", "number", "title", "restricted", "excluded"})
_AGENDA = frozenset({"id", "number", "title", "restricted"})
_PAPER = frozenset({"title", "label", "number", "state", "restricted"})
_REPORT = frozenset({"id", "subject", "restricted", "acknowledged"})


def of_meeting(sitting: Sitting) -> Iterator[Finding]:
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


def of_reports(book: Book) -> Iterator[Finding]:
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
