"""The known word that a wrong one was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable

from mkcsp.loader.characters import odd_in
from mkcsp.names import id_of


class Nearest:
    """Finds the known word closest to a wrong one, in a time that does not grow with the number of words.

    Comparing each wrong id with each known one would take minutes in a folder where a renamed group leaves ten
    thousand references behind. Instead every known word is filed under all that is left of it when one character
    is struck out, which finds any single slip; and under its longer parts, which finds `brunning` for `c-brunning`.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._filed: dict[str, str | None] = {}
        self._known = frozenset(known)
        for word in sorted(self._known):
            for key in _slips(word):
                self._filed.setdefault(key, word)
            for part in _long_parts(word):
                # A part that several words share, such as a common surname, points to none of them.
                self._filed[part] = None if self._filed.get(part, word) != word else word

    def to(self, wrong: str) -> str | None:
        """The nearest known word, or None; for a name where an id belongs, the id that is made of it."""
        if len(wrong) <= _LONGEST and (made := id_of(wrong)) in self._known:
            return made
        for key in (*sorted(_slips(wrong)), *_long_parts(wrong)):
            if found := self._filed.get(key):
                return found
        return None

    def hint(self, wrong: str, otherwise: str) -> str:
        """Words for the help line of a finding: the nearest known word, or what else to do."""
        found = self.to(wrong)
        help = f"did you mean `{found}`?" if found else otherwise
        odd = odd_in(wrong)
        return f"it holds {odd}; {help}" if odd else help


_LONGEST = 100


def _slips(word: str) -> set[str]:
    # No id is that long; a text that was put where an id belongs resembles none.
    if len(word) > _LONGEST:
        return {" " + word}
    return {" " + word, *(" " + word[:at] + word[at + 1 :] for at in range(len(word)))}


def _long_parts(word: str) -> list[str]:
    return [part for part in word.replace("/", "-").split("-") if len(part) > 3 and not part.isdigit()]
