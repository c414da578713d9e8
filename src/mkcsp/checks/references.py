"""References from one record to another: those that lead nowhere, and what refers to a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, get_args

from mkcsp.checks.book import Book
from mkcsp.checks.parts import Parts, reader, typed
from mkcsp.findings import Code, Finding, Key, Place, Severity
from mkcsp.history.report_forms import strategy_of
from mkcsp.loader.paths import wrong_id
from mkcsp.model import breach, meeting, minute, people, report_record, resolution, rules, settings, terms_of_reference
from mkcsp.model import group as groups
from mkcsp.model import report_record as reports
from mkcsp.model import strategy as strategies
from mkcsp.model.base import Record, dataclass
from mkcsp.register import Register, Shelf
from mkcsp.spelling import id_of, odd_in

UNKNOWN_MEMBER = Code("MK201", Severity.ERROR)
UNKNOWN_ORGANISATION = Code("MK202", Severity.ERROR)
UNKNOWN_GROUP = Code("MK203", Severity.ERROR)
UNKNOWN_MEETING = Code("MK205", Severity.ERROR)
UNKNOWN_TERMS = Code("MK207", Severity.ERROR)
UNKNOWN_REPORT = Code("MK208", Severity.ERROR)
UNKNOWN_STRATEGY = Code("MK209", Severity.ERROR)
UNKNOWN_FORM = Code("MK708", Severity.ERROR)


UNKNOWN_SEAT = Code("MK204", Severity.ERROR)
UNKNOWN_MINUTE = Code("MK206", Severity.ERROR)
UNKNOWN_PRIORITY = Code("MK210", Severity.ERROR)
UNKNOWN_ITEM = Code("MK211", Severity.ERROR)
UNKNOWN_ACTION = Code("MK212", Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Target:
    """Something that fields refer to.

    remedy: what to do where nothing near is known. known: whether an id that stands in a record leads somewhere, or to
    a file that could not be read, which has been reported already. nearest: finds what was meant by one that does not.
    """

    page: Code
    noun: str
    remedy: Callable[[Book, str], str]
    known: Callable[[Book, Record, str], bool]
    nearest: Callable[[Book, Record, str], str | None]

    def finding(self, book: Book, record: Record, id: str, keys: tuple[Key, ...]) -> Finding:
        """That this id leads nowhere; without keys, that the file's own path does."""
        near = self.nearest(book, record, id)
        help = f"did you mean `{near}`?" if near else self.remedy(book, id)
        if odd := odd_in(id):
            help = f"it holds {odd}; {help}"
        return self.page.finding(record.place.at(*keys), f"there is no {self.noun} `{id}`", help)


_FEW = 8
"""So many ids are listed; where there are more, they are looked for in the folder."""


def _records(kind: str, page: Code, noun: str, example: str = "", otherwise: str = "") -> Target:
    """A target that is a whole record of one kind.

    example: what the path of a record of this kind looks like, where its id has more than one part. otherwise: what
    else can be done.
    """

    def remedy(book: Book, id: str) -> str:
        made = id_of(id) if not example else id if id.count("/") == 1 and wrong_id(id) is None else example
        ids = sorted(book.ids[kind])
        there = f"write one of {', '.join(f'`{one}`' for one in ids)}, or " if ids and len(ids) <= _FEW else ""
        return f"{there}add `records/{kind}/{made or 'ID'}.yaml`{otherwise}"

    return Target(
        page,
        noun,
        remedy,
        lambda book, record, id: id in book.ids[kind] or book.unread(kind, id),
        lambda book, record, id: book.nearest(kind, book.ids[kind]).to(id) or book.named(kind, id),
    )


def _says(words: str) -> Callable[[Book, str], str]:
    return lambda book, id: words


def _local(page: Code, noun: str, remedy: str, ids: Callable[[Book, Record], Iterable[str]]) -> Target:
    """A target within the record, or within the record of its group."""
    return Target(
        page,
        noun,
        _says(remedy),
        lambda book, record, id: id in ids(book, record) or book.unread("groups", record.id.split("/")[0]),
        lambda book, record, id: book.nearest(f"{noun} {record.path}", ids(book, record)).to(id),
    )


def _is_minute(book: Book, record: Record, id: str) -> bool:
    meeting, within = _parted(id)
    return within in book.minute_ids(meeting) or book.unread("meetings", meeting)


