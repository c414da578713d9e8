"""MK507 to MK510: the page ranges and the numbers on an agenda."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mkcsp.findings import Finding, Page, Severity
from mkcsp.location import Key
from mkcsp.model.meeting import AgendaItem
from mkcsp.rules.sitting import Sitting

UNREADABLE = Page(
    "MK507",
    "page range that is none",
    Severity.WARNING,
    """
    Pages are a number or a range of two, the smaller first, or several of these: `8-13`, `14`, `20, 22-25`. They
    are printed as they stand. If the paper has it so, acknowledge it.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: planned
        agenda:
          items:
            - id: cctv
              title: CCTV
              pages: 13-8

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: planned
        agenda:
          items:
            - id: cctv
              title: CCTV
              pages: 8-13
    """,
)
OVERLAP = Page(
    "MK508",
    "pages given to two papers",
    Severity.WARNING,
    """
    The pages of two items overlap. The pages of sub-items and papers may lie within those of their own item.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: planned
        agenda:
          items:
            - id: cctv
              title: CCTV
              pages: 8-13
            - id: prevent
              title: Prevent
              pages: 13-16

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: planned
        agenda:
          items:
            - id: cctv
              title: CCTV
              pages: 8-13
            - id: prevent
              title: Prevent
              pages: 14-16
    """,
)
GAP = Page(
    "MK509",
    "pages that no paper has",
    Severity.NOTE,
    """
    Pages are left out between two papers. A paper may lack in the records, or the range is mistyped.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: planned
        agenda:
          items:
            - id: cctv
              title: CCTV
              pages: 8-13
            - id: prevent
              title: Prevent
              pages: 15-16

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: planned
        agenda:
          items:
            - id: cctv
              title: CCTV
              pages: 8-13
            - id: prevent
              title: Prevent
              pages: 14-16
    """,
)
NUMBER_TWICE = Page(
    "MK510",
    "item number used twice",
    Severity.WARNING,
    """
    Two items at the same level of the agenda bear the same number. It is printed as it stands; if the paper has it
    so, acknowledge it.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: planned
        agenda:
          items:
            - id: cctv
              number: "4"
              title: CCTV
            - id: prevent
              number: "4"
              title: Prevent

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: planned
        agenda:
          items:
            - id: cctv
              number: "4"
              title: CCTV
            - id: prevent
              number: "5"
              title: Prevent
    """,
)
PAGES = (UNREADABLE, OVERLAP, GAP, NUMBER_TWICE)

_RANGE = re.compile(r"(?:pp?\.?|pages?)?\s*([0-9]{1,5})(?:\s*[-–—]\s*([0-9]{1,5}))?", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _spans(pages: str) -> tuple[tuple[int, int, str], ...] | str:
    """The ranges that a text is, each with its own words; or what is wrong with it."""
    found = []
    for piece in re.split(r",|;|&|\band\b", pages):
        match = _RANGE.fullmatch(piece.strip())
        if match is None:
            return f"`{pages}` is no page and no range of pages"
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first:
            return f"the range `{piece.strip()}` runs backwards"
        found.append((first, last, piece.strip()))
    return tuple(found)


class _Range(NamedTuple):
    first: int
    last: int
    keys: tuple[Key, ...]
    text: str


def check(sitting: Sitting) -> Iterator[Finding]:
    """The pages on an agenda, range by range and in their run."""
    agenda = sitting.meeting.agenda
    if agenda is None or not any(item.pages or item.papers for item, _ in sitting.agenda):
        return
    found: list[_Range] = []
    for number, item in enumerate(agenda.items):
        yield from _item(sitting, item, ("agenda", "items", number), found)
    above: _Range | None = None
    for one in sorted(found):
        if above is not None and one.first <= above.last:
            yield OVERLAP.finding(sitting.at(*one.keys), f"pages {one.text} overlap with {above.text}")
        elif above is not None and one.first > above.last + 1:
            yield GAP.finding(sitting.at(*one.keys), f"pages {one.text} come after {above.text}")
        above = one if above is None or one.last > above.last else above


def numbers(sitting: Sitting) -> Iterator[Finding]:
    """Numbers that two items of one level bear."""
    seen: set[tuple[tuple[Key, ...], str]] = set()
    for item, keys in sitting.agenda:
        if item.number is None:
            continue
        # A supplementary agenda numbers its items as it likes: each list is a level of its own.
        level = (keys[:-1], item.number.strip().rstrip("."))
        if level in seen:
            yield NUMBER_TWICE.finding(sitting.at(*keys, "number"), f"there is an item {item.number} already")
        seen.add(level)


def _item(sitting: Sitting, item: AgendaItem, keys: tuple[Key, ...], found: list[_Range]) -> Iterator[Finding]:
    """Adds the ranges of an item to `found`: its own, or where it is larger than those within it, only its own."""
    within: list[_Range] = []
    for number, paper in enumerate(item.papers):
        yield from _range(sitting, paper.pages, (*keys, "papers", number, "pages"), within)
    for number, part in enumerate(item.parts):
        yield from _item(sitting, part, (*keys, "parts", number), within)
    own: list[_Range] = []
    yield from _range(sitting, item.pages, (*keys, "pages"), own)
    covering = [one for one in own if all(one.first <= each.first and each.last <= one.last for each in within)]
    found.extend(covering or (*own, *within))


def _range(sitting: Sitting, pages: str | None, keys: tuple[Key, ...], found: list[_Range]) -> Iterator[Finding]:
    if pages is None:
        return
    spans = _spans(pages)
    if isinstance(spans, str):
        yield UNREADABLE.finding(sitting.at(*keys), spans)
    else:
        found.extend(_Range(first, last, keys, words) for first, last, words in spans)
