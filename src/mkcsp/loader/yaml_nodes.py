"""Text to YAML nodes, guarded: the only module, with `syntax`, that knows PyYAML."""

from __future__ import annotations

import re
from operator import is_

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from mkcsp.findings import Code
from mkcsp.loader import codes
from mkcsp.loader import codes as pages
from mkcsp.loader.text import Gathered, line_and_column, lines_of
from mkcsp.loader.yaml_errors import explain, no_fields

__all__ = ["MappingNode", "Node", "ScalarNode", "SequenceNode", "compose"]

DEEPEST = 100
"""How deep lists and fields may stand inside each other. Records need less than twenty."""


class _Literal(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # PyYAML may lack the C one
    """Composes nodes in which every scalar is plain text: `no`, `14:04` and `007` stay as they are typed."""

    # Called for each node: with three arguments, for a tag that nobody asks for; with two and with none, for nothing at
    # all. These do it fastest: a function of our own would be called three million times for ten thousand files.
    resolve = staticmethod("".format)
    descend_resolver = staticmethod(is_)
    ascend_resolver = staticmethod(bool)


# Before the C parser may compose a file, cheap signs tell whether it could nest deeply (which would crash the process)
# or hold an anchor, an alias or a tag. A sign may be a false alarm, never a false reassurance; on a sign, a pass over
# the events, which cannot crash, knows for certain. Without a sign, indented parts are at most 2 x 24 deep, because a
# list may stand at the indentation of its field, and brackets 2 x 25, because of [a: [b: …; together less than DEEPEST.
_INDENTED = re.compile(r"\n[ \t?:-]{24}")
_UNCLOSED = re.compile(r"[\[{](?![\w ,.:/-]*[\]}])")
_BRACKETS = 25
_SPECIAL = re.compile(r"""[&*!](?<![^\s\[\]{},:"'][&*!])(?:(?<=!)|(?<=[&*])[0-9A-Za-z_-])""")


_MERGE = re.compile(r"^ *(?:<{7}|>{7}|\|{7})(?:[ \r]|$)|^={7}\r?$", re.MULTILINE)


def _tell_merge(text: str, index: int, gathered: Gathered) -> None:
    """Signs that git leaves in a file where two people changed the same lines."""
    message = "an unfinished merge: git could not decide between two versions of these lines"
    help = (
        "keep the lines that are right, delete those that begin with <<<<<<<, ======= and >>>>>>>; "
        "then mkcsp check, git add and git commit"
    )
    line, column = line_and_column(text, index)
    gathered.add(codes.UNFINISHED_MERGE, message, help, line=line, column=column, span=7)


def _may_be_deep(text: str) -> bool:
    if text.count("[") + text.count("{") > _BRACKETS and len(_UNCLOSED.findall(text)) > _BRACKETS:
        return True
    lines = "\n" + text
    return _INDENTED.search(lines.replace("\r", "\n") if "\r" in lines else lines) is not None


def _may_be_special(text: str) -> bool:
    return ("&" in text or "*" in text or "!" in text) and _SPECIAL.search(text) is not None


def compose(text: str, gathered: Gathered) -> MappingNode | None:
    """The fields of a file. None where there are none that can be read, which is then gathered."""
    if ("<<<<<<<" in text or ">>>>>>>" in text or "\n=======" in text) and (sign := _MERGE.search(text)) is not None:
        _tell_merge(text, sign.start(), gathered)
        return None
    if (_may_be_deep(text) or _may_be_special(text)) and not _harmless(text, gathered):
        return None
    loader = _Literal(text)
    try:
        node = loader.get_node() if loader.check_node() else None
        if node is not None and loader.check_node():
            _second_document(text, loader.get_node().start_mark.line, gathered)
            return None
    except yaml.YAMLError as error:
        explain(text, error, gathered)
        return None
    finally:
        loader.dispose()
    if node is None or (isinstance(node, ScalarNode) and not node.value):
        gathered.add(pages.EMPTY, "the file holds no field", "fill it in or remove it")
        return None
    if not isinstance(node, MappingNode):
        line, column = node.start_mark.line, node.start_mark.column
        if isinstance(node, SequenceNode):
            words = ("a record consists of fields, but this is a list", "write a field on each line: name: value")
        else:
            words = no_fields(lines_of(text)[line][column:])
        gathered.add(pages.NOT_FIELDS, *words, line=line, column=column)
        return None
    return node


def _second_document(text: str, line: int, gathered: Gathered) -> None:
    """line: of the first node of the second document, from 0; its `---` stands there or further up."""
    lines = lines_of(text)
    begin = next((number for number in range(line, 0, -1) if lines[number].startswith("---")), line)
    message = "a second document begins here, but a file holds one record"
    gathered.add(pages.SEVERAL_DOCUMENTS, message, "put it in a file of its own, or delete this line", line=begin)


def _harmless(text: str, gathered: Gathered) -> bool:
    """Whether the events show no great depth, no anchor, alias or tag; else gathered. Stops at the depth that harms."""
    before = len(gathered.findings)
    loader = _Literal(text)
    depth = 0
    try:
        while loader.check_event():
            event = loader.get_event()
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    message = f"lists and fields stand inside each other more than {DEEPEST} deep"
                    _gather(pages.TOO_DEEP, event, gathered, message, "the file is damaged; nothing in it was read")
                    return False
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if isinstance(event, yaml.NodeEvent):
                _look_for_signs(event, gathered)
    except yaml.YAMLError:
        pass  # composing meets the same mistake, and says what it is
    finally:
        loader.dispose()
    return len(gathered.findings) == before


def _look_for_signs(event: yaml.NodeEvent, gathered: Gathered) -> None:
    if isinstance(event, yaml.AliasEvent):
        what, sign = "an alias", f"*{event.anchor}"
    elif event.anchor:
        what, sign = "an anchor", f"&{event.anchor}"
    elif getattr(event, "tag", None):
        what, sign = "a tag", "!"
    else:
        return
    help = f"a text that begins with {sign[0]} stands in quotes; otherwise write out what is meant"
    _gather(pages.SPECIAL_YAML, event, gathered, f"{what} ({sign}) is not used in records", help)


def _gather(page: Code, event: yaml.Event, gathered: Gathered, message: str, help: str) -> None:
    mark = event.start_mark
    assert mark is not None, "events of a parser have marks"
    gathered.add(page, message, help, line=mark.line, column=mark.column)
