"""Where a body stands, for other programs."""

from __future__ import annotations

from typing import Any

from mkcsp.cli.session import Session
from mkcsp.compliance.assess import BodyCompliance
from mkcsp.compliance.results import Answer
from mkcsp.compliance.what_if import Differences
from mkcsp.history.binding_clauses import BindingClause
from mkcsp.history.names_of_the_day import group_name
from mkcsp.history.terms_in_force import agreed_by
from mkcsp.model.dates import Day
from mkcsp.render.data import data_of


def as_data(session: Session, standing: BodyCompliance) -> dict[str, Any]:
    """A body: its clauses, the answers, breaches first, and what is not applied."""
    return {
        "group": standing.group.id,
        "name": group_name(session.register, standing.group.id, Day.of(standing.on)),
        "clauses": [
            {
                **clause_data(session, binding.clause),
                "certain": binding.certain,
                "bound": [
                    {
                        "from": span.begins.isoformat() if span.begins else None,
                        "until": span.ends.isoformat() if span.ends else None,
                        "certain": span.certain,
                    }
                    for span in binding.spans
                ],
            }
            for binding in standing.clauses
        ],
        "answers": [answer_data(session, answer) for answer in standing.answers],
        "not_applied": [
            {"cited": each.cited, "why": each.why, "at": session.line(each.at) if each.at else None}
            for each in standing.not_applied
        ],
    }


def differences_data(session: Session, standing: BodyCompliance, differ: Differences[Answer]) -> dict[str, Any]:
    """How a body would stand otherwise under hypothetical terms."""
    return {
        "group": standing.group.id,
        "name": group_name(session.register, standing.group.id, Day.of(standing.on)),
        "new": [answer_data(session, answer) for answer in differ.new],
        "gone": [answer_data(session, answer) for answer in differ.gone],
        "changed": [
            {"as_things_are": answer_data(session, before), "what_if": answer_data(session, after)}
            for before, after in differ.changed
        ],
    }


def clause_data(session: Session, clause: BindingClause) -> dict[str, Any]:
    """A clause, where it stands and what adopted it."""
    minute = agreed_by(session.register, clause.terms) if clause.terms else None
    by = f"{minute.meeting.id}/{minute.item.id}" if minute else None
    return {
        "clause": clause.id,
        "kind": clause.rule.kind,
        "cited": clause.cited,
        "terms": clause.terms.id if clause.terms else None,
        "practice": clause.practice is not None,
        "agreed_by": by if clause.practice is None else clause.practice.by,
        "at": session.line(clause.at),
    }


def answer_data(session: Session, answer: Answer) -> dict[str, Any]:
    """How one thing stands, over all readings."""
    return {
        "id": answer.id,
        "clause": answer.clause.id,
        **data_of(answer.outcome, session.line),
        "readings": [
            {"if": dict(reading.answers), "then": data_of(reading.outcome, session.line)} for reading in answer.readings
        ],
    }
