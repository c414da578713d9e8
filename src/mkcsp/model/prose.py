"""Running words typed as a block: paragraphs, lists with their labels, headings and tables.

The grammar is in docs/keeping-records.md, "Prose".

Nothing within a line has a meaning, every word and label stays as it is typed, and what is no mark is words. CommonMark
would number labels anew ("3." after "1."), and eat asterisks, underscores and angle brackets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from mkcsp.model.base import Block, Passage, Structured

BULLET = "•"
"""The label of a point that has none of its own."""

DEEPEST = 20
"""How many points may stand below each other; what is indented further stands beside the last."""

_BULLETS = "-*•‣◦▪●"
_DASHES = "–—"

_POINT = re.compile(rf"(?P<mark>[{_BULLETS}{_DASHES}])\s+(?=\S)")
_NUMBERED = re.compile(
    r"(?P<mark>\((?:\d{1,3}|[a-z]{1,2}|[ivxlc]{1,7}|[A-Z]|[IVXLC]{1,7})\)"
    r"|(?:\d{1,3}|[a-z]|[ivxlc]{1,7}|[A-Z]|[IVXLC]{1,7})[.)])\s+(?=\S)"
)
_CITED = re.compile(r"(?P<mark>\d{1,3}(?:\.\d{1,3})+\.?)\s+(?=[^\sa-z])")
_HEADING = re.compile(r"####\s+(?=\S)")
_ROW = re.compile(r"\|.*\|\s*")
_RULE = frozenset("|:+- \t")
_LIKE_A_LABEL = re.compile(r"\(?\w{1,8}[.)]\s")
_UPPER_STOP = re.compile(r"[A-Z]+\.")
# Two blanks after a full stop are how many people type; elsewhere two or a tab part the columns of a table.
_GAP = re.compile(r"(?<![ \xa0])[ \xa0]*\t\s*|(?<=[^\s.?!:;,])[ \xa0]{2,}|(?<=[.?!:;,])[ \xa0]{3,}")
_PIPE = re.compile(r"(?<!\\)\|")


def read_prose(typed: str) -> tuple[Block, ...]:
    """The blocks of a text typed over several lines, in order."""
    return _Reader(typed).blocks()


def structured(typed: str) -> str:
    """A text typed over several lines as one: plain where it is one paragraph, else a Structured."""
    blocks = _plain_paragraphs(typed)
    if blocks is None:
        blocks = read_prose(typed)
    if not blocks:
        return ""
    if len(blocks) == 1 and isinstance(blocks[0], str):
        return blocks[0]
    return Structured(" ".join(lines(blocks)), blocks)


def _plain_paragraphs(typed: str) -> tuple[Block, ...] | None:
    """The paragraphs of a text that holds nothing else, as most do; None of any other, which is read line by line."""
    if "  " in typed or "\t" in typed or "\\" in typed:
        return None
    paragraphs: list[str] = []
    words: list[str] = []
    for line in [*typed.split("\n"), ""]:
        line = line.strip()
        if not line:
            if words:
                paragraphs.append(" ".join(words))
                words = []
        elif begins_with_a_mark(line):
            return None
        else:
            words.append(line)
    return tuple(paragraphs)


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of running words, however they were typed."""
    return text.blocks if isinstance(text, Structured) else (text,) if text else ()


def lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Every word and label of some blocks, a line for each paragraph, point and row: for where layout has no room."""
    for block in blocks:
        if isinstance(block, str):
            if isinstance(block, Structured):
                yield from lines(block.blocks)
            else:
                yield block
            continue
        if block.heading:
            yield block.heading
        below = lines(blocks_of(block.text)) if block.text else iter(())
        first = " ".join(filter(None, (block.label, next(below, ""))))
        if first:
            yield first
        yield from below
        for row in block.table:
            yield " | ".join(row)
        for bullet in block.bullets:
            yield from _led(BULLET, lines(blocks_of(bullet)))
        yield from lines(block.parts)


def _led(label: str, texts: Iterator[str]) -> Iterator[str]:
    yield f"{label} {next(texts, '')}".rstrip()
    yield from texts


def begins_with_a_mark(line: str) -> bool:
    """Whether a line begins as a point, a heading or the row of a table does."""
    line = line.strip()
    head = line[:9]
    if head[:1].isalpha() and "." not in head and ")" not in head:
        return False  # a word: what most lines begin with, told without a pattern
    return any(pattern.match(line) for pattern in (_POINT, _NUMBERED, _CITED, _HEADING)) or _is_row(line)


def _may_look_like_a_mark(words: str) -> bool:
    """Whether somebody could put a backslash before these words to be sure: `1986. A great year`."""
    return begins_with_a_mark(words) or _LIKE_A_LABEL.match(words) is not None


class _Entry:
    """A point that is being read. indent: the column of its label. counts: what its label may count, by its form."""

    __slots__ = ("below", "counts", "form", "indent", "label", "words")

    def __init__(self, indent: int, label: str, form: str, counts: frozenset[tuple[str, int]], words: str) -> None:
        self.indent = indent
        self.label = label
        self.form = form
        self.counts = counts
        self.words = [words]
        self.below: list[object] = []


class _Reader:
    """Reads a text line by line.

    stack: the points that are open, outermost first; words: those of the paragraph that goes on, or None after an empty
    line.
    """

    def __init__(self, typed: str) -> None:
        self._lines = typed.split("\n")
        self._top: list[object] = []
        self._stack: list[_Entry] = []
        self._words: list[str] | None = None

    def blocks(self) -> tuple[Block, ...]:
        number = 0
        while number < len(self._lines):
            number += self._line(number)
        return _made(self._top)

    def _line(self, number: int) -> int:
        """Reads the line of that number; how many lines that took."""
        line = self._lines[number].expandtabs(4) if self._lines[number][:1].isspace() else self._lines[number]
        words = line.strip()
        indent = len(line) - len(line.lstrip())
        if not words:
            self._words = None
            return 1
        if words[0] == "\\" and _may_look_like_a_mark(words.lstrip("\\")):
            self._text(indent, words[1:])
            return 1
        if _HEADING.match(words):
            self._close(indent).append(Passage(heading=_one_line(words[4:])))
            return 1
        if _is_row(words):
            return self._table(number, indent, _is_row, _cells)
        mark = _POINT.match(words) or _CITED.match(words) or _NUMBERED.match(words)
        if mark is not None and self._point(number, indent, mark["mark"], words[mark.end() :]):
            return 1
        if mark is None and (columns := self._columns(number)):
            return self._table(number, indent, lambda text: len(_GAP.split(text)) == columns, _GAP.split)
        self._text(indent, words)
        return 1

    def _text(self, indent: int, words: str) -> None:
        if self._words is None:
            place = self._close(indent)
            self._words = [words]
            place.append(self._words)
        else:
            self._words.append(words)

    def _close(self, indent: int) -> list[object]:
        """Ends the paragraph and the points that do not hold what stands at this column; where it belongs."""
        self._words = None
        while self._stack and indent <= self._stack[-1].indent:
            self._stack.pop()
        return self._stack[-1].below if self._stack else self._top

    # Tables

    def _columns(self, number: int) -> int:
        """How many columns a table without lines has that begins here; 0 where none does."""
        mine = len(_GAP.split(self._lines[number].strip()))
        if mine < 2 or number + 1 >= len(self._lines):
            return 0
        below = self._lines[number + 1].strip()
        alike = len(_GAP.split(below)) == mine and not begins_with_a_mark(below)
        return mine if alike else 0

    def _table(
        self, number: int, indent: int, is_row: Callable[[str], bool], cells: Callable[[str], Sequence[str]]
    ) -> int:
        rows: list[tuple[str, ...]] = []
        headings = False
        end = number
        while end < len(self._lines) and (line := self._lines[end].strip()) and is_row(line):
            if _RULE.issuperset(line) and "|" in line and "-" in line:
                headings = headings or len(rows) == 1
            else:
                rows.append(tuple(_one_line(cell) for cell in cells(line)))
            end += 1
        if rows:
            wide = max(map(len, rows))
            full = tuple((*row, *("",) * (wide - len(row))) for row in rows)
            self._close(indent).append(Passage(table=full, table_headings=headings))
        return end - number

    # Points

    def _point(self, number: int, indent: int, label: str, words: str) -> bool:
        """Opens a point, unless the line is only words that go on."""
        form, counts = _form(label)
        goes_on = self._words is not None
        before = self._lines[number - 1].rstrip() if number else ""
        may_begin = (
            not goes_on
            or before.endswith(":")
            or form in _BULLETS
            or (form != "cited" and form not in _DASHES and any(count == 1 for _, count in counts))
        )
        if _UPPER_STOP.fullmatch(label) and not self._follows(number, label, counts):
            return False  # an initial: A. Smith
        open_here = [entry for entry in self._stack if entry.indent == indent]
        deeper = not self._stack or indent > self._stack[-1].indent
        before_it = _before(open_here, form, counts) if not deeper else None
        if before_it is None and not may_begin:
            return False
        if before_it is not None:
            counts = _agreed(before_it.counts, counts)
            while self._stack.pop() is not before_it:
                pass
        elif not deeper:
            self._to_the_place_of(indent, form, counts, open_here)
            counts = frozenset(pair for pair in counts if pair[1] == 1) or counts
        else:
            counts = frozenset(pair for pair in counts if pair[1] == 1) or counts
        del self._stack[DEEPEST:]
        entry = _Entry(indent, BULLET if form in _BULLETS else label, form, counts, words)
        (self._stack[-1].below if self._stack else self._top).append(entry)
        self._stack.append(entry)
        self._words = entry.words
        return True

    def _to_the_place_of(
        self, indent: int, form: str, counts: frozenset[tuple[str, int]], open_here: list[_Entry]
    ) -> None:
        """Ends the points that a new one does not stand below.

        At the same column, one that begins to count, or a bullet, stands below the last; one that begins to count anew,
        or goes on elsewhere, beside those like it.
        """
        while self._stack and self._stack[-1].indent > indent:
            self._stack.pop()
        begins = {kind for kind, count in counts if count == 1} if form != "cited" else set()
        same = next(
            (entry for entry in open_here if entry.form == form and (not begins or begins & _kinds(entry))), None
        )
        if same is None:
            if not open_here or form in _BULLETS + _DASHES or begins:
                return
            same = open_here[0]
        while self._stack and self._stack.pop() is not same:
            pass

    def _follows(self, number: int, label: str, counts: frozenset[tuple[str, int]]) -> bool:
        """Whether a capital with a stop counts: it comes next, or the next one comes in the lines that follow."""
        form = _form(label)[0]
        if any(entry.form == form and _successor(entry.counts, counts) for entry in self._stack):
            return True
        for line in self._lines[number + 1 :]:
            below = _NUMBERED.match(line.strip())
            if below is not None and _UPPER_STOP.fullmatch(below["mark"]):
                return bool(_successor(counts, _form(below["mark"])[1])) and any(count == 1 for _, count in counts)
        return False


def _before(open_here: list[_Entry], form: str, counts: frozenset[tuple[str, int]]) -> _Entry | None:
    """The open point at this column that a label comes next to; else one that it comes after, with some left out."""
    alike = [entry for entry in reversed(open_here) if entry.form == form]
    for entry in alike:
        if not counts or _successor(entry.counts, counts):
            return entry
    return next((entry for entry in alike if form != "cited" and _later(entry.counts, counts)), None)


def _kinds(entry: _Entry) -> set[str]:
    return {kind for kind, _ in entry.counts}


def _successor(before: frozenset[tuple[str, int]], counts: frozenset[tuple[str, int]]) -> bool:
    return any((kind, count - 1) in before for kind, count in counts)


def _later(before: frozenset[tuple[str, int]], counts: frozenset[tuple[str, int]]) -> bool:
    """Whether a label can be of the same list though up to eight before it are left out."""
    begins = any(count == 1 for _, count in counts)
    near = (kind == other and last < count < last + 10 for kind, count in counts for other, last in before)
    return not begins and any(near)


def _agreed(before: frozenset[tuple[str, int]], counts: frozenset[tuple[str, int]]) -> frozenset[tuple[str, int]]:
    return frozenset((kind, count) for kind, count in counts if (kind, count - 1) in before) or counts


def _form(label: str) -> tuple[str, frozenset[tuple[str, int]]]:
    """The form of a label without what it counts, and what it may count: (i) is a ninth letter or a first numeral."""
    if label in _BULLETS or label in _DASHES:
        return label, frozenset()
    if "." in label[:-1]:
        *_, last = (int(part) for part in label.rstrip(".").split("."))
        return "cited", frozenset({(label.rstrip(".").rpartition(".")[0], last)})
    core = label.strip("().")
    form = label.replace(core, "x") + ("X" if core.isupper() else "")
    if core.isdecimal():
        return f"{form}1", frozenset({("number", int(core))})
    counts = set()
    if len(core) == 1:
        counts.add(("letter", ord(core.lower()) - ord("a") + 1))
    elif len(set(core)) == 1 and len(core) == 2:
        counts.add(("letter", 26 + ord(core[0].lower()) - ord("a") + 1))
    if (numeral := _numeral(core.lower())) is not None:
        counts.add(("numeral", numeral))
    return form, frozenset(counts)


def _numeral(letters: str) -> int | None:
    worth = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    if not set(letters) <= set(worth):
        return None
    values = [worth[letter] for letter in letters]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _is_row(words: str) -> bool:
    return words[:1] == "|" and _ROW.fullmatch(words) is not None and len(_PIPE.split(words)) > 3


def _cells(line: str) -> list[str]:
    return [cell.replace("\\|", "|") for cell in _PIPE.split(line.strip())[1:-1]]


def _one_line(words: str) -> str:
    return " ".join(re.split(r"[ \t]+", words.strip()))


def _made(found: Iterable[object]) -> tuple[Block, ...]:
    made: list[Block] = []
    for one in found:
        if isinstance(one, list):
            made.append(_one_line(" ".join(one)))
        elif isinstance(one, _Entry):
            made.append(Passage(label=one.label, text=_one_line(" ".join(one.words)), parts=_made(one.below)))
        elif isinstance(one, Passage):
            made.append(one)
    return tuple(made)
