"""Every paper with one, a dozen and sixty of everything, on paper of both sizes and in large print, measured."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

from papers.lengths import HELD, ON, PLANNED, SLENDER, name, write
from papers.measured import overprinted, pages, well_broken

DAY = ("--on", ON)
PAPERS = {
    "agenda": ("agenda", PLANNED),
    "slender agenda": ("agenda", SLENDER),
    "supplement": ("agenda", PLANNED, "--supplement"),
    "minutes": ("minutes", HELD),
    "membership": ("members", "big", *DAY),
    "attendance record": ("attendance", "big", "m1", *DAY),
    "letter": ("letter", "big", "m1", "--yes", *DAY),
    "breach sheet": ("breaches", "big", "--sheet", *DAY),
    "action list": ("resolutions", "--group", "big", *DAY),
    "compliance": ("compliance", "big", *DAY),
    "compliance in full": ("compliance", "big", "--full", *DAY),
    "task list": ("today", "big", *DAY),
}
EVERYBODY = ("minutes", "membership", "breach sheet", "task list")
ENDS = {"minutes": "That item {} be noted.", "letter": "please tell me"}
LOOKS = {
    "a4": (),
    "large print": ("--large-print",),
    "a5": ("--page", "a5"),
    "large print on a5": ("--large-print", "--page", "a5"),
}
LENGTHS = ((1, "a4"), (12, "a4"), (60, "a4"), (7, "large print"), (23, "a5"), (5, "large print on a5"))

Sized = Callable[[int], Path]


@pytest.fixture(scope="module")
def sized(tmp_path_factory: pytest.TempPathFactory) -> Sized:
    """The folder of records with so many of everything."""
    made: dict[int, Path] = {}

    def folder(count: int) -> Path:
        if count not in made:
            made[count] = write(tmp_path_factory.mktemp(f"of-{count}"), count)
        return made[count]

    return folder


def letters(text: str) -> str:
    """The letters and figures of a text, however it was broken into lines."""
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(("count", "look"), LENGTHS)
def test_a_paper_of_any_length(paper: str, count: int, look: str, sized: Sized, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    ran = run(*PAPERS[paper], *LOOKS[look], "-o", file, root=sized(count))
    assert (ran.status, ran.err) == (0, "")
    made = pages(file, a5="a5" in look)
    well_broken(made, items=paper in ("agenda", "supplement"))
    assert overprinted(file) == []
    if paper in EVERYBODY:
        every = letters("".join(page.text for page in made))
        assert [name(n) for n in range(1, count + 1) if letters(name(n)) not in every] == []
    if paper in ENDS:
        assert ENDS[paper].format(count) in " ".join(made[-1].text.split()), "the signature stands alone"
