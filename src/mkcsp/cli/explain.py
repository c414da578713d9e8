"""The command `mkcsp explain`."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mkcsp.attendance.assessment import Assessment
from mkcsp.attendance.breach_cases import BreachCase
from mkcsp.cli import options
from mkcsp.cli import output as out
from mkcsp.cli.attendance_output import folded
from mkcsp.cli.options import At, On, Root, day_or_today
from mkcsp.cli.session import INCOMPLETE, Session, open_session
from mkcsp.cli.what_if_option import Since, WhatIf, suppose, without_what_if
from mkcsp.compliance.assess import BodyCompliance
from mkcsp.compliance.results import Answer, Fact, Reading
from mkcsp.findings import CannotGoOn
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

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from mkcsp.attendance.assessment import Assessment
    from mkcsp.attendance.breach_cases import BreachCase
    from mkcsp.compliance.assess import BodyCompliance
    from mkcsp.compliance.results import Answer
    from mkcsp.model.group import Group
    from mkcsp.register import Register

Full = Annotated[bool, typer.Option("--full", help="Show each answer and each reading by itself.")]

CODE = re.compile(r"MK[0-9]{3}", re.IGNORECASE)


def explain(
    finding: Annotated[
        str,
        typer.Argument(
            metavar="FINDING",
            help="The id of an answer (csp/2005-05/frequency/2006) or a clause, a code of check, or a kind of rule. "
            "Where several bodies have the clause, name one: smk:csp/2005-05/frequency/2006.",
            autocompletion=options.findings,
        ),
    ],
    on: On = None,
    at: At = None,
    what_if: WhatIf = None,
    from_: Since = None,
    full: Full = False,
    root: Root = None,
) -> int:
    """Show what an answer of compliance or breaches rests on, or what a code of check means.

    Of an answer: the clause with its version and adopting minute, how it can be read, what the records say, with file
    and line, what is missing and where it goes. Of a clause: the same for all of its answers, those of one kind
    together; --full shows each. Of a code (MK301) or a kind of rule (frequency): its page in the manual.
    """
    if CODE.fullmatch(finding):
        lines: Iterator[str] | list[str] = list(_code(finding.upper()))
        for line in lines:
            out.line(line)
        return 0
    from mkcsp.compliance.assess import JUDGES

    if finding in JUDGES:
        out.line(inspect.cleandoc(JUDGES[finding].__doc__ or ""))
        return 0
    session = open_session(root, at)
    session.uses("records/")
    register, head = session.register, []
    if what_if is not None:
        from mkcsp.cli.attendance_output import folded

        supposed = suppose(session, what_if, from_, finding.rpartition(":")[2].split("/")[0])
        register, head = supposed.register, ["HYPOTHETICAL", *folded(supposed.words), ""]
    else:
        without_what_if(from_)
    lines = [*head, *_found(session, register, finding.strip("/"), day_or_today(on), full=full)]
    if session.incomplete:
        out.line(INCOMPLETE)
    for line in lines:
        out.line(line)
    return session.ended()


def _code(code: str) -> Iterator[str]:
    from mkcsp.checks.code_pages import code_page
    from mkcsp.cli.attendance_output import folded

    try:
        page = code_page(code)
    except KeyError:
        from mkcsp.checks.code_pages import codes
        from mkcsp.spelling import did_you_mean_one_of, near

        help = did_you_mean_one_of(near(code, codes()))
        raise CannotGoOn(f"there is no code {code}", help=help) from None
    yield f"{page.code}: {page.title} ({page.severity.name.lower()})"
    for paragraph in page.words.split("\n\n"):
        yield ""
        yield from folded(" ".join(paragraph.split()))
    for heading, block in (("Example", page.example), ("How to fix it", page.change)):
        if block:
            yield ""
            yield heading
            yield ""
            yield from (f"    {line}".rstrip() for line in block.rstrip("\n").split("\n"))


def _found(session: Session, register: Register, finding: str, on: date, *, full: bool) -> Iterator[str]:
    """What has that id, of the body that it names, else of the one whose terms they are or the first that has it.

    Raises CannotGoOn where nothing has it.
    """
    from mkcsp.cli.compliance import bodies_of

    body, _, id = finding.rpartition(":")
    bodies = [session.find("groups", body)] if body else bodies_of(session, None)
    known: list[str] = []
    having = list(_having(register, bodies, id, on, known))
    if having:
        own = id.split("/")[1 if id.startswith("practices/") else 0]
        standing, answers = next((one for one in having if one[0].group.id == own), having[0])
        yield from answers_lines(session, standing, answers, full=full)
        others = [one[0].group for one in having if one[0] is not standing]
        if others:
            yield ""
            yield from folded_list("Other bodies have this clause too", [f"{one.id}:{id}" for one in others])
        return
    # A breach stays open though the version that it was found by has been superseded, and binds nobody any more.
    told = 0
    for assessment, case in _cases(register, bodies, id, on):
        yield from [""] * bool(told)
        yield from case_lines(session, assessment, case)
        told += 1
    if not told:
        raise _unknown(finding, [f"{body}:{one}" if body else one for one in known])


def folded_list(heading: str, ids: list[str]) -> list[str]:
    """Ids under a heading, one to a line, so that each can be copied."""
    return [f"{heading}:", *(f"  mkcsp explain {id}" for id in ids)]


def _having(
    register: Register, bodies: Sequence[Group], id: str, on: date, known: list[str]
) -> Iterator[tuple[BodyCompliance, list[Answer]]]:
    """The bodies that have an answer of that id. known: takes the ids that there are, to offer near ones."""
    from mkcsp.compliance.assess import assess_body
    from mkcsp.history.binding_clauses import binding_clauses

    for body in bodies:
        binding = binding_clauses(register, body, on)
        # A version that binds no more may still have answers: breaches that were found by it and are open.
        of_version = "/".join(id.split("/")[:2]) in register.terms
        if not of_version and not any(id == one.clause.id or _below(id, one.clause.id) for one in binding):
            known += [each.clause.id for each in binding]
            continue
        found = assess_body(register, body, on)
        known += [answer.id for answer in found.answers]
        chosen = _chosen(found, id)
        if chosen:
            yield found, chosen


def _chosen(found: BodyCompliance, finding: str) -> list[Answer]:
    """The answer of that id; else those of the clause, or of the part of its matter, that the id names."""
    exact = [answer for answer in found.answers if answer.id == finding and answer.outcome.about]
    return exact or [answer for answer in found.answers if answer.id == finding or _below(answer.id, finding)]


def _cases(
    register: Register, bodies: Sequence[Group], finding: str, on: date
) -> Iterator[tuple[Assessment, BreachCase]]:
    """The entries of the lists of breaches that the id names, by whatever version they were found."""
    from mkcsp.attendance.assessment import assess
    from mkcsp.compliance.rules.attendance_rule import case_id

    for body in bodies:
        assessment = assess(register, body, on)
        for case in assessment.cases:
            if case_id(case) == finding or _below(case_id(case), finding):
                yield assessment, case


def _below(id: str, other: str) -> bool:
    return id.startswith(f"{other}/")


def _unknown(finding: str, known: list[str]) -> CannotGoOn:
    from mkcsp.spelling import did_you_mean_one_of, near

    return CannotGoOn(
        f"nothing has the id {finding!r} on that day",
        help=did_you_mean_one_of(
            near(finding, sorted(set(known))), "mkcsp compliance and mkcsp breaches print the ids."
        ),
    )


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
