"""Every record, indexed and immutable. References may dangle: looking one up gives None, never an exception."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Set
from dataclasses import field
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from mkcsp.findings import Key, Place
from mkcsp.model.base import Record, dataclass
from mkcsp.model.breach import Breach
from mkcsp.model.dates import Day
from mkcsp.model.group import Group
from mkcsp.model.meeting import Meeting
from mkcsp.model.minute import Approval, Clause, MinuteItem, Undertaking
from mkcsp.model.people import Member, Organisation
from mkcsp.model.report_record import Form, Report
from mkcsp.model.resolution import Resolutions
from mkcsp.model.settings import Settings
from mkcsp.model.strategy import Strategy
from mkcsp.model.terms_of_reference import Practice, Terms

T = TypeVar("T")

KINDS: tuple[type[Record], ...] = (
    Settings,
    Organisation,
    Member,
    Group,
    Terms,
    Practice,
    Strategy,
    Form,
    Report,
    Meeting,
    Resolutions,
    Breach,
)
"""Every kind of record, in the order in which a reader would want to learn them."""


R = TypeVar("R", bound=Record)


class Shelf(Mapping[str, R]):
    """Records of a kind that are read when they are asked for; see `loader.on_demand`."""

    __slots__ = ()

    @abstractmethod
    def listed(self) -> list[str]:
        """The ids of all files there are, none of which is read for it; of some nothing may be readable."""

    @abstractmethod
    def glance(self, id: str) -> R | None:
        """The record with that id, if there is one, for looking round: what is said does not rest on it by that."""

    @abstractmethod
    def of_group(self, group: str) -> Iterable[R]:
        """The records in the folder of a group."""

    @abstractmethod
    def holding(self, words: str) -> list[str] | None:
        """The ids of the files that may hold these words of an id: all that do, and a few of which that is unknown.

        None where it takes less to go through all records.
        """


@dataclass(frozen=True, slots=True)
class Minute:
    """An item of some minutes, or a clause or undertaking of it, and where it is.

    at: the place of the item, clause or undertaking in the meeting's file.
    """

    meeting: Meeting
    item: MinuteItem
    clause: Clause | None
    undertaking: Undertaking | None
    at: Place

    @property
    def cited(self) -> str:
        """How a paper cites it: `SMK34(5)`, `SMK34(5)(a)`; by its title or id where it has no number."""
        text = printed_number(self.meeting, self.item) or f"minute “{self.item.title or self.item.id}”"
        ids = next((path for clause, path, _ in clauses(self.item) if clause is self.clause), ())
        # A single clause has no number in print.
        return text + "".join(f"({id})" for id in (ids if len(self.item.resolved) > 1 else ids[1:]))


@dataclass(frozen=True)
class Register:
    """Every record that could be read, by its id.

    incomplete: paths of the files of which something could not be read, so that whoever uses them can say so.
    """

    settings: Settings | None = None
    organisations: Mapping[str, Organisation] = field(default_factory=lambda: MappingProxyType({}))
    members: Mapping[str, Member] = field(default_factory=lambda: MappingProxyType({}))
    groups: Mapping[str, Group] = field(default_factory=lambda: MappingProxyType({}))
    terms: Mapping[str, Terms] = field(default_factory=lambda: MappingProxyType({}))
    practices: Mapping[str, Practice] = field(default_factory=lambda: MappingProxyType({}))
    strategies: Mapping[str, Strategy] = field(default_factory=lambda: MappingProxyType({}))
    forms: Mapping[str, Form] = field(default_factory=lambda: MappingProxyType({}))
    reports: Mapping[str, Report] = field(default_factory=lambda: MappingProxyType({}))
    meetings: Mapping[str, Meeting] = field(default_factory=lambda: MappingProxyType({}))
    resolutions: Mapping[str, Resolutions] = field(default_factory=lambda: MappingProxyType({}))
    breaches: Mapping[str, Breach] = field(default_factory=lambda: MappingProxyType({}))
    incomplete: Set[str] = frozenset()

    @cached_property
    def _kept(self) -> dict[Hashable, Any]:
        return {}

    def once(self, key: Hashable, calculate: Callable[[], T]) -> T:
        """What `calculate` gives, once for whoever asks. It may rest on nothing but these records and `key`."""
        if key not in self._kept:
            self._kept[key] = calculate()
        found: T = self._kept[key]
        return found

    @cached_property
    def _meetings_by_group(self) -> Mapping[str, tuple[Meeting, ...]]:
        found: dict[str, list[Meeting]] = {}
        for meeting in self.meetings.values():
            found.setdefault(meeting.group, []).append(meeting)
        return {group: tuple(sorted(those, key=lambda m: m.sorting)) for group, those in found.items()}

    @cached_property
    def _strategies_by_group(self) -> Mapping[str, tuple[Strategy, ...]]:
        found: dict[str, list[Strategy]] = {}
        for strategy in self.strategies.values():
            found.setdefault(strategy.group, []).append(strategy)
        return {group: tuple(those) for group, those in found.items()}

    def strategies_of(self, group: str) -> tuple[Strategy, ...]:
        """The strategies of a group, in the order of their ids."""
        return self._strategies_by_group.get(group, ())

    @cached_property
    def in_order(self) -> tuple[Meeting, ...]:
        """The meetings of every group, of every status, in the order of their days."""
        return tuple(sorted(self.meetings.values(), key=lambda m: m.sorting))

    def called(self, name: str) -> frozenset[str]:
        """The ids of the people who have this name, as recorded or styled at any time."""
        if isinstance(self.members, Shelf):
            members = self.members
            ids = members.holding(max(re.findall(r"\w+", name), key=len, default=""))
            if ids is not None:
                may = (record for id in ids if (record := members.glance(id)) is not None)
                return frozenset(one.id for one in may if name in _called(one))
        return self._called.get(name, frozenset())

    @cached_property
    def _called(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for id, member in self.members.items():
            for name in _called(member):
                found.setdefault(name, set()).add(id)
        return {name: frozenset(ids) for name, ids in found.items()}

    @cached_property
    def considering(self) -> frozenset[str]:
        """The minutes, by reference, in which a breach of a rule on attendance was considered."""
        return frozenset(entry.by for record in self.breaches.values() for entry in record.considered)

    @cached_property
    def set_up(self) -> Mapping[str, tuple[str, ...]]:
        """By the minute that did it: the groups that were set up, by their own records."""
        found: dict[str, tuple[str, ...]] = {}
        for id, group in self.groups.items():
            if group.set_up_by is not None:
                found[group.set_up_by] = (*found.get(group.set_up_by, ()), id)
        return found

    @cached_property
    def _breaches_by_group(self) -> Mapping[str, tuple[Breach, ...]]:
        found: dict[str, tuple[Breach, ...]] = {}
        for record in self.breaches.values():
            found[record.group] = (*found.get(record.group, ()), record)
        return found

    def breaches_of(self, group: str) -> tuple[Breach, ...]:
        """What was done about breaches of a group's rule on attendance, record by record."""
        if isinstance(self.breaches, Shelf):
            of_group = self.breaches.of_group
            return self.once(("breaches of", group), lambda: tuple(of_group(group)))
        return self._breaches_by_group.get(group, ())

    def meetings_of(self, group: str) -> tuple[Meeting, ...]:
        """The meetings of a group, of every status, in the order of their days."""
        if isinstance(self.meetings, Shelf):
            of_group = self.meetings.of_group
            return self.once(
                ("meetings of", group), lambda: tuple(sorted(of_group(group), key=lambda meeting: meeting.sorting))
            )
        return self._meetings_by_group.get(group, ())

    def terms_of(self, group: str) -> tuple[Terms, ...]:
        """The versions of a group's own terms of reference, by id."""
        if isinstance(self.terms, Shelf):
            of_group = self.terms.of_group
            return self.once(("terms of", group), lambda: tuple(sorted(of_group(group), key=lambda terms: terms.id)))
        return self._terms_by_group.get(group, ())

    @cached_property
    def _terms_by_group(self) -> Mapping[str, tuple[Terms, ...]]:
        found: dict[str, list[Terms]] = {}
        for _, terms in sorted(self.terms.items()):
            found.setdefault(terms.group, []).append(terms)
        return {group: tuple(those) for group, those in found.items()}

    def terms_naming(self, group: str) -> tuple[Terms, ...]:
        """The versions of other groups' terms of reference that have a rule which names this group."""
        if isinstance(self.terms, Shelf) and (ids := self.terms.holding(group)) is not None:
            those = [terms for id in ids if (terms := self.terms.glance(id)) is not None]
            return self.once(("terms naming", group), lambda: _naming(those).get(group, ()))
        return self._terms_naming.get(group, ())

    @cached_property
    def _terms_naming(self) -> Mapping[str, tuple[Terms, ...]]:
        return _naming(self.terms.values())

    def approvals_of(self, meeting: str) -> tuple[tuple[Minute, Approval], ...]:
        """The minutes that approved or deferred those of the meeting with this id, in order of day."""
        if isinstance(self.meetings, Shelf):
            key = ("approvals of", meeting)
            if key in self._kept:
                return self.once(key, tuple)
            ids = self.meetings.holding(meeting)
            if ids is not None:
                return self.once(key, lambda: _approvals_in(self._those(ids)).get(meeting, ()))
        return self._approvals.get(meeting, ())

    @cached_property
    def _approvals(self) -> Mapping[str, tuple[tuple[Minute, Approval], ...]]:
        return _approvals_in(self.meetings.values())

    def _those(self, ids: Iterable[str]) -> Iterator[Meeting]:
        """The meetings with these ids that there are."""
        return (meeting for id in ids if (meeting := self.meetings.get(id)) is not None)

    def announcements_of(self, meeting: str) -> tuple[Day, ...]:
        """The days on which the records announced the meeting with this id, in no order.

        One is announced by its own agenda, by an agenda that lists it among future meetings, or by a resolution that
        has something come before it.
        """
        if isinstance(self.resolutions, Shelf) and isinstance(self.meetings, Shelf):
            ids, by = self.meetings.holding(meeting), self.resolutions.holding(meeting)
            if ids is not None and by is not None:
                made = [record for id in by if (record := self.resolutions.get(id)) is not None]
                meetings = self._those(dict.fromkeys((meeting, *ids)))
                return self._announcements_in(meetings, made).get(meeting, ())
        return self._announcements.get(meeting, ())

    @cached_property
    def _announcements(self) -> Mapping[str, tuple[Day, ...]]:
        return self._announcements_in(self.meetings.values(), self.resolutions.values())

    def _announcements_in(
        self, meetings: Iterable[Meeting], resolutions: Iterable[Resolutions]
    ) -> Mapping[str, tuple[Day, ...]]:
        found: dict[str, list[Day]] = {}
        for meeting in meetings:
            if meeting.agenda is not None:
                issued = meeting.agenda.issued
                if issued is not None:
                    found.setdefault(meeting.id, []).append(issued)
                for id in meeting.agenda.future_meetings:
                    found.setdefault(id, []).append(issued or meeting.day)
        for record in resolutions:
            made = self.meetings.get(record.meeting)
            if made is not None:
                for act in record.actions.values():
                    if act.due and act.due.meeting:
                        found.setdefault(act.due.meeting, []).append(made.day)
        return {id: tuple(days) for id, days in found.items()}

    def minute(self, reference: str) -> Minute | None:
        """What `GROUP/DATE/ITEM` or `GROUP/DATE/ITEM/CLAUSE` names (`smk/2016-01-21/sng-update/5`), or None.

        A clause below a clause is `.../2/a`; an undertaking stands where a clause would.
        """
        parts = reference.split("/")
        if len(parts) < 3 or (meeting := self.meetings.get("/".join(parts[:2]))) is None:
            return None
        for item, keys in minute_items(meeting):
            if item.id != parts[2]:
                continue
            at = meeting.place.at(*keys)
            if len(parts) == 3:
                return Minute(meeting, item, None, None, at)
            for number, undertaking in enumerate(item.undertakings):
                if parts[3:] == [undertaking.id]:
                    return Minute(meeting, item, None, undertaking, at.at("undertakings", number))
            for clause, path, within in clauses(item):
                if parts[3:] == list(path):
                    return Minute(meeting, item, clause, None, at.at(*within))
        return None


