"""What is calculated of attendance is calculated once, counted in calls: by questions left open, and by command."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from mkcsp.attendance import assessment
from mkcsp.attendance.meeting_effects import Sequences
from mkcsp.attendance.runs import _Walk, calculate_runs
from mkcsp.attendance.sequences import meeting_effect
from mkcsp.compliance import assess
from mkcsp.history import roll

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


@pytest.mark.parametrize("command", [("breaches", "grp"), ("compliance", "grp"), ("today",), ("today", "grp")])
def test_each_body_is_assessed_once_and_each_roll_looked_through_once(
    command: tuple[str, ...], run: Any, tmp_path: Path
) -> None:
    root = Body(MARKS, OPEN).write(tmp_path)
    calls = counted(
        partial(run, *command, "--on", "2018-01-01", root=root),
        assessment._assessed,
        roll._laid_out,
        calculate_runs,
    )
    assert calls["_assessed"] == 1
    # Once by the command, and at most once by the search for errors in what it rests on.
    assert len(MARKS) <= calls["_laid_out"] <= 2 * len(MARKS)
    # Two people, each as a person, and by their seat and organisation as far as it is open whose absence it is.
    assert 0 < calls["calculate_runs"] <= 2 * 3


def test_a_body_is_judged_once_for_all_tasks_of_a_day(run: Any, tmp_path: Path) -> None:
    root = Body(MARKS, OPEN).write(tmp_path)
    assert counted(partial(run, "today", "--on", "2018-01-01", root=root), assess._assessed)["_assessed"] == 1


@pytest.mark.parametrize("rule", [{}, OPEN], ids=["nothing open", "open"])
def test_twice_the_meetings_are_twice_the_sequences_to_go_through(
    rule: dict[str, Any], run: Any, tmp_path: Path
) -> None:
    def steps(marks: str) -> int:
        root = Body(marks, rule).write(tmp_path / str(len(marks)))
        command = partial(run, "breaches", "grp", "--on", "2020-01-01", root=root)
        return counted(command, _Walk._with)["_with"]

    few, some, many = (steps("PPADXRTP" * times) for times in (1, 2, 3))
    assert 0 < many - some <= 1.2 * (some - few)
