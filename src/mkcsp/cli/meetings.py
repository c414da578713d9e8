"""The command `mkcsp meetings`."""

from __future__ import annotations

from mkcsp.cli import output as out
from mkcsp.cli.options import At, GroupIfAny, On, Root, day_or_today
from mkcsp.cli.session import INCOMPLETE, open_session


def meetings(group: GroupIfAny = None, on: On = None, at: At = None, root: Root = None) -> int:
    """List the meetings in the order of their days, with the state of their minutes (--on)."""
    from mkcsp.cli.output import table
    from mkcsp.history.approval import minutes_state
    from mkcsp.papers.common import style_of
    from mkcsp.papers.words import in_words

    session = open_session(root, at)
    day = day_or_today(on)
    if group is not None:
        group = session.find("groups", group).id
    session.uses(f"records/meetings/{group}/" if group else "records/meetings/")
    register = session.register
    listed = register.meetings_of(group) if group is not None else register.meetings.values()
    rows = [
        (
            one.id,
            in_words(one.day, weekday=True),
            style_of(session.register, one.group, one.day).span(one.starts or one.began, one.ends or one.closed, " - "),
            one.status if one.kind == "ordinary" else f"{one.status}, {one.kind}",
            minutes_state(session.register, one, day).words if one.minutes or one.status == "held" else "",
        )
        for one in sorted(listed, key=lambda one: one.sorting)
    ]
    if session.incomplete:
        out.line(INCOMPLETE)
    if rows:
        out.block(table(("Meeting", "Day", "Time", "Status", "Minutes"), rows, out.width()))
    else:
        out.line("There are no meetings.")
    return session.ended()