def _nearest_minute(book: Book, record: Record, id: str) -> str | None:
    meeting, within = _parted(id)
    if meeting not in book.register.meetings:
        near = book.nearest("meetings", book.register.meetings).to(meeting)
        return f"{near}/{within}" if near and within in book.minute_ids(near) else near
    found = book.nearest(f"minutes {meeting}", book.minute_ids(meeting)).to(within)
    return f"{meeting}/{found}" if found else None


def _parted(id: str) -> tuple[str, str]:
    """The meeting and what stands after it: `smk/2016-01-21` and `cctv/2`."""
    parts = id.split("/", 2)
    return "/".join(parts[:2]), parts[2] if len(parts) == 3 else ""


MEMBER = _records(
    "members",
    UNKNOWN_MEMBER,
    "member",
    otherwise="; where no record is wanted, a roll takes `name` instead",
)
ORGANISATION = _records("organisations", UNKNOWN_ORGANISATION, "organisation")
GROUP = _records("groups", UNKNOWN_GROUP, "group")
MEETING = _records(
    "meetings",
    UNKNOWN_MEETING,
    "meeting",
    "GROUP/DATE",
    "; of a meeting that is only mentioned, its status will do",
)
TERMS = _records("terms", UNKNOWN_TERMS, "terms of reference", "GROUP/VERSION")
REPORT = _records("reports", UNKNOWN_REPORT, "report")
STRATEGY = _records("strategies", UNKNOWN_STRATEGY, "strategy")
FORM = _records("forms", UNKNOWN_FORM, "form")
SEAT = _local(
    UNKNOWN_SEAT,
    "seat",
    "name a seat of this group by its id, or give the group one",
    lambda book, record: book.seats(record.id.split("/")[0]),
)
ITEM = _local(
    UNKNOWN_ITEM,
    "item of this meeting",
    "name an item of its minutes or agenda by its id",
    lambda book, record: book.item_ids(record.id),
)
MINUTE = Target(
    UNKNOWN_MINUTE,
    "minute",
    _says("a minute is named by its meeting, item and clause: `smk/2016-01-21/cctv/2`"),
    _is_minute,
    _nearest_minute,
)
MINUTE_OR_TERMS = Target(
    UNKNOWN_MINUTE,
    "minute or terms of reference",
    _says("a minute is named like `smk/2016-01-21/cctv/2`, terms of reference like `csp/2005-05`"),
    lambda book, record, id: id in book.register.terms or book.unread("terms", id) or _is_minute(book, record, id),
    lambda book, record, id: book.nearest("terms", book.register.terms).to(id) or _nearest_minute(book, record, id),
)
MINUTE_OR_MEETING = Target(
    UNKNOWN_MINUTE,
    "minute or meeting",
    _says("a minute is named like `smk/2016-01-21/cctv/2`, a meeting like `smk/2016-01-21`"),
    lambda book, record, id: id in book.register.meetings or _is_minute(book, record, id),
    _nearest_minute,
)


