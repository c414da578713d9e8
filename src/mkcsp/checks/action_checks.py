"""MK601 to MK604: what became of resolutions against the day on which they were made."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.checks.book import Book
from mkcsp.findings import Finding, Page, Severity
from mkcsp.history.tristate import before
from mkcsp.location import Key, Place
from mkcsp.model.dates import Day
from mkcsp.model.resolution import Action, Due

EARLIER = Page(
    "MK601",
    "done before it was resolved",
    Severity.WARNING,
    """
    Progress, a new deadline or the end of an action is dated before the meeting that resolved it, or rests on a
    minute of an earlier meeting. A year is mistyped, or the action belongs to another meeting.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: cctv
              resolved:
                - id: "1"
                  text: That the survey be circulated.
        # records/resolutions/smk/2016-01-21.yaml
        actions:
          cctv/1:
            owners:
              - post: Head of Community Safety
            closed:
              on: 2015-02-01
              how: done

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: cctv
              resolved:
                - id: "1"
                  text: That the survey be circulated.
        # records/resolutions/smk/2016-01-21.yaml
        actions:
          cctv/1:
            owners:
              - post: Head of Community Safety
            closed:
              on: 2016-02-01
              how: done
    """,
)
DUE_EARLIER = Page(
    "MK602",
    "due before it was resolved",
    Severity.WARNING,
    """
    The deadline of an action, or the meeting at which it is due, lies before the meeting that resolved it, so it was
    overdue from the start. If the paper has it so, acknowledge it.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: cctv
              resolved:
                - id: "1"
                  text: That the survey be circulated by April.
        # records/resolutions/smk/2016-01-21.yaml
        actions:
          cctv/1:
            owners:
              - post: Head of Community Safety
            due:
              when: date
              date: 2015-04

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: cctv
              resolved:
                - id: "1"
                  text: That the survey be circulated by April.
        # records/resolutions/smk/2016-01-21.yaml
        actions:
          cctv/1:
            owners:
              - post: Head of Community Safety
            due:
              when: date
              date: 2016-04
    """,
)
NO_OWNER = Page(
    "MK603",
    "action without an owner",
    Severity.NOTE,
    """
    Nobody is named to do it, so while it is open it stands on nobody's list. Resolutions often say "that ... be
    circulated" and not by whom: then acknowledge it, or name the owner once a later minute says who it is.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: cctv
              resolved:
                - id: "1"
                  text: That the survey be circulated.
        # records/resolutions/smk/2016-01-21.yaml
        actions:
          cctv/1:
            due:
              when: next-meeting

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: cctv
              resolved:
                - id: "1"
                  text: That the survey be circulated.
        # records/resolutions/smk/2016-01-21.yaml
        actions:
          cctv/1:
            owners:
              - post: Head of Community Safety
            due:
              when: next-meeting
    """,
)
TWO_DAYS = Page(
    "MK604",
    "two days for one decision",
    Severity.WARNING,
    """
    An entry gives a day, and rests on a minute of a meeting that was held on another. One fact stands in one place:
    leave out the day, which the minute gives, or correct the one that is wrong.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: cctv
              resolved:
                - id: "1"
                  text: That the survey be circulated.
        # records/meetings/smk/2016-04-14.yaml
        status: held
        minutes:
          items:
            - id: matters-arising
        # records/resolutions/smk/2016-01-21.yaml
        actions:
          cctv/1:
            owners:
              - post: Head of Community Safety
            closed:
              on: 2016-04-15
              by: smk/2016-04-14/matters-arising
              how: done

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: cctv
              resolved:
                - id: "1"
                  text: That the survey be circulated.
        # records/meetings/smk/2016-04-14.yaml
        status: held
        minutes:
          items:
            - id: matters-arising
        # records/resolutions/smk/2016-01-21.yaml
        actions:
          cctv/1:
            owners:
              - post: Head of Community Safety
            closed:
              by: smk/2016-04-14/matters-arising
              how: done
    """,
)
PAGES = (EARLIER, DUE_EARLIER, NO_OWNER, TWO_DAYS)


def check(book: Book) -> Iterator[Finding]:
    """Every action of every meeting."""
    for record in book.register.resolutions.values():
        made = book.day(record.meeting)
        for key, action in record.actions.items():
            if not action.owners and action.closed is None:
                yield NO_OWNER.finding(record.place.at("actions", key), f"`{key}` has no owner")
            if made is not None:
                if action.progress or action.put_off or action.closed is not None:
                    yield from _earlier(book, action, made, record.place.at("actions", key))
                if action.due is not None or action.put_off:
                    yield from _due(book, action, made, record.place.at("actions", key))


def _earlier(book: Book, action: Action, made: Day, at: Place) -> Iterator[Finding]:
    # Progress made on one day may be reported to a meeting on another.
    entries: list[tuple[Day | None, str | None, tuple[Key, ...], bool]] = [
        *((one.on, one.by, ("progress", number), False) for number, one in enumerate(action.progress)),
        *((one.on, one.by, ("put-off", number), True) for number, one in enumerate(action.put_off)),
    ]
    if action.closed is not None:
        entries.append((action.closed.on, action.closed.by, ("closed",), True))
    for on, by, keys, same in entries:
        minuted = book.minuted(by)
        if on is not None and before(on, made):
            message = f"{on} is before the meeting of {made} that resolved it"
            yield EARLIER.finding(at.at(*keys, "on"), message)
        elif minuted is not None and before(minuted, made):
            message = f"that meeting ({minuted}) is before the one of {made} that resolved it"
            yield EARLIER.finding(at.at(*keys, "by"), message)
        elif same and on is not None and minuted is not None and (before(on, minuted) or before(minuted, on)):
            yield TWO_DAYS.finding(at.at(*keys, "on"), f"the day is {on}, but the minute is of {minuted}")


def _due(book: Book, action: Action, made: Day, at: Place) -> Iterator[Finding]:
    deadlines: list[tuple[Due, tuple[Key, ...]]] = [(action.due, ("due",))] if action.due is not None else []
    deadlines += [(one.due, ("put-off", number, "due")) for number, one in enumerate(action.put_off)]
    for due, keys in deadlines:
        day = book.day(due.meeting)
        if due.date is not None and before(due.date, made):
            message = f"{due.date} is before the meeting of {made} that resolved it"
            yield DUE_EARLIER.finding(at.at(*keys, "date"), message)
        elif day is not None and before(day, made):
            message = f"it was on {day}, before the meeting that resolved it"
            yield DUE_EARLIER.finding(at.at(*keys, "meeting"), message)
