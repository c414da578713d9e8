"""Membership that depends on membership of another group."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.compliance.context import (
    Seated,
    begun,
    bound_now,
    everybody_known,
    if_bound,
    later,
    not_recorded,
    provided,
    seated,
)
from mkcsp.compliance.results import Fact, Outcome, RuleContext
from mkcsp.history.days import after
from mkcsp.history.membership import SeatHolding, is_member, seat_holdings
from mkcsp.history.names_of_the_day import group_name
from mkcsp.history.tristate import Tristate, and_, covers, exists, or_
from mkcsp.model.dates import Day
from mkcsp.model.group import Group
from mkcsp.model.rules import BelongingRule


def judge(rule: BelongingRule, case: RuleContext) -> Iterator[Outcome]:
    """Membership elsewhere: whoever sits on the body belongs to one of certain other groups as well.

    Rests on section 6 of the terms of 2005: to at least one Working Group of the Partnership. The groups are those
    that the rule names, or those of its kinds that are part of the body or answer to it. That somebody belongs to
    none is shown only if the members of every one of them are in the records. `needed: no` is the other clause, of
    groups that take in anybody `whether or not they are members`: nobody breaks it.

    Passes: `group-kinds: [working-group]`, and the holder of a seat holds one in a working group of the body.
    Fails: the same, every seat of every working group is held by somebody else.
    """
    now = bound_now(case)
    if now is False:
        return
    day = Day.of(case.on)
    groups = _groups(rule, case, day)
    if not rule.needed:
        yield Outcome("", "met", f"nobody has to belong to {_wanted(rule, case, day)}")
        return
    for one in seated(case, rule, rule.binds, day):
        missing = not_recorded(one, case)
        if missing is not None:
            yield provided(if_bound(missing, one), now)
        elif one.holding.state == "held":
            yield provided(if_bound(_belongs(rule, case, one, groups), one), now)


def _groups(rule: BelongingRule, case: RuleContext, day: Day) -> list[tuple[Group, Tristate]]:
    """The groups of which one is needed on `day`, and whether each is shown to count."""
    found: list[tuple[Group, Tristate]] = []
    for group in case.register.groups.values():
        there = exists(group.from_, group.until, day)
        named: Tristate = group.id in rule.groups
        if group.kind in rule.group_kinds:
            lines = [covers(line, day) for line in group.reports_to if line.group == case.group.id]
            named = or_((named, group.parent == case.group.id, *lines))
        counts = and_((there, named))
        if counts is not False:
            found.append((group, counts))
    return found


def _belongs(rule: BelongingRule, case: RuleContext, one: Seated, groups: list[tuple[Group, Tristate]]) -> Outcome:
    day = Day.of(case.on)
    wanted = _wanted(rule, case, day)
    lacks = f"does not belong to {wanted}" if rule.groups else f"belongs to no {wanted.removeprefix('a ')}"
    without: list[SeatHolding] = []
    open_: list[str] = []
    for tenure in one.holding.tenures:
        covers_ = [(group, and_((counts, _in(case, group, tenure.member or "", day)))) for group, counts in groups]
        if any(cover for _, cover in covers_):
            continue
        without.append(tenure)
        open_ += [
            group.id for group, cover in covers_ if cover is None or not everybody_known(case.register, group, day)
        ]
    called = {group.id: group_name(case.register, group.id, day) for group, _ in groups}
    facts = (one.fact, *(Fact(f"{called[group.id]} counts", group.place) for group, _ in groups))
    if not without:
        return Outcome(one.id, "met", f"the seat of {one.name} is held by a member of {wanted}", facts=facts)
    if open_ or not groups:
        named_open = (called[id] for id in dict.fromkeys(open_))
        of = group_name(case.register, case.group.id, day)
        those = ", ".join(named_open) or f"the groups that count for {of}"
        lack = f"the members of {those} on {case.on}"
        return Outcome(
            one.id,
            "unknown",
            f"whether the holder of the seat of {one.name} belongs to {wanted} is not recorded",
            facts=facts,
            missing=(lack,),
            settles="they are entered",
            gap=f"membership of {wanted} not recorded",
            goes_to=tuple(group.place.at("seats") for group, _ in groups if group.id in open_),
        )
    return Outcome(
        one.id,
        "breached",
        f"the holder of the seat of {one.name} {lacks}",
        since=_since(case, without[0], groups),
        facts=facts,
        settles=f"they join {wanted}, or leave the body",
    )


def _wanted(rule: BelongingRule, case: RuleContext, day: Day) -> str:
    """The groups in words: `a working group or Community Safety Partnership`."""
    kinds = (f"a {kind.replace('-', ' ')}" for kind in rule.group_kinds)
    return " or ".join((*kinds, *(group_name(case.register, id, day) for id in rule.groups)))


def _in(case: RuleContext, group: Group, member: str, day: Day) -> Tristate:
    """Whether somebody holds a seat or an office of the group."""
    offices = [covers(entry, day) for entry in group.offices if entry.member == member]
    return or_((is_member(case.register, group, member, day), *offices))


def _since(case: RuleContext, tenure: SeatHolding, groups: list[tuple[Group, Tristate]]) -> Day | None:
    """Since when it has been so: the latest of their joining, leaving such a group, and the clause's beginning."""
    if tenure.joined is None:
        return None
    left = [
        Day.of(after(each.left.last))
        for group, _ in groups
        for each in seat_holdings(case.register, group)
        if each.member == tenure.member and each.left is not None and each.left.last < case.on
    ]
    return later(tenure.joined, begun(case), *left)
