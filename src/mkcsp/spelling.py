"""Words as people spell them, the word that was probably meant, and characters that look like another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor rev revd sir dame lord lady cllr councillor alderman hon "
    "supt superintendent insp inspector sgt sergeant pc dc dci di ch chief det cc acc dcc".split()
)


def plain(text: str) -> str:
    """The text in small Latin letters without accents: `lukasz oster` for Łukasz Øster; apostrophes are left out."""
    if not text.isascii():
        from anyascii import anyascii  # only where there is something to turn into Latin letters

        text = anyascii(text)
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.casefold().replace("'", "").replace("`", "")).split())


def id_of(name: str) -> str:
    """An id from a name: `lukasz-oster` for Łukasz Øster, `tom-dunn` for Cllr Tom Dunn and for Dunn, Tom."""
    last, comma, first = name.partition(",")
    words = plain(f"{first} {last}" if comma and first.strip() else name).split()
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return "-".join(words)


def sort_key(name: str) -> tuple[str, str]:
    """Sorts names as people do: É beside E, and capitals beside small letters."""
    return plain(name), name


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


LONGEST = 60
"""Characters of a word that is compared: no word of the format is longer, and comparing takes time."""


_ROLL = "who was there is typed under `roll`: sections with a `kind`, and lines below each"
_SEATS = "who sits in a body is typed under `seats`, below each seat as `representatives`"
_OFFICES = "offices are typed under `offices`: `- {office: chair, member: ID, from: DATE}`"
_POSTS = "a post is typed under `posts`: `- {title: …, organisation: ID, from: DATE}`; an office in the body's file"
_NUMBER = "it is `telephone`"

OTHER_FIELDS = {
    ("Meeting", "date"): "the day is the name of the file; another day to which it was put off is `held-on`",
    ("Meeting", "time"): "it is `starts` for when it was called, `began` for when it did begin",
    ("Meeting", "location"): "it is `venue`",
    ("Meeting", "place"): "it is `venue`",
    ("Meeting", "chair"): _ROLL,
    ("Meeting", "present"): _ROLL,
    ("Meeting", "attendance"): _ROLL,
    ("Meeting", "attendees"): _ROLL,
    ("Meeting", "members"): _ROLL,
    ("Meeting", "member"): _ROLL,
    ("Meeting", "apologies"): _ROLL,
    ("Meeting", "items"): "items are typed under `agenda` or `minutes`, as `items`",
    ("Meeting", "complete"): "it belongs to `roll`: indent it below that line",
    ("Meeting", "sections"): "they belong to `roll`: indent them below that line",
    ("Group", "members"): _SEATS,
    ("Group", "representatives"): _SEATS,
    ("Group", "membership"): _SEATS,
    ("Group", "chair"): _OFFICES,
    ("Group", "secretary"): _OFFICES,
    ("Group", "title"): "it is `name`",
    ("Member", "title"): f"a style such as Cllr is typed under `styles`: `- {{as: Cllr A Bee}}`; {_POSTS}",
    ("Member", "role"): _POSTS,
    ("Member", "post"): _POSTS,
    ("Member", "job"): _POSTS,
    ("Member", "organisation"): _POSTS,
    ("Member", "phone"): _NUMBER,
    ("Member", "mobile"): _NUMBER,
    ("Member", "tel"): _NUMBER,
}
"""What somebody new types as a field of a record, and where it goes."""


def near(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The known words nearest to one that was typed, the nearest first; none where it is too long to be one."""
    from difflib import get_close_matches  # only where something is misspelt

    return get_close_matches(word, list(known), most) if len(word) <= 2 * LONGEST else []


def did_you_mean_one_of(words: Iterable[str], otherwise: str | None = None) -> str | None:
    """Words for the help line of a command: what may have been meant, or what else to do."""
    found = list(words)
    return f"Did you mean {', '.join(found)}?" if found else otherwise


def near_names(word: str, names: Iterable[str]) -> list[str]:
    """The name of a field that was probably meant, if one is near."""
    from difflib import get_close_matches  # only where something is misspelt

    bare = "".join(character for character in word if character.isascii()).strip()
    return get_close_matches(bare.replace("_", "-").casefold(), list(names), 1, 0.7) if len(bare) <= LONGEST else []


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Words for the help line: the nearest word, or all of them where none is near."""
    known = list(words)
    odd = odd_in(word[:LONGEST])
    near = near_names(word, known)
    help = f"did you mean `{near[0]}`?" if near else "it is one of: " + ", ".join(known)
    return f"it holds {odd}; {help}" if odd else help


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
        made = id_of(wrong) if len(wrong) <= _LONGEST else ""
        if made in self._known:
            return made
        also = (*sorted(_slips(made)), *_long_parts(made)) if made and made != wrong else ()
        for key in (*sorted(_slips(wrong)), *_long_parts(wrong), *also):
            if found := self._filed.get(key):
                return found
        return None

    def hint_titled(self, wrong: str, titles: Mapping[str, str], what: str) -> str:
        """The same for ids that have titles: by id, by title, or all of them with their titles."""
        meant = next((id for id, title in titles.items() if plain(title) == plain(wrong)), None)
        listed = "; ".join(f"`{id}` ({title})" for id, title in titles.items())
        return f"write `{meant}`, its id" if meant else self.hint(wrong, f"{what}: {listed}")

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
