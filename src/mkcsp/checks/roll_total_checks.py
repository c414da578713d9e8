"""MK766: totals that a paper states, against the lines of its roll."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.checks.book import MeetingFacts
from mkcsp.findings import Code, Finding, Severity
from mkcsp.history.roll_totals import differences

TOTALS = Code("MK766", Severity.WARNING)


def totals(sitting: MeetingFacts) -> Iterator[Finding]:
    """The stated totals of one meeting."""
    for name, stated, counted in differences(sitting.meeting):
        field = name.replace("_", "-")
        help = "correct one of the two; if the paper has it so, acknowledge it"
        yield TOTALS.finding(
            sitting.at("roll", "totals", field), f"the paper states {stated}, and the roll has {counted}", help
        )
