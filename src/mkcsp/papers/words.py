"""Days, times, people, bodies and items as papers name them."""

from __future__ import annotations

import calendar
import re
import shlex
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol

from mkcsp.history import names_of_the_day
from mkcsp.history.body_status import BodyStatus, body_status
from mkcsp.model.dates import Day
from mkcsp.model.group import Group, SectionKind
from mkcsp.model.meeting import AgendaItem, Meeting, RollTotals
from mkcsp.model.minute import MinuteItem
from mkcsp.papers.common import PLAIN, Style, style_of
from mkcsp.register import Register, printed_number

# Venues that say in their own words how the meeting was held: "Virtually online via Zoom" is not "at" anything.
_OWN_WAY = re.compile(r"(in|at|on|by|via|remote|remotely|online|virtual|virtually|over|through|using)\b", re.IGNORECASE)

_DAYS = re.compile(r"(?<![\w/-])[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?![\w/-])")


def in_words(day: Day, *, weekday: bool = False) -> str:
    """`21 January 2016`, `April 2016`, `2008`; with its weekday where that is asked for and the day is known."""
    if day.month is None:
        return f"{day.year}"
    month = f"{calendar.month_name[day.month]} {day.year}"
    if day.day is None:
        return month
    words = f"{day.day} {month}"
    return f"{calendar.day_name[day.first.weekday()]} {words}" if weekday else words


def listed(words: Sequence[str], last: str = "and") -> str:
    """`one, two and three`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def at_venue(venue: str) -> str:
    """The venue with its preposition, its own where it begins with one."""
    return venue if _OWN_WAY.match(venue) else f"at {venue}"


def in_venue(venue: str) -> str:
    """The venue after "held": `in Room 1`, and as typed where it is no place: `online via Zoom`."""
    own = venue.split(" ", 1)[0].casefold() in {"in", "at"}
    return f"in {without_preposition(venue)}" if own or not _OWN_WAY.match(venue) else venue[:1].lower() + venue[1:]


def without_preposition(venue: str) -> str:
    """The venue as it is by itself on a cover."""
    first, _, rest = venue.partition(" ")
    if first.casefold() in {"in", "at"} and rest:
        return rest.removeprefix("the ")[:1].upper() + rest.removeprefix("the ")[1:]
    return venue


def on_day(day: Day) -> str:
    """`on 14 April 2016`; `in April 2016` where the day is not known."""
    return f"{'on' if day.exact else 'in'} {in_words(day)}"


def ended(words: str) -> str:
    """The words with a full stop, unless they end a sentence already."""
    return words if re.search(r"[.!?…][”’)\"']*$", words) else f"{words}."


def day_of(meeting_id: str) -> Day | None:
    """The day for which a meeting was called, told from its id alone, or None."""
    text = meeting_id.partition("/")[2]
    for length in (10, 7, 4):
        if len(text) == length or text[length : length + 1] == "-":
            try:
                return Day.parse(text[:length])
            except ValueError:
                continue
    return None


def dated(words: str) -> str:
    """The words with `2016-01-21` as `21 January 2016`, but for ids, which stay as they are typed."""

    def printed(match: re.Match[str]) -> str:
        try:
            return in_words(Day.parse(match[0]))
        except ValueError:
            return match[0]

    return _DAYS.sub(printed, words)


HEADINGS: dict[SectionKind, str] = {
    "chair": "",
    "members": "Members:",
    "co-opted": "Members without a vote:",
    "observers": "Observers:",
    "officers": "Officers:",
    "others": "Others present:",
    "apologies": "Apologies:",
    "absent": "Absent:",
}
"""Headings of the roll where neither the meeting nor its body has words of its own."""


def totals_in_words(totals: RollTotals) -> str:
    """`1 in the chair, 6 members with a vote, 1 of them a deputy, …`; what is not stated is left out."""
    those = (
        (totals.chair, "in the chair", "in the chair"),
        (totals.members, "member with a vote", "members with a vote"),
        (totals.co_opted, "member without a vote", "members without a vote"),
        (totals.deputies, "of them a deputy", "of them deputies"),
        (totals.at_opening, "of them at the opening", "of them at the opening"),
        (totals.observers, "observer", "observers"),
        (totals.officers, "officer", "officers"),
        (totals.others, "other named", "others named"),
        (totals.press, "from the press", "from the press"),
        (totals.public, "member of the public", "members of the public"),
        (totals.apologies, "apology", "apologies"),
        (totals.absent, "absent without apology", "absent without apology"),
    )
    return ", ".join(
        f"{number} {one if number == 1 else several}" for number, one, several in those if number is not None
    )


class Names(Protocol):
    """Words for what a record names by its id, and the style in which they are set."""

    style: Style

    def body(self, group: str) -> str:
        """The name of a body."""

    def person(self, member: str) -> str:
        """A person's name as printed."""

    def post(self, member: str) -> str:
        """A person's post and organisation as printed, or an empty string."""

    def seat(self, seat: str) -> str:
        """What a seat of the body is called."""

    def heading(self, kind: SectionKind) -> str:
        """The heading of a section of the roll."""


