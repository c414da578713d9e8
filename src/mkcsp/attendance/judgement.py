"""What a rule finds of a person, a seat or an organisation under every reading of it that the clause allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from mkcsp.attendance.attendance_book import AttendanceBook
from mkcsp.attendance.meeting_effects import meeting_effects
from mkcsp.attendance.open_questions import ANSWERS, NOT_SAID, Answer, Choice, Question, compressed
from mkcsp.attendance.runs import Completed, Run, RunResult, Sorting, Step, calculate_runs, same_run
from mkcsp.attendance.sequences import (
    Chain,
    MeetingEffect,
    SequenceEntry,
    Subject,
    SubjectKind,
    history,
    open_questions,
    steps,
    subjects,
)
from mkcsp.history.status import Status
from mkcsp.model.dates import Day

MOST_READINGS = 20_000
"""More readings than this are not set side by side: somebody must first answer some of the questions."""


Result = tuple[frozenset[str], frozenset[str], str]
"""The meetings that completed breaches, those that may have, and whether there is a risk."""


@dataclass(frozen=True, slots=True)
class ReadingResult:
    """What follows under one reading.

    certain: breaches; possible: breaches that there would be if every hole in them were an absence.
    at_risk: the present run, if one more absence would be a breach; perhaps_at_risk: that run, if that is so only where
    its holes were absences. longest, present: lengths of runs, holes taken as ends and as absences.
    """

    certain: tuple[Completed, ...]
    possible: tuple[Completed, ...]
    earlier: tuple[Completed, ...]
    at_risk: Run | None
    perhaps_at_risk: Run | None
    longest: tuple[int, int]
    present: tuple[int, int]

    @property
    def result(self) -> Result:
        """What two readings must share to agree."""
        return (
            frozenset(found.meeting for found in self.certain),
            frozenset(found.meeting for found in self.possible),
            "certain" if self.at_risk is not None else "unknown" if self.perhaps_at_risk is not None else "none",
        )

    @property
    def words(self) -> str:
        """What follows, in words: `breach completed by sng/2016-04`, `at risk`, `no breach`."""
        said = []
        if self.certain:
            said.append(f"breach completed by {', '.join(found.meeting for found in self.certain)}")
        if self.possible:
            holes = dict.fromkeys(id for found in self.possible for id in found.run.holes)
            said.append(f"unknown while the records of {', '.join(holes)} are missing")
        if self.at_risk is not None:
            said.append("at risk")
        elif self.perhaps_at_risk is not None:
            said.append(f"unknown whether at risk, for want of {', '.join(self.perhaps_at_risk.holes)}")
        return "; ".join(said) or "no breach"


@dataclass(frozen=True, slots=True)
class Side:
    """One of several results, and the readings that lead to it: any of `readings`, each a set of choices."""

    outcome: ReadingResult
    readings: tuple[tuple[Choice, ...], ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rule finds of a subject.

    agreed: breaches under every reading, and untold: what would be breaches if the holes were absences, likewise.
    earlier: of an agreed breach, that it may have been completed earlier, if its holes were absences.
    sides: the results side by side where readings differ, else empty; unread: too many readings to try.
    choices: the questions that matter, with every answer that was tried.
    """

    subject: Subject
    agreed: tuple[Completed, ...]
    untold: tuple[Completed, ...]
    earlier: tuple[Completed, ...]
    at_risk: Run | None
    perhaps_at_risk: Run | None
    sides: tuple[Side, ...]
    choices: tuple[Choice, ...]
    longest: tuple[int, int]
    present: tuple[int, int]
    unread: int = 0


@dataclass(frozen=True, slots=True)
class _Sequence:
    """A history that counts for the subject; of another kind than its own, only within the person's time."""

    subject: Subject
    entries: tuple[SequenceEntry, ...]


def judged(book: AttendanceBook, chain: Chain) -> tuple[Subject, ...]:
    """Whom the rule is to be applied to: persons, seats or organisations as it says; persons where it does not say."""
    kinds = _kinds(chain)
    if NOT_SAID in kinds:
        return subjects(book, "person")
    order: tuple[SubjectKind, ...] = ("person", "seat", "organisation")
    return tuple(subject for kind in order if kind in kinds for subject in subjects(book, kind))


