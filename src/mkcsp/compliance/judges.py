"""What judges each kind of rule."""

from __future__ import annotations

from mkcsp.compliance import (
    actions,
    belonging,
    chairing,
    frequency,
    inspection,
    minutes,
    notice,
    place,
    quorum,
    report,
    report_back,
    representation,
    review,
    strategy,
    term_of_office,
)
from mkcsp.compliance.judging import Judge

JUDGES: dict[str, Judge] = {
    "frequency": frequency.judge,
    "chairing": chairing.judge,
    "term-of-office": term_of_office.judge,
    "belonging": belonging.judge,
    "representation": representation.judge,
    "quorum": quorum.judge,
    "review": review.judge,
    "strategy": strategy.judge,
    "report": report.judge,
    "report-back": report_back.judge,
    "minutes": minutes.judge,
    "actions": actions.judge,
    "place": place.judge,
    "notice": notice.judge,
    "inspection": inspection.judge,
}
"""By the kind of a rule, what judges it. Rules on attendance are judged by the reckoning that `breaches` shows."""
