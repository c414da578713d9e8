"""Whether a body heard a report of another at a meeting, on paper or by word of mouth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkcsp.compliance.outcomes import Fact
from mkcsp.location import Place
from mkcsp.model.meeting import Meeting
from mkcsp.model.minute import MinuteItem
from mkcsp.register import Register, minute_items


@dataclass(frozen=True, slots=True)
class Hearing:
    """Whether the report was heard; None where a record is lacking, which `hole` then names."""

    heard: bool | None
    facts: tuple[Fact, ...] = ()
    hole: str | None = None


def hearing(register: Register, meeting: Meeting, group: str) -> Hearing:
    """Whether the meeting heard a report of the group with the id `group`.

    It did where an item of its minutes names the group in `heard` or considered a report of the group, or where a
    report of the group is recorded as made to it. A report that does not say whose it is may have been the group's.
    """
    facts = [fact for item, at in items(meeting) for fact in _in_item(register, item, at, group)]
    made = [one for one in register.reports.values() if one.meeting == meeting.id]
    own = [one for one in made if one.from_group == group]
    facts += [
        Fact(f"the report {one.id} was made to {meeting.id}", one.place) for one in own if not one.meeting_inferred
    ]
    if facts:
        return Hearing(True, tuple(facts))
    if own:
        return Hearing(None, (), f"that the report {own[0].id} was made to {meeting.id}, which is inferred")
    considered = {item.report: None for item, _ in items(meeting) if item.report} | {one.id: None for one in made}
    for id in considered:
        report = register.reports.get(id)
        if report is not None and report.from_group is None:
            return Hearing(None, (), f"whose report {id} is (from-group of the report)")
    if meeting.minutes is None:
        return Hearing(None, (), f"the minutes of {meeting.id}")
    return Hearing(False, (Fact(f"the minutes of {meeting.id} show no such report", meeting.place.at("minutes")),))


def items(meeting: Meeting) -> Iterator[tuple[MinuteItem, Place]]:
    """The items of the meeting's minutes, with where they stand."""
    for item, keys in minute_items(meeting):
        yield item, meeting.place.at(*keys)


def hears(register: Register, item: MinuteItem, group: str) -> bool:
    """Whether the item heard a report of the group."""
    report = register.reports.get(item.report) if item.report else None
    return any(one.group == group for one in item.heard) or (report is not None and report.from_group == group)


def _in_item(register: Register, item: MinuteItem, at: Place, group: str) -> Iterator[Fact]:
    if hears(register, item, group):
        yield Fact(f"minute {item.minute or item.id} heard it", at)
