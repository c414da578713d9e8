"""Notice: whether the agenda of each meeting was issued the clear days before it that the body adopted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from mkcsp.compliance.context import bound, bound_now, meetings, provided, to_come
from mkcsp.compliance.results import Fact, Needed, Outcome, RuleContext
from mkcsp.findings import Place
from mkcsp.history.counted_meetings import CountedMeeting
from mkcsp.history.days import after
from mkcsp.history.notice_days import MOST_HOLIDAYS, clear_days, days_needed, latest_issue
from mkcsp.history.tristate import Tristate, and_, has_come
from mkcsp.model.dates import Day
from mkcsp.model.meeting import Meeting
from mkcsp.model.rules import NoticeRule

SOON = timedelta(days=14)
"""How long before the last day of issue a notice is told to fall due."""


def judge(rule: NoticeRule, case: RuleContext) -> Iterator[Outcome]:
    """Notice: the agenda goes out so many clear days before the meeting.

    No clause of the papers of 2005 to 2016 asks for it; it binds a body that adopted it as practice, or whose terms
    say so. Neither the day of issue nor the day of the meeting is a clear day, nor are Saturdays, Sundays and bank
    holidays if the rule says that they do not count. Bank holidays are those of the settings. Where the settings have
    none for a year and it matters, the answer is unknown. For a meeting to come, the last day of issue is given.
    Where notice may be shorter for urgency (`short-notice: allowed`), a meeting summoned so (its `short-notice: yes`)
    keeps the clause. Left out, both readings are tried.
    A meeting whose agenda had to be out before the clause bound the body, as for the one that adopted it, is not
    judged.

    Passes: five clear days, a meeting on Thursday 21 January 2016, the agenda issued on Wednesday the 13th.
    Fails: the same, issued on Thursday the 14th: four clear days.
    """
    for sitting, under in meetings(case):
        asked = and_((under, _asked(rule, case, sitting.meeting)))
        if asked is not False:
            yield provided(_judged(rule, case, sitting.meeting, sitting), asked)
    now = bound_now(case)
    if now is not False:
        for meeting in to_come(case):
            yield provided(_upcoming(rule, case, meeting), now)


def _asked(rule: NoticeRule, case: RuleContext, meeting: Meeting) -> Tristate:
    """Whether the clause bound the body already on the last day on which the agenda could be issued in time."""
    if not meeting.day.exact:
        return None
    return bound(case, Day.of(latest_issue(meeting.day.first, rule, _holidays(case), _needed(rule, meeting))))


def _upcoming(rule: NoticeRule, case: RuleContext, meeting: Meeting) -> Outcome:
    if _issued(meeting, case.on) is not None:
        return _judged(rule, case, meeting, None)
    if not meeting.day.exact:
        return Outcome(meeting.id, "not-yet", f"the day of the meeting of {meeting.day} is not yet known")
    needed = _needed(rule, meeting)
    due = latest_issue(meeting.day.first, rule, _holidays(case), needed)
    facts = (Fact(f"{needed} clear days before the meeting on {meeting.day}", meeting.place), *_doubt(rule, case, due))
    if due < case.on:
        return Outcome(
            meeting.id,
            "unknown",
            f"the agenda of the meeting on {meeting.day} had to be issued by {due}, and is not recorded as issued",
            facts=facts,
            missing=(f"the day on which the agenda of {meeting.id} was issued",),
            gap="day of issue of the agenda not recorded",
            settles="the day of issue is entered; if it was not issued, the notice can no longer be kept",
            due=due,
        )
    return Outcome(
        meeting.id,
        "due-soon" if due - case.on <= SOON else "not-yet",
        f"the agenda of the meeting on {meeting.day} has to be issued by {due}",
        facts=facts,
        settles="the agenda is issued, and the day entered",
        due=due,
    )


def _judged(rule: NoticeRule, case: RuleContext, meeting: Meeting, sitting: CountedMeeting | None) -> Outcome:
    about, day, issued = meeting.id, meeting.day, _issued(meeting, case.on)
    if issued is None or not day.exact:
        what = f"the day on which the agenda of {about} was issued" if issued is None else f"the day of {about}"
        return Outcome(
            about,
            "unknown",
            f"{what} is not recorded",
            missing=(what,),
            settles="that day is entered",
            gap="day of issue of the agenda not recorded" if issued is None else "exact day not recorded",
        )
    needed, holidays = _needed(rule, meeting), _holidays(case)
    most = clear_days(issued.first, day.first, rule, holidays)
    least = clear_days(issued.last, day.first, rule, holidays)
    open_years = _years_without(rule, case, issued.first, day.first)
    facts = [Fact(f"the agenda was issued on {issued}", meeting.place.at("agenda", "issued"))]
    if meeting.short_notice:
        facts.append(Fact("it was summoned at short notice", meeting.place.at("short-notice")))
    if most < needed:
        if sitting is not None and sitting.held is None:
            return _perhaps(meeting, most, needed, facts)
        if meeting.short_notice and rule.short_notice == "allowed":
            if most >= (rule.short_notice_days or 0):
                had = f"{most} of {needed} clear days"
                summary = f"the meeting on {day} had {had} of notice: short notice, which the clause allows"
                return Outcome(about, "met", summary, facts=tuple(facts))
            needed = rule.short_notice_days or 0
        due = latest_issue(day.first, rule, holidays, needed)
        return Outcome(
            about,
            "breached",
            f"the meeting on {day} had {most} of {needed} clear days of notice",
            since=Day.of(after(due)),
            ended=day if sitting is not None else None,
            facts=(*facts, Fact(f"{due} was the last day of issue in time")),
        )
    if least < needed:
        return Outcome(
            about,
            "unknown",
            f"the agenda of the meeting on {day} was issued on {issued}, which is too vague to count from",
            facts=tuple(facts),
            missing=(f"the very day on which the agenda of {about} was issued",),
            settles="that day is entered",
            gap="exact day of issue of the agenda not recorded",
        )
    if least - MOST_HOLIDAYS * len(open_years) < needed:
        years = " and ".join(map(str, open_years))
        return Outcome(
            about,
            "unknown",
            f"the meeting on {day} had {needed} clear days of notice only if no bank holiday lay between",
            facts=tuple(facts),
            missing=(Needed(f"the bank holidays of {years}", "bank-holidays in the settings", _settings(case)),),
            settles="they are entered",
            gap="bank holidays not recorded",
        )
    return Outcome(about, "met", f"the meeting on {day} had {least} clear days of notice", facts=tuple(facts))


def _perhaps(meeting: Meeting, most: int, needed: int, facts: list[Fact]) -> Outcome:
    return Outcome(
        meeting.id,
        "unknown",
        f"the agenda for {meeting.day} gave {most} of {needed} clear days; nothing shows whether the meeting was held",
        facts=tuple(facts),
        missing=(f"the minutes or the roll of {meeting.id}, or that it was cancelled",),
        settles=f"the status of {meeting.id} is entered",
        gap="not recorded whether it was held",
    )


def _settings(case: RuleContext) -> Place | None:
    return case.register.settings.place if case.register.settings is not None else None


def _issued(meeting: Meeting, on: date) -> Day | None:
    issued = meeting.agenda.issued if meeting.agenda else None
    return issued if issued is not None and has_come(issued, on) else None


def _needed(rule: NoticeRule, meeting: Meeting) -> int:
    return days_needed(rule, extraordinary=meeting.kind in ("extraordinary", "special"))


def _holidays(case: RuleContext) -> frozenset[date]:
    settings = case.register.settings
    return frozenset(day.first for day in settings.bank_holidays if day.exact) if settings else frozenset()


def _years_without(rule: NoticeRule, case: RuleContext, first: date, last: date) -> tuple[int, ...]:
    """The years in that time for which the settings have no bank holiday, where these do not count."""
    if rule.bank_holidays == "count":
        return ()
    known = {day.year for day in _holidays(case)}
    return tuple(year for year in range(first.year, last.year + 1) if year not in known)


def _doubt(rule: NoticeRule, case: RuleContext, due: date) -> Iterator[Fact]:
    for year in _years_without(rule, case, due, due):
        yield Fact(f"the settings have no bank holidays of {year}: the day is earlier if one lies between")
