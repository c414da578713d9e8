"""`mkcsp schema`: what editors and the manual need to know of the format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mkcsp.cli import output as out
from mkcsp.findings import CannotGoOn


def schema(
    kind: Annotated[str | None, typer.Argument(metavar="[KIND]", help="The kind of record, such as meetings.")] = None,
    every: Annotated[
        Path | None,
        typer.Option("--all", metavar="DIR", help="Write the schema of every kind to this folder: schemas."),
    ] = None,
    fields: Annotated[
        bool, typer.Option("--fields", help="Print the page of the manual that lists every field instead.")
    ] = False,
) -> int:
    """Print the JSON Schema of a kind of record.

    Editors with a YAML language server find the schemas in `schemas/` beside `records/`, by the first line that
    files made by this program carry. Without KIND, it lists the kinds.
    """
    if every is not None:
        _write_all(every)
    elif fields:
        from mkcsp.loader.json_schema import fields_page

        out.block(fields_page())
    elif kind is None:
        _list_kinds()
    else:
        _print(kind)
    return 0


def _print(kind: str) -> None:
    from mkcsp.loader.json_schema import schema_files
    from mkcsp.spelling import did_you_mean

    files = schema_files()
    if f"{kind}.json" not in files:
        raise CannotGoOn(
            f"there is no kind of record called {kind}",
            did_you_mean(kind, [name.removesuffix(".json") for name in files]),
        )
    out.block(files[f"{kind}.json"])


def _list_kinds() -> None:
    from mkcsp.loader.json_schema import about
    from mkcsp.register import KINDS

    for kind in KINDS:
        out.line(f"{kind.KIND:15}{about(kind)}")


def _write_all(folder: Path) -> None:
    from mkcsp.edit.saving import write
    from mkcsp.loader.json_schema import schema_files

    if folder.is_symlink():
        raise CannotGoOn(f"{folder} is a symbolic link, and links are not followed", "Name the folder itself.")
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_files().items():
        write(folder / name, text.encode("utf-8"))
        out.line(str(folder / name))
