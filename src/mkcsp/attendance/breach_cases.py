"""A breach, or what may become one: where it is, what it rests on, what was done about it, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from mkcsp.attendance.attendance_book import AttendanceBook
from mkcsp.attendance.judgement import Judgement
from mkcsp.attendance.runs import Completed, Run, Sorting
from mkcsp.attendance.sequences import SequenceEntry, Subject, by_meeting
from mkcsp.attendance.subjects import addressee, still_member, while_dormant
from mkcsp.history.approval import MinutesState, decided, minutes_state
from mkcsp.history.binding_clauses import BindingRule
from mkcsp.history.status import THERE, Attendance, Status
from mkcsp.history.tristate import has_come
from mkcsp.model.base import dataclass
from mkcsp.model.breach import Breach, Considered, Letter
from mkcsp.register import Minute, Register

RETAINED = frozenset({"circumstances-accepted", "retained"})
"""Decisions by which the matter is dealt with and the member stays."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What was done about one breach by a day.

    decisions: what the group decided, with the minute, in order; those of later meetings are left out.
    """

    record: Breach
    letters: tuple[Letter, ...]
    decisions: tuple[tuple[Considered, Minute], ...]

    @property
    def retained(self) -> Minute | None:
        """The minute by which the member was retained, if that is how it stands."""
        if self.decisions and self.decisions[-1][0].decision in RETAINED:
            return self.decisions[-1][1]
        return None

    def letter(self, kind: str) -> Letter | None:
        """The latest letter of that kind."""
        return next((letter for letter in reversed(self.letters) if letter.kind == kind), None)


def follow_ups(register: Register, group: str, on: date) -> tuple[FollowUp, ...]:
    """What was done by the day `on` about breaches of the group's rule, record by record."""
    found = []
    for record in register.breaches_of(group):
        letters = tuple(letter for letter in record.letters if has_come(letter.sent, on))
        decisions = []
        for entry in record.considered:
            minute = register.minute(entry.by)
            if minute is not None and decided(minute, on):
                decisions.append((entry, minute))
        decisions.sort(key=lambda pair: pair[1].meeting.sorting)
        found.append(FollowUp(record, letters, tuple(decisions)))
    return tuple(found)


def follow_up_of(
    book: AttendanceBook, those: Iterable[FollowUp], subject: Subject, meetings: Iterable[str]
) -> FollowUp | None:
    """The dealing that concerns the subject's breach completed by one of these meetings, if any."""
    completing = set(meetings)
    return next((d for d in those if d.record.completed in completing and concerns(book, d.record, subject)), None)


def dealt(book: AttendanceBook, those: Iterable[FollowUp], subject: Subject) -> Mapping[str, Sorting]:
    """By the meeting that completed a breach of the subject: when the group dealt with it and retained the member."""
    return {
        dealing.record.completed: minute.meeting.sorting
        for dealing in those
        if (minute := dealing.retained) is not None and concerns(book, dealing.record, subject)
    }


def concerns(book: AttendanceBook, record: Breach, subject: Subject) -> bool:
    """Whether a record of a breach is about the subject: itself, or the seat or organisation of a person."""
    if subject.kind == "seat":
        return record.seat == subject.id
    if subject.kind == "organisation":
        return subject.id in (record.organisation, record.seat)
    if record.member is not None:
        return record.member == subject.id
    seats = [tenure.seat for tenure in book.spells_of(subject.id)[subject.spell].tenures]
    return any(
        (record.seat is not None and record.seat == seat.id)
        or (record.organisation is not None and record.organisation == seat.organisation)
        for seat in seats
    )


BreachKind = Literal[
    "open", "provisional", "at-risk", "risk-untold", "dependent", "untold", "ended", "dealt-with", "withdrawn"
]
"""Under which heading an entry belongs. `ended`: what depends on a reading, or is unknown, of somebody who has left."""

Step = Literal[
    "first-letter",
    "second-letter",
    "consider",
    "consider-again",
    "leave",
    "approve-minutes",
    "enter-records",
    "settle-reading",
    "await-absence",
    "withdraw-letter",
    "dormant",
    "ended",
    "none",
]
"""What comes next, as a value: decisions rest on it, never on the words."""

KIND_WORDS: dict[BreachKind, str] = {
    "open": "Open breach",
    "provisional": "Provisional breach",
    "at-risk": "At risk",
    "risk-untold": "Unknown whether at risk",
    "dependent": "Depends on how the clause is read",
    "untold": "Unknown",
    "ended": "The membership has ended",
    "dealt-with": "Dealt with",
    "withdrawn": "Withdrawn, record corrected",
}


