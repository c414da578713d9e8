"""`mkcsp cache clear`: forget what check found last time."""

from __future__ import annotations

from mkcsp.cli import output as out
from mkcsp.cli.options import Root
from mkcsp.cli.session import find_root


def cache_clear(root: Root = None) -> int:
    """Delete what check found last time, which is kept in git's own folder so that nothing is read twice."""
    from mkcsp.loader.remembered import clear

    out.line("The cache is deleted." if clear(find_root(root)) else "There is no cache.")
    return 0
