"""The one guard: what of the records may come out, whatever the command and the format.

A restricted item, paper or report holds its heading, its number, the paragraph relied on and a public summary. Whatever
else somebody typed there is withheld, and so is what may be a reason for an absence. What has to be calculated (whose
absence was accepted, who left the room, when an action is due) stays in, without words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, ValuesView
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from functools import cache, cached_property
from typing import Annotated, Any, Literal, get_args, get_origin

from mkcsp.findings import Key
from mkcsp.model import meeting as meetings
from mkcsp.model import minute as minutes
from mkcsp.model import report_record as reports
from mkcsp.model import resolution as resolutions
from mkcsp.model.base import Record, hints
from mkcsp.model.breach import Breach
from mkcsp.model.dates import Count, Day, TimeOfDay
from mkcsp.model.meeting import AgendaItem, Meeting, RollLine, RollSection
from mkcsp.model.minute import MinuteItem, Restricted
from mkcsp.model.report_record import Report
from mkcsp.model.resolution import Action, Resolutions
from mkcsp.register import Minute, Register, Shelf, minute_items
from mkcsp.spelling import plain

ABSENT = frozenset({"apologies", "absent"})
"""Headings of a roll below which stand those who were not there."""

HEADING: Mapping[type, frozenset[str]] = {
    MinuteItem: frozenset({"id", "minute", "inferred", "number", "title", "restricted", "excluded"}),
    AgendaItem: frozenset({"id", "number", "title", "restricted"}),
    meetings.Paper: frozenset({"title", "state", "restricted"}),
    reports.Attachment: frozenset({"title", "label", "number", "state", "restricted"}),
    Report: frozenset({"id", "subject", "restricted", "acknowledged"}),
}
"""What a restricted part may hold, and all that anybody sees of it."""

_CALCULATED: Mapping[type, frozenset[str]] = {
    MinuteItem: frozenset(
        {"deferred_to", "interests", "votes", "resolved", "undertakings", "approves", "accepts", "heard", "parts"}
    ),
    minutes.Interest: frozenset({"member", "items"}),
    minutes.Vote: frozenset(
        {
            "proposed",
            "seconded",
            "recorded_for",
            "recorded_against",
            "recorded_abstained",
            "recorded_did_not_vote",
        }
    ),
    minutes.Voter: frozenset({"member"}),
    minutes.Clause: frozenset({"id", "parts"}),
    minutes.Undertaking: frozenset({"id"}),
    minutes.Approval: frozenset({"meeting", "corrections"}),
    minutes.Correction: frozenset({"item", "member", "deputy"}),
    minutes.AcceptedAbsence: frozenset({"member", "meeting"}),
    minutes.Heard: frozenset({"group", "tells_of"}),
    AgendaItem: frozenset({"parts"}),
    Report: frozenset({"form", "meeting", "group", "from_group"}),
    Action: frozenset({"owners", "due", "put_off", "closed"}),
    resolutions.Owner: frozenset({"member", "group", "organisation"}),
    resolutions.Due: frozenset({"meeting"}),
    resolutions.PutOff: frozenset({"by", "due"}),
    resolutions.Closed: frozenset({"by"}),
}
"""What other questions rest on: ids, and the parts that hold them. A field that is not named here is withheld."""

Known = Callable[[str], bool]
_WORDLESS = (bool, int, Count, Day, TimeOfDay, type(None))


def ground(restricted: Restricted) -> str:
    """What is said in the place of restricted words."""
    return f"Not for publication: {restricted.paragraph}{f'. {restricted.summary}' if restricted.summary else ''}"


def heading(part: Any) -> Any:
    """A restricted part with what may be seen of it, and nothing else."""
    kind: Any = type(part)
    seen = HEADING.get(kind, frozenset())
    return kind(
        **{
            one.name: getattr(part, one.name) if one.name in seen else _empty(one, part.restricted)
            for one in fields(kind)
        }
    )


def _empty(field: Field[Any], why: Restricted) -> Any:
    return ground(why) if field.default is MISSING else field.default


@cache
def _calculated(kind: Any) -> frozenset[str]:
    return HEADING.get(kind, frozenset()) | _CALCULATED.get(kind, frozenset())


@cache
def _below(kind: Any) -> frozenset[str]:
    """The same within a restricted part, where even a heading and a number are a part of the substance."""
    return _calculated(kind) - {"title", "excluded", "minute", "number", "inferred"}


def _without_words(part: Any, why: Restricted, known: Known, kept: Callable[[Any], frozenset[str]] = _below) -> Any:
    """A part of which the fields kept stay, and those that cannot hold words; the others are empty or say why.

    known: whether a text is the id of a record. What stands in the place of an id and is none may be anything.
    """
    kind: Any = type(part)
    own = HEADING.get(kind, frozenset()) | _IDS_WITHIN
    made: dict[str, Any] = {}
    for field in fields(part):
        value = getattr(part, field.name)
        if field.name in kept(kind):
            if isinstance(value, tuple):
                made[field.name] = tuple(_within(one, why, known) for one in value)
            elif isinstance(value, str) and field.name not in own and not known(value):
                made[field.name] = _empty(field, why)
            else:
                made[field.name] = _within(value, why, known)
        else:
            made[field.name] = value if _holds_no_words(kind, field.name) else _empty(field, why)
    if "restricted" in made:
        made["restricted"] = part.restricted or why
    return kind(**made)


_IDS_WITHIN = frozenset({"id", "item"})
"""Fields with ids of parts of the same record."""


def _within(value: Any, why: Restricted, known: Known) -> Any:
    if is_dataclass(value) and not isinstance(value, Restricted | Day | TimeOfDay):
        return _without_words(value, why, known)
    return value


@cache
def _holds_no_words(kind: Any, name: str) -> bool:
    """Whether a field can hold nothing but days, numbers, yes and no, or words of the program's own."""
    return _wordless(hints(kind)[name])


