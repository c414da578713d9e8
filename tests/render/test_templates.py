"""A council's own templates: which one is taken, and what is said when it fails."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from mkcsp.findings import CannotGoOn
from mkcsp.render.formats import render, render_html, render_pdf, render_text

from .samples import ACTIONS, MEMBERSHIP

Format = Literal["text", "html", "pdf"]


def test_one_template_is_replaced_and_the_others_serve(tmp_path: Path) -> None:
    (tmp_path / "membership.txt.j2").write_text("Our own: {{ doc.body }}\n", "utf-8")
    assert render_text(MEMBERSHIP, template_dirs=[tmp_path]) == "Our own: Example Safety Partnership\n"
    assert render_text(ACTIONS, template_dirs=[tmp_path]) == render_text(ACTIONS)


def test_the_first_folder_wins(tmp_path: Path) -> None:
    for name in ("given", "folder"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "membership.txt.j2").write_text(f"{name}\n", "utf-8")
    assert render_text(MEMBERSHIP, template_dirs=[tmp_path / "given", tmp_path / "folder"]) == "given\n"


def test_the_look_is_one_file(tmp_path: Path) -> None:
    (tmp_path / "_style.css.j2").write_text("body { color: #000 }", "utf-8")
    page = render_html(MEMBERSHIP, template_dirs=[tmp_path])
    assert "body { color: #000 }" in page
    assert "grid-template-columns" not in page


def test_a_template_can_build_on_the_one_it_replaces(tmp_path: Path) -> None:
    (tmp_path / "membership.html.j2").write_text(
        '{% extends "packaged/membership.html.j2" %}{% block head %}<h1>Mine</h1>{% endblock %}', "utf-8"
    )
    page = render_html(MEMBERSHIP, template_dirs=[tmp_path])
    assert "<h1>Mine</h1>" in page
    assert "Rural delegate" in page


@pytest.mark.parametrize(
    ("source", "line", "said"),
    [
        ("one\n{{ doc.nothing }}\n", 2, "nothing"),
        ("one\ntwo\n{% if %}\n", 3, "expression"),
        ("{{ doc.body.__class__ }}", 1, "unsafe"),
        ("\n{{ doc.groups }}", 2, "tuple"),
        ("\n\n{{ 1 // 0 }}", 3, "ZeroDivisionError"),
        ('\n{% include "none.j2" %}', 2, "none.j2"),
    ],
)
@pytest.mark.parametrize("to", ["text", "html", "pdf"])
def test_a_broken_template_is_named_with_its_line(
    tmp_path: Path, to: Format, source: str, line: int, said: str
) -> None:
    file = tmp_path / {"text": "membership.txt.j2", "html": "membership.html.j2", "pdf": "membership.typ.j2"}[to]
    file.write_text(source, "utf-8")
    with pytest.raises(CannotGoOn) as caught:
        render(MEMBERSHIP, to, template_dirs=[tmp_path])
    assert str(caught.value).startswith(f"{file}:{line}: ")
    assert said in str(caught.value)


def test_a_mistake_in_typst_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "membership.typ.j2"
    file.write_text('{% include "_base.typ.j2" %}\n\n#nonsense({{ doc.body }})\n', "utf-8")
    with pytest.raises(CannotGoOn, match="unknown variable: nonsense") as caught:
        render_pdf(MEMBERSHIP, template_dirs=[tmp_path])
    assert str(caught.value).startswith(f"{file}:3: typst: ")


def test_no_html_filter_lets_a_value_into_typst(tmp_path: Path) -> None:
    file = tmp_path / "membership.typ.j2"
    file.write_text("#{{ doc.body | safe }}", "utf-8")
    with pytest.raises(CannotGoOn, match="safe"):
        render_pdf(MEMBERSHIP, template_dirs=[tmp_path])


def test_a_template_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "membership.txt.j2").write_bytes(b"caf\xe9")
    with pytest.raises(CannotGoOn, match="not UTF-8"):
        render_text(MEMBERSHIP, template_dirs=[tmp_path])


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotGoOn, match="no such folder"):
        render_text(MEMBERSHIP, template_dirs=[tmp_path / "gone"])


def test_a_template_reads_nothing_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (tmp_path / "templates" / "membership.typ.j2").write_text(
        '{% include "_base.typ.j2" %}\n#read("../secret.txt")', "utf-8"
    )
    with pytest.raises(CannotGoOn, match=r"membership\.typ\.j2:2"):
        render_pdf(MEMBERSHIP, template_dirs=[tmp_path / "templates"])
