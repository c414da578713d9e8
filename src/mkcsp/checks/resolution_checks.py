"""MK223, MK601 to MK605 and MK760: what became of resolutions, and what they are to change in the records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from mkcsp.checks.book import Book
from mkcsp.checks.parts import typed
from mkcsp.checks.references import GROUP, MEETING, TERMS, UNKNOWN_SEAT
from mkcsp.findings import Code, Finding, Key, Place, Severity
from mkcsp.history.expected_effects import Resolved, awaited
from mkcsp.history.tristate import before
from mkcsp.model.base import Record
from mkcsp.model.dates import Day
from mkcsp.model.resolution import Action, Due, ExpectedEffect
from mkcsp.spelling import Nearest

EARLIER = Code("MK601", Severity.WARNING)
DUE_EARLIER = Code("MK602", Severity.WARNING)
NO_OWNER = Code("MK603", Severity.NOTE)
TWO_DAYS = Code("MK604", Severity.WARNING)

_Fits = Literal["any-day", "by-then", "that-day"]
"""On which day, seen from its minute, something may have been: any, that of the minute or one before, or only that."""


def outcomes_of_actions(book: Book) -> Iterator[Finding]:
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
    # What was done on one day may be reported to a later meeting; a minute does not tell what is done after it.
    entries: list[tuple[Day | None, str | None, tuple[Key, ...], _Fits]] = [
        *((one.on, one.by, ("progress", number), "any-day") for number, one in enumerate(action.progress)),
        *((one.on, one.by, ("put-off", number), "that-day") for number, one in enumerate(action.put_off)),
    ]
    if (closed := action.closed) is not None:
        # The minute drops it; that it was done or overtaken, the minute only reports.
        entries.append((closed.on, closed.by, ("closed",), "that-day" if closed.how == "dropped" else "by-then"))
    for on, by, keys, fits in entries:
        minuted = book.minuted(by)
        if on is not None and before(on, made):
            message = f"{on} is before the meeting of {made} that resolved it"
            yield EARLIER.finding(at.at(*keys, "on"), message)
        elif minuted is not None and before(minuted, made):
            message = f"that meeting ({minuted}) is before the one of {made} that resolved it"
            yield EARLIER.finding(at.at(*keys, "by"), message)
        elif on is not None and minuted is not None and _two_days(on, minuted, fits):
            yield TWO_DAYS.finding(at.at(*keys, "on"), f"the day is {on}, but the minute is of {minuted}")


def _two_days(on: Day, minuted: Day, fits: _Fits) -> bool:
    """Whether a day and the day of the minute that is given with it contradict each other."""
    return fits != "any-day" and (before(minuted, on) is True or (fits == "that-day" and before(on, minuted) is True))


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


UNSAID = Code("MK223", Severity.ERROR)
NOT_SHOWN = Code("MK605", Severity.WARNING)
NO_TERMS = Code("MK760", Severity.WARNING)

FIELDS: dict[str, tuple[str, ...]] = {
    "appoints": ("group", "member", "seat", "office", "organisation", "organisations"),
    "removes": ("group", "member", "seat", "office"),
    "sets-up": ("group",),
    "adopts-terms": ("group", "terms"),
    "defers": ("group", "to", "item"),
    "asks-for-report": ("group", "to", "report", "item"),
    "reporting-line": ("group", "to"),
}
"""By kind of effect: the fields that it has."""

SHOWN_IN: dict[str, tuple[str, ...]] = {
    "appoints": ("groups", "members"),
    "removes": ("groups", "members"),
    "sets-up": ("groups",),
    "adopts-terms": ("terms", "meetings"),
    "defers": ("meetings",),
    "asks-for-report": ("meetings", "reports"),
    "reporting-line": ("groups",),
}
"""By kind of effect: the kinds of record that can show it."""

NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "appoints": (("group",),),
    "removes": (("group",), ("member", "seat", "office")),
    "adopts-terms": (("terms", "group"),),
    "reporting-line": (("group",), ("to",)),
}
"""By kind of effect: of each of these sets of fields, one at least has to be given."""


def effects_of_resolutions(book: Book) -> Iterator[Finding]:
    """Every effect of every resolution: its fields, what they name, and whether what is closed was done."""
    for record in book.register.resolutions.values():
        meeting = book.register.meetings.get(record.meeting)
        for key, action in record.actions.items():
            at = record.place.at("actions", key)
            for number, effect in enumerate(action.effects):
                place = at.at("effects", number)
                yield from _fields(effect, place)
                yield from _references(book, record, effect, place)
            if meeting is not None and action.closed is not None and action.closed.how == "done":
                resolved = Resolved(f"{meeting.id}/{key}", meeting)
                for one in awaited(book.register, resolved, action.effects, at, date.max):
                    if one.shown is None and not _unread(book, one.effect):
                        yield NOT_SHOWN.finding(one.at, f"recorded as done, but not until {one.expected}")


def _unread(book: Book, effect: ExpectedEffect) -> bool:
    """Whether something of a kind that could show the effect cannot be read, and may show it."""
    folders = tuple(f"records/{kind}" for kind in SHOWN_IN[effect.what])
    return any(path.startswith(folders) for path in book.register.incomplete)


def _fields(effect: ExpectedEffect, at: Place) -> Iterator[Finding]:
    names = ("group", "member", "seat", "office", "organisation", "organisations", "terms", "to", "report", "item")
    for name in names:
        if getattr(effect, name) not in (None, ()) and name not in FIELDS[effect.what]:
            yield UNSAID.finding(at.at(typed(name)), f"`{typed(name)}` does not go with `what: {effect.what}`")
    for those in NEEDED.get(effect.what, ()):
        if all(getattr(effect, name) is None for name in those):
            wanted = " or ".join(f"`{name}`" for name in those)
            yield UNSAID.finding(at, f"`what: {effect.what}` needs {wanted}")


def _references(book: Book, record: Record, effect: ExpectedEffect, at: Place) -> Iterator[Finding]:
    """What depends on the kind of effect: the other references are followed with all the rest.

    A group that is to be set up may have no record yet: that is what is awaited.
    """
    if effect.terms is not None and not TERMS.known(book, record, effect.terms):
        near = Nearest(book.register.terms).to(effect.terms)
        help = f"did you mean `{near}`?" if near else "enter the version that is to be adopted as a draft"
        yield NO_TERMS.finding(at.at("terms"), f"there are no terms `{effect.terms}`", help)
    if effect.group is not None and effect.what != "sets-up" and not GROUP.known(book, record, effect.group):
        yield GROUP.finding(book, record, effect.group, (*at.keys, "group"))
    seats = book.seats(effect.group or "")
    if effect.seat is not None and effect.group in book.register.groups and effect.seat not in seats:
        near = Nearest(seats).to(effect.seat)
        help = f"did you mean `{near}`?" if near else f"its seats: {', '.join(seats) or 'none'}"
        yield UNKNOWN_SEAT.finding(at.at("seat"), f"{effect.group} has no seat `{effect.seat}`", help)
    target = GROUP if effect.what == "reporting-line" else MEETING
    if effect.to is not None and "to" in FIELDS[effect.what] and not target.known(book, record, effect.to):
        yield target.finding(book, record, effect.to, (*at.keys, "to"))