def _wordless(hint: Any) -> bool:
    if get_origin(hint) is Annotated:
        return hint in _WORDLESS or _wordless(get_args(hint)[0])
    if get_origin(hint) is Literal:
        return True
    if args := [one for one in get_args(hint) if one is not Ellipsis]:
        return all(map(_wordless, args))
    return hint in _WORDLESS


class Names:
    """Whom the records name, to distinguish somebody who gave apologies from a reason for an absence."""

    def __init__(self, register: Register) -> None:
        self._register = register

    @cached_property
    def _people(self) -> frozenset[str]:
        return frozenset(
            plain(name)
            for member in self._register.members.values()
            for name in (member.name, *member.aliases, *(style.as_ for style in member.styles))
        )

    @cached_property
    def _posts(self) -> frozenset[str]:
        posts = {plain(post.title) for member in self._register.members.values() for post in member.posts}
        return frozenset(filter(None, posts | {plain(one.name) for one in self._register.organisations.values()}))

    def reason_in(self, words: str, member: str | None = None) -> str | None:
        """The word that looks like a reason for an absence, if there is one and they are no post.

        member: whose post they may be, so that nobody else's has to be read for it.
        """
        found = _REASON.search(words)
        if found is None or (member is not None and plain(words) in self._posts_of(member)):
            return None
        return found[0] if not self._is_post(words) else None

    def _posts_of(self, member: str) -> Iterator[str]:
        """The posts of a member, with and without the organisation."""
        record = self._register.members.get(member)
        for post in record.posts if record is not None else ():
            yield plain(post.title)
            organisation = self._register.organisations.get(post.organisation or "")
            if organisation is not None:
                yield from (plain(f"{post.title} {name}") for name in (organisation.name, organisation.short) if name)

    def is_somebody(self, words: str) -> bool:
        """Whether the words name somebody: a member, whoever holds an office or a post, or a person with a title."""
        if plain(words) in self._people or words in self._register.members:
            return True
        if self.reason_in(words) is not None:
            return False
        return bool(_OFFICE.search(words) or _TITLED.fullmatch(words)) or self._is_post(words)

    def may_be_printed(self, words: str) -> bool:
        """Whether a giver of apologies comes out: somebody, or words that look like a name and like no reason.

        Approved minutes print alike whoever has left the records, so a name need not be known; `check` asks about it.
        """
        return self.is_somebody(words) or (_NAMED.fullmatch(words) is not None and self.reason_in(words) is None)

    def _is_post(self, words: str) -> bool:
        """Whether the words hold a post of the records, such as the Director of Public Health."""
        wanted = plain(words)
        return any(known in wanted for known in self._posts)


_OFFICE = re.compile(
    r"\b(chair|chairman|chairwoman|chairperson|vice-chair|secretary|clerk|officer|manager|director|deputy|leader|"
    r"assistant|office|commander|superintendent|inspector|mayor|chief executive|head|coordinator|administrator)\b",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Revd|Sir|Dame|Lord|Lady|Cllr|Councillor|Alderman|PC|Sgt|Insp|Supt)"
    r"\.?(?: [A-Z][\w.’'-]*){1,4}"
)
_NAMED = re.compile(r"[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){1,3}")
_REASON = re.compile(
    r"\b(ill|illness|unwell|sick\w*|depress\w*|anxi\w*|stress\w*|health\w*|hospital\w*|surg\w*|operation|cancer|"
    r"covid\w*|flu|injur\w*|pregnan\w*|matern\w*|patern\w*|bereave\w*|funeral\w*|died|death|divorc\w*|carer?|caring|"
    r"medical\w*|doctor’?s?|treatment|confiden\w*|disciplin\w*|suspend\w*|arrest\w*|family|personal reasons?)\b",
    re.IGNORECASE,
)


