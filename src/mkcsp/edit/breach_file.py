"""That a letter was sent, entered into the record of a breach: a new file, or a few lines more in one that is there."""

from __future__ import annotations

import re
from dataclasses import replace

from mkcsp.attendance.sequences import Subject
from mkcsp.edit.yaml_lines import Lines
from mkcsp.findings import CannotGoOn
from mkcsp.loader.reading import read_single
from mkcsp.model.breach import Breach, Letter

_LETTERS = re.compile(r"letters:[ \t]*(#.*)?")
_FIELD = re.compile(r"\S")


def new(id: str, subject: Subject, completed: str, letter: Letter) -> str:
    """The whole file of a breach of which nothing is recorded yet, valid as it is. id: `GROUP/DATE-WHO`."""
    lines = Lines()
    lines.modeline(f"records/breaches/{id}.yaml")
    lines.id(0, {"person": "member"}.get(subject.kind, subject.kind), subject.id)
    lines.id(0, "completed", completed)
    lines.plain(0, "letters")
    lines.plain(1, "kind", letter.kind, first=True)
    lines.plain(2, "sent", letter.sent)
    return str(lines)


def extended(record: Breach, text: str, letter: Letter) -> str:
    """The text of a breach's file with one letter more; comments and layout stay as they are.

    The result is read again: everything but that letter must be as before. Raises CannotGoOn, with what to type, where
    the file is laid out in a way that this cannot be done in, or is not the one that was read.
    """
    made = _with(text, letter)
    wanted = replace(record, letters=(*record.letters, letter))
    if read_single(Breach, record.id, text) != record or made is None or read_single(Breach, record.id, made) != wanted:
        raise CannotGoOn(
            f"{record.path} is laid out in a way that cannot be added to, and was left alone",
            help=f"Add below `letters`:  - {{kind: {letter.kind}, sent: {letter.sent}}}",
        )
    return made


def _with(text: str, letter: Letter) -> str | None:
    """The text with an entry more below `letters`, or with that field more; None where its lines do not show how."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(end)
    found = [number for number, line in enumerate(lines) if _LETTERS.fullmatch(line)]
    if not found:
        if any(line.startswith("letters") for line in lines):
            return None
        while lines and not lines[-1]:
            lines.pop()
        return end.join([*lines, "letters:", *_entry("  ", letter), ""])
    entries = [
        number
        for number in range(found[0] + 1, _next_field(lines, found[0] + 1))
        if lines[number].strip() and not lines[number].lstrip().startswith("#")
    ]
    if not entries:
        return end.join([*lines[: found[0] + 1], *_entry("  ", letter), *lines[found[0] + 1 :]])
    indent = lines[entries[0]][: len(lines[entries[0]]) - len(lines[entries[0]].lstrip())]
    return end.join([*lines[: entries[-1] + 1], *_entry(indent, letter), *lines[entries[-1] + 1 :]])


def _next_field(lines: list[str], begin: int) -> int:
    """The number of the line at which the next field of the record begins. A list may stand at the margin."""
    for number in range(begin, len(lines)):
        if _FIELD.match(lines[number]) and not lines[number].startswith(("#", "- ")):
            return number
    return len(lines)


def _entry(indent: str, letter: Letter) -> list[str]:
    return [f"{indent}- kind: {letter.kind}", f"{indent}  sent: {letter.sent}"]
