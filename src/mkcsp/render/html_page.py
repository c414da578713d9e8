"""A document as one self-contained page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from mkcsp.papers.common import Paper
from mkcsp.render.escaping import css_string, shown
from mkcsp.render.templates import fill, page_environment


def to_html(document: Paper, dirs: tuple[Path, ...]) -> str:
    """Return the page. Raises ``CannotGoOn`` if a template fails."""
    return fill(_environment(dirs), f"{document.template}.html.j2", doc=document)


@cache
def _environment(dirs: tuple[Path, ...]) -> SandboxedEnvironment:
    environment = page_environment(dirs)
    environment.filters["css_string"] = _css_string
    return environment


def _css_string(value: object) -> Markup:
    """The filter ``css_string``: a value for the style sheet, as in the heads and feet of printed pages."""
    return Markup(css_string(shown(value)))
