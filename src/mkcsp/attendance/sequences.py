"""The sequence of meetings that a person, a seat or an organisation is judged by, under one reading of the rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from mkcsp.attendance.attendance_book import AttendanceBook
from mkcsp.attendance.open_questions import WORDS, Answer, Question, fixed
from mkcsp.attendance.runs import Effect, asked_by, effect, merged, weighed
from mkcsp.history.binding_clauses import (
    BindingRule,
    BoundClause,
    HeldMembership,
    Types,
    attendance_on,
    in_classes,
    is_bound,
    type_readings,
)
from mkcsp.history.counted_meetings import CountedMeeting, root_of
from mkcsp.history.status import NOT_EXPECTED, Attendance
from mkcsp.model.dates import Day
from mkcsp.model.group import Seat

SubjectKind = Literal["person", "seat", "organisation"]
RuleReading = Mapping[Question, Answer]
"""An answer to each open question that matters."""
MeetingEffect = tuple[Effect, bool]
"""What a meeting does to the run, and whether a run that spans it rests on its minutes."""


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """Whose absences are calculated. spell: of a person, which spell of membership, from 0."""

    kind: SubjectKind
    id: str
    spell: int = 0


@dataclass(frozen=True, slots=True)
class Expected:
    """The rule that applies to a meeting; certain: False where it is unknown whether it was in force."""

    rule: BindingRule
    certain: bool


@dataclass(frozen=True)
class Chain:
    """A rule on attendance through the versions of the terms: by meeting, the rule in force on its day.

    now: the rule in force on the day of judgement; None where it binds no more.
    """

    id: str
    by_meeting: Mapping[str, Expected]
    now: BindingRule | None = None

    @cached_property
    def rules(self) -> tuple[BindingRule, ...]:
        """The rules of each version, in the order in which they came to apply."""
        return tuple({bound.rule.key: bound.rule for bound in self.by_meeting.values()}.values())


@dataclass(frozen=True, slots=True)
class SequenceEntry:
    """A meeting in a history. types: of the memberships that the subject had, each with whether its class is bound."""

    sitting: CountedMeeting
    attendance: Attendance
    types: frozenset[HeldMembership]


def chains(book: AttendanceBook) -> tuple[Chain, ...]:
    """The attendance rules that bound the body at its meetings.

    Where never more than one bound it, they are one rule that changed; else those with the same id are, in the
    body's own terms, in another body's, or among its practices.
    """
    found = {s.id: attendance_on(book.register, book.group, s.day, book.on) for s in book.sittings}
    today = attendance_on(book.register, book.group, Day.of(book.on), book.on)
    single = all(len(rules) <= 1 for rules in (*found.values(), today))

    def name(rule: BindingRule, bound: BoundClause) -> str:
        return "" if single else f"{bound.source}/{rule.rule.id}"

    by_chain: dict[str, dict[str, Expected]] = {}
    for id, rules in found.items():
        for rule, bound in rules:
            by_chain.setdefault(name(rule, bound), {})[id] = Expected(rule, bound.certain)
    now = {name(rule, bound): rule for rule, bound in today}
    return tuple(Chain(id, those, now.get(id)) for id, those in by_chain.items())


def subjects(book: AttendanceBook, kind: SubjectKind) -> tuple[Subject, ...]:
    """Everybody, every seat or every organisation of the body, whenever, in the order of the seats."""
    if kind == "person":
        return tuple(
            Subject("person", member, number)
            for member in book.members
            for number in range(len(book.spells_of(member)))
        )
    if kind == "seat":
        return tuple(Subject("seat", seat.id) for seat in book.group.seats)
    return tuple(Subject("organisation", id) for id in dict.fromkeys(s.organisation or s.id for s in book.group.seats))


def seats_of(book: AttendanceBook, subject: Subject) -> tuple[Seat, ...]:
    """The seats of a seat or an organisation; a seat without an organisation stands for one by its own id."""
    if subject.kind == "seat":
        return tuple(seat for seat in book.group.seats if seat.id == subject.id)
    return tuple(seat for seat in book.group.seats if (seat.organisation or seat.id) == subject.id)


def history(book: AttendanceBook, subject: Subject, chain: Chain | None = None) -> tuple[SequenceEntry, ...]:
    """The meetings of the subject with its status at each, in order; meetings outside a person's spell are not in it.

    chain: an organisation is judged by those of its seats that the rule binds.
    """
    key = (subject, chain.id if chain is not None else None)
    if key not in book.histories:
        book.histories[key] = tuple(_history(book, subject, chain))
    return book.histories[key]


def by_meeting(book: AttendanceBook, subject: Subject) -> dict[str, SequenceEntry]:
    """The same by the ids of the meetings."""
    return {entry.sitting.id: entry for entry in history(book, subject)}


def _history(book: AttendanceBook, subject: Subject, chain: Chain | None) -> Iterator[SequenceEntry]:
    spell = book.spells_of(subject.id)[subject.spell] if subject.kind == "person" else None
    for sitting in book.sittings if spell is None else book.sittings_in(spell):
        entry = entry_at(book, subject, sitting, chain)
        if entry is not None:
            yield entry


def entry_at(
    book: AttendanceBook, subject: Subject, sitting: CountedMeeting, chain: Chain | None
) -> SequenceEntry | None:
    """One meeting of the subject's history; None where it is outside a person's spell."""
    bound = chain.by_meeting.get(sitting.id) if chain is not None else None
    if subject.kind == "person":
        if book.spells_of(subject.id)[subject.spell].covers(sitting.day) is False:
            return None
        seats = book.seats_of(subject.id, sitting)
        attendance = book.person(subject.id, sitting)
    else:
        seats = seats_of(book, subject)
        if subject.kind == "organisation" and bound is not None:
            widest = _readings(bound.rule)[-1]
            seats = tuple(s for s in seats if is_bound((_membership(book, s, sitting, bound),), widest) is not False)
        attendance = book.organisation(seats, sitting)
    return SequenceEntry(sitting, attendance, frozenset(_membership(book, seat, sitting, bound) for seat in seats))


def _membership(book: AttendanceBook, seat: Seat, sitting: CountedMeeting, bound: Expected | None) -> HeldMembership:
    """What a seat gave on the meeting's day, and whether it was of a class that the rule binds."""
    type = book.type_of(seat, sitting)
    if bound is None or not (bound.rule.rule.classes or bound.rule.rule.except_classes):
        return type, True
    return type, in_classes(book.register, bound.rule.source, bound.rule.rule, seat, sitting.day)


