"""The agenda: a cover, what the body is for, and the business of the meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from mkcsp.errors import CannotGoOn
from mkcsp.history.terms_in_force import agreed_on
from mkcsp.model import meeting as recorded
from mkcsp.model.meeting import Meeting
from mkcsp.model.minute import Restricted
from mkcsp.model.prose import blocks_of
from mkcsp.model.prose import lines as lines_of
from mkcsp.model.terms_of_reference import Terms
from mkcsp.papers import prose_blocks
from mkcsp.papers.common import Future, Paper, Restriction
from mkcsp.papers.membership_list import COLUMNS, none_recorded, seat_groups
from mkcsp.papers.prose_blocks import Block, Remark
from mkcsp.papers.words import ThatDay, in_words, span, without_preposition
from mkcsp.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class SubEntry:
    """A part of an item: a bullet or a letter, with its own presenter and paper."""

    label: str = "•"
    """``•``, ``(a)``, ``4(b)``: as printed."""

    heading: str
    pages: str = ""
    """``pages 14–27``; empty when there is no paper."""

    presenter: str = ""
    duration: str = ""
    notes: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    restriction: Restriction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaEntry:
    """An item of business."""

    number: str
    """As printed in the margin: ``4.``; empty when the item has none."""

    heading: str
    kind: str = ""
    """A word after the heading (``For decision``), where the body prints one."""

    duration: str = ""
    """``5 mins``, ``1 hour``: printed at the right of the item."""

    pages: str = ""
    presenter: str = ""
    notes: tuple[str, ...] = ()
    """What else is printed under the item: to follow, urgent with the Chair's reason, withdrawn."""

    blocks: tuple[Block, ...] = ()
    """The words below its title, after the notes."""

    restriction: Restriction | None = None
    parts: tuple[SubEntry, ...] = ()
    future: Future | None = None
    """For the item that lists the dates of future meetings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsSection:
    """A section of the terms of reference, under the number that it has there (gaps are kept)."""

    number: str = ""
    heading: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsExtract:
    """The terms of reference, or some sections of them, as printed between the cover and the business."""

    heading: str = "Terms of reference"
    sections: tuple[TermsSection, ...] = ()
    closing: str = ""
    """The line that ends them: ``Revised May 2005``."""

    notices: tuple[str, ...] = ()
    """What the reader must know of the extract: that the wording is a summary, say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLine:
    """An organisation and those who sit for it."""

    organisation: str
    representatives: tuple[str, ...] = ()
    """One string for each person or vacancy, worded: ``Vacant``, ``Councillor A Webb (Vice-Chair)``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberGroup:
    """Members of one kind, under the heading that the body gives them."""

    heading: str = ""
    lines: tuple[MemberLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPaper(Paper):
    """The agenda of one meeting. Only the body and the date are always there."""

    template: ClassVar[str] = "agenda"

    body: str
    """The body's name as the cover has it."""

    date: str
    time: str = ""
    """The span as the cover has it: ``10.00 AM - 1.00 PM``."""

    venue: str = ""
    label: str = "Agenda"
    contact: str = ""
    """The whole line: whom to ask about the agenda, with post, telephone and address."""

    issued: str = ""
    """The date of issue, as words."""

    members: tuple[MemberGroup, ...] = ()
    members_heading: str = "Membership"
    terms: TermsExtract | None = None

    business_headings: tuple[str, ...] = ()
    """The heading lines of the item agenda in its own wording; empty repeats the body's name."""

    business_lines: tuple[str, ...] = ()
    """The lines of time and place above the items, in the item agenda's own wording."""

    business_label: str = "Agenda"
    entries: tuple[AgendaEntry, ...] = ()
    future: Future | None = None
    """Dates of future meetings where no item lists them."""

    public_note: tuple[str, ...] = ()
    """Paragraphs on the public's access to the meeting and its papers."""

    public_note_heading: str = "Public access"


FUTURE_KIND = "future-meetings"
"""The kind of the item under which the dates of future meetings are listed."""

