"""The minutes of a meeting and the roll as they are printed: how their view is built from the records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from mkcsp.findings import CannotGoOn
from mkcsp.history.approval import MinutesState, minutes_state
from mkcsp.history.roll_totals import roll_totals
from mkcsp.model import meeting as recorded
from mkcsp.model.meeting import Meeting
from mkcsp.model.minute import Correction
from mkcsp.papers.common import Style, style_of
from mkcsp.papers.minute_items import attendance, change, minute
from mkcsp.papers.minutes_view import MinutesPaper, PrintedRollLine, PrintedRollSection, RollGroup, Signature
from mkcsp.papers.words import InTheFile, Names, ThatDay, at_venue, cited, in_words, listed, on_day, totals_in_words
from mkcsp.register import Minute, Register

AWAY = ("apologies", "absent")
"""Kinds of section that name people who were not there."""


def roll(meeting: Meeting, names: Names) -> tuple[PrintedRollSection, ...]:
    """The sections in the order typed, each under its heading; members of the public are counted where they are."""
    return tuple(_merged(meeting, list(meeting.roll.sections), names)) if meeting.roll else ()


def _merged(meeting: Meeting, sections: list[recorded.RollSection], names: Names) -> list[PrintedRollSection]:
    """Sections under the same heading, parted by subheadings, are one section with its groups."""
    made: list[PrintedRollSection] = []
    before: recorded.RollSection | None = None
    for section in sections:
        lines = tuple(
            _counted(line) if line.public is not None else _line(meeting, section, line, names)
            for line in section.lines
        )
        group = RollGroup(heading=section.subheading or "", lines=lines)
        heading = section.heading
        if heading is None:
            # Below the paper's own words for the whole roll, what stands first without a heading had none in print.
            first = not any(one.heading for one in made) and section.kind not in AWAY
            own = meeting.roll is not None and meeting.roll.heading is not None
            heading = "" if own and first else names.heading(section.kind)
            # The chair at the top needs no heading; further down the line would belong to the section above.
            if section.kind == "chair" and made:
                heading = heading or "Chair:"
        goes_on = before is not None and section.subheading is not None and section.kind == before.kind
        if goes_on and section.heading in (None, made[-1].heading):
            made[-1] = PrintedRollSection(heading=made[-1].heading, groups=(*made[-1].groups, group))
        elif lines or section.subheading:
            made.append(PrintedRollSection(heading=heading, groups=(group,)))
        else:
            continue
        before = section
    return made


def _counted(line: recorded.RollLine) -> PrintedRollLine:
    words = line.as_ or f"{line.public} member{'' if line.public == 1 else 's'} of the public"
    return PrintedRollLine(name=words, post=line.post or "", notes=())


def _line(meeting: Meeting, section: recorded.RollSection, line: recorded.RollLine, names: Names) -> PrintedRollLine:
    name = printed_name(line, names)
    post = line.post or line.press
    if post is None and line.as_ is None and line.member is not None:
        # With the words of the day entered, a line without a post had none in print.
        post = names.post(line.member)
    return PrintedRollLine(
        name=name,
        name_note=_office(section, line),
        post=post or "",
        post_note=f"(Deputy for {_principal(line.deputy_for, names)})" if line.deputy_for else "",
        notes=_notes(line, lambda item: cited(meeting, item), names),
    )


def printed_name(line: recorded.RollLine, names: Names) -> str:
    """The name of somebody on the roll, in the words of the day."""
    return line.as_ or line.name or (names.person(line.member) if line.member else "")


def _office(section: recorded.RollSection, line: recorded.RollLine) -> str:
    if line.office is not None:
        return f"({line.office})"
    if section.kind != "chair" or section.heading:
        return ""
    return "(Non-Voting Chair)" if line.votes is False else "(Chair)"


def _principal(deputy_for: recorded.DeputyFor, names: Names) -> str:
    if deputy_for.as_ is not None:
        return deputy_for.as_
    if deputy_for.member is not None:
        post = names.post(deputy_for.member)
        return names.person(deputy_for.member) + (f" [{post}]" if post else "")
    return names.seat(deputy_for.seat) if deputy_for.seat else ""


def _notes(line: recorded.RollLine, cite: Callable[[str], str], names: Names) -> tuple[str, ...]:
    said = []
    if line.remote:
        said.append("took part remotely")
    for movement in line.movements:
        when = f" {names.style.clock(movement.time)}" if movement.time else ""
        said.append(f"{movement.what}{when}{f', {cite(movement.item)}' if movement.item else ''}")
    if line.only_items:
        said.append(f"for {listed([cite(item) for item in line.only_items])} only")
    if line.given_by:
        said.append(f"given by {line.given_by}")
    if line.received:
        said.append(f"received {in_words(line.received)}")
    return (f"({'; '.join(said)})",) if said else ()


SUMMARY = "Narrative and resolutions are a summary of the published minutes, not their words."
MISSING = "Some words were not entered as printed that day: the ids of their records stand instead, in brackets."
DRAFT = "DRAFT"
ROLES = {
    "chair": "Chair",
    "vice-chair": "Vice-Chair",
    "deputy-chair": "Deputy Chair",
    "elected-for-the-meeting": "presiding",
    "not-recorded": "presiding",
}
"""As what somebody signs who presided, by what right."""

NO_APPROVAL = "APPROVAL NOT IN THE RECORDS"


def build(register: Register, meeting: Meeting, on: date) -> MinutesPaper:
    """The minutes as they are to be printed on the day `on`.

    Once they are approved, every word of them is taken from the meeting's own file, and what the approving meeting
    decided from that meeting's file. Raises CannotGoOn where the meeting has no minutes.
    """
    if meeting.minutes is None:
        raise CannotGoOn(
            f"{meeting.id} has no minutes",
            help=f"Enter them under `minutes:` in {meeting.path}.",
        )
    state = minutes_state(register, meeting, on)
    style = style_of(register, meeting.group, meeting.day)
    names: Names = InTheFile(style) if state.approved else ThatDay(register, meeting.group, meeting.day)
    body = meeting.body or names.body(meeting.group)
    day = in_words(meeting.day)
    made = MinutesPaper(
        heading=f"Minutes: {body}, {day}",
        footer=f"{_kind(state)}: {body}, {day}",
        marks=_marks(state),
        notices=(*_notices(state), *((SUMMARY,) if meeting.minutes.wording == "summary" else ())),
        body=body,
        label=meeting.minutes.title or "Minutes of the Meeting",
        held_on=_held_on(meeting),
        held_at=at_venue(meeting.venue) if meeting.venue else "",
        began=style.beginning(meeting.began),
        capitals=style.capitals,
        present_heading=(meeting.roll.heading if meeting.roll else None) or style.present,
        roll=roll(meeting, names),
        totals=_totals(meeting, style),
        minutes=tuple(
            minute(meeting, item, names, first=number == 0) for number, item in enumerate(meeting.minutes.items)
        ),
        closing=meeting.minutes.closing or style.end(meeting.closed),
        corrections=_corrections(meeting, state, names),
        signature=_signature(state),
    )
    if isinstance(names, InTheFile) and names.missing:
        return replace(made, notices=(*made.notices, MISSING))
    return made


def _totals(meeting: Meeting, style: Style) -> str:
    stated = meeting.roll.totals if meeting.roll is not None else None
    if meeting.roll is None or (stated is None and not style.totals):
        return ""
    words = totals_in_words(stated or roll_totals(meeting))
    return f"Totals: {words}." if words else ""


def _kind(state: MinutesState) -> str:
    """What the paper is, for its foot."""
    return "Draft minutes" if DRAFT in _marks(state) else "Minutes"


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
    return f"{on_day(minute.meeting.day)} ({minute.cited})"


def _signature(state: MinutesState) -> Signature:
    if not state.approved or state.by is None:
        return Signature()
    corrected = " as corrected" if state.state == "approved-as-corrected" else ""
    presided = presiding(state.by.meeting)
    return Signature(
        approved=f"Approved{corrected} {_decided(state.by)}.",
        signed=f"Signed by {presided or 'the Chair'}." if state.signed else "",
        to_sign=not state.signed,
        role=f"{presided}, {_role(state.by.meeting)}" if presided else "Chair",
    )


def _role(meeting: Meeting) -> str:
    """As what the person signs who presided over a meeting at its beginning."""
    for one in meeting.presiding:
        if one.from_item is None and (one.as_ or one.name):
            return ROLES[one.by]
    for section in meeting.roll.sections if meeting.roll else ():
        if section.kind == "chair" and section.lines:
            return "presiding" if section.lines[0].deputy_for else "Chair"
    return "Chair"


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