FIELDS: Mapping[type, Mapping[str, Target]] = {
    settings.Settings: {"contact": MEMBER},
    people.OrganisationClass: {"of": GROUP, "by": MINUTE_OR_TERMS},
    people.OrganisationSuccession: {"organisation": ORGANISATION},
    people.Post: {"organisation": ORGANISATION},
    groups.Group: {"parent": GROUP, "set_up_by": MINUTE},
    groups.ReportingLine: {"group": GROUP, "by": MINUTE},
    groups.Succession: {"group": GROUP, "by": MINUTE},
    groups.SeatMembership: {"by": MINUTE_OR_TERMS},
    groups.Deputy: {"member": MEMBER},
    groups.Representative: {"member": MEMBER, "by": MINUTE},
    groups.HeldBy: {"group": GROUP, "organisation": ORGANISATION},
    groups.Seat: {"organisation": ORGANISATION},
    groups.OfficeHolding: {"member": MEMBER, "by": MINUTE},
    groups.Usual: {"contact": MEMBER},
    terms_of_reference.Terms: {"replaces": TERMS},
    terms_of_reference.Agreement: {"by": MINUTE},
    terms_of_reference.AdoptedRule: {"by": MINUTE},
    **{kind: {"group": GROUP} for kind in get_args(terms_of_reference.Rule)},
    rules.BelongingRule: {"group": GROUP, "groups": GROUP},
    rules.RepresentationRule: {"group": GROUP, "organisations": ORGANISATION},
    rules.ReviewRule: {"group": GROUP, "with_": GROUP},
    rules.ReportRule: {"group": GROUP, "to": GROUP},
    rules.ReportBackRule: {"group": GROUP, "to": GROUP},
    rules.TermsRule: {"group": GROUP, "set_by": GROUP},
    strategies.Strategy: {"group": GROUP, "agreed_at": MINUTE_OR_MEETING},
    report_record.Form: {"group": GROUP},
    reports.Report: {
        "form": FORM,
        "meeting": MEETING,
        "group": GROUP,
        "from_group": GROUP,
        "strategy": STRATEGY,
    },
    reports.Author: {"member": MEMBER},
    reports.Recommendation: {"became": MINUTE},
    reports.Scrutiny: {"group": GROUP},
    reports.Attachment: {"terms": TERMS, "report": REPORT},
    reports.Plan: {"meeting": MEETING, "put_off_by": MINUTE, "came": MINUTE_OR_MEETING},
    meeting.Meeting: {"reconvened_from": MEETING},
    meeting.Paper: {"report": REPORT},
    meeting.AgendaItem: {"member": MEMBER},
    meeting.Agenda: {"contact": MEMBER, "terms": TERMS, "future_meetings": MEETING},
    meeting.Reply: {"member": MEMBER, "deputy": MEMBER},
    meeting.Presiding: {"member": MEMBER, "from_item": ITEM},
    meeting.Quorum: {"item": ITEM},
    meeting.RollLine: {"member": MEMBER, "seat": SEAT, "only_items": ITEM},
    meeting.DeputyFor: {"member": MEMBER, "seat": SEAT},
    meeting.Movement: {"item": ITEM},
    minute.MinuteItem: {"report": REPORT, "deferred_to": MEETING},
    minute.Heard: {"group": GROUP, "by": MEMBER, "tells_of": GROUP},
    minute.Voter: {"member": MEMBER},
    minute.Interest: {"member": MEMBER, "items": ITEM},
    minute.Correction: {"member": MEMBER, "deputy": MEMBER},
    minute.Approval: {"meeting": MEETING},
    minute.AcceptedAbsence: {"member": MEMBER, "meeting": MEETING},
    resolution.Owner: {"organisation": ORGANISATION, "member": MEMBER, "group": GROUP},
    resolution.Party: {"organisation": ORGANISATION, "member": MEMBER, "group": GROUP},
    resolution.Due: {"meeting": MEETING},
    resolution.PutOff: {"by": MINUTE},
    resolution.Progress: {"by": MINUTE},
    resolution.Closed: {"by": MINUTE},
    # Its group, its seat and `to` are followed in effects: what they name depends on the kind of effect.
    resolution.ExpectedEffect: {
        "member": MEMBER,
        "organisation": ORGANISATION,
        "organisations": ORGANISATION,
        "report": REPORT,
    },
    breach.Breach: {"member": MEMBER, "seat": SEAT, "organisation": ORGANISATION, "completed": MEETING},
    breach.Considered: {"by": MINUTE},
}
"""Every field that names another record, or a part of one."""

REFERRING = Parts(*FIELDS)
"""The parts of records that have such fields."""

_VALUES = {kind: (tuple(fields.items()), reader(*fields)) for kind, fields in FIELDS.items()}
"""By class: those fields, and what reads them all at once: half a million parts are asked for them."""

_NOTHING = (None, ())


def dangling(book: Book, record: Record, part: Any, keys: tuple[Key, ...]) -> Iterable[Finding]:
    """The references of one part of a record that lead nowhere."""
    targets, read = _VALUES[type(part)]
    values = read(part)
    found: list[Finding] = []
    for at, value in enumerate(values):
        if value in _NOTHING:
            continue
        name, target = targets[at]
        if type(value) is tuple:
            for number, id in enumerate(value):
                if not target.known(book, record, id):
                    found.append(target.finding(book, record, id, (*keys, typed(name), number)))
        elif not target.known(book, record, value):
            found.append(target.finding(book, record, value, (*keys, typed(name))))
    return found


