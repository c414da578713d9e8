"""Where bodies stand with their terms of reference on a day, as a paper for an agenda. It names nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from shlex import quote
from typing import ClassVar

from mkcsp.compliance.assess import BodyCompliance
from mkcsp.compliance.number_words import count_of
from mkcsp.compliance.readings import DEPENDS, GRAVITY
from mkcsp.compliance.results import Answer, Outcome, State
from mkcsp.compliance.what_if import Differences
from mkcsp.history.binding_clauses import BindingClause
from mkcsp.history.body_status import body_status
from mkcsp.history.names_of_the_day import group_name
from mkcsp.history.terms_in_force import agreed_by
from mkcsp.location import Place
from mkcsp.model.dates import Day
from mkcsp.papers.common import Paper
from mkcsp.papers.words import dated, in_words, listed, status_words
from mkcsp.register import Minute, Register


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLine:
    """What follows from one way of reading a clause."""

    if_: str
    """``period: calendar year; inquorate: counts``."""

    then: str
    """``breached: 4 of 6 meetings in 2006``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplianceLine:
    """How one thing stands under a clause."""

    text: str
    """A sentence."""

    since: str = ""
    """``since 1 January 2007``."""

    settles: str = ""
    """What would end or settle it, a sentence."""

    lacking: tuple[str, ...] = ()
    """Records whose lack keeps it from being told."""

    readings: tuple[ReadingLine, ...] = ()
    facts: tuple[str, ...] = ()
    """Evidence; printed only where it was asked for, since it may name people."""

    reference: str = ""
    """What ``mkcsp explain`` takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseBlock:
    """A clause, and what is to be said of it under one heading."""

    clause: str
    """``9. Frequency of meetings``."""

    source: str
    """The version that it stands in, the minute that adopted it; or that it binds only as adopted practice."""

    lines: tuple[ComplianceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateBlock:
    """The clauses under one heading: ``Breached``."""

    heading: str
    clauses: tuple[ClauseBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Something that is not applied, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyBlock:
    """One body."""

    name: str
    summary: str
    """In a sentence: how many clauses bind it, and how they stand."""

    states: tuple[StateBlock, ...] = ()
    """The gravest first."""

    left: tuple[Left, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Compliance(Paper):
    """Where one body or several stand on a day."""

    template: ClassVar[str] = "compliance"

    title: str
    as_on: str
    """``As things stood on 31 December 2006``."""

    bodies: tuple[BodyBlock, ...] = ()


HEADINGS: dict[State, str] = {
    "breached": "Breached",
    "depends": "Depends on how the clause is read",
    "cannot-be-told": "Cannot be told from the records",
    "due-soon": "Falls due soon",
    "not-yet": "Nothing to judge yet",
    "met": "Met",
}
OVER = "Breached, and since over"
_COUNTED: dict[State, tuple[str, str]] = {
    "breached": ("is breached", "are breached"),
    "depends": ("depends on how the clause is read", "depend on how the clause is read"),
    "cannot-be-told": ("cannot be told", "cannot be told"),
    "due-soon": ("falls due soon", "fall due soon"),
    "not-yet": ("is not yet to be judged", "are not yet to be judged"),
    "met": ("is met", "are met"),
}
_AT_MOST = 3
"""So many lines are printed for a clause under a heading, but for what is breached or falls due; then how many more."""


def build(
    register: Register, standings: Iterable[BodyCompliance], on: date, *, title: str, named: bool = False
) -> Compliance:
    """The bodies in the order given, each with what is breached first.

    named: whether facts are printed, which name people; the paper is then headed not for publication.
    """
    day = in_words(Day.of(on))
    return Compliance(
        heading=f"{title}, {day}",
        footer=f"{title}, {day}",
        marks=("NOT FOR PUBLICATION",) if named else (),
        title=title,
        as_on=f"As things stood on {day}",
        bodies=tuple(_body(register, each, named=named) for each in standings),
    )


def build_differences(
    register: Register,
    found: Iterable[tuple[BodyCompliance, Differences[Answer]]],
    on: date,
    *,
    title: str,
    supposed: str,
    option: str,
    named: bool = False,
) -> Compliance:
    """How the standing of bodies would differ under hypothetical terms; headed so on every page.

    register: the records under these terms. found: by body, its standing under them and the differences.
    supposed: what is supposed, in a sentence. option: what `mkcsp explain` is given besides an id, to suppose the same.
    """
    plain = build(register, (), on, title=title, named=named)
    bodies = tuple(_differing(register, standing, those, option, named=named) for standing, those in found)
    return replace(plain, marks=("HYPOTHETICAL", *plain.marks), notices=(supposed,), bodies=bodies)


def _differing(
    register: Register, standing: BodyCompliance, those: Differences[Answer], option: str, *, named: bool
) -> BodyBlock:
    was = {after.id: before for before, after in those.changed}
    states = []
    changed = tuple(after for _, after in those.changed)
    for word, answers in (("New", those.new), ("Changed", changed), ("Gone", those.gone)):
        for heading, blocks in _blocks(register, standing, answers, named=named, was=was if word == "Changed" else {}):
            opened = tuple(_with_option(block, "" if word == "Gone" else f" {option}") for block in blocks)
            states.append(StateBlock(heading=f"{word}: {heading.casefold()}", clauses=opened))
    counts = f"{len(those.new)} new, {len(changed)} changed, {len(those.gone)} gone."
    return BodyBlock(
        name=group_name(register, standing.group.id, Day.of(standing.on)),
        summary=counts if states else "Nothing would differ.",
        states=tuple(states),
    )


def _with_option(block: ClauseBlock, option: str) -> ClauseBlock:
    return replace(block, lines=tuple(replace(line, reference=f"{line.reference}{option}") for line in block.lines))


def clause_words(clause: BindingClause) -> str:
    """The clause as cited, with what the rule in it is about: one section may hold several."""
    about = clause.rule.id.replace("-", " ")
    return clause.cited if about.casefold() in clause.cited.casefold() else f"{clause.cited}: {about}"


def source_of(register: Register, clause: BindingClause, *, certain: bool = True) -> str:
    """Where a clause comes from, with the minute that adopted it: what a reader needs to look it up."""
    if clause.terms is None:
        minute = register.minute(clause.practice.by) if clause.practice and clause.practice.by else None
        by = f" by {minute_words(minute)}" if minute else ""
        return f"binds only because it was adopted as practice{by}"
    minute = agreed_by(register, clause.terms)
    agreed = f", agreed by {minute_words(minute)}" if minute else ""
    if clause.terms.agreed is not None and not minute and clause.terms.agreed.on is not None:
        agreed = f", agreed {in_words(clause.terms.agreed.on)}"
    doubt = "" if certain else "; whether it binds is not known"
    return f"{clause.source}{agreed}{doubt}"


def minute_words(minute: Minute) -> str:
    """A minute as cited in print, with the day of its meeting."""
    return f"{minute.cited}, {in_words(minute.meeting.day)}"


def sentence(words: str) -> str:
    """The words as a sentence, with a capital, a full stop and days as papers print them."""
    words = dated(words)
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('.') else '.'}" if words else ""


def _body(register: Register, standing: BodyCompliance, *, named: bool) -> BodyBlock:
    status = body_status(register, standing.group, standing.on)
    # That a body is active goes without saying.
    said = f"{status_words(register, status)} " if status.state in ("dormant", "ended", "replaced", "not-yet") else ""
    return BodyBlock(
        name=group_name(register, standing.group.id, Day.of(standing.on)),
        summary=f"{said}{summary_of(standing)}",
        states=tuple(
            StateBlock(heading=heading, clauses=blocks)
            for heading, blocks in _blocks(register, standing, standing.answers, named=named, was={})
        ),
        left=tuple(Left(what=each.cited, why=sentence(each.why)) for each in standing.not_applied),
    )


def _blocks(
    register: Register, standing: BodyCompliance, answers: Sequence[Answer], *, named: bool, was: Mapping[str, Answer]
) -> Iterator[tuple[str, tuple[ClauseBlock, ...]]]:
    """The answers under each heading, clause by clause. was: how those that changed stand as things are."""
    certain = {binding.clause.at: binding.certain for binding in standing.clauses}
    order = {binding.clause.at: number for number, binding in enumerate(standing.clauses)}
    for heading, those in _by_heading(answers):
        by_clause: dict[Place, list[Answer]] = {}
        for answer in sorted(those, key=lambda one: order.get(one.clause.at, len(order))):
            by_clause.setdefault(answer.clause.at, []).append(answer)
        yield (
            heading,
            tuple(
                ClauseBlock(
                    clause=clause_words(found[0].clause),
                    source=source_of(register, found[0].clause, certain=certain.get(at, True)),
                    lines=_lines(found, named=named, was=was),
                )
                for at, found in by_clause.items()
            ),
        )


def _by_heading(answers: Sequence[Answer]) -> Iterator[tuple[str, list[Answer]]]:
    """The answers under each heading, breaches that are over under one of their own."""
    found: dict[str, list[Answer]] = {}
    for answer in answers:
        over = answer.state == "breached" and answer.outcome.ended is not None
        found.setdefault(OVER if over else HEADINGS[answer.state], []).append(answer)
    yield from found.items()


def summary_of(standing: BodyCompliance) -> str:
    """How many clauses bind the body, and how they stand, in a sentence."""
    if not standing.clauses:
        return "No rule is known to bind it."
    number = len(standing.clauses)
    rules = "One rule binds or may bind it" if number == 1 else f"{number} rules bind or may bind it"
    if all(binding.certain for binding in standing.clauses):
        rules = "One rule binds it" if number == 1 else f"{number} rules bind it"
    counts = []
    for state in GRAVITY:
        ended = [answer for answer in standing.answers if answer.outcome.ended is not None]
        over = sum(answer.state == state == "breached" for answer in ended)
        those = sum(answer.state == state for answer in standing.answers) - over
        if those:
            counts.append(f"{those} {_COUNTED[state][those > 1]}")
        if over:
            counts.append(f"{over} {'was' if over == 1 else 'were'} breached and {'is' if over == 1 else 'are'} over")
    unjudged = sum(each.unjudged for each in standing.not_applied)
    bare = f" {count_of(unjudged, 'section')} of its terms without a rule as data: not judged." if unjudged else ""
    return f"{rules}. Of what is asked, {listed(counts)}.{bare}" if counts else f"{rules}.{bare}"


def _lines(answers: list[Answer], *, named: bool, was: Mapping[str, Answer]) -> tuple[ComplianceLine, ...]:
    shortened = answers[0].state not in ("breached", "due-soon") and len(answers) > _AT_MOST + 1
    lines = []
    for answer in answers[:_AT_MOST] if shortened else answers:
        line = _line(answer, named=named)
        if answer.id in was:
            before = was[answer.id]
            line = replace(line, text=f"{line.text} As things are: {sentence(outcome_in_words(before.outcome))}")
        lines.append(line)
    if shortened:
        more = f"And {len(answers) - _AT_MOST} more of the kind."
        lines.append(ComplianceLine(text=more, reference=quote(answers[0].clause.id)))
    return tuple(lines)


def _line(answer: Answer, *, named: bool) -> ComplianceLine:
    outcome = answer.outcome
    return ComplianceLine(
        text=sentence(outcome.summary.removeprefix(DEPENDS)),
        since=time_of(outcome) if answer.state == "breached" else "",
        settles=sentence(outcome.settles or "") if answer.state != "met" else "",
        lacking=tuple(dated(record) for record in outcome.lacking),
        readings=tuple(
            ReadingLine(if_=answers_in_words(reading.answers), then=outcome_in_words(reading.outcome))
            for reading in answer.readings
        ),
        facts=tuple(fact.text for fact in outcome.facts) if named else (),
        reference=quote(answer.id),
    )


def time_of(outcome: Outcome) -> str:
    """`since 1 May 2016`, `from 1 May 2016 until 3 July 2016`, `on 3 July 2016`; nothing where it cannot be told."""
    if outcome.ended is not None and outcome.ended == outcome.since:
        return f"on {in_words(outcome.ended)}"
    if outcome.ended is not None:
        begun = f"from {in_words(outcome.since)} " if outcome.since else ""
        return f"{begun}until {in_words(outcome.ended)}"
    return f"since {in_words(outcome.since)}" if outcome.since else ""


def answers_in_words(answers: Iterable[tuple[str, str]]) -> str:
    """One reading: `period: calendar year; inquorate: counts`."""
    return "; ".join(f"{question.replace('-', ' ')}: {answer.replace('-', ' ')}" for question, answer in answers)


def outcome_in_words(outcome: Outcome | None) -> str:
    """What follows from one reading: its state and what is said of it."""
    if outcome is None:
        return "met: nothing is asked"
    return f"{outcome.state.replace('-', ' ')}: {dated(outcome.summary)}"
