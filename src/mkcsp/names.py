"""Names without accents, case and titles: for ids, for finding what somebody typed, and for sorting as people sort."""

from __future__ import annotations

import re

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
