"""What may be said of a minute: the words of restricted business reach no output, whoever asks for them."""

from __future__ import annotations

from mkcsp.history.published import ground
from mkcsp.register import Minute


def is_restricted(minute: Minute | None) -> bool:
    """Whether a minute belongs to an item of which no more may be said than its ground and its public summary."""
    return minute is not None and minute.item.restricted is not None


def public_words(minute: Minute) -> str:
    """The words of a clause, of an undertaking or of an item; of restricted business the ground and the summary."""
    if minute.item.restricted is not None:
        return ground(minute.item.restricted)
    said = minute.clause or minute.undertaking
    return said.text if said is not None else minute.item.title or ""
