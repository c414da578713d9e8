"""Task-and-finish groups: that they were told of when they were set up, and that they reported back."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.compliance.calendar import Calendar, Occasion, calendar, near
from mkcsp.compliance.context import bound, bound_now, provided
from mkcsp.compliance.recurring import HeardReport, heard_report, items
from mkcsp.compliance.results import Fact, Outcome, RuleContext, State, unknown
from mkcsp.history.approval import decided
from mkcsp.history.counted_meetings import announced
from mkcsp.history.days import Days, after, previous
from mkcsp.history.due_days import open_actions
from mkcsp.history.names_of_the_day import group_name
from mkcsp.history.tristate import before, has_come
from mkcsp.model.dates import Day
from mkcsp.model.group import Group
from mkcsp.model.rules import ReportBackRule

_NOT_TOLD = "not recorded whether it was told of"
THEY = "these records are entered"


def judge(rule: ReportBackRule, case: RuleContext) -> Iterator[Outcome]:
    """Report back: a body hears of each task-and-finish group that was set up, or what the group found.

    The Business Management Group has to tell the Partnership of the groups put to work since the Partnership last met
    (`what: groups-set-up`): a minute names the groups in `tells-of`, in the `heard` of the bound body. A group that the
    Partnership sets up is to report back to it (`what: findings`): a minute hears the group, a report of it is made to
    the meeting, or an action that it owns is closed as done by a minute of that body. The groups are those of the kind
    `task-and-finish` that a minute of the bound body or of the hearing one set up, or that are part of the bound body.

    Where `within-meetings` is left out, nothing is ever late. What was in time as far as the records show may have been
    late if they lack a meeting in between; then that is said to be missing.

    Passes: `within-meetings: 1`, a group set up on 2016-01-21, and the next meeting, on 2016-04-14, hears it.
    Fails: the minutes of the next meeting are in the records and do not.
    """
    to = case.register.groups.get(rule.to) if rule.to else case.group
    if to is None or rule.within_meetings == 0:
        return  # `check` reports both.
    held = calendar(case.register, to, case.on)
    for group in case.register.groups.values():
        if group.kind == "task-and-finish" and group.id != case.group.id and _concerned(case, group, to):
            yield from _of(rule, case, group, held)


def _concerned(case: RuleContext, group: Group, to: Group) -> bool:
    by = group.set_up_by.split("/", 1)[0] if group.set_up_by else None
    return by in (case.group.id, to.id) or (by is None and group.parent == case.group.id)


def _of(rule: ReportBackRule, case: RuleContext, group: Group, held: Calendar) -> Iterator[Outcome]:
    """Whether one group was told of, or reported back."""
    minute = case.register.minute(group.set_up_by) if group.set_up_by else None
    day = minute.meeting.day if minute is not None else group.from_
    name = _name(case, group.id)
    what = f"the report back from {name}" if rule.what == "findings" else f"the report of setting up {name}"
    if minute is not None and not decided(minute, case.on):
        return
    if day is None:
        when = f"the minute or the day on which {name} was set up"
        summary = f"when {what} is due is unknown"
        fact = Fact(summary, group.place)
        yield unknown(group.id, summary, gap="when it was set up not recorded", missing=(when,), facts=(fact,))
        return
    if not has_come(day, case.on):
        return
    set_up = Fact(f"{name}: set up on {day.said}", minute.at if minute is not None else group.place)
    later = [one for one in held.occasions if day.last < one.last and (minute is None or one.id != minute.meeting.id)]
    found = {one.id: _found(rule, case, group, one) for one in later}
    # On a day that is not known to be later, it may have been told of before it was set up, which says nothing.
    told = next((one for one in later if found[one.id].heard and one.held), None)
    passed = [one for one in later if one.held and one.first > day.last]
    limit = rule.within_meetings
    if told is not None:
        yield from _told(case, group, what, set_up, day, later, told, found[told.id], held, limit)
    elif limit is None or len(passed) < limit:
        yield from _waiting(rule, case, group, what, set_up, held, len(passed), later)
    else:
        last = passed[limit - 1]
        holes = [hole for one in later if one.first <= last.last for hole in (one.hole, found[one.id].hole) if hole]
        holes += _between(held, day, last)
        under = bound(case, last.meeting.day)
        facts = (set_up, *(fact for one in passed[:limit] for fact in found[one.id].facts))
        summary = f"{what} was due at {last.id} at the latest, and is not recorded"
        if under is False:
            return
        if holes:
            missing = tuple(dict.fromkeys(holes))
            yield unknown(group.id, summary, gap=_NOT_TOLD, missing=missing, facts=facts, settles=THEY)
        else:
            late = Outcome(
                group.id, "breached", summary, last.meeting.day, facts, (), "a minute shows that it was done"
            )
            yield provided(late, under)


def _name(case: RuleContext, group: str) -> str:
    """What the body was called on the day of judgement, since papers name no ids."""
    return group_name(case.register, group, Day.of(case.on))


def _told(
    case: RuleContext,
    group: Group,
    what: str,
    set_up: Fact,
    day: Day,
    later: list[Occasion],
    told: Occasion,
    hearing: HeardReport,
    held: Calendar,
    limit: int | None,
) -> Iterator[Outcome]:
    """A group of which the body heard, in time or late."""
    under = bound(case, told.meeting.day)
    if under is False:
        return
    facts = (set_up, *hearing.facts)
    between = [one for one in later if one.id != told.id and one.first <= told.last]
    surely = [one for one in between if one.held and one.last < told.first and one.first > day.last]
    summary = f"{what} was minuted at {told.id}"
    if limit is not None and len(surely) >= limit:
        due = surely[limit - 1]
        late = f"{summary}, and was due at {due.id}"
        yield provided(Outcome(group.id, "breached", late, due.meeting.day, facts, ended=told.meeting.day), under)
    elif limit is not None and len(between) >= limit:
        vague = [] if day.exact else [f"the very day on which {_name(case, group.id)} was set up"]
        holes = tuple(dict.fromkeys([*vague, *(one.hole for one in (*between, told) if one.hole)]))
        late = f"{summary}; whether in time is unknown"
        yield unknown(group.id, late, gap="not recorded whether in time", missing=holes, facts=facts, settles=THEY)
    else:
        missing = tuple(_between(held, day, told)) if limit is not None else ()
        yield Outcome(group.id, "met", summary, None, facts, missing)


def _waiting(
    rule: ReportBackRule,
    case: RuleContext,
    group: Group,
    what: str,
    set_up: Fact,
    held: Calendar,
    passed: int,
    later: list[Occasion],
) -> Iterator[Outcome]:
    if bound_now(case) is False:
        return
    upcoming = announced(case.register, held.group.id, case.on)
    nearest = rule.within_meetings - passed - 1 if rule.within_meetings is not None else None
    due = upcoming[nearest].day.first if nearest is not None and nearest < len(upcoming) else None
    soon = bool(bound_now(case)) and due is not None and near(due, case.on, None)
    at = f"by the meeting of {due}" if due is not None else "at a later meeting"
    holes = tuple(dict.fromkeys(one.hole for one in later if one.hole and not one.held))
    settles = f"a minute of {_name(case, held.group.id)} shows it"
    state: State = "due-soon" if soon else "not-yet"
    yield Outcome(group.id, state, f"{what} is due {at}", None, (set_up,), holes, settles, due)


def _found(rule: ReportBackRule, case: RuleContext, group: Group, one: Occasion) -> HeardReport:
    """Whether that meeting was told of the group, or heard it."""
    if rule.what == "findings":
        heard = heard_report(case.register, one.meeting, group.id)
        done = tuple(_closed(case, group, one.id))
        return HeardReport(True, done) if done and not heard.heard else heard
    for item, at in items(one.meeting):
        if any(group.id in each.tells_of for each in item.heard if each.group == case.group.id):
            return HeardReport(True, (Fact(f"minute {item.minute or item.id} tells of {_name(case, group.id)}", at),))
    if one.meeting.minutes is None:
        return HeardReport(None, (), f"the minutes of {one.id}")
    return HeardReport(False, (Fact(f"the minutes of {one.id} do not tell of it", one.meeting.place.at("minutes")),))


def _closed(case: RuleContext, group: Group, meeting: str) -> Iterator[Fact]:
    """Actions that the group owned and that a minute of the meeting closed as done, if the records have that minute."""
    for task in case.once(("tasks",), lambda: tuple(open_actions(case.register, case.on))):
        closed = task.action.closed
        if closed is None or closed.how != "done" or closed.by is None or not closed.by.startswith(f"{meeting}/"):
            continue
        minute = case.register.minute(closed.by)
        if minute is None or not decided(minute, case.on):
            continue
        if any(owner.group == group.id for owner in task.action.owners):
            yield Fact(f"{task.reference} was closed as done by {closed.by}", task.at.at("closed"))


def _between(held: Calendar, day: Day, one: Occasion) -> Iterator[str]:
    """That the records may lack a meeting between the day and that meeting."""
    first, last = after(day.last), previous(one.first)
    unknown = Days.of([(first, last)]).but(held.complete)
    if unknown and before(day, one.meeting.day):
        yield held.unrecorded(unknown)