def _called(member: Member) -> tuple[str, ...]:
    """The names of somebody, as recorded or styled at any time."""
    return (member.name, *(style.as_ for style in member.styles))


def _approvals_in(meetings: Iterable[Meeting]) -> Mapping[str, tuple[tuple[Minute, Approval], ...]]:
    """By the id of a meeting: the minutes among these that approved or deferred its minutes, in order of day."""
    found: dict[str, list[tuple[Minute, Approval]]] = {}
    for meeting in sorted(meetings, key=lambda m: m.sorting):
        for item, keys in minute_items(meeting):
            for approval in item.approves:
                minute = Minute(meeting, item, None, None, meeting.place.at(*keys))
                found.setdefault(approval.meeting, []).append((minute, approval))
    return {id: tuple(those) for id, those in found.items()}


def _naming(those: Iterable[Terms]) -> dict[str, tuple[Terms, ...]]:
    """By the group that a rule names: the terms of other groups that have such a rule."""
    found: dict[str, tuple[Terms, ...]] = {}
    for terms in those:
        for group in {rule.group for section in terms.sections for rule in section.rules if rule.group is not None}:
            if group != terms.group:
                found[group] = (*found.get(group, ()), terms)
    return found


def minute_items(meeting: Meeting) -> Iterator[tuple[MinuteItem, tuple[Key, ...]]]:
    """Every item and sub-item of a meeting's minutes in their order, with the keys that lead to it in the file."""

    def below(items: tuple[MinuteItem, ...], keys: tuple[Key, ...]) -> Iterator[tuple[MinuteItem, tuple[Key, ...]]]:
        for number, item in enumerate(items):
            yield item, (*keys, number)
            if item.parts:
                yield from below(item.parts, (*keys, number, "parts"))

    if meeting.minutes is not None:
        yield from below(meeting.minutes.items, ("minutes", "items"))


