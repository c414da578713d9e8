"""The agenda as it is printed: a cover, what the body is for, and the business of the meeting."""

from __future__ import annotations

from typing import ClassVar

from mkcsp.model.base import dataclass
from mkcsp.papers.common import Future, Paper, Restriction
from mkcsp.papers.prose_blocks import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class SubEntry:
    """A part of an item: a bullet or a letter, with its own presenter and paper."""

    anchor: str = ""
    """The id of the item, by which a web page can be linked to: ``#item-cctv``."""

    label: str = "•"
    """``•``, ``(a)``, ``4(b)``: as printed."""

    heading: str
    kind: str = ""
    """As of an item."""

    pages: str = ""
    """``pages 14–27``; empty when there is no paper."""

    presenter: str = ""
    duration: str = ""
    notes: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    restriction: Restriction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaEntry:
    """An item of business."""

    anchor: str = ""
    """The id of the item, by which a web page can be linked to: ``#item-cctv``."""

    number: str
    """As printed in the margin: ``4.``; empty when the item has none."""

    heading: str
    kind: str = ""
    """A word after the heading (``For decision``), where the body prints one."""

    duration: str = ""
    """``5 mins``, ``1 hour``: printed at the right of the item."""

    pages: str = ""
    presenter: str = ""
    notes: tuple[str, ...] = ()
    """What else is printed under the item: to follow, urgent with the Chair's reason, withdrawn."""

    blocks: tuple[Block, ...] = ()
    """The words below its title, after the notes."""

    restriction: Restriction | None = None
    parts: tuple[SubEntry, ...] = ()
    future: Future | None = None
    """For the item that lists the dates of future meetings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsSection:
    """A section of the terms of reference, under the number that it has there (gaps are kept)."""

    number: str = ""
    heading: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsExtract:
    """The terms of reference, or some sections of them, as printed between the cover and the business."""

    heading: str = "Terms of reference"
    sections: tuple[TermsSection, ...] = ()
    closing: str = ""
    """The line that ends them: ``Revised May 2005``."""

    notices: tuple[str, ...] = ()
    """What the reader must know of the extract: that the wording is a summary, say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLine:
    """An organisation and those who sit for it."""

    organisation: str
    representatives: tuple[str, ...] = ()
    """One string for each person or vacancy, worded: ``Vacant``, ``Councillor A Webb (Vice-Chair)``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberGroup:
    """Members of one kind, under the heading that the body gives them."""

    heading: str = ""
    lines: tuple[MemberLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPaper(Paper):
    """The agenda of one meeting. Only the body and the date are always there."""

    template: ClassVar[str] = "agenda"

    body: str
    """The body's name as the cover has it."""

    date: str
    time: str = ""
    """The span as the cover has it: ``10:00am - 1:00pm``."""

    capitals: bool = False
    """Whether the cover and the headings of the terms print in capitals."""

    venue: str = ""
    label: str = "Agenda"
    contact: str = ""
    """The whole line: whom to ask about the agenda, with post, telephone and address."""

    issued: str = ""
    """The date of issue, as words."""

    members: tuple[MemberGroup, ...] = ()
    members_heading: str = "Membership"
    terms: TermsExtract | None = None

    business_headings: tuple[str, ...] = ()
    """The heading lines of the item agenda in its own wording; empty repeats the body's name."""

    business_lines: tuple[str, ...] = ()
    """The lines of time and place above the items, in the item agenda's own wording."""

    business_label: str = "Agenda"
    entries: tuple[AgendaEntry, ...] = ()
    future: Future | None = None
    """Dates of future meetings where no item lists them."""

    public_note: tuple[str, ...] = ()
    """Paragraphs on the public's access to the meeting and its papers."""

    public_note_heading: str = "Public access"
