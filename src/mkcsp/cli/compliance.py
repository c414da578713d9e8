"""`mkcsp compliance`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from mkcsp.cli.options import GroupIfAny, On, Output, Root, Templates, To, day_or_today
from mkcsp.cli.papers import deliver, wants_paper
from mkcsp.cli.session import Session, open_session
from mkcsp.errors import CannotGoOn

if TYPE_CHECKING:
    from datetime import date

    from mkcsp.compliance.standing import Standing
    from mkcsp.documents.compliance import Compliance
    from mkcsp.records.groups import Group
    from mkcsp.register import Register

Form = Annotated[Literal["text", "json"], typer.Option("--output-format", help="How the list is written.")]
Named = Annotated[
    bool, typer.Option("--named", help="Say who is meant by the rules on attendance. It is then not for publication.")
]


def compliance(
    group: GroupIfAny = None,
    on: On = None,
    output_format: Form = "text",
    named: Named = False,
    output: Output = None,
    to: To = None,
    template: Templates = None,
    root: Root = None,
) -> int:
    """Show where bodies stand with their terms of reference on a day: what is breached first, then what cannot be told.

    Clauses are met, breached and since when, dependent on how they are read, or cannot be told, with what would settle
    it; some bind only as adopted practice. `mkcsp explain` opens each answer down to the lines of the records. It can
    be a paper for an agenda: -o compliance.pdf. Nobody is named.
    """
    from mkcsp.compliance.standing import standing

    if output_format == "json" and wants_paper(output, to):
        raise CannotGoOn("JSON is no paper", help="Leave out --output and --to, or --output-format json.")
    session = open_session(root)
    day = day_or_today(on)
    bodies = bodies_of(session, group)
    found = [standing(session.register, body, day, named=named) for body in bodies]
    if output_format == "json":
        import json

        from mkcsp.cli.compliance_data import as_data

        data = {
            "on": day.isoformat(),
            "incomplete": list(session.incomplete),
            "groups": [as_data(session, each) for each in found],
        }
        print(json.dumps(data, ensure_ascii=False, indent=2))
        return session.ended()
    return deliver(session, paper(session.register, found, day, named=named), output, to, template)


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


def paper(register: Register, found: list[Standing], day: date, *, named: bool = False) -> Compliance:
    """The standing of the bodies as a paper."""
    from mkcsp.documents.compliance_of import build

    return build(register, found, day, title="Compliance with the terms of reference", named=named)
