"""Running words print as typed: every word and label of a block, in order, in text, HTML and PDF."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2
import pytest
from conftest import Folder, Run
from hypothesis import given, settings
from hypothesis import strategies as st

from mkcsp.cli.app import run as run_command
from mkcsp.loader.reading import read
from mkcsp.model.base import Block
from mkcsp.model.minute import Clause, MinuteItem
from mkcsp.model.prose import blocks_of, lines

ROOT = Path(__file__).parents[2]
FORMATS = ["txt", "html", "pdf"]


def printed(file: Path) -> str:
    """The words of a paper without blanks, in the order in which they are read."""
    if file.suffix == ".pdf":
        with pypdfium2.PdfDocument(file) as pdf:
            # Where a line ends with a hyphen the library puts a sign of its own.
            text = "".join(page.get_textpage().get_text_range().replace("\ufffe", "-") for page in pdf)
    else:
        text = file.read_text("utf-8")
        if file.suffix == ".html":
            text = html.unescape(re.sub(r"<[^>]*>", " ", text.partition("<body")[2]))
    return re.sub(r"[\s\u200b]+", "", text)


def missing(words: list[str], paper: str) -> list[str]:
    """The words that do not stand in the paper, each after the one before. A foot of a page may stand between."""
    lost, at = [], 0
    for word in words:
        found = paper.find(word, at)
        if found < 0 or found - at > 600:
            lost.append(word)
        else:
            at = found + len(word)
    return lost


def minutes(text: str) -> str:
    block = "".join(f"          {line}".rstrip() + "\n" for line in text.split("\n"))
    return (
        "# records/groups/b.yaml\nname: Board\nkind: committee\n# records/meetings/b/2016-01-21.yaml\nstatus: held\n"
        f"minutes:\n  items:\n    - id: a\n      title: Begin\n      text: |\n{block}"
    )


@dataclass(frozen=True)
class Piece:
    """Some lines, and the words and labels that have to print."""

    typed: tuple[str, ...]
    words: tuple[str, ...]


NASTY = (
    "#7 *bold* __init__ **x** _y_ <b> </div> <script>alert(1)</script> <!-- ]]> &amp; & {{ 7*7 }} {% raw %} {# $x$ "
    "#eval(1) #let @ref `code` ~ ~~s~~ [a](b) ![p](q.png) [^1] “quoted” 1986. 3) (a) (ii) 2.6 a:b: 'x' \"y\" % %YAML "
    "http://x.test/_a_?b=c&d=1 é Łukasz naïve \\n \\section ... --- === <<x>> ^ | ; ! ? £5 ½ x|y !important &anchor"
).split()
word = st.one_of(st.sampled_from(NASTY), st.text("abcdefgXYZ0123456789", min_size=1, max_size=8))
LABELS = [
    "1.",
    "2.",
    "9.",
    "10.",
    "12)",
    "(1)",
    "a)",
    "(a)",
    "(b)",
    "(c)",
    "(i)",
    "(ii)",
    "(iv)",
    "(A)",
    "(B)",
    "i.",
    "–",
]


def not_a_row(words: list[str]) -> bool:
    return words[0] != "|" and not words[0].startswith("\\") and words[0] != "<!--"


sentence = st.lists(word, min_size=1, max_size=12).filter(not_a_row)


@st.composite
def paragraph(draw: Any) -> Piece:
    rows = draw(st.lists(sentence, min_size=1, max_size=3))
    return Piece(tuple(" ".join(row) for row in rows), tuple(one for row in rows for one in row))


@st.composite
def point(draw: Any) -> Piece:
    label = draw(st.sampled_from(["- ", "* ", "• ", *(f"{label} " for label in LABELS)]))
    words = draw(sentence)
    goes_on = draw(st.lists(sentence, max_size=1))
    indent = " " * draw(st.integers(0, 8))
    mark = [] if label[0] in "-*•" else [label.strip()]
    typed = [indent + label + " ".join(words), *(indent + "  " + " ".join(row) for row in goes_on)]
    return Piece(tuple(typed), (*mark, *words, *(one for row in goes_on for one in row)))


@st.composite
def heading(draw: Any) -> Piece:
    words = draw(sentence)
    return Piece(("#### " + " ".join(words),), tuple(words))


@st.composite
def table(draw: Any) -> Piece:
    wide = draw(st.integers(2, 4))
    cell = st.text("abcXYZ0123456789£%,", min_size=1, max_size=6)
    rows = draw(st.lists(st.lists(cell, min_size=wide, max_size=wide), min_size=1, max_size=4))
    typed = ["| " + " | ".join(row) + " |" for row in rows]
    if draw(st.booleans()):
        typed.insert(1, "|" + "---|" * wide)
    return Piece(tuple(typed), tuple(one for row in rows for one in row))


empty = st.just(Piece(("",), ()))
pieces = st.lists(st.one_of(paragraph(), point(), heading(), table(), empty), min_size=1, max_size=14)


@given(pieces)
@settings(max_examples=150)
def test_every_word_and_label_prints_as_typed_whatever_it_is(drawn: list[Piece]) -> None:
    # The first line of a block tells how far it is indented, so it begins with a word.
    text = "\n".join(("Begun.", *(line for piece in drawn for line in piece.typed)))
    words = ["Begun.", *(one for piece in drawn for one in piece.words), "DRAFT"]
    with TemporaryDirectory() as name:
        root = Path(name)
        for file in minutes(text).split("# records/")[1:]:
            path, _, content = file.partition("\n")
            (root / "records" / path).parent.mkdir(parents=True, exist_ok=True)
            (root / "records" / path).write_text(content, "utf-8")
        for format in FORMATS:
            paper = root / f"paper.{format}"
            assert run_command(["minutes", "b/2016-01-21", "-o", str(paper), "--root", str(root)]) == 0
            assert missing(words[:-1], printed(paper)) == [], format


def prose_of(item: MinuteItem) -> Iterator[Block]:
    if item.restricted is not None:
        return
    yield from item.text
    waiting = list(item.resolved)
    while waiting:
        clause: Clause = waiting.pop(0)
        yield from blocks_of(clause.text)
        waiting[:0] = clause.parts
    for part in item.parts:
        yield from prose_of(part)


def own_minutes() -> list[tuple[Path, str]]:
    example = ROOT / "src" / "mkcsp" / "example"
    roots = [ROOT, *(folder.parent for folder in example.glob("**/records"))]
    return [
        (root, id) for root in roots for id, meeting in sorted(read(root).register.meetings.items()) if meeting.minutes
    ]


@pytest.mark.parametrize(("root", "id"), own_minutes(), ids=lambda value: str(value).rpartition("/")[2])
def test_the_prose_of_the_records_and_of_the_example_prints_word_for_word(root: Path, id: str, tmp_path: Path) -> None:
    meeting = read(root).register.meetings[id]
    assert meeting.minutes is not None
    paragraphs = [line.split() for item in meeting.minutes.items for line in lines(prose_of(item))]
    for format in FORMATS:
        paper = tmp_path / f"paper.{format}"
        assert run_command(["minutes", id, "-o", str(paper), "--root", str(root)]) == 0
        words = printed(paper)
        for paragraph in paragraphs:
            marked = [word for word in paragraph if word not in "|•"]
            begins = [found.start() for found in re.finditer(re.escape("".join(marked)[:20]), words)]
            assert any(missing(marked, words[begin:]) == [] for begin in begins), (format, paragraph)


LISTS = """\
That the Board
1. note the report;
2. ask the officer
   (a) to write
       (i) to the ward, and
       (ii) to the press;
   (b) to wait.

   Until then nothing is done.