def open_questions(chain: Chain, entries: tuple[SequenceEntry, ...], *, dealt: bool) -> tuple[Question, ...]:
    """The questions that the clause leaves open and that matter for this history, in the order of the table.

    `whose` is not among them: it decides whose history is looked at.
    dealt: whether the group has dealt with a breach and retained the member.
    """
    if not any(leaves_open(rule) for rule in chain.rules):
        return ()
    found: set[Question] = set()
    among = {entry.sitting.id: entry.sitting for entry in entries}
    for entry in entries:
        bound = chain.by_meeting.get(entry.sitting.id)
        if bound is None or entry.attendance.status in NOT_EXPECTED:
            continue
        rule = bound.rule.rule
        asked = asked_by(entry.attendance, entry.sitting) | {"absences"}
        asked |= {"after_dealing"} if dealt else set()
        asked |= {"reconvened"} if root_of(entry.sitting, among) != entry.sitting.id else set()
        found |= {Question(bound.rule.key, field) for field in asked if fixed(rule, field) is None}
        narrow, *wide = (is_bound(entry.types, named) for named in _readings(bound.rule))
        if any(held != narrow for held in wide):
            found.add(Question(bound.rule.key, "binds"))
    order = list(WORDS)
    return tuple(sorted(found, key=lambda question: (order.index(question.field), question.version)))


