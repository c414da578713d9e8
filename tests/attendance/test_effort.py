"""Open questions cost what the meetings raise, counted in calculations."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from mkcsp.attendance.meeting_effects import Sequences
from mkcsp.attendance.runs import calculate_runs
from mkcsp.attendance.sequences import meeting_effect

from .body import RULE, Body

MARKS = "PPPPPPPPADXRPTPPPPPPPPPP"
OPEN = {field: "not-said" for field in RULE if field not in ("kind", "id", "consequence", "absences")}


def counted(command: Callable[[], object], *functions: Callable[..., Any]) -> Counter[str]:
    """How often the functions are called while a command runs."""
    names = {each.__code__: each.__name__ for each in functions}
    calls: Counter[str] = Counter()

    def count(frame: Any, event: str, _: Any) -> None:
        if event == "call" and frame.f_code in names:
            calls[names[frame.f_code]] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        command()
    finally:
        sys.setprofile(before)
    return calls


def test_thirteen_open_questions_cost_at_most_five_times_none(run: Any, tmp_path: Path) -> None:
    def breaches(name: str, rule: dict[str, Any]) -> Counter[str]:
        root = Body(MARKS, rule).write(tmp_path / name)
        command = partial(run, "breaches", "grp", "--on", "2018-01-01", root=root)
        return counted(command, meeting_effect, Sequences.of, calculate_runs)

    plain, asked = breaches("plain", {}), breaches("open", {**OPEN, "absences": "not-said"})
    assert 0 < plain["calculate_runs"] <= asked["calculate_runs"] <= 5 * plain["calculate_runs"]
    assert 0 < asked["of"] <= 5 * plain["of"]
    # Of two members, each meeting was judged once under the plain rule before equal ones were put together.
    assert 0 < asked["meeting_effect"] <= 5 * 2 * len(MARKS)