def reasons_for_absences(names: Names, meeting: Meeting) -> Iterator[tuple[tuple[Key, ...], str]]:
    """Fields of the roll that may say why somebody was absent, as the keys of their line and the field's name.

    A note always may, a giver of apologies where it is nobody, a name, a post and an office where they look so. A
    name or a giver that the file acknowledges (MK741, MK742) is none.
    """
    for number, section in enumerate(meeting.roll.sections if meeting.roll is not None else ()):
        if section.kind not in ABSENT:
            continue
        for at, line in enumerate(section.lines):
            keys: tuple[Key, ...] = ("roll", "sections", number, "lines", at)
            for name in _reasons(names, line):
                code = "MK742" if name == "given_by" else "MK741"
                if name == "note" or not _acknowledged(meeting, code, (*keys, name.strip("_").replace("_", "-"))):
                    yield keys, name


def _reasons(names: Names, line: RollLine) -> Iterator[str]:
    if line.note is not None:
        yield "note"
    for name in ("as_", "post", "office"):
        words = getattr(line, name)
        if words is not None and names.reason_in(words, line.member) is not None:
            yield name
    if line.given_by is not None and not names.may_be_printed(line.given_by):
        yield "given_by"


def _acknowledged(record: Record, code: str, keys: tuple[Key, ...]) -> bool:
    path = [str(key) for key in keys]
    return any(
        entry.code == code and (entry.at is None or (at := entry.at.strip("/").split("/")) == path[: len(at)])
        for entry in record.acknowledged
    )


