"""Where bodies stand with their terms of reference on a day, as a paper for an agenda. It names nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from shlex import quote
from typing import ClassVar

from mkcsp.compliance.assess import BodyCompliance
from mkcsp.compliance.results import Answer, Reading, State
from mkcsp.compliance.what_if import Differences
from mkcsp.findings import Place
from mkcsp.history.binding_clauses import BindingClause
from mkcsp.history.counted_meetings import first_known
from mkcsp.history.names_of_the_day import group_name
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.papers.common import Paper
from mkcsp.papers.compliance_words import (
    STATE_WORDS,
    Kind,
    answers_in_words,
    before_known,
    clause_words,
    explain_id,
    kinds_of,
    outcome_in_words,
    phrase,
    readings_in_words,
    sentence,
    short_clause,
    source_of,
    summary_of,
    time_of,
)
from mkcsp.papers.in_print import printed
from mkcsp.papers.words import in_words, status_notice
from mkcsp.register import Register


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

    missing: tuple[str, ...] = ()
    """Records without which it is unknown."""

    readings: tuple[ReadingLine, ...] = ()
    facts: tuple[str, ...] = ()
    """Evidence; printed only where it was asked for, since it may name people."""

    reference: str = ""
    """What ``mkcsp explain`` takes, for the terminal alone; empty where no line of its own helps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseBlock:
    """A clause, and what is to be said of it under one heading."""

    clause: str = ""
    """``9. Frequency of meetings``; empty where each line names its own."""

    source: str = ""
    """The version that it stands in, the minute that adopted it; or that it binds only as adopted practice."""

    lines: tuple[ComplianceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateBlock:
    """The clauses under one heading: ``Breached``."""

    heading: str
    clauses: tuple[ClauseBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseRow:
    """A clause in the table with which a body begins: one line."""

    clause: str
    """By its number and what it is about: ``9. frequency``."""

    answer: str
    """The worst answer, in a word or two: ``breached``, ``unknown``."""

    words: str
    """What it is about, in a few words: ``6 seats: holder not recorded``."""

    opened: bool = True
    """Whether it is in full below the table, or in the full account, so that it may be cut."""


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

    remarks: tuple[str, ...] = ()
    """Which terms these are, and what is left out."""

    rows: tuple[ClauseRow, ...] = ()
    """A line for each clause, the worst first, then the newest; empty in the full account."""

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
    "unknown": "Unknown",
    "due-soon": "Due soon",
    "not-yet": "Nothing to judge yet",
    "met": "Met",
}
OVER = "Was breached, now over"
SHORT = 40
"""Letters that fit into the table on a line of 80, beside the clause and the answer."""

SOME = 3
"""How many results of the readings are said in words; of more, only the states."""

_OPENED: tuple[State, ...] = ("breached", "due-soon", "depends", "unknown")
"""What is given in detail below the table, in this order; what is met, or not judged yet, stands in the table alone."""


def build(
    register: Register,
    standings: Iterable[BodyCompliance],
    on: date,
    *,
    title: str,
    named: bool = False,
    full: bool = False,
    option: str = "",
) -> Compliance:
    """The bodies in the order given, each with a table of its clauses, the worst first.

    named: whether facts are printed, which name people; the paper is then headed not for publication.
    full: every answer, instead of the table and what is breached, due or unknown.
    option: what `mkcsp explain` is given besides an id, to judge as of the same day.
    """
    day = in_words(Day.of(on))
    body = _body if full else _first
    return Compliance(
        heading=f"{title}, {day}",
        footer=f"{title}, {day}",
        marks=("NOT FOR PUBLICATION",) if named else (),
        title=title,
        as_on=f"As things stood on {day}",
        bodies=tuple(body(register, each, option, named=named) for each in standings),
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
    """How the answers of bodies would differ under hypothetical terms; headed so on every page.

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
            opened = tuple(_with_option(block, "" if word == "Gone" else option) for block in blocks)
            states.append(StateBlock(heading=f"{word}: {heading.casefold()}", clauses=opened))
    counts = f"{len(those.new)} new, {len(changed)} changed, {len(those.gone)} gone."
    return BodyBlock(
        name=group_name(register, standing.group.id, Day.of(standing.on)),
        summary=counts if states else "Nothing would differ.",
        states=tuple(states),
    )


def _with_option(block: ClauseBlock, option: str) -> ClauseBlock:
    given = f" {option}" if option else ""
    lines = (replace(line, reference=f"{line.reference}{given}" if line.reference else "") for line in block.lines)
    return replace(block, lines=tuple(lines))


def _body(register: Register, standing: BodyCompliance, option: str, *, named: bool) -> BodyBlock:
    """Everything: each answer of each clause."""
    blocks = _blocks(register, standing, standing.answers, named=named, was={})
    return BodyBlock(
        name=group_name(register, standing.group.id, Day.of(standing.on)),
        summary=_summary(register, standing),
        states=tuple(
            StateBlock(heading=heading, clauses=tuple(_with_option(block, option) for block in clauses))
            for heading, clauses in blocks
        ),
        left=_left(register, standing, full=True),
    )


def _summary(register: Register, standing: BodyCompliance) -> str:
    return " ".join(filter(None, (status_notice(register, standing.group, standing.on), summary_of(standing))))


def _left(register: Register, standing: BodyCompliance, *, full: bool) -> tuple[Left, ...]:
    """What is not applied; full: with what may bind after all, which otherwise stands at the head."""
    return tuple(
        Left(
            what=printed(register, each.cited, Day.of(standing.on)),
            why=sentence(printed(register, each.why, Day.of(standing.on))),
        )
        for each in standing.not_applied
        if full or not each.may_bind
    )


def _first(register: Register, standing: BodyCompliance, option: str, *, named: bool) -> BodyBlock:
    """The answer first: a line for each clause, then what is breached or due, and what is unknown, counted."""
    early = before_known(register, standing.group, standing.on, standing.answers)
    told = {id(one) for one in early}
    kinds = kinds_of(register, standing.group, standing.on, [one for one in standing.answers if id(one) not in told])
    certain = {binding.clause.at: binding.certain for binding in standing.clauses}
    clauses = {kind.clause.at: kind.clause for kind in kinds}
    sources = (_source(register, standing, clause, certain.get(at, True)) for at, clause in clauses.items())
    remarks = list(dict.fromkeys(sources))
    if early:
        known = in_words(Day.of(first_known(register, standing.group.id)))
        remarks.append(f"The body is first known on {known}; earlier years are left out.")
    return BodyBlock(
        name=group_name(register, standing.group.id, Day.of(standing.on)),
        summary=_summary(register, standing),
        remarks=tuple(remarks),
        rows=tuple(_rows(register, standing, kinds)),
        states=tuple(_opened(register, kinds, option, named=named)),
        left=_left(register, standing, full=False),
    )


def _source(register: Register, standing: BodyCompliance, clause: BindingClause, certain: bool) -> str:
    """Where the clause comes from; where it is unknown whether it binds, why."""
    of = clause.terms.group if clause.terms is not None and not certain else None
    doubts = [each.why for each in standing.not_applied if of is not None and each.may_bind == of]
    words = source_of(register, clause, certain=certain or bool(doubts))
    if doubts:
        words = f"{words}: {printed(register, doubts[0], Day.of(standing.on))}"
    return sentence(words) if clause.terms is not None else f"{clause.cited}: {words}."


def _rows(register: Register, standing: BodyCompliance, kinds: Sequence[Kind]) -> Iterator[ClauseRow]:
    """A line for each clause, with the worst of its answers."""
    binding = {each.clause.at for each in standing.clauses}
    by_clause: dict[Place, list[Kind]] = {}
    for kind in kinds:
        by_clause.setdefault(kind.clause.at, []).append(kind)
    for at, those in by_clause.items():
        worst = those[0]
        alike = sum(kind.rank == worst.rank for kind in those)
        over = worst.answer.state == "breached" and worst.answer.outcome.ended is not None
        words = sentence(phrase(register, worst)).removesuffix(".")
        answer = "was breached" if over else STATE_WORDS[worst.answer.state]
        if worst.answer.outcome.suspected and not worst.answer.outcome.gap:
            # What may be breached comes first where room is short; below the table stands on what it depends.
            answer = "may be breached"
            words = sentence(printed(register, worst.answer.outcome.suspected, worst.day)).removesuffix(".")
        if alike > 1:
            answer = f"{answer} ({alike})"
        yield ClauseRow(
            clause=f"{short_clause(worst.clause)}{'' if at in binding else ' (superseded)'}",
            answer=answer,
            words=words,
            opened=not _in_the_table(those),
        )


def _opened(register: Register, kinds: Sequence[Kind], option: str, *, named: bool) -> Iterator[StateBlock]:
    """What is breached or due, each with what ends it; what depends or is unknown, counted by what is missing."""
    by_heading: dict[str, list[Kind]] = {}
    by_clause: dict[Place, list[Kind]] = {}
    for kind in kinds:
        by_clause.setdefault(kind.clause.at, []).append(kind)
    for state in _OPENED:
        for kind in kinds:
            # With --named the facts stand below.
            if kind.answer.state == state and (named or not _in_the_table(by_clause[kind.clause.at])):
                over = state == "breached" and kind.answer.outcome.ended is not None
                by_heading.setdefault(OVER if over else HEADINGS[state], []).append(kind)
    for heading, those in by_heading.items():
        if those[0].answer.state == "unknown":
            lines = tuple(_unknown_lines(register, those, named=named))
        else:
            lines = tuple(_once(those, [_opened_line(register, kind, named=named) for kind in those]))
        yield StateBlock(heading=heading, clauses=(_with_option(ClauseBlock(lines=lines), option),))


def _once(kinds: Sequence[Kind], lines: Sequence[ComplianceLine]) -> Iterator[ComplianceLine]:
    """The lines with one command for each clause: of several answers of one clause, that for all of them."""
    by_clause: dict[Place, list[Kind]] = {}
    for kind in kinds:
        by_clause.setdefault(kind.clause.at, []).append(kind)
    for kind, line in zip(kinds, lines, strict=True):
        those = by_clause[kind.clause.at]
        of_all = quote(explain_id(kind.clause, kind.clause.id)) if len(those) > 1 else line.reference
        yield replace(line, reference=of_all if kind is those[-1] else "")


def _in_the_table(kinds: Sequence[Kind]) -> bool:
    """Whether the table says all of a clause: one kind of answer, and in a few words which record is missing."""
    outcome = kinds[0].answer.outcome
    short = 0 < len(outcome.gap) <= SHORT and not outcome.suspected and not outcome.prompts
    return len(kinds) == 1 and kinds[0].answer.state == "unknown" and short


def _unknown_lines(register: Register, kinds: Sequence[Kind], *, named: bool) -> Iterator[ComplianceLine]:
    """What may be a breach, each by itself; then a line for each clause, with all that is missing for it."""
    by_clause: dict[object, list[Kind]] = {}
    for kind in kinds:
        outcome = kind.answer.outcome
        alone = outcome.prompts or (outcome.suspected and not outcome.gap)
        by_clause.setdefault(kind.answer.id if alone else kind.clause.at, []).append(kind)
    for number, those in enumerate(by_clause.values()):
        line = _opened_line(register, those[0], named=named)
        said = " ".join(sentence(phrase(register, kind)) for kind in those)
        facts = dict.fromkeys(fact for kind in those for fact in _opened_line(register, kind, named=named).facts)
        # One command shows how; that for each line would be as long as the line.
        reference = line.reference if number == 0 else ""
        text = f"{short_clause(those[0].clause)}: {said}"
        yield replace(line, text=text, facts=tuple(facts), reference=reference)


def _opened_line(register: Register, kind: Kind, *, named: bool) -> ComplianceLine:
    answer, several = kind.answer, len(kind.answers) > 1
    line = _line(register, answer, kind.day, named=named)
    own = "" if several or answer.outcome.settles is None else line.settles
    said = sentence(answer.outcome.said)
    return replace(
        line,
        text=f"{short_clause(kind.clause)}: {sentence(phrase(register, kind))}",
        settles=own if answer.state in ("breached", "due-soon") or answer.outcome.prompts else "",
        missing=(),
        readings=_readings(register, answer, kind.day, said, alike=several),
        reference=quote(explain_id(kind.clause, kind.clause.id if several else answer.id)),
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
                    lines=_lines(register, found, Day.of(standing.on), named=named, was=was),
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


def _readings(register: Register, answer: Answer, day: Day, said: str, *, alike: bool) -> tuple[ReadingLine, ...]:
    """What follows from each reading; those that come to the same are one line.

    said: what need not be said again. alike: of several things, only the states.
    """
    by_result: dict[str, list[Reading]] = {}
    for reading in answer.readings:
        state = reading.outcome.state if reading.outcome else "met"
        bare = alike or reading.outcome is None or sentence(reading.outcome.summary) == said
        then = STATE_WORDS[state] if bare else printed(register, outcome_in_words(reading.outcome), day)
        by_result.setdefault(then, []).append(reading)
    if len(by_result) > SOME:
        # What each of them says stands in the full account.
        by_result = {}
        for reading in answer.readings:
            then = STATE_WORDS[reading.outcome.state if reading.outcome else "met"]
            by_result.setdefault(then, []).append(reading)
    results = list(by_result.items())
    if alike and len(answer.readings) > 2 and len(results) == 2 and len(results[0][1]) == 1:
        (then, (first,)), (other, _) = results
        return (ReadingLine(if_=answers_in_words(first.answers), then=f"{then}; else {other}"),)
    return tuple(
        ReadingLine(if_=if_, then=then) for then, those in results for if_ in readings_in_words(those, answer.readings)
    )


def _lines(
    register: Register, answers: Iterable[Answer], day: Day, *, named: bool, was: Mapping[str, Answer]
) -> tuple[ComplianceLine, ...]:
    lines = []
    for answer in answers:
        line = _line(register, answer, day, named=named)
        if answer.id in was:
            before = printed(register, outcome_in_words(was[answer.id].outcome), day)
            line = replace(line, text=f"{line.text} As things are: {sentence(before)}")
        lines.append(line)
    return tuple(lines)


def _line(register: Register, answer: Answer, day: Day, *, named: bool) -> ComplianceLine:
    outcome = answer.outcome
    return ComplianceLine(
        text=sentence(printed(register, outcome.said, day)),
        since=time_of(outcome) if answer.state == "breached" else "",
        settles=sentence(printed(register, outcome.settles or "", day)) if answer.state != "met" else "",
        missing=tuple(printed(register, record, day) for record in outcome.missing),
        readings=tuple(
            ReadingLine(
                if_=answers_in_words(reading.answers), then=printed(register, outcome_in_words(reading.outcome), day)
            )
            for reading in answer.readings
        ),
        facts=tuple(printed(register, fact.text, day) for fact in outcome.facts) if named else (),
        reference=quote(explain_id(answer.clause, answer.id)),
    )
