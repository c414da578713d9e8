"""The minutes: who was there, what was considered, what was resolved, when it ended and who signed."""

from __future__ import annotations

from typing import ClassVar, TypeAlias

from mkcsp.model.base import dataclass
from mkcsp.papers.common import Paper, Restriction
from mkcsp.papers.prose_blocks import ListEntry, Listing, Paragraph, Picture, Remark, Subheading, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRollLine:
    """A person, or a count of people, at the meeting or sending apologies."""

    name: str
    name_note: str = ""
    """Printed after the name: ``(Non-Voting Chair)``."""

    post: str = ""
    """Post and organisation as worded that day; a deputy's own post."""

    post_note: str = ""
    """Printed after the post: ``(Deputy for Carole Mills [Chief Executive – Milton Keynes Council])``."""

    notes: tuple[str, ...] = ()
    """Partial presence and its like: ``(arrived 7.15pm, item 3)``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RollGroup:
    """Lines of a section that belong together, under an organisation's name or under none."""

    heading: str = ""
    lines: tuple[PrintedRollLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRollSection:
    """A section of the roll under the body's own heading, lines in the order entered."""

    heading: str = ""
    """``Observer:``, as worded; empty for the chair, who stands first under no heading."""

    groups: tuple[RollGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An arrival, a departure, a change of chair, an adjournment: noted where it happened."""

    kind: ClassVar[str] = "event"

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedInterest:
    """A declaration of interest, as a sentence: whose, of what kind, in what, and what followed."""

    kind: ClassVar[str] = "interest"

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteSide:
    """One side of a vote."""

    side: str
    """``For``, ``Against``, ``Abstained``."""

    total: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedVote:
    """A vote, by name or by totals."""

    kind: ClassVar[str] = "vote"

    heading: str = "Recorded vote"
    motion: str = ""
    sides: tuple[VoteSide, ...] = ()
    outcome: str = ""
    """A sentence: ``The motion was carried.``, ``Carried on the Chair's casting vote.``"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What was resolved."""

    kind: ClassVar[str] = "resolution"

    words: str = "Resolved:"
    clauses: tuple[ListEntry, ...]
    """A single clause has an empty label and prints unnumbered; several carry ``1.`` and so on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """An item or part of one that the public does not see."""

    kind: ClassVar[str] = "withheld"

    restriction: Restriction


@dataclass(frozen=True, slots=True, kw_only=True)
class SubMinute:
    """A part of an item with a label of its own: ``4(a)``."""

    kind: ClassVar[str] = "part"

    anchor: str = ""
    label: str = ""
    heading: str = ""
    blocks: tuple[MinuteBlock, ...] = ()


MinuteBlock: TypeAlias = (
    Paragraph
    | Subheading
    | Remark
    | Listing
    | Table
    | Picture
    | Event
    | PrintedInterest
    | PrintedVote
    | Resolution
    | Withheld
    | SubMinute
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedMinute:
    """An item as minuted."""

    anchor: str = ""
    """The id of the item, by which a web page can be linked to: ``#minute-cctv``."""

    number: str = ""
    """The reference in the margin, as stored: ``SMK31``; empty prints blank."""

    heading: str
    """In its own case; templates print it in capitals where the house style asks for them."""

    blocks: tuple[MinuteBlock, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """How the minutes came to be a correct record, or the lines on which they will."""

    approved: str = ""
    """``Approved on 14 April 2016 (SMK41).``; empty while they are not, or when it is not in the records."""

    signed: str = ""
    """``Signed by Councillor O'Neill.``; empty while they are not."""

    to_sign: bool = True
    """Whether lines for a signature and a date are printed."""

    role: str = "Chair"
    """Printed under the line for the signature: the person who presides at the approving meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPaper(Paper):
    """The minutes of one meeting."""

    template: ClassVar[str] = "minutes"

    body: str
    label: str = "Minutes of the Meeting"
    held_on: str
    """``Thursday 21 January 2016``."""

    held_at: str = ""
    """The venue with its own preposition: ``in the Council Chamber, at the Civic Offices``."""

    began: str = ""
    """The time at which the meeting began, in the body's style: ``at 2:04pm``, ``@ 2.04pm``."""

    capitals: bool = False
    """Whether the body's name and the items' titles print in capitals."""

    present_heading: str = "Present"
    roll: tuple[PrintedRollSection, ...] = ()
    """All sections in the order typed."""

    totals: str = ""
    """How many were there, in a sentence; empty where the paper states none and the house style asks for none."""

    minutes: tuple[PrintedMinute, ...] = ()
    closing: str = ""
    """``The meeting closed at 4:09pm``, or the body's own last words as it wrote them."""

    corrections: tuple[str, ...] = ()
    """Corrections that the approving meeting made, each as a sentence with its minute."""

    signature: Signature | None = None
