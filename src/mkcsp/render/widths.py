"""How wide text is at a terminal, and lines that keep to a width."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: none for combining marks, two for wide characters."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(c) in _NO_WIDTH else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """The lines of a text; a word wider than `width` has a line for itself and is never cut.

    first, rest: what the first line begins with, and what the others do.
    """
    lines: list[str] = []
    words: list[str] = []
    begin, used = first, 0
    for word in text.split(" "):
        wide = columns(word)
        if words and used + 1 + wide > width:
            lines.append(begin + " ".join(words))
            words, begin = [], rest
        used = used + 1 + wide if words else columns(begin) + wide
        words.append(word)
    return [*lines, begin + " ".join(words)]


GAP: Final = 2
"""Spaces between two columns."""


def cut(text: str, width: int) -> str:
    """The text, or as many of its words as fit the width, with … behind them."""
    if columns(text) <= width:
        return text
    kept: list[str] = []
    for word in text.split(" "):
        if columns(" ".join([*kept, word])) > width - 2:
            break
        kept.append(word)
    if kept:
        return f"{' '.join(kept)} …"
    while text and columns(text) > width - 1:
        text = text[:-1]
    return f"{text}…"


def written_out(head: Sequence[str], body: Sequence[Sequence[str]], width: int, indent: int) -> list[str]:
    """A table that has no room: a line for each cell, with its heading before it."""
    lines: list[str] = []
    for row in body:
        for at, cell in enumerate(row):
            words = f"{head[at]}: {cell}" if head and head[at] else cell
            bullet = "- " if at == 0 else "  "
            inner = wrapped(words, width - indent - GAP)
            lines += [" " * indent + (bullet if number == 0 else "  ") + line for number, line in enumerate(inner)]
    return lines
