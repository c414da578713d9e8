"""MK620 to MK622: what was done about a breach, against the meetings and the order of things."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.checks.book import Book
from mkcsp.findings import Code, Finding, Severity
from mkcsp.history.tristate import before
from mkcsp.model.breach import Breach
from mkcsp.model.dates import Day

OTHER_BODY = Code("MK620", Severity.ERROR)
OUT_OF_ORDER = Code("MK621", Severity.WARNING)
TWICE = Code("MK622", Severity.ERROR)


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
            yield OTHER_BODY.finding(at, f"{completed.id} is not a meeting of {breach.group}")
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
