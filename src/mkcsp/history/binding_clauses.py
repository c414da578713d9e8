"""Which clauses bind a body on a day, and whom: from terms, other bodies' terms, predecessors and practices."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from mkcsp.findings import Place
from mkcsp.history.approval import decided
from mkcsp.history.membership import type_entry
from mkcsp.history.terms_in_force import agreed_by, agreed_on, rules_in, version_on
from mkcsp.history.tristate import Tristate, and_, before, covers, exists, has_come, or_, undated
from mkcsp.model.base import Block, dataclass
from mkcsp.model.dates import Dated, Day
from mkcsp.model.group import Group, MembershipType, Seat
from mkcsp.model.people import Organisation
from mkcsp.model.rules import ClassesRule
from mkcsp.model.terms_of_reference import AdoptedRule, AttendanceRule, Rule, Section, Terms
from mkcsp.register import Minute, Register


@dataclass(frozen=True, slots=True)
class BindingClause:
    """A rule and what it rests on: a section of a version of terms, or a practice that the body adopted.

    bound: the group that is bound. at: where the rule is.
    """

    rule: Rule
    bound: Group
    at: Place
    terms: Terms | None = None
    section: Section | None = None
    practice: AdoptedRule | None = None

    @property
    def id(self) -> str:
        """Names the rule among all: `csp/2005-05/frequency`, `practices/csp/notice`."""
        return f"{self.version}/{self.rule.id}"

    @property
    def version(self) -> str:
        """Id of the version of terms that holds it, or `practices/csp`."""
        return self.terms.id if self.terms else f"practices/{self.bound.id}"

    @property
    def cited(self) -> str:
        """How the clause is cited in print: `9. Frequency of meetings`, `Notice of meetings (adopted as practice)`."""
        if self.terms is None or self.section is None:
            return f"{self.practice.heading if self.practice else self.rule.id} (adopted as practice)"
        return " ".join(part for part in (self.section.number, self.section.heading) if part) or self.section.id

    @property
    def source(self) -> str:
        """The version that the clause stands in, or that it is no clause: `Terms of Reference (csp/2005-05)`."""
        return f"{self.terms.title} ({self.terms.id})" if self.terms is not None else "adopted as practice"


@dataclass(frozen=True)
class BindingRule:
    """A rule on attendance with the clause that it rests on."""

    rule: AttendanceRule
    source: BindingClause

    @property
    def at(self) -> Place:
        """Where the rule is."""
        return self.source.at

    @property
    def terms(self) -> Terms | None:
        """The version of terms that holds it; None for what was adopted as practice."""
        return self.source.terms

    @property
    def version(self) -> str:
        """Id of that version, or `practices/csp`."""
        return self.source.version

    @property
    def clause(self) -> str:
        """How the clause is cited: `sng/2016-10, Attendance`."""
        return f"{self.version}, {self.source.cited}"

    @property
    def text(self) -> tuple[Block, ...]:
        """The words of the clause, or those in which the practice was adopted."""
        if self.source.section is not None:
            return self.source.section.text
        words = self.source.practice.words if self.source.practice else None
        return (words,) if words else ()

    @property
    def summary(self) -> bool:
        """Whether these words are a summary of the published paper."""
        section, terms = self.source.section, self.source.terms
        return ((section.wording if section else None) or (terms.wording if terms else None)) == "summary"

    @cached_property
    def key(self) -> str:
        """Names this rule among all versions and practices: two practices of one body may have rules of one id."""
        return f"{self.source.id} {'/'.join(map(str, self.at.keys))}"


@dataclass(frozen=True, slots=True)
class Interval:
    """A time in which a rule bound the body: from the first day to the last, both inclusive.

    begins, ends: None where it has no beginning or end that is known; certain: False where it may have bound only part
    of that time (dates known in part).
    """

    begins: date | None
    ends: date | None
    certain: bool = True

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return (self.begins is None or self.begins <= day) and (self.ends is None or day <= self.ends)


def bound_in(spans: Iterable[Interval], day: Day) -> Tristate:
    """Whether a clause that bound the body in these times did on `day`; None where it may have, or for a part of it."""
    may = False
    for span in spans:
        if (span.begins is None or span.begins <= day.first) and (span.ends is None or day.last <= span.ends):
            if span.certain:
                return True
            may = True
        elif (span.begins is None or span.begins <= day.last) and (span.ends is None or day.first <= span.ends):
            may = True
    return None if may else False


@dataclass(frozen=True, slots=True)
class Binding:
    """A clause that binds the body on the day of judgement, or that may.

    spans: when the same rule bound it up to that day, in this version or in one before with the rule unchanged.
    certain: False where it is not known whether it binds on that day.
    """

    clause: BindingClause
    spans: tuple[Interval, ...]
    certain: bool


Through = Literal["own", "another", "practice"]
"""By what a clause binds a body: its own terms or those carried over to it, another body's terms, or a practice."""


