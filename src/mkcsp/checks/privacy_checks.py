"""MK741 and MK742: words beside an absence, where the reason for it would come to stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkcsp.checks.book import Book, MeetingFacts, plain
from mkcsp.findings import Code, Finding, Severity

FREE_TEXT = Code("MK741", Severity.WARNING)
GIVEN_BY = Code("MK742", Severity.WARNING)

_OFFICE = re.compile(
    r"\b(chair|chairman|chairwoman|chairperson|vice-chair|secretary|clerk|officer|manager|director|deputy|leader|"
    r"assistant|office|commander|superintendent|inspector|mayor|chief executive|head|coordinator|administrator)\b",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Revd|Sir|Dame|Lord|Lady|Cllr|Councillor|Alderman|PC|Sgt|Insp|Supt)"
    r"\.?(?: [A-Z][\w.’'-]*){1,4}"
)
_REASON = re.compile(
    r"\b(ill|illness|unwell|sick\w*|depress\w*|anxi\w*|stress\w*|health\w*|hospital\w*|surg\w*|operation|cancer|"
    r"covid\w*|flu|injur\w*|pregnan\w*|matern\w*|patern\w*|bereave\w*|funeral\w*|died|death|divorc\w*|carer?|caring|"
    r"medical\w*|doctor’?s?|treatment|confiden\w*|disciplin\w*|suspend\w*|arrest\w*|family|personal reasons?)\b",
    re.IGNORECASE,
)


def absences(facts: MeetingFacts) -> Iterator[Finding]:
    """Free text at the lines of a roll that say that somebody was not there."""
    for section, line, keys in facts.lines:
        if section.kind not in ("apologies", "absent"):
            continue
        if line.note is not None:
            message = f"a note beside the absence of {facts.called(line)}"
            yield FREE_TEXT.finding(facts.at(*keys, "note"), message, _NO_REASON)
        for name, words in (("as", line.as_), ("post", line.post), ("office", line.office)):
            if words is not None and (reason := _REASON.search(words)) and not _is_post(facts.book, words):
                message = f"“{reason[0]}” beside the absence of {facts.called(line)} looks like a reason for it"
                yield FREE_TEXT.finding(facts.at(*keys, name), message, _NO_REASON)
        if line.given_by is not None and not _is_somebody(facts.book, line.given_by):
            message = f"“{line.given_by[:60]}” is nobody whom the records name, and is printed in the minutes"
            help = "give the name or the office of whoever gave the apologies, never why; else leave it out"
            yield GIVEN_BY.finding(facts.at(*keys, "given-by"), message, help)


_NO_REASON = "delete it: no record says why somebody was absent; that the group accepted it is minuted (`accepts`)"


def breaches(book: Book) -> Iterator[Finding]:
    """Notes in the records of breaches, and notes and sources there that look like a reason."""
    for record in book.register.breaches.values():
        if record.note is not None:
            yield FREE_TEXT.finding(record.place.at("note"), "a note in the record of a breach", _NO_REASON)
        if record.source is not None and _REASON.search(record.source):
            yield FREE_TEXT.finding(record.place.at("source"), "a source that looks like a reason", _NO_REASON)


def _is_somebody(book: Book, words: str) -> bool:
    """Whether the words name somebody: a member, whoever holds an office or a post, or a person with a title."""
    if plain(words) in book.names or words in book.register.members:
        return True
    if _REASON.search(words) and not _is_post(book, words):
        return False
    return bool(_OFFICE.search(words) or _TITLED.fullmatch(words)) or _is_post(book, words)


def _is_post(book: Book, words: str) -> bool:
    """Whether the words hold a post of the records, such as the Director of Public Health."""
    wanted = plain(words)
    posts = {plain(post.title) for member in book.register.members.values() for post in member.posts}
    names = {plain(one.name) for one in book.register.organisations.values()}
    return any(known in wanted for known in posts | names if known)
