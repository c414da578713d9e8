"""How wide a text is at a terminal, and how it is broken into lines: one answer for papers, tables and messages."""

from __future__ import annotations

import unicodedata

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
