"""Breaches for other programs."""

from __future__ import annotations

from typing import Any

from mkcsp.attendance.attendance_book import AttendanceBook
from mkcsp.attendance.breach_cases import BreachCase
from mkcsp.attendance.judgement import Side
from mkcsp.attendance.open_questions import answered
from mkcsp.attendance.subjects import addressee, subject_name
from mkcsp.compliance.rules.attendance_rule import case_id
from mkcsp.history.binding_clauses import BindingRule, adopted_by


def rule_data(book: AttendanceBook, rule: BindingRule) -> dict[str, Any]:
    """The rule with its clause, the minute that adopted it, and its answer to every question."""
    minute = adopted_by(book.register, rule.source)
    section = rule.source.section
    return {
        "terms": rule.terms.id if rule.terms else None,
        "section": section.id if section else None,
        "rule": rule.rule.id,
        "clause": rule.clause,
        "agreed_by": f"{minute.meeting.id}/{minute.item.id}" if minute else None,
        "answers": {one.question: one.answer for one in answered(rule.rule)},
        "consequence": rule.rule.consequence,
    }


def as_data(book: AttendanceBook, case: BreachCase) -> dict[str, Any]:
    """One entry of the list of breaches."""
    judgement = case.judgement
    return {
        "finding": case_id(case),
        "state": case.kind,
        "subject": case.subject.kind,
        "id": case.subject.id,
        "spell": case.subject.spell + 1,
        "name": subject_name(book, case.subject),
        "letter_to": addressee(book, case.subject),
        "clause": case.rule.clause,
        "rule": case.rule.rule.id,
        "terms": case.rule.terms.id if case.rule.terms else None,
        "limit": case.limit,
        "consequence": case.rule.rule.consequence,
        "completed": case.completed,
        "meetings": [
            {"meeting": id, "date": str(book.register.meetings[id].day), "status": attendance.words}
            for id, attendance in case.meetings
        ],
        "story": list(case.story),
        "unapproved": [{"meeting": id, "minutes": state.words} for id, state in case.unapproved],
        "settled_by": list(case.settles),
        "readings": [_side(side) for side in judgement.sides] if judgement else [],
        "record": case.dealing.record.id if case.dealing else None,
        "next": case.next,
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "breaches_completed_by": [found.meeting for found in side.outcome.certain],
        "unknown": [found.meeting for found in side.outcome.possible],
        "at_risk": side.outcome.at_risk is not None,
        "if": [[choice.words for choice in reading] for reading in side.readings],
    }
