"""The command `mkcsp init`."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from mkcsp.cli import output as out
from mkcsp.findings import CannotGoOn


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The new folder. If it exists, it must be empty.")],
    example: Annotated[
        bool, typer.Option("--example", help="Include the records of an invented partnership to try out.")
    ] = False,
    templates: Annotated[
        bool, typer.Option("--templates", help="Include copies of the program's templates, to change them.")
    ] = False,
    name: Annotated[
        str | None, typer.Option("--name", help="Name of the partnership or council. Default: from the folder's name.")
    ] = None,
) -> int:
    """Create a new records folder, empty and valid, under git."""
    from mkcsp.edit.new_folder import WARNING, files, folders
    from mkcsp.edit.saving import remove_leftovers, whole_folder
    from mkcsp.git import begin, require_git

    if folder.is_dir():
        remove_leftovers(folder)
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise CannotGoOn(f"{folder} is not empty", help="Nothing was written. Name a new folder.")
    if example and name:
        raise CannotGoOn("the example has a name of its own", help="Leave out --name or --example.")
    require_git()
    called = "The example partnership" if example else name or _called(folder)
    source = Path(__file__).resolve().parent.parent / "example" if example else None
    out.line(WARNING)
    with whole_folder(folder) as made:
        for path, data in files(called, source, templates=templates):
            (made / path).parent.mkdir(parents=True, exist_ok=True)
            (made / path).write_bytes(data)
        for kind in folders():
            (made / kind).mkdir(parents=True, exist_ok=True)
        begin(made, f"Begin the records of {called}" if not example else "Begin with the example partnership")
    out.line(f"{folder} is ready, under git. Next:\n")
    out.line(f"    cd {shlex.quote(str(folder))}")
    out.line("    mkcsp meetings" if example else "    mkcsp check")
    return 0


def _called(folder: Path) -> str:
    words = folder.resolve().name.replace("-", " ").replace("_", " ").strip()
    return f"{words[:1].upper()}{words[1:]}" or "Our partnership"
