"""A report to a meeting, on the form on which it was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import ClassVar

from mkcsp.history.names_of_the_day import group_name, name_on, post_on, post_words
from mkcsp.history.report_forms import boxes_of, day_of_report, form_section
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.report_record import Attachment, Author, FormBox, Holds, Recommendation, Report, Scrutiny
from mkcsp.papers.agenda_view import TermsExtract
from mkcsp.papers.common import Paper, Restriction
from mkcsp.papers.marked_words import Marks, Note
from mkcsp.papers.prose_blocks import (
    Block,
    ListEntry,
    Listing,
    Paragraph,
    Remark,
    blocks,
    bullets,
    lead,
    point_label,
    prose,
)
from mkcsp.papers.terms_paper import extract, is_agreed
from mkcsp.papers.words import agenda_items, in_words
from mkcsp.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedBox:
    """A box of the form, ticked or not."""

    title: str
    ticked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxGroup:
    """Boxes below some words of the form, or below none."""

    heading: str = ""
    boxes: tuple[PrintedBox, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedSection:
    """A section of a report: the boxes in it, then its paragraphs."""

    number: str = ""
    heading: str
    boxes: tuple[BoxGroup, ...] = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """Something printed behind the report."""

    label: str
    title: str
    terms: TermsExtract


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPaper(Paper):
    """A report to a meeting."""

    template: ClassVar[str] = "report"

    form: str
    """The words at its head: ``Discussion and Decision Report``."""

    subject: str
    meeting: str = ""
    """The meeting and the item to which it was made: ``SaferMK Partnership, 21 January 2016, item 5``."""

    dated: str = ""
    authors: tuple[str, ...] = ()
    """Each with post and telephone, as printed."""

    presenter: str = ""
    restriction: Restriction | None = None
    sections: tuple[PrintedSection, ...] = ()
    notes: tuple[Note, ...] = ()
    """Below the text, by the numbers that stand in it."""

    annexes: tuple[Annex, ...] = ()


SUMMARY = "This is a summary of the published report, not its words."

HEADINGS: dict[Holds, str] = {
    "boxes": "Priorities and responsibilities",
    "recommendations": "Recommendations",
    "scrutiny": "Comments of the scrutiny committee",
    "attachments": "Attachments and background papers",
}
"""Over what a report holds and no section of its form does."""

STATES = {
    "attached": "",
    "to-follow": "to follow",
    "not-received": "not received",
    "not-in-the-records": "",
}


def build(register: Register, report: Report, on: date, pictures: Callable[[str], bytes]) -> ReportPaper:
    """The report. Names and posts are those of its date, or of the day `on` where it has none.

    pictures: gives the file of a picture by its name.
    """
    day = day_of_report(register, report) or Day.of(on)
    form = register.forms.get(report.form or "")
    name = form.name if form is not None else "Report"
    paper = ReportPaper(
        heading=f"{name}: {report.subject}",
        footer=f"{name}: {report.subject}",
        form=name,
        subject=report.subject,
        meeting=_meeting(register, report, day),
    )
    if report.restricted is not None:
        hidden = Restriction(paragraph=report.restricted.paragraph, summary=report.restricted.summary or "")
        return replace(paper, restriction=hidden)
    # What was inferred stands in the records alone: on the paper it would read as the paper's own.
    dated = report.dated is not None and not report.dated.inferred
    sections = tuple(_sections(register, report))
    marks = Marks(tuple(block for section in sections for block in section.blocks), pictures)
    marked = tuple(replace(section, blocks=marks.read(section.blocks)) for section in sections)
    return replace(
        paper,
        notices=(SUMMARY,) if report.wording == "summary" else (),
        dated=in_words(report.dated) if report.dated is not None and dated else "",
        authors=tuple(_person(register, one, day) for one in report.authors),
        presenter=_person(register, report.presenter, day) if report.presenter is not None else "",
        sections=marked,
        notes=marks.notes(),
        annexes=tuple(_annexes(register, report, day)),
    )


def _meeting(register: Register, report: Report, day: Day) -> str:
    meeting = register.meetings.get(report.meeting or "")
    if meeting is None or report.meeting_inferred:
        return group_name(register, report.group, day) if report.group else ""
    words = f"{group_name(register, meeting.group, meeting.day)}, {in_words(meeting.day)}"
    for item in agenda_items(meeting).values():
        if any(paper.report == report.id for paper in item.papers):
            return f"{words}, item {item.number.rstrip('.')}" if item.number else f"{words}, “{item.title}”"
    return words


def _person(register: Register, author: Author, day: Day) -> str:
    """As printed; else the name with the post of the day; else the post alone. Then the telephone."""
    words = author.as_ or author.post or ""
    if author.as_ is None and author.member is not None:
        record = register.members.get(author.member)
        post = post_on(record, day) if record is not None else None
        words = name_on(register, author.member, day)
        held = author.post or (post_words(register, post, day) if post is not None else "")
        words += f" ({held})" if held else ""
    return ", ".join(filter(None, (words, f"Tel: {author.telephone}" if author.telephone else "")))


def _sections(register: Register, report: Report) -> Iterator[PrintedSection]:
    form = register.forms.get(report.form or "")
    left: set[Holds] = {"boxes", "recommendations", "scrutiny", "attachments"}
    for section in report.sections:
        found = form_section(form, section) if form is not None else None
        wanted = form.sections[found] if form is not None and found is not None else None
        holds = wanted.holds if wanted is not None else _held(section.heading)
        inside: tuple[Block, ...] = ()
        boxes: tuple[BoxGroup, ...] = ()
        if holds in left:
            left.discard(holds)
            boxes = (
                _boxes(report, boxes_of(register, report, wanted)) if wanted is not None and holds == "boxes" else ()
            )
            inside = _own(report, holds)
        yield PrintedSection(
            number=section.number or "", heading=section.heading, boxes=boxes, blocks=(*blocks(section.text), *inside)
        )
    ticked = {*report.priorities, *report.responsibilities}
    for holds, heading in HEADINGS.items():
        if holds in left and (inside := _own(report, holds) or _ticked(register, report, ticked, holds)):
            yield PrintedSection(heading=heading, blocks=inside)


def _held(heading: str) -> Holds:
    """What a section holds of which no form tells, by the word in its heading."""
    words = heading.casefold()
    kinds: dict[str, Holds] = {
        "scrutiny": "scrutiny",
        "recommendation": "recommendations",
        "attachment": "attachments",
        "background paper": "attachments",
    }
    return next((holds for word, holds in kinds.items() if word in words), "text")


def _own(report: Report, holds: Holds) -> tuple[Block, ...]:
    """What a section holds of which the report has a field of its own."""
    if holds == "recommendations":
        return _recommended(report.recommendations)
    if holds == "scrutiny":
        return tuple(_scrutiny(report.scrutiny)) if report.scrutiny is not None else ()
    if holds == "attachments":
        return tuple(block for one in report.attachments for block in _attachment(one))
    if holds == "boxes":
        return prose(report.section_17) if report.section_17 else ()
    return ()


def _boxes(report: Report, boxes: tuple[FormBox, ...]) -> tuple[BoxGroup, ...]:
    ticked = {*report.priorities, *report.responsibilities}
    groups: list[BoxGroup] = []
    for box in boxes:
        printed = PrintedBox(title=box.title, ticked=box.id in ticked)
        if box.heading is not None or not groups:
            groups.append(BoxGroup(heading=box.heading or "", boxes=(printed,)))
        else:
            groups[-1] = replace(groups[-1], boxes=(*groups[-1].boxes, printed))
    unknown = ticked - {box.id for box in boxes}  # `check` calls them errors, and they are printed even so
    if unknown:
        groups.append(BoxGroup(boxes=tuple(PrintedBox(title=id, ticked=True) for id in sorted(unknown))))
    return tuple(groups)


def _ticked(register: Register, report: Report, ticked: set[str], holds: Holds) -> tuple[Block, ...]:
    """What was ticked, where no section of a form has the boxes."""
    if holds != "boxes" or not ticked:
        return ()
    strategy = register.strategies.get(report.strategy or "")
    titles = {one.id: one.title for one in (*strategy.priorities, *strategy.responsibilities)} if strategy else {}
    return bullets(titles.get(id, id) for id in (*report.priorities, *report.responsibilities))


def _recommended(those: tuple[Recommendation, ...]) -> tuple[Block, ...]:
    """Recommendations with their numbers as typed; 2.4 stands before its words, and (a) counts within it."""
    made: list[Block] = []
    entries: list[ListEntry] = []
    for one in those:
        text, below = lead(one.text)
        under = (*below, *bullets(one.bullets), *_recommended(one.parts))
        if re.fullmatch(r"\d+(\.\d+)+\.?", one.id):
            if entries:
                made.append(Listing(entries=tuple(entries)))
                entries.clear()
            made.append(Paragraph(number=one.id, text=text, blocks=under))
        else:
            entries.append(ListEntry(label=point_label(one.id), text=text, blocks=under))
    return (*made, Listing(entries=tuple(entries))) if entries else tuple(made)


def _scrutiny(scrutiny: Scrutiny) -> Iterator[Block]:
    if scrutiny.text:
        text, below = lead(scrutiny.text)
        yield Paragraph(number=scrutiny.number or "", text=text, blocks=below if scrutiny.number else ())
        if not scrutiny.number:
            yield from below
    else:
        known = scrutiny.on is not None and not scrutiny.on.inferred
        day = f" (meeting of {in_words(scrutiny.on)})" if scrutiny.on is not None and known else ""
        words = {
            "comments": f"Comments not recorded{day}.",
            "nil-return": f"No comments{day}.",
            "to-come": f"Comments to come{day}.",
        }
        yield Paragraph(number=scrutiny.number or "", text=words[scrutiny.state])


def _attachment(one: Attachment) -> Iterator[Block]:
    ground = f"not for publication: {one.restricted.paragraph}" if one.restricted is not None else ""
    more = "; ".join(filter(None, (one.label, STATES[one.state], ground)))
    yield Paragraph(number=one.number or "", text=f"{one.title} ({more})" if more else one.title)
    if one.restricted is not None:
        yield from prose(one.restricted.summary) if one.restricted.summary else ()
    elif one.state == "not-in-the-records":
        yield Remark(text=f"{one.label or 'This paper'} is not in the records.")


def _annexes(register: Register, report: Report, day: Day) -> Iterator[Annex]:
    for one in report.attachments:
        terms = register.terms.get(one.terms or "")
        if terms is not None and one.restricted is None:
            draft = not is_agreed(register, terms, day)
            title = one.title if not draft or "draft" in one.title.casefold() else f"{one.title} (draft)"
            yield Annex(label=one.label or "Annex", title=title, terms=extract(terms, draft=draft))
