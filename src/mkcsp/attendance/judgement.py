"""What a rule finds of a person, a seat or an organisation under every reading of it that the clause allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import prod

from mkcsp.attendance.attendance_book import AttendanceBook
from mkcsp.attendance.meeting_effects import EffectTable, Sequences, Weighed, questions_of, weighed_entries
from mkcsp.attendance.open_questions import ANSWERS, NOT_SAID, Answer, Choice, Question
from mkcsp.attendance.reading_sets import Readings, ReadingSet, first, last
from mkcsp.attendance.runs import Completed, Run, RunResult, Sorting, calculate_runs
from mkcsp.attendance.sequences import Chain, SequenceEntry, Subject, SubjectKind, history, open_questions, subjects
from mkcsp.history.status import Status
from mkcsp.model.base import dataclass
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
class _History:
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


def judge(
    book: AttendanceBook, chain: Chain, subject: Subject, dealt: Mapping[str, Sorting], table: EffectTable
) -> Judgement:
    """What the rule finds of the subject, under every reading of the questions that it leaves open.

    dealt: by the meeting that completed a breach of this subject, when the group dealt with it and retained the
        member. table: what meetings do, as far as it was found of others.
    """
    histories = _histories(book, chain, subject)
    whose = Question(next((r.key for r in chain.rules if r.rule.whose == NOT_SAID), ""), "whose")
    options: dict[Question, tuple[Answer, ...]] = {}
    if NOT_SAID in _kinds(chain):
        options[whose] = ANSWERS["whose"]
    for history_ in histories:
        for question in open_questions(chain, history_.entries, dealt=bool(dealt)):
            merged = dict.fromkeys((*options.get(question, ()), *_options(question, history_.entries)))
            options[question] = tuple(merged)
    choices = tuple(Choice(question, answers) for question, answers in options.items())
    if (number := prod(len(answers) for answers in options.values())) > MOST_READINGS:
        return Judgement(subject, (), (), (), None, None, (), choices, (0, 0), (0, 0), unread=number)
    effects = table.under(options)
    weighed = [weighed_entries(chain, one.subject, one.entries, effects) for one in histories]
    # A question that no meeting raises changes nothing: it is not among those that are answered in turn.
    raised = {whose}.union(*(questions_of(those, options) for those in weighed))
    readings = Readings({question: answers for question, answers in options.items() if question in raised})
    sequences = Sequences(readings, whose)
    together: list[tuple[tuple[_Judged, ...], ReadingSet]] = [((), readings.all)]
    for one, those in zip(histories, weighed, strict=True):
        parts = _results(sequences, one, those, _within(book, subject, one), dealt)
        together = [
            ((*before, judged_) if judged_ is not None else before, both)
            for before, when in together
            for judged_, then in parts
            if (both := when & then)
        ]
    outcomes = [(_outcome(found), when) for found, when in together]
    outcomes.sort(key=lambda pair: first(pair[1]))
    return _together(subject, readings, choices, outcomes)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What follows from a history.

    within: the meetings at which something completed can be the subject's; present: whether the last one is among them.
    """

    result: RunResult
    within: frozenset[str]
    present: bool


def _results(
    sequences: Sequences,
    one: _History,
    those: tuple[Weighed, ...],
    within: frozenset[str],
    dealt: Mapping[str, Sorting],
) -> list[tuple[_Judged | None, ReadingSet]]:
    """What follows from a history, and under which readings; None where no rule speaks of it."""
    found: list[tuple[_Judged | None, ReadingSet]] = []
    for steps, under in sequences.of(one.subject, those):
        speaking = sequences.speaking(steps) & under
        if silent := under & ~speaking:
            found.append((None, silent))
        if speaking:
            present = not within or steps[-1].meetings[-1] in within
            results = calculate_runs(steps, dealt, speaking)
            found += [(_Judged(result, within, present), when) for result, when in results]
    return found


def _kinds(chain: Chain) -> frozenset[str]:
    return frozenset(rule.rule.whose for rule in chain.rules)