class Guard:
    """What of each record may come out.

    bare: whether of restricted matter not even what is calculated with is wanted: where records are shown as they are.
    """

    def __init__(self, register: Register, *, bare: bool = False) -> None:
        self._register = register
        self._names = Names(register)
        self._bare = bare

    def of(self, record: Any) -> Any:
        """The record as it may be seen: itself where nothing of it is withheld."""
        if isinstance(record, Meeting):
            return self._meeting(record)
        if isinstance(record, Report):
            return self._report(record)
        if isinstance(record, Resolutions):
            return self._resolutions(record)
        return self._breach(record) if isinstance(record, Breach) else record

    def reasons(self, meeting: Meeting) -> tuple[tuple[tuple[Key, ...], str], ...]:
        """Fields of the roll of a meeting that are withheld."""
        return tuple(reasons_for_absences(self._names, meeting))

    def _part(self, part: Any) -> Any:
        return heading(part) if self._bare else _without_words(part, part.restricted, self._known, _calculated)

    def _known(self, id: str) -> bool:
        """Whether a text is the id of a record, or of a minute of one."""
        whole = self._register
        kinds = (whole.members, whole.groups, whole.organisations, whole.meetings, whole.forms)
        return any(id in kind for kind in kinds) or (id.count("/") > 1 and whole.minute(id) is not None)

    def _meeting(self, meeting: Meeting) -> Meeting:
        changed: dict[str, Any] = {}
        if meeting.agenda is not None:
            agenda = replace(
                meeting.agenda,
                items=self._agenda_items(meeting.agenda.items),
                supplements=tuple(
                    replace(one, items=self._agenda_items(one.items)) for one in meeting.agenda.supplements
                ),
            )
            if agenda != meeting.agenda:
                changed["agenda"] = agenda
        if meeting.minutes is not None and any(item.restricted is not None for item, _ in minute_items(meeting)):
            changed["minutes"] = replace(meeting.minutes, items=self._minute_items(meeting.minutes.items))
        if meeting.roll is not None and (withheld := self.reasons(meeting)):
            changed["roll"] = replace(meeting.roll, sections=_without(meeting, withheld))
        return replace(meeting, **changed) if changed else meeting

    def _minute_items(self, items: tuple[MinuteItem, ...]) -> tuple[MinuteItem, ...]:
        return tuple(
            self._part(one) if one.restricted is not None else replace(one, parts=self._minute_items(one.parts))
            for one in items
        )

    def _agenda_items(self, items: tuple[AgendaItem, ...]) -> tuple[AgendaItem, ...]:
        return tuple(
            self._part(one)
            if one.restricted is not None
            else replace(one, papers=self._papers(one.papers), parts=self._agenda_items(one.parts))
            if one.papers or one.parts
            else one
            for one in items
        )

    def _papers(self, papers: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(heading(one) if one.restricted is not None else one for one in papers)

    def _report(self, report: Report) -> Report:
        if report.restricted is not None:
            made: Report = self._part(report)
            return made
        if any(one.restricted is not None for one in report.attachments):
            return replace(report, attachments=self._papers(report.attachments))
        return report

    def _resolutions(self, record: Resolutions) -> Resolutions:
        meeting = self._register.meetings.get(record.id)
        hidden = _hidden(meeting) if meeting is not None else {}
        why = {key: hidden[key.split("/")[0]] for key in record.actions if key.split("/")[0] in hidden}
        if not why:
            return record
        actions = {
            key: self._action(action, why[key]) if key in why else action for key, action in record.actions.items()
        }
        return replace(record, actions=actions)

    def _action(self, action: Action, why: Restricted) -> Action:
        made: Action = _without_words(action, why, self._known)
        return Action(due=made.due, closed=made.closed) if self._bare else made

    def _breach(self, record: Breach) -> Breach:
        source = record.source if record.source is None or self._names.reason_in(record.source) is None else None
        if record.note is None and source == record.source:
            return record
        return replace(record, note=None, source=source)


def _hidden(meeting: Meeting) -> dict[str, Restricted]:
    """The restricted items of some minutes by their ids, with those below them."""
    found: dict[str, Restricted] = {}

    def look(items: tuple[MinuteItem, ...], above: Restricted | None) -> None:
        for one in items:
            why = one.restricted or above
            if why is not None:
                found[one.id] = why
            look(one.parts, why)

    look(meeting.minutes.items if meeting.minutes is not None else (), None)
    return found


def _without(meeting: Meeting, withheld: tuple[tuple[tuple[Key, ...], str], ...]) -> tuple[RollSection, ...]:
    taken: dict[tuple[Key, ...], dict[str, None]] = {}
    for keys, name in withheld:
        taken.setdefault((keys[2], keys[4]), {})[name] = None
    sections = meeting.roll.sections if meeting.roll is not None else ()
    return tuple(
        replace(
            section,
            lines=tuple(
                replace(line, **taken[number, at]) if (number, at) in taken else line  # type: ignore[arg-type]  # fields by name
                for at, line in enumerate(section.lines)
            ),
        )
        for number, section in enumerate(sections)
    )


class _Published(Shelf[Any]):
    """The records of a kind as they may be seen, each made when it is first asked for."""

    __slots__ = ("_guard", "_made", "_records")

    def __init__(self, records: Shelf[Any], guard: Guard) -> None:
        self._records = records
        self._guard = guard
        self._made: dict[str, Any] = {}

    def _seen(self, record: Any) -> Any:
        if record is None:
            return None
        if record.id not in self._made:
            self._made[record.id] = self._guard.of(record)
        return self._made[record.id]

    def __getitem__(self, id: str) -> Any:
        return self._seen(self._records[id])

    def __contains__(self, id: object) -> bool:
        return id in self._records

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def values(self) -> ValuesView[Any]:
        return self._everything().values()

    def items(self) -> ItemsView[str, Any]:
        return self._everything().items()

    def _everything(self) -> dict[str, Any]:
        return {id: self._seen(record) for id, record in self._records.items()}

    def glance(self, id: str) -> Any:
        return self._seen(self._records.glance(id))

    def listed(self) -> list[str]:
        return self._records.listed()

    def of_group(self, group: str) -> Iterable[Any]:
        return [self._seen(record) for record in self._records.of_group(group)]

    def holding(self, words: str) -> list[str] | None:
        return self._records.holding(words)


def published(register: Register, *, bare: bool = False) -> Register:
    """The records as they may be seen. Every command but `check` knows only these."""
    guard = Guard(register, bare=bare)
    seen: dict[str, Any] = {}
    for kind in ("meetings", "reports", "resolutions", "breaches"):
        records = getattr(register, kind)
        if isinstance(records, Shelf):
            seen[kind] = _Published(records, guard)
        else:
            seen[kind] = {id: guard.of(record) for id, record in records.items()}
    return replace(register, **seen)


def is_restricted(minute: Minute | None) -> bool:
    """Whether a minute belongs to an item of which no more may be said than its ground and its public summary."""
    return minute is not None and minute.item.restricted is not None


def public_words(minute: Minute) -> str:
    """The words of a clause, of an undertaking or of an item; of restricted business the ground and the summary."""
    if minute.item.restricted is not None:
        return ground(minute.item.restricted)
    said = minute.clause or minute.undertaking
    return said.text if said is not None else minute.item.title or ""