PAPER_STATES = {
    "attached": "",
    "to-follow": "to follow",
    "late": "late paper",
    "tabled": "tabled at the meeting",
    "not-received": "not received",
}

STATES = {"cancelled": "CANCELLED", "postponed": "POSTPONED"}


def build(register: Register, meeting: Meeting) -> AgendaPaper:
    """The agenda as it is to be printed; membership, terms and names are those of the meeting's day.

    Raises CannotGoOn where the meeting has no agenda.
    """
    agenda = meeting.agenda
    if agenda is None:
        raise CannotGoOn(f"{meeting.id} has no agenda", help=f"It stands under `agenda:` in {meeting.path}.")
    names = ThatDay(register, meeting.group, meeting.day)
    body = meeting.body or names.body(meeting.group)
    day = in_words(meeting.day)
    cover = _cover(meeting, body)
    headings, lines, label = _heading(register, meeting, body)
    future = _future(register, agenda)
    listed_under_item = any(item.kind == FUTURE_KIND for item in agenda.items)
    group = register.groups.get(meeting.group)
    usual = group.usual if group is not None else None
    access = agenda.public_access or (usual.public_access if usual else None)
    supplements = [item for more in agenda.supplements for item in more.items]
    return AgendaPaper(
        heading=f"Agenda: {body}, {day}",
        footer=f"{body}, {day}",
        marks=(STATES[meeting.status],) if meeting.status in STATES and meeting.held_on is None else (),
        notices=tuple(_notices(meeting)),
        body=cover[0],
        date=cover[1],
        time=cover[2],
        venue=cover[3],
        contact=agenda.contact_line or _contact(register, meeting),
        issued=in_words(agenda.issued) if agenda.issued else "",
        members=_members(register, meeting) if agenda.membership else (),
        terms=_terms(register, agenda.terms, meeting),
        business_headings=headings,
        business_lines=lines,
        business_label=label,
        entries=tuple(_entry(item, future if item.kind == FUTURE_KIND else None) for item in agenda.items)
        + tuple(_entry(item, None, added=True) for item in supplements),
        future=None if listed_under_item else future,
        public_note=tuple(lines_of(blocks_of(access))) if access else (),
    )


def _cover(meeting: Meeting, body: str) -> tuple[str, str, str, str]:
    """Body, date, time and venue: four lines as typed (a longer cover's rest is the venue), or made."""
    typed, _ = _labelled(meeting.agenda.cover if meeting.agenda else ())
    if typed:
        lines = [*typed, "", "", ""]
        return lines[0], lines[1], lines[2], ", ".join(line for line in lines[3:] if line)
    venue = without_preposition(meeting.venue) if meeting.venue else ""
    return body, in_words(meeting.day, weekday=True), span(meeting.starts, meeting.ends, " - "), venue


