"""What a new folder of records holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkcsp.edit.yaml_lines import emit_scalar
from mkcsp.loader.json_schema import FOLDER as SCHEMAS
from mkcsp.loader.json_schema import modeline, schema_files
from mkcsp.register import KINDS
from mkcsp.render.templates import packaged

NEVER = """\
- why somebody was absent, or anything else about their health or family: record that the group accepted the absence,
  and the minute;
- names of members of the public: they are counted;
- exempt or confidential matter: of a restricted item keep the heading, the paragraph relied on and a public summary;
- rough notes, drafts of letters, and anything given in confidence.
"""
"""What must never be put into the folder."""

WARNING = f"""\
Git never forgets. What is committed here stays in the history for good, and in every copy, even after it is deleted.
So these must never go in:

{NEVER}
Keep such matter in a separate, private place.
"""

_README = """\
# {name}

The committee records of {name}, as plain text under git, kept with mkcsp.

- `records/` holds the facts, a file for each body, person, organisation, meeting and so on. A file's path is its id.
- `templates/`, if there is one, holds your own templates of papers. Delete one to go back to the program's own.
- `schemas/` helps editors with a YAML language server check what you type. `mkcsp schema --all schemas` updates it.

    mkcsp check                          list every problem, with file, line and column
    mkcsp new meeting GROUP 2026-01-15   create a meeting's file
    mkcsp agenda GROUP/2026-01-15 -o agenda.pdf
    mkcsp minutes GROUP/2026-01-15 -o minutes.pdf

## What must never go in

Git never forgets: what is committed stays in the history and in every copy, even after it is deleted.

{never}"""

_GITIGNORE = """\
# Papers are made from the records whenever they are wanted.
/out/
*.pdf
*.html
*.eml
!/templates/**
.*.swp
*~
.mkcsp-*.tmp
.DS_Store
Thumbs.db
"""

_GITATTRIBUTES = """\
# The same bytes on every system, so that a change shows only what was changed.
* text=auto eol=lf
"""


def files(name: str, example: Path | None, *, templates: bool) -> Iterator[tuple[str, bytes]]:
    """The files of a new folder, by their paths with forward slashes.

    name: of the partnership or council. example: a folder whose `records` and tour are taken in, or None for empty
    records. templates: whether copies of the program's templates are among them.
    """
    yield "README.md", _README.format(name=name, never=NEVER).encode()
    yield ".gitignore", _GITIGNORE.encode()
    yield ".gitattributes", _GITATTRIBUTES.encode()
    for file, text in schema_files().items():
        yield f"{SCHEMAS}/{file}", text.encode()
    if templates:
        yield from _below(packaged(), "templates")
    if example is not None:
        yield "TOUR.md", (example / "README.md").read_bytes()
        yield from _below(example / "records", "records")
    else:
        path = "records/settings.yaml"
        yield path, f"{modeline(path)}\nname: {emit_scalar(name)}\n".encode()


def folders() -> tuple[str, ...]:
    """The folder of each kind of record."""
    return tuple(f"records/{kind.KIND}" for kind in KINDS if kind.KIND != "settings")


def _below(folder: Path, to: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield f"{to}/{path.relative_to(folder).as_posix()}", path.read_bytes()
