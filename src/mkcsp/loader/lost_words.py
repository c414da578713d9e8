"""Words that YAML would drop or run together: each is told, with what to type instead.

YAML takes ` #` in a text without quotes for the beginning of a comment, joins the lines of a text, and turns a
backslash in double quotes into something else. None of that is what somebody means who types minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mkcsp.loader import codes as pages
from mkcsp.loader.file_sheet import FileSheet
from mkcsp.loader.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode
from mkcsp.model.prose import begins_with_a_mark

# A comment behind something, or one that stands further in than the lines around it may.
_BEHIND = re.compile(r"^[^\S\n]*[^\s#][^\n]*?[ \t]#", re.MULTILINE)
_INDENTED = re.compile(r"^[ \t]+#", re.MULTILINE)

# Ids, days, numbers and words of the format: what stands behind these after "# " can only be a remark.
_NO_WORDS = re.compile(r"[a-z0-9][a-z0-9?:./-]*")
# Fields in which a single small word may still be the beginning of words.
_WORDS = frozenset(
    "aliases action-plan as bullets closing consequence cover declared equality ends future-note heading label lead "
    "name nature note post presenter public-access purpose reason remit source stated subheading subject summary text "
    "title urgent venue waiting-on was what words now".split()
)

_AFTER_A_NAME = re.compile(r":[ \t]+#(?P<rest>.*)")
_COMMENT = re.compile(r"(?<![ \t])[ \t]+#(?P<words>.*)")
_REMARK = re.compile(r"[ \t]*#+[ \t]+(?=[^ \t\d])")

_ESCAPE = re.compile(r"\\(.|$)")
_HARMLESS = frozenset('"\\/nxuU')


def look_for_comments(top: Node, sheet: FileSheet) -> None:
    """Gathers where words would be lost because YAML takes them for a comment."""
    text = sheet.text
    if (" #" not in text and "\t#" not in text) or not (_INDENTED.search(text) or _BEHIND.search(text)):
        return
    lines = sheet.lines
    for node, column, name in _texts(top):
        style = node.style or ""
        start, end = node.start_mark, node.end_mark
        if not style and not node.value:
            continue  # a field without a value; see `look_behind_nothing`
        if not lines[start.line][: start.column].strip():
            _above(sheet, start.line, column)
        if style in ("|", ">"):
            header = _COMMENT.search(lines[start.line], start.column)
            if header is not None:
                _told(sheet, start.line, header.start(), header["words"], name, None)
            _below(sheet, end.line, column, node, name)
            continue
        rest = _COMMENT.match(lines[end.line], end.column) if end.line < len(lines) else None
        if rest is not None:
            behind = lines[end.line][end.column :]
            if _is_a_remark(node, name, behind):
                _below(sheet, end.line + 1, column, node, name)
            else:
                _told(sheet, end.line, end.column, rest["words"], name, node)
        else:
            _below(sheet, end.line + 1, column, node, name)


def look_behind_nothing(key: ScalarNode, value: Node, sheet: FileSheet) -> None:
    """Gathers where a field that takes words has none because they stand behind a #."""
    line = value.end_mark.line
    behind = _COMMENT.match(sheet.lines[line], value.end_mark.column) if line < len(sheet.lines) else None
    if behind is not None and isinstance(value, ScalarNode):
        _told(sheet, line, value.end_mark.column, behind["words"], key.value, value)
    elif isinstance(value, ScalarNode):
        _below(sheet, line + 1, key.start_mark.column, value, key.value)


def _texts(top: Node) -> Iterator[tuple[ScalarNode, int, str]]:
    """Every text of a file, with the column of its field or hyphen, and the name of its field."""
    waiting: list[tuple[Node, int, str]] = [(top, 0, "")]
    while waiting:
        node, column, name = waiting.pop()
        if isinstance(node, ScalarNode):
            yield node, column, name
        elif isinstance(node, MappingNode):
            for key, value in node.value:
                inside = column if node.flow_style else key.start_mark.column
                called = key.value if isinstance(key, ScalarNode) else name
                waiting.append((value, inside, called))
        elif isinstance(node, SequenceNode):
            inside = column if node.flow_style else node.start_mark.column
            waiting += [(each, inside, name) for each in node.value]


def _is_a_remark(node: ScalarNode, name: str, behind: str) -> bool:
    """Whether what stands behind a value is a comment that is meant as one."""
    if not _REMARK.match(behind) or (node.style and behind.rstrip().endswith(node.style)):
        return False  # a quotation mark at the end was to close the text: one within it closed it before
    return bool(node.style) or (name not in _WORDS and _NO_WORDS.fullmatch(node.value) is not None)


def _below(sheet: FileSheet, line: int, column: int, node: ScalarNode, name: str) -> None:
    """Comments below a text, further in than its field: it looks as if the text went on."""
    for number in range(line, len(sheet.lines)):
        words = sheet.lines[number]
        indent = len(words) - len(words.lstrip())
        if not words.strip():
            continue
        if words[indent] != "#" or indent <= column:
            return
        if not _is_a_remark(node, name, words):
            _told(sheet, number, indent, words[indent + 1 :], "", node)
            return