@dataclass(frozen=True, slots=True)
class BoundClause:
    """A clause that binds, or may bind, a body on one day.

    certain: whether it does for certain. shown: False where no record shows that its terms bound the body at all, so
    that nothing is calculated by them; True where at most the exact days are unknown.
    """

    clause: BindingClause
    through: Through
    certain: bool = True
    shown: bool = True

    @property
    def source(self) -> str:
        """Names the document that the rule stands in through all its versions."""
        return f"{self.through} {self.clause.terms.group if self.through == 'another' and self.clause.terms else ''}"


def binding_on(register: Register, group: Group, day: Day, on: date) -> Iterator[BoundClause]:
    """Every clause that binds `group` on `day`, or may, as the records show on the day `on`.

    They stand in its own terms of reference; in those of a body that it succeeds, where these carried; in those of
    another body, with a rule that names this one; and among what it adopted as practice. A version binds only while
    it is shown to be in force. One of which no record shows whether it was agreed, but which the body is known to
    have used as its terms, may have bound it, and so may one of which it is not known whether it carried.
    """
    for each in _own(register, group.id, day, on, frozenset()):
        for section, rule, at in rules_in(each.terms):
            if rule.group in (None, group.id):
                yield BoundClause(BindingClause(rule, group, at, each.terms, section), "own", each.certain, each.shown)
    for other in sorted({terms.group for terms in register.terms_naming(group.id)}):
        for each in _version(register, other, day, on):
            for section, rule, at in rules_in(each.terms):
                if rule.group == group.id:
                    clause = BindingClause(rule, group, at, each.terms, section)
                    yield BoundClause(clause, "another", each.certain, each.shown)
    practice = register.practices.get(group.id)
    for number, adopted in enumerate(practice.rules if practice else ()):
        cover = practised(register, adopted, day, on)
        if practice is not None and cover is not False:
            at = practice.place.at("rules", number, "rule")
            yield BoundClause(BindingClause(adopted.rule, group, at, practice=adopted), "practice", cover is True)


def attendance_on(register: Register, group: Group, day: Day, on: date) -> tuple[tuple[BindingRule, BoundClause], ...]:
    """The rules on attendance among them that are shown to bind the group on `day`, or may for want of exact days."""
    # Between two of the days on which something may change, nothing does: neither what binds, nor what is shown of it.
    when = stretch(register, group, day.first) if day.exact else day
    key = ("attendance on", id(group), when, stretch(register, group, on))
    return register.once(key, lambda: _attendance_on(register, group, day, on))


def stretch(register: Register, group: Group, day: date) -> int:
    """Numbers the times between the days on which what binds the group, or what is shown of it, may change."""
    return bisect_right(register.once(("cuts", id(group)), lambda: (group, _cuts(register, group)))[1], day)


def _attendance_on(register: Register, group: Group, day: Day, on: date) -> tuple[tuple[BindingRule, BoundClause], ...]:
    return tuple(
        (BindingRule(each.clause.rule, each.clause), each)
        for each in binding_on(register, group, day, on)
        if isinstance(each.clause.rule, AttendanceRule) and each.shown
    )


def binding_clauses(register: Register, group: Group, on: date) -> tuple[Binding, ...]:
    """The clauses that bind `group` on the day `on`, in the order of their sections, each with when it did.

    Those of which it is not known whether they bind are there with `certain` False, and none of them is ever breached.
    """
    key = ("binding clauses", id(group), on)
    # The group is kept beside them, so that no other can come to have its number.
    return register.once(key, lambda: (group, _binding_clauses(register, group, on)))[1]


def _binding_clauses(register: Register, group: Group, on: date) -> tuple[Binding, ...]:
    held: dict[Place, tuple[BindingClause, list[Interval]]] = {}
    for begins, ends in _stretches(register, group, on):
        day = Day.of(begins or (ends or on))
        for each in binding_on(register, group, day, on):
            spans = held.setdefault(each.clause.at, (each.clause, []))[1]
            if spans and spans[-1].certain == each.certain and _adjoin(spans[-1].ends, begins):
                spans[-1] = replace(spans[-1], ends=ends)
            else:
                spans.append(Interval(begins, ends, each.certain))
    words = {at: replace(clause.rule, note=None) for at, (clause, _) in held.items()}
    found = []
    for now in binding_on(register, group, Day.of(on), on):
        clause, spans = held[now.clause.at]
        whole = [*_earlier(clause, held.values(), words), *spans]
        found.append(Binding(clause, (*whole[:-1], replace(whole[-1], ends=None)), now.certain))
    return tuple(found)


