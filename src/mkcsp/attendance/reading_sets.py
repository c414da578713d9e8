"""Sets of readings of a clause, held as the bits of a number, so that many readings are treated in one step.

A reading answers every open question. All of them, in the order of the product of the answers, are numbered from 0; a
set of readings has the bit of each number that is in it. What two sets share is their `&`, and so on.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import prod

from mkcsp.attendance.open_questions import Answer, Choice, Question

ReadingSet = int
Box = tuple[tuple[Answer, ...], ...]
"""For each of some questions, several of its answers."""


class Readings:
    """Every reading of the open questions: one where there are none."""

    def __init__(self, options: Mapping[Question, tuple[Answer, ...]]) -> None:
        self.options = options
        self.number = prod(len(answers) for answers in options.values())
        self.all: ReadingSet = (1 << self.number) - 1
        self._strides: dict[Question, int] = {}
        self._under: dict[tuple[Question, Answer], ReadingSet] = {}
        stride = self.number
        for question, answers in options.items():
            stride //= len(answers)
            self._strides[question] = stride
            # So many bits, after every so many, up to the last.
            every = self.all // ((1 << stride * len(answers)) - 1)
            for index, answer in enumerate(answers):
                self._under[question, answer] = ((1 << stride) - 1 << stride * index) * every

    def under(self, question: Question, answer: Answer) -> ReadingSet:
        """The readings that give a question this answer."""
        return self._under[question, answer]

    def under_all(self, answers: Mapping[Question, Answer]) -> ReadingSet:
        """The readings that give each of several questions its answer."""
        found = self.all
        for question, answer in answers.items():
            found &= self._under[question, answer]
        return found

    def choices(self, those: ReadingSet) -> tuple[tuple[Choice, ...], ...]:
        """A set of readings in words that do not overlap: for each question that matters, the answers it may have."""
        asked = []
        for question in self.options:
            parts = self._parted(those, question)
            if all(part == parts[0] for part in parts):
                those = parts[0]
            else:
                asked.append(question)
        boxes: dict[Box, ReadingSet] = {(): those}
        for question in asked:
            joined: dict[Box, ReadingSet] = {}
            for box, readings in boxes.items():
                for answers, rest in self._joined(readings, question):
                    joined[*box, answers] = joined.get((*box, answers), 0) | rest
            boxes = joined
        return tuple(
            tuple(
                Choice(question, answers)
                for question, answers in zip(asked, box, strict=True)
                if len(answers) < len(self.options[question])
            )
            for box in sorted(boxes, key=repr)
        )

    def _parted(self, those: ReadingSet, question: Question) -> list[ReadingSet]:
        """For each answer to the question, the readings that give it, numbered as if they gave the first."""
        stride = self._strides[question]
        return [
            (those & self._under[question, answer]) >> stride * index
            for index, answer in enumerate(self.options[question])
        ]

    def _joined(self, those: ReadingSet, question: Question) -> list[tuple[tuple[Answer, ...], ReadingSet]]:
        """The readings without their answer to the question, by the answers that it may have there."""
        pairs = zip(self.options[question], self._parted(those, question), strict=True)
        found: list[tuple[tuple[Answer, ...], ReadingSet]] = [((), self.all)]
        for answer, part in sorted(pairs, key=lambda pair: repr((pair[0],))):
            found = [
                (answers, rest)
                for before, readings in found
                for answers, rest in (((*before, answer), readings & part), (before, readings & ~part))
                if rest
            ]
        return [(answers, rest) for answers, rest in found if answers]


def first(those: ReadingSet) -> int:
    """The number of the first reading in a set that is not empty."""
    return (those & -those).bit_length() - 1


def last(those: ReadingSet) -> int:
    """The number of the last reading in a set that is not empty."""
    return those.bit_length() - 1
