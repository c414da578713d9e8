"""A body's standing in words: clauses, states, times and readings, the worst first and those alike together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from mkcsp.compliance.assess import BodyCompliance
from mkcsp.compliance.calendar import UNBOUND
from mkcsp.compliance.readings import GRAVITY
from mkcsp.compliance.results import Answer, Needed, Outcome, Reading, State, count_of
from mkcsp.findings import Place
from mkcsp.history.binding_clauses import BindingClause
from mkcsp.history.counted_meetings import first_known
from mkcsp.history.municipal_year import LATEST_END
from mkcsp.history.names_of_the_day import group_name, organisation_name, seat_name
from mkcsp.history.terms_in_force import agreed_by
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.group import Group
from mkcsp.model.meeting import Meeting
from mkcsp.papers.in_print import printed, version_words
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


_YEAR = re.compile(r"[0-9]{4}(?=/|$)")
_NOUNS = {
    "seat": "seats",
    "organisation": "organisations",
    "meeting": "meetings",
    "year": "years",
    "body": "bodies",
    "action": "actions",
    "": "matters",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What an answer is about: a seat, an organisation, a meeting, a year, an action; the noun is empty for others.

    at: where its record stands. day: the last day of it, where it has one.
    """

    noun: str
    name: str
    at: Place | None = None
    day: date | None = None


def subject_of(register: Register, group: Group, about: str, on: date) -> Subject:
    """What the part of an answer's id after its clause names."""
    key = ("subject", id(group), about, on)
    return register.once(key, lambda: (group, _subject(register, group, about, on)))[1]


def _subject(register: Register, group: Group, about: str, on: date) -> Subject:
    if (number := _seats(register, group).get(about)) is not None:
        seat = group.seats[number]
        return Subject("seat", seat_name(register, seat, Day.of(on)), group.place.at("seats", number))
    if (minute := register.minute(about)) is not None:
        return Subject("action", minute.cited, minute.at, minute.meeting.day.last)
    if (meeting := meeting_in(register, about)) is not None:
        return Subject("meeting", f"meeting of {in_words(meeting.day)}", meeting.place, meeting.day.last)
    if about in register.organisations:
        return Subject(
            "organisation", organisation_name(register, about, Day.of(on)), register.organisations[about].place
        )
    if about in register.groups:
        return Subject("body", group_name(register, about, Day.of(on)), register.groups[about].place)
    if match := _YEAR.match(about):
        year = min(max(int(match[0]), 1), 9999)
        season = about.partition("/")[2]
        return Subject("year", f"{season} {year}".strip(), group.place, date(year, 12, 31))
    return Subject("", "")


def _names_of(seat: str) -> tuple[str, ...]:
    """What names a seat among the things that a clause is about: the seat itself, or something that is asked of it."""
    return (seat, f"seats/{seat}", f"{seat}/level", f"{seat}/places", f"{seat}/held-by")


def _seats(register: Register, group: Group) -> dict[str, int]:
    """The seats by what names them, the first of those with one id."""

    def numbered() -> tuple[Group, dict[str, int]]:
        found: dict[str, int] = {}
        for number, seat in enumerate(group.seats):
            for name in _names_of(seat.id):
                found.setdefault(name, number)
        return group, found

    return register.once(("seats", id(group)), numbered)[1]


def meeting_in(register: Register, about: str) -> Meeting | None:
    """The meeting that what an answer is about names, if it names one."""
    parts = about.split("/")
    ids = (f"{first}/{second}" for first, second in pairwise(parts))
    return next((register.meetings[id] for id in ids if id in register.meetings), None)


@dataclass(frozen=True, slots=True)
class Kind:
    """Answers of one clause that are equal in kind: the same state and the same record missing, for other things."""

    clause: BindingClause
    answers: tuple[Answer, ...]
    subjects: tuple[Subject, ...]
    rank: int
    newest: date
    day: Day
    """The day of judgement, for the names of that day."""

    @property
    def answer(self) -> Answer:
        """The first of them."""
        return self.answers[0]


def rank_of(answer: Answer) -> int:
    """How grave an answer is, the gravest 0: certain breaches, what may be one, what is unknown, what is due."""
    outcome = answer.outcome
    if answer.state == "breached":
        return 0 if outcome.ended is None else 1
    sides = [reading.outcome for reading in answer.readings if reading.outcome is not None]
    if answer.state == "depends" and any(side.state == "breached" for side in sides):
        return 2
    if answer.state in ("depends", "unknown") and outcome.suspected:
        # Where it is also unknown whether the thing is meant at all, that is less of a suspicion.
        return 4 if outcome.gap else 3
    if outcome.prompts:
        return 4
    return 5 + GRAVITY.index(answer.state)


