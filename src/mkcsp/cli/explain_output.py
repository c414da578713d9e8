"""An answer opened down to the lines of the records, at the terminal: 80 columns, aloud and without colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from mkcsp.attendance.assessment import Assessment
from mkcsp.attendance.breach_cases import BreachCase
from mkcsp.cli.attendance_output import folded
from mkcsp.cli.session import Session
from mkcsp.compliance.assess import BodyCompliance
from mkcsp.compliance.results import Answer, Fact, Reading
from mkcsp.history.binding_clauses import BindingClause, Interval
from mkcsp.history.counted_meetings import first_known
from mkcsp.history.names_of_the_day import group_name
from mkcsp.model.dates import Day
from mkcsp.model.prose import lines
from mkcsp.papers.compliance_paper import HEADINGS
from mkcsp.papers.compliance_words import (
    answers_in_words,
    before_known,
    explain_id,
    kinds_of,
    outcome_in_words,
    phrase,
    places_of,
    readings_in_words,
    sentence,
    source_of,
    time_of,
)
from mkcsp.papers.words import dated, in_words

LONG = 6
"""Paragraphs of a clause that are shown in full; of more, half of these, and --full shows all."""

_UNSAID = ("id", "kind", "group", "note")


def answers_lines(
    session: Session, standing: BodyCompliance, answers: Sequence[Answer], *, full: bool
) -> Iterator[str]:
    """Answers of a body with their evidence; a clause is printed once, below the last answer that rests on it.

    full: each by itself. Otherwise those that are equal in kind together, without years before the body is known.
    """
    register, group = session.register, standing.group
    name = group_name(session.register, standing.group.id, Day.of(standing.on))
    yield from folded(f"{name}, as things stood on {in_words(Day.of(standing.on))}")
    early = () if full or len(answers) == 1 else before_known(register, group, standing.on, answers)
    if len(early) == len(answers):
        early = ()
    shown = [answer for answer in answers if answer not in early]
    if full:
        kinds: list[tuple[Answer, ...]] = [(answer,) for answer in shown]
    else:
        kinds = [kind.answers for kind in kinds_of(register, group, standing.on, shown)]
        kinds.sort(key=lambda those: min(map(shown.index, those)))
    last = {those[0].clause.at: those[0].id for those in kinds}
    for those in kinds:
        yield ""
        with_clause = last[those[0].clause.at] == those[0].id
        if len(those) == 1:
            yield from answer_lines(session, standing, those[0], full=full, with_clause=with_clause)
        else:
            yield from _alike_lines(session, standing, those, with_clause=with_clause)
    if early:
        known = in_words(Day.of(first_known(register, group.id)))
        yield ""
        yield from folded(f"The body is first known on {known}; --full shows earlier years, too.")


def _alike_lines(
    session: Session, standing: BodyCompliance, answers: Sequence[Answer], *, with_clause: bool
) -> Iterator[str]:
    """Answers that are equal in kind: what is said of them all, and of each what is missing and where it goes."""
    (kind,) = kinds_of(session.register, standing.group, standing.on, answers)
    yield from folded(f"{HEADINGS[answers[0].state]}: {sentence(phrase(session.register, kind))}")
    yield from folded(explain_id(kind.clause, kind.clause.id), "  ", "  ")
    yield ""
    yield "What is missing of each, and where it goes"
    for answer in answers:
        for record in answer.outcome.missing[:1]:
            yield from folded(dated(record), "  - ")
            for at in places_of(session.register, answer, record, standing.on):
                yield f"    {session.line(at)}"
    yield from folded("--full shows each with its readings and all of its records.", "  ", "  ")
    if with_clause:
        yield from _clause(session, standing, answers[0].clause, full=False)


def answer_lines(
    session: Session, standing: BodyCompliance, answer: Answer, *, full: bool, with_clause: bool = True
) -> Iterator[str]:
    """An answer: how it stands, the clause, the readings, the facts, and what would end or settle it.

    full: each reading by itself; otherwise those that come to the same together.
    """
    outcome = answer.outcome
    time = f", {time_of(outcome)}" if time_of(outcome) else ""
    yield from folded(f"{HEADINGS[answer.state]}{time}: {sentence(outcome.said)}")
    if outcome.due is not None:
        yield from folded(f"Due by {in_words(Day.of(outcome.due))}.")
    yield from folded(explain_id(answer.clause, answer.id), "  ", "  ")
    alike: dict[tuple[str, tuple[Fact, ...]], list[Reading]] = {}
    if answer.readings:
        yield ""
        yield "How the clause can be read"
        for number, reading in enumerate(answer.readings):
            then = outcome_in_words(reading.outcome)
            facts = reading.outcome.facts if reading.outcome else ()
            alike.setdefault((f"{number} {then}" if full else then, facts), []).append(reading)
        for (_, facts), those in alike.items():
            every = those if full else answer.readings
            for words in [answers_in_words(those[0].answers)] if full else readings_in_words(those, every):
                yield from folded(f"If {words}" if words else "However it is read", "  - ")
            yield from folded(outcome_in_words(those[0].outcome), "    then ", "      ")
            for fact in facts if len({facts for _, facts in alike if facts}) > 1 else ():
                yield from folded(dated(fact.text), "      - ")
                if fact.at is not None:
                    yield f"        {session.line(fact.at)}"
    if outcome.missing:
        yield ""
        yield "What is missing, and where it goes"
        for record in outcome.missing:
            yield from folded(dated(record), "  - ")
            for at in places_of(session.register, answer, record, standing.on):
                yield f"    {session.line(at)}"
    if outcome.settles:
        yield ""
        yield "To settle it"
        yield from folded(sentence(outcome.settles), "  ", "  ")
    if outcome.facts and len({facts for _, facts in alike if facts}) < 2:
        yield ""
        yield "What the records say"
        for fact in outcome.facts:
            yield from folded(dated(fact.text), "  - ")
            if fact.at is not None:
                yield f"    {session.line(fact.at)}"
    if with_clause:
        yield from _clause(session, standing, answer.clause, full=full)


def _clause(session: Session, standing: BodyCompliance, clause: BindingClause, *, full: bool) -> Iterator[str]:
    binding = next((each for each in standing.clauses if each.clause.at == clause.at), None)
    certain = binding is None or binding.certain
    yield ""
    yield "The clause"
    yield from folded(clause.cited, "  ", "  ")
    yield from folded(sentence(source_of(session.register, clause, certain=certain, ids=True)), "  ", "  ")
    if clause.section is not None:
        paragraphs = list(lines(clause.section.text))
        kept = paragraphs if full or len(paragraphs) <= LONG else paragraphs[: LONG // 2]
        for words in kept:
            yield from folded(words, "    ", "    ")
        if len(kept) < len(paragraphs):
            yield from folded(f"{len(paragraphs) - len(kept)} more paragraphs: --full", "    ", "    ")
    elif clause.practice is not None and clause.practice.words:
        yield from folded(clause.practice.words, "    ", "    ")
    yield from folded(f"As data: {'; '.join(_questions(clause.rule))}", "  ", "    ")
    for words in lines((clause.rule.note,) if clause.rule.note else ()):
        yield from folded(f"Note: {words}", "  ", "    ")
    yield f"  {session.line(clause.at)}"
    for words in _adopted(session, clause):
        yield f"  {words}"
    if binding is None:
        yield "  no longer binds the body; a breach found by it stays open until it has been dealt with"
    for span in binding.spans if binding is not None else ():
        yield from folded(f"{'bound' if span.certain else 'may have bound'} the body {_time(span)}", "  ", "    ")


def _adopted(session: Session, clause: BindingClause) -> Iterator[str]:
    """Where the minute that adopted the version stands."""
    from mkcsp.history.binding_clauses import adopted_by

    minute = adopted_by(session.register, clause)
    if minute is not None:
        yield f"adopted at {session.line(minute.at)}"
    else:
        yield "the minute that adopted it is not in the records"


def _time(span: Interval) -> str:
    """`since 1 May 2005`, `from 1 May 2005 until 20 January 2016`."""
    begins = in_words(Day.of(span.begins)) if span.begins else "an unknown day"
    return f"from {begins} until {in_words(Day.of(span.ends))}" if span.ends else f"since {begins}"


def _questions(rule: Any) -> Iterator[str]:
    for field in fields(rule):
        value = getattr(rule, field.name)
        if field.name not in _UNSAID and value not in (None, ()):
            yield f"{field.name.strip('_').replace('_', ' ')}: {_words(value)}"


def _words(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_words, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if hasattr(value, "__dataclass_fields__"):
        return " ".join(_words(one) for field in fields(value) if (one := getattr(value, field.name)) not in (None, ()))
    return str(value)


def case_lines(session: Session, assessment: Assessment, case: BreachCase) -> Iterator[str]:
    """One entry of the list of breaches, with file and line. It names whom it concerns."""
    from mkcsp.cli.breaches_list import case_story
    from mkcsp.history.binding_clauses import adopted_by

    yield "NOT FOR PUBLICATION"
    yield from case_story(assessment, case)
    yield ""
    yield "The clause"
    minute = adopted_by(session.register, case.rule.source)
    yield from folded(case.rule.clause, "  ", "  ")
    for words in lines(case.rule.text):
        yield from folded(words, "    ", "    ")
    yield f"  {session.line(case.rule.at)}"
    yield f"  adopted at {session.line(minute.at)}" if minute else "  the minute that adopted it is not in the records"
    yield ""
    yield "What the records say"
    for id, attendance in case.meetings:
        yield from folded(f"{id}: {attendance.words}", "  - ")
        for at in attendance.at:
            yield f"    {session.line(at)}"
