"""A document as plain text for the terminal and the e-mail."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from mkcsp.papers.common import Paper
from mkcsp.render.templates import Watched, fill, literal_environment
from mkcsp.render.text_layout import FILTERS

NARROWEST = 40
"""Below this many columns a roll in two columns is no longer readable."""


def to_text(document: Paper, dirs: tuple[Path, ...], width: int) -> str:
    """Return the text. Raises ``CannotGoOn`` if a template fails."""
    filled = fill(_environment(dirs), f"{document.template}.txt.j2", doc=document, width=max(width, NARROWEST))
    # Templates leave a blank line wherever one may be wanted; only one of several is kept.
    tidy = re.sub(r"(?<![ \t])[ \t]+$", "", filled, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", tidy).strip("\n") + "\n"


@cache
def _environment(dirs: tuple[Path, ...]) -> Watched:
    return literal_environment(dirs, lambda text: text, FILTERS)