def _above(sheet: FileSheet, line: int, column: int) -> None:
    """Comments between a field and its text on a line of its own: they look as if the text began there."""
    for number in range(line - 1, -1, -1):
        words = sheet.lines[number].strip()
        if words and words[0] != "#":
            if behind := _AFTER_A_NAME.search(sheet.lines[number]):
                _told(sheet, number, behind.start("rest") - 1, behind["rest"], "", None)
            return
        indent = len(sheet.lines[number]) - len(sheet.lines[number].lstrip())
        if words and indent > column:
            _told(sheet, number, indent, words[1:], "", None)


def _told(sheet: FileSheet, line: int, column: int, words: str, name: str, node: ScalarNode | None) -> None:
    rest = sheet.lines[line][column:]
    shown = "#" + words.rstrip()
    message = f"a # after a blank begins a comment: the words `{_short(shown)}` would be lost"
    if node is not None and not node.style and "\n" not in node.value and node.start_mark.line == line:
        field = f"{name}: " if name and f"{name}:" in sheet.lines[line] else "- "
        whole = f"{node.value}{rest}".strip()
        quoted = f"{field}'{whole.replace(chr(39), chr(39) * 2)}'"
        help = f"put the whole text in quotes: {quoted}" if len(quoted) <= 100 else _in_a_block(name)
        help += "; a remark of yours stands on a line of its own"
    else:
        help = _in_a_block(name) + "; a remark of yours stands on a line of its own, above"
    sheet.add(pages.CUT_BY_A_COMMENT, message, help, line=line, column=column + len(rest) - len(rest.lstrip()))


def _in_a_block(name: str) -> str:
    return f"type `{name}: |`" * bool(name) + "type `|`" * (not name) + ", and the text on the lines below, indented"


def look_for_folds(node: ScalarNode, sheet: FileSheet) -> None:
    """Gathers where the lines of a text would run together though they are paragraphs or points.

    Also backslashes in double quotes that would not print.
    """
    style = node.style or ""
    first, last = node.start_mark.line, node.end_mark.line
    lines = sheet.lines
    if style == '"':
        _look_for_escapes(node, sheet)
    if first == last or style == "|":
        return
    end = last + (style != ">")
    typed = lines[first + 1 : end]
    if typed and style != ">":
        typed[-1] = typed[-1][: node.end_mark.column]
    while typed and not typed[-1].strip():
        typed.pop()
    # Of a folded text (>) an empty line ends a paragraph, as in a block.
    empty = None
    if style != ">" and "\n" in node.value:
        empty = next((number for number, line in enumerate(typed) if not line.strip()), None)
    point = next((number for number, line in enumerate(typed) if begins_with_a_mark(line)), None)
    if style == ">" and typed and point == 0 and not any(begins_with_a_mark(line) for line in typed[1:]):
        point = None  # nothing stands before it that it could run into
    if empty is not None and (point is None or empty < point):
        words = next((line.strip() for line in typed[empty:] if line.strip()), "")
        line = first + 1 + empty
        message = f"the empty line would be lost: `{_short(words)}` would not begin a paragraph of its own"
    elif point is not None:
        line = first + 1 + point
        message = f"the line break would be lost: `{_short(typed[point].strip())}` would run into the line before"
    else:
        return
    column = len(lines[line]) - len(lines[line].lstrip())
    sheet.add(pages.RUN_TOGETHER, message, _as_a_block(node, sheet), line=line, column=column)


def _as_a_block(node: ScalarNode, sheet: FileSheet) -> str:
    """What to type: the line on which the text begins, with a bar."""
    before = sheet.lines[node.start_mark.line][: node.start_mark.column].strip()
    begun = f"`{before} |`" if before and len(before) <= 60 else "`|`"
    return f"type {begun}, and the text on the lines below, indented, just as it is to be"


def _look_for_escapes(node: ScalarNode, sheet: FileSheet) -> None:
    start, end = node.start_mark, node.end_mark
    for number in range(start.line, min(end.line + 1, len(sheet.lines))):
        line = sheet.lines[number]
        begin = start.column if number == start.line else 0
        if number == end.line:
            line = line[: end.column]
        for found in _ESCAPE.finditer(line, begin):
            if found[1] in _HARMLESS and found[1]:
                continue
            what = f"`\\{found[1]}`" if found[1].strip() else "a backslash at the end of the line"
            message = f"in double quotes {what} does not print as typed"
            help = "use single quotes, in which a backslash is a backslash, or a block: |"
            sheet.add(pages.ALTERED_BY_A_BACKSLASH, message, help, line=number, column=found.start(), span=2)


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:59] + "…"


IN_QUOTES = "between { and } a text with a comma in it goes in quotes"

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
