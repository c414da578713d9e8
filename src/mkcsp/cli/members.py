"""The command `mkcsp members`."""

from __future__ import annotations

from mkcsp.cli import output as out
from mkcsp.cli.deliver import deliver, wants_paper
from mkcsp.cli.options import At, GroupId, LargePrint, On, Output, PageSize, Root, Templates, To, day_or_today
from mkcsp.cli.session import INCOMPLETE, open_session


def members(
    group: GroupId,
    on: On = None,
    at: At = None,
    output: Output = None,
    to: To = None,
    template: Templates = None,
    large_print: LargePrint = False,
    page: PageSize = "a4",
    root: Root = None,
) -> int:
    """Show who sits on a body on a day, seat by seat; with -o or --to as a paper."""
    from mkcsp.cli.output import table
    from mkcsp.papers.membership_list import build

    session = open_session(root, at)
    record = session.find("groups", group)
    day = day_or_today(on)
    document = build(session.register, record, day)
    if wants_paper(output, to):
        return deliver(session, document, output, to, template, large_print=large_print, page=page)
    if session.incomplete:
        out.line(INCOMPLETE)
    out.line(f"{document.body}, {document.as_on}")
    for notice in document.notices:
        out.line(notice)
    for kind in document.groups:
        out.line(f"\n{kind.heading}")
        rows = [
            (
                ", ".join(filter(None, (line.organisation, line.seat))),
                "; ".join(line.holders),
                "; ".join(line.deputies),
                line.vote,
                line.term,
            )
            for line in kind.lines
        ]
        out.block(table(("Seat", "Held by", "Deputies", "Vote", "Term"), rows, out.width()))
    if document.none_recorded:
        out.line(f"\n{document.none_recorded}\n")
        out.line("  ".join(document.columns))
        out.line("  ".join("-" * len(words) for words in document.columns))
    return session.ended()
