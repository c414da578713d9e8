"""Terms of office: that nobody sits for longer than the term, and which terms end soon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mkcsp.compliance.context import Seated, begun, bound_now, if_bound, in_rule, later, not_recorded, provided, seated
from mkcsp.compliance.results import Fact, Needed, Outcome, RuleContext, State, count_of, unknown
from mkcsp.compliance.years import end_of
from mkcsp.history.approval import decided
from mkcsp.history.days import after, months_after
from mkcsp.history.membership import SeatHolding, seat_holdings, type_on
from mkcsp.history.terms_in_force import rules_in
from mkcsp.model.dates import Day
from mkcsp.model.group import Representative
from mkcsp.model.rules import TermOfOfficeRule

_WHICH = "not recorded which clause binds the seat"
_ORDER = ("breached", "unknown", "due-soon", "met")


def judge(rule: TermOfOfficeRule, case: RuleContext) -> Iterator[Outcome]:
    """Terms of office: members sit for so many years, and then are elected or appointed again, or go.

    Rests on section 6 of the terms of 2005: members and associate members, for three years. Each entry under a seat's
    representatives is one election or appointment; another of the same person is the next term. A term lasts until the
    same day so many years later, or until a meeting as `expiry` says; what a term of one year is has more meanings than
    one. `by-office` says whether somebody named for a seat that comes with an office elsewhere (`held-by`) has a term.
    With `classes` or `except-classes` the rule binds some seats only: independents may sit for six years, others four.
    Where two rules give one seat terms of different lengths, nothing is said to be over until both are.
    With `reappointment: not-allowed`, going on in another seat is a further term too.

    Passes: `years: 3`, `from: 2004-05-20`, judged on 20 May 2007, the last day of the term.
    Fails: the same, judged the day after, with no entry that follows.
    """
    now = bound_now(case)
    if now is False:
        return
    day = Day.of(case.on)
    for one in seated(case, rule, rule.binds, day):
        missing = not_recorded(one, case)
        found = [missing] if missing else [_term(rule, case, one, tenure) for tenure in _present(case, one)]
        if found:
            yield provided(if_bound(min(found, key=lambda outcome: _ORDER.index(outcome.state)), one), now)


def _present(case: RuleContext, one: Seated) -> tuple[SeatHolding, ...]:
    """The present term of everybody who holds the seat or may: of several of one person, the latest."""
    found: dict[str | None, SeatHolding] = {}
    for tenure in (*one.holding.possible, *one.holding.tenures):
        before = found.get(tenure.member)
        if _named(tenure) and (before is None or _order(case, before) <= _order(case, tenure)):
            found[tenure.member] = tenure
    return tuple(found.values())


def _order(case: RuleContext, tenure: SeatHolding) -> date:
    start = _start(case, tenure)
    return start.first if start is not None else date.min


def _named(tenure: SeatHolding) -> bool:
    """Whether somebody was elected or appointed to the seat, rather than having it by an office or post elsewhere."""
    return isinstance(tenure.spans[0], Representative)


def _term(rule: TermOfOfficeRule, case: RuleContext, one: Seated, tenure: SeatHolding) -> Outcome:
    sure = tenure in one.holding.tenures
    made = _made(rule, case, tenure)
    start = _start(case, tenure)
    facts: tuple[Fact, ...] = (
        one.fact,
        Fact(f"the present term began {start or 'on a day that is not recorded'}", tenure.at),
    )
    if start is None or not sure:
        lack = f"since when the seat of {one.name} is held" if sure else f"who held the seat of {one.name} on {case.on}"
        gap = "start date of the representative not recorded" if sure else "holder not recorded"
        return _unknown(one, f"{lack} is not recorded", facts, lack, gap)
    if rule.reappointment == "not-allowed" and len(made) > 1:
        facts = (*facts, *(Fact("an earlier term of the same person", each.at) for each in made[:-1]))
        return Outcome(
            one.id,
            "breached",
            f"the seat of {one.name} is held for a further term, which the clause does not allow",
            since=later(start, begun(case)),
            facts=facts,
            settles="somebody else takes the seat",
        )
    entry = tenure.spans[0]
    by = entry.by if isinstance(entry, Representative) else None
    end = end_of(case, start, 12 * rule.years, rule.expiry, by)
    term = f"the term of {count_of(rule.years, 'year')} in the seat of {one.name}"
    vague = end.soonest != end.due
    ends = (
        f"ends {'by' if vague else 'on'} {end.due}"
        if not end.meeting
        else f"ends at the next {end.meeting} after {end.due}"
    )
    if end.over:
        other = _other_term(rule, case, one, start)
        if other is not None:
            words = f"which of the clauses binds the seat of {one.name}"
            lack = Needed(words, f"`classes` of the rules {rule.id} and {other.id}")
            years = count_of(other.years, "year")
            return _unknown(one, f"{term} has ended, but another clause gives it {years}", facts, lack, _WHICH)
        ended = f"ended on {end.due}" if not end.meeting else f"ended at the {end.meeting} of {end.since}"
        return Outcome(
            one.id,
            "breached",
            f"{term} {ended}; no further one is recorded",
            since=later(end.since, begun(case)),
            facts=facts,
            settles="the organisation elects or appoints again; or the entry of it is made, if it did",
            due=end.since.first if end.meeting and end.since is not None else end.due,
        )
    if end.over is None:
        lack = end.missing if end.meeting else f"the exact day from which the seat of {one.name} is held"
        return _unknown(
            one,
            f"the term in the seat of {one.name} {ends}, and may have ended",
            facts,
            lack,
            "exact start date not recorded",
        )
    soonest, warn = end.soonest, rule.warn_months
    past = end.due is not None and case.on > end.due
    warned = past or (warn is not None and soonest is not None and months_after(case.on, warn) >= soonest)
    state: State = "due-soon" if warned else "met"
    settles = "the organisation elects or appoints again" if warned else None
    summary = f"the term in the seat of {one.name} {ends}"
    return Outcome(one.id, state, summary, since=start, facts=facts, settles=settles, due=end.due)


def _other_term(rule: TermOfOfficeRule, case: RuleContext, one: Seated, start: Day) -> TermOfOfficeRule | None:
    """Another rule of the same terms by which the term of this seat would not be over: which one binds is unknown."""
    day, seat = Day.of(case.on), one.holding.seat
    for _, other, _ in rules_in(case.clause.terms) if case.clause.terms is not None else ():
        if not isinstance(other, TermOfOfficeRule) or other.id == rule.id or other.group != case.clause.rule.group:
            continue
        binds = other.binds == "not-said" or one.holding.type in other.binds
        runs = months_after(start.last, 12 * other.years) >= case.on
        if binds and runs and in_rule(case, other, seat, day) is not False:
            return other
    return None


def _made(rule: TermOfOfficeRule, case: RuleContext, tenure: SeatHolding) -> Sequence[SeatHolding]:
    """The terms of this person that follow on without a gap, up to this one: in this seat, or in another before it.

    Two seats held at one time are not one term after another, and a seat that the rule does not bind gives no term.
    """
    begins = _start(case, tenure)
    own = []
    for each in seat_holdings(case.register, case.group):
        start = _start(case, each)
        if each.member != tenure.member or start is None:
            continue
        if each.seat is not tenure.seat:
            over = each.left is not None and begins is not None and each.left.last < begins.first
            bound = type_on(each.seat, start) in rule.binds and in_rule(case, rule, each.seat, start)
            if not (over and bound):
                continue
        own.append((start, each))
    run: list[SeatHolding] = []
    for _, each in sorted(own, key=lambda pair: pair[0].first):
        left = run[-1].left if run else None
        start = _start(case, each)
        if left is not None and start is not None and after(left.last) < start.first:
            run = []
        run.append(each)
        if each.at == tenure.at:
            break
    return run


def _start(case: RuleContext, tenure: SeatHolding) -> Day | None:
    """When a term began: as recorded, else on the day of the minute by which it was made."""
    if tenure.joined is not None:
        return tenure.joined
    entry = tenure.spans[0]
    by = entry.by if isinstance(entry, Representative) else None
    minute = case.register.minute(by) if by else None
    return minute.meeting.day if minute is not None and decided(minute, case.on) else None


def _unknown(one: Seated, summary: str, facts: tuple[Fact, ...], lack: str, gap: str) -> Outcome:
    return unknown(one.id, summary, gap=gap, missing=(lack,), facts=facts)
