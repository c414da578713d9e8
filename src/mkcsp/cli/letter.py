"""The command `mkcsp letter`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from mkcsp.cli import options
from mkcsp.cli import output as out
from mkcsp.cli.attendance import rely_on
from mkcsp.cli.deliver import deliver, save, say_left_out, templates_of
from mkcsp.cli.options import At, GroupId, LargePrint, On, PageSize, Root, Templates, To, day_or_today, full_date
from mkcsp.cli.session import INCOMPLETE, Session, open_session
from mkcsp.findings import CannotGoOn

if TYPE_CHECKING:
    from mkcsp.attendance.assessment import Assessment
    from mkcsp.attendance.breach_cases import BreachCase
    from mkcsp.attendance.letters import ChecklistItem, LetterKind
    from mkcsp.papers.letter_paper import LetterPaper

Whom = Annotated[
    str,
    typer.Argument(
        metavar="MEMBER",
        help="The member; or the seat or organisation, if the rule is about these.",
        autocompletion=options.members,
    ),
]
Which = Annotated[
    Literal["first", "second"] | None,
    typer.Option("--kind", help="first invites reasons, second asks to leave. Default: the one that comes next."),
]
Of = Annotated[
    str | None,
    typer.Option(
        "--breach",
        metavar="MEETING",
        help="The meeting that completed the breach, if there are several.",
        autocompletion=options.meetings,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file: .pdf, .html, .txt or .eml (not sent)."),
]
Yes = Annotated[bool, typer.Option("--yes", help="Confirm that you have looked into what the records leave open.")]
Sent = Annotated[
    date | None,
    typer.Option(
        "--sent", metavar="DATE", parser=full_date, help="Print nothing; record that the letter was sent on that day."
    ),
]


def letter(
    group: GroupId,
    member: Whom,
    kind: Which = None,
    breach: Of = None,
    on: On = None,
    at: At = None,
    yes: Yes = False,
    sent: Sent = None,
    output: Output = None,
    to: To = None,
    template: Templates = None,
    large_print: LargePrint = False,
    page: PageSize = "a4",
    root: Root = None,
) -> int:
    """Write the letter about a breach of the attendance rule: the first invites reasons, the second asks to leave.

    Letters are only about open breaches, and the second letter needs the group's minuted decision. The command first
    asks what a careful officer would ask, and shows what the records answer. If they leave something open, nothing is
    written until you confirm, at the terminal or with --yes, that you have looked into it. Nothing is sent. Once the
    letter has gone, --sent DATE records that in records/breaches/.
    """
    from mkcsp.attendance.assessment import assess

    if sent is not None and (output is not None or to is not None):
        raise CannotGoOn("--sent prints nothing", help="Leave out --sent to print the letter, or -o and --to.")
    if sent is not None and sent > day_or_today(on):
        raise CannotGoOn(f"{sent} has not come yet; nothing was written", help="Enter a letter once it has gone.")
    if sent is not None and at is not None:
        raise CannotGoOn("--sent writes, and what was committed cannot be changed", help="Leave out --at.")
    session = open_session(root, at)
    body = session.find("groups", group)
    rely_on(session, body)
    assessment = assess(session.register, body, sent or day_or_today(on))
    if sent is not None:
        return _enter(session, assessment, member, kind, breach, sent, again=yes)
    case, wanted = _writable(session, assessment, member, kind, breach)
    if not _looked_into(session, assessment, case, wanted, yes, beside=output is not None):
        return 1
    from mkcsp.papers.letter_paper import build

    document = build(assessment, case, wanted)
    if output is not None and output.suffix.lower() == ".eml":
        return _draft(session, assessment, case, document, output, template)
    return deliver(session, document, output, to, template, large_print=large_print, page=page)


def _writable(
    session: Session, assessment: Assessment, id: str, kind: LetterKind | None, breach: str | None
) -> tuple[BreachCase, LetterKind]:
    """The breach to write about and the letter. Raises CannotGoOn, with the reason, where there is none."""
    from mkcsp.attendance.letters import due_letter, refusal

    cases = _cases(session, assessment, id, breach)
    open_ = [case for case in cases if refusal(assessment, case, kind or due_letter(case)) is None]
    if len(open_) > 1:
        meetings = " or ".join(str(case.completed) for case in open_)
        raise CannotGoOn(
            f"{id} has several open breaches",
            help=f"Name the meeting that completed the one meant: --breach {meetings}",
        )
    if open_:
        return open_[0], kind or due_letter(open_[0])
    # The latest says best how things stand with this member.
    reason = refusal(assessment, cases[-1], kind or due_letter(cases[-1]))
    raise CannotGoOn(f"no letter is written to {id}: {reason}", help=_see(assessment))


def _cases(session: Session, assessment: Assessment, id: str, breach: str | None) -> list[BreachCase]:
    from mkcsp.attendance.letters import concerning

    group = assessment.book.group
    seats = {seat.id for seat in group.seats} | {seat.organisation for seat in group.seats}
    if id not in seats:
        id = session.find("members", id).id
    if not assessment.rules:
        raise CannotGoOn(
            f"no letter is written to {id}: no attendance rule of {group.id} is known to be in force: "
            f"{'; '.join(assessment.missing)}"
        )
    cases = [case for case in concerning(assessment, id) if breach in (None, case.completed)]
    if not cases:
        which = f" completed by {breach}" if breach else ""
        raise CannotGoOn(f"no letter is written to {id}: there is no breach{which}", help=_see(assessment))
    return cases


def _see(assessment: Assessment) -> str:
    from mkcsp.papers.words import command

    return f"{command('breaches', assessment.book.group.id, '--on', assessment.book.on)} shows how things stand."


def _looked_into(
    session: Session, assessment: Assessment, case: BreachCase, kind: LetterKind, yes: bool, *, beside: bool
) -> bool:
    """Show what is asked before the letter; whether all of it is settled, by the records or by the user.

    beside: the letter goes to a file, so that the list can stand on stdout.
    """
    from mkcsp.attendance.letters import ChecklistItem, checklist

    asked = [*checklist(assessment, case, kind)]
    if session.incomplete:
        asked.append(ChecklistItem("Are the records without errors?", session.incomplete, settled=False))
    for one in asked:
        say = out.line if beside and one.settled else out.note
        say(f"[{'x' if one.settled else ' '}] {one.question}")
        for answer in one.answers:
            say(f"      {answer}")
    unsettled = [one for one in asked if not one.settled]
    if not unsettled or yes or _confirmed(unsettled):
        return True
    out.note("No letter was written: look into what is not ticked, then say --yes.")
    return False


def _confirmed(unsettled: list[ChecklistItem]) -> bool:
    """Ask at a terminal; without one nobody can answer."""
    if not out.can_ask():
        return False
    return all(typer.confirm(f"{one.question} Looked into, and the letter can go?", err=True) for one in unsettled)


def _draft(
    session: Session,
    assessment: Assessment,
    case: BreachCase,
    document: LetterPaper,
    output: Path,
    template: Path | None,
) -> int:
    """Write the letter as an e-mail that is not sent."""
    from dataclasses import replace

    from mkcsp.papers.letter_paper import email_of
    from mkcsp.render.email_draft import to_eml

    if session.incomplete:
        document = replace(document, marks=(*document.marks, INCOMPLETE))
    address = email_of(assessment.book, case)
    omitted: set[str] = set()
    data = to_eml(
        document,
        subject=document.heading,
        name=document.dear,
        address=address,
        file=f"{output.stem}.pdf",
        template_dirs=templates_of(session, template),
        left_out=omitted,
    )
    say_left_out(omitted)
    save(session, output, data, public=document.public)
    if address is None:
        out.note("No e-mail address is recorded: the line To is empty.")
    return session.ended()


def _enter(
    session: Session,
    assessment: Assessment,
    id: str,
    kind: LetterKind | None,
    breach: str | None,
    sent: date,
    *,
    again: bool,
) -> int:
    """Enter that the letter was sent. It may have been a mistake to send it: what was done is still recorded.

    again: whether another letter of a kind that was sent already may be entered.
    """
    from mkcsp.attendance.letters import due_letter
    from mkcsp.edit import breach_file as writing
    from mkcsp.edit.saving import change, create
    from mkcsp.model.breach import Letter as SentLetter
    from mkcsp.model.dates import Day

    known = [case for case in _cases(session, assessment, id, breach) if case.completed is not None]
    if len(known) > 1:
        live = [case for case in known if case.kind in ("open", "provisional")]
        known = live if len(live) == 1 else known
    if len(known) != 1:
        raise CannotGoOn(
            f"{id} has {'several breaches' if known else 'no completed breach'}; nothing was written",
            help=f"Name the meeting that completed it: --breach {' or '.join(str(c.completed) for c in known)}"
            if known
            else _see(assessment),
        )
    case = known[0]
    wanted = kind or due_letter(case)
    if wanted == "second" and due_letter(case) != "second":
        raise CannotGoOn(
            "no decision of the group to ask the member to leave is minuted by that day; nothing was written",
            help="Enter the minute under `considered` first.",
        )
    entry = SentLetter(kind=wanted, sent=Day.of(sent))
    assert case.completed is not None
    if case.dealing is None:
        name = f"{case.completed.split('/', 1)[1]}-{case.subject.id}"
        record_id = f"{assessment.book.group.id}/{name}"
        path = f"records/breaches/{record_id}.yaml"
        create(session.root, path, writing.new(record_id, case.subject, case.completed, entry))
    else:
        record = case.dealing.record
        path = record.path
        if entry in record.letters:
            raise CannotGoOn(f"{path} says so already; nothing was written")
        earlier = [letter.sent for letter in record.letters if letter.kind == wanted]
        if earlier and not again:
            raise CannotGoOn(
                f"{path}: the {wanted} letter was sent on {earlier[-1]}; nothing was written",
                help="If it was sent again, add --yes; if that day is wrong, correct it in the file.",
            )
        before = (session.root / path).read_bytes()
        made = writing.extended(record, before.decode("utf-8"), entry)
        change(session.root, path, before, made)
    out.line(path)
    return session.ended()
