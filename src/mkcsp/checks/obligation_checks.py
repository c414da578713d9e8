"""MK757 to MK759, MK761, MK762: what rules ask of single records, and the words by which they ask it.

How a body stands with its rules is for `compliance`. Two things are told here too, since they can be put right in the
record of a meeting: that somebody presided who had no right to, and that a decision lacks what is minuted with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mkcsp.checks.book import Book
from mkcsp.checks.membership_checks import overlapping
from mkcsp.checks.terms_checks import all_read
from mkcsp.findings import Code, Finding, Key, Place, Severity
from mkcsp.history.binding_clauses import binding_clauses
from mkcsp.history.counted_meetings import is_meeting, shown_held
from mkcsp.history.terms_in_force import rules_in
from mkcsp.model.base import Record
from mkcsp.model.group import Group
from mkcsp.model.minute import Heard
from mkcsp.model.report_record import Report
from mkcsp.model.rules import ChairingRule, ConsiderationRule, ReportRule, RepresentationRule
from mkcsp.model.terms_of_reference import Rule
from mkcsp.register import Register
from mkcsp.spelling import Nearest

if TYPE_CHECKING:
    from mkcsp.compliance.results import Answer

COVERS = Code("MK757", Severity.WARNING)
PRESIDED = Code("MK758", Severity.WARNING)
CONSIDERED = Code("MK759", Severity.WARNING)
PLACES = Code("MK761", Severity.ERROR)
LEVEL = Code("MK762", Severity.WARNING)


def check(book: Book) -> Iterator[Finding]:
    """Every record that a rule asks something of."""
    rules = list(_rules(book.register))
    yield from _levels(book.register, [rule for rule, _, _ in rules])
    for group in book.register.groups.values():
        yield from _places(group)
    if any(certain and (isinstance(rule, ConsiderationRule) or _presides(rule)) for rule, _, certain in rules):
        for group in book.register.groups.values():
            yield from _of_meetings(book.register, group)


def _rules(register: Register) -> Iterator[tuple[Rule, str, bool]]:
    """Every rule of every version and practice, the body that is bound, and whether it can bind it for certain."""
    for terms in register.terms.values():
        for _, rule, _ in rules_in(terms):
            yield rule, rule.group or terms.group, terms.status == "agreed" and terms.in_force is not None
    for practice in register.practices.values():
        for adopted in practice.rules:
            yield adopted.rule, practice.group, True


COVERING = (Heard, Report)
"""The parts of records that say what a report covered."""


def covers(book: Book, record: Record, part: Heard | Report, keys: tuple[Key, ...]) -> Iterable[Finding]:
    """What a report is said to cover, in words by which no rule asks for it."""
    if not part.covers or not all_read(book.register, "terms", "practices"):
        return ()
    group = part.group if isinstance(part, Heard) else part.from_group
    return _unasked(book, group, part.covers, record.place.at(*keys, "covers"))


def _unasked(book: Book, group: str | None, words: tuple[str, ...], at: Place) -> Iterator[Finding]:
    asked = [
        each
        for rule, bound, _ in _rules(book.register)
        if isinstance(rule, ReportRule) and bound == group
        for each in rule.contents
    ]
    known = {each.casefold() for each in asked}
    for number, word in enumerate(words):
        if word.casefold() not in known:
            message = f"no rule asks reports of {group or 'a group that is not recorded'} to cover `{word}`"
            help = Nearest(asked).hint(word, "write it in the words of the rule's `contents`")
            yield COVERS.finding(at.at(number), message, help)


def _levels(register: Register, rules: list[Rule]) -> Iterator[Finding]:
    """The level of a post that is almost one that a rule asks: one of the two is misspelt."""
    asked = {level for rule in rules if isinstance(rule, RepresentationRule) for level in rule.levels}
    for member in register.members.values() if asked else ():
        for number, post in enumerate(member.posts):
            near = Nearest(asked).to(post.level) if post.level and post.level not in asked else None
            if near is not None:
                at = member.place.at("posts", number, "level")
                yield LEVEL.finding(at, f"no rule asks for the level `{post.level}`", f"did you mean `{near}`?")


def _places(group: Group) -> Iterator[Finding]:
    """Numbers of places of a seat that follows from nothing, and two that contradict each other."""
    for index, seat in enumerate(group.seats):
        at = group.place.at("seats", index, "places")
        if seat.places and seat.derived is None:
            yield PLACES.finding(at, "`places` are given, but not what they follow from", "say it under `derived`")
        for number, other, day in overlapping(list(enumerate(seat.places))):
            one = seat.places[number]
            if one.number != other.number:
                message = f"{one.number} places on {day}, when there are {other.number}"
                yield PLACES.finding(at.at(number), message, "give `until` to the one that ended")


def _presides(rule: Rule) -> bool:
    return isinstance(rule, ChairingRule) and rule.presides is not None


def _of_meetings(register: Register, group: Group) -> Iterator[Finding]:
    """What was certainly broken, or is missing, at meetings of the body, as of the last of them."""
    from mkcsp.compliance.readings import answers as judged
    from mkcsp.compliance.results import RuleContext
    from mkcsp.compliance.rules import chairing_rule, consideration_rule

    held = [one for one in register.meetings_of(group.id) if is_meeting(one) and shown_held(one)]
    if not held:
        return
    on = max(one.day.last for one in held)
    for binding in binding_clauses(register, group, on):
        case = RuleContext(register, binding.clause, binding.spans, on)
        if _presides(binding.clause.rule):
            for answer in judged(case, chairing_rule.judge):
                if answer.state == "breached" and answer.outcome.ended is not None and (at := _at(answer)) is not None:
                    words = f"{answer.outcome.summary} ({binding.clause.cited})"
                    help = "enter by what right under `presiding`; if there was none, acknowledge it"
                    yield PRESIDED.finding(at, words, help)
        elif isinstance(binding.clause.rule, ConsiderationRule):
            for answer in judged(case, consideration_rule.judge):
                for fact in answer.outcome.facts if answer.outcome.prompts else ():
                    if fact.at is not None:
                        help = f"enter `{binding.clause.rule.of}`; if the source does not say it, acknowledge it"
                        yield CONSIDERED.finding(fact.at, f"a decision, but {fact.text} ({binding.clause.cited})", help)


def _at(answer: Answer) -> Place | None:
    """Where the records say it."""
    return next((fact.at for fact in answer.outcome.facts if fact.at is not None), None)