def misplaced(book: Book) -> Iterator[Finding]:
    """Files in the folder of a group that has no record, and resolutions of a meeting that has none."""
    one = book.register
    of_groups: tuple[Mapping[str, Record], ...] = (one.meetings, one.terms, one.practices, one.breaches)
    for records in of_groups:
        for record in records.values():
            group = record.id.split("/")[0]
            if not GROUP.known(book, record, group):
                yield GROUP.finding(book, record, group, ())
    for resolved in book.register.resolutions.values():
        if not MEETING.known(book, resolved, resolved.meeting):
            yield MEETING.finding(book, resolved, resolved.meeting, ())


def actions(book: Book) -> Iterator[Finding]:
    """Actions that name no clause and no undertaking of their meeting."""
    for record in book.register.resolutions.values():
        if record.meeting not in book.register.meetings:
            continue
        known = book.minute_ids(record.meeting)
        for key in record.actions:
            if key not in known or "/" not in key:
                near = book.nearest(f"actions {record.id}", (id for id in known if "/" in id))
                yield UNKNOWN_ACTION.finding(
                    record.place.at("actions", key),
                    f"`{key}` is not a clause or undertaking in the minutes of {record.meeting}",
                    near.hint(key, "an action is named by its item and its clause or undertaking: `cctv/2`"),
                )


def priorities(book: Book) -> Iterator[Finding]:
    """Boxes ticked on reports that their strategy does not have."""
    for report in book.register.reports.values():
        strategy = strategy_of(book.register, report)
        if strategy is None and report.strategy is not None:
            continue  # the strategy itself is reported, or its file
        for field, ticked, listed in (
            ("priorities", report.priorities, strategy.priorities if strategy else ()),
            ("responsibilities", report.responsibilities, strategy.responsibilities if strategy else ()),
        ):
            known = {one.id: one.title for one in listed}
            for number, id in enumerate(ticked):
                if strategy is None:
                    message = f"`{id}` is ticked, but the report names no strategy"
                    help = "give `strategy`, or the date of the report where one strategy was in force on it"
                elif id not in known:
                    message = f"`{id}` is none of the {field} of {strategy.id}"
                    near = book.nearest(f"{field} {strategy.id}", known)
                    help = near.hint_titled(id, known, f"its {field}") if known else "it has none"
                else:
                    continue
                yield UNKNOWN_PRIORITY.finding(report.place.at(field, number), message, help)


TARGETS: dict[str, tuple[Target, ...]] = {
    "members": (MEMBER,),
    "organisations": (ORGANISATION,),
    "groups": (GROUP,),
    "terms": (TERMS, MINUTE_OR_TERMS),
    "strategies": (STRATEGY,),
    "forms": (FORM,),
    "reports": (REPORT,),
    "meetings": (MEETING, MINUTE, MINUTE_OR_MEETING, MINUTE_OR_TERMS),
    "minutes": (MINUTE, MINUTE_OR_MEETING, MINUTE_OR_TERMS),
}
"""By kind of record, and for minutes: the fields that can refer to one."""


def referrers(register: Register, kind: str, id: str) -> Iterator[Place]:
    """The places that refer to the record of that kind and id, or to a part of it.

    kind: the folder of the kind, or `minutes` for an item or a clause of a meeting (`smk/2016-01-21/cctv/2`).
    """
    wanted = TARGETS.get(kind, ())
    whole = kind in ("meetings", "minutes")
    for record in _may_refer(register, id):
        if kind == "meetings" and record.KIND == "resolutions" and record.id == id:
            yield record.place
        for part, keys in REFERRING.of(record):
            for name, target in FIELDS.get(type(part), {}).items():
                if target in wanted:
                    for step, value in _values(getattr(part, name)):
                        if value == id or (whole and value.startswith(f"{id}/")):
                            yield record.place.at(*keys, typed(name), *step)


def _may_refer(register: Register, id: str) -> Iterator[Record]:
    """The records of every kind, or where files are read when asked for, those whose files may hold the id."""
    for records in Book(register).ids.values():
        ids = records.holding(id) if isinstance(records, Shelf) else None
        if ids is not None:
            # The file of resolutions refers to its meeting by its own name.
            may = (records.get(one) for one in dict.fromkeys((*ids, id)))
            yield from (record for record in may if record is not None)
        else:
            yield from records.values()
    if register.settings is not None:
        yield register.settings


def _values(value: Any) -> Iterator[tuple[tuple[int, ...], str]]:
    if isinstance(value, tuple):
        for number, one in enumerate(value):
            yield (number,), one
    elif value is not None:
        yield (), value
