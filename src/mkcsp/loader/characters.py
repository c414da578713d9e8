"""Characters that look like another, or like nothing, by their names."""

from __future__ import annotations

import re

BLANKS = "\u00a0\u2007\u202f\u2000-\u2006\u2008-\u200a\u205f\u3000"
"""Blanks that are not the one of the space bar. In words they are fine; YAML takes none of them for a blank."""

UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
"""Characters that nobody sees. Joiners and marks of direction (U+200C to U+200F) are not among them:
some scripts need them."""

_NAMES = {"\u00a0": "no-break space", "\ufeff": "byte order mark"}


def named(character: str) -> str:
    """A character by its name: `a no-break space (U+00A0)`."""
    import unicodedata  # only where something is wrong

    name = _NAMES.get(character) or unicodedata.name(character, "character without a name").lower()
    article = "an" if name[0] in "aeiou" else "a"
    return f"{article} {name} (U+{ord(character):04X})"


def odd_in(word: str) -> str | None:
    """The first character of an id or a name of a field that cannot stand there, by its name; None if all can."""
    return next((named(character) for character in word if not character.isascii()), None)
