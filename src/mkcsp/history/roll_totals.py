"""How many were at a meeting, as its roll lists them: by heading, and deputies, press and those at the opening."""

from __future__ import annotations

from dataclasses import fields

from mkcsp.history.roll import ROOM, lines
from mkcsp.model.dates import Count
from mkcsp.model.meeting import Meeting, RollTotals


def roll_totals(meeting: Meeting) -> RollTotals:
    """The totals of the roll as typed: each heading that it has, and what is not zero of deputies, press and public.

    Of a person who stands in it twice each line counts, as it does on the page.
    """
    found: dict[str, int] = {}

    def count(name: str, number: int = 1) -> None:
        found[name] = found.get(name, 0) + number

    for section in meeting.roll.sections if meeting.roll else ():
        count(section.kind.replace("-", "_"), 0)
    for one in lines(meeting):
        if one.line.public is not None:
            count("public", one.line.public)
            continue
        count(one.kind.replace("-", "_"))
        if one.kind not in ROOM:
            continue
        if one.line.deputy_for is not None:
            count("deputies")
        if one.line.press is not None:
            count("press")
        if one.kind in ("chair", "members", "co-opted"):
            late = one.line.only_items or (one.line.movements and one.line.movements[0].what != "left")
            count("at_opening", 0 if late else 1)
    return RollTotals(**{name: Count(number) for name, number in found.items()})


def differences(meeting: Meeting) -> list[tuple[str, int, int]]:
    """Each total that the paper states and the lines of the roll do not bear out: its field, as stated, as counted.

    Where the roll is not said to name everybody, only totals that it already exceeds.
    """
    roll = meeting.roll
    if roll is None or roll.totals is None:
        return []
    counted = roll_totals(meeting)
    found = []
    for field in fields(RollTotals):
        stated, number = getattr(roll.totals, field.name), getattr(counted, field.name) or 0
        if stated is not None and (number > stated or (roll.complete and number != stated)):
            found.append((field.name, int(stated), int(number)))
    return found
