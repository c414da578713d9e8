"""The command `mkcsp compliance`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from mkcsp.cli import output as out
from mkcsp.cli.deliver import deliver, wants_paper
from mkcsp.cli.options import At, GroupIfAny, LargePrint, On, Output, PageSize, Root, Templates, To, day_or_today
from mkcsp.cli.session import Session, open_session
from mkcsp.cli.what_if_option import Since, Supposed, WhatIf, suppose, without_what_if
from mkcsp.compliance.assess import BodyCompliance
from mkcsp.compliance.results import Answer
from mkcsp.compliance.what_if import Differences
from mkcsp.findings import CannotGoOn
from mkcsp.history.binding_clauses import BindingClause
from mkcsp.history.names_of_the_day import group_name
from mkcsp.history.terms_in_force import agreed_by
from mkcsp.model.dates import Day
from mkcsp.render.data import data_of

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from mkcsp.model.group import Group

TITLE = "Compliance with the terms of reference"

Form = Annotated[Literal["text", "json"], typer.Option("--output-format", help="Format of the list.")]
Named = Annotated[
    bool, typer.Option("--named", help="Name the people that the rules on attendance concern. Not for publication.")
]

Full = Annotated[bool, typer.Option("--full", help="Show every answer of every clause, with what is missing.")]


def compliance(
    group: GroupIfAny = None,
    on: On = None,
    at: At = None,
    output_format: Form = "text",
    full: Full = False,
    named: Named = False,
    what_if: WhatIf = None,
    from_: Since = None,
    output: Output = None,
    to: To = None,
    template: Templates = None,
    large_print: LargePrint = False,
    page: PageSize = "a4",
    root: Root = None,
) -> int:
    """Show how well bodies keep to their terms of reference: a line for each clause, the worst first.

    Below the table it lists what is breached or due, and counts what is unknown by what is missing. --full shows every
    answer; `mkcsp explain` shows one with the lines of the records. It names nobody, and can be a paper for an agenda:
    -o compliance.pdf.

    With --what-if it shows what would differ under terms that are not in force, such as a draft.
    """
    from mkcsp.compliance.assess import assess_body

    if output_format == "json" and wants_paper(output, to):
        raise CannotGoOn(
            "JSON goes to the terminal, not to a paper",
            help="To get JSON, leave out --output and --to; to get a paper, leave out --output-format json.",
        )
    session = open_session(root, at)
    day = day_or_today(on)
    bodies = bodies_of(session, group)
    if what_if is not None:
        supposed = suppose(session, what_if, from_, group)
        if on is not None:
            supposed = replace(supposed, option=f"{supposed.option} --on {on}")
        return _differences(
            session,
            supposed,
            bodies,
            day,
            output_format,
            output,
            to,
            template,
            named=named,
            large_print=large_print,
            page=page,
        )
    without_what_if(from_)
    found = [assess_body(session.register, body, day, named=named) for body in bodies]
    if output_format == "json":
        data = {
            "on": day.isoformat(),
            "incomplete": list(session.incomplete),
            "groups": [as_data(session, each) for each in found],
        }
        out.as_json(data)
        return session.ended()
    from mkcsp.papers.compliance_paper import build

    option = f"--on {on}" if on is not None else ""
    document = build(session.register, found, day, title=TITLE, named=named, full=full, option=option)
    return deliver(session, document, output, to, template, large_print=large_print, page=page)


def bodies_of(session: Session, group: str | None) -> list[Group]:
    """The body asked for, else every one that terms of reference, practices or meetings are recorded of.

    The result rests on the records of all bodies: rules may stand in another body's terms, reports in its minutes.
    """
    session.uses("records/")
    if group is not None:
        return [session.find("groups", group)]
    register = session.register
    concerned = {terms.group for terms in register.terms.values()} | set(register.practices)
    concerned |= {meeting.group for meeting in register.meetings.values()}
    concerned |= {
        rule.group
        for terms in register.terms.values()
        for section in terms.sections
        for rule in section.rules
        if rule.group is not None
    }
    return [register.groups[id] for id in sorted(concerned) if id in register.groups]


def _differences(
    session: Session,
    supposed: Supposed,
    bodies: list[Group],
    day: date,
    output_format: str,
    output: Path | None,
    to: str | None,
    template: Path | None,
    *,
    named: bool,
    large_print: bool,
    page: str,
) -> int:
    """Show how the bodies would stand otherwise; of all bodies, only those for which something differs."""
    from mkcsp.compliance.assess import assess_body
    from mkcsp.compliance.what_if import answers_differ

    found = []
    for body in bodies:
        after = assess_body(supposed.register, body, day, named=named)
        differ = answers_differ(assess_body(session.register, body, day, named=named), after)
        if len(bodies) == 1 or differ.new or differ.gone or differ.changed:
            found.append((after, differ))
    if output_format == "json":
        data = {
            "on": day.isoformat(),
            "incomplete": list(session.incomplete),
            "what_if": supposed.data,
            "groups": [differences_data(session, after, differ) for after, differ in found],
        }
        out.as_json(data)
        return session.ended()
    from mkcsp.papers.compliance_paper import build_differences

    document = build_differences(
        supposed.register,
        found,
        day,
        title=f"{TITLE}: what if",
        supposed=supposed.words,
        option=supposed.option,
        named=named,
    )
    return deliver(session, document, output, to, template, large_print=large_print, page=page)


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
    """A clause, where it is and what adopted it."""
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
