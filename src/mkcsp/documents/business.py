"""Items of the minutes as they are printed: what was said, who came and went, what was voted and resolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mkcsp.documents import matter
from mkcsp.documents.ballots import interest, vote
from mkcsp.documents.blocks import ListEntry, Listing, Paragraph, Remark
from mkcsp.documents.citing import agenda_items, cited, meeting_of, reference, title_of
from mkcsp.documents.common import Restriction
from mkcsp.documents.correcting import attendance, change
from mkcsp.documents.minutes import Event, Minute, MinuteBlock, Resolution, SubMinute, Withheld
from mkcsp.documents.naming import Names
from mkcsp.documents.wording import clock
from mkcsp.model.meeting import Meeting, RollLine
from mkcsp.model.minute import Approval, Clause, MinuteItem

WORDING = {
    "summary": "This item is a summary of the published minutes, not their words.",
    "verbatim": "This item stands in the words of the published minutes.",
}
"""Said of an item whose wording differs from that of the whole minutes."""

RESOLVED = "RESOLVED –"
"""Printed before what was resolved, where the body has no words of its own."""

OUTCOMES = {
    "withdrawn": "The item was withdrawn.",
    "not-reached": "The item was not reached.",
    "not-recorded": "What became of the item is not recorded.",
}


def minute(meeting: Meeting, item: MinuteItem, names: Names, *, first: bool) -> Minute:
    """An item as minuted, under its stored number or none; the first one also says who presided from the beginning."""
    number = reference(item)
    margin = number or item.number or ""
    title = title_of(meeting, item)
    heading = f"{item.number} {title}" if item.number and number else title
    return Minute(number=margin, heading=heading, blocks=_blocks(meeting, item, names, first=first))


def _blocks(meeting: Meeting, item: MinuteItem, names: Names, *, first: bool) -> tuple[MinuteBlock, ...]:
    events = tuple(_opening(meeting, names)) if first else ()
    if item.restricted is not None:
        # Whatever else a record may hold of a restricted item, no more than this is ever printed.
        ground = Restriction(paragraph=item.restricted.paragraph, summary=item.restricted.summary or "")
        return (*events, *_exclusion(item), Withheld(restriction=ground))
    return (
        *events,
        *_remarks(meeting, item),
        *_events(meeting, item, names),
        *_exclusion(item),
        *(Paragraph(text=text) for text in _circumstances(item)),
        *(interest(one, names, lambda id: cited(meeting, id)) for one in item.interests),
        *matter.blocks(item.text),
        *(matter.after("Equality and vulnerable groups:", item.equality) if item.equality else ()),
        *(vote(one, item, names) for one in item.votes),
        *_resolution(meeting, item),
        *(block for one in item.approves for block in _approval(meeting, item, one, names)),
        *(_part(meeting, part, names) for part in item.parts),
    )


def _part(meeting: Meeting, item: MinuteItem, names: Names) -> SubMinute:
    label = " ".join(filter(None, (reference(item), item.number)))
    heading = title_of(meeting, item) if item.title or item.id in agenda_items(meeting) else ""
    return SubMinute(label=label, heading=heading, blocks=_blocks(meeting, item, names, first=False))


def _remarks(meeting: Meeting, item: MinuteItem) -> Iterator[Remark]:
    if item.wording is not None and meeting.minutes is not None and item.wording != meeting.minutes.wording:
        yield Remark(text=WORDING[item.wording])


def _opening(meeting: Meeting, names: Names) -> Iterator[Event]:
    """What the roll does not show of the beginning: who presided in the chair's place, and the quorum."""
    for one in meeting.presiding:
        if one.from_item is None:
            yield Event(text=f"{_presiding(one.as_, one.name, one.member, names)} presided{_RIGHT[one.by]}.")
    for quorum in meeting.quorum:
        if quorum.item is None:
            yield _quorum(quorum.met, quorum.stated, quorum.then)


