"""What was done about a breach by a day: the letters, and what the group decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mkcsp.history.approval import decided
from mkcsp.history.tristate import has_come
from mkcsp.model.breach import Breach, Considered, Letter
from mkcsp.practice.attending import AttendanceBook
from mkcsp.practice.histories import Subject
from mkcsp.practice.runs import Sorting
from mkcsp.register import Minute, Register

RETAINED = frozenset({"circumstances-accepted", "retained"})
"""Decisions by which the matter is dealt with and the member stays."""


@dataclass(frozen=True, slots=True)
class Dealing:
    """What was done about one breach by a day.

    decisions: what the group decided, with the minute, in order; those of later meetings are left out.
    """

    record: Breach
    letters: tuple[Letter, ...]
    decisions: tuple[tuple[Considered, Minute], ...]

    @property
    def retained(self) -> Minute | None:
        """The minute by which the member was retained, if that is how it stands."""
        if self.decisions and self.decisions[-1][0].decision in RETAINED:
            return self.decisions[-1][1]
        return None

    def letter(self, kind: str) -> Letter | None:
        """The latest letter of that kind."""
        return next((letter for letter in reversed(self.letters) if letter.kind == kind), None)


def dealings(register: Register, group: str, on: date) -> tuple[Dealing, ...]:
    """What was done by the day `on` about breaches of the group's rule, record by record."""
    found = []
    for record in register.breaches.values():
        if record.group != group:
            continue
        letters = tuple(letter for letter in record.letters if has_come(letter.sent, on))
        decisions = []
        for entry in record.considered:
            minute = register.minute(entry.by)
            if minute is not None and decided(minute, on):
                decisions.append((entry, minute))
        decisions.sort(key=lambda pair: pair[1].meeting.sorting)
        found.append(Dealing(record, letters, tuple(decisions)))
    return tuple(found)


def dealing_with(
    book: AttendanceBook, those: Iterable[Dealing], subject: Subject, meetings: Iterable[str]
) -> Dealing | None:
    """The dealing that concerns the subject's breach completed by one of these meetings, if any."""
    completing = set(meetings)
    return next((d for d in those if d.record.completed in completing and concerns(book, d.record, subject)), None)


def dealt(book: AttendanceBook, those: Iterable[Dealing], subject: Subject) -> Mapping[str, Sorting]:
    """By the meeting that completed a breach of the subject: when the group dealt with it and retained the member."""
    return {
        dealing.record.completed: minute.meeting.sorting
        for dealing in those
        if (minute := dealing.retained) is not None and concerns(book, dealing.record, subject)
    }


def concerns(book: AttendanceBook, record: Breach, subject: Subject) -> bool:
    """Whether a record of a breach is about the subject: itself, or the seat or organisation of a person."""
    if subject.kind == "seat":
        return record.seat == subject.id
    if subject.kind == "organisation":
        return subject.id in (record.organisation, record.seat)
    if record.member is not None:
        return record.member == subject.id
    seats = [tenure.seat for tenure in book.spells_of(subject.id)[subject.spell].tenures]
    return any(
        (record.seat is not None and record.seat == seat.id)
        or (record.organisation is not None and record.organisation == seat.organisation)
        for seat in seats
    )
