"""New files, which never take the place of another and never lie outside the folder."""

from __future__ import annotations

from pathlib import Path

from mkcsp.errors import CannotGoOn


def create(root: Path, path: str, text: str) -> None:
    """Write a new file in UTF-8 with its folders.

    root: the folder that holds `records/`. path: below it, with forward slashes. Raises CannotGoOn where there is a
    file of that name, or where one of the folders is a link: reading follows none, and it may lead anywhere.
    """
    file = root / path
    below = file
    while below != root:
        if below.is_symlink():
            link = below.relative_to(root).as_posix()
            raise CannotGoOn(f"{link} is a symbolic link, and links are not followed", help="Nothing was written.")
        below = below.parent
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as out:
            out.write(text)
    except FileExistsError:
        raise CannotGoOn(f"{path} is there already", help="Nothing was written. Edit that file instead.") from None
