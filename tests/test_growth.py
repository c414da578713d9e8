"""What a command does grows in step with the records: counted in calls and in files, never in seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from conftest import Run

BENCH = Path(__file__).parent.parent / "bench"
sys.path.insert(0, str(BENCH))

import corpus  # noqa: E402
from run import GROWING  # noqa: E402

STEPS = (6, 18, 30)
"""Meetings, in equal steps: what each step adds is compared, so that what every command costs hides nothing."""
AT_MOST = 1.2
"""How much more the second step may add than the first. What grows with the square adds twice as much."""

EACH = pytest.mark.parametrize("command", GROWING, ids=lambda command: command[0])


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int, int], Path]:
    """A folder of so many meetings, of which a body has so many; each is made once."""
    made: dict[tuple[int, int], Path] = {}

    def folder(meetings: int, each: int) -> Path:
        if (meetings, each) not in made:
            made[meetings, each] = tmp_path_factory.mktemp("growth")
            corpus.write(made[meetings, each], meetings, each=each)
        return made[meetings, each]

    return folder


def calls(run: Run, *command: str, root: Path) -> int:
    """How many functions a command calls, in Python and below it."""
    number = 0

    def count(frame: FrameType, event: str, _: Any) -> None:
        nonlocal number
        number += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        run(*command, root=root)
    finally:
        sys.setprofile(before)
    return number


@EACH
@pytest.mark.parametrize("each", [3, 1000], ids=["more bodies", "more meetings of a body"])
def test_equal_steps_add_equal_work(
    command: tuple[str, ...], each: int, folders: Callable[[int, int], Path], run: Run
) -> None:
    run(*command, root=folders(STEPS[0], each))  # imports, and what is prepared once
    few, some, many = (calls(run, *command, root=folders(meetings, each)) for meetings in STEPS)
    assert many - some <= AT_MOST * (some - few), (few, some, many)