def _histories(book: AttendanceBook, chain: Chain, subject: Subject) -> tuple[_History, ...]:
    kinds = _kinds(chain)
    own = (_History(subject, history(book, subject, chain)),)
    if NOT_SAID not in kinds:
        return own
    spell = book.spells_of(subject.id)[subject.spell]
    seats = {tenure.seat.id: tenure.seat for tenure in spell.tenures}
    others = [Subject("seat", id) for id in seats]
    others += [Subject("organisation", id) for id in dict.fromkeys(s.organisation or s.id for s in seats.values())]
    return own + tuple(_History(other, history(book, other, chain)) for other in others)


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


def _outcome(found: tuple[_Judged, ...]) -> ReadingResult:
    """What follows under a reading from the histories that the rule then speaks of."""
    certain: dict[str, Completed] = {}
    possible: dict[str, Completed] = {}
    earlier: dict[str, Completed] = {}
    at_risk: Run | None = None
    perhaps: Run | None = None
    longest, present = (0, 0), (0, 0)
    for one in found:
        result = one.result
        certain |= {each.meeting: each for each in result.certain if each.meeting in one.within}
        possible |= {each.meeting: each for each in result.possible if each.meeting in one.within}
        earlier |= dict(result.earlier)
        if one.present:
            at_risk = result.at_risk or at_risk
            perhaps = result.perhaps_at_risk or perhaps
        longest = (max(longest[0], result.longest[0]), max(longest[1], result.longest[1]))
        present = (max(present[0], result.present[0]), max(present[1], result.present[1]))
    possible = {id: each for id, each in possible.items() if id not in certain}
    return ReadingResult(
        tuple(certain.values()),
        tuple(possible.values()),
        tuple(earlier.values()),
        at_risk,
        perhaps if at_risk is None else None,
        longest,
        present,
    )


def _within(book: AttendanceBook, subject: Subject, one: _History) -> frozenset[str]:
    """The meetings at which something completed can be the subject's: of a person judged by a seat, their own time."""
    if one.subject == subject:
        return frozenset(entry.sitting.id for entry in one.entries)
    spell = book.spells_of(subject.id)[subject.spell]

    def concerned(day: Day) -> bool:
        return any(
            tenure.covers(day) is not False and one.subject.id in (tenure.seat.id, tenure.seat.organisation)
            for tenure in spell.tenures
        )

    return frozenset(entry.sitting.id for entry in one.entries if concerned(entry.sitting.day))


def _together(
    subject: Subject, readings: Readings, choices: tuple[Choice, ...], found: list[tuple[ReadingResult, ReadingSet]]
) -> Judgement:
    """The judgement from the outcomes, in the order of the first reading of each."""
    outcomes = [outcome for outcome, _ in found]
    agreed = _in_all(outcome.certain for outcome in outcomes)
    sure = {one.meeting for one in agreed}
    untold = [one for one in _in_all(outcome.possible for outcome in outcomes) if one.meeting not in sure]
    by_result: dict[Result, tuple[ReadingResult, ReadingSet]] = {}
    for outcome, when in found:
        same = by_result.get(outcome.result)
        by_result[outcome.result] = (outcome, when) if same is None else (same[0], same[1] | when)
    sides: tuple[Side, ...] = ()
    if len(by_result) > 1:
        sides = tuple(
            Side(outcome, readings.choices(when))
            for _, (outcome, when) in sorted(by_result.items(), key=lambda pair: [sorted(p) for p in pair[0][:2]])
        )
    risks = [outcome.at_risk for outcome in outcomes]
    perhaps = [outcome.perhaps_at_risk for outcome in outcomes]
    earlier: dict[str, Completed] = {one.meeting: one for outcome in outcomes for one in outcome.earlier}
    for outcome, _ in sorted(found, key=lambda pair: last(pair[1])):
        earlier |= {one.meeting: one for one in outcome.earlier}
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
