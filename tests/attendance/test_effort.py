"""Open questions cost what the meetings raise, counted in calculations."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from mkcsp.attendance.sequences import meeting_effect

from .body import RULE, Body


def _evaluations(run: Any, root: Path, body: Body) -> int:
    calls = 0

    def count(frame: Any, event: str, _: Any) -> None:
        nonlocal calls
        calls += event == "call" and frame.f_code is meeting_effect.__code__

    body.write(root)
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        run("breaches", "grp", "--on", "2018-01-01", root=root)
    finally:
        sys.setprofile(before)
    return calls


def test_thirteen_open_questions_cost_at_most_five_times_none(run: Any, tmp_path: Path) -> None:
    marks = "PPPPPPPPADXRPTPPPPPPPPPP"
    open_ = {field: "not-said" for field in RULE if field not in ("kind", "id", "consequence", "absences")}
    plain = _evaluations(run, tmp_path / "plain", Body(marks))
    asked = _evaluations(run, tmp_path / "open", Body(marks, {**open_, "absences": "not-said"}))
    assert 0 < asked <= 5 * plain
