"""What each meeting of a history does to a run, calculated once for each set of answers that this meeting asks for."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import product

from mkcsp.attendance.open_questions import Answer, Question, fixed
from mkcsp.attendance.reading_sets import Readings, ReadingSet
from mkcsp.attendance.runs import Effect, Step, merged
from mkcsp.attendance.sequences import (
    Chain,
    Expected,
    MeetingEffect,
    SequenceEntry,
    Subject,
    SubjectKind,
    meeting_effect,
)
from mkcsp.history.binding_clauses import BindingRule
from mkcsp.history.counted_meetings import root_of
from mkcsp.history.status import Attendance
from mkcsp.history.tristate import before
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day

Options = Mapping[Question, tuple[Answer, ...]]
"""The open questions, each with its answers."""
Paths = tuple[tuple[Mapping[Question, Answer], MeetingEffect], ...]
"""Each set of answers that settles what a meeting does, with what it then does; every reading gives one of these."""


class _OpenError(Exception):
    """A question that was looked up and has no answer yet."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.question = question


class _Partial(Mapping[Question, Answer]):
    """A reading of which some questions are still open; looking one of them up stops the calculation."""

    def __init__(self, answers: Mapping[Question, Answer], options: Options) -> None:
        self._answers = answers
        self._options = options

    def __getitem__(self, question: Question) -> Answer:
        if question not in self._answers and question in self._options:
            raise _OpenError(question)
        return self._answers[question]

    def __iter__(self) -> Iterator[Question]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)


@dataclass(frozen=True, slots=True)
class EffectTable:
    """What meetings do, kept: most members have the same few statuses at most meetings."""

    _kept: dict[Hashable, dict[Hashable, Paths]] = field(default_factory=dict)

    def under(self, options: Options) -> Effects:
        """The table where these questions are open."""
        return Effects(options, self._kept.setdefault(tuple(options.items()), {}))


@dataclass(frozen=True, slots=True)
class Effects:
    """What meetings do where the questions in `options` are open."""

    options: Options
    _kept: dict[Hashable, Paths]

    def paths(self, bound: Expected, kind: SubjectKind, entry: SequenceEntry) -> Paths:
        """What one meeting does; kind: whether a person, a seat or an organisation is judged."""
        sitting, attendance = entry.sitting, entry.attendance
        # Only of somebody in another capacity does it matter whether the person, seat or organisation is judged.
        whose = kind if attendance.capacity is not None else ""
        weight = (sitting.inquorate, sitting.extraordinary)
        key = (bound.rule.key, bound.certain, _what_matters(attendance), weight, entry.types, whose)
        if key not in self._kept:
            self._kept[key] = tuple(_paths(bound, kind, entry, self.options))
        return self._kept[key]


def _what_matters(attendance: Attendance) -> Hashable:
    """The parts of a status that decide what it does to a run."""
    return (
        attendance.status,
        attendance.remote,
        attendance.part.share if attendance.part is not None else "",
        attendance.deputy.named if attendance.deputy is not None else "",
        attendance.underlying,
        attendance.accepted.covers if attendance.accepted is not None else "",
        attendance.capacity is not None,
        _what_matters(attendance.otherwise) if attendance.otherwise is not None else None,
    )


