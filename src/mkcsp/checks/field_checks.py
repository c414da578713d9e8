"""MK220 to MK222, MK700 and MK740: fields that exclude each other, ids, and what is said to be inferred."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from mkcsp.checks.book import Book, MeetingFacts
from mkcsp.checks.parts import typed
from mkcsp.findings import Code, Finding, Key, Place, Severity
from mkcsp.history.inferred import keys_of
from mkcsp.loader.paths import wrong_id, wrong_name
from mkcsp.model.base import Record
from mkcsp.model.breach import Breach
from mkcsp.model.group import HeldBy, OfficeHolding, Representative, Seat, StandingItem
from mkcsp.model.meeting import AgendaItem, DeputyFor, Presiding, RollLine
from mkcsp.model.minute import AcceptedAbsence, Clause, Interest, MinuteItem, Undertaking, Voter
from mkcsp.model.report_record import Author, FormBox, Recommendation
from mkcsp.model.resolution import Due, Owner, Party
from mkcsp.model.rules import Obligation
from mkcsp.model.strategy import Priority
from mkcsp.model.terms_of_reference import AttendanceRule, Section

CHOICE = Code("MK220", Severity.ERROR)
DUE = Code("MK221", Severity.ERROR)

_PERSON = ("member", "name")


def _exactly(*names: str) -> Callable[[Any], str | None]:
    """A check that exactly one of these fields is filled in."""
    values, others = attrgetter(*names), len(names) - 1

    def told(part: Any) -> str | None:
        return None if values(part).count(None) == others else _told(part, names, names)

    return told


def _told(part: Any, rivals: Sequence[str], enough: Sequence[str]) -> str | None:
    """What is wrong where at most one of `rivals` may be filled in, and at least one of `enough` must be."""
    given = [name for name in rivals if getattr(part, name) is not None]
    if len(given) > 1:
        return f"{_listed(given, 'and')} are both filled in, but only one can be"
    if all(getattr(part, name) is None for name in enough):
        return (
            f"none of {_listed(enough, 'and')} is filled in" if len(enough) > 1 else f"{_listed(enough, '')} is missing"
        )
    return None


def _held_by(part: HeldBy) -> str | None:
    if part.group is not None or part.office is not None:
        if part.post is not None:
            return "an office in a group and a post are both filled in, but only one can be"
        if part.group is None or part.office is None:
            return "an office elsewhere needs both `group` and `office`"
        return None
    return "neither an office (`group` and `office`) nor a `post` is filled in" if part.post is None else None


def _accepted(part: AcceptedAbsence) -> str | None:
    period = part.from_ is not None or part.until is not None
    if part.meeting is not None and period:
        return "one meeting and a period are both filled in, but only one can be"
    return "neither `meeting` nor `from` and `until` is filled in" if part.meeting is None and not period else None


def _due(part: Due) -> str | None:
    match part.when:
        case "date" if part.date is None:
            return "`when: date` needs `date`"
        case "meeting" if part.meeting is None:
            return "`when: meeting` needs `meeting`"
        case "event" | "recurring" if part.words is None:
            return f"`when: {part.when}` needs `words`"
    if part.meeting is not None and part.when != "meeting":
        return f"a meeting is given, but `when` is `{part.when}`"
    if part.date is not None and part.when in ("meeting", "next-meeting", "none", "not-said"):
        return f"a date is given, but `when` is `{part.when}`"
    return None


CHOICES: Mapping[type, tuple[Code, Callable[[Any], str | None]]] = {
    RollLine: (CHOICE, _exactly("member", "name", "public")),
    Representative: (CHOICE, _exactly("member", "state")),
    # An office entry may give neither, as older ones do: then nobody can tell which is meant, and nothing is wrong.
    OfficeHolding: (CHOICE, lambda part: _told(part, ("member", "state"), ("office",))),
    # Words alone will do for a deputy: the principal may have no record.
    DeputyFor: (CHOICE, lambda part: _told(part, ("member", "seat"), ("member", "seat", "as_"))),
    Breach: (CHOICE, _exactly("member", "seat", "organisation")),
    # A parish councillor's seat is nobody's: none at all will do.
    Seat: (CHOICE, lambda part: _told(part, ("organisation", "generic"), ("id",))),
    HeldBy: (CHOICE, _held_by),
    Presiding: (CHOICE, _exactly(*_PERSON)),
    Voter: (CHOICE, _exactly(*_PERSON)),
    Interest: (CHOICE, _exactly(*_PERSON)),
    Author: (CHOICE, lambda part: _told(part, ("member",), ("member", "as_", "post"))),
    Owner: (
        CHOICE,
        lambda part: _told(
            part, ("post", "member", "group", "name"), ("post", "member", "group", "name", "organisation")
        ),
    ),
    Party: (
        CHOICE,
        lambda part: _told(part, ("post", "member", "group"), ("post", "member", "group", "organisation")),
    ),
    AcceptedAbsence: (CHOICE, _accepted),
    Due: (DUE, _due),
}
"""By class: the page, and what is wrong with an entry, or None."""


def choices(book: Book, record: Record, part: Any, keys: tuple[Key, ...]) -> Iterable[Finding]:
    """Whether one, and only one, of the fields that stand for each other is filled in."""
    page, told = CHOICES[type(part)]
    message = told(part)
    return () if message is None else (page.finding(record.place.at(*keys), message),)


def _listed(names: Sequence[str], last: str) -> str:
    words = [f"`{typed(name)}`" for name in names]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


REPEATED = Code("MK222", Severity.ERROR)

NamedPart = tuple[str, tuple[Key, ...]]


def repeated_ids(book: Book) -> Iterator[Finding]:
    """Every second entry of an id within one list of a group, of terms, a strategy or a report."""
    register = book.register
    for group in register.groups.values():
        yield from _twice(group.place, "seat", (_entry(one.id, "seats", at) for at, one in enumerate(group.seats)))
        if group.usual is not None:
            standing = enumerate(group.usual.standing_items)
            named = [_entry(one.id, "usual", "standing-items", at) for at, one in standing]
            yield from _twice(group.place, "item", named)
    for terms in register.terms.values():
        sections = list(enumerate(terms.sections))
        yield from _twice(terms.place, "section", (_entry(one.id, "sections", at) for at, one in sections))
        rules = ((rule.id, ("sections", at, "rules", n)) for at, one in sections for n, rule in enumerate(one.rules))
        yield from _twice(terms.place, "rule", rules)
    for practice in register.practices.values():
        adopted = ((one.rule.id, ("rules", at, "rule")) for at, one in enumerate(practice.rules))
        yield from _twice(practice.place, "rule", adopted)
    for strategy in register.strategies.values():
        for field, those in (("priorities", strategy.priorities), ("responsibilities", strategy.responsibilities)):
            yield from _twice(strategy.place, "one", (_entry(one.id, field, at) for at, one in enumerate(those)))
    for form in register.forms.values():
        boxes = (
            (box.id, ("sections", at, "boxes", n))
            for at, one in enumerate(form.sections)
            for n, box in enumerate(one.boxes)
        )
        yield from _twice(form.place, "box", boxes)
    for report in register.reports.values():
        yield from _parts(report.place, "recommendation", report.recommendations, ("recommendations",))


def repeated_ids_in_meeting(sitting: MeetingFacts) -> Iterator[Finding]:
    """Every second entry of an id on an agenda, in minutes, or among the clauses of an item."""
    place = sitting.meeting.place
    if len({item.id for item, _ in sitting.agenda}) < len(sitting.agenda):
        yield from _twice(place, "item", ((item.id, keys) for item, keys in sitting.agenda))
    if len({item.id for item, _ in sitting.items}) < len(sitting.items):
        yield from _twice(place, "item", ((item.id, keys) for item, keys in sitting.items))
    for item, keys in sitting.items:
        # A reference to an undertaking is written like one to a clause, so they may not share an id either.
        if len(item.resolved) + len(item.undertakings) > 1:
            named = [_entry(one.id, *keys, "resolved", at) for at, one in enumerate(item.resolved)]
            named += [_entry(one.id, *keys, "undertakings", at) for at, one in enumerate(item.undertakings)]
            yield from _twice(place, "clause or undertaking", named)
        for at, clause in enumerate(item.resolved):
            if clause.parts:
                yield from _parts(place, "clause", clause.parts, (*keys, "resolved", at, "parts"))


def _parts(
    place: Place, noun: str, those: Sequence[Clause | Recommendation], keys: tuple[Key, ...]
) -> Iterator[Finding]:
    yield from _twice(place, noun, (_entry(one.id, *keys, at) for at, one in enumerate(those)))
    for at, one in enumerate(those):
        if one.parts:
            yield from _parts(place, noun, one.parts, (*keys, at, "parts"))


def _entry(id: str, *keys: Key) -> NamedPart:
    return id, keys


def _twice(place: Place, noun: str, named: Iterable[NamedPart]) -> Iterator[Finding]:
    seen: set[str] = set()
    for id, keys in named:
        if id in seen:
            message = f"there is a {noun} `{id}` already" if noun != "one" else f"`{id}` is there already"
            yield REPEATED.finding(place.at(*keys, "id"), message)
        seen.add(id)


NO_ID = Code("MK740", Severity.ERROR)

NAMED = (
    AgendaItem,
    AttendanceRule,
    Clause,
    FormBox,
    MinuteItem,
    Obligation,
    Priority,
    Recommendation,
    Seat,
    Section,
    StandingItem,
    Undertaking,
)
"""What has an id inside a record."""


def record_ids(book: Book, record: Record, part: Any, keys: tuple[Key, ...]) -> Iterable[Finding]:
    """Whether the id of a part of a record can be one."""
    wrong = wrong_name(part.id) if type(part) is Seat else wrong_id(part.id.replace("/", " "))
    if wrong is None:
        return ()
    return (NO_ID.finding(record.place.at(*keys, "id"), f"`{part.id[:60]}` is not an id: {wrong}"),)


NOTHING_THERE = Code("MK700", Severity.ERROR)


def inferences(book: Book) -> Iterator[Finding]:
    """Every record that has something inferred."""
    for record in book.records():
        for number, entry in enumerate(record.inferred):
            if keys_of(record, entry.at) is None and record.path not in book.register.incomplete:
                at = record.place.at("inferred", number, "at")
                yield NOTHING_THERE.finding(
                    at, f"nothing is entered at `{entry.at}`", "name what is in the file, such as `parent` or `seats/0`"
                )
