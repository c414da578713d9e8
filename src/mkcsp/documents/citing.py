"""How a paper names the items of its own meeting, from the meeting's own file."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.documents.wording import day_of, in_words
from mkcsp.model.meeting import AgendaItem, Meeting
from mkcsp.model.minute import MinuteItem
from mkcsp.register import printed_number


def title_of(meeting: Meeting, item: MinuteItem) -> str:
    """The title as minuted, or that of the same business on the agenda."""
    on_agenda = agenda_items(meeting).get(item.id)
    return item.title or (on_agenda.title if on_agenda is not None else item.id)


def cited(meeting: Meeting, id: str) -> str:
    """How a paper names an item of this meeting: `SMK33`, `item 4`, or its title."""
    on_agenda = agenda_items(meeting).get(id)
    for item in _items(meeting.minutes.items if meeting.minutes else ()):
        if item.id == id:
            if number := printed_number(meeting, item):
                return number
            if item.number:
                return f"item {item.number.rstrip('.')}"
            if on_agenda is None or on_agenda.number is None:
                return f"“{title_of(meeting, item)}”"
    if on_agenda is None:
        return f"[{id}]"
    return f"item {on_agenda.number.rstrip('.')}" if on_agenda.number else f"“{on_agenda.title}”"


def reference(item: MinuteItem) -> str:
    """The number in the margin; a missing one prints blank, and one that was only inferred never prints."""
    return item.minute if item.minute is not None and item.minute != "missing" else ""


def _items(items: tuple[MinuteItem, ...]) -> Iterator[MinuteItem]:
    for item in items:
        yield item
        yield from _items(item.parts)


def agenda_items(meeting: Meeting) -> dict[str, AgendaItem]:
    """Every item of the agenda and its supplements, sub-items too, by id."""
    if meeting.agenda is None:
        return {}
    found: dict[str, AgendaItem] = {}
    waiting = [*meeting.agenda.items, *(item for more in meeting.agenda.supplements for item in more.items)]
    while waiting:
        item = waiting.pop()
        found[item.id] = item
        waiting.extend(item.parts)
    return found


def meeting_of(id: str) -> str:
    """`the meeting of 1 October 2015`, told from the id alone."""
    day = day_of(id)
    return f"the meeting of {in_words(day)}" if day else f"the meeting {id}"
