"""MK630 and MK631: reports against the meetings to which they were made, and the statement that a box asks for."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.checks.book import Book
from mkcsp.findings import Code, Finding, Severity
from mkcsp.history.tristate import before
from mkcsp.location import Key
from mkcsp.model.report_record import Recommendation, Report

OTHER_MEETING = Code("MK630", Severity.WARNING)
SECTION_17 = Code("MK631", Severity.ERROR)


def check(book: Book) -> Iterator[Finding]:
    """Every report."""
    for report in book.register.reports.values():
        meeting = book.register.meetings.get(report.meeting or "")
        if meeting is not None:
            at = report.place.at("meeting")
            day = book.day(meeting.id)
            if report.dated is not None and day is not None and before(day, report.dated):
                yield OTHER_MEETING.finding(at, f"dated {report.dated}, after that meeting ({day})")
            elif report.group in book.register.groups and report.group != meeting.group:
                yield OTHER_MEETING.finding(at, f"a meeting of {meeting.group}, but made to {report.group}")
        yield from _became(book, report, report.recommendations, ("recommendations",))
        if "section-17" in report.responsibilities and not report.section_17:
            at = report.place.at("responsibilities", report.responsibilities.index("section-17"))
            yield SECTION_17.finding(at, "ticked, but `section-17` holds no statement")


def _became(book: Book, report: Report, those: tuple[Recommendation, ...], keys: tuple[Key, ...]) -> Iterator[Finding]:
    for number, one in enumerate(those):
        day = book.minuted(one.became)
        if day is not None and report.dated is not None and before(day, report.dated):
            at = report.place.at(*keys, number, "became")
            yield OTHER_MEETING.finding(at, f"that meeting ({day}) is before the report ({report.dated})")
        yield from _became(book, report, one.parts, (*keys, number, "parts"))
