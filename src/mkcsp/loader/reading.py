"""Files to records: bytes to text, text to nodes, nodes to records, records to the Register."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from mkcsp.files import LIMIT, Tree, WorkingFolder, tree_of
from mkcsp.findings import Finding
from mkcsp.loader import codes as pages
from mkcsp.loader.decode import read_record
from mkcsp.loader.file_sheet import FileSheet
from mkcsp.loader.lost_words import look_for_comments
from mkcsp.loader.paths import RecordFile
from mkcsp.loader.sizes import WHOLE, file_is_too_large
from mkcsp.loader.text import TooManyFindings, decode
from mkcsp.loader.yaml_nodes import compose
from mkcsp.model.base import Record, dataclass
from mkcsp.register import Register

_R = TypeVar("_R", bound=Record)


def record_of(kind: type[Record], id: str, text: str, sheet: FileSheet) -> Record | None:
    """The record that a text holds, as far as it can be read; what is wrong is gathered. Raises TooManyFindings."""
    node = compose(text, sheet)
    if node is None:
        return None
    if len(text) > WHOLE and file_is_too_large(node, sheet):
        return None
    sheet.text = text
    look_for_comments(node, sheet)
    return read_record(kind, id, node, sheet)


def read_single(kind: type[_R], id: str, text: str) -> _R | None:
    """The record that the text of a file holds; None where anything at all is wrong with it."""
    sheet = FileSheet(f"records/{kind.KIND}/{id}.yaml", {})
    try:
        record = record_of(kind, id, text, sheet)
    except TooManyFindings:
        return None
    return record if isinstance(record, kind) and not sheet.findings else None


R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class LoadedRecords:
    """What was read.

    register: every record that could be read. findings: what is wrong with files and fields, in order of the files.
    """

    register: Register
    findings: tuple[Finding, ...]


def read(where: Path | Tree, progress: Callable[[int], None] | None = None) -> LoadedRecords:
    """Every record below `records` in a folder or another tree of files.

    progress: called now and then with the number of files read so far.
    Raises CannotGoOn where there is no folder `records/`.
    """
    from mkcsp.loader.on_demand import RecordsOnDemand

    return RecordsOnDemand(tree_of(where)).everything(progress)


def read_file(file: Path, kind: type[R], id: str) -> tuple[R | None, tuple[Finding, ...]]:
    """One file, wherever it lies, as a record of that kind with that id; and what is wrong in it."""
    sheet = FileSheet(file.name, {})
    record = read_one(WorkingFolder(file.parent), RecordFile(file.name, kind, id), sheet)
    return record if isinstance(record, kind) else None, tuple(sheet.findings)


def read_one(tree: Tree, file: RecordFile, sheet: FileSheet) -> Record | None:
    """The record that a file of a tree holds, as far as it can be read; what is wrong is gathered."""
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
    What is calculated from it is kept too, so it is looked through seldom.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(50_000, 20, 100)
        if was_on:
            gc.enable()