def counted(chain: Chain, subject: Subject, book: AttendanceBook) -> dict[str, str]:
    """By meeting: in words, what the rule in force there makes of the subject's status; nothing where it is silent.

    Of meetings that the rule takes for one, only the last says what they do to the run together.
    """
    words = {Effect.ABSENT: "counts as an absence", Effect.ENDS: "ends any run", Effect.LEFT: "left out of the run"}
    entries = history(book, subject, chain)
    among = {entry.sitting.id: entry.sitting for entry in entries}
    together: dict[str, tuple[str, Effect | None]] = {}
    found: dict[str, str] = {}
    for entry in entries:
        id = entry.sitting.id
        bound = chain.by_meeting.get(id)
        if bound is None or bound.rule.rule.whose != subject.kind or entry.attendance.status in NOT_EXPECTED:
            continue
        root = root_of(entry.sitting, among)
        asked = {question.field for question in open_questions(chain, (entry,), dealt=False)} - {"absences"}
        asked |= {"reconvened"} if root != id and bound.rule.rule.reconvened == "not-said" else set()
        earlier = together.get(root) if bound.rule.rule.reconvened == "one-meeting" else None
        if earlier is not None:
            found[earlier[0]] = f"one meeting with {id}"
        if asked or (earlier is not None and earlier[1] is None):
            found[id] = "depends on the reading"
            together[root] = (id, None)
            continue
        effect, _ = meeting_effect(bound, subject.kind, entry, {})
        if earlier is not None and earlier[1] is not None:
            effect = merged(earlier[1], effect)
        together[root] = (id, effect)
        found[id] = words.get(effect, "leaves the run open")
    return found


def meeting_effect(bound: Expected, kind: SubjectKind, entry: SequenceEntry, reading: RuleReading) -> MeetingEffect:
    """What a meeting does to the run, and whether a run that spans it rests on its minutes, under one reading.

    Only answers that can matter to this meeting are looked up in the reading.
    """
    answers = _Answers(bound.rule, reading)
    plain = effect(entry.attendance, answers, kind)
    found = weighed(plain, entry.sitting, answers)
    named = _readings(bound.rule)
    held = is_bound(entry.types, named[-1])
    if len(named) > 1 and is_bound(entry.types, named[0]) != held and answers["binds"] == "not-bound":
        held = is_bound(entry.types, named[0])
    if held is False:
        found = Effect.LEFT
    elif held is None or not bound.certain:
        found |= Effect.LEFT
    counts = found != Effect.LEFT or plain == Effect.LEFT
    return found, counts and held is not False and entry.attendance.status not in NOT_EXPECTED


def leaves_open(rule: BindingRule) -> bool:
    """Whether the rule leaves any question open besides `whose`."""
    fields = (field for field in WORDS if field not in ("binds", "whose"))
    return len(_readings(rule)) > 1 or any(fixed(rule.rule, field) is None for field in fields)


class _Answers(Mapping[str, Answer]):
    """A rule's answers under a reading, each looked up when it is asked for."""

    def __init__(self, rule: BindingRule, reading: RuleReading) -> None:
        self._rule = rule
        self._reading = reading

    def __getitem__(self, field: str) -> Answer:
        return _answer(self._rule, field, self._reading)

    def __iter__(self) -> Iterator[str]:
        return iter(WORDS)

    def __len__(self) -> int:
        return len(WORDS)


def _readings(rule: BindingRule) -> tuple[Types, ...]:
    """The readings of whom the rule binds, the narrowest first."""
    return type_readings(rule.rule.binds, rule.rule.may_bind, rule.source.bound)


def _answer(rule: BindingRule, field: str, reading: RuleReading) -> Answer:
    """The rule's answer, else the reading's; where the question does not matter to this history, any will do."""
    said = fixed(rule.rule, field)
    if said is not None:
        return said
    return reading.get(Question(rule.key, field), 1 if field == "absences" else "")
