"""The steps of docs/a-days-work.md and of the example's tour, in their order, in a new folder."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from conftest import Run

import mkcsp

MANUAL = Path(__file__).parents[1] / "docs" / "a-days-work.md"
TOUR = Path(mkcsp.__file__).parent / "example" / "README.md"
STEP = re.compile(
    r"^    mkcsp (?P<command>[^\n]+)$|^```yaml\n# (?P<path>\S+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)


@pytest.mark.parametrize("manual", [MANUAL, TOUR], ids=lambda manual: manual.name)
def test_every_step_works(manual: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init", "harrowmere", "--example").status == 0
    monkeypatch.chdir(tmp_path / "harrowmere")
    steps = list(STEP.finditer(manual.read_text(encoding="utf-8")))
    assert len(steps) >= 8
    for step in steps:
        if step["path"]:
            Path(step["path"]).parent.mkdir(parents=True, exist_ok=True)
            Path(step["path"]).write_text(step["text"], encoding="utf-8")
        elif not step["command"].startswith("init "):
            ended = run(*shlex.split(step["command"]))
            assert (ended.status, ended.err) == (0, ""), step["command"]
    assert run("check").out == "nothing is wrong; 3 acknowledged (shown with --show-acknowledged)\n"


def test_a_letter_that_went_is_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("init", "harrowmere", "--example")
    (sent,) = [
        step["command"]
        for step in STEP.finditer(MANUAL.read_text(encoding="utf-8"))
        if "--sent" in (step["command"] or "")
    ]
    assert run(*shlex.split(sent), root=tmp_path / "harrowmere").status == 0
    told = run("breaches", "board", "--on", "2026-06-30", "--full", root=tmp_path / "harrowmere")
    assert "first letter sent 25 June 2026" in told.out
