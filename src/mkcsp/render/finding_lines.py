"""Findings as people and programs read them: full, concise, json, and the commands of GitHub's log."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from mkcsp.findings import Finding, Position, Severity
from mkcsp.render.escaping import shown
from mkcsp.render.widths import columns

LineLookup = Callable[[str, int], str | None]
"""Gives a line of a file by its path and number from 1; None where there is none to show."""

WIDEST = 110
"""Characters of a line that an excerpt shows; of a longer line, those around the caret."""

_BOLD = "1"
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_FAINT = "2"
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def full(findings: Sequence[Finding], lines: LineLookup, colour: bool = False) -> Iterator[str]:
    """Each located finding with the line it stands in, a caret below, and what to do; an empty line after each."""
    for finding in findings:
        yield _headline(finding, colour)
        yield from _excerpt(finding, lines, colour)
        if finding.help:
            yield f"  {_painted('help:', _BOLD, colour)} {shown(finding.help)}"
        yield ""


def concise(findings: Sequence[Finding], colour: bool = False) -> Iterator[str]:
    """Each located finding on one line."""
    for finding in findings:
        yield _headline(finding, colour)


def as_data(findings: Sequence[Finding]) -> list[dict[str, object]]:
    """For other programs: code, severity, path, line, column, message, help, and why it is acknowledged or null."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity.name.lower(),
            "path": finding.at.path,
            "line": _position(finding).line,
            "column": _position(finding).column,
            "message": finding.message,
            "help": finding.help,
            "acknowledged": finding.acknowledged,
        }
        for finding in findings
    ]


def github(findings: Sequence[Finding]) -> Iterator[str]:
    """Each located finding as a workflow command, which GitHub shows beside the line in a pull request."""
    for finding in findings:
        at = _position(finding)
        path = shown(at.path).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
        words = shown(finding.message) + (f"\n{shown(finding.help)}" if finding.help else "")
        words = words.replace("%", "%25").replace("\n", "%0A")
        level = _GITHUB[finding.severity]
        yield f"::{level} file={path},line={at.line},col={at.column},title={finding.code}::{words}"


def summary(findings: Sequence[Finding], acknowledged_are_shown: bool = False) -> str:
    """How many there are of each severity, and how many are acknowledged: `3 errors, 1 warning, 2 notes; …`."""
    open_ = [finding.severity for finding in findings if finding.acknowledged is None]
    parts = [
        f"{count} {severity.name.lower()}{'' if count == 1 else 's'}"
        for severity in Severity
        if (count := open_.count(severity))
    ]
    text = ", ".join(parts) or "nothing is wrong"
    if acknowledged := len(findings) - len(open_):
        text += f"; {acknowledged} acknowledged" + (
            "" if acknowledged_are_shown else " (shown with --show-acknowledged)"
        )
    return text


def _headline(finding: Finding, colour: bool) -> str:
    at = _painted(shown(str(_position(finding))), _BOLD, colour)
    severity = _painted(finding.severity.name.lower(), _COLOURS[finding.severity], colour)
    line = f"{at}: {finding.code} {severity}: {shown(finding.message)}"
    if finding.acknowledged is not None:
        line += _painted(f" (acknowledged: {shown(finding.acknowledged)})", _FAINT, colour)
    return line


def _excerpt(finding: Finding, lines: LineLookup, colour: bool) -> Iterator[str]:
    at = _position(finding)
    line = lines(at.path, at.line)
    if line is None:
        return
    column = min(at.column - 1, len(line))
    span = max(1, min(finding.span, len(line) - column))
    begin = 0 if len(line) <= WIDEST else max(0, min(column - WIDEST // 2, len(line) - WIDEST))
    end = min(len(line), begin + WIDEST)
    before, marked, after = line[begin:column], line[column : min(column + span, end)], line[column + span : end]
    opening, closing = "…" if begin else "", "…" if end < len(line) else ""
    gutter = " " * len(str(at.line))
    indent = " " * columns(opening + shown(before))
    caret = _painted("^" * max(1, columns(shown(marked))), _COLOURS[finding.severity], colour)
    yield _painted(f"{gutter} |", _FAINT, colour)
    yield f"{_painted(f'{at.line} |', _FAINT, colour)} {opening}{shown(before)}{shown(marked)}{shown(after)}{closing}"
    yield f"{_painted(f'{gutter} |', _FAINT, colour)} {indent}{caret}"


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def _position(finding: Finding) -> Position:
    if not isinstance(finding.at, Position):
        raise TypeError("a finding is located before it is shown")
    return finding.at