DEALT_WITH = "nothing: the group has dealt with it"
ENDED = "nothing: the membership has ended"
MISSING = "what is missing is entered, if it can be found; until then nobody is written to"
READING = "the group says how the clause is to be read; until then nobody is written to"


@dataclass(frozen=True, slots=True)
class BreachCase:
    """One entry of the list of breaches, as it stood on the day of judgement.

    kind: under which heading it belongs.
    meetings: those that make it up, with the status at each; for `withdrawn`, the status before.
    completed: id of the meeting that completed it; None where nothing is complete.
    limit: how many absences the rule allows to one short of; None where the clause does not say.
    story: what happened, in order, each a sentence without a full stop.
    unapproved: minutes it rests on that are not approved, with their state.
    settles: what would settle it: rolls and dates that are missing.
    judgement: with `dependent`, the results side by side.
    step: what comes next; next: the same in words.
    attended_since: ids of the meetings that the subject has come to since it was completed.
    """

    kind: BreachKind
    subject: Subject
    rule: BindingRule
    meetings: tuple[tuple[str, Attendance], ...]
    completed: str | None
    limit: int | None
    story: tuple[str, ...]
    next: str
    step: Step
    unapproved: tuple[tuple[str, MinutesState], ...] = ()
    settles: tuple[str, ...] = ()
    judgement: Judgement | None = None
    dealing: FollowUp | None = None
    attended_since: tuple[str, ...] = ()


def breach_case(
    book: AttendanceBook, rule: BindingRule, found: Completed, judgement: Judgement, dealing: FollowUp | None
) -> BreachCase:
    """A breach that there is under every reading, at the stage of its life that it has reached."""
    subject = judgement.subject
    entries = by_meeting(book, subject)
    unapproved = _unapproved(book, found.run)
    story = [f"completed by {found.meeting}, the {_ordinal(found.run.length)} absence in a row"]
    if len(found.run.meetings) > found.run.length:
        story.append("meetings that were reconvened count as one")
    for earlier in judgement.earlier:
        if set(earlier.run.meetings) & set(found.run.meetings):
            story.append(f"completed by {earlier.meeting} already, if {', '.join(earlier.run.holes)} was an absence")
    meetings = tuple((id, entries[id].attendance) for id in found.run.meetings if id in entries)
    story += counted_as_absence(rule, meetings)
    since = attended_since(entries, found.meeting)
    if since:
        story.append(f"attended since: {', '.join(since)}")
    story += _done(dealing)
    kind: BreachKind = "provisional" if unapproved else "open"
    step: Step
    left = not still_member(book, subject)
    if dealing is not None and dealing.retained is not None:
        kind, step, next_ = "dealt-with", "none", DEALT_WITH
    elif left:
        kind, step, next_ = "dealt-with", "ended", ENDED
        story.append(f"left{_left_on(book, subject)}")
    else:
        step, next_ = _next(book, subject, dealing, unapproved)
    return BreachCase(
        kind,
        subject,
        rule,
        meetings,
        found.meeting,
        found.limit,
        tuple(story),
        next_,
        step,
        unapproved,
        dealing=dealing,
        attended_since=since,
    )


def untold_case(
    book: AttendanceBook, rule: BindingRule, found: Completed, judgement: Judgement, dealing: FollowUp | None
) -> BreachCase:
    """A run that would be a breach if its holes were absences, with what would settle it."""
    subject = judgement.subject
    entries = by_meeting(book, subject)
    meetings = tuple((id, entries[id].attendance) for id in found.run.meetings if id in entries)
    settles = tuple(dict.fromkeys(_settles(entries[id]) for id in found.run.holes if id in entries))
    story = (
        f"{found.run.certain} certain of {found.limit} absences in a row; unknown for {', '.join(found.run.holes)}",
        *_done(dealing),
    )
    kind, step, next_ = _unless_left(book, subject, "untold", "enter-records", MISSING)
    if kind == "ended":
        story = (*story, f"left{_left_on(book, subject)}")
    return BreachCase(
        kind, subject, rule, meetings, None, found.limit, story, next_, step, settles=settles, dealing=dealing
    )


def at_risk_case(
    book: AttendanceBook, rule: BindingRule, run: Run, judgement: Judgement, limit: int | None
) -> BreachCase:
    """A present run that one more absence would make a breach."""
    entries = by_meeting(book, judgement.subject)
    meetings = tuple((id, entries[id].attendance) for id in run.meetings if id in entries)
    silent = while_dormant(book)
    step: Step = "dormant" if silent else "await-absence"
    story = (f"{run.length} absence{'s' if run.length > 1 else ''} in a row", *counted_as_absence(rule, meetings))
    next_ = silent or "the next absence completes a breach"
    return BreachCase(
        "at-risk", judgement.subject, rule, meetings, None, limit, story, next_, step, _unapproved(book, run)
    )


