"""A clause: a rule as data with the section of terms, or the practice, that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mkcsp.location import Place
from mkcsp.model.base import Block
from mkcsp.model.dates import Day
from mkcsp.model.group import Group
from mkcsp.model.terms_of_reference import AdoptedRule, AttendanceRule, Rule, Section, Terms
from mkcsp.practice.spans import Cover


@dataclass(frozen=True, slots=True)
class Clause:
    """A rule and what it rests on: a section of a version of terms, or a practice that the body adopted.

    bound: the group that is bound. at: where the rule stands.
    """

    rule: Rule
    bound: Group
    at: Place
    terms: Terms | None = None
    section: Section | None = None
    practice: AdoptedRule | None = None

    @property
    def id(self) -> str:
        """Names the rule among all: `csp/2005-05/frequency`, `practices/csp/notice`."""
        return f"{self.version}/{self.rule.id}"

    @property
    def version(self) -> str:
        """Id of the version of terms that holds it, or `practices/csp`."""
        return self.terms.id if self.terms else f"practices/{self.bound.id}"

    @property
    def cited(self) -> str:
        """How the clause is cited in print: `9. Frequency of meetings`, `Notice of meetings (adopted as practice)`."""
        if self.terms is None or self.section is None:
            return f"{self.practice.heading if self.practice else self.rule.id} (adopted as practice)"
        return " ".join(part for part in (self.section.number, self.section.heading) if part) or self.section.id

    @property
    def source(self) -> str:
        """The version that the clause stands in, or that it is no clause: `Terms of Reference (csp/2005-05)`."""
        return f"{self.terms.title} ({self.terms.id})" if self.terms is not None else "adopted as practice"


@dataclass(frozen=True, slots=True)
class BindingRule:
    """A rule on attendance with the clause that it rests on."""

    rule: AttendanceRule
    source: Clause

    @property
    def at(self) -> Place:
        """Where the rule stands."""
        return self.source.at

    @property
    def terms(self) -> Terms | None:
        """The version of terms that holds it; None for what was adopted as practice."""
        return self.source.terms

    @property
    def version(self) -> str:
        """Id of that version, or `practices/csp`."""
        return self.source.version

    @property
    def clause(self) -> str:
        """How the clause is cited: `sng/2016-10, Attendance`."""
        return f"{self.version}, {self.source.cited}"

    @property
    def text(self) -> tuple[Block, ...]:
        """The words of the clause, or those in which the practice was adopted."""
        if self.source.section is not None:
            return self.source.section.text
        words = self.source.practice.words if self.source.practice else None
        return (words,) if words else ()

    @property
    def summary(self) -> bool:
        """Whether these words are a summary of the published paper."""
        section, terms = self.source.section, self.source.terms
        return ((section.wording if section else None) or (terms.wording if terms else None)) == "summary"

    @property
    def key(self) -> str:
        """Names this rule among all versions and practices: two practices of one body may have rules of one id."""
        return f"{self.source.id} {'/'.join(map(str, self.at.keys))}"


@dataclass(frozen=True, slots=True)
class Span:
    """A time in which a rule bound the body: from the first day to the last, both inclusive.

    begins, ends: None where it has no beginning or end that is known; certain: False where it may have bound only part
    of that time (dates known in part).
    """

    begins: date | None
    ends: date | None
    certain: bool = True

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return (self.begins is None or self.begins <= day) and (self.ends is None or day <= self.ends)


def bound_in(spans: Iterable[Span], day: Day) -> Cover:
    """Whether a clause that bound the body in these times did on `day`; None where it may have, or for a part of it."""
    may = False
    for span in spans:
        if (span.begins is None or span.begins <= day.first) and (span.ends is None or day.last <= span.ends):
            if span.certain:
                return True
            may = True
        elif (span.begins is None or span.begins <= day.last) and (span.ends is None or day.first <= span.ends):
            may = True
    return None if may else False
