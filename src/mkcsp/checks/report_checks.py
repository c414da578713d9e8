"""MK630, MK631 and MK701 to MK703: reports against form and meetings, and documents that actions are about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkcsp.checks.book import Book, plain
from mkcsp.findings import Code, Finding, Key, Severity
from mkcsp.history.report_forms import bare_number, boxes_of, form_section, strategy_of
from mkcsp.history.tristate import before
from mkcsp.model.prose import lines
from mkcsp.model.report_record import Form, FormSection, Recommendation, Report, ReportSection
from mkcsp.register import minute_items

OTHER_MEETING = Code("MK630", Severity.WARNING)
_WITHOUT_WORDS = re.compile(r"!\[\s*\]\([\w-][\w.-]*\.(?:png|jpe?g)\)", re.IGNORECASE)
PICTURE = Code("MK711", Severity.ERROR)
SECTION_17 = Code("MK631", Severity.ERROR)


def reports_to_meetings(book: Book) -> Iterator[Finding]:
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


SECTIONS = Code("MK701", Severity.WARNING)
BOX = Code("MK702", Severity.ERROR)
MISSING = Code("MK710", Severity.ERROR)


def boxes_and_sections(book: Book) -> Iterator[Finding]:
    """Every report on a form that has a record."""
    for report in book.register.reports.values():
        form = book.register.forms.get(report.form or "")
        if form is None or report.restricted is not None or form.path in book.register.incomplete:
            continue  # of a restricted report nothing more may be recorded; an unread form has been reported
        if form.sections and report.path not in book.register.incomplete:
            yield from _sections(report, form)
        yield from _boxes(book, report, form)


def _sections(report: Report, form: Form) -> Iterator[Finding]:
    at = report.place.at("sections") if report.sections else report.place.at("form")
    matched: list[int] = []
    for number, section in enumerate(report.sections):
        here = report.place.at("sections", number)
        found = form_section(form, section)
        if found is None:
            if not form.other_sections:
                help = f"the form has: {', '.join(_named(each) for each in form.sections)}"
                yield SECTIONS.finding(here, f"`{form.id}` has no section {_named(section)}", help)
            continue
        wanted = form.sections[found]
        if bare_number(wanted.number) != bare_number(section.number) or plain(wanted.heading) != plain(section.heading):
            yield SECTIONS.finding(here, f"the form calls this section {_named(wanted)}")
        if matched and found <= max(matched):
            yield SECTIONS.finding(here, f"{_named(section)} is not in the order of the form")
        matched.append(found)
    for number, wanted in enumerate(form.sections):
        if not wanted.required:
            continue
        if number not in matched:
            yield MISSING.finding(at, f"the section {_named(wanted)} of `{form.id}` is missing", _missing(wanted))
        elif wanted.holds in _FIELDS and not getattr(report, wanted.holds):
            help = f"enter them under `{wanted.holds}`; if the paper has none, acknowledge it"
            yield SECTIONS.finding(
                at, f"{_named(wanted)} is to hold {_FIELDS[wanted.holds]}, and none are entered", help
            )


_FIELDS = {
    "recommendations": "recommendations",
    "scrutiny": "comments of the scrutiny committee",
    "attachments": "attachments",
}
"""What a section of the form may hold that has a field of its own in the report, in words."""


def _missing(wanted: FormSection) -> str:
    number = f"number: {wanted.number}, " if wanted.number else ""
    return f"enter it as the paper has it: {{{number}heading: {wanted.heading}}}; if the paper has none, acknowledge it"


def _named(section: FormSection | ReportSection) -> str:
    return f"“{' '.join(filter(None, (section.number, section.heading)))}”"


def _boxes(book: Book, report: Report, form: Form) -> Iterator[Finding]:
    if any(section.strategy_boxes for section in form.sections) and strategy_of(book.register, report) is None:
        return  # which boxes there were is unknown
    boxes = {box.id: box for section in form.sections for box in boxes_of(book.register, report, section)}
    for field in ("priorities", "responsibilities"):
        for number, id in enumerate(getattr(report, field)):
            at = report.place.at(field, number)
            if id not in boxes:
                titles = {box.id: box.title for box in boxes.values()}
                near = book.nearest(f"boxes of {form.id} for {report.id}", boxes)
                known = near.hint_titled(id, titles, "its boxes") if boxes else "it has no boxes"
                yield BOX.finding(at, f"`{form.id}` has no box `{id}`", known)


NOT_NAMED = Code("MK703", Severity.WARNING)


def documents_of_actions(book: Book) -> Iterator[Finding]:
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
