"""Shapes of what stands on one line: texts, yes and no, dates, times, numbers, and words with a meaning."""

from __future__ import annotations

from typing import Any

from mkcsp.model.dates import Count, Day, TimeOfDay
from mkcsp.model.prose import structured
from mkcsp.reading import pages_fields as pages
from mkcsp.reading import pages_words as words_pages
from mkcsp.reading.characters import odd_in
from mkcsp.reading.lost import look_for_folds
from mkcsp.reading.nodes import Node, ScalarNode
from mkcsp.reading.sheet import BAD, Shape, Sheet
from mkcsp.reading.spelling import did_you_mean

PARSED = {
    Day: (pages.BAD_DAY, "a date"),
    TimeOfDay: (pages.BAD_TIME, "a time"),
    Count: (pages.BAD_COUNT, "a whole number"),
}
"""Types that read themselves from a text: the page of what they refuse, and what to call them."""

YES_NO = {"yes": True, "no": False, "true": True, "false": False}
"""How yes and no may be typed."""

_REPEATED = 40  # characters up to which a text is likely to stand in many files: an id, a name, a post


def text(node: Node, sheet: Sheet) -> Any:
    """A text of one line, literally as it is typed."""
    if type(node) is not ScalarNode:
        return sheet.not_text(node, "a text")
    value = node.value
    if node.start_mark.line != node.end_mark.line or node.style == '"':
        look_for_folds(node, sheet)
        if "\n" in value:
            lines = [line.strip() for line in value.split("\n") if line.strip()]
            if len(lines) > 1:
                message = "this text has one line, and its line breaks would be lost"
                help = "write it on one line, with commas where the lines end"
                sheet.wrong(node, words_pages.SEVERAL_LINES, message, help)
            value = " ".join(lines)
    return sheet.known.setdefault(value, value) if len(value) <= _REPEATED else value


def prose(node: Node, sheet: Sheet) -> Any:
    """Running words: a text, or a block of paragraphs and lists."""
    if type(node) is not ScalarNode:
        return sheet.not_text(node, "a text")
    value = node.value
    if node.start_mark.line != node.end_mark.line or node.style == '"':
        look_for_folds(node, sheet)
        if node.style == "|" or "\n" in value:
            return structured(value.replace("\n", "\n\n") if node.style == ">" else value)
    return sheet.known.setdefault(value, value) if len(value) <= _REPEATED else value


def yes_no(node: Node, sheet: Sheet) -> Any:
    """Yes or no."""
    if type(node) is not ScalarNode:
        return sheet.not_text(node, "yes or no")
    value = YES_NO.get(node.value, BAD)
    if value is BAD:
        sheet.wrong(node, pages.BAD_YES_NO, f"`{_short(node.value)}` is neither yes nor no", "write yes or no")
    return value


def word(words: tuple[str, ...]) -> Shape:
    """One of a few words."""
    known = {each: each for each in words}

    def shape(node: Node, sheet: Sheet) -> Any:
        if type(node) is not ScalarNode:
            return sheet.not_text(node, "one word")
        value = known.get(node.value)
        if value is None:
            message = f"`{_short(node.value)}` is not one of the words of this field"
            return sheet.wrong(node, pages.UNKNOWN_WORD, message, did_you_mean(node.value, words))
        return value

    return shape


def parsed(kind: Any, words: tuple[str, ...] = ()) -> Shape:
    """A date, a time or a number; or else one of the words, where there are any."""
    page, name = PARSED[kind]
    otherwise = "or one of: " + ", ".join(words) if words else None

    def shape(node: Node, sheet: Sheet) -> Any:
        if type(node) is not ScalarNode:
            return sheet.not_text(node, name)
        if node.value in words:
            return node.value
        key = (kind, node.value)
        value = sheet.known.get(key)
        if value is None:
            try:
                value = sheet.known[key] = kind.parse(node.value)
            except ValueError as error:
                odd = odd_in(node.value)
                help = "; ".join(filter(None, (odd and f"it holds {odd}", otherwise))) or None
                return sheet.wrong(node, page, f"`{_short(node.value)}`: {error}", help)
        return value

    return shape


def _short(value: str) -> str:
    return value if len(value) <= 60 else value[:59] + "…"
