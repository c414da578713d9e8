"""The command `mkcsp recommendations`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkcsp.cli import output as out
from mkcsp.cli.options import At, GroupIfAny, On, Root, day_or_today
from mkcsp.cli.session import INCOMPLETE, open_session

if TYPE_CHECKING:
    from mkcsp.history.traced import Traced


def recommendations(group: GroupIfAny = None, on: On = None, at: At = None, root: Root = None) -> int:
    """Show what became of each recommendation of the reports made to a body, or to every body.

    It was resolved as it stood, amended, added to, deferred or not taken; one that no minute is recorded for is
    untraced. Of restricted reports nothing is shown.
    """
    from mkcsp.cli.output import table
    from mkcsp.history.forward_plan import reports_to
    from mkcsp.history.names_of_the_day import group_name
    from mkcsp.history.traced import HOW, traced
    from mkcsp.model.dates import Day
    from mkcsp.render.widths import wrapped

    session = open_session(root, at)
    register = session.register
    day = day_or_today(on)
    bodies = [session.find("groups", group)] if group else [register.groups[id] for id in sorted(register.groups)]
    session.uses("records/reports/")
    session.looks_everywhere()  # what a recommendation became may stand in any minutes
    if session.incomplete:
        out.line(INCOMPLETE)
    said = False
    for body in bodies:
        found = [(report, traced(register, report, day)) for report in reports_to(register, body.id, day)]
        every = [one for _, those in found for one in those]
        if not every:
            continue
        counts = [(words, sum(one.how == how for one in every)) for how, words in HOW.items()]
        told = ", ".join(f"{count} {words}" for words, count in counts if count)
        many = f"{len(every)} recommendation{'' if len(every) == 1 else 's'}"
        words = f"{group_name(register, body.id, Day.of(day))}: {many}, of which {told}"
        out.block("".join(f"{line}\n" for line in wrapped(words, out.width())))
        for report, those in found:
            if those:
                out.line(f"\n{report.subject} ({report.id})\n")
                rows = [(one.number, one.text, _outcome(one)) for one in those]
                out.block(table(("No.", "Recommendation", "What became of it"), rows, out.width()))
        out.line()
        said = True
    if not said:
        out.line("No recommendation is recorded.")
    return session.ended()


def _outcome(one: Traced) -> str:
    from mkcsp.history.traced import HOW
    from mkcsp.papers.words import in_words

    of = f" of {in_words(one.day)}" if one.day is not None else ""
    return f"{HOW[one.how]}: {one.minute}{of}" if one.minute else HOW[one.how]
