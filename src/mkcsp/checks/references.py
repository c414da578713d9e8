"""References from one record to another: those that lead nowhere, and what refers to a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from mkcsp.checks import reference_targets as pages_within
from mkcsp.checks.book import Book
from mkcsp.checks.parts import Parts, reader, typed
from mkcsp.checks.reference_targets import (
    FORM,
    GROUP,
    ITEM,
    MEETING,
    MEMBER,
    MINUTE,
    MINUTE_OR_MEETING,
    MINUTE_OR_TERMS,
    ORGANISATION,
    REPORT,
    SEAT,
    STRATEGY,
    TERMS,
    Target,
)
from mkcsp.findings import Finding, Key, Place
from mkcsp.history.report_forms import strategy_of
from mkcsp.model import breach, meeting, minute, people, report_record, resolution, rules, settings, terms_of_reference
from mkcsp.model import group as groups
from mkcsp.model import report_record as reports
from mkcsp.model import strategy as strategies
from mkcsp.model.base import Record
from mkcsp.register import Register, Shelf

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
                yield pages_within.UNKNOWN_ACTION.finding(
                    record.place.at("actions", key),
                    f"`{key}` is no clause or undertaking in the minutes of {record.meeting}",
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
                yield pages_within.UNKNOWN_PRIORITY.finding(report.place.at(field, number), message, help)


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
