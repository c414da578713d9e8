"""Values made safe to show: what a record says reaches the paper as text and as nothing else."""

from __future__ import annotations

import json
import re

# Control characters would steer a terminal or be refused by HTML; the bidirectional overrides could make the rest of
# a line read backwards; lone surrogates cannot be written as UTF-8. None of them has a place in a paper.
_UNSHOWABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")

# A string of a view is one run of text: a line break or tab in it is a space on paper.
_BREAKS = re.compile(r"[\t\n\x0b\x0c\r\x85\u2028\u2029]+")

# Letters, digits, spaces and these few marks mean nothing to typst, inside a string or outside one.
_NOT_PLAIN_TO_TYPST = re.compile(r"[^A-Za-z0-9 ,;()!?]")


def code_point(character: str) -> str:
    """Return what stands for a character that cannot be shown: ``[U+202E]``."""
    return f"[U+{ord(character):04X}]"


def shown(value: object) -> str:
    """Return a value of a view as one line of text without characters that do anything but show.

    Raises ``TypeError`` for anything but text and whole numbers: a view holds nothing else that could be printed.
    """
    if isinstance(value, str):
        text = value if type(value) is str else _plain(value)
    elif isinstance(value, int) and not isinstance(value, bool):
        text = str(value)
    else:
        raise TypeError(f"a template can print text, not {type(value).__name__}")
    if text.isprintable():  # ordinary text, at the cost of one test
        return text
    return _UNSHOWABLE.sub(lambda match: code_point(match[0]), _BREAKS.sub(" ", text))


def _plain(text: str) -> str:
    """A text of a kind of its own as plain text."""
    from mkcsp.papers.marked_words import Marked  # only where a report is printed

    return text.plain() if isinstance(text, Marked) else text


def json_text(data: object) -> str:
    """Return data as JSON, letters as they are.

    What cannot be shown is escaped, so that it says the same and does nothing at a terminal.
    """
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return _UNSHOWABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def typst_string(text: str) -> str:
    r"""Return a typst string literal, quotes included, in which everything that typst might read is ``\u{…}``.

    The same escapes hold in typst's markup, so a template that forgets the ``#`` prints quotation marks, but still
    cannot be made to run anything.
    """
    return '"' + _NOT_PLAIN_TO_TYPST.sub(lambda match: f"\\u{{{ord(match[0]):x}}}", text) + '"'


def css_string(text: str) -> str:
    r"""Return a CSS string literal, quotes included, in which all but letters and digits is ``\00003c``.

    It ends neither the string nor the style element that it is in.
    """
    return '"' + re.sub(r"[^A-Za-z0-9]", lambda match: f"\\{ord(match[0]):06x}", text) + '"'
