"""The steps of the manual on templates work as they are told."""

from __future__ import annotations

import re
import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from mkcsp.findings import CannotGoOn
from mkcsp.papers import minutes_view
from mkcsp.render.formats import render_html, render_pdf, render_text
from mkcsp.render.templates import packaged

MANUAL = Path(__file__).parents[1] / "docs" / "templates.md"


def test_every_file_that_the_manual_names_is_there() -> None:
    papers = re.findall(r"`([a-z-]+)\.(?:typ\.j2|…)`", MANUAL.read_text(encoding="utf-8"))
    assert {"minutes", "agenda", "membership", "action-list", "attendance-record"} <= set(papers)
    for paper in papers:
        assert {file.name for file in packaged().glob(f"{paper}.*")} == {
            f"{paper}.{to}.j2" for to in ("typ", "html", "txt")
        }


PAPER = minutes_view.MinutesPaper(heading="Minutes of 1 May", body="The Board", held_on="Friday 1 May 2026")


def step(beginning: str) -> str:
    """The indented example of the manual that begins so."""
    examples = re.findall(r"\n\n((?:    .*\n|\n(?=    ))+)", MANUAL.read_text(encoding="utf-8"))
    (found,) = [text for text in examples if text.startswith(f"    {beginning}")]
    return re.sub(r"^    ", "", found, flags=re.MULTILINE)


def test_a_line_more_in_the_web_page(tmp_path: Path) -> None:
    (tmp_path / "minutes.html.j2").write_text(step('{% extends "packaged/minutes.html.j2" %}'))
    page = render_html(PAPER, template_dirs=[tmp_path])
    assert page.index("<p>Harrowmere Borough Council</p>") < page.index("The Board</h1>")


def test_a_line_more_in_the_text(tmp_path: Path) -> None:
    (tmp_path / "minutes.txt.j2").write_text(step('{% extends "packaged/minutes.txt.j2" %}'))
    assert render_text(PAPER, template_dirs=[tmp_path], width=40).startswith(
        "       HARROWMERE BOROUGH COUNCIL\n\nThe Board"
    )


def test_lines_more_in_the_pdf_stand_before_and_after_on_the_same_page(tmp_path: Path) -> None:
    (tmp_path / "minutes.typ.j2").write_text(step('#par("Harrowmere Borough Council")'))
    made = render_pdf(PAPER, template_dirs=[tmp_path])
    (page,) = PdfDocument(made)
    text = page.get_textpage().get_text_range()
    assert text.index("Harrowmere Borough Council") < text.index("The Board") < text.index("In large print")
    with pikepdf.open(BytesIO(made)) as pdf:
        fonts = {
            str(each["/BaseFont"])
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and "/BaseFont" in each
        }
    assert all("SourceSansPro" in font for font in fonts)


def test_a_typeface_that_is_not_there_makes_no_paper(tmp_path: Path) -> None:
    look = (packaged() / "_council.typ.j2").read_text(encoding="utf-8")
    (tmp_path / "_council.typ.j2").write_text(look.replace('"Source Sans Pro"', '"Gill Sans"'))
    with pytest.raises(CannotGoOn, match="unknown font family: gill sans"):
        render_pdf(PAPER, template_dirs=[tmp_path])


def test_colour_and_crest(tmp_path: Path) -> None:
    look = (packaged() / "_council.typ.j2").read_text(encoding="utf-8")
    accent, crest = step("#let accent"), step("#let crest")
    assert accent in look
    assert "#let crest = none\n" in look
    (tmp_path / "_council.typ.j2").write_text(
        look.replace("#let crest = none\n", crest).replace(accent, "#let accent = red\n")
    )
    with pytest.raises(CannotGoOn, match="crest"):
        render_pdf(PAPER, template_dirs=[tmp_path])
    picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="3"/></svg>'
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(tmp_path / "_council.typ.j2", other)
    (other / "crest.svg").write_text(picture)
    with pikepdf.open(BytesIO(render_pdf(PAPER, template_dirs=[other]))) as pdf:
        assert len(pdf.pages) == 1
        spoken = [str(each["/Alt"]) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
    assert spoken == ["The arms of Harrowmere"]


def test_a_picture_without_words_makes_no_paper(tmp_path: Path) -> None:
    look = (packaged() / "_council.typ.j2").read_text(encoding="utf-8")
    (tmp_path / "_council.typ.j2").write_text(look.replace("#let crest = none", '#let crest = image("crest.svg")'))
    (tmp_path / "crest.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>')
    with pytest.raises(CannotGoOn):
        render_pdf(PAPER, template_dirs=[tmp_path])
