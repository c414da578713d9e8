"""Commands as they are printed for somebody to type or paste."""

from __future__ import annotations

import shlex


def command(*words: object) -> str:
    """`mkcsp` with these words, each quoted where a shell would take it for something else."""
    return shlex.join(["mkcsp", *map(str, words)])