def judge(book: AttendanceBook, chain: Chain, subject: Subject, dealt: Mapping[str, Sorting]) -> Judgement:
    """What the rule finds of the subject, under every reading of the questions that it leaves open.

    dealt: by the meeting that completed a breach of this subject, when the group dealt with it and retained the
        member.
    """
    sequences = _sequences(book, chain, subject)
    whose = Question(next((r.key for r in chain.rules if r.rule.whose == NOT_SAID), ""), "whose")
    options: dict[Question, tuple[Answer, ...]] = {}
    if NOT_SAID in _kinds(chain):
        options[whose] = ANSWERS["whose"]
    for sequence in sequences:
        for question in open_questions(chain, sequence.entries, dealt=bool(dealt)):
            merged = dict.fromkeys((*options.get(question, ()), *_options(question, sequence.entries)))
            options[question] = tuple(merged)
    questions = tuple(options)
    choices = tuple(Choice(question, answers) for question, answers in options.items())
    if (number := prod(len(answers) for answers in options.values())) > MOST_READINGS:
        return Judgement(subject, (), (), (), None, None, (), choices, (0, 0), (0, 0), unread=number)
    shared: dict[object, list[tuple[dict[Question, Answer], MeetingEffect]]] = {}
    effects = [meeting_effects(chain, s.subject, s.entries, options, shared) for s in sequences]
    # A question that no meeting raises changes nothing: it is not among those that are answered in turn.
    raised = {whose, *(q for found in effects for q in found.questions)}
    asked = tuple(question for question in questions if question in raised)
    kept: dict[tuple[Step, ...], tuple[RunResult, RunResult]] = {}
    walks: dict[tuple[object, ...], tuple[Step, ...]] = {}
    outcomes: dict[tuple[object, ...], ReadingResult] = {}
    pickers = [found.picker(asked) for found in effects]
    at = asked.index(whose) if whose in asked else None
    found: list[tuple[tuple[Answer, ...], ReadingResult]] = []
    for answers in product(*(options[question] for question in asked)):
        key = (answers[at] if at is not None else "", *(pick(answers) for pick in pickers))
        if key not in outcomes:
            reading = dict(zip(asked, answers, strict=True))
            each = []
            for number, sequence in enumerate(sequences):
                one = (number, key[0], key[number + 1])
                if one not in walks:
                    known = effects[number].known(reading)
                    walks[one] = steps(chain, sequence.subject, sequence.entries, reading, str(key[0]), known)
                each.append(walks[one])
            outcomes[key] = _outcome(book, subject, sequences, each, dealt, kept)
        found.append((answers, outcomes[key]))
    return _together(subject, asked, choices, found)


def _kinds(chain: Chain) -> frozenset[str]:
    return frozenset(rule.rule.whose for rule in chain.rules)


def _sequences(book: AttendanceBook, chain: Chain, subject: Subject) -> tuple[_Sequence, ...]:
    kinds = _kinds(chain)
    own = (_Sequence(subject, history(book, subject, chain)),)
    if NOT_SAID not in kinds:
        return own
    spell = book.spells_of(subject.id)[subject.spell]
    seats = {tenure.seat.id: tenure.seat for tenure in spell.tenures}
    others = [Subject("seat", id) for id in seats]
    others += [Subject("organisation", id) for id in dict.fromkeys(s.organisation or s.id for s in seats.values())]
    return own + tuple(_Sequence(other, history(book, other, chain)) for other in others)


def _options(question: Question, entries: tuple[SequenceEntry, ...]) -> tuple[Answer, ...]:
    if question.field == "absences":
        return tuple(range(1, _longest_away(entries) + 2))
    if question.field == "part":
        shares = {e.attendance.part.share for e in entries if e.attendance.part is not None}
        # A share between two presences parts them; beyond the greatest there is none that is attendance.
        return (*ANSWERS["part"], *sorted({int(share * 100) for share in shares if share is not None and share > 0}))
    return ANSWERS[question.field]


def _longest_away(entries: tuple[SequenceEntry, ...]) -> int:
    longest = run = 0
    for entry in entries:
        plain = entry.attendance.status is Status.PRESENT and entry.attendance.capacity is None
        run = 0 if plain else run + 1
        longest = max(longest, run)
    return longest


