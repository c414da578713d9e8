"""Which folder is meant: the one that holds `records/`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from functools import cached_property
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from mkcsp.cli import output as out
from mkcsp.findings import CannotGoOn

if TYPE_CHECKING:
    from mkcsp.files import Tree
    from mkcsp.findings import Finding, Place
    from mkcsp.loader.on_demand import RecordsOnDemand
    from mkcsp.model.base import Record
    from mkcsp.model.terms_of_reference import Terms
    from mkcsp.register import Register, Shelf


def upwards(start: Path) -> Path | None:
    """The nearest folder from here upwards that holds a folder `records`, or None."""
    return next((folder for folder in (start, *start.parents) if (folder / "records").is_dir()), None)


_FEW, _MANY = 5, 20
"""So many records are offered where a part of a name fits; so many ids of bodies are listed where nothing is near."""


def find_root(given: Path | None) -> Path:
    """The folder given, or the nearest one upwards. Raises CannotGoOn where it holds no `records`."""
    if given is not None:
        if not (given / "records").is_dir():
            import shlex

            inside = given.resolve().name == "records" and (given.resolve().parent / "records").is_dir()
            raise CannotGoOn(
                f"{given} holds no folder records/",
                help=f"Name the folder above it: --root {shlex.quote(str(given.resolve().parent))}"
                if inside
                else "Name the folder that does, or begin one: mkcsp init DIR",
            )
        return given
    found = upwards(Path.cwd())
    if found is None:
        raise CannotGoOn(
            "no folder records/ here, nor in any folder above",
            help="Go to the folder that holds it, name that (--root DIR or MKCSP_ROOT), or begin one: mkcsp init DIR",
        )
    return found


@contextmanager
def working(what: str) -> Iterator[Callable[[int], None]]:
    """Say what is being done, from the first second on, and take it back at the end.

    what: with the number of files for `{}`. Gives a function that takes that number.
    """
    if not out.notes_at_terminal():
        yield lambda number: None
        return
    reached = [0]
    done = Event()
    teller = Thread(target=_tell, args=(what, reached, done), daemon=True)
    teller.start()
    try:
        yield lambda number: reached.__setitem__(0, number)
    finally:
        done.set()
        teller.join()


def _tell(what: str, reached: list[int], done: Event) -> None:
    line = ""
    while not done.wait(1):
        line = what.format(f"{reached[0]:,}")
        out.note_again(line)
    if line:
        out.note_again(" " * len(line))
        out.note_again("")


_ALL = frozenset(("records/", "records/meetings/"))
"""Folders with which a result rests on so much that everything is read and checked."""

INCOMPLETE = "INCOMPLETE"
"""The word that marks whatever rests on a record with errors."""


class Session:
    """The records of a folder, each read when it is first asked for.

    root: the folder that holds `records/`. tree: its files, or those of a commit.
    """

    def __init__(self, root: Path, tree: Tree | None = None) -> None:
        from mkcsp.files import tree_of

        self.root = root
        self.tree = tree_of(tree or root)
        self._used: set[str] = {"records/settings.yaml"}
        self._folders: set[str] = set()
        self._everywhere = self._looks_round = False
        self._elsewhere: dict[str, Path] = {}
        self._told: tuple[object, tuple[Finding, ...]] = (None, ())

    @cached_property
    def _source(self) -> RecordsOnDemand:
        from mkcsp.loader.on_demand import RecordsOnDemand

        return RecordsOnDemand(self.tree)

    @cached_property
    def records(self) -> Register:
        """The records, for looking round: what is asked for here is not noted as used.

        Raises CannotGoOn where `records` itself cannot be read.
        """
        register = self._source.register()
        for finding in self._source.findings:
            if finding.at.path == "records":
                raise CannotGoOn(f"records: {finding.message}", help="Nothing was read, so nothing can be said.")
        return register

    @cached_property
    def register(self) -> Register:
        """The records as they may be seen; every file that is asked for by its id is noted as used."""
        from mkcsp.cli.noting import noting
        from mkcsp.history.published import published
        from mkcsp.register import Shelf

        seen = published(self.records)
        shelves = {
            field.name: noting(records, field.name, self._used)
            for field in fields(seen)
            if isinstance(records := getattr(seen, field.name), Shelf)
        }
        return replace(seen, **shelves)  # type: ignore[arg-type]  # mappings in place of mappings

    def paths(self) -> list[str]:
        """The paths of all files of records, in order."""
        from mkcsp.register import KINDS

        return sorted(file.path for kind in KINDS for file in self._source.files(kind.KIND))

    def uses(self, *paths: str) -> None:
        """Say that the result depends on these files, or on these whole folders (`records/meetings/smk/`)."""
        for path in paths:
            (self._folders if path.endswith("/") else self._used).add(path)

    def looks_everywhere(self) -> None:
        """Say that a record that could not be read may be missing from the result, whichever it is."""
        self._looks_round = self._everywhere = True

    def looks_round(self) -> None:
        """The same of the records that were looked at up to the end of the command, and of those that are hidden."""
        self._looks_round = True

    def errors(self) -> tuple[Finding, ...]:
        """The errors in the records that were used up to now, and at folders in which such records may lie."""
        used = (len(self._used), len(self._folders), self._looks_round, len(self.records.incomplete))
        if self._told[0] != used:
            from mkcsp.findings import Severity

            errors = (each for each in self._wrong() if each.severity is Severity.ERROR and each.acknowledged is None)
            self._told = (used, tuple(each for each in errors if self._rests_on(each.at.path)))
        return self._told[1]

    def _wrong(self) -> list[Finding]:
        """What is wrong in the records used up to now, at least; in all of them, where meetings of all bodies are."""
        self._folders |= self._used & _ALL
        if self._everywhere or not self._folders.isdisjoint(_ALL):
            return self._wrong_anywhere
        from mkcsp.checks.all_checks import check
        from mkcsp.checks.scope import gone_through
        from mkcsp.loader.acknowledge import acknowledge
        from mkcsp.loader.on_demand import within

        register = within(self.records, gone_through(self.records, self._ids_used()))
        found = list(check(register))  # which reads files, and so finds what is wrong in them
        return acknowledge(self.tree, register, [*self._source.findings, *found])

    @cached_property
    def _wrong_anywhere(self) -> list[Finding]:
        from mkcsp.checks.all_checks import check
        from mkcsp.loader.acknowledge import acknowledge

        with working("Reading the records: {} files …") as progress:
            whole = self._source.everything(progress)
        with working("Checking the records …"):
            return acknowledge(self.tree, whole.register, [*whole.findings, *check(whole.register)])

    def _ids_used(self) -> dict[str, set[str]]:
        """By kind, the ids of the records used up to now."""
        from mkcsp.loader.paths import RecordFile, record_at

        found: dict[str, set[str]] = {}
        for path in self._used:
            file = record_at(path)
            if isinstance(file, RecordFile):
                found.setdefault(file.kind.KIND, set()).add(file.id)
        for folder in self._folders:
            _, kind, group = folder.split("/")[:3]
            found.setdefault(kind, set()).update(file.id for file in self._source.files(kind, group or None))
        groups = set(self._source.ids("groups"))
        for kind in found:
            # The folder of a group that there is not may be that of any group, misspelt.
            for group in self._source.folders(kind) - groups:
                found[kind].update(file.id for file in self._source.files(kind, group))
        return found

    def _rests_on(self, path: str) -> bool:
        """Whether what was used up to now may have been changed by what is wrong at this path."""
        from mkcsp.loader.paths import hidden_by

        hidden = hidden_by(path)
        if hidden.count("/") == 3 and hidden.split("/")[2] not in self._source.ids("groups"):
            # The folder of a group that there is not may be that of any group, misspelt.
            hidden = hidden[: hidden.index("/", len("records/")) + 1]
        if self._looks_round and (hidden.endswith("/") or path in self.records.incomplete):
            return True
        if any(hidden.startswith(folder) for folder in self._folders):
            return True
        if not hidden.endswith("/"):
            return hidden in self._used
        return any(used.startswith(hidden) for used in (*self._used, *self._folders))

    @property
    def incomplete(self) -> tuple[str, ...]:
        """The files with errors that were used up to now, by name."""
        return tuple(sorted({finding.at.path for finding in self.errors()}))

    def ended(self) -> int:
        """Name the files used that have errors on stderr, and return the exit status of the command: 1, or 0."""
        files = self.incomplete
        if not files:
            return 0
        out.note(f"{INCOMPLETE}: these records have errors, and the result rests on them.")
        for path in files:
            out.note(f"  {path}")
        out.note("  help: mkcsp check shows what is wrong")
        return 1

    def left_out(self, meeting: str) -> int:
        """Say on stderr which words of a roll are not printed, since they may be a reason; 1 if there are any, or 0."""
        from mkcsp.history.published import Guard

        whole = self.records
        printed = [one for one in Guard(whole).reasons(whole.meetings[meeting]) if one[1] != "note"]
        for keys, name in printed:
            typed = name.strip("_").replace("_", "-")
            at = self.line(whole.meetings[meeting].place.at(*keys, typed))
            out.note(f"Left out: `{typed}` at {at}, which may be a reason for an absence.")
        if printed:
            out.note("  help: mkcsp check says what may stand there (MK741, MK742), or acknowledge it")
        return 1 if printed else 0

    def line(self, place: Place) -> str:
        """Where something stands, as `path:line`; the path alone where the file no longer fits."""
        from mkcsp.loader.positions import locate

        file = self._elsewhere.get(place.path)
        if file is not None:
            return f"{file}:{locate(file.parent, replace(place, path=file.name)).line}"
        position = locate(self.tree, place)
        return f"{position.path}:{position.line}"

    def supposed(self, file: Path, id: str) -> Terms:
        """Terms of reference from a file that need not be among the records. Raises CannotGoOn where it is no such."""
        from mkcsp.findings import Severity
        from mkcsp.loader.reading import read_file
        from mkcsp.model.terms_of_reference import Terms

        record, findings = read_file(file, Terms, id)
        wrong = [finding for finding in findings if finding.severity is Severity.ERROR]
        if record is None or wrong:
            said = f": {wrong[0].at}: {wrong[0].message}" if wrong else ""
            raise CannotGoOn(f"{file} cannot be read as terms of reference{said}")
        self._elsewhere[record.path] = file
        return record

    def group(self, id: str) -> Any:
        """The group of that id. Raises CannotGoOn, with near misses, where there is none."""
        return self.find("groups", id)

    def find(self, kind: str, typed: str) -> Any:
        """The record of that kind that is meant by an id, a path, a name, a short name or, of a meeting, a day.

        Raises CannotGoOn where there is none, with near misses, or where several are meant.
        """
        from mkcsp.cli.finding import called, ids_meant

        records: Shelf[Record] = getattr(self.register, kind)
        meant = ids_meant(self.records, kind, typed)
        if not meant:
            raise self.missing(kind, typed, records.listed())
        if len(meant) > 1:
            which = ", ".join(called(getattr(self.records, kind)[id]) for id in meant)
            raise CannotGoOn(f"{typed!r} may be any of {len(meant)} {kind}", help=f"Say which: {which}.")
        return records[meant[0]]

    def unread(self, path: str) -> str | None:
        """The file or folder that could not be read and may be why there is no record at this path."""
        from mkcsp.loader.paths import hidden_by

        for broken in sorted(self.records.incomplete):
            hidden = hidden_by(broken)
            if path == hidden or (hidden.endswith("/") and path.startswith(hidden)):
                return broken
        return None

    def missing(self, kind: str, id: str, known: Iterable[str]) -> CannotGoOn:
        """What to say of a record that is not there."""
        path = f"records/{kind}/{id}.yaml"
        if unread := self.unread(path):
            return CannotGoOn(f"{unread} cannot be read", help="mkcsp check shows what is wrong with it.")
        from mkcsp.history.named import named, names_of
        from mkcsp.loader.paths import wrong_id
        from mkcsp.spelling import did_you_mean_one_of, id_of, near

        known = list(known)
        noun = kind.removesuffix("s")
        records: Shelf[Record] = getattr(self.register, kind)

        def parts() -> list[str]:
            return [one for one, record in records.items() if len(id) > 2 and named(id, names_of(record))]

        return CannotGoOn(
            f"there is no {noun} {id!r}" + (f": {path} does not exist" if wrong_id(id) is None else ""),
            help=did_you_mean_one_of(
                near(id, known) or near(id_of(id[:100]), known) or parts()[:_FEW],
                {
                    "meetings": "mkcsp meetings lists them. One is named by its body and day, such as "
                    f"{next(iter(sorted(known)), 'board/2026-05-21')}.",
                    "groups": f"Bodies: {', '.join(sorted(known)[:_MANY])}." if known else None,
                }.get(kind),
            ),
        )


def tree_at(root: Path, at: str | None) -> Tree:
    """The files of the folder; with `--at`, as they were committed, which the output then says."""
    from mkcsp.files import tree_of

    if at is None:
        return tree_of(root)
    from mkcsp.git import CommittedFolder, commit_at
    from mkcsp.model.dates import Day
    from mkcsp.papers.words import in_words

    commit = commit_at(root, at)
    day = in_words(Day.of(commit.time.date()))
    out.rest_on(
        f"Records as committed on {day} ({commit.id[:7]})",
        {"asked": at, "commit": commit.id, "committed": commit.time.isoformat()},
    )
    return CommittedFolder(root, commit)


def open_session(given: Path | None, at: str | None = None) -> Session:
    """The session for `--root`, or for the nearest folder upwards. Raises CannotGoOn where there is none.

    at: the commit or the day of `--at`, whose records are read in place of those on disk.
    """
    root = find_root(given)
    return Session(root, tree_at(root, at))
