"""The one door through which commands write to the terminal, to a pipe and to the user.

Whatever comes from a record may hold characters that would steer a terminal or hide text. No command prints by itself:
lines are escaped here, JSON is made here, and every character that was typed comes out or the command fails.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from mkcsp.findings import CannotGoOn
from mkcsp.render.escaping import json_text, shown
from mkcsp.render.widths import columns as columns_of
from mkcsp.render.widths import wrapped, written_out

NARROWEST = 40
"""Characters that a line may have whatever the terminal says: narrower, no paper can be read."""

_substituted = False
"""Whether something that was printed at a terminal of another encoding was written as `\\u0110`."""


_records: tuple[str, dict[str, str]] | None = None
"""Which committed records the output rests on, in words and as data, where it is not those on disk."""

_said = False
"""Whether the output says so already."""


def rest_on(words: str, data: dict[str, str]) -> None:
    """Say which committed records the output rests on: in the first line, or in JSON under `records`."""
    global _records, _said
    _records, _said = (words, data), False


def records_in_words() -> str | None:
    """Which committed records the output rests on, for who says it in a place of its own; None for those on disk."""
    global _said
    _said = True
    return _records[0] if _records else None


def with_records(data: dict[str, Any]) -> dict[str, Any]:
    """Data for other programs with the committed records that it rests on, if it does."""
    records_in_words()
    return {"records": _records[1], **data} if _records else data


def records_as_note() -> None:
    """Say on stderr which committed records the output rests on, where the output is for a program that reads lines."""
    if _records and not _said:
        note(records_in_words() or "")


def _begin_text() -> None:
    if _records and not _said:
        words = records_in_words()
        _write(_stdout(), f"{words}\n")


def line(text: str = "", *, styled: bool = False) -> None:
    """Print a text, which may be of several lines, and a line break.

    styled: the text was made safe already, and holds colours.
    """
    _begin_text()
    _write(_stdout(), f"{text if styled else _safe(text)}\n")


def block(text: str, *, begun: bool = False) -> None:
    """Print lines that end with their own line breaks; nothing for an empty text.

    begun: nothing may come before the text, such as in a table for other programs.
    """
    if not begun:
        _begin_text()
    _write(_stdout(), _safe(text))


def as_json(data: object) -> None:
    """Print data for other programs."""
    if isinstance(data, dict):
        data = with_records(data)
    _write(_stdout(), json_text(data) + "\n")


def raw(data: bytes) -> None:
    """Write bytes, such as those of a PDF, to where the output goes."""
    stream = _stdout()
    stream.flush()
    stream.buffer.write(data)


def note(text: str = "") -> None:
    """Say something that is no part of the result, on stderr."""
    if sys.stderr is not None:
        _write(sys.stderr, f"{_safe(text)}\n")


def note_again(text: str) -> None:
    """Say something in the place of what was said last, on a line of stderr that is not ended."""
    if sys.stderr is not None:
        sys.stderr.write(f"\r{_safe(text)}")
        sys.stderr.flush()


def at_terminal() -> bool:
    """Whether the output goes to a terminal, and not to a file or another program."""
    return sys.stdout is not None and sys.stdout.isatty()


def can_ask() -> bool:
    """Whether somebody is there to answer a question."""
    return sys.stdin is not None and sys.stdin.isatty() and notes_at_terminal()


def notes_at_terminal() -> bool:
    """Whether what is said on stderr goes to a terminal."""
    return sys.stderr is not None and sys.stderr.isatty()


def in_colour() -> bool:
    """Whether the output may hold colours."""
    return at_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """How many characters wide a line may be: the terminal's width, 80 through a pipe, or what COLUMNS says."""
    return max(NARROWEST, shutil.get_terminal_size().columns)


def begin() -> None:
    """Let the streams take every character: UTF-8 to a file or another program, whatever the environment says.

    A terminal is written to as it understands; what it cannot show is escaped, and `finish` says so.
    """
    global _substituted, _records, _said
    _substituted, _records, _said = False, None, False
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            utf8 = os.name == "nt" or not stream.isatty()
            reconfigure(encoding="utf-8" if utf8 else None, errors="backslashreplace")


