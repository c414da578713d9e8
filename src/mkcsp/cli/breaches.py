"""The command `mkcsp breaches`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from mkcsp.cli import output as out
from mkcsp.cli.attendance import rely_on
from mkcsp.cli.deliver import deliver, wants_paper
from mkcsp.cli.options import At, GroupIfAny, LargePrint, On, Output, PageSize, Root, Templates, To, day_or_today
from mkcsp.cli.session import INCOMPLETE, open_session
from mkcsp.cli.what_if_option import Since, WhatIf, suppose, without_what_if
from mkcsp.findings import CannotGoOn

Form = Annotated[Literal["text", "json"], typer.Option("--output-format", help="Format of the list.")]

Sheet = Annotated[
    bool,
    typer.Option("--sheet", help="Print the sheet for the group to consider. Not for publication."),
]

Full = Annotated[
    bool,
    typer.Option(
        "--full", help="Show the clause, the meetings, the readings and the id of each finding, and every body."
    ),
]


def breaches(
    group: GroupIfAny = None,
    on: On = None,
    at: At = None,
    output_format: Form = "text",
    what_if: WhatIf = None,
    from_: Since = None,
    full: Full = False,
    sheet: Sheet = False,
    output: Output = None,
    to: To = None,
    template: Templates = None,
    large_print: LargePrint = False,
    page: PageSize = "a4",
    root: Root = None,
) -> int:
    """Show who has breached the attendance rule, body by body, one line each with what comes next.

    With --full it also shows the clause, the meetings and the id of each finding, which `mkcsp explain` opens, and what
    is dealt with. Where no rule is known to be in force, it says which record is missing. Nobody is removed.
    With --what-if it shows what would differ under terms that are not in force, such as a draft. With --sheet it prints
    what a group has to consider, as a paper that is not for publication: -o sheet.pdf.
    """
    from mkcsp.attendance.assessment import assess

    if sheet and (group is None or output_format == "json" or what_if is not None):
        raise CannotGoOn("--sheet is a paper for one body", help="Name the body; leave out --what-if and json.")
    if wants_paper(output, to) and not sheet:
        raise CannotGoOn(
            "the list of breaches cannot be a paper", help="Add --sheet for the sheet that a group considers."
        )
    session = open_session(root, at)
    day = day_or_today(on)
    if group is not None:
        bodies = [session.find("groups", group)]
    else:
        session.uses("records/groups/")
        bodies = [session.register.groups[id] for id in sorted(session.register.groups)]
    found = []
    for body in bodies:
        rely_on(session, body)
        found.append(assess(session.register, body, day))
    if sheet:
        from mkcsp.papers.breach_sheet import build

        return deliver(session, build(found[0]), output, to, template, large_print=large_print, page=page)
    if what_if is not None:
        from mkcsp.cli.breaches_list import tell

        return tell(session, suppose(session, what_if, from_, group), found, output_format)
    without_what_if(from_)
    if output_format == "json":
        from mkcsp.attendance.subjects import body_name
        from mkcsp.cli.breaches_output import as_data, rule_data
        from mkcsp.compliance.rules.attendance_rule import unknown_members

        data: dict[str, object] = {
            "on": day.isoformat(),
            "incomplete": [],
            "groups": [
                {
                    "group": each.book.group.id,
                    "name": body_name(each.book),
                    "rules": [rule_data(each.book, rule) for rule in each.rules],
                    "missing": list(each.missing),
                    "unknown_members": list(unknown_members(each)) if each.rules else [],
                    "dormant": each.dormant,
                    "breaches": [as_data(each.book, case) for case in each.cases],
                    "not_found": [record.id for record in each.strays],
                }
                for each in found
            ],
        }
        data["incomplete"] = list(session.incomplete)  # last, because the names were looked up in more records
        out.as_json(data)
        return session.ended()
    from mkcsp.cli import breaches_list
    from mkcsp.model.dates import Day
    from mkcsp.papers.words import in_words

    # First: it looks up names in more records.
    lines = list(breaches_list.lines(found, on, one=group is not None, full=full))
    if session.incomplete:
        out.line(INCOMPLETE)
    from mkcsp.cli.attendance_output import folded

    for line in folded(f"Breaches of the attendance rule, as things stood on {in_words(Day.of(day))}"):
        out.line(line)
    for line in lines:
        out.line(line)
    return session.ended()
