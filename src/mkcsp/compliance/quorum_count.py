"""Counting towards a quorum, at a meeting and, from the replies so far, at one to come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mkcsp.compliance.context import seats_on
from mkcsp.compliance.results import Fact, Outcome, RuleContext, unknown
from mkcsp.findings import Place
from mkcsp.history.binding_clauses import seat_has_class
from mkcsp.history.membership import Holding
from mkcsp.history.names_of_the_day import group_name, seat_name
from mkcsp.history.tristate import Tristate, and_, exists, has_come
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.group import Seat
from mkcsp.model.meeting import Meeting, Reply
from mkcsp.model.rules import QuorumRule


@dataclass(frozen=True, slots=True)
class Head:
    """Somebody who counts (True), or may (None): who they are, and the seats for which they sat, if recorded."""

    who: str
    seats: tuple[Seat, ...]
    counts: Tristate


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that is needed: `least` to `most` heads of a class, or of all where `class_` is None."""

    class_: str | None
    least: int
    most: int

    @property
    def words(self) -> str:
        """What is needed, in words."""
        number = str(self.least) if self.least == self.most else f"{self.least} to {self.most}"
        return f"{number} of the class {self.class_}" if self.class_ else number


@dataclass(frozen=True, slots=True)
class HeadCount:
    """How many there were towards a need. most: None where nobody can say how many more there were."""

    need: Need
    least: int
    most: int | None

    @property
    def enough(self) -> Tristate:
        """Whether that makes a quorum."""
        if self.least >= self.need.most:
            return True
        return False if self.most is not None and self.most < self.need.least else None

    @property
    def words(self) -> str:
        """How many, of how many that are needed."""
        number = str(self.least)
        if self.most is None:
            number += " or more"
        elif self.most != self.least:
            number += f" to {self.most}"
        return f"{number} of {self.need.words}"


def needs(rule: QuorumRule, case: RuleContext, day: Day) -> tuple[Need, ...] | None:
    """What makes a quorum on `day`; None where the rule does not give its number, or there is nobody to take it of."""
    if rule.defined == "classes":
        whole = (Need(None, rule.number, rule.number),) if rule.number is not None else ()
        return (*whole, *(Need(each.class_, each.number, each.number) for each in rule.classes)) or None
    if rule.defined == "number":
        return (Need(None, rule.number, rule.number),) if rule.number is not None else None
    if rule.percent is None:
        return None
    sure: set[str] = set()
    may: set[str] = set()
    for one in seats_on(case, day):
        there = _of(rule, case, one, day)
        if there is not False and not one.seat.derived:
            keys = _units(rule, one)
            may |= keys
            sure |= keys if there else set()
    if not may:
        return None
    return (Need(None, _part(rule.percent, len(sure)), _part(rule.percent, len(may))),)