def finish() -> None:
    """Write out what is still held back. Raises OSError where the reader went away or the disk is full."""
    records_as_note()  # beside an output that is for other programs, or empty
    if sys.stdout is not None:
        sys.stdout.flush()
    if _substituted:
        note(f"This terminal cannot show every character ({sys.stdout.encoding}): those stand as \\u0110 above.")
        note("  help: set LC_ALL=C.UTF-8, or write to a file.")


def silence() -> None:
    """Send what is left in both streams nowhere, so that closing them at the end fails no more."""
    silence_stdout()
    _to_nowhere(sys.stderr)


def silence_stdout() -> None:
    """The same for stdout alone."""
    _to_nowhere(sys.stdout)


def _to_nowhere(stream: TextIO | None) -> None:
    try:
        if stream is not None:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        pass  # not a stream of the system: there is nothing to close


def _stdout() -> TextIO:
    if sys.stdout is None:
        raise CannotGoOn("there is nowhere to print: the standard output is closed", help="Write to a file with -o.")
    return sys.stdout


def _write(stream: TextIO, text: str) -> None:
    global _substituted
    if not _substituted and not text.isascii() and stream is sys.stdout:
        try:
            text.encode(stream.encoding or "utf-8")
        except UnicodeEncodeError:
            _substituted = True
    stream.write(text)


def _safe(text: str) -> str:
    return text if text.isprintable() else "\n".join(map(shown, text.split("\n")))


GAP = "  "


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], columns: int | None = None) -> str:
    """The rows under their headings, a line break after each; columns that are empty throughout are left out.

    columns: the width to keep to, by wrapping cells, widest column first; None for as wide as it comes. Where not even
    the longest words fit, each cell has a line.
    """
    cells = [[shown(cell) for cell in row] for row in rows]
    kept = [i for i in range(len(headings)) if any(row[i] for row in cells)]
    lines = [[headings[i] for i in kept], *([row[i] for i in kept] for row in cells)]
    widths = [max(columns_of(line[i]) for line in lines) for i in range(len(kept))]
    if columns is not None:
        # A column never grows narrower than its longest word: an id that was broken could not be copied.
        least = [max(columns_of(word) for line in lines for word in line[i].split(" ")) for i in range(len(kept))]
        room = columns - len(GAP) * (len(widths) - 1)
        if sum(least) > room:
            written = written_out(lines[0], [[cell or "-" for cell in line] for line in lines[1:]], columns, 0)
            return "".join(f"{line}\n" for line in written)
        _narrow(widths, least, room)
    lines.insert(1, ["-" * wide for wide in widths])
    return "".join(out + "\n" for line in lines for out in _laid(line, widths))


def _narrow(widths: list[int], least: list[int], room: int) -> None:
    """Bring the widest columns down to one width, so that all fit; none narrower than it can be."""

    def capped(cap: int) -> list[int]:
        return [max(min(wide, cap), fewest) for wide, fewest in zip(widths, least, strict=True)]

    if sum(widths) <= room:
        return
    low, high = 0, max(widths)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if sum(capped(middle)) <= room else (low, middle - 1)
    left = room - sum(capped(low))
    rest = [number for number, wide in enumerate(widths) if wide > low >= least[number]]
    widths[:] = capped(low)
    for number in rest[-left:] if left > 0 else ():
        widths[number] += 1


def _laid(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    parts_of = [wrapped(cell, wide) for cell, wide in zip(cells, widths, strict=True)]
    for number in range(max((len(lines) for lines in parts_of), default=0)):
        parts = [lines[number] if number < len(lines) else "" for lines in parts_of]
        yield GAP.join(
            part + " " * (wide - columns_of(part)) for part, wide in zip(parts, widths, strict=True)
        ).rstrip()
