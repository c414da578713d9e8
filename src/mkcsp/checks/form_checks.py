"""MK701 and MK702: reports against the form on which they were written."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.checks.book import Book, plain
from mkcsp.findings import Code, Finding, Severity
from mkcsp.model.form import Form, FormSection
from mkcsp.model.report import Report, ReportSection

SECTIONS = Code("MK701", Severity.WARNING)
BOX = Code("MK702", Severity.ERROR)


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
        found = _match(form, section)
        if found is None:
            if not form.other_sections:
                help = f"the form has: {', '.join(_named(each) for each in form.sections)}"
                yield SECTIONS.finding(here, f"`{form.id}` has no section {_named(section)}", help)
            continue
        wanted = form.sections[found]
        if _bare(wanted.number) != _bare(section.number) or plain(wanted.heading) != plain(section.heading):
            yield SECTIONS.finding(here, f"the form calls this section {_named(wanted)}")
        if matched and found <= max(matched):
            yield SECTIONS.finding(here, f"{_named(section)} is not in the order of the form")
        matched.append(found)
    for number, wanted in enumerate(form.sections):
        if not wanted.required:
            continue
        if number not in matched:
            yield SECTIONS.finding(at, f"the section {_named(wanted)} of `{form.id}` is missing")
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


def _match(form: Form, section: ReportSection) -> int | None:
    """Which section of the form this one is: that with the same heading, or else with the same number."""
    headings = [plain(each.heading) for each in form.sections]
    if plain(section.heading) in headings:
        return headings.index(plain(section.heading))
    numbers = [_bare(each.number) for each in form.sections]
    bare = _bare(section.number)
    return numbers.index(bare) if bare and bare in numbers else None


def _bare(number: str | None) -> str:
    return (number or "").strip().rstrip(".")


def _named(section: FormSection | ReportSection) -> str:
    return f"“{' '.join(filter(None, (section.number, section.heading)))}”"


def _boxes(book: Book, report: Report, form: Form) -> Iterator[Finding]:
    boxes = {box.id: box for box in form.boxes}
    for field in ("priorities", "responsibilities"):
        for number, id in enumerate(getattr(report, field)):
            at = report.place.at(field, number)
            if id not in boxes:
                titles = {box.id: box.title for box in form.boxes}
                near = book.nearest(f"boxes of {form.id}", boxes)
                known = near.hint_titled(id, titles, "its boxes") if boxes else "it has no boxes"
                yield BOX.finding(at, f"`{form.id}` has no box `{id}`", known)
