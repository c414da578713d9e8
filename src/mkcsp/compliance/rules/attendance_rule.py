"""Attendance: what the calculation of consecutive absences finds, counted; nobody is named unless that is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mkcsp.attendance.assessment import Assessment
from mkcsp.attendance.breach_cases import BreachCase, BreachKind
from mkcsp.attendance.subjects import subject_name
from mkcsp.compliance.context import everybody_known
from mkcsp.compliance.results import Answer, Fact, Needed, Outcome, State, unknown
from mkcsp.findings import Place
from mkcsp.history.binding_clauses import BindingClause
from mkcsp.history.membership import holdings
from mkcsp.history.names_of_the_day import group_name, seat_name
from mkcsp.model.dates import Day
from mkcsp.model.terms_of_reference import AttendanceRule

_STATES: dict[BreachKind, State] = {
    "open": "breached",
    "provisional": "breached",
    "dependent": "depends",
    "untold": "unknown",
    "at-risk": "due-soon",
    "risk-untold": "unknown",
    "ended": "met",
    "withdrawn": "met",
    "dealt-with": "met",
}
_LIST = "the list of breaches shows each, with the evidence; it is not for publication"
_NOT_FULLY = "attendance not fully recorded"
_NO_BREACH: frozenset[BreachKind] = frozenset({"at-risk", "risk-untold", "ended", "dealt-with", "withdrawn"})
"""Besides these nobody is in breach."""
_MISSED = "missed as many meetings in a row as the clause allows"
_WORDS: dict[BreachKind, tuple[str, str]] = {
    "open": (f"has {_MISSED}", f"have {_MISSED}"),
    "provisional": (f"has {_MISSED}, by minutes not yet approved", f"have {_MISSED}, by minutes not yet approved"),
    "dependent": (f"may have {_MISSED}, by one reading and not by another",) * 2,
    "untold": (f"may have {_MISSED}, which the records leave open",) * 2,
    "at-risk": ("is one absence short of what the clause allows", "are one absence short of what the clause allows"),
    "risk-untold": ("may be one absence short of what the clause allows, which the records leave open",) * 2,
    "ended": (f"may have {_MISSED}, and the membership has ended",) * 2,
    "withdrawn": (f"had {_MISSED}, until the record was corrected",) * 2,
    "dealt-with": (f"had {_MISSED}, and it has been dealt with",) * 2,
}
"""What is said of one, and of several."""
_SUBJECTS = {
    "person": ("member", "members"),
    "seat": ("seat", "seats"),
    "organisation": ("organisation", "organisations"),
}


def answers(assessment: Assessment, clause: BindingClause, *, certain: bool, named: bool) -> Iterator[Answer]:
    """How a rule on attendance stands, with a number for each state in the life of a breach.

    certain: whether the clause binds for certain. What is not shown to have bound the body at all judges nobody.
    named: whether the facts say who is meant. They are then not for publication.
    """
    if not certain and not any(rule.at == clause.at for rule in assessment.rules):
        yield Answer(
            clause.id,
            clause,
            unknown(
                "",
                "it is not known whether the clause bound the body, so nobody's absences are calculated by it",
                gap="not recorded whether the clause bound the body",
                missing=("a record of when the clause was in force",),
                settles="the minute that agreed the terms, and from when they were in force, are entered",
            ),
        )
        return
    mine = [case for case in assessment.cases if _concerns(case, clause)]
    yield from _counted(assessment, clause, mine, named=named)
    if all(case.kind in _NO_BREACH for case in mine):
        yield Answer(clause.id, clause, _nobody(assessment))


def of_superseded(assessment: Assessment, binding: Sequence[BindingClause], *, named: bool) -> Iterator[Answer]:
    """What was found by clauses that bind the body no more, under these: it is open until the group has dealt with it.

    binding: the clauses that bind it now.
    """
    left: dict[Place, list[BreachCase]] = {}
    for case in assessment.cases:
        if not any(_concerns(case, clause) for clause in binding):
            left.setdefault(case.rule.at, []).append(case)
    for those in left.values():
        rule = those[0].rule
        yield from _counted(assessment, rule.source, those, named=named)


def _counted(
    assessment: Assessment, clause: BindingClause, cases: Sequence[BreachCase], *, named: bool
) -> Iterator[Answer]:
    for kind in _STATES:
        those = [case for case in cases if case.kind == kind]
        if those:
            yield Answer(f"{clause.id}/{kind}", clause, _outcome(assessment, kind, those, named=named))


def _nobody(assessment: Assessment) -> Outcome:
    """Nobody is found in breach: nobody is, where the records say who sits in every seat."""
    missing = unknown_members(assessment)
    if not missing:
        return Outcome("", "met", "nobody is in breach")
    return unknown(
        "",
        "nobody is known to be in breach, but not everybody who was bound is in the records",
        gap="not everybody who was bound is in the records",
        missing=missing,
        settles="they are entered, with the rolls of the meetings",
    )


def unknown_members(assessment: Assessment) -> tuple[str, ...]:
    """What is missing before anybody can say that nobody is in breach: who held which seat on the day of judgement."""
    book = assessment.book
    register, day = book.register, Day.of(book.on)
    if everybody_known(register, book.group, day):
        return ()
    open_ = [one for one in holdings(register, book.group, day) if one.state in ("not-recorded", "generic")]
    missing = [f"who held the seat of {seat_name(register, one.seat, Day.of(book.on))} on {book.on}" for one in open_]
    seats = f"the seats of {group_name(register, book.group.id, Day.of(book.on))}, and who held them"
    return tuple(dict.fromkeys(missing)) or (seats,)


def case_id(case: BreachCase) -> str:
    """What `mkcsp explain` takes for one entry of the list of breaches; it names whom it concerns."""
    parts = [case.rule.source.id, case.subject.kind, case.subject.id]
    last = case.completed or (case.meetings[-1][0] if case.meetings else None)
    return "/".join([*parts, *([last] if last else [])])


def _concerns(case: BreachCase, clause: BindingClause) -> bool:
    """Whether a case was found by this clause: in this version, or in another that has it word for word."""
    if case.rule.at == clause.at:
        return True
    held = case.rule.terms
    same_body = clause.terms is not None and held is not None and held.group == clause.terms.group
    return same_body and replace(case.rule.rule, note=None) == replace(clause.rule, note=None)


def _outcome(assessment: Assessment, kind: BreachKind, those: list[BreachCase], *, named: bool) -> Outcome:
    several = len(those) > 1
    what, said = _SUBJECTS[those[0].subject.kind][several], _WORDS[kind][several]
    meetings = assessment.book.register.meetings
    days = [meetings[id].day for case in those if (id := case.completed) is not None and id in meetings]
    facts = []
    for case in those:
        who = subject_name(assessment.book, case.subject) if named else None
        for id, attendance in case.meetings:
            where = attendance.at[0] if named and attendance.at else meetings[id].place
            facts.append(Fact(f"{who}, {id}: {attendance.words}" if who else f"the meeting {id}", where))
    told = {fact.text: fact for fact in facts}
    missing = dict.fromkeys(reason for case in those for reason in case.settles)
    if not named:
        # What would settle it may name people: without names only the meetings are said.
        missing = dict.fromkeys(f"who attended {id}, and as what" for case in those for id, _ in case.meetings)
    open_ = _STATES[kind] == "unknown"
    return Outcome(
        str(kind),
        _STATES[kind],
        f"{len(those)} {what} {said}",
        since=min(days, key=lambda day: day.first) if days and _STATES[kind] == "breached" else None,
        facts=tuple(told.values()),
        missing=tuple(missing) if named or open_ else (),
        gap=_NOT_FULLY if open_ else "",
        settles="; ".join(dict.fromkeys(case.next for case in those)) if named else Needed(_LIST, "mkcsp breaches"),
    )


def is_attendance(clause: BindingClause) -> bool:
    """Whether a clause is a rule on attendance."""
    return isinstance(clause.rule, AttendanceRule)
