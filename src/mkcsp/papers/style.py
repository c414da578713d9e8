"""House style: how a body's papers are worded and set on a day."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mkcsp.history.names_of_the_day import likeliest
from mkcsp.model.dates import Day, TimeOfDay
from mkcsp.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style with nothing left open. By itself it is the plain one."""

    capitals: bool = False
    kinds: bool = True
    times: str = "2:04pm"
    began: str = "at {time}"
    closing: str = "The meeting closed at {time}"
    present: str = "Present"
    totals: bool = False
    resolved: str = "Resolved:"

    def clock(self, time: TimeOfDay, *, space: str = "") -> str:
        """`2:04pm`, `12 noon`, `14:04`; with `space` between the figures and `pm`."""
        if self.times == "14:04":
            return str(time)
        if time.minutes in (0, 12 * 60):
            return "12 noon" if time.hour else "12 midnight"
        point = "." if self.times == "2.04pm" else ":"
        return f"{time.hour % 12 or 12}{point}{time.minute:02}{space}{'pm' if time.hour >= 12 else 'am'}"

    def span(self, starts: TimeOfDay | None, ends: TimeOfDay | None, between: str) -> str:
        """`10:00 am - 1:00 pm`, with the words between the two; one of them alone, or nothing."""
        return between.join(self.clock(time, space=" ") for time in (starts, ends) if time is not None)

    def beginning(self, time: TimeOfDay | None) -> str:
        """`at 2:04pm`, or in the body's own words."""
        return self.began.replace("{time}", self.clock(time)) if time is not None else ""

    def end(self, time: TimeOfDay | None) -> str:
        """`The meeting closed at 4:09pm`, or in the body's own words."""
        if time is None:
            return ""
        return self.closing.replace("{time}", self.clock(time)).replace("{TIME}", self.clock(time, space=" ").upper())


PLAIN = Style()


def style_of(register: Register, group: str, day: Day) -> Style:
    """The body's own style on that day; what it leaves out as the settings have it, else plain."""
    settings = register.settings
    body = register.groups.get(group)
    entries = (
        likeliest(body.house_style if body is not None else (), day),
        likeliest(settings.house_style if settings is not None else (), day),
    )
    own = {
        field: value
        for entry in reversed(entries)
        if entry is not None
        for field in Style.__slots__
        if (value := getattr(entry, field)) is not None
    }
    return replace(PLAIN, **own)
