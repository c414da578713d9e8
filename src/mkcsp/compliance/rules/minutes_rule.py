"""Approval of minutes: whether the next suitable meeting approved them, and they were signed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import islice

from mkcsp.compliance.calendar import Calendar, calendar, near
from mkcsp.compliance.context import bound, bound_now, provided, unshown
from mkcsp.compliance.results import Fact, Needed, Outcome, RuleContext, State
from mkcsp.history.approval import decisions
from mkcsp.history.counted_meetings import CountedMeeting, announced, counted_meetings, root_of
from mkcsp.history.days import LONGEST, Days, after, previous
from mkcsp.model.meeting import Meeting
from mkcsp.model.minute import Approval
from mkcsp.model.rules import MinutesRule
from mkcsp.register import Minute

Later = partial[Iterator[CountedMeeting]]
"""The sittings after the one whose minutes are judged; called with `until`, those up to a day."""

_UNSIGNED = "not recorded whether the minutes were signed"
_UNAPPROVED = "not recorded whether the minutes were approved in time"


def judge(rule: MinutesRule, case: RuleContext) -> Iterator[Outcome]:
    """Minutes: those of each meeting are approved at the next suitable meeting, or within so many.

    No clause of the papers of 2005 to 2016 asks for it, but the Partnership did so on 21 January 2016 with the minutes
    of 1 October 2015, and had them signed (SMK31). It binds a body that adopted it as practice, or whose terms say so.
    A meeting without a quorum is not suitable, nor is a second sitting of the same meeting; whether an extraordinary
    one is, the rule says. Minutes that were put off are not approved. Approved before any suitable meeting is in time.

    A later meeting of which the minutes are not in the records may have approved them, and so may one of which there is
    no record. What was in time as far as the records show is met, and says where they may lack a meeting in between.

    Passes: `within-meetings: 1`, minutes of 2015-10-01 approved on 2016-01-21, the next meeting.
    Fails: the same, where a meeting of 2015-12-03 came in between.
    """
    if rule.within_meetings < 1:
        return  # `check` reports it: no meeting is meant.
    every = counted_meetings(case.register, case.group.id, case.on)
    held = calendar(case.register, case.group, case.on)
    among = {sitting.id: sitting for sitting in every}
    roots = {sitting.id: root_of(sitting, among) for sitting in every}
    for sitting in every:
        yield from _of(rule, case, sitting, partial(_after, sitting, every, roots), held)


def _after(
    sitting: CountedMeeting, every: Sequence[CountedMeeting], roots: Mapping[str, str], until: date = date.max
) -> Iterator[CountedMeeting]:
    """The sittings that were, or may have been, after one, and on a day up to `until`.

    every: in the order of their last days. roots: by the id of each, the one from which it was reconvened.
    """
    for number in range(bisect_right(every, sitting.day.first, key=lambda one: one.day.last), len(every)):
        one = every[number]
        if one.day.first <= until:
            if one.id != sitting.id and roots[one.id] != roots[sitting.id]:
                yield one
        elif one.day.last > until + LONGEST:
            break


def _of(
    rule: MinutesRule, case: RuleContext, sitting: CountedMeeting, later: Later, held: Calendar
) -> Iterator[Outcome]:
    """The minutes of one meeting."""
    approved = [
        (minute, approval)
        for minute, approval in decisions(case.register, sitting.id, case.on)
        if approval.outcome != "deferred"
    ]
    if approved:
        yield from _approved(rule, case, sitting, later, held, *approved[0])
        return
    suitable = (one for one in later() if _suitable(rule, one))
    had = (one for one in suitable if one.held and one.day.first > sitting.day.last)
    passed = list(islice(had, rule.within_meetings))
    if sitting.held is None:
        if bound(case, sitting.day) is not False:
            yield unshown(sitting)
    elif len(passed) < rule.within_meetings:
        perhaps = [one for one in later() if _suitable(rule, one) and not one.held]
        yield from _waiting(rule, case, sitting, perhaps, len(passed))
    else:
        yield from _unapproved(case, sitting, later, held, passed[rule.within_meetings - 1])


def _approved(
    rule: MinutesRule,
    case: RuleContext,
    sitting: CountedMeeting,
    later: Later,
    held: Calendar,
    minute: Minute,
    approval: Approval,
) -> Iterator[Outcome]:
    by = minute.meeting
    under = bound(case, by.day)
    if under is False:
        return
    between = [one for one in later(until=by.day.last) if one.id != by.id and _suitable(rule, one)]
    surely = [one for one in between if one.held and sitting.day.last < one.day.first and one.day.last < by.day.first]
    facts = (Fact(f"{minute.cited} of {by.id} approved the minutes of {sitting.id}", minute.at),)
    about, what = sitting.id, f"the minutes of {sitting.day} were approved on {by.day}"
    if len(surely) >= rule.within_meetings:
        due = surely[rule.within_meetings - 1]
        shown = (*facts, Fact(f"{due.id} was held", due.meeting.place))
        late = Outcome(about, "breached", f"{what}, and were due on {due.day}", due.day, shown, ended=by.day)
        yield provided(late, under)
    elif len(between) >= rule.within_meetings:
        vague = (*between, sitting, CountedMeeting(by, True))
        holes = tuple(dict.fromkeys(hole for one in vague for hole in _hole(one)))
        yield Outcome(
            about,
            "unknown",
            f"{what}; whether in time is unknown",
            None,
            facts,
            holes,
            gap="exact days missing",
        )
    elif rule.signed and approval.signed is None:
        hole = Needed("whether they were signed", f"signed, in the minute of {by.id} that approved them")
        yield Outcome(about, "unknown", f"{what}; whether signed is not recorded", None, facts, (hole,), gap=_UNSIGNED)
    elif rule.signed and not approval.signed:
        yield provided(Outcome(about, "breached", f"{what}, and not signed", by.day, facts), under)
    else:
        signed = " and signed" if approval.signed else ""
        yield Outcome(about, "met", f"{what}{signed}", None, facts, tuple(_between(held, sitting.meeting, by)))


def _waiting(
    rule: MinutesRule, case: RuleContext, sitting: CountedMeeting, perhaps: list[CountedMeeting], passed: int
) -> Iterator[Outcome]:
    """Minutes that no suitable meeting, or not enough of them, has come to approve yet."""
    now = bound_now(case)
    if now is False:
        return
    # Whether one to come will have a quorum nobody knows on the day, though its record may tell by now.
    upcoming = [
        one
        for one in announced(case.register, case.group.id, case.on)
        if rule.suitable != "ordinary" or not CountedMeeting(one, None).extraordinary
    ]
    left = rule.within_meetings - passed - 1
    due = upcoming[left].day.first if left < len(upcoming) else None
    state: State = "due-soon" if now and due is not None and near(due, case.on, None) else "not-yet"
    at = f", at the meeting of {due} at the latest" if due is not None else ""
    holes = tuple(hole for one in perhaps for hole in _hole(one))
    facts = (Fact(f"{sitting.id} was held", sitting.meeting.place), *_deferrals(case, sitting))
    summary = f"the minutes of {sitting.day} are to be approved{at}"
    yield Outcome(sitting.id, state, summary, None, facts, holes, "a meeting approves them", due)


def _unapproved(
    case: RuleContext, sitting: CountedMeeting, later: Later, held: Calendar, due: CountedMeeting
) -> Iterator[Outcome]:
    under = bound(case, due.day)
    if under is False:
        return
    holes = [hole for one in later(until=due.day.last) for hole in (*_hole(one), *_unminuted(one))]
    holes += _between(held, sitting.meeting, due.meeting)
    facts = (Fact(f"{due.id} was held", due.meeting.place), *_deferrals(case, sitting))
    summary = f"the minutes of {sitting.day} were to be approved on {due.day}, and that they were is not recorded"
    if holes:
        missing = tuple(dict.fromkeys(holes))
        yield Outcome(
            sitting.id, "unknown", summary, None, facts, missing, "these records are entered", gap=_UNAPPROVED
        )
    else:
        late = Outcome(sitting.id, "breached", summary, due.day, facts, (), "a meeting approves them")
        yield provided(late, under)


def _suitable(rule: MinutesRule, sitting: CountedMeeting) -> bool:
    return not sitting.inquorate and not (rule.suitable == "ordinary" and sitting.extraordinary)


def _deferrals(case: RuleContext, sitting: CountedMeeting) -> Iterator[Fact]:
    for minute, approval in decisions(case.register, sitting.id, case.on):
        if approval.outcome == "deferred":
            yield Fact(f"{minute.cited} of {minute.meeting.id} put their approval off", minute.at)


def _hole(sitting: CountedMeeting) -> Iterator[str]:
    if sitting.held is None:
        yield f"the minutes or the roll of {sitting.id}, or that it was cancelled"
    elif not sitting.day.exact:
        yield f"the very day of {sitting.id}"


def _unminuted(sitting: CountedMeeting) -> Iterator[str]:
    if sitting.held and sitting.meeting.minutes is None:
        yield f"the minutes of {sitting.id}"


def _between(held: Calendar, one: Meeting, other: Meeting) -> Iterator[str]:
    """That the records may lack a meeting between the two."""
    unknown = Days.of([(after(one.day.last), previous(other.day.first))]).but(held.complete)
    if unknown:
        yield held.unrecorded(unknown)
