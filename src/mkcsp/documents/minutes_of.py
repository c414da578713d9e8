"""The minutes of a meeting as a view, from the records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mkcsp.documents.business import minute
from mkcsp.documents.citing import cited
from mkcsp.documents.correcting import attendance, change
from mkcsp.documents.minutes import Minutes, Signature
from mkcsp.documents.naming import InTheFile, Names, ThatDay
from mkcsp.documents.roll_of import roll
from mkcsp.documents.wording import at_venue, clock, in_words
from mkcsp.errors import CannotGoOn
from mkcsp.history.approval import MinutesState, minutes_state
from mkcsp.model.meeting import Meeting
from mkcsp.model.minute import Correction
from mkcsp.register import Minute, Register

SUMMARY = "Narrative and resolutions are a summary of the published minutes, not their words."
LACKING = "Some words were not entered as printed that day: the ids of their records stand instead, in brackets."
DRAFT = "DRAFT"
NO_APPROVAL = "APPROVAL NOT IN THE RECORDS"


def build(register: Register, meeting: Meeting, on: date) -> Minutes:
    """The minutes as they are to be printed on the day `on`.

    Once they are approved, every word of them is taken from the meeting's own file, and what the approving meeting
    decided from that meeting's file. Raises CannotGoOn where the meeting has no minutes.
    """
    if meeting.minutes is None:
        raise CannotGoOn(
            f"{meeting.id} has no minutes",
            help=f"They stand under `minutes:` in {meeting.path}.",
        )
    state = minutes_state(register, meeting, on)
    names: Names = InTheFile() if state.approved else ThatDay(register, meeting.group, meeting.day)
    body = meeting.body or names.body(meeting.group)
    day = in_words(meeting.day)
    made = Minutes(
        heading=f"Minutes: {body}, {day}",
        footer=f"{body}, {day}",
        marks=_marks(state),
        notices=(*_notices(state), *((SUMMARY,) if meeting.minutes.wording == "summary" else ())),
        body=body,
        label=meeting.minutes.title or "Minutes of the Meeting",
        held_on=_held_on(meeting),
        held_at=at_venue(meeting.venue) if meeting.venue else "",
        began=clock(meeting.began) if meeting.began else "",
        present_heading=(meeting.roll.heading if meeting.roll else None) or "PRESENT:",
        roll=roll(meeting, names),
        minutes=tuple(
            minute(meeting, item, names, first=number == 0) for number, item in enumerate(meeting.minutes.items)
        ),
        closing=meeting.minutes.closing or _closing(meeting),
        corrections=_corrections(meeting, state, names),
        signature=_signature(state),
    )
    if isinstance(names, InTheFile) and names.lacking:
        return replace(made, notices=(*made.notices, LACKING))
    return made


def _closing(meeting: Meeting) -> str:
    return f"The Chair closed the meeting at {clock(meeting.closed, space=' ')}".upper() if meeting.closed else ""


def _marks(state: MinutesState) -> tuple[str, ...]:
    if state.approved:
        return ()
    return (NO_APPROVAL,) if state.state == "not-in-records" else (DRAFT,)


def _notices(state: MinutesState) -> tuple[str, ...]:
    if state.state == "deferred" and state.by is not None:
        return (f"Approval was deferred {_decided(state.by)}.",)
    if state.state == "not-in-records":
        return ("These minutes were entered from a published paper; their approval is not in the records.",)
    return ()


def _held_on(meeting: Meeting) -> str:
    if not meeting.day.exact:
        return f"a day of {in_words(meeting.day)} that is not recorded"
    words = in_words(meeting.day)
    # The weekday as the papers had it, right or wrong: `check` compares it with the date.
    return f"{meeting.weekday} {words}" if meeting.weekday else in_words(meeting.day, weekday=True)


def _decided(minute: Minute) -> str:
    return f"on {in_words(minute.meeting.day)} ({minute.cited})"


def _signature(state: MinutesState) -> Signature:
    if not state.approved or state.by is None:
        return Signature()
    corrected = " as corrected" if state.state == "approved-as-corrected" else ""
    presided = presiding(state.by.meeting)
    return Signature(
        approved=f"Approved{corrected} {_decided(state.by)}.",
        signed=f"Signed by {presided or 'the Chair'}." if state.signed else "",
        to_sign=not state.signed,
        role=f"{presided}, Chair" if presided else "Chair",
    )


def presiding(meeting: Meeting) -> str:
    """Who presided over a meeting at its beginning, as printed that day; empty where its file does not say."""
    for one in meeting.presiding:
        if one.from_item is None and (one.as_ or one.name):
            return one.as_ or one.name or ""
    for section in meeting.roll.sections if meeting.roll else ():
        if section.kind == "chair" and section.lines and not meeting.presiding:
            return section.lines[0].as_ or section.lines[0].name or ""
    return ""


def _corrections(meeting: Meeting, state: MinutesState, names: Names) -> tuple[str, ...]:
    if state.approval is None or state.by is None or not state.approved:
        return ()
    return tuple(f"{_correction(meeting, one, names)} ({state.by.cited})." for one in state.approval.corrections)


def _correction(meeting: Meeting, one: Correction, names: Names) -> str:
    if one.member is not None:
        words = attendance(meeting, one, names)
        return words[0].upper() + words[1:]
    where = cited(meeting, one.item) if one.item else "The minutes"
    return f"{where}: {change(one)}"
