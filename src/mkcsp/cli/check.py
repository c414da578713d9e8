"""`mkcsp check`: everything that is wrong in the records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mkcsp.cli import output as out
from mkcsp.cli.beside import both
from mkcsp.cli.options import At, Root
from mkcsp.cli.session import find_root, tree_at, working
from mkcsp.files import Tree
from mkcsp.findings import Finding, Position, Severity
from mkcsp.render import finding_lines as render

LARGE = 1000
"""Meetings from which on the rules are worth a second process."""


class Format(StrEnum):
    """How findings are written."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"


def check(
    output_format: Annotated[
        Format, typer.Option("--output-format", help="full (with excerpts), concise, json, or github (for its log).")
    ] = Format.FULL,
    show_acknowledged: Annotated[
        bool, typer.Option("--show-acknowledged", help="Show the findings that the records acknowledge, too.")
    ] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Read and check everything anew, whatever was found last time.")
    ] = False,
    at: At = None,
    root: Root = None,
) -> int:
    """Check the records and list every problem, with file, line and column.

    Errors make the exit status 1; warnings, notes and what the records acknowledge do not.
    """
    folder = find_root(root)
    tree = tree_at(folder, at)
    found = everything_found(tree) if no_cache or at is not None else _remembered(folder)
    told = [finding for finding in found if show_acknowledged or finding.acknowledged is None]
    if output_format is Format.JSON:
        out.as_json(render.as_data(found))
    elif output_format is Format.GITHUB:
        out.records_as_note()
        _write(render.github(told))
    else:
        colour = out.in_colour()
        if output_format is Format.FULL:
            _write(render.full(told, _Lines(tree), colour))
        else:
            _write(render.concise(told, colour))
        out.line(render.summary(found, show_acknowledged))
    return 1 if any(each.severity is Severity.ERROR and each.acknowledged is None for each in found) else 0


def _remembered(root: Path) -> list[Finding]:
    """The same as `everything_found`, from the cache where nothing has changed."""
    from time import time_ns

    from mkcsp.loader.remembered import found

    return found(root, time_ns(), lambda: everything_found(root))


def everything_found(where: Path | Tree) -> list[Finding]:
    """Every finding of reading and of the rules, located, in order, with what the records acknowledge marked.

    where: the folder that holds `records/`, or another tree of files. Raises CannotGoOn where there is none.
    """
    from mkcsp.checks.all_checks import check as check_rules
    from mkcsp.loader.acknowledge import acknowledge
    from mkcsp.loader.positions import locate_all
    from mkcsp.loader.reading import read, without_collecting

    with working("Reading the records: {} files …") as progress:
        reading = read(where, progress)
    with working("Checking the records …"), without_collecting():
        together = both if len(reading.register.meetings) >= LARGE else None
        found = [*reading.findings, *check_rules(reading.register, together)]
        return _published(where, locate_all(where, acknowledge(where, reading.register, found)))


SAYS_NO_WORDS = frozenset({"MK420", "MK741", "MK742"})
"""Findings about what is not for publication, which name the field alone."""


def _published(where: Path | Tree, found: Iterable[Finding]) -> list[Finding]:
    """The findings without words of what is not for publication: a log of `check` is as public as any paper."""
    from mkcsp.checks.withheld_lines import WithheldLines

    withheld = WithheldLines(where)
    return [_wordless(each) if isinstance(each.at, Position) and withheld(*_at(each.at)) else each for each in found]


def _wordless(finding: Finding) -> Finding:
    from mkcsp.checks.code_pages import code_page

    title = finding.message if finding.code in SAYS_NO_WORDS else code_page(finding.code).title
    help = (
        finding.help if finding.code in SAYS_NO_WORDS else f"its words are not shown here; mkcsp explain {finding.code}"
    )
    acknowledged = finding.acknowledged and "see the record"
    return replace(finding, message=title, help=help, acknowledged=acknowledged)


def _at(position: Position) -> tuple[str, int]:
    return position.path, position.line


class _Lines:
    """Lines of the files in a folder, for excerpts; those of the last file are kept, as findings come file by file."""

    def __init__(self, tree: Tree) -> None:
        from mkcsp.checks.withheld_lines import WithheldLines

        self._tree = tree
        self._withheld = WithheldLines(tree)
        self._path = ""
        self._lines: list[str] = []

    def __call__(self, path: str, number: int) -> str | None:
        if path != self._path:
            from mkcsp.loader.positions import lines_in

            self._path, self._lines = path, lines_in(self._tree, path)
        if number > len(self._lines) or self._withheld(path, number):
            return None
        return self._lines[number - 1]


def _write(lines: Iterable[str]) -> None:
    for line in lines:
        out.line(line, styled=True)
