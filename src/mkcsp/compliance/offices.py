"""An office of a body: who holds it on a day, by what right, for how long, and how often in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mkcsp.compliance.context import begun, everybody_known, later
from mkcsp.compliance.results import Fact, Outcome, RuleContext, State, count_of, unknown
from mkcsp.compliance.years import end_of
from mkcsp.findings import Place
from mkcsp.history.approval import decided
from mkcsp.history.counted_meetings import CountedMeeting, counted_meetings
from mkcsp.history.days import after, months_after
from mkcsp.history.membership import InOffice, holders, in_office, seat_holdings, type_on
from mkcsp.history.names_of_the_day import group_name, organisation_name, posts_on, same_office
from mkcsp.history.tristate import Tristate, and_, covers, has_come, or_
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.group import HeldBy, MembershipType, OfficeHolding, Seat
from mkcsp.model.rules import ChairingRule
from mkcsp.register import Register


@dataclass(frozen=True, slots=True)
class Office:
    """An office of the body on a day.

    own: those recorded as its holders. right: those who hold a post or office that brings it, by the clause.
    entries: what the body's record says of the office that day, with where.
    """

    day: Day
    own: tuple[InOffice, ...]
    right: tuple[InOffice, ...]
    entries: tuple[tuple[OfficeHolding, Place], ...]

    def sure(self) -> tuple[InOffice, ...]:
        """Those shown to hold it that day."""
        return tuple(one for one in self.own if one.covers(self.day))

    def entitled(self, member: str) -> Tristate:
        """Whether somebody is shown to hold a post that brings the office; None where they may."""
        found = [one.covers(self.day) for one in self.right if one.member == member]
        return True if True in found else None if None in found else False

    @property
    def vacant(self) -> tuple[OfficeHolding, Place] | None:
        """The entry that says that nobody held it, if there is one."""
        return next(((entry, at) for entry, at in self.entries if entry.state == "vacant"), None)


def office_on(rule: ChairingRule, case: RuleContext, day: Day) -> Office:
    """The office that the clause is about, on `day`."""
    group, register = case.group, case.register
    right = [one for held_by in rule.by_office for one in holders(register, held_by, case.clause.at)]
    entries = [
        (entry, group.place.at("offices", number))
        for number, entry in enumerate(group.offices)
        if same_office(entry.office, rule.office) and covers(entry, day)
    ]
    return Office(day, in_office(register, group, rule.office), tuple(right), tuple(entries))


def holding_of(rule: ChairingRule, case: RuleContext) -> Outcome:
    """Who holds the office on the day of judgement: nobody, or somebody by the right that the clause gives, or not."""
    day = Day.of(case.on)
    office = office_on(rule, case, day)
    sure = office.sure()
    vacant = office.vacant
    if vacant is not None and not sure:
        return _vacant(rule, case, *vacant)
    if rule.by_office:
        return _by_right(rule, case, office)
    if sure:
        return Outcome(
            rule.office, "met", f"the office of {rule.office} is held", since=_since(sure[0]), facts=_facts(sure)
        )
    return _not_recorded(rule, case, day)


def _vacant(rule: ChairingRule, case: RuleContext, entry: OfficeHolding, at: Place) -> Outcome:
    """A vacant office: a breach at once, or when the time is over in which it has to be filled."""
    since, summary = entry.from_, f"the office of {rule.office} is vacant"
    facts = (Fact("the record says that nobody holds it", at),)
    settles = "somebody takes the office"
    if rule.fill_within_months is None and rule.vacancy == "breach":
        begins = later(since, begun(case) if since else None)
        return Outcome(rule.office, "breached", summary, since=begins, facts=facts, settles=settles)
    if since is None:
        lack = f"since when the office of {rule.office} is vacant"
        return _unknown(rule, f"{summary}; since when is not recorded", facts, lack)
    if rule.fill_within_months is not None:
        soonest, due = (months_after(day, rule.fill_within_months) for day in (since.first, since.last))
        if case.on > due:
            late = Day.of(after(due))
            words = f"{summary}, and had to be filled by {due}"
            return Outcome(rule.office, "breached", words, late, facts, (), settles, due)
        if case.on > soonest:
            return _unknown(rule, f"{summary}, to be filled by {due} at the latest", facts, f"the day {since} exactly")
        words = f"{summary}, to be filled by {due}"
        return Outcome(rule.office, "due-soon", words, since, facts, (), settles, due)
    come = [one for one in counted_meetings(case.register, case.group.id, case.on) if not one.inquorate]
    later_on = [one for one in come if one.day.last > since.last]
    held = [one for one in later_on if one.held and one.day.first > since.last]
    if held:
        words = f"{summary}, and was not filled at {held[0].id}"
        return Outcome(rule.office, "breached", words, held[0].day, facts, (), settles)
    if later_on:
        lack = f"whether and when {', '.join(one.id for one in later_on)} was held"
        return _unknown(rule, f"{summary}, to be filled at the next meeting", facts, lack)
    return Outcome(rule.office, "due-soon", f"{summary}, to be filled at the next meeting", since, facts, (), settles)


def _by_right(rule: ChairingRule, case: RuleContext, office: Office) -> Outcome:
    sure, day = office.sure(), office.day
    wanted = " or ".join(right_words(case.register, held_by, day) for held_by in rule.by_office)
    lack = f"who was {wanted} on {day}"
    if not sure:
        if any(entry.held_by in rule.by_office for entry, _ in office.entries):
            facts = tuple(Fact("the office goes with the post, as the clause says", at) for _, at in office.entries)
            return _unknown(rule, f"the {rule.office} is the {wanted}; who that was is not recorded", facts, lack)
        return _not_recorded(rule, case, day)
    wrong = [one for one in sure if not office.entitled(one.member)]
    if not wrong:
        held = tuple(Fact("the holder of the office holds the post", one.at) for one in sure)
        return Outcome(rule.office, "met", f"the {rule.office} is the {wanted}", since=_since(sure[0]), facts=held)
    unsure = [
        one
        for one in wrong
        if office.entitled(one.member) is None or not shown_elsewhere(rule, case, office, one.member)
    ]
    if unsure:
        facts = tuple(Fact(f"the {rule.office} is recorded", one.at) for one in wrong)
        summary = f"whether the {rule.office} is the {wanted} is not recorded"
        return _unknown(rule, summary, facts, f"{lack}, or the posts that the {rule.office} held")
    facts = tuple(fact for one in wrong for fact in _elsewhere(rule, case, office, one))
    return Outcome(
        rule.office,
        "breached",
        f"the {rule.office} is somebody else than the {wanted}",
        since=later(_since(wrong[0]), begun(case)),
        facts=facts,
        settles=f"the {wanted} takes the office, or the terms change; or the post is entered, if it was held",
    )


def shown_elsewhere(rule: ChairingRule, case: RuleContext, office: Office, member: str) -> bool:
    """Whether it is shown that somebody held none of the posts: their own are known, or others held every one."""
    record = case.register.members.get(member)
    if record is not None and posts_on(record, office.day):
        return True
    return all(
        any(one.covers(office.day) for one in holders(case.register, held_by, case.clause.at))
        for held_by in rule.by_office
    )


def _elsewhere(rule: ChairingRule, case: RuleContext, office: Office, wrong: InOffice) -> Iterator[Fact]:
    yield Fact(f"somebody is recorded as the {rule.office}", wrong.at)
    record = case.register.members.get(wrong.member)
    for number, post in enumerate(record.posts if record else ()):
        if record is not None and covers(post, office.day):
            yield Fact(f"their post is “{post.title}”", record.place.at("posts", number))
    for one in office.right:
        if one.covers(office.day):
            yield Fact("somebody else holds the post that brings the office", one.at)


def _not_recorded(rule: ChairingRule, case: RuleContext, day: Day) -> Outcome:
    past = [entry for entry in case.group.offices if same_office(entry.office, rule.office) and entry.until]
    ended = [entry.until for entry in past if entry.until is not None and entry.until.last < case.on]
    since = f" since {later(*ended)}" if ended else ""
    return _unknown(
        rule,
        f"who is the {rule.office} is not recorded{since}",
        (),
        f"who was {rule.office} on {day}, or that nobody was",
    )


def _unknown(rule: ChairingRule, summary: str, facts: tuple[Fact, ...], lack: str) -> Outcome:
    return unknown(rule.office, summary, gap=summary, missing=(lack,), facts=facts)


def _facts(sure: tuple[InOffice, ...]) -> tuple[Fact, ...]:
    return tuple(Fact("the record has a holder", one.at) for one in sure)


def _since(one: InOffice) -> Day | None:
    """The first day on which it is known to have been so."""
    begins = [span.from_ or min(span.seen, key=lambda day: day.first, default=None) for span in one.spans]
    return None if None in begins else later(*begins)


def right_words(register: Register, held_by: HeldBy, day: Day) -> str:
    """The post or office elsewhere, in words: `Police Area Commander (Thames Valley Police)`."""
    if held_by.post is not None:
        of = f" ({organisation_name(register, held_by.organisation, day)})" if held_by.organisation else ""
        return f"{held_by.post}{of}"
    return f"{held_by.office} of {group_name(register, held_by.group or '', day)}"


_AMONG: dict[str, frozenset[MembershipType]] = {
    "members": frozenset({"voting", "associate", "co-opted"}),
    "voting-members": frozenset({"voting"}),
}
"""The types of membership from among which a holder comes: observers and officers are not members."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """An appointment to the office. start: the day from which it counts; None where that is not recorded."""

    entry: OfficeHolding
    member: str
    start: Day | None
    at: Place


def appointments(rule: ChairingRule, case: RuleContext) -> list[Appointment]:
    """The appointments to the office that had been made by the day of judgement, in order of time."""
    found = []
    for number, entry in enumerate(case.group.offices):
        start = _start(case, entry)
        if same_office(entry.office, rule.office) and entry.member and (start is None or has_come(start, case.on)):
            found.append(Appointment(entry, entry.member, start, case.group.place.at("offices", number)))
    return sorted(found, key=lambda one: one.start.first if one.start else _first_seen(one.entry))


def judged(rule: ChairingRule, case: RuleContext) -> Iterator[Outcome]:
    """What the clause asks of the present appointment: its time, from among whom, how many in a row."""
    made = appointments(rule, case)
    now = [one for one in made if covers(one.entry, Day.of(case.on))]
    if not now:
        return
    if rule.appointed_for is not None or rule.until is not None:
        yield _term(rule, case, now)
    if rule.from_among in _AMONG:
        yield _from_among(rule, case, now[-1])
    if rule.terms_limit is not None:
        yield _in_a_row(rule, made, now[-1], rule.terms_limit)


def _start(case: RuleContext, entry: OfficeHolding) -> Day | None:
    if entry.from_ is not None:
        return entry.from_
    minute = case.register.minute(entry.by) if entry.by else None
    return minute.meeting.day if minute is not None and decided(minute, case.on) else None


def _first_seen(entry: OfficeHolding) -> date:
    return min((day.first for day in (*entry.seen, *((entry.until,) if entry.until else ()))), default=date.max)


def _term(rule: ChairingRule, case: RuleContext, now: Sequence[Appointment]) -> Outcome:
    about, office, months = f"{rule.office}/term", rule.office, rule.appointed_for
    latest = max(now, key=lambda one: one.start.last if one.start else date.min)
    start = latest.start
    if start is None:
        lack = f"when the {office} was appointed"
        return _appointments_unknown(
            about, f"{lack} is not recorded", (Fact("the holder is recorded", latest.at),), lack
        )
    end = end_of(case, start, months, rule.expiry, latest.entry.by)
    lasts = f"for {count_of(months, 'month')}" if months is not None else "until the next annual meeting"
    facts = (Fact(f"appointed {start}, {lasts}", latest.at),)
    if end.over is None:
        summary = f"whether the appointment of the {office} has run out is unknown"
        return _appointments_unknown(about, summary, facts, end.missing)
    ran_out = f"ran out on {end.due}" if end.due is not None else "ran out"
    if end.meeting and end.over and end.since is not None:
        ran_out = f"ran out at the {end.meeting} of {end.since}"
    if end.over:
        renewed_after = months_after(case.on, -months) if months is not None and not end.meeting else start.last
        holes = ", ".join(_without_minutes(case, start, renewed_after))
        if holes:
            summary = f"the appointment of the {office} {ran_out}, unless it was renewed at {holes}"
            return _appointments_unknown(about, summary, facts, f"the minutes of {holes}")
        return Outcome(
            about,
            "breached",
            f"the appointment of the {office} {ran_out}, and no renewal is recorded",
            since=end.since,
            facts=facts,
            settles="the office is filled again; or the renewal is entered, if there was one",
            due=end.since.first if end.meeting and end.since is not None else end.due,
        )
    soonest, warn = end.soonest, rule.warn_months
    past = end.due is not None and case.on > end.due
    soon = past or (warn is not None and soonest is not None and months_after(case.on, warn) >= soonest)
    if not end.meeting:
        summary = f"the appointment of the {office} ends on {end.due}"
    elif past:
        summary = f"the appointment of the {office} {ran_out}, and holds until the next {end.meeting}"
    elif end.due is not None:
        summary = f"the appointment of the {office} ends at the next {end.meeting} after {end.due}"
        if end.meeting != "meeting":
            summary = f"the appointment of the {office}, {lasts}, ends at the next {end.meeting}"
    else:
        summary = f"the appointment of the {office} holds until the next {end.meeting}"
    settles = f"the {office} is appointed again" if soon else None
    state: State = "due-soon" if soon else "met"
    return Outcome(about, state, summary, since=start, facts=facts, due=end.due, settles=settles)


def _without_minutes(case: RuleContext, start: Day, after: date) -> list[str]:
    """Meetings at which a renewal that would still run may have been made: their minutes are not in the records."""

    def blank(sitting: CountedMeeting) -> bool:
        return sitting.meeting.minutes is None and sitting.day.last > start.last and sitting.day.last >= after

    return [sitting.id for sitting in counted_meetings(case.register, case.group.id, case.on) if blank(sitting)]


def _from_among(rule: ChairingRule, case: RuleContext, present: Appointment) -> Outcome:
    about, types = f"{rule.office}/from-among", _AMONG[str(rule.from_among)]
    whom = "voting members" if rule.from_among == "voting-members" else "members"
    day = present.start if present.start is not None else Day.of(case.on)
    fact = Fact(f"the {rule.office} on {day}", present.at)
    own = [one for one in seat_holdings(case.register, case.group) if one.member == present.member]
    member = or_(and_((one.covers(day), _of_type(one.seat, types, day))) for one in own)
    if member:
        return Outcome(about, "met", f"the {rule.office} was appointed from among the {whom}", facts=(fact,))
    if member is None or not everybody_known(case.register, case.group, day):
        lack = f"who the {whom} were on {day}"
        return _appointments_unknown(
            about, f"whether the {rule.office} was one of the {whom} is unknown", (fact,), lack
        )
    seats = [one for one in own if one.covers(day)]
    shown = [Fact(f"their seat is that of {type_on(one.seat, day)}", one.at) for one in seats]
    nobody = Fact("nobody of that name holds a seat", case.group.place.at("seats"))
    return Outcome(
        about,
        "breached",
        f"the {rule.office} was not appointed from among the {whom}",
        since=day,
        facts=(fact, *(shown or (nobody,))),
        settles=f"one of the {whom} takes the office",
    )


def _of_type(seat: Seat, types: frozenset[MembershipType], day: Day) -> Tristate:
    type = type_on(seat, day)
    if type is None:  # known all the same if it was never any other
        return True if seat.membership and all(entry.type in types for entry in seat.membership) else None
    return type in types


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
        return _appointments_unknown(
            about, f"{words}, if their order is as recorded", facts, "the day of each appointment"
        )
    over = run[-1 - limit]
    return Outcome(about, "breached", f"{words}: {limit} are allowed", since=over.start, facts=facts)


def _appointments_unknown(about: str, summary: str, facts: tuple[Fact, ...], *missing: str) -> Outcome:
    return unknown(about, summary, gap=summary, missing=missing, facts=facts)
