"""What `check` found last time, kept beside git's own files, for as long as nothing that it rests on has changed.

It never changes an answer. What was found is kept with a digest of everything that it rests on: the program, and the
name, kind and content of all below `records/`. Content is known by git's blob ids, so a clone or a checkout that leaves
the files as they were changes nothing; where size, times and inode of all files are as they were, they are not even
read. Whatever cannot be read, does not fit or is damaged counts as not there.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
from collections.abc import Callable, Iterator
from hashlib import blake2b, sha1
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from mkcsp.files import LIMIT, WorkingFolder
from mkcsp.findings import Finding, Position, Severity

SETTLED = 2_000_000_000
"""Nanoseconds for which a file has to be unchanged before its times are trusted: a clock may be as coarse as that."""

_DEEPEST = 3
_LARGEST = 50_000_000


def found(root: Path, now: int, find: Callable[[], list[Finding]]) -> list[Finding]:
    """What `find` finds in the records of a folder, or what it found there before.

    root: the folder that holds `records/`. now: the time, in nanoseconds. find: gives findings with their positions.
    """
    file = place(root)
    if file is None:
        return find()
    try:
        program = _of_program()
        stats, newest = _of_stats(root)
        settled = os.name == "posix" and newest + SETTLED < now
        kept = _load(file)
        if kept is not None and kept["program"] == program:
            if settled and kept["stats"] == stats:
                return _findings(kept["findings"])
            content = _of_content(root)
            if kept["content"] == content:
                _save(file, {**kept, "stats": stats if settled else None})
                return _findings(kept["findings"])
        else:
            content = _of_content(root)
    except (OSError, ValueError, TypeError):
        return find()
    told = find()
    try:
        unchanged = _of_stats(root)[0] == stats and (settled or _of_content(root) == content)
        if unchanged and (data := _data(told)) is not None:
            kept = {"program": program, "content": content, "stats": stats if settled else None, "findings": data}
            _save(file, kept)
    except (OSError, ValueError):
        pass  # then it is found anew next time
    return told


def place(root: Path) -> Path | None:
    """The file for what was found in a folder: within git's own folder; None where the records are not under git.

    Findings hold names and words of the records, which must not lie about where git does not keep them already.
    """
    try:
        top = root.resolve()
        for above in (top, *top.parents):
            git = above / ".git"
            if git.is_symlink():
                return None
            if git.is_file():  # of a further working tree
                said = git.read_text("utf-8").strip()
                git = (above / said.removeprefix("gitdir: ")) if said.startswith("gitdir: ") else git
            if (git / "HEAD").is_file():
                name = blake2b(os.fsencode(top), digest_size=8).hexdigest()
                return git / "mkcsp" / f"check-{name}"
    except (OSError, ValueError):
        pass
    return None


def clear(root: Path) -> bool:
    """Delete what was kept of a folder. Whether there was anything."""
    file = place(root)
    if file is None or file.parent.is_symlink():
        return False
    try:
        file.unlink()
    except OSError:
        return False
    return True


def _of_program() -> str:
    """A digest of the program, of Python and of the libraries that decide what is found, by their sizes and times."""
    here = blake2b(f"{sys.version}\0{sys.platform}\0".encode())
    for name in ("mkcsp", "yaml"):
        spec = find_spec(name)
        if spec is None or spec.origin is None:
            here.update(f"{name}\0".encode())
            continue
        folder = Path(spec.origin).parent
        files = sorted(_files(str(folder), name == "mkcsp"))
        here.update(repr((str(folder), files)).encode())
    return here.hexdigest()


def _files(folder: str, below: bool) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as inside:
        for entry in inside:
            if entry.is_dir():
                if below and entry.name not in ("__pycache__", "example"):
                    yield from _files(entry.path, below)
            elif entry.name.endswith((".py", ".so", ".pyd", ".md")):
                known = entry.stat()
                yield entry.path, known.st_size, known.st_mtime_ns


def _entries(folder: str, path: str = "records") -> list[tuple[str, os.stat_result]]:
    """Everything below a folder as deep as records lie, in order of the names, with what the system knows of it.

    Raises OSError where a folder cannot be listed.
    """
    with os.scandir(folder) as found:
        inside = sorted([(entry.name, entry.stat(follow_symlinks=False)) for entry in found])
    told = []
    for name, known in inside:
        told.append((f"{path}/{name}", known))
        if stat.S_ISDIR(known.st_mode) and path.count("/") < _DEEPEST - 1:
            told += _entries(f"{folder}/{name}", f"{path}/{name}")
    return told


def _of_stats(root: Path) -> tuple[str, int]:
    """A digest of the names, kinds, sizes, times and inodes of all files, and the time of the latest change."""
    folder = root / "records"
    if folder.is_symlink():
        raise OSError("records is a link")
    parts: list[object] = [os.geteuid() if os.name == "posix" else 0]
    newest = 0
    for path, known in _entries(str(folder)):
        parts += (path, known.st_mode, known.st_uid)
        if not stat.S_ISDIR(known.st_mode):  # whose times change with every file that an editor puts beside others
            parts += (known.st_size, known.st_mtime_ns, known.st_ctime_ns, known.st_ino)
            newest = max(newest, known.st_mtime_ns, known.st_ctime_ns)
    return blake2b(marshal.dumps(parts, 2)).hexdigest(), newest  # in version 2 equal things are equal bytes


def _of_content(root: Path) -> str:
    """A digest of the names and kinds of all there is, and of git's blob id of every file.

    Raises OSError where one cannot be read: what is found then hangs on more than the records.
    """
    tree = WorkingFolder(root)
    whole = blake2b()
    for path, known in _entries(str(root / "records")):
        whole.update(f"{path}\0{stat.S_IFMT(known.st_mode)}\0".encode("utf-8", "surrogateescape"))
        if stat.S_ISREG(known.st_mode):
            data = tree.read(path)
            if len(data) > LIMIT:
                raise OSError(f"{path} is too large")
            whole.update(sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).digest())
    return whole.hexdigest()


def _load(file: Path) -> dict[str, Any] | None:
    """What was kept, if it is whole, is ours and nobody else can have written it."""
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    with open(handle, "rb") as stream:  # noqa: PTH123 - a handle, not a name
        known = os.fstat(handle)
        alone = os.name != "posix" or (known.st_uid == os.geteuid() and not known.st_mode & 0o022)
        if not stat.S_ISREG(known.st_mode) or not alone or known.st_size > _LARGEST or file.parent.is_symlink():
            return None
        digest, _, body = stream.read().partition(b"\n")
    if blake2b(body).hexdigest().encode() != digest:
        return None
    try:
        kept = marshal.loads(body)
    except (EOFError, ValueError, TypeError):  # whole, but of a version that wrote it in another way
        return None
    return kept if isinstance(kept, dict) and set(kept) == {"program", "content", "stats", "findings"} else None


def _save(file: Path, kept: dict[str, Any]) -> None:
    """Keep it in one step, so that whoever reads meanwhile finds the old or the new. Raises OSError where it cannot."""
    body = marshal.dumps(kept)
    if len(body) > _LARGEST - 200 or file.parent.is_symlink():
        return
    file.parent.mkdir(mode=0o700, exist_ok=True)
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        with open(handle, "wb") as stream:  # noqa: PTH123 - as above
            stream.write(blake2b(body).hexdigest().encode() + b"\n" + body)
        part.replace(file)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _data(findings: list[Finding]) -> list[list[object]] | None:
    """The findings as plain data; None where one has no position, or says that a file could not be read."""
    data: list[list[object]] = []
    for one in findings:
        if not isinstance(one.at, Position) or one.code == "MK007":
            return None
        at = one.at
        data.append(
            [
                one.code,
                int(one.severity),
                at.path,
                at.line,
                at.column,
                one.message,
                one.help,
                one.span,
                one.acknowledged,
            ]
        )
    return data


def _plain(text: str | None) -> str | None:
    """A text without the paragraphs that it may have been typed in: what is told of a finding stands on one line."""
    return None if text is None else str(text)


def _findings(data: list[list[Any]]) -> list[Finding]:
    return [
        Finding(code, Severity(severity), Position(path, line, column), message, help, span, acknowledged)
        for code, severity, path, line, column, message, help, span, acknowledged in data
    ]
