"""Which folder is meant: the one that holds `records/`."""

from __future__ import annotations

from pathlib import Path

from mkcsp.errors import CannotGoOn


def upwards(start: Path) -> Path | None:
    """The nearest folder from here upwards that holds a folder `records`, or None."""
    return next((folder for folder in (start, *start.parents) if (folder / "records").is_dir()), None)


def find_root(given: Path | None) -> Path:
    """The folder given, or the nearest one upwards. Raises CannotGoOn where it holds no `records`."""
    if given is not None:
        if not (given / "records").is_dir():
            raise CannotGoOn(
                f"{given} holds no folder records/",
                help="Name the folder that does, or begin one: mkcsp init DIR",
            )
        return given
    found = upwards(Path.cwd())
    if found is None:
        raise CannotGoOn(
            "no folder records/ here, nor in any folder above",
            help="Go to the folder that holds it, name that (--root DIR or MKCSP_ROOT), or begin one: mkcsp init DIR",
        )
    return found
