"""The answers of a body sorted for a reader: the worst first, then the newest, and those equal in kind together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from mkcsp.compliance.calendar import UNBOUND
from mkcsp.compliance.readings import GRAVITY
from mkcsp.compliance.results import Answer, Needed
from mkcsp.findings import Place
from mkcsp.history.binding_clauses import BindingClause
from mkcsp.history.counted_meetings import first_known
from mkcsp.history.municipal_year import LATEST_END
from mkcsp.history.names_of_the_day import group_name, organisation_name, seat_name
from mkcsp.model.dates import Day
from mkcsp.model.group import Group
from mkcsp.model.meeting import Meeting
from mkcsp.papers.in_print import printed
from mkcsp.papers.words import in_words
from mkcsp.register import Register

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
