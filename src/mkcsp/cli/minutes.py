"""`mkcsp minutes`"""

from __future__ import annotations

from mkcsp.cli.deliver import deliver
from mkcsp.cli.options import LargePrint, MeetingId, On, Output, PageSize, Root, Templates, To, day_or_today
from mkcsp.cli.session import open_session


def minutes(
    meeting: MeetingId,
    output: Output = None,
    to: To = None,
    on: On = None,
    template: Templates = None,
    large_print: LargePrint = False,
    page: PageSize = "a4",
    root: Root = None,
) -> int:
    """Print the minutes of a meeting: at the terminal, or to a file (-o minutes.pdf).

    They are a draft until a meeting held by the day of judgement (--on) approved them.
    """
    from mkcsp.papers.minutes_paper import build

    session = open_session(root)
    record = session.find("meetings", meeting)
    # Another meeting of the body may have approved them, so a fault in any of those may hide it.
    session.uses(f"records/meetings/{record.group}/")
    return deliver(
        session,
        build(session.register, record, day_or_today(on)),
        output,
        to,
        template,
        large_print=large_print,
        page=page,
    )
