"""A tree of files behind a small protocol, so that the working folder and a commit are read alike.

The tree says what is there and hands over bytes. It never follows a symbolic link, never opens anything but an
ordinary file, and never leaves `records/`; what is wrong with a name or a content is for `reading` to say.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

from mkcsp.findings import CannotGoOn

LIMIT = 2_000_000
"""Bytes of the largest file that is read; the minutes of a long meeting take about 50,000."""


class What(Enum):
    """What something below `records/` is."""

    FILE = "an ordinary file"
    FOLDER = "a folder"
    LINK = "a symbolic link"
    ODD = "a pipe, a socket or a device"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something below `records/`.

    path: relative to the root, with forward slashes on every system.
    refused: the system's words, where it would not list the folder.
    """

    path: str
    what: What
    refused: str | None = None

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]


class Tree(Protocol):
    """What reading asks of a tree of files."""

    def inside(self, folder: str) -> Iterator[Entry]:
        """What lies directly in a folder, in the order of the names; the folder itself where it cannot be listed."""

    def read(self, path: str) -> bytes:
        """The bytes of an ordinary file: at most LIMIT + 1 of them, which is how an enormous file shows.

        Raises OSError where the system refuses, or it is no ordinary file any more.
        """


@dataclass(frozen=True, slots=True)
class WorkingFolder:
    """The files as they stand on disk.

    root: the folder that holds `records/`.
    """

    root: Path

    def inside(self, folder: str) -> Iterator[Entry]:
        """See Tree. Raises CannotGoOn where there is no folder `records/`."""
        if folder == "records":
            records = self.root / folder
            if records.is_symlink():
                yield Entry(folder, What.LINK)
                return
            if not records.is_dir():
                raise CannotGoOn(
                    f"there is no folder “records” in {self.root}",
                    "name the folder that holds it with --root, or make a new one with mkcsp init",
                )
        try:
            with os.scandir(self.root / folder) as found:
                inside = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            yield Entry(folder, What.FOLDER, refused=error.strerror or str(error))
            return
        for item in inside:
            path = f"{folder}/{item.name}"
            if item.is_file(follow_symlinks=False):
                yield Entry(path, What.FILE)
            elif item.is_symlink() or _is_junction(item):
                yield Entry(path, What.LINK)
            elif item.is_dir(follow_symlinks=False):
                yield Entry(path, What.FOLDER)
            else:
                yield Entry(path, What.ODD)

    def read(self, path: str) -> bytes:
        """See Tree."""
        # Not following links and not blocking hold even if the file was swapped for a link or a pipe meanwhile.
        handle = os.open(f"{self.root}/{path}", _HOW_TO_OPEN)
        try:
            known = os.fstat(handle)
            if not stat.S_ISREG(known.st_mode):
                raise OSError(0, "it is no ordinary file")
            return _read(handle, min(known.st_size, LIMIT + 1))
        finally:
            os.close(handle)


def tree_of(where: Path | Tree) -> Tree:
    """The tree itself, or that of a folder which holds `records/`, as it is on disk."""
    return WorkingFolder(where) if isinstance(where, Path) else where


def _is_junction(item: os.DirEntry[str]) -> bool:
    """Whether it is Windows' other kind of link between folders, which is_symlink() does not tell (0xA0000003)."""
    return os.name == "nt" and getattr(item.stat(follow_symlinks=False), "st_reparse_tag", 0) == 0xA0000003


_HOW_TO_OPEN = os.O_RDONLY
for _flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC"):  # each where the system has it
    _HOW_TO_OPEN |= getattr(os, _flag, 0)


def _read(handle: int, size: int) -> bytes:
    """So many bytes, or fewer if the file ends before."""
    data = os.read(handle, size)
    while len(data) < size and (more := os.read(handle, size - len(data))):
        data += more
    return data
