"""Every code that reading can find: the structure of files and fields. `rules/` has the codes from MK2xx on."""

from __future__ import annotations

from mkcsp.findings import Page
from mkcsp.reading import pages_fields, pages_files, pages_yaml

PAGES: tuple[Page, ...] = (*pages_files.PAGES, *pages_yaml.PAGES, *pages_fields.PAGES)
"""In the order of their numbers."""
