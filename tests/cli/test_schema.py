"""`mkcsp schema`: what it prints and writes."""

from __future__ import annotations

import json
from pathlib import Path

from conftest import Run

from mkcsp.register import KINDS


def test_a_schema_is_json(run: Run) -> None:
    ran = run("schema", "meetings")
    assert json.loads(ran.out)["title"] == "records/meetings"
    assert (ran.status, ran.err) == (0, "")


def test_all_are_written_one_for_each_kind(tmp_path: Path, run: Run) -> None:
    ran = run("schema", "--all", tmp_path / "new" / "schemas")
    written = sorted(path.name for path in (tmp_path / "new" / "schemas").iterdir())
    assert written == sorted(f"{kind.KIND}.json" for kind in KINDS)
    assert len(ran.out.splitlines()) == len(KINDS)
    before = (tmp_path / "new/schemas/meetings.json").read_bytes()
    assert before.decode() == run("schema", "meetings").out


def test_without_a_kind_they_are_listed(run: Run) -> None:
    assert [line.split()[0] for line in run("schema").out.splitlines()] == [kind.KIND for kind in KINDS]


def test_an_unknown_kind_is_told_with_the_nearest(run: Run) -> None:
    ran = run("schema", "meting")
    assert (ran.status, ran.out) == (2, "")
    assert "did you mean `meetings`?" in ran.err


def test_the_page_of_fields_is_printed(run: Run) -> None:
    assert "| `as` |" in run("schema", "--fields").out