3. close.
(a) flat
(i) flatter
- a bullet
(b) flat again

Words after it.

| Ward   | 2023 |
|--------|------|
| Abbey  |   12 |
| Castle | 1,204 |
\\- no point
\\1986. A great year
1986. A great year
"""


def test_lists_nest_by_indentation_and_by_their_labels(run: Run, folder: Folder) -> None:
    root = folder(minutes(LISTS))
    assert run("check", root=root).out.startswith("nothing is wrong")
    text = run("minutes", "b/2016-01-21", root=root).out
    shown = [line for line in text.partition("Begin\n\n")[2].partition("Chair")[0].splitlines() if line.strip()]
    assert [line[10:] for line in shown] == [
        "That the Board",
        "1.  note the report;",
        "2.  ask the officer",
        "    (a) to write",
        "        (i)  to the ward, and",
        "        (ii) to the press;",
        "    (b) to wait.",
        "    Until then nothing is done.",
        "3.  close.",
        "    (a) flat",
        "        (i) flatter",
        "            • a bullet",
        "    (b) flat again",
        "Words after it.",
        "Ward     2023",
        "------  -----",
        "Abbey      12",
        "Castle  1,204",
        "- no point 1986. A great year 1986. A great year",
    ]


def test_a_list_in_which_numbers_are_left_out_is_a_list(run: Run, folder: Folder) -> None:
    listed = "1) one\n3) three\n(b) bee\n(d) dee\n4) four, as in\n40) and in\n2. words\n"
    text = run("minutes", "b/2016-01-21", root=folder(minutes(listed))).out
    shown = [line.strip() for line in text.partition("Begin\n\n")[2].partition("Chair")[0].splitlines() if line.strip()]
    assert shown == ["1)  one", "3)  three (b) bee (d) dee", "4)  four, as in 40) and in 2. words"]


def test_a_clause_and_a_list_of_paragraphs_take_blocks_too(run: Run, folder: Folder) -> None:
    root = folder("""\
