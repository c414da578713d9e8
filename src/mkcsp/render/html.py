"""A document as one self-contained page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2.sandbox import SandboxedEnvironment

from mkcsp.documents.common import Paper
from mkcsp.render.templates import fill, page_environment


def to_html(document: Paper, dirs: tuple[Path, ...]) -> str:
    """Return the page. Raises ``CannotGoOn`` if a template fails."""
    return fill(_environment(dirs), f"{document.template}.html.j2", doc=document)


@cache
def _environment(dirs: tuple[Path, ...]) -> SandboxedEnvironment:
    return page_environment(dirs)