def _heading(register: Register, meeting: Meeting, body: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """The headings above the items, the lines below them, and the word "Agenda" as it was typed there."""
    typed, label = _labelled(meeting.agenda.heading if meeting.agenda else ())
    if not typed:
        time = span(meeting.starts, meeting.ends, " to ")
        when = ", ".join(filter(None, (time, in_words(meeting.day, weekday=True))))
        return (body,), tuple(filter(None, (when, meeting.venue))), "Agenda"
    # The leading lines that name a body are headings; where none does, the first line is.
    count = 0
    while count < len(typed) and _names_a_body(register, typed[count], body):
        count += 1
    count = count or 1
    return tuple(typed[:count]), tuple(typed[count:]), label


def _labelled(lines: Sequence[str]) -> tuple[list[str], str]:
    """The lines without a last one that says "Agenda", and that word; spacing it out is left to the template."""
    if lines and lines[-1].replace(" ", "").casefold() == "agenda":
        return list(lines[:-1]), "Agenda" if " " in lines[-1] else lines[-1]
    return list(lines), "Agenda"


def _names_a_body(register: Register, line: str, body: str) -> bool:
    named = line.casefold()
    return named == body.casefold() or any(
        named in (name.casefold() for name in (group.name, *group.aliases, *(old.name for old in group.formerly)))
        for group in register.groups.values()
    )


def _notices(meeting: Meeting) -> Iterator[str]:
    if meeting.status == "cancelled":
        yield f"This meeting was cancelled{': ' + meeting.reason if meeting.reason else ''}."
    elif meeting.held_on is not None:
        yield f"This meeting was called for {in_words(meeting.called_for, weekday=True)} and postponed."
    elif meeting.status == "postponed":
        yield f"This meeting is postponed; no new day is recorded{': ' + meeting.reason if meeting.reason else ''}."
    if meeting.kind not in ("ordinary", "workshop"):
        yield f"This is {'an' if meeting.kind[0] in 'ae' else 'a'} {meeting.kind} meeting."


def _contact(register: Register, meeting: Meeting) -> str:
    """Whom to ask, with post, telephone and e-mail, from the record of the person named for it."""
    group = register.groups.get(meeting.group)
    named = (
        (meeting.agenda.contact if meeting.agenda else None)
        or (group.usual.contact if group and group.usual else None)
        or (register.settings.contact if register.settings else None)
    )
    member = register.members.get(named) if named else None
    if named is None or member is None:
        return ""
    names = ThatDay(register, meeting.group, meeting.day)
    who = ", ".join(filter(None, (names.person(named), names.post(named))))
    ways = []
    if member.telephone:
        ways.append(f"by telephone on {member.telephone}")
    if member.email:
        ways.append(f"by e-mail at {member.email}")
    return (
        f"If you have any enquiries about this agenda, please contact {who}{', ' if ways else ''}{' or '.join(ways)}."
    )


def _members(register: Register, meeting: Meeting) -> tuple[MemberGroup, ...]:
    group = register.groups.get(meeting.group)
    if group is None:
        return ()
    groups = [
        MemberGroup(
            heading=kind.heading,
            lines=tuple(
                MemberLine(organisation=line.organisation, representatives=line.holders) for line in kind.lines
            ),
        )
        for kind in seat_groups(register, group, meeting.day)
    ]
    if empty := none_recorded(register, group, meeting.day):
        # The table is printed even so, with the headings of its two columns.
        groups.append(
            MemberGroup(heading=empty, lines=(MemberLine(organisation=COLUMNS[0], representatives=COLUMNS[1:]),))
        )
    return tuple(groups)


def _terms(register: Register, id: str | None, meeting: Meeting) -> TermsExtract | None:
    terms = register.terms.get(id) if id else None
    if terms is None:
        return None
    notices = ("This is a summary of the published terms of reference, not their words.",)
    return TermsExtract(
        heading="Draft terms of reference" if _was_draft(register, terms, meeting) else "Terms of reference",
        sections=tuple(_section(terms, number) for number in range(len(terms.sections))),
        closing=terms.closing or "",
        notices=notices if terms.wording == "summary" else (),
    )


def _was_draft(register: Register, terms: Terms, meeting: Meeting) -> bool:
    """Whether terms printed with an agenda were a draft on the meeting's day: the meeting itself may agree them."""
    agreed = agreed_on(register, terms)
    return terms.status == "draft" or (agreed is not None and agreed.first >= meeting.day.first)


def _section(terms: Terms, number: int) -> TermsSection:
    section = terms.sections[number]
    other = section.wording is not None and section.wording != terms.wording
    said = "a summary of the published section" if section.wording == "summary" else "in the published words"
    return TermsSection(
        number=prose_blocks.label(section.number) if section.number else "",
        heading=section.heading or "",
        blocks=(*((Remark(text=f"This section is {said}."),) if other else ()), *prose_blocks.blocks(section.text)),
    )


def _future(register: Register, agenda: recorded.Agenda) -> Future | None:
    """Dates of meetings to come, each with its weekday, and the time and place that all of them share.

    Where one has another time or place than the rest, each has its own beside its date.
    """
    if not agenda.future_meetings:
        return None
    meetings = [register.meetings.get(id) for id in agenda.future_meetings]
    known = [meeting for meeting in meetings if meeting is not None]
    same_time = len({(meeting.starts, meeting.ends) for meeting in known}) == 1
    same_place = len({meeting.venue for meeting in known}) == 1
    dates = tuple(
        f"[{id}]" if meeting is None else _future_date(meeting, time=not same_time, place=not same_place)
        for id, meeting in zip(agenda.future_meetings, meetings, strict=True)
    )
    return Future(dates=dates, note=agenda.future_note or _shared(known, time=same_time, place=same_place))


def _future_date(meeting: Meeting, *, time: bool, place: bool) -> str:
    """The date of a meeting to come, with its own time and place where they are not those of all."""
    words = [in_words(meeting.called_for, weekday=True)]
    if time:
        words.append(span(meeting.starts, meeting.ends, " to "))
    if place and meeting.venue:
        words.append(without_preposition(meeting.venue))
    return ", ".join(filter(None, words))


def _shared(meetings: Sequence[Meeting], *, time: bool, place: bool) -> str:
    """The time and the place that all the meetings have, in a sentence."""
    if not meetings:
        return ""
    starts, ends = (meetings[0].starts, meetings[0].ends) if time else (None, None)
    venue = meetings[0].venue if place else None
    times = span(starts, ends, " and ")
    when = f"between {times}" if ends is not None and starts is not None else f"at {times}" if times else ""
    words = " ".join(filter(None, (when, f"in {without_preposition(venue)}" if venue else "")))
    return f"All meetings will be held {words}" if words else ""


def _entry(item: recorded.AgendaItem, future: Future | None, *, added: bool = False) -> AgendaEntry:
    note = ("Added by a supplementary agenda.",) if added else ()
    return AgendaEntry(
        number=prose_blocks.label(item.number) if item.number else "",
        heading=item.title,
        duration=item.duration or "",
        pages=_pages(item.pages),
        presenter=item.presenter or "",
        notes=() if item.restricted else (*note, *_notes(item)),
        blocks=() if item.restricted else prose_blocks.blocks(item.text),
        restriction=_restriction(item.restricted),
        parts=() if item.restricted else tuple(part for one in item.parts for part in _parts(one)),
        future=future,
    )


def _parts(item: recorded.AgendaItem, before: str = "") -> Iterator[SubEntry]:
    """A sub-item and the sub-items below it, one after the other."""
    yield SubEntry(
        label=item.number or "•",
        heading=item.title,
        pages=_pages(item.pages),
        presenter=item.presenter or "",
        duration=item.duration or "",
        notes=() if item.restricted else tuple(_notes(item)),
        blocks=() if item.restricted else prose_blocks.blocks(item.text),
        restriction=_restriction(item.restricted),
    )
    if item.restricted is None:
        for part in item.parts:
            yield from _parts(part)


def _notes(item: recorded.AgendaItem) -> Iterator[str]:
    if item.urgent:
        yield f"Urgent, by leave of the Chair: {item.urgent}"
    for paper in item.papers:
        if paper.restricted is not None:
            yield f"{paper.title or 'Paper'}: not for publication, {paper.restricted.paragraph}"
            if paper.restricted.summary:
                yield paper.restricted.summary
            continue
        words = ", ".join(filter(None, (paper.title or "", _pages(paper.pages), PAPER_STATES[paper.state])))
        if words:
            yield f"{words[0].upper()}{words[1:]}"


def _pages(pages: str | None) -> str:
    """`pages 8-13`, `page 9`."""
    if not pages:
        return ""
    return f"page {pages}" if pages.isdecimal() else f"pages {pages}"


def _restriction(restricted: Restricted | None) -> Restriction | None:
    return Restriction(paragraph=restricted.paragraph, summary=restricted.summary or "") if restricted else None
