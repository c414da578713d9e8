"""Breaches that there were on an earlier day, and that a correction or an acceptance has removed since."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from mkcsp.attendance.attendance_book import AttendanceBook
from mkcsp.attendance.breach_cases import (
    RETAINED,
    BreachCase,
    FollowUp,
    dealt,
    follow_up_of,
    follow_ups,
    withdrawn_case,
)
from mkcsp.attendance.judgement import Judgement, judge, judged
from mkcsp.attendance.meeting_effects import EffectTable, Sequences, weighed_entries
from mkcsp.attendance.open_questions import NOT_SAID, Question
from mkcsp.attendance.reading_sets import Readings
from mkcsp.attendance.runs import Completed, Effect, calculate_runs
from mkcsp.attendance.sequences import Chain, SequenceEntry, Subject, chains, entry_at, leaves_open, seats_of
from mkcsp.history.binding_clauses import attendance_on, stretch
from mkcsp.history.counted_meetings import CountedMeeting
from mkcsp.history.tristate import has_come
from mkcsp.model.dates import Day
from mkcsp.model.minute import AcceptedAbsence
from mkcsp.register import minute_items

Key = tuple[str, Subject, str]
"""Names a breach: the rule, whose it is, and the meeting that completed it."""


def judgements_by(
    book: AttendanceBook,
    chain: Chain,
    done: tuple[FollowUp, ...],
    table: EffectTable,
    only: frozenset[str] | None = None,
) -> Iterator[Judgement]:
    """What the rule finds of everybody.

    only: members; subjects that concern none of them are left out.
    """
    for subject in judged(book, chain):
        if only is None or only & _people(book, subject):
            yield judge(book, chain, subject, dealt(book, done, subject), table)


def _people(book: AttendanceBook, subject: Subject) -> frozenset[str]:
    if subject.kind == "person":
        return frozenset({subject.id})
    seats = {seat.id for seat in seats_of(book, subject)}
    return frozenset(tenure.member for tenure in book.tenures if tenure.member and tenure.seat.id in seats)


def withdrawn(
    book: AttendanceBook,
    found_chains: tuple[Chain, ...],
    judgements: tuple[tuple[Chain, Judgement], ...],
    done: tuple[FollowUp, ...],
    table: EffectTable,
) -> Iterator[BreachCase]:
    """Breaches that there were on an earlier day and that a correction or an acceptance has removed.

    Each is told as it was on the first day before something changed for whoever had it.
    """
    now = {
        (chain.by_meeting[found.meeting].rule.key, judgement.subject, found.meeting)
        for chain, judgement in judgements
        for found in judgement.agreed
    }
    changes = _changes(book)
    if not changes:
        return
    if _only_around_the_changes(book, found_chains, done, changes):
        for chain in found_chains:
            around = _Around(book, chain, table, now, sorted(changes.items()))
            for before, subject, found in around.lost():
                yield _withdrawn(book, before, chain, subject, found, done)
        return
    told: set[Key] = set()
    for day, change in sorted(changes.items()):
        before = _before(book, day)
        done_then = follow_ups(book.register, book.group.id, before.on)
        for chain in chains(before):
            for judgement in judgements_by(before, chain, done_then, table, frozenset(change.members)):
                for found in judgement.agreed:
                    key = (chain.by_meeting[found.meeting].rule.key, judgement.subject, found.meeting)
                    if key not in now and key not in told:
                        told.add(key)
                        yield _withdrawn(book, before, chain, judgement.subject, found, done)


def _withdrawn(
    book: AttendanceBook,
    before: AttendanceBook,
    chain: Chain,
    subject: Subject,
    found: Completed,
    done: tuple[FollowUp, ...],
) -> BreachCase:
    dealing = follow_up_of(book, done, subject, (found.meeting,))
    return withdrawn_case(book, before, chain.by_meeting[found.meeting].rule, subject, found, dealing)


def _before(book: AttendanceBook, day: date) -> AttendanceBook:
    return AttendanceBook(book.register, book.group, day - timedelta(days=1))


@dataclass
class _Change:
    """What changed on a day about earlier meetings: of which members, and about which meetings or times."""

    members: set[str] = field(default_factory=set)
    meetings: set[str] = field(default_factory=set)
    periods: list[AcceptedAbsence] = field(default_factory=list)


def _changes(book: AttendanceBook) -> dict[date, _Change]:
    """By the day, up to the day of judgement."""
    found: dict[date, _Change] = {}

    def on(day: Day) -> _Change:
        return found.setdefault(day.last, _Change()) if has_come(day, book.on) else _Change()

    for meeting in book.register.meetings_of(book.group.id):
        for item, _ in minute_items(meeting):
            for entry in item.accepts:
                change = on(meeting.day)
                change.members.add(entry.member)
                if entry.meeting is not None:
                    change.meetings.add(entry.meeting)
                else:
                    change.periods.append(entry)
        for minute, approval in book.register.approvals_of(meeting.id):
            for correction in approval.corrections:
                if correction.member and correction.attendance:
                    change = on(minute.meeting.day)
                    change.members.update(book.members)
                    change.meetings.add(meeting.id)
        for section in meeting.roll.sections if meeting.roll else ():
            for line in section.lines:
                if line.received is not None and line.member:
                    change = on(line.received)
                    change.members.add(line.member)
                    change.meetings.add(meeting.id)
    return {day: change for day, change in found.items() if change.members}


def _only_around_the_changes(
    book: AttendanceBook,
    found_chains: tuple[Chain, ...],
    done: tuple[FollowUp, ...],
    days: Iterable[date],
) -> bool:
    """Whether a change about a meeting can matter only to the runs around it.

    So it is where one rule that leaves nothing open bound the body throughout, as the records showed it then and show
    it now, every meeting has its very day and none was reconvened, and what was dealt with stayed so.
    """
    register, group = book.register, book.group
    if any(chain.id or any(r.rule.whose == NOT_SAID or leaves_open(r) for r in chain.rules) for chain in found_chains):
        return False
    if not all(sitting.day.exact and sitting.meeting.reconvened_from is None for sitting in book.sittings):
        return False
    for each in done:
        retained = [entry.decision in RETAINED for entry, _ in each.decisions]
        if any(retained[:-1]):
            return False
    eves = sorted(day - timedelta(days=1) for day in days)
    if any(len(attendance_on(register, group, Day.of(eve), eve)) > 1 for eve in eves):
        return False
    # In each of the times in which the records showed the same of it, the last day has all that the others have.
    for eve in {stretch(register, group, eve): eve for eve in eves}.values():
        for sitting in book.sittings:
            if sitting.day.last <= eve and _rules(book, sitting, eve) != _rules(book, sitting, book.on):
                return False
    return True


def _rules(book: AttendanceBook, sitting: CountedMeeting, on: date) -> list[tuple[str, bool]]:
    rules = attendance_on(book.register, book.group, sitting.day, on)
    return [(rule.key, bound.certain) for rule, bound in rules]


class _Around:
    """Looks for breaches that were lost around the meetings about which something changed."""

    def __init__(
        self,
        book: AttendanceBook,
        chain: Chain,
        table: EffectTable,
        now: set[Key],
        changes: Sequence[tuple[date, _Change]],
    ) -> None:
        self.book = book
        self.chain = chain
        self.effects = table.under({})
        self.now = now
        self.changes = changes
        self.places = {sitting.id: number for number, sitting in enumerate(book.sittings)}
        self.days = [sitting.day.last for sitting in book.sittings]
        self.subjects = [(subject, _people(book, subject)) for subject in judged(book, chain)]

    def lost(self) -> list[tuple[AttendanceBook, Subject, Completed]]:
        """What was lost, as it was on the first day before something changed for the subject, in the order of these."""
        found: list[tuple[tuple[date, int, int], tuple[AttendanceBook, Subject, Completed]]] = []
        told: set[Key] = set()
        for day, change in self.changes:
            before = _before(self.book, day)
            touched = self._touched(change)
            for order, (subject, people) in enumerate(self.subjects):
                if not touched or not people & change.members:
                    continue
                for one in self._completed(before, subject, min(touched), max(touched)):
                    key = (self.chain.by_meeting[one.meeting].rule.key, subject, one.meeting)
                    if key not in self.now and key not in told:
                        told.add(key)
                        first, then, as_it_was = self._first(subject, people, one.meeting)
                        found.append(((first, order, self.places[one.meeting]), (then, subject, as_it_was)))
        return [each for _, each in sorted(found, key=lambda pair: pair[0])]

    def _touched(self, change: _Change) -> set[int]:
        """The places of the meetings that a change may be about."""
        found = {self.places[id] for id in change.meetings if id in self.places}
        for entry in change.periods:
            begins = bisect_left(self.days, entry.from_.first) if entry.from_ is not None else 0
            ends = bisect_right(self.days, entry.until.last) if entry.until is not None else len(self.days)
            found |= {begins, ends - 1} if begins < ends else set()
        return found

    def _first(self, subject: Subject, people: frozenset[str], meeting: str) -> tuple[date, AttendanceBook, Completed]:
        """The first day before which the breach completed by a meeting was there and something then changed."""
        at = self.places[meeting]
        for day, change in self.changes:
            if people & change.members and self.days[at] < day:
                before = _before(self.book, day)
                for one in self._completed(before, subject, at, at):
                    if one.meeting == meeting:
                        return day, before, one
        raise AssertionError(f"no day on which {meeting} completed a breach")

    def _completed(self, before: AttendanceBook, subject: Subject, since: int, until: int) -> tuple[Completed, ...]:
        """The breaches of a time, as they were on an earlier day.

        Attendance ends every run, so that what comes before and after it does not matter.
        """
        end = bisect_right(self.days, before.on)
        numbers = range(end)
        if subject.kind == "person":
            own = self.book.numbers_in(self.book.spells_of(subject.id)[subject.spell])
            numbers = range(own.start, min(own.stop, end))
        entries: list[SequenceEntry] = []
        for number in range(min(until, numbers.stop - 1), numbers.start - 1, -1):
            entry = entry_at(before, subject, self.book.sittings[number], self.chain)
            if entry is not None and number < since and self._ends(subject, entry):
                break
            entries += [entry] if entry is not None else []
        entries.reverse()
        for number in range(max(until + 1, numbers.start), numbers.stop):
            entry = entry_at(before, subject, self.book.sittings[number], self.chain)
            if entry is not None and self._ends(subject, entry):
                break
            entries += [entry] if entry is not None else []
        done = dealt(before, follow_ups(before.register, before.group.id, before.on), subject)
        weighed = weighed_entries(self.chain, subject, entries, self.effects)
        ((steps, under),) = Sequences(Readings({}), Question("", "whose")).of(subject, weighed)
        ((result, _),) = calculate_runs(steps, done, under)
        return result.certain

    def _ends(self, subject: Subject, entry: SequenceEntry) -> bool:
        bound = self.chain.by_meeting.get(entry.sitting.id)
        if bound is None:
            return False
        ((_, (effect, _)),) = self.effects.paths(bound, subject.kind, entry)
        return effect is Effect.ENDS
