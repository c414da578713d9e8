"""records/settings.yaml: what holds for the whole folder; and how a body words and sets its papers."""

from __future__ import annotations

from typing import ClassVar, Literal

from mkcsp.model.base import Record, frozen
from mkcsp.model.dates import Dated, Day


@frozen
class HouseStyle(Dated):
    """How papers are worded and set, for a time; the meeting's day decides. What is left out is plain."""

    capitals: bool | None = None
    """Whether the body's name and the titles of items print in capitals. Left out: as typed."""
    kinds: bool | None = None
    """Whether an agenda says after a title that the item is for decision, discussion or information. Left out: yes."""
    times: Literal["2:04pm", "2.04pm", "14:04"] | None = None
    """How times are written. Left out: `2:04pm`."""
    began: str | None = None
    """The words for the beginning of a meeting, with the time in its place: `@ {time}`. Left out: `at {time}`."""
    closing: str | None = None
    """The last words of minutes: `The Chair closed the meeting at {time}`, or with `{TIME}`, which prints
    `4.09 PM`. Left out: `The meeting closed at {time}`."""
    present: str | None = None
    """The words above the roll: `PRESENT:`. Left out: `Present`."""
    totals: bool | None = None
    """Whether minutes print how many were there below the roll. Left out: no, unless the meeting's file states them."""
    resolved: str | None = None
    """The words before what was resolved: `RESOLVED –`. Left out: `Resolved:`."""


@frozen
class Settings(Record):
    """What holds for the whole folder. There is one such file: `records/settings.yaml`."""

    KIND: ClassVar[str] = "settings"

    name: str
    """The partnership or council whose records these are."""
    contact: str | None = None
    """The member whose name, telephone and e-mail are printed on an agenda that names no contact of its own."""
    bank_holidays: tuple[Day, ...] = ()
    """Bank holidays, as data: the day by which an agenda has to be issued must not change with a library's version."""
    house_style: tuple[HouseStyle, ...] = ()
    """How papers are worded and set, dated, where a body does not say otherwise."""

    @property
    def path(self) -> str:
        """The one file of its kind, which lies in no folder of its own."""
        return "records/settings.yaml"
