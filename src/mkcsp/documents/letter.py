"""The two letters about absences: the first invites reasons, the second asks to leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mkcsp.documents.common import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """One of the meetings that the letter is about."""

    date: str
    status: str
    """In words: ``apologies``, ``absent without apology``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(Paper):
    """What both letters are filled with. Their words stand in ``_letter-first.words.j2`` and
    ``_letter-second.words.j2``."""

    public: ClassVar[bool] = False

    sender: str
    """The partnership or council whose records these are."""

    body: str
    dated: str
    """The day of the letter: ``24 June 2026``."""

    to: tuple[str, ...]
    """The lines of the address: the name, the post, the organisation."""

    dear: str
    """Whom it greets: the name as styled that day, or the organisation."""

    whose: str = ""
    """Empty where it is about the absences of the person written to; else the seat or organisation meant."""

    clause: str
    """``section 4, Attendance, of the Terms of Reference``."""

    clause_words: tuple[str, ...] = ()
    """The paragraphs of the clause."""

    clause_summary: bool = False
    """Whether these restate the clause rather than quote it."""

    consequence: str
    """What the clause says will follow: ``asked to leave the Board``."""

    absences: tuple[Absence, ...]
    attended_since: tuple[str, ...] = ()
    """The dates of later meetings that were attended."""

    contact: tuple[str, ...] = ()
    """Who signs: the name, the post, telephone, e-mail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstLetter(Letter):
    """The letter that invites reasons, before the group considers the matter."""

    template: ClassVar[str] = "letter-first"

    considered_on: str = ""
    """The day of the body's next meeting, if it is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondLetter(Letter):
    """The letter that asks to leave, once the group has decided so."""

    template: ClassVar[str] = "letter-second"

    decided_on: str
    decision: str
    """The minute: ``SCB75(1)``."""

    decision_words: str = ""
    """What was resolved, as minuted."""

    first_sent: str = ""
    """The day on which the first letter was sent, if one is recorded."""
