"""Every code that reading can find: the structure of files and fields. `rules/` has the codes from MK2xx on."""

from __future__ import annotations

from mkcsp.findings import Page
from mkcsp.reading import pages_fields, pages_files, pages_words, pages_yaml

PAGES: tuple[Page, ...] = tuple(
    sorted((*pages_files.PAGES, *pages_yaml.PAGES, *pages_fields.PAGES, *pages_words.PAGES), key=lambda page: page.code)
)
"""In the order of their numbers."""
