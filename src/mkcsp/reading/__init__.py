"""Files to records: bytes to text, text to nodes, nodes to records, records to the Register.

Everything wrong on the way is a finding; only a missing folder raises. `read` is the one door.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from mkcsp.files import LIMIT, Tree, WorkingFolder
from mkcsp.findings import Finding
from mkcsp.model.base import Record
from mkcsp.reading import pages_files as pages
from mkcsp.reading.acknowledging import acknowledge
from mkcsp.reading.gathering import TooManyFindings
from mkcsp.reading.names import RecordFile, record_files
from mkcsp.reading.positions import lines_in, locate, locate_all
from mkcsp.reading.sheet import Sheet
from mkcsp.reading.single import record_of
from mkcsp.reading.text import decode
from mkcsp.register import KINDS, Register

__all__ = ["Reading", "acknowledge", "lines_in", "locate", "locate_all", "read", "read_file", "without_collecting"]

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read.

    register: every record that could be read. findings: what is wrong with files and fields, in order of the files.
    """

    register: Register
    findings: tuple[Finding, ...]


def read(root: Path, progress: Callable[[int], None] | None = None) -> Reading:
    """Every record below `root/records`.

    progress: called now and then with the number of files read so far.
    Raises CannotGoOn where there is no folder `records/`.
    """
    return read_tree(WorkingFolder(root), progress)


def read_tree(tree: Tree, progress: Callable[[int], None] | None = None) -> Reading:
    """Every record of a tree of files; see `read`."""
    records: dict[str, dict[str, Any]] = {kind.KIND: {} for kind in KINDS}
    findings: list[Finding] = []
    known: dict[Any, Any] = {}
    incomplete: set[str] = set()
    with without_collecting():
        for number, found in enumerate(record_files(tree)):
            if isinstance(found, Finding):
                findings.append(found)
                incomplete.add(found.at.path)
                continue
            sheet = Sheet(found.path, known)
            record = _record(tree, found, sheet)
            if record is not None:
                records[found.kind.KIND][found.id] = record
            if sheet.findings:
                findings += sheet.findings
                incomplete.add(found.path)
            if progress is not None and number % 200 == 0:
                progress(number)
    settings = records.pop("settings")
    return Reading(
        Register(settings=settings.get("settings"), incomplete=frozenset(incomplete), **records), tuple(findings)
    )


def read_file(file: Path, kind: type[R], id: str) -> tuple[R | None, tuple[Finding, ...]]:
    """One file, wherever it lies, as a record of that kind with that id; and what is wrong in it."""
    sheet = Sheet(file.name, {})
    record = _record(WorkingFolder(file.parent), RecordFile(file.name, kind, id), sheet)
    return record if isinstance(record, kind) else None, tuple(sheet.findings)


def _record(tree: Tree, file: RecordFile, sheet: Sheet) -> Record | None:
    try:
        data = tree.read(file.path)
        if len(data) > LIMIT:
            sheet.add(pages.TOO_LARGE, f"the file has more than {LIMIT:,} bytes, and was not read", "this is no record")
            return None
        text = decode(data, sheet)
        return None if text is None else record_of(file.kind, file.id, text, sheet)
    except OSError as error:
        sheet.add(pages.UNREADABLE, f"the file cannot be read: {error.strerror or error}")
    except TooManyFindings:
        pass
    return None


@contextmanager
def without_collecting() -> Iterator[None]:
    """Reading makes many objects and no cycles among those it drops: looking for cycles costs a tenth of the time.

    What was read is kept to the end as a rule, so it is frozen: the checks that follow need not look through it either.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
