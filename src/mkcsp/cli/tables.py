"""Tables for the terminal: plain text in columns that a screen reader, a pipe and a narrow window can all take."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Iterator, Sequence

from mkcsp.render.literal import shown

GAP = "  "


def width() -> int | None:
    """The columns of the terminal, or None where the output goes to a file or another program: then nothing wraps."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], columns: int | None = None) -> str:
    """The rows under their headings, a line break after each; columns that are empty throughout are left out.

    columns: the width to keep to, by wrapping cells, widest column first; None for as wide as it comes.
    """
    cells = [[shown(cell) for cell in row] for row in rows]
    kept = [i for i in range(len(headings)) if any(row[i] for row in cells)]
    lines = [[headings[i] for i in kept], *([row[i] for i in kept] for row in cells)]
    widths = [max(_wide(line[i]) for line in lines) for i in range(len(kept))]
    if columns is not None:
        # A column never grows narrower than its longest word: an id that was broken could not be copied.
        least = [max(_wide(word) for line in lines for word in line[i].split(" ")) for i in range(len(kept))]
        _narrow(widths, least, columns - len(GAP) * (len(widths) - 1))
    lines.insert(1, ["-" * wide for wide in widths])
    return "".join(out + "\n" for line in lines for out in _laid(line, widths))


def _narrow(widths: list[int], least: list[int], room: int) -> None:
    """Take from the widest column that can give, a character at a time, until all fit or none can."""
    while sum(widths) > room:
        giving = [number for number, wide in enumerate(widths) if wide > least[number]]
        if not giving:
            return
        widths[max(giving, key=lambda number: widths[number])] -= 1


def _laid(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    wrapped = [_wrapped(cell, wide) for cell, wide in zip(cells, widths, strict=True)]
    for number in range(max((len(lines) for lines in wrapped), default=0)):
        parts = [lines[number] if number < len(lines) else "" for lines in wrapped]
        yield GAP.join(part + " " * (wide - _wide(part)) for part, wide in zip(parts, widths, strict=True)).rstrip()


def _wrapped(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and _wide(longer) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def _wide(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