def kinds_of(register: Register, group: Group, on: date, answers: Iterable[Answer]) -> list[Kind]:
    """The answers by kind, the worst first, then the newest."""
    found: dict[tuple[object, ...], list[Answer]] = {}
    for answer in answers:
        outcome = answer.outcome
        subject = subject_of(register, group, outcome.about, on)
        folds = (outcome.gap and answer.state == "unknown") or answer.state == "depends"
        asked = tuple(
            (reading.answers, reading.outcome.state if reading.outcome else "met") for reading in answer.readings
        )
        kind = (subject.noun, outcome.gap, bool(outcome.suspected), asked) if folds else (answer.id,)
        found.setdefault((answer.clause.at, answer.state, *kind), []).append(answer)
    kinds = [_kind(register, group, on, those) for those in found.values()]
    return sorted(kinds, key=lambda one: (one.rank, -one.newest.toordinal()))


def _kind(register: Register, group: Group, on: date, answers: Sequence[Answer]) -> Kind:
    subjects = tuple(dict.fromkeys(subject_of(register, group, one.outcome.about, on) for one in answers))
    by_day = {one.id: _newest(one, subject_of(register, group, one.outcome.about, on), on) for one in answers}
    newest = max(by_day.values())
    latest = sorted(answers, key=lambda one: by_day[one.id], reverse=True)
    return Kind(answers[0].clause, tuple(latest), subjects, min(map(rank_of, answers)), newest, Day.of(on))


def _newest(answer: Answer, subject: Subject, on: date) -> date:
    """The last day that the answer is about; what is about none is so on the day of judgement."""
    outcome = answer.outcome
    days: list[date] = [day.last for day in (outcome.since, outcome.ended) if isinstance(day, Day)]
    days += [day for day in (outcome.due, subject.day) if day is not None]
    return max(days, default=on)


def phrase(register: Register, kind: Kind) -> str:
    """What is to be said of them, without a full stop: `6 seats: holder not recorded`."""
    outcome = kind.answer.outcome
    several = len(kind.subjects) > 1
    if not outcome.gap:
        if outcome.suspected:
            return printed(register, f"if the clause binds, {outcome.suspected}", kind.day)
        more = f"; and {len(kind.subjects) - 1} more of the same kind" if several else ""
        return printed(register, f"{outcome.said}{more}", kind.day)
    what = f"{len(kind.subjects)} {_NOUNS[kind.subjects[0].noun]}" if several else kind.subjects[0].name
    doubt = ""
    if outcome.suspected:
        doubt = " (may be breaches)" if several else f"; if it counts, {outcome.suspected}"
    return printed(register, f"{f'{what}: ' if what else ''}{outcome.gap}{doubt}", kind.day)


def before_known(register: Register, group: Group, on: date, answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Those about years that were over before the body is first known, where nothing but that is unknown is said."""
    first = first_known(register, group.id)
    early = []
    for answer in answers:
        subject = subject_of(register, group, answer.outcome.about, on)
        # A municipal year may end with the annual meeting of the next.
        over = subject.noun == "year" and subject.day is not None and date(subject.day.year + 1, *LATEST_END) < first
        if over and answer.state in ("unknown", "depends", "not-yet") and rank_of(answer) > 4:
            early.append(answer)
    return tuple(early)


def places_of(register: Register, answer: Answer, record: str, on: date) -> tuple[Place, ...]:
    """Where in the records something that is missing goes: with what it is about, or with the terms."""
    clause, about = answer.clause, answer.outcome.about
    if isinstance(record, Needed) and record.at is not None:
        return (record.at,)
    if record == UNBOUND:
        return (clause.terms.place,) if clause.terms is not None else (clause.at,)
    named = tuple(register.meetings[id].place for id in _ids(record) if id in register.meetings)
    if named or answer.outcome.goes_to:
        return named or answer.outcome.goes_to
    subject = subject_of(register, clause.bound, about, on)
    return (subject.at,) if subject.at is not None else (clause.bound.place,)


def _ids(words: str) -> list[str]:
    return re.findall(r"[a-z0-9-]+/[0-9]{4}[a-z0-9-]*", words)
