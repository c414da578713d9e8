"""Commas between brackets, where they end a text that was meant to go on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkcsp.reading.nodes import MappingNode, Node, ScalarNode

IN_QUOTES = "between { and } a text with a comma in it stands in quotes"

_SENTENCE_ENDS = re.compile(r"[.?!:;][”’)]?$")


def parted(elements: Sequence[Node]) -> Node | None:
    """The element of a list between brackets that looks like the rest of the sentence before it; None if none does.

    Only texts without quotes can be parted by accident. Names and ids in a row do not end as a sentence does.
    """
    if not all(type(each) is ScalarNode and not each.style and each.value for each in elements):
        return None
    *before, last = elements
    if not _SENTENCE_ENDS.search(last.value) or any(_SENTENCE_ENDS.search(each.value) for each in before):
        return None
    return next((each for each in elements[1:] if each.value[0].islower()), None)


def is_rest_of_a_text(node: MappingNode, value: Node) -> bool:
    """Whether an unknown field without a value stands between braces, as the rest of a text after a comma does."""
    return bool(node.flow_style) and type(value) is ScalarNode and not value.value
