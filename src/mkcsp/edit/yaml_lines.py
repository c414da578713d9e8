"""YAML as a clerk would type it: a field a line, quoted only where it must be, with comments where they help."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import yaml

from mkcsp.loader.json_schema import modeline
from mkcsp.loader.paths import wrong_id
from mkcsp.render.escaping import shown

_LETTERED = re.compile(r"\\(.)")
_CODES = {
    letter: f"\\u{code:04x}"
    for letter, code in {
        "0": 0,
        "a": 7,
        "b": 8,
        "t": 9,
        "v": 11,
        "f": 12,
        "r": 13,
        "e": 27,
        "N": 0x85,
        "_": 0xA0,
        "L": 0x2028,
        "P": 0x2029,
    }.items()
}


def emit_scalar(text: str) -> str:
    """The text as one line of YAML that reads as just this text, for this program and for any other.

    A time, a date, `no` or `007` is quoted: the program would take it literally, an editor would not.
    """
    style = '"' if any(character in text for character in "\n\r\x85\u2028\u2029\t") else None
    emitted: str = yaml.safe_dump({"x": text}, default_style=style, allow_unicode=True, width=sys.maxsize)
    # Escapes by their codes: a backslash and a letter is more often the path of a file, and `check` says so (MK725).
    emitted = _LETTERED.sub(lambda found: _CODES.get(found[1], found[0]), emitted) if emitted[-2:-1] == '"' else emitted
    # With a style of its own the key is quoted too; the value follows the first colon and space either way.
    return emitted.split(": ", 1)[1].rstrip("\n")


class Lines:
    """The lines of a new record, made from the top down.

    Texts are quoted where they must be; dates, times and fixed words stand as they are.
    """

    def __init__(self) -> None:
        self._lines: list[str] = []

    def modeline(self, path: str) -> None:
        """The line by which an editor finds the schema. path: of the file, relative to the root."""
        self._lines.append(modeline(path))

    def text(self, depth: int, name: str, value: str | None, *, first: bool = False) -> None:
        """A field with a text, unless there is none; `first`: the first field of an entry of a list."""
        if value is not None and value != "":
            self.plain(depth, name, emit_scalar(value), first=first)

    def plain(self, depth: int, name: str, value: object = "", *, first: bool = False) -> None:
        """A field with a word, a date or a time, which needs no quotes; or with nothing yet."""
        dash = "- " if first else ""
        self._lines.append(f"{'  ' * depth}{dash}{name}:{f' {value}' if value != '' else ''}")

    def id(self, depth: int, name: str, value: str, *, first: bool = False, doubt: str = "") -> None:
        """A field with an id, in quotes only where it is none; `doubt`: a comment after it."""
        plain = value if wrong_id(value) is None else emit_scalar(value)
        self.plain(depth, name, f"{plain}  # {doubt}" if doubt else plain, first=first)

    def comment(self, depth: int, words: str) -> None:
        """A comment on lines of its own; what a text of the records holds cannot end it."""
        self._lines.extend(f"{'  ' * depth}# {line}" for line in _filled(shown(words)))

    def blank(self) -> None:
        """An empty line."""
        self._lines.append("")

    def __str__(self) -> str:
        return "\n".join(self._lines) + "\n"


def _filled(words: str, width: int = 100) -> Iterator[str]:
    line = ""
    for word in words.split():
        if line and len(line) + len(word) >= width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
