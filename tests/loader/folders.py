"""Folders of records written inside the test that uses them, and what reading says of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkcsp.loader.positions import locate_all
from mkcsp.loader.reading import LoadedRecords, read

JO = "records/members/jo-field.yaml"
MEETING = "records/meetings/smk/2016-01-21.yaml"
ACTIONS_FILE = "records/resolutions/smk/2016-01-21.yaml"


def folder(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Writes files below a folder that gets a `records/`, and returns it."""
    (root / "records").mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def reading_of(root: Path, files: Mapping[str, str | bytes]) -> LoadedRecords:
    """What is read of these files."""
    return read(folder(root, files))


def told(root: Path, reading: LoadedRecords) -> list[str]:
    """Each finding of a reading as `path:line:column CODE`, without the leading `records/`."""
    return [f"{each.at} {each.code}".removeprefix("records/") for each in locate_all(root, reading.findings)]


def told_of(root: Path, files: Mapping[str, str | bytes]) -> list[str]:
    """What reading finds wrong in these files."""
    return told(root, reading_of(root, files))
