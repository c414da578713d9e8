"""An office that is filled by appointment: for how long, from among whom, and how often in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from mkcsp.compliance.outcomes import Case, Fact, Outcome, State
from mkcsp.compliance.seated import everybody_known
from mkcsp.history.approval import decided
from mkcsp.history.counted_meetings import CountedMeeting, counted_meetings
from mkcsp.history.days import after as following
from mkcsp.history.days import months_after
from mkcsp.history.membership import is_member
from mkcsp.history.tristate import Tristate, covers, has_come
from mkcsp.location import Place
from mkcsp.model.dates import Day
from mkcsp.model.group import OfficeHolding
from mkcsp.model.rules import ChairingRule


@dataclass(frozen=True, slots=True)
class Appointment:
    """An appointment to the office. start: the day from which it counts; None where that is not recorded."""

    entry: OfficeHolding
    member: str
    start: Day | None
    at: Place


def appointments(rule: ChairingRule, case: Case) -> list[Appointment]:
    """The appointments to the office that had been made by the day of judgement, in order of time."""
    found = []
    for number, entry in enumerate(case.group.offices):
        start = _start(case, entry)
        if entry.office == rule.office and entry.member and (start is None or has_come(start, case.on)):
            found.append(Appointment(entry, entry.member, start, case.group.place.at("offices", number)))
    return sorted(found, key=lambda one: one.start.first if one.start else _first_seen(one.entry))


def judged(rule: ChairingRule, case: Case) -> Iterator[Outcome]:
    """What the clause asks of the present appointment: its time, from among whom, how many in a row."""
    made = appointments(rule, case)
    now = [one for one in made if covers(one.entry, Day.of(case.on))]
    if not now:
        return
    if rule.appointed_for is not None:
        yield _term(rule, case, now, rule.appointed_for)
    if rule.from_among == "members":
        yield _from_among(rule, case, now[-1])
    if rule.terms_limit is not None:
        yield _in_a_row(rule, made, now[-1], rule.terms_limit)


def _start(case: Case, entry: OfficeHolding) -> Day | None:
    if entry.from_ is not None:
        return entry.from_
    minute = case.register.minute(entry.by) if entry.by else None
    return minute.meeting.day if minute is not None and decided(minute, case.on) else None


def _first_seen(entry: OfficeHolding) -> date:
    return min((day.first for day in (*entry.seen, *((entry.until,) if entry.until else ()))), default=date.max)


def _term(rule: ChairingRule, case: Case, now: Sequence[Appointment], months: int) -> Outcome:
    about, office = f"{rule.office}/term", rule.office
    latest = max(now, key=lambda one: one.start.last if one.start else date.min)
    start = latest.start
    if start is None:
        lack = f"when the {office} was appointed"
        return _unknown(about, f"{lack} is not recorded", (Fact("the holder is recorded", latest.at),), lack)
    soonest, due = months_after(start.first, months), months_after(start.last, months)
    facts = (Fact(f"appointed {start}, for {months} months", latest.at),)
    run_out, since, lack = _run_out(rule, case, soonest, due)
    if run_out is None:
        return _unknown(about, f"whether the appointment of the {office} has run out cannot be told", facts, lack)
    if run_out:
        holes = ", ".join(_without_minutes(case, start, months_after(case.on, -months)))
        if holes:
            summary = f"the appointment of the {office} ran out on {due}, unless it was renewed at {holes}"
            return _unknown(about, summary, facts, f"the minutes of {holes}")
        return Outcome(
            about,
            "breached",
            f"the appointment of the {office} ran out on {due}, and no renewal is recorded",
            since=since,
            facts=facts,
            settles="the office is filled again; or the renewal is entered, if there was one",
            due=due,
        )
    soon = case.on > due or (rule.warn_months is not None and months_after(case.on, rule.warn_months) >= soonest)
    summary = f"the appointment of the {office} ends on {due}"
    if case.on > due:
        summary = f"the appointment of the {office} ran out on {due}, and holds until the next meeting"
    settles = f"the {office} is appointed again" if soon else None
    state: State = "due-soon" if soon else "met"
    return Outcome(about, state, summary, since=start, facts=facts, due=due, settles=settles)


def _run_out(rule: ChairingRule, case: Case, soonest: date, due: date) -> tuple[Tristate, Day | None, str]:
    """Whether an appointment that lasts until `due`, or from `soonest` on, has run out; since when; what would tell."""
    if case.on <= soonest:
        return False, None, ""
    if rule.expiry != "at-the-next-meeting":
        lack = "the very day of the appointment"
        return (True if case.on > due else None), Day.of(following(due)), lack
    those = [one for one in counted_meetings(case.register, case.group.id, case.on) if one.day.last >= soonest]
    sure = [one for one in those if one.held and one.day.first >= due]
    if sure:
        return True, sure[0].day, ""
    lack = f"whether and when {', '.join(one.id for one in those)} was held"
    return (None if those else False), None, lack


def _without_minutes(case: Case, start: Day, after: date) -> list[str]:
    """Meetings at which a renewal that would still run may have been made: their minutes are not in the records."""

    def blank(sitting: CountedMeeting) -> bool:
        return sitting.meeting.minutes is None and sitting.day.last > start.last and sitting.day.last >= after

    return [sitting.id for sitting in counted_meetings(case.register, case.group.id, case.on) if blank(sitting)]


def _from_among(rule: ChairingRule, case: Case, present: Appointment) -> Outcome:
    about = f"{rule.office}/from-among"
    day = present.start if present.start is not None else Day.of(case.on)
    member = is_member(case.register, case.group, present.member, day)
    fact = Fact(f"the {rule.office} on {day}", present.at)
    if member:
        return Outcome(about, "met", f"the {rule.office} was appointed from among the members", facts=(fact,))
    if member is None or not everybody_known(case.register, case.group, day):
        lack = f"who the members were on {day}"
        return _unknown(about, f"whether the {rule.office} was one of the members cannot be told", (fact,), lack)
    return Outcome(
        about,
        "breached",
        f"the {rule.office} was appointed from outside the membership",
        since=day,
        facts=(fact, Fact("nobody of that name holds a seat", case.group.place.at("seats"))),
        settles="a member takes the office",
    )


def _in_a_row(rule: ChairingRule, made: Sequence[Appointment], present: Appointment, limit: int) -> Outcome:
    about, run = f"{rule.office}/terms-limit", []
    for one in reversed(made):
        if one.member != present.member:
            break
        run.append(one)
    facts = tuple(Fact(f"appointed {one.start or 'at a time not recorded'}", one.at) for one in reversed(run))
    words = f"{len(run)} appointment{'s' if len(run) > 1 else ''} of one person in a row as {rule.office}"
    if len(run) <= limit:
        return Outcome(about, "met", f"{words}, of {limit} that are allowed", facts=facts)
    if any(one.start is None for one in made):
        return _unknown(about, f"{words}, if their order is as recorded", facts, "the day of each appointment")
    over = run[-1 - limit]
    return Outcome(about, "breached", f"{words}: {limit} are allowed", since=over.start, facts=facts)


def _unknown(about: str, summary: str, facts: tuple[Fact, ...], *lacking: str) -> Outcome:
    return Outcome(about, "cannot-be-told", summary, facts=facts, lacking=lacking, settles="that is entered")
