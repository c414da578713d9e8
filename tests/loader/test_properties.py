"""Whatever bytes a file holds: records or findings, each finding within the file, and never an exception."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from mkcsp.findings import Place, Position
from mkcsp.loader.positions import lines_in, locate
from mkcsp.loader.reading import read

from .folders import MEETING, folder

VALID = b"""\
status: held
starts: 14:04
roll:
  complete: yes
  sections:
    - kind: members
      heading: "Members: present"
      lines:
        - member: jo-field
          as: 'Jo''s'
          movements: [{what: left, time: 15:00}]
minutes:
  items:
    - id: a
      text:
        - >-
          A paragraph that goes
          on.
        - label: (a)
          parts: [One, {text: Two}]
      resolved:
        - {id: 1, text: That it be so., outcomes: [noted]}
acknowledged:
  - {code: MK401, at: minutes/items/a, reason: known}
"""
SIGNS = [
    "- ",
    "? ",
    ": ",
    "&a ",
    "*a",
    "!t ",
    "<<: ",
    "|\n",
    "  ",
    "---\n",
    "...\n",
    "%YAML 9\n",
    "status: held\n",
    "roll:\n",
]
PIECES = st.one_of(
    st.sampled_from([*SIGNS, *"[]{}:'\">#\n\r\t @`\\a1\x00é\u2028\ufeff🙂"]).map(str.encode), st.just(b"\xff")
)
CUTS = st.lists(st.tuples(st.integers(0, len(VALID)), st.integers(0, 12), PIECES), min_size=1, max_size=4)


def read_and_judge(content: bytes) -> None:
    """Reads a meeting of these bytes and holds that it is a record, or findings at places that are in the file."""
    with TemporaryDirectory() as name:
        root = folder(Path(name), {MEETING: content})
        reading = read(root)
        meeting = reading.register.meetings.get("smk/2016-01-21")
        assert meeting is not None or reading.findings
        assert bool(reading.findings) == (MEETING in reading.register.incomplete)
        lines = lines_in(root, MEETING)
        assert lines == re.split("\r\n|\r|\n", content.decode("utf-8", "replace").removeprefix("\ufeff"))
        for found in reading.findings:
            at = found.at
            assert isinstance(at, Position)
            assert 1 <= at.line <= len(lines)
            assert 1 <= at.column <= len(lines[at.line - 1]) + 1
            assert found.span >= 1
        if meeting is not None:
            position = locate(root, Place(MEETING, ("roll", "sections", 0, "lines", 0, "as")))
            assert position.line <= len(lines)


@given(st.binary(max_size=200))
@settings(max_examples=100)
def test_any_bytes(content: bytes) -> None:
    read_and_judge(content)


@given(st.lists(PIECES, max_size=30))
@settings(max_examples=200)
def test_any_order_of_the_signs_of_yaml(pieces: list[bytes]) -> None:
    read_and_judge(b"".join(pieces))


@given(CUTS)
@settings(max_examples=200)
def test_a_valid_file_in_which_something_was_replaced(cuts: list[tuple[int, int, bytes]]) -> None:
    content = VALID
    for start, length, piece in cuts:
        content = content[:start] + piece + content[start + length :]
    read_and_judge(content)


@given(
    st.text(
        st.characters(exclude_categories=("Cs", "Cc", "Cf"), exclude_characters="\u2028\u2029\ufffe\uffff"), min_size=1
    )
)
@settings(max_examples=200)
def test_any_text_in_single_quotes_arrives_as_it_is_typed(text: str) -> None:
    with TemporaryDirectory() as name:
        quoted = "'" + text.replace("'", "''") + "'"
        reading = read(folder(Path(name), {"records/members/jo.yaml": f"name: {quoted}\n"}))
        assert reading.findings == ()
        assert reading.register.members["jo"].name == text
