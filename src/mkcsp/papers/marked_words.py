"""Words of a report's body in which emphasis, links and notes are marked; everything else in them is as typed."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Literal

from mkcsp.model.base import dataclass
from mkcsp.papers.prose_blocks import Block, ListEntry, Listing, Paragraph, Picture

_NOTE_MARK = "\ue001"
_RUN = re.compile(
    r"(?<![\w*\\])\*\*(?P<strong>[^\s*](?:[^*]*[^\s*])?)\*\*(?![\w*])"
    r"|(?<![\w*\\])\*(?P<emphasis>[^\s*](?:[^*]*[^\s*])?)\*(?![\w*])"
    r"|(?<![!\\])\[(?P<words>[^\[\]]+)\]\((?P<target>(?:https?://|mailto:)[^\s()<>]+)\)"
    rf"|{_NOTE_MARK}(?P<note>\d+){_NOTE_MARK}"
)
_REFERENCE = re.compile(r"(?<!\\)\[\^(?P<id>[\w-]+)\](?!:)")
_DEFINITION = re.compile(r"\[\^(?P<id>[\w-]+)\]:\s+(?P<words>\S.*)", re.DOTALL)

PICTURE = re.compile(r"!\[(?P<alternative>[^\[\]]*)\]\((?P<file>[\w-][\w.-]*\.(?:png|jpe?g))\)", re.IGNORECASE)
"""A paragraph that is a picture: `![what it shows](wards.png)`, from the folder pictures beside the records."""

RunKind = Literal["plain", "strong", "emphasis", "link", "note"]


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of one kind. target: where a link leads."""

    kind: RunKind
    words: str
    target: str = ""


class Marked(str):
    """A text with marks: `**strong**`, `*emphasis*`, `[words](https://…)`. Where no format is asked, it is plain."""

    __slots__ = ()

    def runs(self) -> Iterator[Run]:
        """The words in order."""
        done = 0
        for match in _RUN.finditer(self):
            if match.start() > done:
                yield Run("plain", self[done : match.start()])
            done = match.end()
            if match["target"]:
                yield Run("link", match["words"], match["target"])
            else:
                kind: RunKind = "strong" if match["strong"] else "emphasis" if match["emphasis"] else "note"
                yield Run(kind, match["strong"] or match["emphasis"] or match["note"])
        if done < len(self):
            yield Run("plain", self[done:])

    def plain(self) -> str:
        """The words alone: a link with its address behind it, a note as `[1]`."""
        return "".join(
            f"{run.words} ({run.target.removeprefix('mailto:')})"
            if run.kind == "link" and run.words != run.target.removeprefix("mailto:")
            else f"[{run.words}]"
            if run.kind == "note"
            else run.words
            for run in self.runs()
        )


@dataclass(frozen=True, slots=True)
class Note:
    """A note below the text, by the number that stands in it."""

    number: str
    text: str


class Marks:
    """The pictures and notes of a report while its body is read; notes are numbered as the text refers to them.

    pictures: gives the file of a picture by its name; raises CannotGoOn where there is none.
    """

    def __init__(self, blocks: tuple[Block, ...], pictures: Callable[[str], bytes]) -> None:
        self._pictures = pictures
        self._defined: Mapping[str, str] = dict(_definitions(blocks))
        self._numbers: dict[str, str] = {}

    def read(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks with their marks; the notes themselves are taken out, to stand at the end."""
        return tuple(
            self._block(block)
            for block in blocks
            if not (isinstance(block, Paragraph) and _defined_by(block) in self._defined)
        )

    def notes(self) -> tuple[Note, ...]:
        """The notes to which the text refers."""
        return tuple(Note(number, self._text(self._defined[id])) for id, number in self._numbers.items())

    def _block(self, block: Block) -> Block:
        if isinstance(block, Paragraph):
            picture = PICTURE.fullmatch(block.text) if not block.number else None
            if picture is not None and picture["alternative"].strip():
                kind = "png" if picture["file"].lower().endswith(".png") else "jpeg"
                data = b64encode(self._pictures(picture["file"])).decode("ascii")
                return Picture(alternative=picture["alternative"].strip(), data=data, type=f"image/{kind}")
            return replace(block, text=self._text(block.text), blocks=self.read(block.blocks))
        if isinstance(block, Listing):
            return replace(block, entries=tuple(self._entry(entry) for entry in block.entries))
        return block

    def _entry(self, entry: ListEntry) -> ListEntry:
        return replace(entry, text=self._text(entry.text), blocks=self.read(entry.blocks))

    def _text(self, text: str) -> str:
        text = text.replace(_NOTE_MARK, "")

        def number(match: re.Match[str]) -> str:
            if match["id"] not in self._defined:
                return match[0]
            found = self._numbers.setdefault(match["id"], str(len(self._numbers) + 1))
            return f"{_NOTE_MARK}{found}{_NOTE_MARK}"

        text = _REFERENCE.sub(number, text)
        return Marked(text) if _RUN.search(text) else text


def _defined_by(paragraph: Paragraph) -> str:
    match = _DEFINITION.fullmatch(paragraph.text) if not paragraph.number else None
    return match["id"] if match else ""


def _definitions(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    """The notes that the text refers to somewhere; one that it does not stays where it is, as typed."""
    everything = list(_texts(blocks))
    referred = {match["id"] for text in everything for match in _REFERENCE.finditer(text)}
    for text in everything:
        match = _DEFINITION.fullmatch(text)
        if match and match["id"] in referred:
            yield match["id"], match["words"]


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
            yield from _texts(block.blocks)
        elif isinstance(block, Listing):
            for entry in block.entries:
                yield entry.text
                yield from _texts(entry.blocks)
