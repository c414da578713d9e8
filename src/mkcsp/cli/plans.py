"""The command `mkcsp plans`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mkcsp.cli import output as out
from mkcsp.cli.options import At, GroupIfAny, On, Root, day_or_today
from mkcsp.cli.session import INCOMPLETE, open_session

if TYPE_CHECKING:
    from mkcsp.history.forward_plan import Planned
    from mkcsp.history.renewals import Renewal

STATES = {"put-off": "put off", "to-come": "to come", "came": "came", "unknown": "nothing shows that it came"}


def plans(
    group: GroupIfAny = None,
    every: Annotated[bool, typer.Option("--all", help="Include what has already come.")] = False,
    on: On = None,
    at: At = None,
    root: Root = None,
) -> int:
    """Show the forward plan: what is to come to a body's meetings, and its strategy's action plans with their leads.

    What reports say will come, what was resolved for a later meeting, what is to be renewed, and the priorities of the
    strategy of the day.
    """
    from datetime import date

    from mkcsp.cli.output import table
    from mkcsp.history.forward_plan import plans_of_reports, resolved_for_meetings
    from mkcsp.history.names_of_the_day import group_name
    from mkcsp.history.renewals import renewals
    from mkcsp.history.tristate import exists
    from mkcsp.model.dates import Day
    from mkcsp.papers.words import in_words

    session = open_session(root, at)
    register = session.register
    day = day_or_today(on)
    bodies = [session.find("groups", group)] if group else [register.groups[id] for id in sorted(register.groups)]
    session.uses("records/reports/", "records/strategies/")
    session.looks_everywhere()  # a plan may be resolved in any minutes
    if session.incomplete:
        out.line(INCOMPLETE)
    said = False
    for body in bodies:
        planned = [
            entry
            for entry in (
                *plans_of_reports(register, body.id, day),
                *resolved_for_meetings(register, body.id, day),
            )
            if every or entry.state != "came"
        ]
        planned.sort(key=lambda entry: entry.day.last if entry.day is not None else date.max)
        rows = [
            (in_words(entry.day) if entry.day else "no day", entry.what, _state(entry), entry.announced)
            for entry in planned
        ]
        rows += [
            (in_words(Day.of(one.day)), one.what, _renewed(one), one.by)
            for one in sorted(renewals(register, body.id, day), key=lambda one: one.day)
        ]
        if rows:
            out.line(f"{group_name(register, body.id, Day.of(day))}: to come\n")
            out.block(table(("When", "What", "State", "Announced by"), rows, out.width()))
            out.line()
            said = True
        for strategy in register.strategies_of(body.id):
            if exists(strategy.from_, strategy.until, Day.of(day)) is False:
                continue
            priorities = [
                (one.title, one.lead or "not recorded", one.action_plan or "not recorded")
                for one in (*strategy.priorities, *strategy.responsibilities)
            ]
            if priorities:
                out.line(f"{strategy.name}: priorities and responsibilities\n")
                out.block(table(("Title", "Lead", "Action plan"), priorities, out.width()))
                out.line()
                said = True
    if not said:
        out.line("Nothing is planned, and no strategy of that day is recorded.")
    return session.ended()


def _state(entry: Planned) -> str:
    from mkcsp.papers.words import in_words

    if entry.later is None:
        return STATES[entry.state]
    minute, day = entry.later
    return f"put off{f' to {in_words(day)}' if day is not None else ''} ({minute})"


def _renewed(one: Renewal) -> str:
    if one.passed:
        return "nothing took its place"
    return "to come" if one.certain else "to come, if it was done in time"
