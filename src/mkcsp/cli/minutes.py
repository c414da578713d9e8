"""The command `mkcsp minutes`."""

from __future__ import annotations

from typing import Annotated

import typer

from mkcsp.cli import output as out
from mkcsp.cli.deliver import deliver
from mkcsp.cli.options import At, LargePrint, MeetingId, On, Output, PageSize, Root, Templates, To, day_or_today
from mkcsp.cli.session import Session, open_session
from mkcsp.findings import CannotGoOn


def minutes(
    meeting: MeetingId,
    output: Output = None,
    to: To = None,
    on: On = None,
    at: At = None,
    template: Templates = None,
    large_print: LargePrint = False,
    page: PageSize = "a4",
    fill_in: Annotated[
        bool,
        typer.Option("--fill-in", help="Write the names and posts of that day into the meeting's file instead."),
    ] = False,
    root: Root = None,
) -> int:
    """Print the minutes of a meeting: at the terminal, or to a file (-o minutes.pdf).

    They are a draft until a meeting held by the day of judgement (--on) approved them. Before that, `--fill-in` writes
    the names and posts as printed that day into the meeting's file: approved minutes are printed from it alone.
    """
    from mkcsp.papers.minutes_paper import build

    if fill_in and at is not None:
        raise CannotGoOn("--fill-in writes, and what was committed cannot be changed", help="Leave out --at.")
    session = open_session(root, at)
    record = session.find("meetings", meeting)
    if fill_in:
        return _fill_in(session, record.id)
    status = deliver(
        session,
        build(session.register, record, day_or_today(on)),
        output,
        to,
        template,
        large_print=large_print,
        page=page,
    )
    return max(status, session.left_out(record.id))


def _fill_in(session: Session, id: str) -> int:
    from mkcsp.checks.approval_checks import missing_words
    from mkcsp.checks.book import Book, MeetingFacts
    from mkcsp.edit.printed_words import filled_in
    from mkcsp.edit.saving import change

    typed = session.records  # with what is withheld: it is in the file, so it is not missing
    meeting = typed.meetings[id]
    missing = missing_words(MeetingFacts(Book(typed), meeting))
    known = sum(1 for one in missing for _, words in one.fields if words)
    if known:
        before = (session.root / meeting.path).read_bytes()
        text = before.decode("utf-8")
        mark = text[: text.startswith("\ufeff")]
        change(session.root, meeting.path, before, mark + filled_in(meeting.path, text[len(mark) :], missing))
    if known:
        words = f"{known} {'field' if known == 1 else 'fields'} written to {meeting.path}"
        out.line(f"{words}, as the records have it for {meeting.day}. Read the minutes before they are approved.")
    elif not missing:
        out.line(f"{meeting.path} has all the names and posts that its minutes print.")
    for one in missing:
        if not all(words for _, words in one.fields):
            out.line(f"Still missing, since the records do not say it: {one.change}")
    return session.ended()
