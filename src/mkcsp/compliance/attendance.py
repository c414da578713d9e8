"""Attendance: what the reckoning of consecutive absences finds, counted; nobody is named unless that is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.compliance.outcomes import Answer, Clause, Fact, Outcome, State
from mkcsp.practice.assessment import Assessment
from mkcsp.practice.cases import Case, Kind
from mkcsp.practice.standing import subject_name
from mkcsp.records.terms import AttendanceRule

_STATES: dict[Kind, State] = {
    "open": "breached",
    "provisional": "breached",
    "dependent": "depends",
    "untold": "cannot-be-told",
    "at-risk": "due-soon",
    "withdrawn": "met",
    "dealt-with": "met",
}
_WORDS: dict[Kind, tuple[str, str]] = {
    "open": ("has missed as many meetings in a row as the clause allows", "have"),
    "provisional": ("has missed as many in a row, by minutes that are not yet approved", "have"),
    "dependent": ("may have, depending on how the clause is read", "may"),
    "untold": ("may have missed as many in a row, which the records leave open", "may"),
    "at-risk": ("is one absence short of it", "are"),
    "withdrawn": ("had, until the record was corrected", "had"),
    "dealt-with": ("had, and the body has dealt with it", "had"),
}
_SUBJECTS = {"person": ("member", "members"), "seat": ("seat", "seats"), "organisation": ("organisation",) * 2}


def answers(assessment: Assessment, clause: Clause, *, certain: bool, named: bool) -> Iterator[Answer]:
    """How a rule on attendance stands, with a number for each state in the life of a breach.

    certain: whether the clause binds for certain; a breach is reckoned by one that does alone.
    named: whether the facts say who is meant. They are then not for publication.
    """
    if not certain or clause.terms is None:
        yield Answer(
            clause.id,
            clause,
            Outcome(
                "",
                "cannot-be-told",
                "it is not known whether the clause bound the body, so nobody's absences are reckoned by it",
                lacking=("a record of when the clause was in force",),
                settles="the minute that agreed the terms, and from when they were in force, are entered",
            ),
        )
        return
    mine = [case for case in assessment.cases if _concerns(case, clause)]
    for kind in _STATES:
        those = [case for case in mine if case.kind == kind]
        if those:
            yield Answer(f"{clause.id}/{kind}", clause, _outcome(assessment, kind, those, named=named))
    if not any(_STATES[case.kind] in ("breached", "depends", "cannot-be-told") for case in mine):
        yield Answer(clause.id, clause, Outcome("", "met", "nobody is in breach, as far as the records go"))


def case_id(case: Case) -> str:
    """What `mkcsp explain` takes for one entry of the list of breaches; it names whom it concerns."""
    parts = [case.rule.terms.id, case.rule.rule.id, case.kind, case.subject.kind, case.subject.id]
    last = case.completed or (case.meetings[-1][0] if case.meetings else None)
    return "/".join([*parts, *([last] if last else [])])


def _concerns(case: Case, clause: Clause) -> bool:
    """Whether a case was found by this clause: by the same rule, in this version or in one that it carries on."""
    return case.rule.at == clause.at or case.rule.rule.id == clause.rule.id


def _outcome(assessment: Assessment, kind: Kind, those: list[Case], *, named: bool) -> Outcome:
    words, many = _WORDS[kind]
    one, several = _SUBJECTS[those[0].subject.kind]
    said = words if len(those) == 1 else f"{many}{words.removeprefix(words.split()[0])}"
    meetings = assessment.book.register.meetings
    days = [meetings[id].day for case in those if (id := case.completed) is not None and id in meetings]
    facts = []
    for case in those:
        what = f"{case_id(case)}: {subject_name(assessment.book, case.subject)}" if named else None
        for id, attendance in case.meetings:
            where = attendance.at[0] if attendance.at else meetings[id].place
            facts.append(Fact(f"{what}, {id}: {attendance.words}" if what else id, where))
    told = {fact.text: fact for fact in facts}
    return Outcome(
        str(kind),
        _STATES[kind],
        f"{len(those)} {one if len(those) == 1 else several} {said}",
        since=min(days, key=lambda day: day.first) if days and _STATES[kind] == "breached" else None,
        facts=tuple(told.values()) if named else tuple(Fact(text, meetings[text].place) for text in told),
        lacking=tuple(dict.fromkeys(reason for case in those for reason in case.settles)) if named else (),
        settles="; ".join(dict.fromkeys(case.next for case in those))
        if named
        else "mkcsp breaches shows each, with the evidence; that list is not for publication",
    )


def is_attendance(clause: Clause) -> bool:
    """Whether a clause is a rule on attendance."""
    return isinstance(clause.rule, AttendanceRule)
