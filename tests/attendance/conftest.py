"""Bodies judged by the command itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .body import Body

Judge = Callable[..., list[dict[str, Any]]]
AFTER = "2018-01-01"


@pytest.fixture
def judge(run: Callable[..., Any], tmp_path: Path) -> Judge:
    """What `mkcsp breaches` finds of a body: its entries, in order. status: 1 where the records have errors."""
    written = 0

    def breaches(body: Body, on: str = AFTER, status: int = 0) -> list[dict[str, Any]]:
        nonlocal written
        written += 1
        root = body.write(tmp_path / str(written))
        ran = run("breaches", "grp", "--on", on, "--output-format", "json", root=root)
        assert ran.status == status, ran.err
        found: list[dict[str, Any]] = json.loads(ran.out)["groups"][0]["breaches"]
        return found

    return breaches


def told(found: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """The entries in short: state, whose, and the number of the meeting that completed it, if any."""
    return [(entry["state"], entry["id"], number_of(entry["completed"])) for entry in found]


def number_of(meeting: str | None) -> int | None:
    """The number of a meeting in the history, from its id."""
    if meeting is None:
        return None
    year, month, _ = meeting.removeprefix("grp/").split("-", 2)
    return (int(year) - 2015) * 12 + int(month)
