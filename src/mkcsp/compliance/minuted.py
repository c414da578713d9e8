"""What is done again and again, each time at a meeting whose minutes say so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from mkcsp.compliance.calendar import Bound, Calendar, Occasion, near
from mkcsp.compliance.outcomes import Case, Fact, Outcome, State
from mkcsp.compliance.recurring import Mark, Recurrence, Stretch
from mkcsp.history.days import Days, months_after
from mkcsp.model.dates import Day


def mark(one: Occasion, done: bool | None, hole: str | None = None) -> Mark | None:
    """The meeting as a time at which something was done (True), or may have been (None); None where it was not.

    hole: the record that is lacking where it may have been.
    """
    if done is False:
        return None
    shown = done is True and one.held is True
    lacking = one.hole if shown or one.held is None else hole
    return Mark(one.id, one.first, one.last, shown, one.meeting.place, lacking)


def recurrence(
    calendars: list[Calendar], marks: Iterable[Mark | None], months: int, bound: Bound, on: date
) -> Recurrence:
    """What has to be done at a meeting of any of these bodies every so many months."""
    complete = calendars[0].complete
    for other in calendars[1:]:
        complete = complete.both(other.complete)
    found = sorted((one for one in marks if one is not None), key=lambda one: (one.last, one.first, one.id))

    def unrecorded(days: Days) -> tuple[str, ...]:
        return tuple(each.unrecorded(lack) for each in calendars if (lack := days.but(each.complete)))

    return Recurrence(found, complete, unrecorded, partial(months_after, months=months), bound, on)


def told(
    case: Case, stretch: Stretch, what: str, facts: tuple[Fact, ...], warn: int | None = None, about: str = ""
) -> Outcome:
    """How the stretch that is open stands, in words. what: what has to be done, as `a review of the membership`.

    facts: those besides the last time that it was done.
    """
    start, due = stretch.start, stretch.due
    last = "; none before is recorded" if start is None else f"; last done with {start.id}"
    if start is not None:
        facts = (Fact(f"it was done with {start.id}", start.at), *facts)
    if stretch.state == "breached" and stretch.since is not None:
        by = date.fromordinal(stretch.since.toordinal() - 1)
        latest = "" if by == due else " at the latest"
        summary = f"{what} was due by {by}{latest}{last}"
        since = Day.of(stretch.since)
        return Outcome(about, "breached", summary, since, facts, (), "it is done, and minuted", by)
    if stretch.state == "cannot-be-told":
        summary = f"{what} was due by {due}{last}, but a record may be lacking"
        return Outcome(about, "cannot-be-told", summary, None, facts, stretch.lacking, "these records are entered", due)
    sure = any(span.certain and span.holds(case.on) for span in case.spans)
    soon = sure and near(due, case.on, warn)
    state: State = "due-soon" if soon else "not-yet" if start is None else "met"
    settles = "it is done by then, and minuted" if soon else None
    return Outcome(about, state, f"{what} is due by {due}{last}", None, facts, (), settles, due)
