"""The records of a folder, each file read when it is asked for: who needs one body opens the files of no other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

from mkcsp.files import LIMIT, Tree
from mkcsp.findings import Finding
from mkcsp.loader.file_sheet import FileSheet
from mkcsp.loader.paths import RecordFile, file_of, look_in
from mkcsp.loader.reading import LoadedRecords, read_one, without_collecting
from mkcsp.model.base import Record
from mkcsp.model.terms_of_reference import Terms
from mkcsp.register import KINDS, Register, Shelf

_NAMES = tuple(kind.KIND for kind in KINDS if kind.KIND != "settings")


_NOT_IN_IT = b""
_DAY = len("2016-01-21")


def _by_day(found: Sequence[tuple[str, bytes | None]], begin: bytes) -> dict[bytes, list[int]]:
    """By what follows these words, as long as a day is: the numbers of the files; under nothing, those unknown."""
    days: dict[bytes, list[int]] = {b"": []}
    for number, (_, data) in enumerate(found):
        if data is None:
            days[b""].append(number)
            continue
        at = data.find(begin)
        while at >= 0:
            at += len(begin)
            days.setdefault(data[at : at + _DAY], []).append(number)
            at = data.find(begin, at)
    return days


_LARGE = frozenset(("meetings", "resolutions"))
_LOOKS = 3
"""How often the files of a large kind are looked through for words, before all of them are read as YAML instead."""


class Listing:
    """What lies directly in a folder.

    inside: all of it, in order. files: those of records, by id. folders: the paths of those that may hold more.
    """

    __slots__ = ("files", "folders", "inside")

    def __init__(self, inside: Iterable[RecordFile | Finding | str]) -> None:
        self.inside = tuple(inside)
        self.files = {one.id: one for one in self.inside if isinstance(one, RecordFile)}
        self.folders = frozenset(one for one in self.inside if isinstance(one, str))


class RecordsOnDemand:
    """Reads each folder and each file once, when something in it is first asked for.

    incomplete: the paths, among those looked at up to now, of which something could not be read.
    """

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._shared: dict[Any, Any] = {}
        self._listings: dict[str, Listing] = {}
        self._records: dict[str, Record | None] = {}
        self._wrong: dict[str, tuple[Finding, ...]] = {}
        self._holding: dict[tuple[str, str], list[tuple[str, bytes | None]]] = {}
        self._looked: Counter[str] = Counter()
        self._whole: set[str] = set()
        self._days: dict[tuple[str, str], dict[bytes, list[int]]] = {}
        self._bytes: dict[str, bytes | None] = {}
        self._incomplete: set[str] = set()
        self.incomplete: Set[str] = self._incomplete

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with what was looked at up to now."""
        return tuple(finding for those in self._wrong.values() for finding in those)

    def register(self) -> Register:
        """The records, none of them read yet but the settings."""
        shelves: dict[str, Any] = {kind: _OnDemand(self, kind) for kind in _NAMES}
        settings: Any = self.record("settings", "settings")
        return Register(settings=settings, incomplete=self.incomplete, **shelves)

    def everything(self, progress: Callable[[int], None] | None = None) -> LoadedRecords:
        """Every record, and everything that is wrong, in the order of the files.

        progress: called now and then with the number of files read so far.
        """
        records: dict[str, dict[str, Any]] = {kind.KIND: {} for kind in KINDS}
        findings: list[Finding] = []
        with without_collecting():
            for number, one in enumerate(self._below("records")):
                if isinstance(one, Finding):
                    findings.append(one)
                    continue
                record = self._read(one)
                if record is not None:
                    records[one.kind.KIND][one.id] = record
                findings += self._wrong.get(one.path, ())
                if progress is not None and number % 200 == 0:
                    progress(number)
        settings = records.pop("settings").get("settings")
        return LoadedRecords(
            Register(settings=settings, incomplete=frozenset(self._incomplete), **records), tuple(findings)
        )

    def record(self, kind: str, id: str) -> Record | None:
        """The record of that kind and id; None where there is none, or none that could be read."""
        file = file_of(kind, id)
        if file is None:
            return None
        known = self._records.get(file.path, self)
        if known is not self:
            return known  # type: ignore[return-value]  # the source itself stands for what was not asked for yet
        return self._read(file) if self._is_there(file) else None

    def ids(self, kind: str) -> list[str]:
        """The ids of all files of a kind, in the order of the files; of some nothing may be readable."""
        return [file.id for file in self.files(kind)]

    def files(self, kind: str, group: str | None = None) -> Iterator[RecordFile]:
        """The files of a kind, or those of it in the folder of a group, in their order."""
        folder = f"records/{kind}" + (f"/{group}" if group is not None else "")
        if self._is_folder(folder):
            yield from (one for one in self._below(folder) if isinstance(one, RecordFile))

    def folders(self, kind: str) -> set[str]:
        """The names of the folders for groups in the folder of a kind."""
        folder = f"records/{kind}"
        return {path.rpartition("/")[2] for path in self._listing(folder).folders} if self._is_folder(folder) else set()

    def read(self, files: Iterable[RecordFile]) -> Iterator[Record]:
        """The records in these files, as far as they can be read."""
        with without_collecting():
            found = [self._read(file) for file in files]
        return (one for one in found if one is not None)

    def holding(self, kind: str, words: str) -> list[str] | None:
        """The ids of the files of a kind that may hold these words of an id: of some that is unknown.

        Every file is looked through once for each group, which takes a fraction of reading it as YAML. None where so
        many were asked for that reading all of them takes less, or where all have been read.
        """
        begin = words[: words.index("/") + 1] if "/" in words else words
        if (kind, begin) not in self._holding:
            if kind in self._whole or self._looked[kind] == (_LOOKS if kind in _LARGE else 50 * _LOOKS):
                return None
            self._looked[kind] += 1
            found = ((file.id, self._if_it_holds(file, begin.encode())) for file in self.files(kind))
            self._holding[kind, begin] = [(id, data) for id, data in found if data is not _NOT_IN_IT]
        those, rest = self._holding[kind, begin], words.encode()[len(begin.encode()) :]
        if len(rest) < _DAY:
            return [id for id, data in those if data is None or words.encode() in data]
        if (kind, begin) not in self._days:
            self._days[kind, begin] = _by_day(those, begin.encode())
        days = self._days[kind, begin]
        near = sorted({*days.get(rest[:_DAY], ()), *days[b""]})
        return [id for id, data in (those[number] for number in near) if data is None or words.encode() in data]

    def all(self, kind: str) -> Iterator[Record]:
        """Every record of a kind."""
        self._whole.add(kind)
        return self.read(self.files(kind))

    def _if_it_holds(self, file: RecordFile, words: bytes) -> bytes | None:
        """The file's bytes if they hold the words, None where that is unknown, and else _NOT_IN_IT."""
        data = self._data(file)
        if data is None:
            return None
        # Only a backslash in a text in double quotes writes such words otherwise than in these very letters.
        if len(data) > LIMIT or (b"\\" in data and b'"' in data) or not _is_utf8(data):
            return None
        return data if words in data else _NOT_IN_IT

    def _data(self, file: RecordFile) -> bytes | None:
        """The bytes of a file, None where it cannot be read; those of the many and large kinds are not kept."""
        if file.path in self._bytes:
            return self._bytes[file.path]
        try:
            data = self._tree.read(file.path)
        except OSError:
            data = None
        if "/" not in file.id or file.kind is Terms:
            self._bytes[file.path] = data
        return data

    def _below(self, folder: str) -> Iterator[RecordFile | Finding]:
        for one in self._listing(folder).inside:
            if isinstance(one, str):
                yield from self._below(one)
            else:
                yield one

    def _listing(self, folder: str) -> Listing:
        known = self._listings.get(folder)
        if known is None:
            known = self._listings[folder] = Listing(look_in(self._tree, folder))
            for one in known.inside:
                if isinstance(one, Finding):
                    self._note(one.at.path, (one,))
        return known

    def _is_folder(self, folder: str) -> bool:
        above = folder.rpartition("/")[0]
        return not above or (self._is_folder(above) and folder in self._listing(above).folders)

    def _is_there(self, file: RecordFile) -> bool:
        folder = file.path.rpartition("/")[0]
        return self._is_folder(folder) and file.id in self._listing(folder).files

    def _read(self, file: RecordFile) -> Record | None:
        if file.path not in self._records:
            sheet = FileSheet(file.path, self._shared)
            self._records[file.path] = read_one(self._tree, file, sheet)
            if sheet.findings:
                self._note(file.path, tuple(sheet.findings))
        return self._records[file.path]

    def _note(self, path: str, findings: tuple[Finding, ...]) -> None:
        self._wrong[path] = (*self._wrong.get(path, ()), *findings)
        self._incomplete.add(path)


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


