"""Papers as plain text, against copies that have been read line by line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mkcsp.render.formats import render, render_text
from mkcsp.render.widths import columns, wrapped

from . import samples

GOLDEN = Path(__file__).parent / "golden"
PAPERS = {
    "agenda-2006": samples.AGENDA_2006,
    "agenda-council": samples.COUNCIL_AGENDA,
    "minutes-2016": samples.MINUTES_2016,
    "minutes-nasty": samples.NASTY,
    "attendance-record": samples.ATTENDANCE,
    "membership": samples.MEMBERSHIP,
    "action-list": samples.ACTIONS,
}


@pytest.mark.parametrize("name", PAPERS)
def test_text_is_as_read(name: str) -> None:
    """Set MKCSP_WRITE_GOLDEN to write the copies anew, and read them before they are committed."""
    file = GOLDEN / f"{name}.txt"
    text = render(PAPERS[name], "text")
    if os.environ.get("MKCSP_WRITE_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text)
    assert text == file.read_bytes()


@pytest.mark.parametrize("width", [48, 60, 80, 120])
@pytest.mark.parametrize("name", PAPERS)
def test_no_line_is_wider_than_asked_but_for_a_word_that_is(name: str, width: int) -> None:
    for line in render_text(PAPERS[name], width=width).splitlines():
        longest = max(map(columns, line.split()), default=0)
        assert columns(line) <= width or longest > width - 20, line


def test_nothing_is_lost_whatever_the_width() -> None:
    # A roll in two columns changes the order of words with the width, so they are compared as a whole.
    narrow = sorted(render_text(samples.MINUTES_2016, width=50).replace("-", "").replace("_", "").split())
    wide = sorted(render_text(samples.MINUTES_2016, width=200).replace("-", "").replace("_", "").split())
    assert narrow == wide


def test_wide_and_combining_characters_take_their_columns() -> None:
    assert columns("漢字") == 4
    assert columns("e\u0301") == 1
    assert wrapped("漢字 漢字", 4) == ["漢字", "漢字"]


def test_a_no_break_space_holds() -> None:
    assert wrapped("1\u00a0October 2015", 8) == ["1\u00a0October", "2015"]
