"""Records that note which of them a command asks for, so that INCOMPLETE can speak of those."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, ValuesView
from typing import Any

from mkcsp.register import Shelf


def noting(records: Shelf[Any], kind: str, used: set[str]) -> Shelf[Any]:
    """The same records of a kind, which add to `used` the file of each that is asked for."""
    return _Noting(records, kind, used)


class _Noting(Shelf[Any]):
    """Records of a kind that notes the file of each that is asked for, whether it is there or not.

    Going through all of them notes none: a command that does so says on which folder its result depends.
    """

    def __init__(self, records: Shelf[Any], kind: str, used: set[str]) -> None:
        self._records = records
        self._kind = kind
        self._used = used

    def __getitem__(self, id: str) -> Any:
        self._used.add(f"records/{self._kind}/{id}.yaml")
        return self._records[id]

    def __contains__(self, id: object) -> bool:
        return id in self._records

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def values(self) -> ValuesView[Any]:
        return self._records.values()

    def items(self) -> ItemsView[str, Any]:
        return self._records.items()

    def glance(self, id: str) -> Any:
        return self._records.glance(id)

    def listed(self) -> list[str]:
        return self._records.listed()

    def of_group(self, group: str) -> Iterable[Any]:
        return self._records.of_group(group)

    def holding(self, words: str) -> list[str] | None:
        found = self._records.holding(words)
        if found is None and self._kind == "meetings":
            self._used.add("records/meetings/")  # any of them may be the one
        return found