def risk_untold_case(
    book: AttendanceBook, rule: BindingRule, run: Run, judgement: Judgement, limit: int | None
) -> BreachCase:
    """A present run that one more absence would make a breach, if its holes were absences."""
    entries = by_meeting(book, judgement.subject)
    meetings = tuple((id, entries[id].attendance) for id in run.meetings if id in entries)
    settles = tuple(dict.fromkeys(_settles(entries[id]) for id in run.holes if id in entries))
    certain = f"{run.certain} certain absence{'' if run.certain == 1 else 's'} in a row"
    story = (f"{certain}; unknown for {', '.join(run.holes)}",)
    return BreachCase(
        "risk-untold",
        judgement.subject,
        rule,
        meetings,
        None,
        limit,
        story,
        "what is missing is entered, if it can be found; if that was an absence, the next one completes a breach",
        "enter-records",
        settles=settles,
    )


def dependent_case(
    book: AttendanceBook, rule: BindingRule, judgement: Judgement, those: tuple[FollowUp, ...]
) -> BreachCase:
    """Results that depend on how the clause is read; dealt with, where the group decided on each of them all the same.

    those: the dealings with what is complete under some reading.
    """
    entries = by_meeting(book, judgement.subject)
    agreed = {found.meeting for found in judgement.agreed}
    differing = {
        found.meeting: found
        for side in judgement.sides
        for found in (*side.outcome.certain, *side.outcome.possible)
        if found.meeting not in agreed
    }
    ids = {id for found in differing.values() for id in found.run.meetings}
    if not ids:
        # Where readings differ in a risk alone, the runs at risk are what it rests on.
        ids = {id for side in judgement.sides if side.outcome.at_risk for id in side.outcome.at_risk.meetings}
    settled = {dealing.record.completed for dealing in those if dealing.retained is not None}
    story: tuple[str, ...] = tuple(line for dealing in those for line in _done(dealing))
    kind: BreachKind = "dealt-with" if differing and set(differing) <= settled else "dependent"
    if judgement.unread:
        story = (f"{judgement.unread} readings: too many to set side by side", *story)
    step: Step = "none"
    next_ = DEALT_WITH
    if kind != "dealt-with":
        kind, step, next_ = _unless_left(book, judgement.subject, kind, "settle-reading", READING)
    if kind == "ended":
        story = (*story, f"left{_left_on(book, judgement.subject)}")
    meetings = tuple((id, entry.attendance) for id, entry in entries.items() if id in ids)
    return BreachCase(kind, judgement.subject, rule, meetings, None, None, story, next_, step, judgement=judgement)


def withdrawn_case(
    book: AttendanceBook,
    before: AttendanceBook,
    rule: BindingRule,
    subject: Subject,
    found: Completed,
    dealing: FollowUp | None,
) -> BreachCase:
    """A breach that was there until the records of a meeting were corrected or an absence was accepted; both states."""
    then = by_meeting(before, subject)
    now = by_meeting(book, subject)
    story = [f"until {before.on} a breach, completed by {found.meeting}"]
    corrected = False
    for id in found.run.meetings:
        was, is_ = then[id].attendance, now[id].attendance if id in now else None
        if is_ is None or is_ == was:
            continue
        if is_.corrected_by is not None and is_.corrected_by != was.corrected_by:
            corrected = True
            story.append(f"record corrected by {is_.corrected_by.cited}: {id} was “{was.words}”, is “{is_.words}”")
        elif is_.accepted is not None and was.accepted is None:
            minute = is_.accepted.minute
            story.append(f"absence from {id} accepted by {minute.cited} ({minute.meeting.id})")
        else:
            corrected = True
            story.append(f"{id} was “{was.words}”, is “{is_.words}”")
    story += _done(dealing)
    step: Step = "none"
    next_ = "nothing"
    if dealing is not None and dealing.letters:
        step = "withdraw-letter"
        next_ = f"{addressee(book, subject)} is told that the letter no longer stands"
    meetings = tuple((id, then[id].attendance) for id in found.run.meetings)
    kind: BreachKind = "withdrawn" if corrected else "dealt-with"
    return BreachCase(
        kind, subject, rule, meetings, found.meeting, found.limit, tuple(story), next_, step, dealing=dealing
    )


