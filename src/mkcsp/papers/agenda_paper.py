"""The agenda of a meeting: how its view is built from the records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mkcsp.findings import CannotGoOn
from mkcsp.model import meeting as recorded
from mkcsp.model.dates import Day
from mkcsp.model.meeting import Meeting
from mkcsp.model.minute import Restricted
from mkcsp.model.prose import blocks_of
from mkcsp.model.prose import lines as lines_of
from mkcsp.model.report_record import Report
from mkcsp.papers import prose_blocks
from mkcsp.papers.agenda_view import AgendaEntry, AgendaPaper, MemberGroup, MemberLine, SubEntry
from mkcsp.papers.common import Future, Restriction
from mkcsp.papers.membership_list import COLUMNS, none_recorded, seat_groups
from mkcsp.papers.terms_paper import with_agenda
from mkcsp.papers.words import ThatDay, ended, in_venue, in_words, listed, without_preposition
from mkcsp.register import Register

FUTURE_KIND = "future-meetings"
"""The kind of the item under which the dates of future meetings are listed."""

PAPER_STATES = {
    "attached": "",
    "called-for": "to follow",
    "received": "to follow",
    "cleared": "",
    "to-follow": "to follow",
    "late": "late paper",
    "tabled": "tabled at the meeting",
    "withdrawn": "withdrawn",
    "not-received": "not received",
}

KINDS = {"decision": "for decision", "discussion": "for discussion", "information": "for information"}
"""Kinds of items that a reader wants to know beforehand, in the words printed after the title."""

STATES = {"cancelled": "CANCELLED", "postponed": "POSTPONED"}

SUPPLEMENT = "Supplementary agenda"


def build(register: Register, meeting: Meeting, supplement: recorded.Supplement | None = None) -> AgendaPaper:
    """The agenda as it is to be printed; membership, terms and names are those of the meeting's day.

    supplement: print this supplementary agenda instead, which is a paper of its own; the agenda stays as issued.
    Raises CannotGoOn where the meeting has no agenda.
    """
    agenda = meeting.agenda
    if agenda is None:
        raise CannotGoOn(f"{meeting.id} has no agenda", help=f"Enter it under `agenda:` in {meeting.path}.")
    names = ThatDay(register, meeting.group, meeting.day)
    body = meeting.body or names.body(meeting.group)
    day = in_words(meeting.day)
    cover = _cover(meeting, body, names)
    headings, lines, label = _heading(register, meeting, body, names)
    future = _future(register, agenda, names)
    listed_under_item = any(item.kind == FUTURE_KIND for item in agenda.items)
    group = register.groups.get(meeting.group)
    usual = group.usual if group is not None else None
    access = agenda.public_access or (usual.public_access if usual else None)
    marks = (STATES[meeting.status],) if meeting.status in STATES and meeting.held_on is None else ()
    if supplement is not None:
        return AgendaPaper(
            heading=f"{SUPPLEMENT}: {body}, {day}",
            footer=f"{SUPPLEMENT} of {in_words(supplement.issued)}: {body}, {day}",
            marks=marks,
            notices=(*_notices(meeting), _added_to(agenda)),
            capitals=names.style.capitals,
            body=cover[0],
            date=cover[1],
            time=cover[2],
            venue=cover[3],
            label=SUPPLEMENT,
            contact=agenda.contact_line or _contact(register, meeting),
            issued=in_words(supplement.issued),
            business_label=SUPPLEMENT,
            entries=tuple(_entry(register, item, None, names) for item in supplement.items),
        )
    # What nobody has been sent yet may still change; what was entered from a paper was sent to somebody.
    draft = meeting.status == "planned" and agenda.issued is None and meeting.source is None
    return AgendaPaper(
        heading=f"Agenda: {body}, {day}",
        footer=f"{'Draft agenda' if draft else 'Agenda'}: {body}, {day}",
        marks=("DRAFT",) if draft else marks,
        capitals=names.style.capitals,
        notices=tuple(_notices(meeting)),
        body=cover[0],
        date=cover[1],
        time=cover[2],
        venue=cover[3],
        contact=agenda.contact_line or _contact(register, meeting),
        issued=in_words(agenda.issued) if agenda.issued else "",
        members=_members(register, meeting) if agenda.membership else (),
        terms=with_agenda(register, agenda.terms, meeting),
        business_headings=headings,
        business_lines=lines,
        business_label=label,
        entries=tuple(
            _entry(register, item, future if item.kind == FUTURE_KIND else None, names) for item in agenda.items
        ),
        future=None if listed_under_item else future,
        public_note=tuple(lines_of(blocks_of(access))) if access else (),
    )


def find_supplement(meeting: Meeting, issued: date | None) -> recorded.Supplement:
    """The supplementary agenda issued on that day; without a day, the last one.

    Raises CannotGoOn where there is none, or none of that day.
    """
    those = sorted(meeting.agenda.supplements if meeting.agenda else (), key=lambda one: one.issued.first)
    if not those:
        raise CannotGoOn(
            f"{meeting.id} has no supplementary agenda",
            help=f"Enter it under `agenda: supplements:` in {meeting.path}, with the day of its issue and its items.",
        )
    found = [one for one in those if issued is None or one.issued == Day.of(issued)]
    if not found:
        days = ", ".join(str(one.issued) for one in those)
        raise CannotGoOn(f"no supplementary agenda of {meeting.id} was issued on {issued}", help=f"Issued: {days}.")
    return found[-1]


def _added_to(agenda: recorded.Agenda) -> str:
    issued = f" issued on {in_words(agenda.issued)}" if agenda.issued else ""
    return f"This adds to the agenda{issued}, which stays as it is."


def _cover(meeting: Meeting, body: str, names: ThatDay) -> tuple[str, str, str, str]:
    """Body, date, time and venue: four lines as typed (a longer cover's rest is the venue), or made."""
    typed, _ = _labelled(meeting.agenda.cover if meeting.agenda else ())
    if typed:
        lines = [*typed, "", "", ""]
        return lines[0], lines[1], lines[2], ", ".join(line for line in lines[3:] if line)
    venue = without_preposition(meeting.venue) if meeting.venue else ""
    return body, in_words(meeting.day, weekday=True), names.style.span(meeting.starts, meeting.ends, " - "), venue


def _heading(
    register: Register, meeting: Meeting, body: str, names: ThatDay
) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """The headings above the items, the lines below them, and the word "Agenda" as it was typed there."""
    typed, label = _labelled(meeting.agenda.heading if meeting.agenda else ())
    if not typed:
        time = names.style.span(meeting.starts, meeting.ends, " to ")
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
        yield ended(f"This meeting was cancelled{': ' + meeting.reason if meeting.reason else ''}")
    elif meeting.held_on is not None:
        called, held = (in_words(day, weekday=True) for day in (meeting.called_for, meeting.held_on))
        if meeting.held_on.last < meeting.called_for.first:
            yield f"This meeting was called for {called} and brought forward to {held}."
        elif meeting.held_on.first > meeting.called_for.last:
            yield f"This meeting was called for {called} and postponed to {held}."
        else:
            yield f"This meeting was called for {called}."
    elif meeting.status == "postponed":
        yield ended(
            f"This meeting is postponed; no new day is recorded{': ' + meeting.reason if meeting.reason else ''}"
        )
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


def _future(register: Register, agenda: recorded.Agenda, names: ThatDay) -> Future | None:
    """Dates of meetings to come, each with its weekday, and the time and place that all of them share.

    Where one has another time or place than the rest, each has its own beside its date. Once the agenda is issued, only
    its own file says what it printed: the days for which they were called, which are in their ids, and the note. Their
    own files go on changing, and do not say what was in them on the day of issue.
    """
    if not agenda.future_meetings:
        return None
    if agenda.issued is not None:
        called = [_called_for(register, id) for id in agenda.future_meetings]
        return Future(dates=tuple(called), note=agenda.future_note or "")
    meetings = [register.meetings.get(id) for id in agenda.future_meetings]
    known = [meeting for meeting in meetings if meeting is not None]
    same_time = len({(meeting.starts, meeting.ends) for meeting in known}) == 1
    same_place = len({meeting.venue for meeting in known}) == 1
    dates = tuple(
        f"[{id}]" if meeting is None else _future_date(meeting, names, time=not same_time, place=not same_place)
        for id, meeting in zip(agenda.future_meetings, meetings, strict=True)
    )
    return Future(dates=dates, note=agenda.future_note or _shared(known, names, time=same_time, place=same_place))


def _called_for(register: Register, id: str) -> str:
    meeting = register.meetings.get(id)
    return f"[{id}]" if meeting is None else in_words(meeting.called_for, weekday=True)


def _future_date(meeting: Meeting, names: ThatDay, *, time: bool, place: bool) -> str:
    """The date of a meeting to come, with its own time and place where they are not those of all."""
    words = [in_words(meeting.called_for, weekday=True)]
    if time:
        words.append(names.style.span(meeting.starts, meeting.ends, " to "))
    if place and meeting.venue:
        words.append(without_preposition(meeting.venue))
    return ", ".join(filter(None, words))


def _shared(meetings: Sequence[Meeting], names: ThatDay, *, time: bool, place: bool) -> str:
    """The time and the place that all the meetings have, in a sentence."""
    if not meetings:
        return ""
    starts, ends = (meetings[0].starts, meetings[0].ends) if time else (None, None)
    venue = meetings[0].venue if place else None
    times = names.style.span(starts, ends, " and ")
    when = f"between {times}" if ends is not None and starts is not None else f"at {times}" if times else ""
    words = " ".join(filter(None, (when, in_venue(venue) if venue else "")))
    return f"All meetings will be held {words}" if words else ""


def _entry(register: Register, item: recorded.AgendaItem, future: Future | None, names: ThatDay) -> AgendaEntry:
    return AgendaEntry(
        anchor=item.id,
        number=prose_blocks.label(item.number) if item.number else "",
        heading=item.title,
        kind=KINDS.get(item.kind or "", "") if names.style.kinds else "",
        duration=item.duration or "",
        pages=_pages(item.pages),
        presenter=_presenter(item, names),
        notes=() if item.restricted else tuple(_notes(register, item, names)),
        blocks=() if item.restricted else prose_blocks.blocks(item.text),
        restriction=_restriction(item.restricted),
        parts=() if item.restricted else tuple(part for one in item.parts for part in _parts(register, one, names)),
        future=future,
    )


def _parts(register: Register, item: recorded.AgendaItem, names: ThatDay) -> Iterator[SubEntry]:
    """A sub-item and the sub-items below it, one after the other."""
    yield SubEntry(
        anchor=item.id,
        label=item.number or "•",
        heading=item.title,
        kind=KINDS.get(item.kind or "", "") if names.style.kinds else "",
        pages=_pages(item.pages),
        presenter=_presenter(item, names),
        duration=item.duration or "",
        notes=() if item.restricted else tuple(_notes(register, item, names)),
        blocks=() if item.restricted else prose_blocks.blocks(item.text),
        restriction=_restriction(item.restricted),
    )
    if item.restricted is None:
        for part in item.parts:
            yield from _parts(register, part, names)


def _presenter(item: recorded.AgendaItem, names: ThatDay) -> str:
    """Who presents an item, as printed or else by name. Of a restricted one nothing but its heading may be said."""
    if item.restricted is not None:
        return ""
    return item.presenter or (names.person(item.member) if item.member else "")


def _notes(register: Register, item: recorded.AgendaItem, names: ThatDay) -> Iterator[str]:
    if item.urgent:
        yield ended(f"Urgent, by leave of the Chair: {item.urgent}")
    for paper in item.papers:
        report = register.reports.get(paper.report) if paper.report else None
        title = paper.title or (report.subject if report is not None else f"[{paper.report}]" if paper.report else "")
        if title and title == item.title:
            title = "Report"  # its subject is the heading just above
        if paper.restricted is not None:
            yield f"{paper.title or 'Paper'}: not for publication, {paper.restricted.paragraph}"
            if paper.restricted.summary:
                yield paper.restricted.summary
            continue
        by = _written_by(report, names) if report is not None else ""
        words = ", ".join(filter(None, (title, by, _pages(paper.pages), PAPER_STATES[paper.state])))
        if words:
            yield f"{words[0].upper()}{words[1:]}"


def _written_by(report: Report, names: ThatDay) -> str:
    """By whom a report was written, as it is printed on it, else by name, else by post."""
    written = (
        author.as_ or (names.person(author.member) if author.member else author.post or "") for author in report.authors
    )
    named = [name for name in written if name]
    return f"by {listed(named)}" if named else ""


def _pages(pages: str | None) -> str:
    """`pages 8-13`, `page 9`."""
    if not pages:
        return ""
    return f"page {pages}" if pages.isdecimal() else f"pages {pages}"


def _restriction(restricted: Restricted | None) -> Restriction | None:
    return Restriction(paragraph=restricted.paragraph, summary=restricted.summary or "") if restricted else None
