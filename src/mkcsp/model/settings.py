"""records/settings.yaml: what holds for the whole folder."""

from __future__ import annotations

from typing import ClassVar

from mkcsp.model.base import Record
from mkcsp.model.dates import Day
from mkcsp.model.frozen import frozen
from mkcsp.model.house_style import HouseStyle


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
