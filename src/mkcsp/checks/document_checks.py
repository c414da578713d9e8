"""MK703: the documents that an action is about."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.checks.book import Book, plain
from mkcsp.findings import Code, Finding, Severity
from mkcsp.register import minute_items

NOT_NAMED = Code("MK703", Severity.WARNING)


def check(book: Book) -> Iterator[Finding]:
    """The documents of every action."""
    for record in book.register.resolutions.values():
        if not any(action.documents for action in record.actions.values()):
            continue
        meeting = book.register.meetings.get(record.meeting)
        if meeting is None or meeting.path in book.register.incomplete:
            continue
        items = {item.id: item for item, _ in minute_items(meeting)}
        for key, action in record.actions.items():
            item = items.get(key.split("/")[0])
            if item is None:
                continue  # the action itself is reported
            titles = {plain(document.title): document.title for document in item.documents}
            for number, title in enumerate(action.documents):
                if plain(title) not in titles:
                    at = record.place.at("actions", key, "documents", number)
                    known = "; ".join(titles.values()) or "none"
                    yield NOT_NAMED.finding(at, f"the minute names no document `{title}`", f"it names: {known}")
