"""Bytes of a file to text, or a finding at the very character; and what was found wrong in one file."""

from __future__ import annotations

import re

from mkcsp.findings import Code, Finding, Position
from mkcsp.loader import codes
from mkcsp.loader import codes as pages
from mkcsp.spelling import UNSEEN, named

MOST = 200
"""Findings of one file that are told. More than that is a file saved wrongly, not so many slips."""


class TooManyFindings(Exception):  # noqa: N818 - ends the reading of one file, and never leaves this package
    """Raised where a file has more than MOST findings: the rest of it is not looked at."""


class Gathered:
    """The findings of one file, in the order in which they were met.

    path: of the file, relative to the root.
    """

    __slots__ = ("findings", "path")

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []

    def add(
        self, page: Code, message: str, help: str | None = None, *, line: int = 0, column: int = 0, span: int = 1
    ) -> None:
        """Notes a finding; line and column count from 0, as YAML's marks do. Raises TooManyFindings at MOST."""
        at = Position(self.path, line + 1, column + 1)
        if len(self.findings) == MOST:
            self.findings.append(page.finding(at, f"more than {MOST} things are wrong; this is the last that is told"))
            raise TooManyFindings
        self.findings.append(page.finding(at, message, help, max(span, 1)))


_PLAIN = bytes([9, 10, 13, *range(32, 127)])
# What YAML does not allow; and three line breaks that YAML would count and no editor does.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile(r"\r\n|\r|\n")
_WIDE = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def decode(data: bytes, gathered: Gathered) -> str | None:
    """The text of a file, without a byte order mark; None where it is not text, which is then gathered."""
    others = data.translate(None, _PLAIN)
    if not others:
        return data.decode("ascii")
    if encoding := _WIDE.get(data[:2]):
        gathered.add(pages.NOT_UTF8, f"the file is in {encoding}, not UTF-8", "save it as UTF-8")
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = line_and_column(before.removeprefix("\ufeff"), len(before))
        gathered.add(
            pages.NOT_UTF8,
            f"the byte 0x{data[error.start]:02x} is not UTF-8",
            "the file was saved in another encoding, or is no text: save it as UTF-8",
            line=line,
            column=column,
        )
        return None
    text = text.removeprefix("\ufeff")
    odd = others.decode("utf-8")
    if UNSEEN.search(odd):
        _tell_unseen(text, gathered)
    if _CONTROL.search(odd):
        # Looked for among the few odd characters first: searching the whole text would cost much more.
        bad = _CONTROL.search(text)
        if bad is not None:
            line, column = line_and_column(text, bad.start())
            gathered.add(
                pages.CONTROL_CHARACTER,
                f"a control character (U+{ord(bad[0]):04X}) stands in the text",
                "delete it",
                line=line,
                column=column,
            )
            return None
    return text


def _tell_unseen(text: str, gathered: Gathered) -> None:
    """Gathers characters that nobody sees, the first of each line."""
    for number, line in enumerate(lines_of(text)):
        if found := UNSEEN.search(line):
            what = named(found[0])
            message = f"{what} is in the text: nobody sees it, and the word is not the word that it looks like"
            gathered.add(codes.INVISIBLE, message, "delete it", line=number, column=found.start())


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Line and column of a character, both counted from 0."""
    breaks = list(_BREAK.finditer(text, 0, min(index, len(text))))
    return len(breaks), index - (breaks[-1].end() if breaks else 0)


def lines_of(text: str) -> list[str]:
    """The lines as YAML counts them, without their ends."""
    return _BREAK.split(text) if "\r" in text else text.split("\n")