def _earlier(
    clause: BindingClause, held: Iterable[tuple[BindingClause, list[Interval]]], words: Mapping[Place, Rule]
) -> Iterator[Interval]:
    """When the same rule, word for word, bound the body by an earlier version of the same body's terms.

    words: by its place, each rule without its note.
    """
    if clause.terms is None:
        return
    for other, spans in held:
        same = other.terms is not None and other.terms.group == clause.terms.group and other.at != clause.at
        if same and words[other.at] == words[clause.at]:
            yield from spans


@dataclass(frozen=True, slots=True)
class _Bound:
    terms: Terms
    certain: bool
    shown: bool


def _own(register: Register, group: str, day: Day, on: date, seen: frozenset[str]) -> Iterator[_Bound]:
    """The version that binds by being the body's own, else the one carried over from a body before it."""
    own = tuple(_version(register, group, day, on))
    yield from own
    record = register.groups.get(group)
    for line in record.succeeds if record and not any(each.shown for each in own) else ():
        if line.terms == "ended" or line.group in seen | {group}:
            continue
        reached: Tristate = None
        if line.on is not None:
            early = before(day, line.on)
            reached = None if early is None else not early
        if reached is not False:
            for each in _own(register, line.group, day, on, seen | {group}):
                carried = line.terms == "carried"
                # Where terms of its own may have bound the body, those of the one before may have ended with them.
                certain = each.certain and reached is True and carried and not own
                yield _Bound(each.terms, certain, each.shown and carried)


def _version(register: Register, group: str, day: Day, on: date) -> Iterator[_Bound]:
    """The version of the group's terms that binds on `day`, if one does or may."""
    version = version_on(register, group, day, on)
    if version.terms is not None:
        yield _Bound(version.terms, version.certain, shown=True)
        return
    possible = [terms for terms in register.terms_of(group) if may_bind(terms, day)]
    if possible:
        yield _Bound(possible[-1], certain=False, shown=False)


def may_bind(terms: Terms, day: Day) -> bool:
    """Whether a version of which no record shows whether it was agreed may have been in force on `day`."""
    if terms.status != "not-known" or terms.in_force is None or undated(terms.in_force):
        return False
    early = before(day, terms.dated) if terms.dated is not None else False
    return early is not True and covers(terms.in_force, day) is not False


def practised(register: Register, adopted: AdoptedRule, day: Day, on: date) -> Tristate:
    """Whether the body had adopted a practice on `day`, as the records showed on the day `on`.

    It begins with the minute that adopted it, or with the day that is given, whichever is later. Where neither is
    known it is not shown to have been adopted.
    """
    minute = register.minute(adopted.by) if adopted.by else None
    if minute is not None and not decided(minute, on):
        return False
    if minute is None and undated(adopted):
        return False
    covered: list[Tristate] = []
    if minute is not None:
        early = before(day, minute.meeting.day)
        covered.append(None if early is None else not early)
    if adopted.from_ is not None or adopted.seen or minute is None:
        covered.append(covers(adopted, day))
    elif adopted.until is not None:
        late = before(adopted.until, day)
        covered.append(None if late is None else not late)
    return and_(covered)


def _stretches(register: Register, group: Group, on: date) -> Iterator[tuple[date | None, date]]:
    """All time up to `on`, cut at every day on which what binds the body may change."""
    begins: date | None = None
    for cut in (cut for cut in _cuts(register, group) if cut <= on):
        if cut > date.min:
            yield begins, cut - timedelta(days=1)
        begins = cut
    yield begins, on


def _cuts(register: Register, group: Group) -> list[date]:
    """Every day on which what binds the body, or what the records show of it, may change."""
    return sorted({cut for day in _days(register, group) for cut in (day.first, day.last, _after(day.last))})


def _days(register: Register, group: Group) -> Iterator[Day]:
    """Every day that decides since when or until when something binds the body."""
    concerned = {group.id, *(terms.group for terms in register.terms_naming(group.id))}
    waiting, seen = [group], {group.id}
    while waiting:
        for line in waiting.pop().succeeds:
            if line.on is not None:
                yield line.on
            concerned.add(line.group)
            prior = register.groups.get(line.group)
            if prior is not None and prior.id not in seen:
                seen.add(prior.id)
                waiting.append(prior)
    for terms in (terms for id in sorted(concerned) for terms in register.terms_of(id)):
        yield from _dated(terms.in_force)
        yield from (day for day in (agreed_on(register, terms), terms.dated) if day is not None)
    practice = register.practices.get(group.id)
    for adopted in practice.rules if practice else ():
        yield from _dated(adopted)
        minute = register.minute(adopted.by) if adopted.by else None
        if minute is not None:
            yield minute.meeting.day


