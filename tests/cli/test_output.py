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
        file.write_text(yaml.safe_dump(steered(fields), allow_unicode=True, sort_keys=False), "utf-8")
    return root


@pytest.mark.parametrize("command", [*COMMANDS, *(("check", "--output-format", form) for form in FORMS)])
def test_no_character_of_a_record_steers_the_terminal(command: tuple[str, ...], root: Path, run: Run) -> None:
    ran = run(*command, root=root)
    assert ran.status in (0, 1), ran.err
    assert ran.out or command[-1] == "github"
    assert not BAD.search(ran.out)
    assert not BAD.search(ran.err)
    if "json" in command:
        assert json.loads(ran.out) is not None


@pytest.mark.parametrize("id", ["board/2025-11-20/lamps", "board/2025-11-20"])
def test_a_minute_is_shown_without_them(id: str, root: Path, run: Run) -> None:
    meeting = yaml.safe_load((root / "records/meetings/board/2025-11-20.yaml").read_text("utf-8"))
    for item in meeting["minutes"]["items"] if "/lamps" in id else [None]:
        ran = run("show", f"board/2025-11-20/{item['id']}" if item else id, root=root)
        assert ran.status in (0, 1)
        assert "[U+001B]" in ran.out
        assert not BAD.search(ran.out)
