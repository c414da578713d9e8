"""Whatever a text is, it is written so that it reads back as just that."""

from __future__ import annotations

import tempfile
from pathlib import Path

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from mkcsp.edit.new_records import member_text
from mkcsp.edit.yaml_lines import emit_scalar
from mkcsp.loader.reading import read
from mkcsp.spelling import id_of

# What YAML can hold at all: no control characters of old and no halves of characters.
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60).filter(str.strip)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
@example("no")
@example("14:04")
@example("007")
@example("@Cllr: X # 1")
@example("- a\nb: [c")
@example("a\u2028b\x85c")
def test_a_text_is_one_line_that_reads_back(words: str) -> None:
    line = f"key: {emit_scalar(words)}"
    assert len(line.splitlines()) == 1
    assert yaml.safe_load(line) == {"key": words}


@given(WORDS, WORDS)
def test_a_new_member_reads_back(name: str, style: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "records" / "members" / "x.yaml"
        file.parent.mkdir(parents=True)
        file.write_text(member_text("x", name, style=style), encoding="utf-8", newline="\n")
        member = read(Path(folder)).register.members["x"]
    assert (member.name, member.styles[0].as_) == (name, style)


@given(st.text(max_size=40))
def test_an_id_made_of_a_name_is_one_or_nothing(name: str) -> None:
    made = id_of(name)
    assert made == "" or (made.strip("-") == made and set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-"))
    assert id_of(made) == made