class _OnDemand(Shelf[Any]):
    """The records of a kind. Going through them reads all of them; asking for one reads that one."""

    def __init__(self, source: RecordsOnDemand, kind: str) -> None:
        self._source = source
        self._kind = kind
        self._met: dict[Any, Any] = {}

    def __getitem__(self, id: str) -> Any:
        record = self._met.get(id)
        if record is None:
            record = self._source.record(self._kind, id)
            if record is None:
                raise KeyError(id)
            self._met[id] = record
        return record

    def __contains__(self, id: object) -> bool:
        return id in self._met or (isinstance(id, str) and self._source.record(self._kind, id) is not None)

    def __iter__(self) -> Iterator[str]:
        return (record.id for record in self._source.all(self._kind))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def glance(self, id: str) -> Any:
        return self.get(id)

    def listed(self) -> list[str]:
        return self._source.ids(self._kind)

    def of_group(self, group: str) -> Iterator[Any]:
        return self._source.read(self._source.files(self._kind, group))

    def holding(self, words: str) -> list[str] | None:
        return self._source.holding(self._kind, words)


def within(register: Register, scope: Mapping[str, Iterable[str]]) -> Register:
    """A register that goes only through some of its records, while each of the others can still be asked for.

    scope: by kind, the ids that it goes through.
    """
    shelves: dict[str, Any] = {kind: _Within(getattr(register, kind), sorted(scope.get(kind, ()))) for kind in _NAMES}
    return Register(settings=register.settings, incomplete=register.incomplete, **shelves)


class _Within(Shelf[Any]):
    """Goes through some records of a kind, and looks up all of them."""

    def __init__(self, records: Shelf[Any], ids: list[str]) -> None:
        self._records = records
        self._ids = [id for id in ids if id in records]

    def __getitem__(self, id: str) -> Any:
        return self._records[id]

    def __contains__(self, id: object) -> bool:
        return id in self._records

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def glance(self, id: str) -> Any:
        return self._records.glance(id)

    def listed(self) -> list[str]:
        return self._records.listed()

    def of_group(self, group: str) -> Iterable[Any]:
        return self._records.of_group(group)

    def holding(self, words: str) -> list[str] | None:
        return self._records.holding(words)
