"""Texts as they have to be written in YAML: plain where they may stand so, quoted where they must."""

from __future__ import annotations

import sys

import yaml


def emit_scalar(text: str) -> str:
    """The text as one line of YAML that reads as just this text, for this program and for any other.

    A time, a date, `no` or `007` is quoted: the program would take it literally, an editor would not.
    """
    style = '"' if any(character in text for character in "\n\r\x85\u2028\u2029\t") else None
    emitted: str = yaml.safe_dump({"x": text}, default_style=style, allow_unicode=True, width=sys.maxsize)
    # With a style of its own the key is quoted too; the value follows the first colon and space either way.
    return emitted.split(": ", 1)[1].rstrip("\n")