def _part(percent: int, number: int) -> int:
    """So many percent of a number, rounded up: half of nine is five, and two thirds (67 percent) of nine is seven."""
    return -(-number * percent // 100)


def _of(rule: QuorumRule, case: RuleContext, one: Holding, day: Day) -> Tristate:
    """Whether a seat is one of those of which the share is taken."""
    fits: Tristate = None if one.type is None else one.type in rule.of
    filled: Tristate = True
    if rule.share_of != "seats":
        filled = True if one.state == "held" else False if one.state in ("vacant", "awaiting-nomination") else None
        filled = None if filled is False and one.possible else filled
    return and_((exists(one.seat.from_, one.seat.until, day), fits, filled))


def _units(rule: QuorumRule, one: Holding) -> set[str]:
    if rule.heads == "organisations":
        return {one.seat.organisation or f"seat {one.seat.id}"}
    if rule.heads == "persons" and rule.share_of == "filled-seats" and one.members:
        return set(one.members)
    return {f"seat {one.seat.id}"}


def count(
    rule: QuorumRule, case: RuleContext, need: Need, heads: Iterable[Head], day: Day, *, all_known: bool
) -> HeadCount:
    """How many of these heads count towards a need. all_known: whether there was certainly nobody else."""
    sure: set[str] = set()
    may: set[str] = set()
    unplaced = 0
    for head in heads:
        if head.counts is False:
            continue
        keys, possible, placed = _keys(rule, case, need, head, day)
        may |= keys | possible
        sure |= keys if head.counts else set()
        unplaced += not placed
    return HeadCount(need, len(sure), len(sure | may) + unplaced if all_known else None)


def _keys(rule: QuorumRule, case: RuleContext, need: Need, head: Head, day: Day) -> tuple[set[str], set[str], bool]:
    """What somebody counts as: surely, perhaps; and whether it is recorded for what they sat."""
    if need.class_ is not None:
        sure: set[str] = set()
        may: set[str] = set()
        for seat in head.seats:
            fits = seat_has_class(case.register, case.clause, seat, need.class_, day)
            if fits is not False:
                (sure if fits else may).add(_unit(rule, head, seat))
        return sure, may - sure, bool(head.seats)
    if rule.heads == "persons":
        return {head.who}, set(), True
    if rule.heads == "organisations":
        return {seat.organisation or f"seat {seat.id}" for seat in head.seats}, set(), bool(head.seats)
    return {f"seat {seat.id}" for seat in head.seats}, set(), bool(head.seats)


def _unit(rule: QuorumRule, head: Head, seat: Seat) -> str:
    """What somebody who sits for a seat is counted as."""
    if rule.heads == "persons":
        return head.who
    return seat.organisation if rule.heads == "organisations" and seat.organisation else f"seat {seat.id}"


def quorate(counts: Sequence[HeadCount]) -> Tristate:
    """Whether there is enough of everything that is needed."""
    return and_(each.enough for each in counts)


def in_class(case: RuleContext, seat: Seat, class_: str | None, day: Day) -> bool:
    """Whether somebody who sits for the seat may count towards a need of that class."""
    return class_ is None or seat_has_class(case.register, case.clause, seat, class_, day) is not False


def forecast(rule: QuorumRule, case: RuleContext, meeting: Meeting) -> Outcome:
    """The quorum of a meeting to come, counted the seats of the day of judgement and the replies by then.

    The latest reply of a member stands. `met`: enough have said that they come. `due-soon`: there will be none unless
    somebody changes their mind or sends a deputy. `not-yet`: it depends on those who have not replied, who are named
    by their seats.
    """
    day = Day.of(case.on)
    needed = needs(rule, case, day)
    about, due = meeting.id, meeting.day.first
    if needed is None:
        wanted = f"the seats of {group_name(case.register, case.group.id, day)} on {day}"
        lack = wanted if rule.defined == "share" else "the number that the rule asks"
        summary = f"how many will make a quorum on {meeting.day} is not recorded"
        return unknown(about, summary, gap="how many make a quorum not recorded", missing=(lack,), due=due)
    replied = _replies(case, meeting)
    seats = seats_on(case, day)
    coming, open_ = _heads(rule, seats, replied)
    sure = tuple(count(rule, case, need, coming, day, all_known=True) for need in needed)
    most = tuple(count(rule, case, need, [*coming, *open_], day, all_known=True) for need in needed)
    facts = (
        Fact(f"coming so far: {', '.join(each.words for each in sure)}", meeting.place.at("replies")),
        *(Fact(f"{_answered(reply)}: {_names(case, seats, reply.member)}", at) for reply, at in replied.values()),
    )
    silent = [one for one in seats if _may(rule, one) and (_unknown(one) or not set(one.members) <= replied.keys())]
    if quorate(sure):
        return _enough(rule, case, meeting, sure, coming, facts)
    short = [each for each in sure if not each.enough]
    waited = [one for one in silent if any(in_class(case, one.seat, each.need.class_, day) for each in short)]
    names = ", ".join(dict.fromkeys(seat_name(case.register, one.seat, Day.of(case.on)) for one in waited))
    if quorate(most) is False or not waited:
        deputies = _away(rule, case, seats, replied)
        hint = f"a deputy for {deputies} would change it" if deputies else "only a change of mind would change it"
        return Outcome(
            about, "due-soon", f"on {meeting.day} there will be no quorum as the replies stand: {_words(sure)}",
            facts=facts, settles=hint, due=due,
        )  # fmt: skip
    return Outcome(
        about,
        "not-yet",
        f"whether there will be a quorum on {meeting.day} depends on who has not replied: {_words(sure)} so far",
        facts=facts,
        settles=f"the reply of {names} would change it",
        due=due,
    )


def _enough(
    rule: QuorumRule,
    case: RuleContext,
    meeting: Meeting,
    sure: tuple[HeadCount, ...],
    coming: list[Head],
    facts: tuple[Fact, ...],
) -> Outcome:
    """There will be a quorum; say if it hangs on every one of those who come."""
    day = Day.of(case.on)
    needed = []
    for number, head in enumerate(coming):
        others = coming[:number] + coming[number + 1 :]
        if not quorate([count(rule, case, each.need, others, day, all_known=True) for each in sure]):
            needed += [seat_name(case.register, seat, Day.of(case.on)) for seat in head.seats]
    hangs = f"it hangs on {', '.join(dict.fromkeys(needed))}" if needed else None
    summary = f"on {meeting.day} there will be a quorum as the replies stand: {_words(sure)}"
    return Outcome(meeting.id, "met", summary, facts=facts, settles=hangs, due=meeting.day.first)


def _replies(case: RuleContext, meeting: Meeting) -> dict[str, tuple[Reply, Place]]:
    """The latest reply of each member that had come by the day of judgement, and where it is."""
    found: dict[str, tuple[Reply, Place]] = {}
    for number, reply in enumerate(meeting.replies):
        if reply.on is None or has_come(reply.on, case.on):
            before = found.get(reply.member)
            earlier = before[0].on if before else None
            if earlier is None or reply.on is None or reply.on.last >= earlier.last:
                found[reply.member] = (reply, meeting.place.at("replies", number))
    return found


def _heads(
    rule: QuorumRule, seats: tuple[Holding, ...], replied: dict[str, tuple[Reply, Place]]
) -> tuple[list[Head], list[Head]]:
    """Those who come, and those who have not replied, as heads that count."""
    by_member: dict[str, list[Holding]] = {}
    for one in seats:
        for member in one.members:
            by_member.setdefault(member, []).append(one)
    coming, open_ = [], []
    for member, those in by_member.items():
        types = {one.type for one in those}
        sits: Tristate = True if types & set(rule.of) else None if None in types else False
        bound = tuple(one.seat for one in those if one.type is None or one.type in rule.of)
        head = Head(member, bound, sits)
        if member not in replied:
            open_.append(head)
        elif _comes(rule, replied[member][0]):
            coming.append(head)
    open_ += [Head(f"seat {one.seat.id}", (one.seat,), None) for one in seats if _unknown(one) and _may(rule, one)]
    return coming, open_


def _unknown(one: Holding) -> bool:
    """Whether somebody may hold the seat who is not in the records."""
    return one.state in ("not-recorded", "generic")


def _comes(rule: QuorumRule, reply: Reply) -> bool:
    return (
        reply.answer == "coming"
        or (reply.answer == "coming-remotely" and rule.remote == "count")
        or (reply.answer == "sends-deputy" and rule.deputies == "count")
    )


def _may(rule: QuorumRule, one: Holding) -> bool:
    return one.type is None or one.type in rule.of


def _away(
    rule: QuorumRule, case: RuleContext, seats: tuple[Holding, ...], replied: dict[str, tuple[Reply, Place]]
) -> str:
    """The seats whose holders sent apologies, where deputies count."""
    if rule.deputies != "count":
        return ""
    away = {member for member, (reply, _) in replied.items() if reply.answer == "apologies"}
    those = [
        seat_name(case.register, one.seat, Day.of(case.on))
        for one in seats
        if _may(rule, one) and away & set(one.members)
    ]
    return " or ".join(dict.fromkeys(those))


def _answered(reply: Reply) -> str:
    return {
        "coming": "comes",
        "coming-remotely": "takes part from elsewhere",
        "apologies": "sent apologies",
        "sends-deputy": "sends a deputy",
    }[reply.answer]


def _names(case: RuleContext, seats: tuple[Holding, ...], member: str) -> str:
    those = [seat_name(case.register, one.seat, Day.of(case.on)) for one in seats if member in one.members]
    return ", ".join(dict.fromkeys(those)) or "somebody without a seat that day"


def _words(counts: tuple[HeadCount, ...]) -> str:
    return " and ".join(each.words for each in counts)
