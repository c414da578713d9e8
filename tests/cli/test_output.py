"""Whatever a record holds, no command lets it steer the terminal, neither in text nor in JSON nor in CSV."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Run
from every_command import COMMANDS, EXAMPLE

from mkcsp.cli import output as out

STEERING = "\x1b]52;c;QQ==\x07\x1b[31m\x9b2J\u202e"
BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
PROSE = frozenset(
    "title text name heading subheading summary venue words label subject note source reason as post short aliases "
    "principle lead telephone email address paragraph given-by capacity bullets consequence".split()
)

FORMS = ("full", "concise", "json", "github")


def steered(value: Any, key: str = "") -> Any:
    """The values of a record, each text that is free with characters at its end that steer a terminal."""
    if isinstance(value, dict):
        return {name: steered(below, name) for name, below in value.items()}
    if isinstance(value, list):
        return [steered(below, key) for below in value]
    return f"{value}{STEERING}" if key in PROSE and isinstance(value, str) and not re.search(r"MK\d", value) else value


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("steered")
    shutil.copytree(EXAMPLE / "records", root / "records")
    for file in (root / "records").rglob("*.yaml"):
        fields = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
        file.write_text(yaml.safe_dump(steered(fields), allow_unicode=True, sort_keys=False, width=10**6), "utf-8")
    return root


@pytest.mark.parametrize("command", [*COMMANDS, *(("check", "--output-format", form) for form in FORMS)])
def test_no_character_of_a_record_steers_the_terminal(command: tuple[str, ...], root: Path, run: Run) -> None:
    ran = run(*command, root=root)
    assert ran.status in (1, 2), ran.err
    assert command[0] != "check" or "MK725" in ran.out
    assert not BAD.search(ran.out)
    assert not BAD.search(ran.err)
    if "json" in command and ran.out:
        assert json.loads(ran.out) is not None


@pytest.mark.parametrize(
    "command",
    [
        ("show", STEERING),
        ("agenda", STEERING),
        ("members", STEERING),
        ("resolutions", "--group", STEERING),
        ("explain", STEERING),
        ("breaches", "--what-if", STEERING),
        ("today", "--on", STEERING),
        ("minutes", "board/2025-11-20", "-o", f"{STEERING}.txt/x.txt"),
        ("minutes", "board/2025-11-20", "--template", STEERING),
        ("new", "member", STEERING, "--id", STEERING),
        ("new", "meeting", "board", STEERING),
        (STEERING,),
        ("check", f"--{STEERING}"),
    ],
)
def test_nothing_that_was_typed_steers_the_terminal(command: tuple[str, ...], run: Run) -> None:
    ran = run(*command, root=EXAMPLE)
    assert ran.status == 2
    assert not BAD.search(ran.out)
    assert not BAD.search(ran.err)
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("write", ["text", "json"])
def test_a_text_that_is_made_is_escaped_at_the_door(write: str, capsys: pytest.CaptureFixture[str]) -> None:
    if write == "text":
        out.line(f"one{STEERING}\ntwo")
        out.block(f"three{STEERING}\n")
        out.note(STEERING)
    else:
        out.as_json({STEERING: [STEERING]})
    said = capsys.readouterr()
    assert not BAD.search(said.out + said.err)
    if write == "text":
        assert said.out.splitlines()[1:] == ["two", said.out.splitlines()[2]]
    else:
        assert json.loads(said.out) == {STEERING: [STEERING]}