def counted_as_absence(rule: BindingRule, meetings: tuple[tuple[str, Attendance], ...]) -> list[str]:
    """Why a meeting is an absence although the member, or somebody for them, was there: the rule says so."""
    told: list[str] = []
    for id, attendance in meetings:
        deputy = attendance.deputy
        if attendance.status is Status.DEPUTY and deputy is not None:
            if rule.rule.deputy == "absence":
                told.append(f"{id} is an absence: a deputy does not count as attendance")
            elif rule.rule.who_may_deputise == "named-deputy" and deputy.named is False:
                told.append(f"{id} is an absence: {deputy.name} was not named as a deputy beforehand")
        elif attendance.status in THERE and attendance.remote and rule.rule.remote == "absence":
            told.append(f"{id} is an absence: remote attendance does not count")
        elif attendance.status in THERE and attendance.part is not None and rule.rule.part in ("absence", "share"):
            told.append(f"{id} is an absence: the part attended does not count")
    return told


def attended_since(entries: dict[str, SequenceEntry], meeting: str) -> tuple[str, ...]:
    """Ids of the later meetings that the subject attended, or sent a deputy to."""
    later = entries[meeting].sitting.meeting.sorting
    return tuple(
        id
        for id, entry in entries.items()
        if entry.sitting.meeting.sorting > later and entry.attendance.status in THERE | {Status.DEPUTY}
    )


def _unapproved(book: AttendanceBook, run: Run) -> tuple[tuple[str, MinutesState], ...]:
    states = [(id, minutes_state(book.register, book.register.meetings[id], book.on)) for id in run.rests_on]
    return tuple((id, state) for id, state in states if not state.approved)


def _settles(entry: SequenceEntry) -> str:
    attendance = entry.attendance
    if attendance.why:
        return f"{entry.sitting.id}: {attendance.why}"
    if attendance.capacity is not None:
        return f"whether presence under {attendance.capacity} at {entry.sitting.id} was meant as a member (as-member)"
    if attendance.part is not None:
        return f"the times of {entry.sitting.id}: when it began and closed, and who came and left when"
    if attendance.accepted is not None and attendance.accepted.covers is None:
        return f"whether the accepted period reaches {entry.sitting.day}"
    if attendance.deputy is not None:
        return f"whether {attendance.deputy.name} was a named deputy on {entry.sitting.day}, and apologies were sent"
    return f"the type of membership on {entry.sitting.day}, or the terms in force then"


def _done(dealing: FollowUp | None) -> list[str]:
    if dealing is None:
        return []
    said = [f"{letter.kind} letter sent {letter.sent}" for letter in dealing.letters]
    for entry, minute in dealing.decisions:
        words = {
            "circumstances-accepted": "exceptional circumstances accepted",
            "retained": "the member retained",
            "asked-to-leave": "the member asked to leave",
            "deferred": "deferred",
        }[entry.decision]
        said.append(f"considered by {minute.cited} ({minute.meeting.id}): {words}")
    return said


def _next(
    book: AttendanceBook, subject: Subject, dealing: FollowUp | None, unapproved: tuple[tuple[str, MinutesState], ...]
) -> tuple[Step, str]:
    if silent := while_dormant(book):
        return "dormant", silent
    if unapproved:
        return "approve-minutes", f"nothing until the minutes of {', '.join(id for id, _ in unapproved)} are approved"
    to = addressee(book, subject)
    decision = dealing.decisions[-1][0].decision if dealing and dealing.decisions else None
    if decision == "asked-to-leave":
        assert dealing is not None
        if dealing.letter("second") is None:
            return "second-letter", f"second letter to {to}, asking to leave"
        return "leave", f"{to} leaves, and the end of the membership is entered"
    if decision == "deferred":
        return "consider-again", "the group considers it again"
    if dealing is None or dealing.letter("first") is None:
        return "first-letter", f"first letter to {to}, inviting reasons"
    return "consider", "the group considers it at its next meeting"


def _unless_left(
    book: AttendanceBook, subject: Subject, kind: BreachKind, step: Step, words: str
) -> tuple[BreachKind, Step, str]:
    """What comes next of somebody who may still be a member; of who has left, nothing does."""
    return (kind, step, words) if still_member(book, subject) else ("ended", "ended", ENDED)


def _left_on(book: AttendanceBook, subject: Subject) -> str:
    left = book.spells_of(subject.id)[subject.spell].left if subject.kind == "person" else None
    return f" on {left}" if left else ""


def _ordinal(number: int) -> str:
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
