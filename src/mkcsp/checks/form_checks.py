"""MK701 and MK702: reports against the form on which they were written."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.checks.book import Book, plain
from mkcsp.findings import Code, Finding, Severity
from mkcsp.history.report_forms import bare_number, boxes_of, form_section, strategy_of
from mkcsp.model.report_record import Form, FormSection, Report, ReportSection

SECTIONS = Code("MK701", Severity.WARNING)
BOX = Code("MK702", Severity.ERROR)
MISSING = Code("MK710", Severity.ERROR)


def check(book: Book) -> Iterator[Finding]:
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
