"""Terms of reference as printed: as a paper of their own, with an agenda, or as the annex of a report."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from mkcsp.history.names_of_the_day import group_name
from mkcsp.history.terms_in_force import agreed_on, in_force, version_on
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.meeting import Meeting
from mkcsp.model.terms_of_reference import Terms
from mkcsp.papers import prose_blocks
from mkcsp.papers.agenda_view import TermsExtract, TermsSection
from mkcsp.papers.common import Paper, style_of
from mkcsp.papers.prose_blocks import Remark
from mkcsp.papers.words import in_words
from mkcsp.register import Register

NO_TEXT = "The text of these terms of reference is not in the records."
SUMMARY = "This is a summary of the published terms of reference, not their words."


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsPaper(Paper):
    """A version of a body's terms of reference."""

    template: ClassVar[str] = "terms"

    body: str
    title: str
    state: str
    """``Agreed on 14 April 2016; in force from 1 May 2016``, or that it is a draft."""

    terms: TermsExtract
    capitals: bool = False


def build(register: Register, terms: Terms, on: date) -> TermsPaper:
    """A version of the terms as it is on a day; a draft says so on every page."""
    day = Day.of(on)
    body = group_name(register, terms.group, day)
    draft = not is_agreed(register, terms, day)
    footer = f"{'Draft terms of reference' if draft else 'Terms of reference'}: {body}"
    printed = extract(terms, draft=draft)
    return TermsPaper(
        heading=f"{terms.title}: {body}",
        footer=f"{footer}, {in_words(terms.dated)}" if terms.dated is not None else footer,
        marks=("DRAFT",) if draft else (),
        notices=printed.notices if terms.sections else (NO_TEXT,),
        body=body,
        title=terms.title,
        state=_state(register, terms, on, draft=draft),
        terms=TermsExtract(heading="", sections=printed.sections, closing=printed.closing),
        capitals=style_of(register, terms.group, day).capitals,
    )


def with_agenda(register: Register, id: str | None, meeting: Meeting) -> TermsExtract | None:
    """The terms printed with an agenda, by their id."""
    terms = register.terms.get(id) if id else None
    return None if terms is None else extract(terms, draft=not is_agreed(register, terms, meeting.day, that_day=False))


def extract(terms: Terms, *, draft: bool) -> TermsExtract:
    """The sections of a version of the terms, as printed."""
    return TermsExtract(
        heading="Draft terms of reference" if draft else "Terms of reference",
        sections=tuple(_section(terms, number) for number in range(len(terms.sections))),
        closing=terms.closing or "",
        notices=(SUMMARY,) if terms.wording == "summary" else (),
    )


def is_agreed(register: Register, terms: Terms, day: Day, *, that_day: bool = True) -> bool:
    """Whether a version was no draft on a day; without `that_day`, at the beginning of it: a meeting may agree it."""
    agreed = agreed_on(register, terms)
    late = agreed is not None and (agreed.first > day.last if that_day else agreed.first >= day.first)
    return terms.status != "draft" and not late


def _state(register: Register, terms: Terms, on: date, *, draft: bool) -> str:
    if draft:
        return f"Draft of {in_words(terms.dated)}" if terms.dated is not None else "Draft"
    agreed = agreed_on(register, terms)
    words = [f"Agreed {'on' if agreed.exact else 'in'} {in_words(agreed)}" if agreed else "Agreed; day not recorded"]
    begins = terms.in_force.from_ if terms.in_force is not None else None
    until = terms.in_force.until if terms.in_force is not None else None
    if begins is not None:
        words.append(f"in force from {in_words(begins)}{f' until {in_words(until)}' if until else ''}")
    elif in_force(register, terms, Day.of(on), on) is None:
        words.append("whether they are in force is not recorded")
    return "; ".join(words)


def _section(terms: Terms, number: int) -> TermsSection:
    section = terms.sections[number]
    other = section.wording is not None and section.wording != terms.wording
    said = "a summary of the published section" if section.wording == "summary" else "in the published words"
    return TermsSection(
        number=prose_blocks.label(section.number) if section.number else "",
        heading=section.heading or "",
        blocks=(*((Remark(text=f"This section is {said}."),) if other else ()), *prose_blocks.blocks(section.text)),
    )


def later_drafts(register: Register, terms: Terms, on: date) -> tuple[Terms, ...]:
    """The drafts that followed a version by the day `on`."""
    return tuple(
        one
        for one in register.terms_of(terms.group)
        if one.status == "draft"
        and one.dated is not None
        and one.dated.first <= on
        and (terms.dated is None or one.dated.first > terms.dated.first)
    )


def latest(register: Register, group: str, on: date) -> Terms | None:
    """The version of a body's terms in force on a day; where none is shown to be, the latest that there was by then."""
    found = version_on(register, group, Day.of(on), on).terms
    known = [terms for terms in register.terms_of(group) if terms.dated is None or terms.dated.first <= on]
    return found or max(known, key=lambda terms: terms.dated.first if terms.dated else date.min, default=None)
