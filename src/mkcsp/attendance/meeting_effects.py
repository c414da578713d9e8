"""What each meeting of a history does to a run, calculated once for each set of answers that this meeting asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from mkcsp.attendance.open_questions import Answer, Question
from mkcsp.attendance.sequences import Chain, Expected, MeetingEffect, RuleReading, SequenceEntry, Subject
from mkcsp.attendance.sequences import meeting_effect as evaluate

Box = tuple[Answer, ...]


class _OpenError(Exception):
    """A question that was looked up and has no answer yet."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.question = question


class _Partial(Mapping[Question, Answer]):
    """A reading of which some questions are still open; looking one of them up stops the calculation."""

    def __init__(self, answers: Mapping[Question, Answer], options: Mapping[Question, tuple[Answer, ...]]) -> None:
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
class MeetingEffects:
    """The effects of the meetings of a history.

    tables: for each set of questions, what the meetings that raise just these do under each of the answers. direct:
    questions that are no meeting's own: how many absences, what follows a dealing, which meetings are one.
    """

    tables: Mapping[tuple[Question, ...], Mapping[Box, Mapping[str, MeetingEffect]]]
    direct: tuple[Question, ...]

    @property
    def questions(self) -> frozenset[Question]:
        """All that can change something."""
        return frozenset((*self.direct, *(question for those in self.tables for question in those)))

    def known(self, reading: RuleReading) -> dict[str, MeetingEffect]:
        """By meeting, what it does under the reading."""
        found: dict[str, MeetingEffect] = {}
        for those, table in self.tables.items():
            found |= table[tuple(reading[question] for question in those)]
        return found

    def picker(self, asked: tuple[Question, ...]) -> Callable[[Box], Box]:
        """From answers to what is asked, a key that is the same where every meeting does the same."""
        direct = [asked.index(question) for question in self.direct]
        columns = []
        for those, table in self.tables.items():
            numbers: dict[tuple[MeetingEffect, ...], int] = {}
            column = {box: numbers.setdefault(tuple(found.values()), len(numbers)) for box, found in table.items()}
            columns.append(([asked.index(question) for question in those], column))

        def pick(answers: Box) -> Box:
            return (
                *[answers[at] for at in direct],
                *[column[tuple([answers[at] for at in places])] for places, column in columns],
            )

        return pick


def meeting_effects(
    chain: Chain,
    subject: Subject,
    entries: tuple[SequenceEntry, ...],
    options: Mapping[Question, tuple[Answer, ...]],
    kept: dict[object, list[tuple[dict[Question, Answer], MeetingEffect]]],
) -> MeetingEffects:
    """The effects of every meeting at which the rule was in force, under each answer to the questions it raises.

    kept: what was found already for the same status at the same meeting, as of the person whose seat this is.
    """
    tables: dict[tuple[Question, ...], dict[Box, dict[str, MeetingEffect]]] = {}
    versions = set()
    for entry in entries:
        bound = chain.by_meeting.get(entry.sitting.id)
        if bound is None:
            continue
        versions.add(bound.rule.key)
        # Only of somebody in another capacity does it matter whether the person, seat or organisation is judged.
        kind = subject.kind if entry.attendance.capacity is not None else ""
        key = (entry.sitting.id, entry.attendance, entry.types, kind)
        if key not in kept:
            kept[key] = _paths(bound, subject, entry, options)
        paths = kept[key]
        raised = {question for path, _ in paths for question in path}
        those = tuple(question for question in options if question in raised)
        table = tables.setdefault(those, {})
        for box in product(*(options[question] for question in those)):
            reading = dict(zip(those, box, strict=True))
            found = next(f for path, f in paths if all(reading[question] == a for question, a in path.items()))
            table.setdefault(box, {})[entry.sitting.id] = found
    direct = ("absences", "after_dealing", "reconvened")
    return MeetingEffects(tables, tuple(q for q in options if q.field in direct and q.version in versions))


def _paths(
    bound: Expected, subject: Subject, entry: SequenceEntry, options: Mapping[Question, tuple[Answer, ...]]
) -> list[tuple[dict[Question, Answer], MeetingEffect]]:
    """Each set of answers that settles what the meeting does, with what it then does."""
    found = []
    pending: list[dict[Question, Answer]] = [{}]
    while pending:
        answers = pending.pop()
        try:
            found.append((answers, evaluate(bound, subject, entry, _Partial(answers, options))))
        except _OpenError as open_:
            pending += [{**answers, open_.question: answer} for answer in options[open_.question]]
    return found
