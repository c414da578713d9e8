"""`mkcsp agenda`"""

from __future__ import annotations

from mkcsp.cli.deliver import deliver
from mkcsp.cli.options import MeetingId, Output, Root, Templates, To
from mkcsp.cli.session import open_session


def agenda(
    meeting: MeetingId,
    output: Output = None,
    to: To = None,
    template: Templates = None,
    root: Root = None,
) -> int:
    """Print the agenda of a meeting: at the terminal, or to a file (-o agenda.pdf).

    Membership, terms of reference and names are those of the meeting's day.
    """
    from mkcsp.papers.agenda_paper import build

    session = open_session(root)
    record = session.find("meetings", meeting)
    session.find("groups", record.group)
    return deliver(session, build(session.register, record), output, to, template)
