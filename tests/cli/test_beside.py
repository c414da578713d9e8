"""Work done side by side finds what it finds one after the other, whatever happens to the copy of the process."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from conftest import Run

from mkcsp.cli import check
from mkcsp.cli.beside import both

EXAMPLE = Path(__file__).parents[2] / "src" / "mkcsp" / "example"


def test_both_are_found_in_their_order() -> None:
    assert both(lambda: [1, 2], lambda: [3] * 100_000) == [1, 2, *[3] * 100_000]


def test_what_a_failing_copy_leaves_is_done_here() -> None:
    here = os.getpid()

    def only_here() -> list[str]:
        if os.getpid() != here:
            raise ValueError("not in the copy")
        return ["done"]

    assert both(list, only_here) == ["done"]


def test_a_fault_is_not_lost() -> None:
    def fails() -> list[str]:
        raise ValueError("a fault")

    with pytest.raises(ValueError, match="a fault"):
        both(list, fails)
    with pytest.raises(ValueError, match="a fault"):
        both(fails, list)


def test_a_large_folder_is_checked_alike(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(EXAMPLE / "records", tmp_path / "records")
    file = tmp_path / "records" / "meetings" / "board" / "2025-01-16.yaml"
    text = file.read_text("utf-8").replace("member: ", "member: no-", 3).replace("status: held", "status: planned")
    file.write_text(text, "utf-8")
    small = run("check", root=tmp_path)
    monkeypatch.setattr(check, "LARGE", 0)
    assert run("check", root=tmp_path).out == small.out
    assert small.status == 1
