"""What judges each kind of rule."""

from __future__ import annotations

import importlib

from mkcsp.compliance.judging import Judge

KINDS = (
    "frequency",
    "chairing",
    "term-of-office",
    "belonging",
    "representation",
    "quorum",
    "review",
    "strategy",
    "report",
    "report-back",
    "minutes",
    "actions",
    "place",
    "notice",
    "inspection",
)


def _table() -> dict[str, Judge]:
    found: dict[str, Judge] = {}
    for kind in KINDS:
        try:
            found[kind] = importlib.import_module(f"mkcsp.compliance.{kind.replace('-', '_')}").judge
        except ModuleNotFoundError:
            continue
    return found


JUDGES = _table()
