"""Documents to paper, page and terminal.

Jinja and typst are imported nowhere else, and here only when something is printed, so that importing this package
costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from mkcsp.papers.common import Paper

Format = Literal["text", "html", "pdf"]

WIDTH = 80
"""The columns of a plain-text paper unless told otherwise."""


def render(document: Paper, to: Format, *, template_dirs: Sequence[Path] = (), width: int = WIDTH) -> bytes:
    """Return the paper as it would stand in a file: text and HTML in UTF-8 with ``\\n`` line ends.

    ``template_dirs`` are folders whose templates come before the packaged ones, the first one first.
    Templates that did not come with the program run apart (see ``own_templates``).
    Raises ``CannotGoOn`` if a folder is not there or a template fails.
    """
    if template_dirs:
        from mkcsp.render.own_templates import own, render_apart

        if own(template_dirs):
            return render_apart(document, to, template_dirs, width)
    return render_here(document, to, template_dirs, width)


def render_here(document: Paper, to: Format, template_dirs: Sequence[Path], width: int) -> bytes:
    """The same in this process."""
    if to == "pdf":
        return render_pdf(document, template_dirs=template_dirs)
    if to == "html":
        return render_html(document, template_dirs=template_dirs).encode("utf-8")
    return render_text(document, template_dirs=template_dirs, width=width).encode("utf-8")


def render_text(document: Paper, *, template_dirs: Sequence[Path] = (), width: int = WIDTH) -> str:
    """Return the paper as plain text wrapped at ``width`` columns; words longer than that are left whole."""
    from mkcsp.render.plain_text import to_text

    return to_text(document, tuple(template_dirs), width)


def render_html(document: Paper, *, template_dirs: Sequence[Path] = ()) -> str:
    """Return the paper as one self-contained HTML page."""
    from mkcsp.render.html_page import to_html

    return to_html(document, tuple(template_dirs))


def render_pdf(document: Paper, *, template_dirs: Sequence[Path] = ()) -> bytes:
    """Return the paper as a tagged PDF (PDF/UA-1); the same document gives the same bytes."""
    from mkcsp.render.pdf import to_pdf

    return to_pdf(document, tuple(template_dirs))
