"""The Register with what several checks look up in it, found once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from mkcsp.practice.membership import Tenure, tenures
from mkcsp.practice.spans import Cover, or_
from mkcsp.records.base import Record
from mkcsp.records.dates import Day
from mkcsp.records.groups import Seat
from mkcsp.records.meetings import AgendaItem, Meeting
from mkcsp.records.minutes import Approval
from mkcsp.register import Register, clauses, minute_items
from mkcsp.rules.nearest import Nearest
from mkcsp.source import Key, Place


@dataclass(frozen=True, slots=True)
class Approving:
    """A minute that approves or defers minutes, and where it stands."""

    meeting: Meeting
    approval: Approval
    at: Place


class Book:
    """What every check is given: the Register, and indexes over it that no check has to build for itself."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._nearest: dict[str, Nearest] = {}
        self._tenures: dict[str, Mapping[str, tuple[Tenure, ...]]] = {}
        # The minutes to which references lead lie close together, because files are checked in order.
        self.minute_ids = lru_cache(maxsize=256)(self._minute_ids)
        self.item_ids = lru_cache(maxsize=64)(self._item_ids)

    def records(self) -> Iterator[Record]:
        """Every record of every kind."""
        one = self.register
        if one.settings is not None:
            yield one.settings
        kinds: tuple[Mapping[str, Record], ...] = (
            one.organisations,
            one.members,
            one.groups,
            one.terms,
            one.strategies,
            one.reports,
            one.meetings,
            one.resolutions,
            one.breaches,
        )
        for kind in kinds:
            yield from kind.values()

    @cached_property
    def meetings(self) -> Mapping[str, tuple[Meeting, ...]]:
        """By group: its meetings in the order of their days. Those whose name holds no day are left out."""
        found: dict[str, list[Meeting]] = {}
        for meeting in self.register.meetings.values():
            if day_of(meeting) is not None:
                found.setdefault(meeting.group, []).append(meeting)
        return {group: tuple(sorted(those, key=lambda one: one.sorting)) for group, those in sorted(found.items())}

    @cached_property
    def approvals(self) -> Mapping[str, tuple[Approving, ...]]:
        """By meeting: what was decided of its minutes, in the order of the days on which it was."""
        found: dict[str, list[Approving]] = {}
        for those in self.meetings.values():
            for meeting in those:
                for item, keys in minute_items(meeting):
                    for number, approval in enumerate(item.approves):
                        at = meeting.place.at(*keys, "approves", number)
                        found.setdefault(approval.meeting, []).append(Approving(meeting, approval, at))
        return {id: tuple(sorted(all_, key=lambda one: one.meeting.sorting)) for id, all_ in found.items()}

    @cached_property
    def seats(self) -> Mapping[str, Mapping[str, Seat]]:
        """By group: its seats by their ids."""
        return {id: {seat.id: seat for seat in group.seats} for id, group in self.register.groups.items()}

    def tenures(self, group: str) -> Mapping[str, tuple[Tenure, ...]]:
        """By member: every seat of a group that the member held, whenever and by whatever right."""
        if group not in self._tenures:
            found: dict[str, list[Tenure]] = {}
            one = self.register.groups.get(group)
            for tenure in tenures(self.register, one) if one else ():
                if tenure.member is not None:
                    found.setdefault(tenure.member, []).append(tenure)
            self._tenures[group] = {member: tuple(those) for member, those in found.items()}
        return self._tenures[group]

    def sat(self, group: str, member: str, day: Day) -> Cover:
        """Whether a member held any seat of a group on a day."""
        return or_(tenure.covers(day) for tenure in self.tenures(group).get(member, ()))

    def nearest(self, kind: str, known: Mapping[str, object]) -> Nearest:
        """The finder of slips among the ids of a kind, made when the first slip is found."""
        if kind not in self._nearest:
            self._nearest[kind] = Nearest(known)
        return self._nearest[kind]

    def _minute_ids(self, meeting: str) -> frozenset[str]:
        """What minutes of a meeting can be cited: `item`, `item/clause`, `item/clause/part`, `item/undertaking`."""
        found: set[str] = set()
        one = self.register.meetings.get(meeting)
        for item, _ in minute_items(one) if one else ():
            found.add(item.id)
            found.update(f"{item.id}/{each.id}" for each in item.undertakings)
            found.update("/".join((item.id, *ids)) for _, ids, _ in clauses(item))
        return frozenset(found)

    def _item_ids(self, meeting: str) -> frozenset[str]:
        """The ids of a meeting's items, in its minutes or on its agenda."""
        one = self.register.meetings.get(meeting)
        if one is None:
            return frozenset()
        return frozenset(item.id for item, _ in minute_items(one)) | {item.id for item, _ in agenda_items(one)}


def day_of(meeting: Meeting) -> Day | None:
    """The meeting's day, or None where the file's name holds none (which reading has reported)."""
    try:
        return meeting.day
    except ValueError:
        return None


def agenda_items(meeting: Meeting) -> Iterator[tuple[AgendaItem, tuple[Key, ...]]]:
    """Every item and sub-item of the agenda and its supplements, with the keys that lead to it in the file."""
    agenda = meeting.agenda
    if agenda is None:
        return

    def below(items: tuple[AgendaItem, ...], keys: tuple[Key, ...]) -> Iterator[tuple[AgendaItem, tuple[Key, ...]]]:
        for number, item in enumerate(items):
            yield item, (*keys, number)
            if item.parts:
                yield from below(item.parts, (*keys, number, "parts"))

    yield from below(agenda.items, ("agenda", "items"))
    for number, supplement in enumerate(agenda.supplements):
        yield from below(supplement.items, ("agenda", "supplements", number, "items"))
