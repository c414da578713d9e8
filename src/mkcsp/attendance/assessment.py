"""A body's attendance judged on a day: every breach and what may become one, or why there is no rule to judge by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mkcsp.attendance.attendance_book import AttendanceBook
from mkcsp.attendance.breach_cases import (
    BreachCase,
    FollowUp,
    at_risk_case,
    breach_case,
    dependent_case,
    follow_up_of,
    follow_ups,
    risk_untold_case,
    untold_case,
)
from mkcsp.attendance.judgement import Judgement
from mkcsp.attendance.meeting_effects import EffectTable
from mkcsp.attendance.sequences import Chain, chains
from mkcsp.attendance.subjects import dormant, still_member
from mkcsp.attendance.withdrawn import judgements_by, withdrawn
from mkcsp.history.binding_clauses import BindingRule, attendance_on, not_practised
from mkcsp.history.counted_meetings import CountedMeeting
from mkcsp.history.status import Attendance
from mkcsp.history.terms_in_force import missing
from mkcsp.history.tristate import Tristate
from mkcsp.model.base import dataclass
from mkcsp.model.breach import Breach
from mkcsp.model.dates import Day
from mkcsp.model.group import Group
from mkcsp.model.terms_of_reference import AttendanceRule
from mkcsp.register import Register


@dataclass(frozen=True, slots=True)
class OpenCapacity:
    """Somebody was at a meeting in another capacity; whether it was meant as attendance of the member is asked."""

    member: str
    sitting: CountedMeeting
    attendance: Attendance


@dataclass(frozen=True, slots=True)
class Assessment:
    """A body's attendance, judged on a day.

    rules: the attendance rules that bound it at any of its meetings, or bind it on that day; missing: where there are
        none, why.
    judgements: what each rule finds of everybody it may bind; cases: what is to be told of it.
    strays: records of what was done about a breach that the calculation does not find.
    asked: attendances in another capacity, of which the records do not say how they were meant.
    dormant: whether the body is known not to meet on that day.
    """

    book: AttendanceBook
    rules: tuple[BindingRule, ...]
    missing: tuple[str, ...]
    judgements: tuple[tuple[Chain, Judgement], ...]
    cases: tuple[BreachCase, ...]
    strays: tuple[Breach, ...]
    asked: tuple[OpenCapacity, ...]
    dormant: Tristate


def assess(register: Register, group: Group, on: date) -> Assessment:
    """Judge the body's attendance as it stood on the day `on`.

    It rests on the rules on attendance in the terms of reference shown to be in force; without one nothing is judged.
    """
    return register.once(("attendance", id(group), on), lambda: _assessed(register, group, on))


def _assessed(register: Register, group: Group, on: date) -> Assessment:
    book = AttendanceBook(register, group, on)
    done = follow_ups(register, group.id, on)
    found_chains = chains(book)
    table = EffectTable()
    judgements = tuple(
        (chain, judgement) for chain in found_chains for judgement in judgements_by(book, chain, done, table)
    )
    today = tuple(rule for rule, _ in attendance_on(register, group, Day.of(on), on))
    cases = [case for chain, judgement in judgements for case in _cases(book, chain, judgement, done)]
    cases += withdrawn(book, found_chains, judgements, done, table)
    rules = tuple({rule.at: rule for rule in (*(r for c in found_chains for r in c.rules), *today)}.values())
    told = {case.dealing.record.id for case in cases if case.dealing is not None}
    told |= {
        dealing.record.id
        for _, judgement in judgements
        for side in judgement.sides
        for one in side.outcome.certain
        if (dealing := follow_up_of(book, done, judgement.subject, (one.meeting,))) is not None
    }
    strays = tuple(
        dealing.record
        for dealing in done
        if dealing.record.id not in told and dealing.record.completed in {s.id for s in book.sittings}
    )
    return Assessment(
        book,
        rules,
        () if rules else _missing(register, group.id, on),
        judgements,
        tuple(cases),
        strays,
        tuple(_asked(book)),
        dormant(book),
    )


def _missing(register: Register, group: str, on: date) -> tuple[str, ...]:
    """Why no rule on attendance is known to bind the body: its practices first, then its terms."""
    practices = tuple(
        f"{adopted.heading} (adopted as practice): {why}"
        for adopted, _, why in not_practised(register, group, on)
        if isinstance(adopted.rule, AttendanceRule)
    )
    return (*practices, *missing(register, group, on))


def _cases(
    book: AttendanceBook, chain: Chain, judgement: Judgement, done: tuple[FollowUp, ...]
) -> Iterator[BreachCase]:
    subject = judgement.subject
    rule = chain.rules[-1]
    for found in judgement.agreed:
        dealing = follow_up_of(book, done, subject, found.run.meetings[-1:])
        yield breach_case(book, chain.by_meeting[found.meeting].rule, found, judgement, dealing)
    for found in judgement.untold:
        dealing = follow_up_of(book, done, subject, found.run.meetings[-1:])
        yield untold_case(book, chain.by_meeting[found.meeting].rule, found, judgement, dealing)
    # Under a rule that binds no more on the day of judgement nobody is at risk.
    if judgement.at_risk is not None and chain.now is not None and still_member(book, subject):
        limit = rule.rule.absences
        yield at_risk_case(book, rule, judgement.at_risk, judgement, None if limit == "not-said" else int(limit))
    elif judgement.perhaps_at_risk is not None and chain.now is not None and still_member(book, subject):
        limit = rule.rule.absences
        run = judgement.perhaps_at_risk
        yield risk_untold_case(book, rule, run, judgement, None if limit == "not-said" else int(limit))
    if judgement.unread or (judgement.sides and _matters(book, judgement)):
        completions = {one.meeting for side in judgement.sides for one in side.outcome.certain}
        completions -= {one.meeting for one in judgement.agreed}
        those = tuple(d for id in sorted(completions) if (d := follow_up_of(book, done, subject, (id,))) is not None)
        yield dependent_case(book, _in_force_then(chain, judgement), judgement, those)


def _in_force_then(chain: Chain, judgement: Judgement) -> BindingRule:
    """The rule as it was when the last of the results on which the readings differ came about; else the latest."""
    outcomes = [side.outcome for side in judgement.sides]
    ends = {found.meeting for outcome in outcomes for found in (*outcome.certain, *outcome.possible)}
    ends -= {found.meeting for found in judgement.agreed}
    last = next((id for id in reversed(list(chain.by_meeting)) if id in ends), None)
    return chain.rules[-1] if last is None else chain.by_meeting[last].rule


def _matters(book: AttendanceBook, judgement: Judgement) -> bool:
    """Whether readings differ in more than a risk that somebody who has left no longer runs."""
    if still_member(book, judgement.subject):
        return True
    return len({side.outcome.result[:2] for side in judgement.sides}) > 1


def _asked(book: AttendanceBook) -> Iterator[OpenCapacity]:
    """In the order of the meetings, and at each of the members."""
    found = []
    for number, member in enumerate(book.members):
        concerned = {sitting.id: sitting for spell in book.spells_of(member) for sitting in book.sittings_in(spell)}
        for sitting in concerned.values():
            attendance = book.person(member, sitting)
            if attendance.capacity is not None:
                found.append((sitting.meeting.sorting, number, OpenCapacity(member, sitting, attendance)))
    for _, _, one in sorted(found, key=lambda each: each[:2]):
        yield one
