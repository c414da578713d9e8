"""records/forms/*.yaml: the forms on which reports are written, with their sections and boxes."""

from __future__ import annotations

from typing import ClassVar, Literal

from mkcsp.model.base import Record
from mkcsp.model.frozen import frozen

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
