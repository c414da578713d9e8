"""Papers on their way out: to the terminal, or to a file by the format that its name says."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkcsp.cli import output as out
from mkcsp.cli.session import INCOMPLETE, Session
from mkcsp.findings import CannotGoOn

if TYPE_CHECKING:
    from mkcsp.papers.common import Paper
    from mkcsp.render.formats import Format

FORMATS: dict[str, Format] = {"text": "text", "html": "html", "pdf": "pdf"}
SUFFIXES: dict[str, Format] = {".txt": "text", ".html": "html", ".htm": "html", ".pdf": "pdf"}
PAGES = ("a4", "a5")
NOT_FOR_PUBLICATION = "NOT FOR PUBLICATION"
WIDEST = 100
"""Columns beyond which lines of text are no longer easy to read, however wide the terminal."""


def deliver(
    session: Session,
    document: Paper,
    output: Path | None,
    to: str | None,
    template: Path | None = None,
    *,
    large_print: bool = False,
    page: str = "a4",
) -> int:
    """Print the paper or write it to a file, and return the exit status.

    That is 1 if it rests on records with errors, or if something in it cannot be read because no typeface has its
    characters.

    output: the file; its suffix says the format, unless `to` does. template: a folder whose templates come first, then
    the folder `templates` beside the records, then the packaged ones. Raises CannotGoOn for an unknown format.
    """
    from mkcsp.papers.common import Look
    from mkcsp.render.formats import WIDTH, render

    format = _format(output, to)
    if page.casefold() not in PAGES:
        raise CannotGoOn(f"there is no page size {page!r}", help=f"Sizes are {' and '.join(PAGES)}.")
    look = Look(large_print=large_print, page=page.casefold())
    if format == "text" and look != Look():
        raise CannotGoOn("plain text has no size of print or paper", help="Write a PDF or a web page: -o FILE.pdf")
    if session.incomplete:
        document = replace(document, marks=(*document.marks, INCOMPLETE))
    if (records := out.records_in_words()) is not None:
        document = replace(document, notices=(f"{records}.", *document.notices))
    dirs = templates_of(session, template)
    to_terminal = output is None and out.at_terminal()
    if to_terminal and format == "pdf":
        raise CannotGoOn("a PDF cannot be shown at a terminal", help="Write it to a file: -o FILE.pdf")
    width = min(out.width(), WIDEST) if to_terminal else WIDTH
    if output is None and not to_terminal:
        width = max(out.NARROWEST, min(width, out.width(), _beside_the_pipe() or width))
    missing: set[str] = set()
    omitted: set[str] = set()
    data = render(document, format, template_dirs=dirs, width=width, look=look, missing=missing, left_out=omitted)
    say_left_out(omitted)
    if output is not None:
        save(session, output, data, public=document.public and NOT_FOR_PUBLICATION not in document.marks)
    elif format == "pdf":
        out.raw(data)
    else:
        out.block(data.decode("utf-8"))
    return max(_unreadable(session, missing), session.ended())


def say_left_out(omitted: set[str]) -> None:
    """Say what a folder's own templates do not print, though the program's own would."""
    for one in sorted(omitted):
        out.note(f"Warning: your own templates leave out what the program prints. {one}.")
    if omitted:
        out.note("  help: delete your template or bring it up to date (docs/templates.md, “Left out on purpose”).")


def _unreadable(session: Session, missing: set[str]) -> int:
    """Say which characters the paper shows as code points, and where the records have them; 1 if there are any."""
    if not missing:
        return 0
    from mkcsp.loader.positions import lines_in

    out.note("Some characters have no typeface, and print as their numbers, such as [U+1F600]:")
    found: set[str] = set()
    for path in session.paths():
        text = "".join(lines_in(session.tree, path))
        here = [one for one in sorted(missing) if one in text]
        if here:
            found.update(here)
            out.note(f"  {path}: {_named(here)}")
    if missing - found:
        out.note(f"  elsewhere: {_named(sorted(missing - found))}")
    out.note("  help: put a typeface that has them into templates/fonts (docs/templates.md says how).")
    return 1


def _named(characters: list[str]) -> str:
    """`王 明 (U+738B, U+660E)`."""
    from mkcsp.render.escaping import code_point

    first = characters[:12]
    more = f" and {len(characters) - 12} more" if len(characters) > 12 else ""
    return f"{' '.join(first)} ({', '.join(code_point(one)[1:-1] for one in first)}){more}"


def _beside_the_pipe() -> int | None:
    """The width of the terminal at which a pager shows what goes into a pipe; None where there is none."""
    for stream in (2, 0):
        try:
            return os.get_terminal_size(stream).columns or None
        except OSError:
            continue
    return None


def save(session: Session, output: Path, data: bytes, *, public: bool) -> None:
    """Write a paper to a file. Raises CannotGoOn where it must not go there.

    public: whether it may be published. Others never lie where the next commit would take them along.
    """
    from mkcsp.edit.saving import write_output
    from mkcsp.git import would_be_committed

    if not public and would_be_committed(output, session.root):
        raise CannotGoOn(
            f"{output} would be under git with the records, and this paper is not for publication",
            help="Nothing was written. Write it elsewhere, or to a folder that git ignores, such as out/.",
        )
    write_output(output, data)


def templates_of(session: Session, template: Path | None) -> list[Path]:
    """The folders whose templates come before the packaged ones: the one given, and that beside the records.

    Raises CannotGoOn where the one beside the records is a link.
    """
    beside = session.root / "templates"
    if beside.is_symlink():
        raise CannotGoOn(f"{beside} is a symbolic link, and links are not followed", help="Name a folder: --template")
    folders = [folder for folder in (template, beside if beside.is_dir() else None) if folder is not None]
    for folder in folders:
        tell(folder)
    return folders


def wants_paper(output: Path | None, to: str | None) -> bool:
    """Whether a command that prints a table was asked for a paper instead."""
    return output is not None or to is not None


def _format(output: Path | None, to: str | None) -> Format:
    if to is not None:
        if to not in FORMATS:
            raise CannotGoOn(f"there is no format {to!r}", help=f"Formats are {', '.join(FORMATS)}.")
        return FORMATS[to]
    if output is None:
        return "text"
    if output.suffix.lower() not in SUFFIXES:
        raise CannotGoOn(
            f"{output}: its name says no format that can be written",
            help="End the name with .pdf, .html or .txt, or add --to text, html or pdf.",
        )
    return SUFFIXES[output.suffix.lower()]


def tell(folder: Path) -> None:
    """Say that the templates of a folder are a program, unless that was said of just these."""
    from mkcsp.render.own_templates import fingerprint, own

    if not own([folder]):
        return
    mark = fingerprint(folder)
    known = _known()
    try:
        told = known.read_text("utf-8").split() if known is not None else []
    except (OSError, UnicodeDecodeError):
        told = []
    if mark in told:
        return
    out.note(f"Note: {folder} holds templates of its own, used here for the first time as they are now.")
    out.note("  They are a program: they decide what every paper says. Use those of people whom you trust.")
    if known is not None:
        _keep(known, [*told[-999:], mark])


def _known() -> Path | None:
    """The file that holds what was told; None where the user has no place for such files."""
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        if os.environ.get(name):
            return Path(os.environ[name]) / "mkcsp" / "templates"
    try:
        return Path.home() / ".local" / "state" / "mkcsp" / "templates"
    except RuntimeError:
        return None


def _keep(file: Path, marks: list[str]) -> None:
    from mkcsp.edit.saving import write

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write(file, ("\n".join(marks) + "\n").encode("ascii"))
    except (OSError, CannotGoOn):
        pass  # it will be said again
