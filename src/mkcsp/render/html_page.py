"""A document as one self-contained page."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

from mkcsp.papers.common import Look, Paper
from mkcsp.papers.marked_words import Marked, Run
from mkcsp.render.escaping import css_string, shown
from mkcsp.render.templates import Watched, fill, page_environment


def to_html(document: Paper, dirs: tuple[Path, ...], look: Look | None = None) -> str:
    """Return the page. Raises ``CannotGoOn`` if a template fails."""
    page = fill(_environment(dirs), f"{document.template}.html.j2", doc=document, look=look or Look())
    return _closed(page) if dirs else page


_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'"
"""A page of somebody's own template loads nothing: what it asked for would tell others what is in the paper."""


def _closed(page: str) -> str:
    meta = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    head = re.search(r"<head\b[^>]*>", page, re.IGNORECASE)
    at = head.end() if head else re.match(r"\s*(<!doctype[^>]*>)?\s*(<html\b[^>]*>)?", page, re.IGNORECASE).end()  # type: ignore[union-attr]  # matches the empty text too
    return f"{page[:at]}{meta}{page[at:]}"


@cache
def _environment(dirs: tuple[Path, ...]) -> Watched:
    environment = page_environment(dirs)
    environment.filters["css_string"] = _css_string
    environment.filters["linked"] = _linked
    return environment


_ADDRESS = re.compile(r"(https?://[^\s<>]*[\w/]|www\.[\w-]+\.[^\s<>]*[\w/])|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def _linked(value: object) -> Markup:
    """The filter ``linked``: a text in which addresses of pages and e-mail can be followed, and marks are shown."""
    if isinstance(value, Marked):
        return Markup().join(map(_run, value.runs()))
    return _followed(shown(value))


def _run(run: Run) -> Markup:
    words = shown(run.words)
    match run.kind:
        case "strong":
            return Markup("<strong>{}</strong>").format(words)
        case "emphasis":
            return Markup("<em>{}</em>").format(words)
        case "link":
            return Markup('<a href="{}">{}</a>').format(shown(run.target), words)
        case "note":
            return Markup('<sup><a href="#note-{0}" aria-label="note {0}">{0}</a></sup>').format(words)
        case "plain":
            return _followed(words)


def _followed(text: str) -> Markup:
    made, done = Markup(), 0
    for match in _ADDRESS.finditer(text):
        at = match[0]
        target = at if at.startswith("http") else f"https://{at}" if match[1] else f"mailto:{at}"
        made += Markup('{}<a href="{}">{}</a>').format(text[done : match.start()], target, at)
        done = match.end()
    return made + text[done:]


def _css_string(value: object) -> Markup:
    """The filter ``css_string``: a value for the style sheet, as in the heads and feet of printed pages."""
    return Markup(css_string(shown(value)))
