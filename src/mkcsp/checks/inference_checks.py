"""MK700: what is said to be inferred."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.checks.book import Book
from mkcsp.findings import Code, Finding, Severity
from mkcsp.history.inferred import keys_of

NOTHING_THERE = Code("MK700", Severity.ERROR)


def check(book: Book) -> Iterator[Finding]:
    """Every record that has something inferred."""
    for record in book.records():
        for number, entry in enumerate(record.inferred):
            if keys_of(record, entry.at) is None and record.path not in book.register.incomplete:
                at = record.place.at("inferred", number, "at")
                yield NOTHING_THERE.finding(
                    at, f"nothing is entered at `{entry.at}`", "name what is in the file, such as `parent` or `seats/0`"
                )
