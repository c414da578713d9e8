"""The word that was probably meant, out of the few that a place allows."""

from __future__ import annotations

from collections.abc import Iterable

from mkcsp.loader.characters import odd_in

LONGEST = 60
"""Characters of a word that is compared: no word of the format is longer, and comparing takes time."""


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Words for the help line: the nearest word, or all of them where none is near."""
    from difflib import get_close_matches  # only where something is misspelt

    known = list(words)
    odd = odd_in(word[:LONGEST])
    if odd:
        word = "".join(character for character in word if character.isascii())
    near = get_close_matches(word.replace("_", "-").casefold(), known, 1, 0.7) if len(word) <= LONGEST else []
    help = f"did you mean `{near[0]}`?" if near else "it is one of: " + ", ".join(known)
    return f"it holds {odd}; {help}" if odd else help
