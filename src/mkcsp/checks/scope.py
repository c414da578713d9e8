"""Which records have to be gone through so that every error in a few of them is found, without all the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from mkcsp.model.group import Group
from mkcsp.model.meeting import Meeting
from mkcsp.model.people import Organisation
from mkcsp.model.terms_of_reference import Terms
from mkcsp.register import Register, Shelf, minute_items


def gone_through(register: Register, used: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """By kind, the ids of these records and of those beside which alone an error in one of them shows.

    Whatever else a check asks after, it looks up by its id. Only errors are found so: of warnings, some may be missing.
    """
    found = {kind: set(ids) for kind, ids in used.items()}
    for kind in ("terms", "breaches"):
        beside: Mapping[str, Any] = getattr(register, kind)
        for group in {id.split("/")[0] for id in found.get(kind, ())}:
            if isinstance(beside, Shelf):
                found[kind].update(one.id for one in beside.of_group(group))
    if found.get("reports"):
        # A report that names no strategy ticks the priorities of the one in force.
        found.setdefault("strategies", set()).update(register.strategies)
    meetings = found.setdefault("meetings", set())
    meetings.update(found.get("resolutions", ()))
    for id in tuple(meetings):
        meetings.update(_corrected(register.meetings.get(id)))
    for kind, following in _CHAINS.items():
        records: Mapping[str, Any] = getattr(register, kind)
        waiting = list(found.get(kind, ()))
        while waiting:
            record = records.get(waiting.pop())
            new = {id for id in following(record) if id not in found[kind]} if record is not None else set()
            found[kind] |= new
            waiting += new
    return found


def _corrected(meeting: Meeting | None) -> Iterator[str]:
    """The meetings whose minutes this one corrects."""
    for item, _ in minute_items(meeting) if meeting is not None else ():
        yield from (approval.meeting for approval in item.approves if approval.corrections)


def _of_group(one: Group) -> Iterator[str]:
    yield from (line.group for line in one.succeeds)
    yield from (line.group for line in one.reports_to)
    if one.parent is not None:
        yield one.parent


def _of_organisation(one: Organisation) -> Iterator[str]:
    return (line.organisation for line in one.succeeds)


def _of_terms(one: Terms) -> Iterator[str]:
    return iter(() if one.replaces is None else (one.replaces,))


def _of_meeting(one: Meeting) -> Iterator[str]:
    return iter(() if one.reconvened_from is None else (one.reconvened_from,))


_CHAINS: Mapping[str, Callable[[Any], Iterator[str]]] = {
    "groups": _of_group,
    "organisations": _of_organisation,
    "terms": _of_terms,
    "meetings": _of_meeting,
}
"""By kind: what a record leads to along a chain that must not come back to its beginning."""
