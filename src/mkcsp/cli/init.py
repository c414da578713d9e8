"""`mkcsp init`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mkcsp.errors import CannotGoOn


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The new folder; one that is there must be empty.")],
    example: Annotated[
        bool, typer.Option("--example", help="With the records of an invented partnership, to look at and to try.")
    ] = False,
    name: Annotated[
        str | None, typer.Option("--name", help="The partnership or council. Made from the folder's name otherwise.")
    ] = None,
) -> int:
    """Begin a new folder of records, valid and empty, with templates, under git."""
    from mkcsp.history import begin, require_git
    from mkcsp.writing.folder import WARNING, files, folders

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CannotGoOn(f"{folder} is not empty", help="Nothing was written. Name a new folder.")
    if example and name:
        raise CannotGoOn("the example has a name of its own", help="Leave out --name or --example.")
    require_git()
    called = "The example partnership" if example else name or _called(folder)
    source = Path(__file__).resolve().parent.parent / "example" if example else None
    folder.mkdir(parents=True, exist_ok=True)
    for path, data in files(called, source):
        to = folder / path
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(data)
    for kind in folders():
        (folder / kind).mkdir(parents=True, exist_ok=True)
    print(WARNING)
    begin(folder, f"Begin the records of {called}" if not example else "Begin with the example partnership")
    print(f"{folder} is ready, under git. Next:\n")
    print(f'    cd "{folder}"' if " " in str(folder) else f"    cd {folder}")
    print("    mkcsp meetings" if example else "    mkcsp check")
    return 0


def _called(folder: Path) -> str:
    words = folder.resolve().name.replace("-", " ").replace("_", " ").strip()
    return f"{words[:1].upper()}{words[1:]}" or "Our partnership"
