"""MK630 and MK631: reports against the meetings to which they were made, and the statement that a box asks for."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.checks.book import Book
from mkcsp.findings import Finding, Page, Severity
from mkcsp.history.tristate import before
from mkcsp.location import Key
from mkcsp.model.report import Recommendation, Report

OTHER_MEETING = Page(
    "MK630",
    "report that fits neither its meeting nor its outcome",
    Severity.WARNING,
    """
    A report is dated after the meeting to which it was made, was made to a meeting of another group than it names, or
    one of its recommendations became a resolution of a meeting held before the report was written. A resemblance of
    words is no proof: trace a recommendation only to what was resolved later.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        # records/reports/sng-review.yaml
        subject: Safer Neighbourhoods Group review
        dated: 2016-12
        meeting: smk/2016-01-21

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        # records/reports/sng-review.yaml
        subject: Safer Neighbourhoods Group review
        dated: 2015-12
        meeting: smk/2016-01-21
    """,
)
SECTION_17 = Page(
    "MK631",
    "section 17 ticked without a statement",
    Severity.WARNING,
    """
    The form asks whoever ticks section 17 of the Crime and Disorder Act 1998 to say what the report means for crime
    and disorder. The box (`section-17` among the responsibilities) is ticked, and `section-17` holds no statement. If
    the paper has none, acknowledge it.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/strategies/safer-2015.yaml
        name: Community Safety Strategy 2015-17
        group: smk
        responsibilities:
          - id: section-17
            title: Section 17
        # records/reports/sng-review.yaml
        subject: Safer Neighbourhoods Group review
        strategy: safer-2015
        responsibilities:
          - section-17

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/strategies/safer-2015.yaml
        name: Community Safety Strategy 2015-17
        group: smk
        responsibilities:
          - id: section-17
            title: Section 17
        # records/reports/sng-review.yaml
        subject: Safer Neighbourhoods Group review
        strategy: safer-2015
        responsibilities:
          - section-17
        section-17: Neighbourhood groups help to prevent crime.
    """,
)
PAGES = (OTHER_MEETING, SECTION_17)


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
