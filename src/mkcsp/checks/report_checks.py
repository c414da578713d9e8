"""MK630, MK631, MK711: reports against their meetings, the statement that a box asks for, pictures without words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkcsp.checks.book import Book
from mkcsp.findings import Code, Finding, Key, Severity
from mkcsp.history.tristate import before
from mkcsp.model.prose import lines
from mkcsp.model.report_record import Recommendation, Report

OTHER_MEETING = Code("MK630", Severity.WARNING)
_WITHOUT_WORDS = re.compile(r"!\[\s*\]\([\w-][\w.-]*\.(?:png|jpe?g)\)", re.IGNORECASE)
PICTURE = Code("MK711", Severity.ERROR)
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
        yield from _pictures(report)
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


def _pictures(report: Report) -> Iterator[Finding]:
    for number, section in enumerate(report.sections):
        if any(_WITHOUT_WORDS.search(line) for line in lines(section.text)):
            at = report.place.at("sections", number, "text")
            help = "write what it shows between the brackets: ![Thefts in each ward](wards.png)"
            yield PICTURE.finding(at, "a picture without words for those who cannot see it", help)
