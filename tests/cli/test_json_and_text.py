"""The JSON of a command holds every figure and every day that its full text says; and no text is wider than asked."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "src" / "mkcsp" / "example"
MONTHS = "January February March April May June July August September October November December".split()
PLACES = [(ROOT, "smk", "2015-06-01"), (ROOT, "smk", "2016-06-15"), (ROOT, "smk", "2017-01-20")]
PLACES += [(EXAMPLE, "board", "2025-06-15"), (EXAMPLE, "board", "2026-06-15"), (EXAMPLE, "ndg", "2026-06-15")]
COMMANDS = ["compliance", "breaches", "attendance", "today"]


def walked(data: Any) -> Iterator[str]:
    """Every text and number of the data, how many a list holds, and how many of its parts are alike."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield str(key)
            yield from walked(value)
    elif isinstance(data, list):
        yield str(len(data))
        for one in data:
            yield from walked(one)
        alike = Counter((key, value) for one in data if isinstance(one, dict) for key, value in said(one))
        yield from map(str, alike.values())
    else:
        yield str(data)


def said(part: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in part.items():
        if isinstance(value, str):
            yield key, value
    yield "state", f"{part.get('state')}, {'over' if part.get('ended') else 'open'}"


def days(text: str) -> set[str]:
    """The days that stand in a text, in words or as in the files."""
    found = set(re.findall(r"\d{4}-\d{2}-\d{2}", text))
    for day, month, year in re.findall(rf"(\d+) ({'|'.join(MONTHS)}) (\d{{4}})", text):
        found.add(f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}")
    return found


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("root", "group", "on"), PLACES)
def test_the_json_holds_every_figure_of_the_text(run: Any, root: Path, group: str, on: str, command: str) -> None:
    args = (command, group, "--on", on)
    text = " ".join(run(*args, "--full", root=root).out.split())
    data = json.loads(run(*args, "--output-format", "json", root=root).out)
    held = " ".join(walked(data))
    assert days(text) - days(held) == set()
    text = re.sub(rf"mkcsp [^ ]+( [^ ]+)*? --on \S+|\d{{4}}-\d{{2}}(-\d{{2}})?|\d+ ({'|'.join(MONTHS)})", " ", text)
    assert set(re.findall(r"(?<![\w/-])\d+(?![\w/-])", text)) - set(re.findall(r"\d+", held)) == set()


@pytest.mark.parametrize("command", [*COMMANDS, "resolutions", "plans", "members", "meetings"])
@pytest.mark.parametrize(("root", "group", "on"), PLACES)
def test_in_60_columns_only_an_id_or_a_path_is_wider(
    run: Any, monkeypatch: pytest.MonkeyPatch, root: Path, group: str, on: str, command: str
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("NO_COLOR", "1")
    named = ("--group", group) if command == "resolutions" else (group,)
    for more in ((), ("--full",)) if command in COMMANDS else ((),):
        ran = run(command, *named, *more, *(() if command == "meetings" else ("--on", on)), root=root)
        assert ran.status == 0, ran.err
        assert "\x1b" not in ran.out
        for line in ran.out.split("\n"):
            assert len(line) <= 60 or " " not in line.strip(" -*"), line


@pytest.mark.parametrize(("root", "group", "on"), PLACES)
@pytest.mark.parametrize(
    "command",
    [
        ("compliance", "{}", "--full", "--named"),
        ("breaches", "{}", "--sheet"),
        ("members", "{}"),
        ("resolutions", "--group", "{}"),
    ],
)
def test_papers_hold_no_ids_fields_commands_or_days_of_the_files(
    run: Any, tmp_path: Path, root: Path, group: str, on: str, command: tuple[str, ...]
) -> None:
    file = tmp_path / "paper.html"
    ran = run(*(word.format(group) for word in command), "--on", on, "-o", file, root=root)
    assert ran.status == 0, ran.err
    words = re.sub(r"<[^>]+>", " ", file.read_text("utf-8").partition("<body")[2])
    found = re.findall(r".{0,30}(?:\b[a-z]+/\d{4}|\d{4}-\d{2}\b|`|mkcsp |: yes\b).{0,30}", words)
    assert [one for one in found if not re.search(r"\d{4}-\d{2}(?!-|\d)", one) or "/" in one] == []
