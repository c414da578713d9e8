"""Whether the records show what a resolution was to change in them: the roster, the terms, a group, a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from mkcsp.findings import Place
from mkcsp.history.counted_meetings import counted_meetings
from mkcsp.history.membership import SeatHolding, holdings, seat_holdings
from mkcsp.history.terms_in_force import agreed_on
from mkcsp.history.tristate import before, covers, has_come
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Dated, Day
from mkcsp.model.group import Group, OfficeHolding
from mkcsp.model.meeting import AgendaItem, Meeting
from mkcsp.model.resolution import ExpectedEffect
from mkcsp.register import Register, minute_items


@dataclass(frozen=True, slots=True)
class Resolved:
    """The resolution that states an effect: `reference` names it, `meeting` passed it."""

    reference: str
    meeting: Meeting


@dataclass(frozen=True, slots=True)
class Awaited:
    """An effect that a resolution is to have, and whether the records show it on a day.

    at: the entry that states the effect. expected: what is to be seen, a clause that goes on from "until".
    shown: where the records show it; None while they do not.
    """

    effect: ExpectedEffect
    at: Place
    expected: str
    shown: Place | None


def effects_of(register: Register, reference: str, entered: tuple[ExpectedEffect, ...]) -> tuple[ExpectedEffect, ...]:
    """What a resolution is to change: what is entered, then the groups that by their own records it set up."""
    made = register.set_up.get(reference, ())
    named = {effect.group for effect in entered if effect.what == "sets-up"} if made else set()
    if None in named:
        return entered
    return (*entered, *(ExpectedEffect(what="sets-up", group=id) for id in made if id not in named))


def awaited(
    register: Register, resolved: Resolved, entered: tuple[ExpectedEffect, ...], at: Place, on: date
) -> tuple[Awaited, ...]:
    """Every effect of a resolution, as the records of the day `on` show it.

    entered: those of its entry, which is at `at`. What begins, is agreed or is decided after that day is not shown yet.
    A resolution of the same words at another meeting does not count: what shows an effect cites this one, or began no
    sooner.
    """
    return tuple(
        Awaited(
            effect,
            at.at("effects", number) if number < len(entered) else at,
            _EXPECTED[effect.what](effect),
            next(iter(_SHOWN[effect.what](register, resolved, effect, on)), None),
        )
        for number, effect in enumerate(effects_of(register, resolved.reference, entered))
    )


def _appointed(register: Register, resolved: Resolved, effect: ExpectedEffect, on: date) -> Iterator[Place]:
    group = register.groups.get(effect.group or "")
    if group is None:
        return
    if effect.seat is None and not _asked(effect):
        for place, holding in _offices(group, effect):
            named = effect.member is not None or effect.office is not None
            if named and holding.member is not None and _began(resolved, holding, holding.by, on):
                yield place
    if effect.office is not None:
        return
    came = [
        tenure
        for tenure in _tenures(register, group, effect)
        if tenure.member is not None and any(_began(resolved, span, _by(tenure), on) for span in tenure.spans)
    ]
    if _everybody(register, group, effect, came, on):
        yield from (tenure.at for tenure in came)


def _asked(effect: ExpectedEffect) -> tuple[str, ...]:
    """Ids of the organisations that are asked for a representative."""
    return (*((effect.organisation,) if effect.organisation else ()), *effect.organisations)


def _everybody(register: Register, group: Group, effect: ExpectedEffect, came: list[SeatHolding], on: date) -> bool:
    """Whether all came whom the effect awaits.

    They are of each organisation that is asked, or where nobody is named, in every seat of the group; somebody who came
    before counts there.
    """
    asked = _asked(effect)
    if asked:
        return set(asked) <= {tenure.seat.organisation for tenure in came}
    if effect.member is not None or effect.seat is not None:
        return bool(came)
    seats = [one for one in holdings(register, group, Day.of(on)) if not one.seat.derived]
    return bool(came) and all(one.state == "held" for one in seats)


def _removed(register: Register, resolved: Resolved, effect: ExpectedEffect, on: date) -> Iterator[Place]:
    group = register.groups.get(effect.group or "")
    if group is None:
        return
    today = Day.of(on)
    if effect.office is not None:
        offices = [(place, one) for place, one in _offices(group, effect) if one.member is not None]
        if all(covers(one, today) is False for _, one in offices):
            yield from (place for place, one in offices if _ended(resolved, one.until, on))
        return
    held = [tenure for tenure in _tenures(register, group, effect) if tenure.member is not None]
    if all(tenure.covers(today) is False for tenure in held):
        yield from (tenure.at for tenure in held if _ended(resolved, tenure.left, on))


def _set_up(register: Register, resolved: Resolved, effect: ExpectedEffect, on: date) -> Iterator[Place]:
    for id, group in register.groups.items():
        if effect.group not in (None, id) or group.set_up_by is None or not _cites(group.set_up_by, resolved):
            continue
        if _at_work(register, resolved, group, on):
            yield group.place.at("set-up-by")


def _at_work(register: Register, resolved: Resolved, group: Group, on: date) -> bool:
    """Whether a record shows that a group was at work by then: a later day, a meeting, or a report.

    That it exists since the day of the resolution, or since a day that was inferred, only repeats the resolution.
    """
    days = [*([group.from_] if group.from_ else []), *group.seen]
    if any(has_come(day, on) and not day.inferred and before(resolved.meeting.day, day) for day in days):
        return True
    if any(sitting.held for sitting in counted_meetings(register, group.id, on)):
        return True
    reports = (report for report in register.reports.values() if report.from_group == group.id)
    if any(report.dated is not None and has_come(report.dated, on) for report in reports):
        return True
    come = (meeting for meeting in register.meetings.values() if has_come(meeting.day, on))
    items = (item for meeting in come for item, _ in minute_items(meeting))
    return any(entry.group == group.id for item in items for entry in item.heard)


def _adopted(register: Register, resolved: Resolved, effect: ExpectedEffect, on: date) -> Iterator[Place]:
    for id, terms in register.terms.items():
        if effect.terms not in (None, id) or effect.group not in (None, terms.group):
            continue
        if terms.status != "agreed" or terms.agreed is None:
            continue
        agreed = agreed_on(register, terms)
        since = agreed is not None and not before(agreed, resolved.meeting.day) and has_come(agreed, on)
        cites = terms.agreed.by is not None and _cites(terms.agreed.by, resolved)
        if cites or (since and effect.terms is not None):
            yield terms.place.at("agreed")


def _reports(register: Register, resolved: Resolved, effect: ExpectedEffect, on: date) -> Iterator[Place]:
    group = register.groups.get(effect.group or "")
    for number, line in enumerate(group.reports_to if group else ()):
        if effect.to in (None, line.group) and _began(resolved, line, line.by, on):
            assert group is not None
            yield group.place.at("reports-to", number)


def _deferred(register: Register, resolved: Resolved, effect: ExpectedEffect, on: date) -> Iterator[Place]:
    item = effect.item or resolved.reference.split("/")[2]
    for meeting in _meetings(register, resolved, effect):
        yield from _items(meeting, item, on)


def _reported(register: Register, resolved: Resolved, effect: ExpectedEffect, on: date) -> Iterator[Place]:
    meetings = _meetings(register, resolved, effect)
    if effect.report is not None:
        report = register.reports.get(effect.report)
        made = report is not None and report.meeting in {meeting.id for meeting in meetings}
        if report is not None and made and (report.dated is None or has_come(report.dated, on)):
            yield report.place.at("meeting")
    elif effect.item is not None:
        for meeting in meetings:
            yield from _items(meeting, effect.item, on)


_SHOWN: dict[str, Callable[[Register, Resolved, ExpectedEffect, date], Iterator[Place]]] = {
    "appoints": _appointed,
    "removes": _removed,
    "sets-up": _set_up,
    "adopts-terms": _adopted,
    "reporting-line": _reports,
    "defers": _deferred,
    "asks-for-report": _reported,
}


def _cites(by: str, resolved: Resolved) -> bool:
    """Whether a record names the resolution, or the item of the minutes in which it is."""
    return by == resolved.reference or by == "/".join(resolved.reference.split("/")[:3])


def _began(resolved: Resolved, span: Dated, by: str | None, on: date) -> bool:
    """Whether something began by the resolution, or if nobody says by what, not before the meeting that passed it."""
    if span.from_ is not None and not has_come(span.from_, on):
        return False
    if by is not None and _cites(by, resolved):
        return True
    return span.from_ is not None and before(span.from_, resolved.meeting.day) is False


def _ended(resolved: Resolved, until: Day | None, on: date) -> bool:
    return until is not None and before(until, resolved.meeting.day) is False and has_come(until, on)


def _by(tenure: SeatHolding) -> str | None:
    return next((by for span in tenure.spans if (by := getattr(span, "by", None)) is not None), None)


def _offices(group: Group, effect: ExpectedEffect) -> Iterator[tuple[Place, OfficeHolding]]:
    for number, one in enumerate(group.offices):
        if effect.office in (None, one.office) and effect.member in (None, one.member):
            yield group.place.at("offices", number), one


def _tenures(register: Register, group: Group, effect: ExpectedEffect) -> Iterator[SeatHolding]:
    for tenure in seat_holdings(register, group):
        if effect.seat not in (None, tenure.seat.id) or effect.member not in (None, tenure.member):
            continue
        if not _asked(effect) or tenure.seat.organisation in _asked(effect):
            yield tenure


def _meetings(register: Register, resolved: Resolved, effect: ExpectedEffect) -> list[Meeting]:
    """The meeting that the effect names; else those of its group, or of the same body, after the resolution."""
    if effect.to is not None:
        return [register.meetings[effect.to]] if effect.to in register.meetings else []
    group = effect.group or resolved.meeting.group
    return [one for one in register.meetings_of(group) if one.sorting > resolved.meeting.sorting]


def _items(meeting: Meeting, id: str, on: date) -> Iterator[Place]:
    """Where an item stands in the minutes or, once it is issued or while it is being made, on the agenda."""
    if decided_by_then := (meeting.status == "held" and has_come(meeting.day, on)):
        yield from (meeting.place.at(*keys) for item, keys in minute_items(meeting) if item.id == id)
    agenda = meeting.agenda
    if agenda is None or (agenda.issued is not None and not has_come(agenda.issued, on) and not decided_by_then):
        return
    waiting: list[tuple[AgendaItem, Place]] = [
        (item, meeting.place.at("agenda", "items", number)) for number, item in enumerate(agenda.items)
    ]
    while waiting:
        item, place = waiting.pop()
        if item.id == id:
            yield place
        waiting += [(part, place.at("parts", number)) for number, part in enumerate(item.parts)]


def _who(effect: ExpectedEffect) -> str:
    if effect.organisations:
        return f"a representative of each of {', '.join(effect.organisations)}"
    if not (effect.member or effect.office or effect.seat or effect.organisation):
        return "somebody in every seat, one of them"
    parts = [effect.member or "somebody"]
    if effect.office:
        parts.append(f"as {effect.office}")
    if effect.seat:
        parts.append(f"in the seat {effect.seat}")
    if effect.organisation:
        parts.append(f"for {effect.organisation}")
    return " ".join(parts)


def _plan(effect: ExpectedEffect, what: str) -> str:
    later = f"a later meeting of {effect.group}" if effect.group else "a later meeting"
    return f"{what} stands at {effect.to or later}"


def _report(effect: ExpectedEffect) -> str:
    if effect.report:
        return f"the report {effect.report}"
    return f"the item {effect.item}" if effect.item else "the report, once its id is entered,"


_EXPECTED: dict[str, Callable[[ExpectedEffect], str]] = {
    "appoints": lambda e: f"the roster of {e.group} shows {_who(e)} from that meeting on",
    "removes": lambda e: f"the roster of {e.group} shows the end of the membership: {_who(e)}",
    "sets-up": lambda e: (
        f"the group {e.group or ''} is in the records with set-up-by, and a record shows it at work".replace("  ", " ")
    ),
    "adopts-terms": lambda e: f"the terms {e.terms or f'of {e.group}'} are recorded as agreed by it",
    "reporting-line": lambda e: f"{e.group} is recorded as reporting to {e.to}",
    "defers": lambda e: _plan(e, f"the item {e.item}" if e.item else "the item"),
    "asks-for-report": lambda e: _plan(e, _report(e)),
}
