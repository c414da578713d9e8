"""MK620 to MK622: what was done about a breach, against the meetings and the order of things."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.checks.book import Book
from mkcsp.findings import Finding, Page, Severity
from mkcsp.history.tristate import before
from mkcsp.model.breach import Breach
from mkcsp.model.dates import Day

OTHER_BODY = Page(
    "MK620",
    "breach completed at another body's meeting",
    Severity.ERROR,
    """
    `completed` names the meeting of the body whose rule was breached, and that body is the folder of the file. With a
    meeting of another body, what was done is found by no breach.

    Bad::

        # records/groups/sng.yaml
        name: Safer Neighbourhoods Group
        kind: delivery-group
        # records/groups/bmg.yaml
        name: Business Management Group
        kind: management-group
        # records/members/jo-field.yaml
        name: Jo Field
        # records/meetings/bmg/2016-09-01.yaml
        status: held
        # records/breaches/sng/2016-09-01-jo-field.yaml
        member: jo-field
        completed: bmg/2016-09-01

    Good::

        # records/groups/sng.yaml
        name: Safer Neighbourhoods Group
        kind: delivery-group
        # records/members/jo-field.yaml
        name: Jo Field
        # records/meetings/sng/2016-09-01.yaml
        status: held
        # records/breaches/sng/2016-09-01-jo-field.yaml
        member: jo-field
        completed: sng/2016-09-01
    """,
)
OUT_OF_ORDER = Page(
    "MK621",
    "steps of a breach out of order",
    Severity.WARNING,
    """
    A letter or a decision is dated before the meeting that completed the breach, a second letter before the first or
    before the group had decided anything, or the group decided to accept or retain and a second letter, which asks
    the member to leave, was sent after that. If it happened so, acknowledge it.

    Bad::

        # records/groups/sng.yaml
        name: Safer Neighbourhoods Group
        kind: delivery-group
        # records/members/jo-field.yaml
        name: Jo Field
        # records/meetings/sng/2016-09-01.yaml
        status: held
        # records/breaches/sng/2016-09-01-jo-field.yaml
        member: jo-field
        completed: sng/2016-09-01
        letters:
          - kind: first
            sent: 2016-08-12

    Good::

        # records/groups/sng.yaml
        name: Safer Neighbourhoods Group
        kind: delivery-group
        # records/members/jo-field.yaml
        name: Jo Field
        # records/meetings/sng/2016-09-01.yaml
        status: held
        # records/breaches/sng/2016-09-01-jo-field.yaml
        member: jo-field
        completed: sng/2016-09-01
        letters:
          - kind: first
            sent: 2016-09-12
    """,
)
TWICE = Page(
    "MK622",
    "one breach in two files",
    Severity.ERROR,
    """
    Two files say what was done about the breach of the same member, seat or organisation that the same meeting
    completed. Which letters were sent cannot be told from either. Put both in one file.

    Bad::

        # records/groups/sng.yaml
        name: Safer Neighbourhoods Group
        kind: delivery-group
        # records/members/jo-field.yaml
        name: Jo Field
        # records/meetings/sng/2016-09-01.yaml
        status: held
        # records/breaches/sng/2016-09-01-jo-field.yaml
        member: jo-field
        completed: sng/2016-09-01
        # records/breaches/sng/2016-09-01-field.yaml
        member: jo-field
        completed: sng/2016-09-01

    Good::

        # records/groups/sng.yaml
        name: Safer Neighbourhoods Group
        kind: delivery-group
        # records/members/jo-field.yaml
        name: Jo Field
        # records/meetings/sng/2016-09-01.yaml
        status: held
        # records/breaches/sng/2016-09-01-jo-field.yaml
        member: jo-field
        completed: sng/2016-09-01
    """,
)
PAGES = (OTHER_BODY, OUT_OF_ORDER, TWICE)


def check(book: Book) -> Iterator[Finding]:
    """Every file on a breach."""
    first: dict[tuple[str, str | None, str | None, str | None], str] = {}
    for id in sorted(book.register.breaches):
        breach = book.register.breaches[id]
        whose = (breach.completed, breach.member, breach.seat, breach.organisation)
        if whose in first:
            yield TWICE.finding(breach.place, f"`{first[whose]}` is about the same breach")
        first.setdefault(whose, id)
        completed = book.register.meetings.get(breach.completed)
        if completed is not None and completed.group != breach.group:
            at = breach.place.at("completed")
            yield OTHER_BODY.finding(at, f"{completed.id} is no meeting of {breach.group}")
        yield from _order(book, breach, book.day(breach.completed))


def _order(book: Book, breach: Breach, completed: Day | None) -> Iterator[Finding]:
    decided = [(one, book.minuted(one.by)) for one in breach.considered]
    for number, (_, day) in enumerate(decided):
        if day is not None and completed is not None and before(day, completed):
            message = f"considered on {day}, before the breach was complete on {completed}"
            yield OUT_OF_ORDER.finding(breach.place.at("considered", number, "by"), message)
    first = next((one.sent for one in breach.letters if one.kind == "first"), None)
    for number, letter in enumerate(breach.letters):
        at = breach.place.at("letters", number, "sent")
        if completed is not None and before(letter.sent, completed):
            message = f"sent on {letter.sent}, before the breach was complete on {completed}"
            yield OUT_OF_ORDER.finding(at, message)
        elif letter.kind == "second":
            if first is not None and before(letter.sent, first):
                yield OUT_OF_ORDER.finding(at, f"the second letter was sent before the first ({first})")
            elif (words := _undecided(breach, decided_days=[day for _, day in decided], sent=letter.sent)) is not None:
                yield OUT_OF_ORDER.finding(at, words)


def _undecided(breach: Breach, decided_days: list[Day | None], sent: Day) -> str | None:
    """Why a second letter should not have been sent yet, or at all."""
    by_then = [
        one.decision
        for one, day in zip(breach.considered, decided_days, strict=True)
        if day is None or not before(sent, day)
    ]
    final = [decision for decision in by_then if decision != "deferred"]
    if not final:
        return "the second letter was sent before the group had decided"
    return (
        f"the second letter was sent although the group had decided: {final[-1]}"
        if final[-1] != "asked-to-leave"
        else None
    )
