"""Places in files: by the keys that lead to them while the program calculates, by line and column when it reports."""

from __future__ import annotations

from dataclasses import dataclass

Key = str | int


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Something in a record, named by its file and the keys that lead to it.

    Line and column are found when a finding is reported (`reading.locate`), not while ten thousand
    files are read: marks for every node would cost more than the records themselves.

    path: of the file, relative to the root, with forward slashes ("records/meetings/smk/2016-01-21.yaml").
    keys: field names as typed in the file and list indices, from the outside in.
    """

    path: str
    keys: tuple[Key, ...] = ()

    def at(self, *keys: Key) -> Place:
        """The place further in, below this one."""
        return Place(self.path, self.keys + keys)


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A line and a column of a file, both counted from 1; the column in characters."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"
