"""A PDF measured: where on its pages what stands."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pypdfium2 import PdfDocument, PdfPage, raw

CENTIMETRE = 72 / 2.54
SLACK = 1.5
"""Points by which a letter may lean out of the line that it stands in."""
DESCENT = 5
"""Points by which the tails of letters reach below the last line of the area for text."""
WATERMARK = 45
"""Points beyond which a letter is part of what is printed across the page."""


HEADINGS = (
    "Agenda",
    "Membership",
    "Members with a vote",
    "Terms of reference",
    "Public access",
    "Supplementary agenda",
)
_FOOT = re.compile(r"Page \d+ of \d+$")


@dataclass(frozen=True)
class Line:
    """Letters on one height of a page, from left to right. top and bottom are counted from the foot of the page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    bold: bool


@dataclass(frozen=True)
class Page:
    """A page: its lines between head and foot from the top down, and those of the foot."""

    width: float
    height: float
    lines: list[Line]
    text: str
    """Everything on it in the order of reading."""


def pages(file: Path, *, a5: bool = False) -> list[Page]:
    """Every page, with nothing outside the area for text. Raises AssertionError where something is."""
    margin = (1.5 if a5 else 2.3) * CENTIMETRE
    bottom = (1.9 if a5 else 2.3) * CENTIMETRE
    found = []
    for page in PdfDocument(file):
        width, height = page.get_size()
        lines = list(_lines(page))
        for line in lines:
            assert line.left >= margin - SLACK, f"begins in the margin: {line}"
            assert line.right <= width - margin + SLACK, f"ends in the margin: {line}"
            assert line.top <= height - 0.7 * CENTIMETRE, f"above the head: {line}"
        first = next(
            number for number, line in enumerate(lines) if _FOOT.search(line.text) and line.top < 5 * CENTIMETRE
        )
        foot, lines = lines[first:], lines[:first]
        assert all(line.bottom >= 0.6 * CENTIMETRE for line in foot), f"near the edge: {foot}"
        assert all(line.bottom > max(bottom - DESCENT, foot[0].top) for line in lines), f"on the foot: {lines[-1]}"
        found.append(Page(width, height, lines, page.get_textpage().get_text_range()))
    return found


def _lines(page: PdfPage) -> Iterator[Line]:
    text = page.get_textpage()
    letters, spaced = [], False
    for number in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, number)
        assert code != 0x200B, "an invisible space"
        if chr(code).isspace():
            spaced = True
            continue
        left, low, right, high = text.get_charbox(number)
        if right - left > 0 and high - low < WATERMARK:
            at = ctypes.c_double(), ctypes.c_double()
            raw.FPDFText_GetCharOrigin(text, number, *at)
            bold = raw.FPDFText_GetFontWeight(text, number) >= 600 or _bold(text, number)
            letters.append((round(at[1].value, 0), left, number, right, high, low, bold, " " * spaced + chr(code)))
            spaced = False
    whole = text.get_text_range()
    assert "\u200b" not in whole
    by_height: dict[float, list[tuple[float, int, float, float, float, bool, str]]] = {}
    for height, *rest in letters:
        by_height.setdefault(height, []).append(tuple(rest))
    heights: list[list[float]] = []
    for height in sorted(by_height, reverse=True):  # small letters beside large ones stand a little higher or lower
        if heights and heights[-1][0] - height <= 3:
            heights[-1].append(height)
        else:
            heights.append([height])
    for those in heights:
        some = sorted(one for height in those for one in by_height[height])
        words = "".join(one[6] for one in some).strip()
        yield Line(
            words,
            some[0][0],
            max(one[2] for one in some),
            max(one[3] for one in some),
            min(one[4] for one in some),
            all(one[5] for one in some),
        )


def _bold(text: object, number: int) -> bool:
    buffer = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text, number, buffer, 128, ctypes.c_int())
    return b"bold" in buffer.value.lower()


def across(file: Path) -> list[str]:
    """What is printed across each page, in letters that can be read from afar."""
    found = []
    for page in PdfDocument(file):
        text = page.get_textpage()
        boxes = ((number, text.get_charbox(number)) for number in range(text.count_chars()))
        large = [number for number, box in boxes if box[3] - box[1] >= WATERMARK]
        found.append("".join(chr(raw.FPDFText_GetUnicode(text, number)) for number in large))
    return found


def overprinted(file: Path) -> list[tuple[str, str]]:
    """Words that stand on other words."""
    found = []
    for page in PdfDocument(file):
        text = page.get_textpage()
        boxes = [text.get_rect(number) for number in range(text.count_rects())]
        boxes = [box for box in boxes if box[3] - box[1] < WATERMARK]
        for number, one in enumerate(boxes):
            for other in boxes[number + 1 :]:
                across = min(one[2], other[2]) - max(one[0], other[0])
                down = min(one[3], other[3]) - max(one[1], other[1])
                if across > 1 and down > 0.35 * min(one[3] - one[1], other[3] - other[1]):
                    found.append((text.get_text_bounded(*one), text.get_text_bounded(*other)))
    return found


def well_broken(all: list[Page], *, items: bool = False) -> None:
    """No page ends with a heading or with words that lead in what follows, and none is left half empty.

    items: whether headings stand by themselves, as the items of an agenda do. Where a page holds twenty lines, as of
    large print on A5, what stays together may leave more of it empty.
    """
    for number, page in enumerate(all[:-1], 1):
        last = page.lines[-1]
        assert not last.bold or (items and last.text not in HEADINGS), f"page {number} ends with a heading: {last.text}"
        goes_on = all[number].lines[0].text[:1].islower()
        assert goes_on or not last.text.endswith(":"), f"page {number} ends with what leads in the next: {last.text}"
        assert last.bottom < (0.45 if page.height > 600 else 0.6) * page.height, (
            f"page {number} is left half empty after: {last.text}"
        )
