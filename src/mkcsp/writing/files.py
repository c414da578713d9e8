"""New files, which never take the place of another."""

from __future__ import annotations

from pathlib import Path

from mkcsp.errors import CannotGoOn


def create(path: Path, text: str) -> None:
    """Write a new file in UTF-8 with its folders. Raises CannotGoOn where there is a file of that name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise CannotGoOn(f"{path} is there already", help="Nothing was written. Edit that file instead.") from None