def _outcome(
    book: AttendanceBook,
    subject: Subject,
    sequences: tuple[_Sequence, ...],
    each: Sequence[tuple[Step, ...]],
    dealt: Mapping[str, Sorting],
    kept: dict[tuple[Step, ...], tuple[RunResult, RunResult]],
) -> ReadingResult:
    certain: dict[str, Completed] = {}
    possible: dict[str, Completed] = {}
    earlier: dict[str, Completed] = {}
    at_risk: Run | None = None
    perhaps: Run | None = None
    longest, present = (0, 0), (0, 0)
    for sequence, walked in zip(sequences, each, strict=True):
        if not any(step.limit is not None for step in walked):
            continue
        if walked not in kept:
            kept[walked] = (calculate_runs(walked, dealt, most=False), calculate_runs(walked, dealt, most=True))
        least, most = kept[walked]
        within = _within(book, subject, sequence)
        certain |= {one.meeting: one for one in least.completed if one.meeting in within}
        for one in most.completed:
            shared = [other for other in least.completed if other.at >= one.at and same_run(one, other, walked)]
            if not shared and one.meeting in within:
                possible[one.meeting] = one
            elif shared and shared[0].meeting != one.meeting:
                earlier[shared[0].meeting] = one
        if not within or walked[-1].meetings[-1] in within:
            at_risk = least.present if least.at_risk else at_risk
            perhaps = most.present if most.at_risk else perhaps
        longest = (max(longest[0], least.longest), max(longest[1], most.longest))
        present = (max(present[0], least.present.length), max(present[1], most.present.length))
    possible = {id: one for id, one in possible.items() if id not in certain}
    return ReadingResult(
        tuple(certain.values()),
        tuple(possible.values()),
        tuple(earlier.values()),
        at_risk,
        perhaps if at_risk is None else None,
        longest,
        present,
    )


def _within(book: AttendanceBook, subject: Subject, sequence: _Sequence) -> frozenset[str]:
    """The meetings at which something completed can be the subject's: of a person judged by a seat, their own time."""
    if sequence.subject == subject:
        return frozenset(entry.sitting.id for entry in sequence.entries)
    spell = book.spells_of(subject.id)[subject.spell]

    def concerned(day: Day) -> bool:
        return any(
            tenure.covers(day) is not False and sequence.subject.id in (tenure.seat.id, tenure.seat.organisation)
            for tenure in spell.tenures
        )

    return frozenset(entry.sitting.id for entry in sequence.entries if concerned(entry.sitting.day))


def _together(
    subject: Subject,
    questions: tuple[Question, ...],
    choices: tuple[Choice, ...],
    found: list[tuple[tuple[Answer, ...], ReadingResult]],
) -> Judgement:
    # The same outcome comes from many readings.
    outcomes = list({id(outcome): outcome for _, outcome in found}.values())
    results = {id(outcome): outcome.result for outcome in outcomes}
    agreed = _in_all(outcome.certain for outcome in outcomes)
    sure = {one.meeting for one in agreed}
    untold = [one for one in _in_all(outcome.possible for outcome in outcomes) if one.meeting not in sure]
    by_result: dict[Result, list[tuple[tuple[Answer, ...], ReadingResult]]] = {}
    for answers, outcome in found:
        by_result.setdefault(results[id(outcome)], []).append((answers, outcome))
    sides: tuple[Side, ...] = ()
    if len(by_result) > 1:
        sides = tuple(
            Side(those[0][1], _choices(questions, choices, [answers for answers, _ in those]))
            for _, those in sorted(by_result.items(), key=lambda pair: [sorted(part) for part in pair[0][:2]])
        )
    risks = [outcome.at_risk for outcome in outcomes]
    perhaps = [outcome.perhaps_at_risk for outcome in outcomes]
    earlier = {one.meeting: one for _, outcome in found for one in outcome.earlier}
    return Judgement(
        subject,
        agreed,
        tuple(untold),
        tuple(earlier.values()) if agreed else (),
        None if None in risks else risks[0],
        None if None in perhaps else perhaps[0],
        sides,
        choices,
        (min(o.longest[0] for o in outcomes), max(o.longest[1] for o in outcomes)),
        (min(o.present[0] for o in outcomes), max(o.present[1] for o in outcomes)),
    )


def _in_all(those: Iterable[tuple[Completed, ...]]) -> tuple[Completed, ...]:
    listed = list(those)
    common = set.intersection(*({one.meeting for one in found} for found in listed))
    return tuple(one for one in listed[0] if one.meeting in common)


def _choices(
    questions: tuple[Question, ...], choices: tuple[Choice, ...], readings: list[tuple[Answer, ...]]
) -> tuple[tuple[Choice, ...], ...]:
    every = {choice.question: len(choice.answers) for choice in choices}
    kept = list(range(len(questions)))
    those = set(readings)
    for number, question in enumerate(questions):
        # Where the result is the same whatever the answer, the question is left out of what is put together.
        at = kept.index(number)
        rests = {(*one[:at], *one[at + 1 :]) for one in those}
        if len(rests) * every[question] == len(those):
            those = rests
            kept.remove(number)
    asked = [questions[number] for number in kept]
    return tuple(
        tuple(
            Choice(question, answers)
            for question, answers in zip(asked, box, strict=True)
            if len(answers) < every[question]
        )
        for box in compressed(those, asked)
    )
