"""What the rules say of a few files written inside a test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

from examples import write_example

from mkcsp.checks.all_checks import check
from mkcsp.findings import Finding
from mkcsp.loader.reading import read

SMK = """
# records/groups/smk.yaml
name: SaferMK
kind: partnership
"""
"""A group of which nothing more is known."""


def findings(root: Path, *files: str) -> Iterator[Finding]:
    """The findings of the rules on these files, which reading has nothing to say of."""
    reading = read(write_example(root, "\n".join(dedent(one).strip() for one in files)))
    assert reading.findings == ()
    return check(reading.register)


def codes(root: Path, *files: str) -> list[str]:
    """Their codes, in order."""
    return [one.code for one in findings(root, *files)]


def meeting(text: str, id: str = "smk/2016-01-21", status: str = "held") -> str:
    """The file of a meeting of `smk` with these fields."""
    return f"# records/meetings/{id}.yaml\nstatus: {status}\n" + dedent(text).strip()
