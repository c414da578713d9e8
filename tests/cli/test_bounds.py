"""Whatever is too large to be a record is a finding that says so, and no text takes long because of its form.

No time is measured: what is refused is never laid out, and what is read is counted in steps of the reader's patterns.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

MEETING = "records/meetings/b/2024-02-08.yaml"
HYPHENS = "-" * 60_000


def write(root: Path, item: dict[str, Any], title: str = "A") -> Path:
    agenda = {"issued": "2024-01-25", "items": [{"id": "a", "title": title}]}
    records = {
        "records/groups/b.yaml": {"name": "Board", "kind": "committee"},
        MEETING: {"status": "held", "agenda": agenda, "minutes": {"items": [{"id": "a", "minute": "1", **item}]}},
    }
    for path, record in records.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(record, indent=1), encoding="utf-8")
    return root


def clause(words: str) -> dict[str, Any]:
    return {"resolved": [{"id": "1", "text": words}]}


@pytest.mark.parametrize(
    ("item", "title", "message"),
    [
        ({}, "word " * 20_000, "this text has 100,000 characters, and 2,000 at most are read"),
        ({}, HYPHENS, "here stand 60,000 characters without a blank, and 1,000 at most are read"),
        ({"text": HYPHENS}, "A", "here stand 60,000 characters without a blank, and 1,000 at most are read"),
        ({"text": f"a{' ' * 60_000}b"}, "A", "here stand 60,000 blanks together, and 1,000 at most are read"),
        (clause("That " + "word " * 60_000), "A", "this text has 300,005 characters, and 50,000 at most are read"),
        ({"outcome": "deferred", "text": ["a"] * 100_000}, "A", "here stand 100,000 entries, and 2,000 at most"),
        ({"text": ["word " * 10_000] * 12}, "A", "the texts of this file have 600,018 characters together"),
    ],
    ids=["title", "hyphens in a title", "hyphens", "blanks", "clause", "list", "file"],
)
@pytest.mark.parametrize("command", [("check", "--output-format", "concise"), ("minutes", "b/2024-02-08")], ids=str)
def test_what_is_too_large_is_told_with_its_limit(
    run: Any, tmp_path: Path, item: dict[str, Any], title: str, message: str, command: tuple[str, ...]
) -> None:
    ran = run(*command, root=write(tmp_path, item, title))
    if command[0] == "check":
        (found,) = [line for line in ran.out.splitlines() if "MK790" in line]
        assert found.startswith(MEETING)
        assert message in found
        assert ran.status == 1
    else:
        assert ran.status in (1, 2)
        assert "INCOMPLETE" in ran.err or MEETING in ran.err
        assert len(ran.out) < 5_000


@pytest.mark.parametrize(
    "item",
    [
        clause("That " + "word " * 9_900),
        {"text": ["word " * 1_000] * 90},
        {"text": "x" * 1_000},
        {"text": ["a"] * 1_999},
    ],
    ids=["clause", "paragraphs", "word", "list"],
)
def test_what_is_long_and_no_more_is_read(run: Any, tmp_path: Path, item: dict[str, Any]) -> None:
    ran = run("check", "--output-format", "concise", root=write(tmp_path, item))
    assert "MK790" not in ran.out
    assert ran.status == 0


@pytest.mark.parametrize(
    "lines",
    [HYPHENS, f"a: {HYPHENS}: b: c", "\t" * 100_000, f"- {' ' * 100_000}\t-", "'" * 99_999, f'"{"a: " * 50_000}'],
    ids=["hyphens", "glued hyphens", "tabs", "blanks", "quotes", "colons"],
)
def test_a_long_line_that_yaml_refuses_is_a_short_finding(run: Any, tmp_path: Path, lines: str) -> None:
    root = write(tmp_path, {})
    (root / MEETING).write_text(f"status: held\n{lines}\n", encoding="utf-8")
    for how in ("concise", "full", "json", "github"):
        ran = run("check", "--output-format", how, root=root)
        assert ran.status == 1
        assert len(ran.out) < 3_000