# records/groups/b.yaml
name: Board
kind: committee
# records/meetings/b/2016-01-21.yaml
status: held
minutes:
  items:
    - id: a
      title: A
      text:
        - An old paragraph.
        - label: "2.6"
          text: |
            A paragraph with a number.
            - its point
        - |
          Two more.

          - in one
        - heading: Old
          text: words
          bullets:
            - old point
          parts:
            - {label: a, text: old part}
      resolved:
        - id: 1
          text: |
            That unit #7: be closed
            and sold
            (a) at once, or
            (b) soon.
        - {id: 2, text: That that be all.}
""")
    assert run("check", root=root).out.startswith("nothing is wrong")
    text = run("minutes", "b/2016-01-21", root=root).out
    shown = [line for line in text.partition("A\n\n")[2].partition("Chair")[0].splitlines() if line.strip()]
    assert [line[10:] for line in shown] == [
        "An old paragraph.",
        "2.6   A paragraph with a number.",
        "      • its point",
        "Two more.",
        "• in one",
        "Old",
        "---",
        "words",
        "• old point",
        "(a) old part",
        "Resolved:",
        "1.  That unit #7: be closed and sold",
        "    (a) at once, or",
        "    (b) soon.",
        "2.  That that be all.",
    ]


def test_a_table_keeps_to_the_width_of_the_terminal(run: Run, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    wide = "| " + " | ".join(f"heading{number} of many" for number in range(9)) + " |"
    row = "| " + " | ".join(f"word{number} and more" for number in range(9)) + " |"
    rule = "|" + "---|" * 9
    root = folder(minutes("\n".join(("Words.", wide, rule, row))))
    text = run("minutes", "b/2016-01-21", root=root).out
    assert max(map(len, text.splitlines())) <= 80
    assert all(f"heading{number} of many: word{number} and more" in text for number in range(9))


def test_the_manual_shows_what_it_says(run: Run, folder: Folder) -> None:
    manual = (ROOT / "docs" / "keeping-records.md").read_text("utf-8")
    (block,) = re.findall(r"^```text\ntext: \|\n(.*?)^```$", manual, re.MULTILINE | re.DOTALL)
    text = run("minutes", "b/2016-01-21", root=folder(minutes(re.sub(r"^  ", "", block, flags=re.MULTILINE)))).out
    for line in (
        'unit #7: "the roof leaks".',
        "(a) to close it, and",
        "    (i) to say so",
        "(b) to look",
        "Abbey     12    14",
    ):
        assert line in text
