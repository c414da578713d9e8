"""Sentences of what was found as people read them: names, printed references and days in words in place of ids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkcsp.attendance.attendance_book import AttendanceBook
from mkcsp.attendance.breach_cases import BreachCase
from mkcsp.compliance.results import Needed
from mkcsp.history.binding_clauses import BindingRule
from mkcsp.history.names_of_the_day import group_name
from mkcsp.model.dates import Day
from mkcsp.model.terms_of_reference import Terms
from mkcsp.papers.words import dated, in_words, listed
from mkcsp.register import Register

_ID = re.compile(
    r"(?P<the>the (?:meeting (?:of )?|terms |draft ))?(?<![\w/.-])(?P<id>[a-z0-9-]+(?:/[a-z0-9-]+)+)(?![\w/-])"
)
_BRACKETED = re.compile(r"\(([a-z0-9-]+/[a-z0-9-]+)\)")
_BODY = re.compile(r"\b(of|to|when) ([a-z][a-z0-9-]*)(?![\w/-])")
_MEETINGS = re.compile(r"the meeting of ((?:[0-9]+ )?(?:[A-Z][a-z]+ )?[0-9]{4})")
_SEVERAL = re.compile(rf"{_MEETINGS.pattern}(?:(?:,| and) {_MEETINGS.pattern})+")


def printed(register: Register, words: str, day: Day) -> str:
    """The words as papers of that day print them: names, references and days in words; no ids, fields or commands."""
    words = words.words if isinstance(words, Needed) else words
    words = _BRACKETED.sub(lambda match: _bracketed(register, match), words)
    words = _ID.sub(lambda match: _named(register, match), words)
    words = _BODY.sub(
        lambda match: f"{match[1]} {group_name(register, match[2], day)}" if match[2] in register.groups else match[0],
        words,
    )
    words = _SEVERAL.sub(lambda match: f"the meetings of {listed(_MEETINGS.findall(match[0]))}", words)
    return dated(re.sub(r"(?<!\s)\s+([.,;])", r"\1", words)).strip()


def story_of(book: AttendanceBook, case: BreachCase) -> Iterator[str]:
    """What happened in a case, and which minutes that it rests on are not approved."""
    for sentence in (*case.story, *(f"minutes of {id}: {state.words}" for id, state in case.unapproved)):
        yield printed(book.register, sentence, Day.of(book.on))


def rule_words(rule: BindingRule) -> str:
    """The clause of an attendance rule, and of which terms: `4 Attendance (terms of May 2025)`."""
    cited = rule.source.cited
    if rule.terms is None:
        return cited
    version = version_words(rule.terms)
    return f"{cited} (terms of {version})" if version else f"{cited} (terms {rule.terms.id.partition('/')[2]})"


def version_words(terms: Terms) -> str:
    """`May 2005`, from the version's id, where that is a day."""
    try:
        return in_words(Day.parse(terms.id.partition("/")[2]))
    except ValueError:
        return in_words(terms.dated) if terms.dated else ""


def _bracketed(register: Register, match: re.Match[str]) -> str:
    terms = register.terms.get(match[1])
    if terms is None:
        return match[0]
    version = version_words(terms)
    return f"({version})" if version else ""


def _named(register: Register, match: re.Match[str]) -> str:
    the, id = match["the"] or "", match["id"]
    if (terms := register.terms.get(id)) is not None:
        version = version_words(terms)
        draft = "draft " if the == "the draft " and "draft" not in terms.title.casefold() else ""
        return f"{'the ' if the else ''}{draft}{terms.title}{f' of {version}' if version else ''}"
    meeting = register.meetings.get("/".join(id.split("/")[:2]))
    if meeting is None:
        return match[0]
    minute = register.minute(id)
    return f"{the}{minute.cited}" if minute is not None else f"the meeting of {in_words(meeting.day)}"