def printed_number(meeting: Meeting, item: MinuteItem) -> str:
    """The number by which an item of these minutes is cited; empty where it has none.

    A sub-item is cited below the minute that it is part of: `SMK34(a)`, or `8/22, 4(a)` as it is numbered itself. A
    number that lacks in the source is never made up.
    """

    def below(items: tuple[MinuteItem, ...], above: str) -> str | None:
        for one in items:
            number = one.minute if one.minute is not None and one.minute != "missing" else ""
            if not number and above and one.number:
                own = one.number.rstrip(".")
                number = f"{above}{own}" if own.startswith("(") else f"{above}, {own}"
            if one is item:
                return number
            found = below(one.parts, number)
            if found is not None:
                return found
        return None

    return below(meeting.minutes.items, "") or "" if meeting.minutes is not None else ""


def clauses(item: MinuteItem) -> Iterator[tuple[Clause, tuple[str, ...], tuple[Key, ...]]]:
    """Every clause of an item, with its ids from the outside in and the keys that lead to it from the item."""

    def below(
        those: tuple[Clause, ...], ids: tuple[str, ...], keys: tuple[Key, ...]
    ) -> Iterator[tuple[Clause, tuple[str, ...], tuple[Key, ...]]]:
        for number, clause in enumerate(those):
            yield clause, (*ids, clause.id), (*keys, number)
            if clause.parts:
                yield from below(clause.parts, (*ids, clause.id), (*keys, number, "parts"))

    yield from below(item.resolved, (), ("resolved",))
