"""Every example of docs/records.md is tried: together they are a folder of records that can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mkcsp.reading import Reading, read

MANUAL = Path(__file__).parents[1] / "docs" / "records.md"
BLOCK = re.compile(r"^```yaml\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
LABEL = re.compile(r"# (?P<path>records/[a-z0-9/-]+\.yaml)\n")


def examples() -> list[tuple[str, str]]:
    """The path and the text of each YAML block of the manual; an unlabelled one fails here."""
    found = []
    for block in BLOCK.finditer(MANUAL.read_text(encoding="utf-8")):
        label = LABEL.match(block["text"])
        assert label is not None, f"this example does not begin with the path of its file:\n{block['text']}"
        found.append((label["path"], block["text"]))
    return found


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Reading]:
    root = tmp_path_factory.mktemp("manual")
    for path, text in examples():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root, read(root)


def test_each_example_is_another_file() -> None:
    paths = [path for path, _ in examples()]
    assert len(paths) > 40
    assert sorted(paths) == sorted(set(paths))


def test_examples_can_be_read(manual: tuple[Path, Reading]) -> None:
    _, reading = manual
    assert [f"{each.at}: {each.code} {each.message}" for each in reading.findings] == []


def test_every_kind_of_record_has_an_example(manual: tuple[Path, Reading]) -> None:
    _, reading = manual
    register = reading.register
    assert register.settings is not None
    for kind in (
        "organisations",
        "members",
        "groups",
        "terms",
        "strategies",
        "reports",
        "meetings",
        "resolutions",
        "breaches",
    ):
        assert getattr(register, kind), f"no example of {kind}"


def test_every_situation_has_an_example() -> None:
    parts = re.split(r"^### (?=[0-9]+\. )", MANUAL.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert [part.split(".")[0] for part in parts] == [str(number) for number in range(1, 22)]
    for part in parts:
        assert BLOCK.search(part), part.splitlines()[0]
