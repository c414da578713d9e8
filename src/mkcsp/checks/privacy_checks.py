"""MK741 and MK742: words beside an absence, where the reason for it would come to stand."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.checks.book import Book, MeetingFacts
from mkcsp.findings import Code, Finding, Severity
from mkcsp.history.published import ABSENT

FREE_TEXT = Code("MK741", Severity.WARNING)
GIVEN_BY = Code("MK742", Severity.WARNING)


def absences(facts: MeetingFacts) -> Iterator[Finding]:
    """Free text at the lines of a roll that say that somebody was not there."""
    names = facts.book.people
    for section, line, keys in facts.lines:
        if section.kind not in ABSENT:
            continue
        # Findings are public too, in the log of whatever runs `check`: none of these words is repeated.
        who = facts.name(line.member) or "somebody"
        if line.note is not None:
            yield FREE_TEXT.finding(facts.at(*keys, "note"), f"a note beside the absence of {who}", _NO_REASON)
        for name, words in (("as", line.as_), ("post", line.post), ("office", line.office)):
            if words is not None and names.reason_in(words, line.member) is not None:
                message = (
                    f"words beside the absence of {who} look like a reason for it, and are left out of the minutes"
                )
                yield FREE_TEXT.finding(facts.at(*keys, name), message, _NO_REASON)
        if line.given_by is not None and not names.is_somebody(line.given_by):
            left_out = "" if names.may_be_printed(line.given_by) else ", and is left out of the minutes"
            message = f"this is nobody whom the records name{left_out}"
            help = "give the name or the office of whoever gave the apologies, never why; else leave it out"
            yield GIVEN_BY.finding(facts.at(*keys, "given-by"), message, help)


_NO_REASON = "delete it: no record says why somebody was absent; that the group accepted it is minuted (`accepts`)"


def breaches(book: Book) -> Iterator[Finding]:
    """Notes in the records of breaches, and notes and sources there that look like a reason."""
    for record in book.register.breaches.values():
        if record.note is not None:
            yield FREE_TEXT.finding(record.place.at("note"), "a note in the record of a breach", _NO_REASON)
        if record.source is not None and book.people.reason_in(record.source) is not None:
            yield FREE_TEXT.finding(record.place.at("source"), "a source that looks like a reason", _NO_REASON)
