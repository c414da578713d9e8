"""records/reports/*.yaml and records/forms/*.yaml: reports, and the forms on which they are written."""

from __future__ import annotations

from typing import ClassVar, Literal

from mkcsp.model.base import Body, Prose, Record, frozen
from mkcsp.model.dates import Day
from mkcsp.model.minute import Restricted
from mkcsp.model.terms_of_reference import Wording


@frozen
class Author:
    """Somebody who wrote or presents a report."""

    member: str | None = None
    """Id of the person."""
    as_: str | None = None
    """As printed."""
    post: str | None = None
    """The post, where the report names that and nobody who held it: `Head of Community Safety`."""
    telephone: str | None = None
    """As printed on the report."""


@frozen
class ReportSection:
    """A section of a report."""

    number: str | None = None
    """As printed."""
    heading: str
    """As printed."""
    text: Body = ()
    """Its paragraphs."""


@frozen
class Recommendation:
    """A recommendation, which may have others below it."""

    id: str
    """Its number as printed: `2.5`, `a`."""
    text: Prose
    """Its words."""
    bullets: tuple[Prose, ...] = ()
    """Points below it, printed with bullets."""
    parts: tuple[Recommendation, ...] = ()
    """Recommendations below it."""
    became: str | None = None
    """The resolution that it became (`smk/2016-01-21/bmg-update/4`)."""
    how: Literal["as-it-stood", "amended", "added-to", "deferred", "not-resolved"] | None = None
    """How it differs."""
    note: Prose | None = None
    """A remark. It is never printed."""


@frozen
class Scrutiny:
    """Comments of the scrutiny committee."""

    number: str | None = None
    """The number of the paragraph that holds them: `3.1`."""
    state: Literal["comments", "nil-return", "to-come"]
    """`nil-return`: it had no comments; `to-come`: it has yet to meet."""
    group: str | None = None
    """Id of the committee."""
    on: Day | None = None
    """When it met or is to meet."""
    text: Prose | None = None
    """The comments."""


@frozen
class Attachment:
    """A background paper or an annex."""

    number: str | None = None
    """The number of the paragraph that names it: `8.1`."""
    label: str | None = None
    """`Annex A`."""
    title: str
    """Its title."""
    terms: str | None = None
    """Id of the terms of reference that it is."""
    report: str | None = None
    """Id of the report that it is."""
    state: Literal["attached", "to-follow", "not-received", "not-in-the-records"] = "attached"
    """Whether it is there."""
    restricted: Restricted | None = None
    """What may be said of a restricted paper."""


@frozen
class Plan:
    """Something that a report says will come to a meeting: an entry of the forward plan."""

    what: Prose
    """What will come."""
    meeting: str | None = None
    """Id of the meeting, where there is a record of it."""
    when: Day | None = None
    """Or the month."""
    put_off_by: str | None = None
    """The clause by which it was to come later (`smk/2016-01-21/bmg-update/4`): its own deadline then counts."""
    came: str | None = None
    """The meeting or the minute to which it came. Left out: nothing shows that it did."""


@frozen
class Report(Record):
    """A report made to a meeting."""

    KIND: ClassVar[str] = "reports"

    subject: str
    """As printed."""
    form: str | None = None
    """Id of the form on which it was written (`records/forms/`)."""
    dated: Day | None = None
    """Its date; with ? where inferred."""
    meeting: str | None = None
    """Id of the meeting to which it was made. No meeting is printed on a report, so this links it to one."""
    meeting_inferred: bool = False
    """Whether that meeting was inferred rather than read in a paper."""
    group: str | None = None
    """Id of the group to which it was made."""
    from_group: str | None = None
    """Id of the group whose report it is. Left out: not recorded, or that of no group."""
    authors: tuple[Author, ...] = ()
    """Who wrote it."""
    presenter: Author | None = None
    """Who presents it."""
    strategy: str | None = None
    """Id of the strategy whose priorities its boxes name. Left out: the one in force on its date."""
    priorities: tuple[str, ...] = ()
    """Ids of the priorities ticked."""
    responsibilities: tuple[str, ...] = ()
    """Ids of the statutory responsibilities ticked."""
    section_17: Prose | None = None
    """The statement that ticking section 17 asks for."""
    wording: Wording = "verbatim"
    """`summary` where it was restated."""
    sections: tuple[ReportSection, ...] = ()
    """Its sections in order. One whose matter has a field of its own (the recommendations, scrutiny's comments, the
    attachments) is here with its number and heading alone."""
    recommendations: tuple[Recommendation, ...] = ()
    """What it asks the meeting to decide."""
    scrutiny: Scrutiny | None = None
    """What the scrutiny committee said."""
    covers: tuple[str, ...] = ()
    """What it covers of what a rule asks of the body's reports, in the words of the rule. Left out: not recorded."""
    attachments: tuple[Attachment, ...] = ()
    """Background papers and annexes."""
    plans: tuple[Plan, ...] = ()
    """What it says will come later."""
    restricted: Restricted | None = None
    """What alone may be recorded of a restricted report."""


Holds = Literal["text", "boxes", "recommendations", "scrutiny", "attachments"]
"""What a section of a form holds."""


@frozen
class FormBox:
    """A box of a form, to be ticked."""

    id: str
    """The id of the priority or statutory responsibility; reports tick it by this."""
    title: str
    """As printed beside the box."""
    heading: str | None = None
    """Words printed above this box and those after it."""


@frozen
class FormSection:
    """A section of a form."""

    number: str | None = None
    """As printed: `1.`."""
    heading: str
    """As printed."""
    holds: Holds = "text"
    """What stands in it. Of everything but `text` the report has a field of its own."""
    required: bool = True
    """Whether every report on this form has the section."""
    boxes: tuple[FormBox, ...] = ()
    """The boxes in it, in order."""
    strategy_boxes: tuple[Literal["priorities", "responsibilities"], ...] = ()
    """What of the strategy in force is printed as boxes too, after these: so that a new strategy needs no new form."""


@frozen
class Form(Record):
    """A form on which reports are written. Reports name it by its id, and `check` holds them against it."""

    KIND: ClassVar[str] = "forms"

    name: str
    """As printed on it: `Discussion and Decision Report`."""
    group: str | None = None
    """Id of the group whose form it is."""
    sections: tuple[FormSection, ...] = ()
    """Its sections, in order."""
    other_sections: bool = False
    """Whether a report on this form may have sections besides these."""

    @property
    def boxes(self) -> tuple[FormBox, ...]:
        """Every box of the form, in order."""
        return tuple(box for section in self.sections for box in section.boxes)
