"""Whatever a record says arrives on paper as text."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkcsp.papers.minutes_view import MinutesPaper, PrintedMinute
from mkcsp.papers.prose_blocks import Paragraph
from mkcsp.render.escaping import css_string, shown, typst_string
from mkcsp.render.formats import render_html, render_pdf, render_text

from .samples import HOSTILE

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)

BARE = MinutesPaper(heading="Minutes", body="Body", held_on="Thursday 21 January 2016")


def paper(text: str) -> MinutesPaper:
    return replace(BARE, minutes=(PrintedMinute(heading="Item", blocks=(Paragraph(text=text),)),))


class Paragraphs(HTMLParser):
    """Collects the text of every paragraph and the names of all tags."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag == "p":
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self.texts:
            self.texts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.texts.append("")


def parsed(html: str) -> Paragraphs:
    parser = Paragraphs()
    parser.feed(html)
    parser.close()
    return parser


PLAIN_TAGS = parsed(render_html(paper("plain"))).tags


@given(ANYTHING)
@settings(max_examples=150)
@example("\\")
@example('"#panic()')
def test_a_typst_string_is_the_text(text: str) -> None:
    clean = shown(text)
    literal = typst_string(clean)
    assert re.fullmatch(r'"(?:[A-Za-z0-9 ,;()!?]|\\u\{[0-9a-f]+\})*"', literal)
    assert re.sub(r"\\u\{([0-9a-f]+)\}", lambda m: chr(int(m[1], 16)), literal[1:-1]) == clean


def test_typst_reads_the_strings_as_we_mean_them() -> None:
    texts = [shown(text) for text in (*HOSTILE, "".join(map(chr, range(0x250))))]
    source = f"#metadata(({', '.join(map(typst_string, texts))})) <all>"
    assert json.loads(typst.query(source.encode(), "<all>", field="value", one=True)) == texts


@pytest.mark.parametrize("text", HOSTILE)
def test_a_value_without_its_hash_in_a_template_is_still_only_text(text: str) -> None:
    source = f'#let it = [{typst_string(shown(text))}]\n#metadata(it.has("text") or it.has("children")) <ok>'
    assert typst.query(source.encode(), "<ok>", field="value", one=True) == "true"


@given(ANYTHING)
@settings(max_examples=60)
def test_html_shows_the_text_and_gains_no_tag(text: str) -> None:
    page = parsed(render_html(paper(text)))
    assert page.tags == PLAIN_TAGS
    assert shown(text) in page.texts


@given(ANYTHING)
@settings(max_examples=60)
@example("</style><script>")
def test_a_value_in_the_style_sheet_is_a_string(text: str) -> None:
    assert re.fullmatch(r'"(?:[A-Za-z0-9]|\\[0-9a-f]{6})*"', css_string(shown(text)))
    assert parsed(render_html(replace(BARE, marks=(text,), footer=text))).tags.count("style") == 1


@given(ANYTHING)
@settings(max_examples=60)
def test_text_steers_no_terminal(text: str) -> None:
    out = render_text(paper(text))
    assert out.encode("utf-8")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", out)


@given(st.text(st.characters(exclude_categories=(), exclude_characters="", codec=None), max_size=40))
@settings(max_examples=25)
def test_a_pdf_is_made_of_any_text(text: str) -> None:
    assert render_pdf(paper(text)).startswith(b"%PDF-")


@pytest.mark.parametrize("value", [None, True, 1.5, ["x"]])
def test_only_text_and_whole_numbers_print(value: object) -> None:
    with pytest.raises(TypeError):
        shown(value)