def _dated(span: Dated | None) -> Iterator[Day]:
    if span is not None:
        yield from (day for day in (span.from_, span.until, *span.seen) if day is not None)


def _after(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _adjoin(ends: date | None, begins: date | None) -> bool:
    return ends is not None and begins is not None and begins - ends == timedelta(days=1)


def adopted_by(register: Register, clause: BindingClause) -> Minute | None:
    """The minute that adopted a clause: that agreed its terms, or took it up as practice; None where none is known."""
    if clause.terms is not None:
        return agreed_by(register, clause.terms)
    return register.minute(clause.practice.by) if clause.practice and clause.practice.by else None


def not_practised(register: Register, group: str, on: date) -> Iterator[tuple[AdoptedRule, Place, str]]:
    """The practices of a body that do not bind it on the day `on`: each, where its rule is, and why."""
    practice = register.practices.get(group)
    for number, adopted in enumerate(practice.rules if practice else ()):
        if practice is None or practised(register, adopted, Day.of(on), on) is not False:
            continue
        minute = register.minute(adopted.by) if adopted.by else None
        if minute is not None and not decided(minute, on):
            why = "it was not adopted by that day"
        elif minute is None and undated(adopted):
            why = "from when it was adopted is not recorded"
        elif adopted.until is not None and covers(adopted, Day.of(on)) is False and has_come(adopted.until, on):
            why = f"adopted until {adopted.until}"
        else:
            why = "not adopted that day"
        yield adopted, practice.place.at("rules", number, "rule"), why


Types = tuple[MembershipType, ...]
Binds = Types | Literal["not-said"]

HeldMembership = tuple[MembershipType | None, Tristate]
"""The type of a membership, None where it is not recorded; and whether it is of a class that the clause binds."""

TIERS: tuple[Types, ...] = (
    ("voting",),
    ("voting", "co-opted", "associate"),
    ("voting", "co-opted", "associate", "observer", "officer"),
)
"""The readings of "members" where a clause does not say which types it means. Those with a vote are always meant."""


def type_readings(binds: Binds, may_bind: Types = (), group: Group | None = None) -> tuple[Types, ...]:
    """Every reading of which types of membership are meant, the narrowest first; one where the clause says it.

    group: the body that is bound. Where the clause says nothing, a reading that would bind nobody in it is none: the
    clause binds somebody.
    """
    if binds != "not-said":
        further = tuple(type for type in may_bind if type not in binds)
        return (binds, (*binds, *further)) if further else (binds,)
    seats = group.seats if group is not None else ()
    if not seats or any(not seat.membership for seat in seats):
        return TIERS
    present = {entry.type for seat in seats for entry in seat.membership}
    return tuple(tier for tier in TIERS if present & set(tier))


def is_bound(memberships: Iterable[HeldMembership], named: Types) -> Tristate:
    """Whether any of these memberships is of a type that is named, and of a class that the clause binds."""
    every = set(named) >= set(TIERS[-1])
    return or_(
        and_((True if every else None if type is None else type in named, of_class)) for type, of_class in memberships
    )


def has_class(clause: BindingClause, organisation: Organisation, class_: str, day: Day) -> Tristate:
    """Whether the organisation was of a class on `day`: one given it by the body, by its terms, or for all bodies."""
    bodies = {None, clause.bound.id, clause.terms.group if clause.terms else None}
    entries = [entry for entry in organisation.classes if entry.class_ == class_ and entry.of in bodies]
    there = exists(organisation.from_, organisation.until, day)
    return and_((there, or_(covers(entry, day) for entry in entries)))


def seat_has_class(register: Register, clause: BindingClause, seat: Seat, class_: str, day: Day) -> Tristate:
    """Whether a seat was one of a class on `day`: by its organisation, or of itself if it is generic."""
    entry = type_entry(seat, day)
    if entry is not None and entry.class_ is not None:
        return entry.class_ == class_
    organisation = register.organisations.get(seat.organisation) if seat.organisation else None
    if organisation is not None:
        return has_class(clause, organisation, class_, day)
    possible = {each.class_ for each in seat.membership}
    return None if class_ in possible else False


def in_classes(register: Register, clause: BindingClause, rule: ClassesRule, seat: Seat, day: Day) -> Tristate:
    """Whether a rule that binds seats of some classes, or of all but some, binds this one on `day`."""
    covers_: list[Tristate] = []
    if rule.classes:
        covers_.append(or_(seat_has_class(register, clause, seat, class_, day) for class_ in rule.classes))
    for class_ in rule.except_classes:
        other = seat_has_class(register, clause, seat, class_, day)
        covers_.append(None if other is None else not other)
    return and_(covers_)
