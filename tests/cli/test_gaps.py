"""What is unknown under a clause says in a few words what is missing, names the records, and is said in the text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from attendance.body import Body

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "src" / "mkcsp" / "example"


@pytest.mark.parametrize("named", [(), ("--named",)])
@pytest.mark.parametrize(
    ("root", "on"), [(ROOT, "2015-06-01"), (ROOT, "2017-01-20"), (EXAMPLE, "2024-06-01"), (EXAMPLE, "2026-06-15")]
)
def test_each_unknown_answer_says_what_is_missing(run: Any, root: Path, on: str, named: tuple[str, ...]) -> None:
    found = json.loads(run("compliance", "--on", on, *named, "--output-format", "json", root=root).out)
    unknown = [one for group in found["groups"] for one in group["answers"] if one["state"] == "unknown"]
    assert unknown
    for one in unknown:
        assert one["missing"], one["id"]
        assert one["gap"] or one["suspected"], one["id"]


def test_a_run_that_the_records_leave_open_names_the_meetings_and_nobody(run: Any, tmp_path: Path) -> None:
    root = Body("X?XPPP").write(tmp_path)
    found = json.loads(run("compliance", "grp", "--on", "2015-04-20", "--output-format", "json", root=root).out)
    (one,) = [one for group in found["groups"] for one in group["answers"] if one["state"] == "unknown"]
    assert one["gap"] == "attendance not fully recorded"
    assert "who attended grp/2015-02-15, and as what" in one["missing"]
    assert "Ann" not in json.dumps(one)