class InTheFile:
    """Nothing but the file itself: what it does not say stands as the bare id, in brackets.

    missing: whether anything had to stand so.
    """

    def __init__(self, style: Style = PLAIN) -> None:
        self.style = style
        self.missing = False

    def _bare(self, id: str) -> str:
        self.missing = True
        return f"[{id}]"

    def body(self, group: str) -> str:
        """The id, in brackets."""
        return self._bare(group)

    def person(self, member: str) -> str:
        """The id, in brackets."""
        return self._bare(member)

    def post(self, member: str) -> str:
        """Nothing."""
        return ""

    def seat(self, seat: str) -> str:
        """The id, in brackets."""
        return self._bare(seat)

    def heading(self, kind: SectionKind) -> str:
        """The program's own heading."""
        return HEADINGS[kind]


class ThatDay:
    """The records, as they say things were on a day."""

    def __init__(self, register: Register, group: str, day: Day) -> None:
        self.style = style_of(register, group, day)
        self._register = register
        self._group = group
        self._day = day

    def body(self, group: str) -> str:
        """The name that the body had that day."""
        return names_of_the_day.group_name(self._register, group, self._day)

    def person(self, member: str) -> str:
        """The name as styled that day."""
        return names_of_the_day.name_on(self._register, member, self._day)

    def post(self, member: str) -> str:
        """The post held that day, with its organisation."""
        record = self._register.members.get(member)
        held = None if record is None else names_of_the_day.post_on(record, self._day)
        return "" if held is None else names_of_the_day.post_words(self._register, held, self._day)

    def seat(self, seat: str) -> str:
        """The seat's title, its organisation's name, or its generic words."""
        group = self._register.groups.get(self._group)
        found = next((one for one in group.seats if one.id == seat), None) if group else None
        return f"[{seat}]" if found is None else names_of_the_day.seat_name(self._register, found, self._day)

    def heading(self, kind: SectionKind) -> str:
        """The body's own heading."""
        group = self._register.groups.get(self._group)
        own = group.usual.roll_headings if group is not None and group.usual is not None else ()
        return next((one.heading for one in own if one.kind == kind), HEADINGS[kind])


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


def status_notice(register: Register, group: Group, on: date) -> str:
    """What a paper says of a body that was not active on a day; empty where it was, which goes without saying."""
    status = body_status(register, group, on)
    inactive = status.state in ("dormant", "ended", "replaced", "not-yet")
    return status_words(register, status, Day.of(on)) if inactive else ""


def status_words(register: Register, status: BodyStatus, on: Day) -> str:
    """How a body stands on the day `on`, in a sentence."""
    day = in_words(status.since) if status.since is not None else ""
    match status.state:
        case "active":
            return f"Active; last known on {day}."
        case "dormant" if status.computed:
            return f"Dormant by its meetings, though not recorded so; it has not met since {day}."
        case "dormant":
            return f"Dormant; it has not met since {day}." if day else "Dormant; no meeting of it is recorded."
        case "ended":
            return f"Ended; it existed until {day}."
        case "replaced":
            when = f" {'on' if status.since.exact else 'in'} {day}" if status.since is not None else ""
            who = names_of_the_day.group_name(register, status.by, status.since or on) if status.by else "another body"
            return f"Replaced by {who}{when or '; the day is not recorded'}."
        case "not-yet":
            return f"Not yet set up; it exists from {day}."
        case "unknown":
            return f"Unknown whether it is active; last known on {day}." if day else "Unknown whether it is active."


def command(*words: object) -> str:
    """`mkcsp` with these words, each quoted where a shell would take it for something else."""
    return shlex.join(["mkcsp", *map(str, words)])
