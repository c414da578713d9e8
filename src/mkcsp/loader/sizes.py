"""How large parts of a record may be: some ten times what real papers hold, so that none can stop a command."""

from __future__ import annotations

import re
from typing import Any

from mkcsp.loader import codes
from mkcsp.loader.file_sheet import FileSheet
from mkcsp.loader.yaml_nodes import MappingNode, ScalarNode, SequenceNode

LINE = 2_000
"""Characters of a name, a title and whatever else is one line; the longest real one has 170."""

WORDS = 50_000
"""Characters of running words in one field; the longest real one has 1,900, and fifteen pages have 45,000."""

UNBROKEN = 1_000
"""Characters without a blank between them, and blanks without another; the longest real address has 102."""

_WORD = re.compile(r"\S+")

ENTRIES = 2_000
"""Entries of one list, or names of one part; the longest real list has a hundred."""

WHOLE = 500_000
"""Characters of all texts of one file; the minutes of a long meeting have 50,000."""


def file_is_too_large(top: MappingNode, sheet: FileSheet) -> bool:
    """Whether the texts of a file are longer than they may be together; which is then gathered."""
    length = 0
    nodes: list[Any] = [top]
    while nodes:
        node = nodes.pop()
        if isinstance(node, ScalarNode):
            length += len(node.value)
        elif isinstance(node, MappingNode):
            nodes.extend(value for _, value in node.value)
        else:
            nodes.extend(node.value)
    if length <= WHOLE:
        return False
    message = f"the texts of this file have {length:,} characters together, and {WHOLE:,} at most are read"
    sheet.wrong(top, codes.LARGE_PART, message, "make several records of it, or take out what does not belong here")
    return True


def text_is_too_large(node: ScalarNode, sheet: FileSheet, most: int) -> bool:
    """Whether a text is longer than it may be, or has too long a word; which is then gathered."""
    value = node.value
    for what, runs in (("characters without a blank", value.split()), ("blanks together", _WORD.split(value))):
        longest = max(map(len, runs), default=0)
        if longest > UNBROKEN:
            message = f"here stand {longest:,} {what}, and {UNBROKEN:,} at most are read"
            sheet.wrong(node, codes.LARGE_PART, message, "leave them out, or put words and single blanks between them")
            return True
    if len(value) > most:
        message = f"this text has {len(value):,} characters, and {most:,} at most are read"
        sheet.wrong(node, codes.LARGE_PART, message, "shorten it, or make several texts of it")
        return True
    return False


def entries(node: SequenceNode | MappingNode, sheet: FileSheet) -> list[Any]:
    """What stands in a list; nothing where it has more entries than it may have, which is then gathered."""
    if len(node.value) <= ENTRIES:
        found: list[Any] = node.value
        return found
    message = f"here stand {len(node.value):,} entries, and {ENTRIES:,} at most are read"
    sheet.wrong(node, codes.LARGE_PART, message, "take out what does not belong here")
    return []
