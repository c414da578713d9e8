"""The PDF as an archive and a screen reader see it."""

from __future__ import annotations

import io
import subprocess
import sys

import pikepdf
import pytest

from mkcsp.papers.common import Paper
from mkcsp.render.formats import render_pdf

from . import samples

ALL = (
    samples.AGENDA_2006,
    samples.COUNCIL_AGENDA,
    samples.MINUTES_2016,
    samples.NASTY,
    samples.ATTENDANCE,
    samples.MEMBERSHIP,
    samples.ACTIONS,
)


def opened(paper: Paper) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(render_pdf(paper)))


def outline(pdf: pikepdf.Pdf) -> list[str]:
    titles: list[str] = []

    def walk(entries: list[pikepdf.OutlineItem]) -> None:
        for entry in entries:
            titles.append(entry.title)
            walk(entry.children)

    with pdf.open_outline() as tree:
        walk(tree.root)
    return titles


@pytest.mark.parametrize("paper", ALL, ids=lambda paper: paper.template)
def test_pdf_is_tagged_and_named(paper: Paper) -> None:
    pdf = opened(paper)
    assert pdf.Root.Lang == "en-GB"
    assert pdf.Root.MarkInfo.Marked
    assert "/StructTreeRoot" in pdf.Root
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == paper.heading
        assert metadata["pdfuaid:part"] == "1"
        assert "xmp:CreateDate" not in metadata
    assert all(round(float(page.mediabox[3])) == 842 for page in pdf.pages)


def test_outline_of_minutes_is_their_items_with_numbers() -> None:
    titles = outline(opened(samples.MINUTES_2016))
    assert titles[:3] == [
        "SAFERMK PARTNERSHIP",
        "PRESENT:",
        "Representatives of SaferMK Partnership Board with Voting Rights:",
    ]
    assert "SMK30 CHAIR WELCOME AND INTRODUCTIONS" in titles
    assert "PURPLE FLAG SCHEME" in titles


def test_outline_of_an_agenda_is_its_terms_and_items() -> None:
    titles = outline(opened(samples.AGENDA_2006))
    assert "1. PARTNERSHIP" in titles
    assert "4. BCS Crime in Milton Keynes" in titles


def test_every_run_gives_the_same_bytes() -> None:
    # Another process has another hash seed and another clock.
    program = (
        "import sys; from mkcsp.render.formats import render_pdf; from tests.render.samples import MINUTES_2016;"
        "sys.stdout.buffer.write(render_pdf(MINUTES_2016))"
    )
    root = str(samples.__file__).rsplit("tests", 1)[0]
    other = subprocess.run(  # the path is ours
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        cwd=root,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert other.stdout == render_pdf(samples.MINUTES_2016)


def test_only_the_fonts_that_the_program_brings_are_used() -> None:
    fonts = {
        str(font.BaseFont).split("+")[-1]
        for page in opened(samples.MINUTES_2016).pages
        for font in page.resources.Font.values()
    }
    assert fonts
    assert all(name.startswith("SourceSansPro") for name in fonts)


def test_importing_the_package_imports_no_engine() -> None:
    program = "import sys, mkcsp.render.formats; sys.exit('jinja2' in sys.modules or 'typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], env={"PYTHONPATH": ":".join(sys.path)}).returncode == 0