def _paths(
    bound: Expected, kind: SubjectKind, entry: SequenceEntry, options: Options
) -> Iterator[tuple[Mapping[Question, Answer], MeetingEffect]]:
    pending: list[dict[Question, Answer]] = [{}]
    while pending:
        answers = pending.pop()
        try:
            yield answers, meeting_effect(bound, kind, entry, _Partial(answers, options))
        except _OpenError as open_:
            pending += [{**answers, open_.question: answer} for answer in options[open_.question]]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A meeting in a history, the rule in force there, and what it does; None where no rule was in force."""

    entry: SequenceEntry
    rule: tuple[Expected, Paths] | None


def weighed_entries(
    chain: Chain, subject: Subject, entries: Sequence[SequenceEntry], effects: Effects
) -> tuple[Weighed, ...]:
    """Every meeting of a history with what it does to the run."""
    found = []
    for entry in entries:
        bound = chain.by_meeting.get(entry.sitting.id)
        rule = (bound, effects.paths(bound, subject.kind, entry)) if bound is not None else None
        found.append(Weighed(entry, rule))
    return tuple(found)


def questions_of(those: Sequence[Weighed], options: Options) -> frozenset[Question]:
    """The open questions that can change something in a history."""
    found = set()
    for paths in {id(each.rule[1]): each.rule[1] for each in those if each.rule is not None}.values():
        found |= {question for answers, _ in paths for question in answers}
    versions = {each.rule[0].rule.key for each in those if each.rule is not None}
    no_meetings_own = ("absences", "after_dealing", "reconvened")
    return frozenset(found) | {q for q in options if q.field in no_meetings_own and q.version in versions}


class Sequences:
    """Histories as steps of a run, under each of the readings.

    whose: the question whose absence it is, where the clause does not say.
    """

    def __init__(self, readings: Readings, whose: Question) -> None:
        self.readings = readings
        self.whose = whose
        self._effects: dict[int, tuple[tuple[Effect, bool, ReadingSet], ...]] = {}
        self._limits: dict[tuple[str, SubjectKind], tuple[tuple[int | None, ReadingSet], ...]] = {}

    def of(self, subject: Subject, those: Sequence[Weighed]) -> Iterator[tuple[tuple[Step, ...], ReadingSet]]:
        """The steps of a history, and the readings under which it has these: which meetings are one may be open."""
        among = {each.entry.sitting.id: each.entry.sitting for each in those}
        days = {id: sitting.day for id, sitting in among.items()}
        roots = {id: root_of(sitting, among) for id, sitting in among.items()}
        rules = {each.rule[0].rule.key: each.rule[0].rule for each in those if each.rule is not None}
        one_meeting = [self._answers(rule, "reconvened") for rule in rules.values()]
        singles = {id: self._single(subject, each) for id, each in zip(among, those, strict=True)}
        for answers in product(*(split.items() for split in one_meeting)):
            under = self.readings.all
            for _, when in answers:
                under &= when
            if not under:
                continue
            joined = {key for key, (answer, _) in zip(rules, answers, strict=True) if answer == "one-meeting"}
            found: dict[str, Step] = {}
            for each in those:
                id = each.entry.sitting.id
                key = roots[id] if each.rule is not None and each.rule[0].rule.key in joined else id
                found[key] = _as_one(found.pop(key), singles[id]) if key in found else singles[id]
            yield _blurred(tuple(found.values()), days), under

    def speaking(self, steps: Sequence[Step]) -> ReadingSet:
        """The readings under which a rule speaks of this subject at any of its meetings."""
        found = 0
        for limits in {id(step.limits): step.limits for step in steps}.values():
            for limit, when in limits:
                found |= when if limit is not None else 0
        return found

    def _single(self, subject: Subject, each: Weighed) -> Step:
        sitting, every = each.entry.sitting, self.readings.all
        if each.rule is None:
            return Step((sitting.id,), sitting.meeting.sorting, ((Effect.LEFT, False, every),), ((None, every),), 0)
        bound, paths = each.rule
        if id(paths) not in self._effects:
            by_effect: dict[MeetingEffect, ReadingSet] = {}
            for answers, does in paths:
                by_effect[does] = by_effect.get(does, 0) | self.readings.under_all(answers)
            self._effects[id(paths)] = tuple((effect, rests, when) for (effect, rests), when in by_effect.items())
        anew = self._answers(bound.rule, "after_dealing").get("begins-anew", 0)
        return Step(
            (sitting.id,), sitting.meeting.sorting, self._effects[id(paths)], self._limits_of(bound.rule, subject), anew
        )

    def _limits_of(self, rule: BindingRule, subject: Subject) -> tuple[tuple[int | None, ReadingSet], ...]:
        key = (rule.key, subject.kind)
        if key not in self._limits:
            speaks = self.readings.all if rule.rule.whose == subject.kind else 0
            if rule.rule.whose == "not-said":
                speaks = self.readings.under(self.whose, subject.kind)
            found = [(int(answer), when & speaks) for answer, when in self._answers(rule, "absences").items()]
            silent = self.readings.all & ~speaks
            self._limits[key] = tuple((limit, when) for limit, when in (*found, (None, silent)) if when)
        return self._limits[key]

    def _answers(self, rule: BindingRule, field: str) -> dict[Answer, ReadingSet]:
        """The answers to a question, each with the readings that give it; any will do where it does not matter."""
        answer = fixed(rule.rule, field)
        question = Question(rule.key, field)
        if answer is None and question in self.readings.options:
            return {one: self.readings.under(question, one) for one in self.readings.options[question]}
        return {answer if answer is not None else 1 if field == "absences" else "": self.readings.all}


def _as_one(earlier: Step, later: Step) -> Step:
    """Two meetings that are one: the later dates it, and the rule in force there says what follows."""
    effects: dict[MeetingEffect, ReadingSet] = {}
    for effect, rests, when in earlier.effects:
        for other, rests_too, then in later.effects:
            if both := when & then:
                does = (merged(effect, other), rests or rests_too)
                effects[does] = effects.get(does, 0) | both
    return Step(
        (*earlier.meetings, *later.meetings),
        later.sorting,
        tuple((effect, rests, when) for (effect, rests), when in effects.items()),
        later.limits,
        later.anew,
    )


def _blurred(those: tuple[Step, ...], days: Mapping[str, Day]) -> tuple[Step, ...]:
    """Steps whose order is not known, because the day of one is known only in part, each with the effects of all.

    `2016-04` may lie before or after 14 April 2016: what either does, the other may have done in its place.
    """
    if all(day.exact for day in days.values()):
        return those
    found = list(those)
    for number, step in enumerate(those):
        day = days[step.meetings[-1]]
        for other in range(number - 1, -1, -1):
            earlier = days[those[other].meetings[-1]]
            if before(earlier, day):
                # They are in the order of their last days, so this holds for all that come before it.
                break
            if not (day.exact and earlier.exact):
                found[number] = _perhaps(found[number], those[other])
                found[other] = _perhaps(found[other], step)
    return tuple(found)


def _perhaps(step: Step, other: Step) -> Step:
    effects: dict[MeetingEffect, ReadingSet] = {}
    for effect, rests, when in step.effects:
        for may, _, then in other.effects:
            if both := when & then:
                effects[effect | may, rests] = effects.get((effect | may, rests), 0) | both
    return replace(step, effects=tuple((effect, rests, when) for (effect, rests), when in effects.items()))