def _events(meeting: Meeting, item: MinuteItem, names: Names) -> Iterator[Event]:
    if item.time is not None:
        yield Event(text=f"{clock(item.time)}")
    for line in _lines(meeting):
        for movement in line.movements:
            if movement.item == item.id:
                when = f" at {clock(movement.time)}" if movement.time else ""
                who = _presiding(line.as_, line.name, line.member, names)
                yield Event(text=f"{who} {movement.what}{when}.")
    # Whoever took the chair did so because somebody had left or come.
    for one in meeting.presiding:
        if one.from_item == item.id:
            yield Event(text=f"{_presiding(one.as_, one.name, one.member, names)} took the chair{_RIGHT[one.by]}.")
    for quorum in meeting.quorum:
        if quorum.item == item.id:
            yield _quorum(quorum.met, quorum.stated, quorum.then)


_RIGHT = {
    "chair": "",
    "vice-chair": " as Vice-Chair",
    "deputy-chair": " as Deputy Chair",
    "elected-for-the-meeting": ", elected for the meeting",
    "not-recorded": "",
}


def _lines(meeting: Meeting) -> Iterator[RollLine]:
    for section in meeting.roll.sections if meeting.roll else ():
        yield from section.lines


def _presiding(as_: str | None, name: str | None, member: str | None, names: Names) -> str:
    return as_ or name or (names.person(member) if member else "")


def _quorum(met: bool, stated: str | None, then: str | None) -> Event:
    words = "There was a quorum" if met else "There was no quorum"
    if stated:
        words += f" ({stated})"
    if then == "closed":
        words += ", and the meeting was closed"
    elif then == "carried-on-informally":
        words += "; those present carried on informally"
    return Event(text=f"{words}.")


def _exclusion(item: MinuteItem) -> Iterator[Event]:
    if item.excluded:
        yield Event(text=f"The press and the public were excluded for this item under {item.excluded}.")


def _circumstances(item: MinuteItem) -> Iterator[str]:
    if item.urgent:
        yield f"The Chair agreed to take the item as urgent: {item.urgent}"
    if item.outcome == "deferred":
        yield f"The item was deferred{f' to {meeting_of(item.deferred_to)}' if item.deferred_to else ''}."
    elif item.outcome is not None:
        yield OUTCOMES[item.outcome]


def _resolution(meeting: Meeting, item: MinuteItem) -> Iterator[Resolution]:
    words = item.resolved_as or (meeting.minutes and meeting.minutes.resolved_as) or RESOLVED
    if len(item.resolved) == 1:
        only = item.resolved[0]
        yield Resolution(words=words, clauses=(replace(_clause(only), label=""),))
    elif item.resolved:
        yield Resolution(words=words, clauses=tuple(_clause(one) for one in item.resolved))


def _clause(clause: Clause) -> ListEntry:
    text, below = matter.lead(clause.text)
    return ListEntry(label=matter.label(clause.id), text=text, blocks=(*below, *_parts(clause)))


def _parts(clause: Clause) -> tuple[Listing, ...]:
    return (Listing(entries=tuple(_clause(part) for part in clause.parts)),) if clause.parts else ()


def _approval(meeting: Meeting, item: MinuteItem, approval: Approval, names: Names) -> Iterator[MinuteBlock]:
    """What a clause does not say already: the decision itself where none was entered, and the corrections."""
    which = f"minutes of {meeting_of(approval.meeting)}"
    if not item.resolved:
        signed = " and signed by the Chair" if approval.signed else ""
        decision = {
            "approved": f"were approved{signed} as a correct record",
            "approved-as-corrected": f"were approved{signed} as a correct record, as corrected",
            "deferred": "were not approved; the matter was deferred",
        }
        yield Paragraph(text=f"The {which} {decision[approval.outcome]}.")
    changes = [change(one) if one.member is None else attendance(meeting, one, names) for one in approval.corrections]
    if changes:
        yield Paragraph(text=f"Corrections to the {which}:")
        yield from matter.bullets(changes)
