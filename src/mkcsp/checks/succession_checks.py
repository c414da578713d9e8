"""MK240: successions, reporting lines, versions and memberships that lead back to where they began."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkcsp.checks.book import Book
from mkcsp.findings import Code, Finding, Place, Severity

CYCLE = Code("MK240", Severity.ERROR)

Links = Mapping[str, list[tuple[str, Place]]]


def check(book: Book) -> Iterator[Finding]:
    """Every chain of records that comes back to its beginning, told once at the link that closes it."""
    register = book.register
    groups = register.groups.values()
    succession = {
        one.id: [(each.group, one.place.at("succeeds", at, "group")) for at, each in enumerate(one.succeeds)]
        for one in groups
    }
    yield from _circles(succession, "succeeds")
    reporting = {
        one.id: [
            (each.group, one.place.at("reports-to", at, "group"))
            for at, each in enumerate(one.reports_to)
            if each.until is None
        ]
        for one in groups
    }
    yield from _circles(reporting, "reports to")
    parents = {one.id: [(one.parent, one.place.at("parent"))] for one in groups if one.parent is not None}
    yield from _circles(parents, "is part of")
    organisations = {
        one.id: [
            (each.organisation, one.place.at("succeeds", at, "organisation")) for at, each in enumerate(one.succeeds)
        ]
        for one in register.organisations.values()
    }
    yield from _circles(organisations, "succeeds")
    versions = {
        one.id: [(one.replaces, one.place.at("replaces"))]
        for one in register.terms.values()
        if one.replaces is not None
    }
    yield from _circles(versions, "replaces")
    reconvened = {
        one.id: [(one.reconvened_from, one.place.at("reconvened-from"))]
        for one in register.meetings.values()
        if one.reconvened_from is not None
    }
    yield from _circles(reconvened, "was reconvened from")


def _circles(links: Links, verb: str) -> Iterator[Finding]:
    done: set[str] = set()
    for start in sorted(links):
        if start in done:
            continue
        path: dict[str, int] = {start: 0}
        waiting = [(start, iter(sorted(links[start])))]
        while waiting:
            id, following = waiting[-1]
            step = next(following, None)
            if step is None:
                waiting.pop()
                done.add(id)
                del path[id]
                continue
            other, place = step
            if other in path:
                chain = [*list(path)[path[other] :], other]
                words = f"`{id}` {verb} itself" if other == id else f" {verb} ".join(f"`{one}`" for one in chain[:8])
                yield CYCLE.finding(place, words + (" …" if len(chain) > 8 else ""))
            elif other in links and other not in done:
                path[other] = len(path)
                waiting.append((other, iter(sorted(links[other]))))
