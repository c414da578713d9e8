"""A body's standing in words: clauses, their sources, states, times and readings, for papers and the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mkcsp.compliance.assess import BodyCompliance
from mkcsp.compliance.readings import GRAVITY
from mkcsp.compliance.results import Outcome, Reading, State, count_of
from mkcsp.history.binding_clauses import BindingClause
from mkcsp.history.terms_in_force import agreed_by
from mkcsp.papers.in_print import version_words
from mkcsp.papers.words import dated, in_words, listed
from mkcsp.register import Minute, Register

STATE_WORDS: dict[State, str] = {
    "breached": "breached",
    "depends": "depends",
    "unknown": "unknown",
    "due-soon": "due soon",
    "not-yet": "not yet",
    "met": "met",
}
"""The answer in a word or two."""

_READ_AS = {
    "gap": "months are counted from {}",
    "period": "the year is a {}",
    "inquorate": "a meeting without a quorum {}",
    "extraordinary": "an extraordinary meeting {}",
    "deputies": "deputies {}",
    "remote": "attendance from elsewhere {}",
    "saturdays": "Saturdays {}",
    "sundays": "Sundays {}",
    "bank-holidays": "bank holidays {}",
    "public": "meetings are {} to the public",
    "papers": "papers are {}",
    "reappointment": "a further term is {}",
}
"""How the answers to a question that a clause leaves open are read out; others as `question: answer`."""

_ANSWERS = {
    ("gap", "day-to-day"): "day to day",
    ("gap", "calendar-months"): "calendar month to calendar month",
    ("public", "open"): "open",
}


_COUNTED: dict[State, tuple[str, str]] = {
    "breached": ("is breached", "are breached"),
    "depends": ("depends on how the clause is read", "depend on how the clause is read"),
    "unknown": ("is unknown", "are unknown"),
    "due-soon": ("is due soon", "are due soon"),
    "not-yet": ("is not to be judged yet", "are not to be judged yet"),
    "met": ("is met", "are met"),
}


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


def clause_words(clause: BindingClause) -> str:
    """The clause as cited, with what the rule in it is about: one section may hold several."""
    about = clause.rule.id.replace("-", " ")
    return clause.cited if about.casefold() in clause.cited.casefold() else f"{clause.cited}: {about}"


def short_clause(clause: BindingClause) -> str:
    """The clause by its number and what the rule is about: `9. frequency`; without a number, as it is cited."""
    if clause.section is None or not clause.section.number:
        return clause_words(clause)
    return f"{clause.section.number} {clause.rule.id.replace('-', ' ')}"


def explain_id(clause: BindingClause, id: str) -> str:
    """What `mkcsp explain` takes for an answer; it names the body where the clause stands in another body's terms."""
    other = clause.terms is not None and clause.terms.group != clause.bound.id
    return f"{clause.bound.id}:{id}" if other else id


def source_of(register: Register, clause: BindingClause, *, certain: bool = True, ids: bool = False) -> str:
    """Where a clause comes from, with the minute that adopted it: what a reader needs to look it up.

    ids: whether the version's id stands beside its title, as at the terminal.
    """
    if clause.terms is None:
        minute = register.minute(clause.practice.by) if clause.practice and clause.practice.by else None
        by = f" by {minute_words(minute)}" if minute else ""
        return f"binds only because it was adopted as practice{by}"
    minute = agreed_by(register, clause.terms)
    agreed = f", agreed by {minute_words(minute)}" if minute else ""
    if clause.terms.agreed is not None and not minute and clause.terms.agreed.on is not None:
        agreed = f", agreed {in_words(clause.terms.agreed.on)}"
    doubt = "" if certain else "; not known whether it binds"
    of = f" of {version}" if not minute and (version := version_words(clause.terms)) else ""
    return f"{clause.source if ids else f'{clause.terms.title}{of}'}{agreed}{doubt}"


def minute_words(minute: Minute) -> str:
    """A minute as cited in print, with the day of its meeting."""
    return f"{minute.cited}, {in_words(minute.meeting.day)}"


def sentence(words: str) -> str:
    """The words as a sentence, with a capital, a full stop and days as papers print them."""
    words = dated(words)
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('.') else '.'}" if words else ""


def time_of(outcome: Outcome) -> str:
    """`since 1 May 2016`, `from 1 May 2016 until 3 July 2016`, `on 3 July 2016`; nothing where it is unknown."""
    if outcome.ended is not None and outcome.ended == outcome.since:
        return f"on {in_words(outcome.ended)}"
    if outcome.ended is not None:
        begun = f"from {in_words(outcome.since)} " if outcome.since else ""
        return f"{begun}until {in_words(outcome.ended)}"
    return f"since {in_words(outcome.since)}" if outcome.since else ""


def answers_in_words(answers: Iterable[tuple[str, str]]) -> str:
    """One reading: `the year is a calendar year; an extraordinary meeting counts`."""
    return "; ".join(_read(question, answer) for question, answer in answers)


def readings_in_words(readings: Sequence[Reading], every: Sequence[Reading]) -> tuple[str, ...]:
    """Readings that come to the same, as few as say it: one that does not depend on a question leaves it out."""
    open_: dict[str, set[str]] = {}
    for reading in every:
        for question, answer in reading.answers:
            open_.setdefault(question, set()).add(answer)
    found: list[dict[str, tuple[str, ...]]] = [{key: (one,) for key, one in each.answers} for each in readings]
    for question in open_:
        joined: dict[tuple[tuple[str, tuple[str, ...]], ...], list[str]] = {}
        for one in found:
            rest = tuple((key, answers) for key, answers in one.items() if key != question)
            joined.setdefault(rest, []).extend(one.get(question, ()))
        found = [
            {**dict(rest), question: tuple(answers)} if answers else dict(rest) for rest, answers in joined.items()
        ]
    return tuple(
        "; ".join(
            _read_either(question, one[question])
            for question in open_
            if question in one and set(one[question]) != open_[question]
        )
        for one in found
    )


def _read_either(question: str, answers: Sequence[str]) -> str:
    said = [_read(question, answer) for answer in answers]
    label = f"{question.replace('-', ' ')}: "
    return listed([said[0], *(one.removeprefix(label) for one in said[1:])], "or")


def _read(question: str, answer: str) -> str:
    if question in ("binds", "of") and answer != "not asked":
        types = answer.split(", ")
        only = " only" if len(types) == 1 else ""
        return f"the clause covers {listed(types)} members{only}"
    words = _ANSWERS.get((question, answer), answer.replace("-", " "))
    if question in _READ_AS and answer != "not asked":
        return _READ_AS[question].format(words)
    return f"{question.replace('-', ' ')}: {words}"


def outcome_in_words(outcome: Outcome | None) -> str:
    """What follows from one reading: its state and what is said of it."""
    if outcome is None:
        return "met: nothing is asked"
    return f"{STATE_WORDS[outcome.state]}: {dated(outcome.summary)}"
