"""Documents to paper, page and terminal.

Jinja and typst are imported nowhere else, and here only when something is printed, so that importing this package
costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from mkcsp.papers.common import Look, Paper

Format = Literal["text", "html", "pdf"]

WIDTH = 80
"""The columns of a plain-text paper unless told otherwise."""


def render(
    document: Paper,
    to: Format,
    *,
    template_dirs: Sequence[Path] = (),
    width: int = WIDTH,
    look: Look | None = None,
    missing: set[str] | None = None,
    left_out: set[str] | None = None,
) -> bytes:
    r"""Return the paper as it would stand in a file: text and HTML in UTF-8 with ``\n`` line ends.

    ``look`` is the size of print and paper, of which plain text has none. Characters that no typeface at hand has are
    added to ``missing``; the PDF shows their code points instead.
    ``template_dirs`` are folders whose templates come before the packaged ones, the first one first.
    Templates that did not come with the program run apart (see ``own_templates``). What they leave out of what the
    program's own would print is added to ``left_out``.
    Raises ``CannotGoOn`` if a folder is not there or a template fails.
    """
    if template_dirs:
        from mkcsp.render.own_templates import own, render_apart

        if own(template_dirs):
            data, undisplayed, omitted = render_apart(document, to, template_dirs, width, look)
            if left_out is not None:
                left_out |= omitted
            if missing is not None:
                missing |= undisplayed
            return data
    return render_here(document, to, template_dirs, width, look, missing)


def render_here(
    document: Paper,
    to: Format,
    template_dirs: Sequence[Path],
    width: int,
    look: Look | None = None,
    missing: set[str] | None = None,
) -> bytes:
    """The same in this process."""
    if to == "pdf":
        return render_pdf(document, template_dirs=template_dirs, look=look, missing=missing)
    if to == "html":
        return render_html(document, template_dirs=template_dirs, look=look).encode("utf-8")
    return render_text(document, template_dirs=template_dirs, width=width).encode("utf-8")


def render_text(document: Paper, *, template_dirs: Sequence[Path] = (), width: int = WIDTH) -> str:
    """Return the paper as plain text wrapped at ``width`` columns; words longer than that are left whole."""
    from mkcsp.render.plain_text import to_text

    return to_text(document, tuple(template_dirs), width)


def render_html(document: Paper, *, template_dirs: Sequence[Path] = (), look: Look | None = None) -> str:
    """Return the paper as one self-contained HTML page."""
    from mkcsp.render.html_page import to_html

    return to_html(document, tuple(template_dirs), look)


def render_pdf(
    document: Paper,
    *,
    template_dirs: Sequence[Path] = (),
    look: Look | None = None,
    missing: set[str] | None = None,
) -> bytes:
    """Return the paper as a tagged PDF (PDF/UA-1); the same document gives the same bytes."""
    from mkcsp.render.pdf import to_pdf

    pdf, undisplayed = to_pdf(document, tuple(template_dirs), look)
    if missing is not None:
        missing |= undisplayed
    return pdf
