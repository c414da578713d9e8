"""What offices are called: `chairman` is the chair, and a vice-chairman or deputy chair stands in for the chair."""

from __future__ import annotations

import re
from functools import lru_cache

from mkcsp.history.tristate import Tristate

_CHAIR = re.compile(r"chair(?:man|men|woman|women|person|persons|holder)?$")
_JOINED = re.compile(r"\b(vice|deputy)(?=chair|president|convene)")


@lru_cache(maxsize=1024)
def plain_office(word: str) -> str:
    """An office in one form, whatever its capitals, hyphens and gender: `Vice Chairman` is `vice-chair`."""
    plain = _JOINED.sub(r"\1-", "-".join(word.casefold().replace("-", " ").replace("_", " ").split()))
    return _CHAIR.sub("chair", plain).replace("convenor", "convener")


def same_office(one: str, other: str) -> bool:
    """Whether two words name the same office."""
    return one == other or plain_office(one) == plain_office(other)


def stands_in_for(word: str, office: str) -> Tristate:
    """Whether one office stands in for another; None where the words do not say (`acting-chair`)."""
    deputy, holder = plain_office(word), plain_office(office)
    for prefix in ("vice", "deputy"):
        if deputy == f"{prefix}-{holder}" or deputy.endswith(f"-{prefix}-{holder}"):
            return True
    return None if deputy != holder and deputy.endswith(f"-{holder}") else False
