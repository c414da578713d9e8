"""Nodes to records, by shapes made once for each type from its type hints."""

from __future__ import annotations

import types
from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from inspect import get_annotations
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from mkcsp.loader import codes
from mkcsp.loader import codes as pages
from mkcsp.loader.file_sheet import BAD, FileSheet, Shape
from mkcsp.loader.lost_words import IN_QUOTES, is_rest_of_a_text, look_behind_nothing, look_for_folds, parted
from mkcsp.loader.sizes import LINE, UNBROKEN, WORDS, entries, text_is_too_large
from mkcsp.loader.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode
from mkcsp.model.base import Passage, Record, Structured, hints
from mkcsp.model.dates import Count, Day, TimeOfDay
from mkcsp.model.prose import blocks_of, structured
from mkcsp.spelling import OTHER_FIELDS, did_you_mean, id_of, named, odd_in


def maker_of(kind: Any, names: Sequence[str]) -> Callable[[list[Any]], Any]:
    """A function that makes an object of a slotted, frozen class from the values of the fields `names`, in that order.

    Python refuses to turn a twin into the class if their slots do not fit, so a mistake here cannot pass unseen.
    """
    twin = type("Twin", kind.__bases__, {"__slots__": kind.__slots__, "__setattr__": object.__setattr__})
    fields = "".join(f"made.{name}, " for name in names)
    source = f"def make(values):\n made = new(twin)\n {fields}= values\n made.__class__ = kind\n return made"
    known = {"twin": twin, "kind": kind, "new": object.__new__}
    exec(source, known)
    make: Callable[[list[Any]], Any] = known["make"]
    return make


PARSED = {
    Day: (pages.BAD_DAY, "a date"),
    TimeOfDay: (pages.BAD_TIME, "a time"),
    Count: (pages.BAD_COUNT, "a whole number"),
}
"""Types that read themselves from a text: the page of what they refuse, and what to call them."""

YES_NO = {"yes": True, "no": False, "true": True, "false": False}
"""How yes and no may be typed."""

_ONGOING = frozenset({"present", "now", "today", "ongoing", "current", "to date", "open"})
"""Words for the end of something that goes on."""

_REPEATED = 40  # characters up to which a text is likely to stand in many files: an id, a name, a post


def text(node: Node, sheet: FileSheet) -> Any:
    """A text of one line, literally as it is typed."""
    if type(node) is not ScalarNode:
        return sheet.not_text(node, "a text")
    value = node.value
    if len(value) > UNBROKEN and text_is_too_large(node, sheet, LINE):
        return BAD
    if node.start_mark.line != node.end_mark.line or node.style == '"':
        look_for_folds(node, sheet)
        if "\n" in value:
            lines = [line.strip() for line in value.split("\n") if line.strip()]
            if len(lines) > 1:
                message = "this text has one line, and its line breaks would be lost"
                help = "write it on one line, with commas where the lines end"
                sheet.wrong(node, pages.SEVERAL_LINES, message, help)
            value = " ".join(lines)
    return sheet.known.setdefault(value, value) if len(value) <= _REPEATED else value


def prose(node: Node, sheet: FileSheet) -> Any:
    """Running words: a text, or a block of paragraphs and lists."""
    if type(node) is not ScalarNode:
        return sheet.not_text(node, "a text")
    value = node.value
    if len(value) > UNBROKEN and text_is_too_large(node, sheet, WORDS):
        return BAD
    if node.start_mark.line != node.end_mark.line or node.style == '"':
        look_for_folds(node, sheet)
        if node.style == "|" or "\n" in value:
            return structured(value.replace("\n", "\n\n") if node.style == ">" else value)
    return sheet.known.setdefault(value, value) if len(value) <= _REPEATED else value


def yes_no(node: Node, sheet: FileSheet) -> Any:
    """Yes or no."""
    if type(node) is not ScalarNode:
        return sheet.not_text(node, "yes or no")
    value = YES_NO.get(node.value, BAD)
    if value is BAD:
        sheet.wrong(node, pages.BAD_YES_NO, f"`{_short(node.value)}` is not yes or no", "write yes or no")
    return value


def word(words: tuple[str, ...]) -> Shape:
    """One of a few words."""
    known = {each: each for each in words}

    def shape(node: Node, sheet: FileSheet) -> Any:
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

    def shape(node: Node, sheet: FileSheet) -> Any:
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
                meant = kind.meant(node.value)
                write = None if meant is None else f"write {meant}{_said(meant)}"
                if kind is Day and node.value.casefold() in _ONGOING:
                    write = "leave the field out for as long as it goes on"
                help = "; ".join(filter(None, (odd and f"it holds {odd}", write, otherwise))) or None
                return sheet.wrong(node, page, f"`{_short(node.value)}`: {error}", help)
        return value

    return shape


def _said(value: Any) -> str:
    """A day in words, in brackets: whoever typed 12/11/2026 sees which of the two was taken for the month."""
    return f" ({value.first.day} {value.first:%B %Y})" if isinstance(value, Day) and value.exact else ""


def _short(value: str) -> str:
    return value if len(value) <= 60 else value[:59] + "…"


def read_record(kind: type[Record], id: str, node: MappingNode, sheet: FileSheet) -> Record | None:
    """The record in a file, or None where something that it has to have could not be read."""
    part: _Part = _part(kind)  # type: ignore[arg-type]  # mypy takes no class of records for hashable
    record = part(node, sheet, id)
    return None if record is BAD else record


def typed(name: str) -> str:
    """How a field is typed in a file: `from-item` for `from_item`, `from` for `from_`."""
    return name.rstrip("_").replace("_", "-")


def typed_fields(kind: Any) -> dict[str, tuple[Field[Any], Any]]:
    """By the name as typed: the fields of a dataclass that a file may hold, with their types; inherited ones last.

    A record's own id is its path, so it is not among them.
    """
    types_of = hints(kind)
    own = get_annotations(kind)
    return {
        typed(field.name): (field, types_of[field.name])
        for field in sorted(fields(kind), key=lambda field: field.name not in own)
        if not (field.name == "id" and issubclass(kind, Record))
    }


def is_required(field: Field[Any]) -> bool:
    """Whether a file has to give the field."""
    return field.default is MISSING and field.default_factory is MISSING


@cache
def shape_of(hint: Any) -> Shape:
    """The shape of a type. Raises TypeError for one that records do not use."""
    if hint is str:
        return text
    if hint is bool:
        return yes_no
    if hint in PARSED:
        return parsed(hint)
    origin = get_origin(hint)
    if origin is Annotated:
        inner = get_args(hint)[0]
        return prose if inner is str else _body(shape_of(get_args(inner)[0]))
    if origin is Literal:
        return word(get_args(hint))
    if origin is tuple:
        return _list_of(shape_of(get_args(hint)[0]))
    if origin is dict:
        return _by_name(shape_of(get_args(hint)[1]))
    if origin is Union or origin is types.UnionType:
        return _either([member for member in get_args(hint) if member is not types.NoneType])
    if is_dataclass(hint):
        part: Shape = _part(hint)  # type: ignore[arg-type]  # as above
        return part
    raise TypeError(f"records have no shape for {hint!r}")


_TAKE_WORDS = (text, prose)


@cache
def _part(kind: Any) -> _Part:
    return _Part(kind)


class _Part:
    """The shape of a dataclass. What its fields need is looked up when it is first used: it may hold itself.

    shapes: by the name as typed: where the field stands among the values, its bit, and its shape.
    unfilled: the values where nothing is filled in: defaults, and BAD where there is none. A record's id comes last.
    required: where the fields stand that have to be filled in.
    """

    __slots__ = ("kind", "make", "required", "shapes", "unfilled")

    def __init__(self, kind: Any) -> None:
        self.kind = kind
        self.shapes: dict[Any, tuple[int, int, Shape]] = {}

    def _prepare(self) -> None:
        known = typed_fields(self.kind)
        names = [field.name for field, _ in known.values()]
        self.unfilled = [BAD if is_required(field) else field.default for field, _ in known.values()]
        self.required = [number for number, value in enumerate(self.unfilled) if value is BAD]
        if issubclass(self.kind, Record):
            names.append("id")
            self.unfilled.append(BAD)
        self.make = maker_of(self.kind, names)
        self.shapes = {
            name: (number, 1 << number, shape_of(hint)) for number, (name, (_, hint)) in enumerate(known.items())
        }

    def __call__(self, node: Node, sheet: FileSheet, id: str | None = None) -> Any:
        if type(node) is not MappingNode:
            return self._not_fields(node, sheet)
        shapes = self.shapes
        if not shapes:
            self._prepare()
            shapes = self.shapes
        values = self.unfilled.copy()
        if id is not None:
            values[-1] = id
        met = 0
        for key, below in node.value:
            known = shapes.get(key.value) if type(key) is ScalarNode else None
            if known is None or met & known[1]:
                self._odd(key, sheet, is_rest_of_a_text(node, below))
                continue
            number, bit, shape = known
            met |= bit
            if below.value or type(below) is not ScalarNode:  # else not filled in
                value = shape(below, sheet)
                if value is not BAD:
                    values[number] = value
            elif "#" in sheet.text and (shape in _TAKE_WORDS or getattr(shape, "takes_words", False)):
                look_behind_nothing(key, below, sheet)
        for number in self.required:
            if values[number] is BAD:
                return self._missing(node, sheet)
        return self.make(values)

    def _not_fields(self, node: Node, sheet: FileSheet) -> Any:
        found = "a list" if isinstance(node, SequenceNode) else "a text"
        names = list(typed_fields(self.kind))
        fields = ", ".join(names[:6]) + (" …" if names[6:] else "")
        help = f"write its fields on the lines below, indented: {fields}"
        if type(node) is ScalarNode and node.value and "\n" not in node.value:
            help = f"write the name of a field before it: {self.filled_with(node.value)}; its fields: {fields}"
        return sheet.wrong(node, pages.WRONG_SHAPE, f"fields are wanted here, not {found}", help)

    def filled_with(self, value: str) -> str:
        """How a text may be meant that stands where fields are wanted: `id: …` and `text: That it be noted`."""
        known = typed_fields(self.kind)
        likely = ["name", "text", "title", "what", next(iter(known))]
        if "date" in known and Day.meant(value) is not None:
            likely.insert(0, "date")
        elif "id" in known and id_of(value) == value:
            likely.insert(0, "id")
        main = next(each for each in likely if each in known)
        needed = [name for name, (field, _) in known.items() if is_required(field) and name != main]
        return " and ".join((*(f"`{name}: …`" for name in needed), f"`{main}: {_short(value)}`"))

    def _odd(self, key: Node, sheet: FileSheet, rest_of_a_text: bool) -> None:
        if type(key) is not ScalarNode:
            _not_a_name(key, sheet)
        elif key.value in self.shapes:
            _twice(key, sheet)
        elif key.value == "<<":
            message = "a merge key (<<) is not used in records"
            sheet.wrong(key, codes.SPECIAL_YAML, message, "write the fields out")
        elif key.value == "id" and issubclass(self.kind, Record):
            help = "the path of the file is the id of the record: delete this line"
            sheet.wrong(key, pages.UNKNOWN_FIELD, "the id of a record is not typed", help)
        else:
            message = f"there is no field `{key.value[:60]}` here"
            help = IN_QUOTES if rest_of_a_text else self._meant(key.value)
            if odd := odd_in(key.value):
                message = f"the name of this field holds {odd}"
                help = self._without_odd(key.value)
            elif sheet.before(key).endswith("? ") or key.value[:1] == "?":
                help = "a text that begins with ? stands in quotes, or in a block (|)"
            elif key.value.casefold() in self.shapes:
                help = f"names of fields are in small letters: `{key.value.casefold()}`"
            elif (self.kind is Passage and " " in key.value) or key.value[:1].isupper():
                help = f"if these are words, put the text in a block (|) or in quotes; else {help}"
            sheet.wrong(key, pages.UNKNOWN_FIELD, message, help)

    def _meant(self, name: str) -> str:
        """Where a word goes that somebody new types as a field here, or which field was probably meant."""
        return OTHER_FIELDS.get((self.kind.__name__, name.casefold())) or did_you_mean(name, self.shapes)

    def _without_odd(self, name: str) -> str:
        """What to do about a character that cannot stand in the name of a field."""
        bare = "".join(character for character in name if character.isascii()).strip()
        if bare in self.shapes:
            return f"delete it, so that the line begins with `{bare}:`"
        if bare.startswith("-"):
            return "delete it, and indent with the space bar"
        return did_you_mean(bare, self.shapes)

    def _missing(self, node: MappingNode, sheet: FileSheet) -> Any:
        """Gathers which fields are missing; one that is there but could not be read has been gathered already."""
        given = {key.value for key, below in node.value if type(key) is ScalarNode and below.value}
        for name, (field, hint) in typed_fields(self.kind).items():
            if is_required(field) and name not in given:
                words = get_args(hint) if get_origin(hint) is Literal else ()
                help = "it is one of: " + ", ".join(words) if words else f"add a line: {name}: …"
                sheet.wrong(node, pages.MISSING_FIELD, f"the field `{name}` is missing", help)
        return BAD


def _not_a_name(key: Node, sheet: FileSheet) -> None:
    help = "a text with brackets or braces stands in quotes"
    sheet.wrong(key, pages.WRONG_SHAPE, "the name of a field is wanted here", help)


def _twice(key: ScalarNode, sheet: FileSheet) -> None:
    message = f"`{key.value[:60]}` stands twice in the same place"
    sheet.wrong(key, codes.DUPLICATE_FIELD, message, "keep one; only the first was read")


def _list_of(element: Shape) -> Shape:
    def shape(node: Node, sheet: FileSheet) -> Any:
        if type(node) is not SequenceNode:
            return _not_a_list(node, sheet, element)
        if node.flow_style and len(node.value) > 1 and (rest := parted(node.value)) is not None:
            help = "put each text in quotes, or on a line of its own after a hyphen"
            sheet.wrong(rest, pages.PARTED_AT_A_COMMA, "this looks like the rest of the text before the comma", help)
        values = []
        for each in entries(node, sheet):
            if not each.value and type(each) is ScalarNode:
                sheet.wrong(each, pages.MISSING_FIELD, "an element of the list is empty", "fill it in or delete it")
                continue
            value = element(each, sheet)
            if value is not BAD:
                values.append(value)
        return tuple(values)

    return shape


def _body(paragraph: Shape) -> Shape:
    """Running words by paragraphs: a block, or a list in which each element is a paragraph or a block."""
    several = _list_of(paragraph)

    def shape(node: Node, sheet: FileSheet) -> Any:
        if type(node) is ScalarNode:
            value = prose(node, sheet)
            return BAD if value is BAD else blocks_of(value)
        value = several(node, sheet)
        if value is not BAD and any(type(each) is Structured for each in value):
            return tuple(part for each in value for part in (each.blocks if type(each) is Structured else (each,)))
        return value

    shape.takes_words = True  # type: ignore[attr-defined]  # asked where a field has no value
    return shape


_DASHES = "‐‑‒–—―−•·*"
"""What word processors make of a hyphen at the beginning of a line, and other marks of lists."""


def _not_a_list(node: Node, sheet: FileSheet, element: Shape) -> Any:
    if isinstance(node, MappingNode):
        help = "put `- ` before the first field of each element"
        return sheet.wrong(node, pages.WRONG_SHAPE, "a list is wanted here, not fields", help)
    value = node.value
    if value.startswith("-"):
        help = "after each hyphen stands a space"
    elif value[0] in _DASHES:
        help = f"an entry of a list begins with a hyphen and a space (- ); here stands {named(value[0])}"
    elif isinstance(element, _Part):
        help = f"write an entry on the next line, after a hyphen, with {element.filled_with(value)}"
    elif "," in value:
        help = f"put it in brackets: [{_short(value)}]"
    else:
        help = "write it on the next line, after a hyphen: - " + (value if len(value) <= 40 else "…")
    return sheet.wrong(node, pages.WRONG_SHAPE, "a list is wanted here, not a text", help)


def _words_in_list(hint: Any) -> tuple[str, ...]:
    """The words that a list of words may hold; none where it is a list of something else."""
    element = get_args(hint)[0]
    return get_args(element) if get_origin(element) is Literal else ()


def _list_of_words_wanted(node: ScalarNode, listed: tuple[str, ...], words: tuple[str, ...], sheet: FileSheet) -> Any:
    """A word alone where a list of words is wanted, or a word that is not known."""
    typed = [word.strip() for word in node.value.replace(" and ", ",").split(",") if word.strip()]
    if typed and all(word in listed for word in typed):
        help = f"put it in brackets: [{', '.join(typed)}]"
        return sheet.wrong(node, pages.WRONG_SHAPE, "a list is wanted here, not a text", help)
    otherwise = f"it is a list of {', '.join(listed)}; or {' or '.join(words)}"
    near = did_you_mean(node.value, (*listed, *words))
    help = f"{near} It is a list: [{listed[0]}]" if near.startswith("did you mean") else otherwise
    return sheet.wrong(node, pages.UNKNOWN_WORD, f"`{node.value[:60]}` is not one of the words of this field", help)


def _by_name(element: Shape) -> Shape:
    def shape(node: Node, sheet: FileSheet) -> Any:
        if type(node) is not MappingNode:
            help = "write each name on a line, with a colon, and its fields below it"
            return sheet.wrong(node, pages.WRONG_SHAPE, "names with their fields are wanted here", help)
        values: dict[str, Any] = {}
        for key, below in entries(node, sheet):
            if type(key) is not ScalarNode:
                _not_a_name(key, sheet)
                continue
            name = key.value
            if name in values:
                _twice(key, sheet)
                continue
            values[name] = BAD
            if not below.value and type(below) is ScalarNode:
                sheet.wrong(key, pages.MISSING_FIELD, f"nothing stands below `{name[:60]}`", "fill it in or delete it")
            else:
                values[name] = element(below, sheet)
        return {name: value for name, value in values.items() if value is not BAD}

    return shape


def _either(members: list[Any]) -> Shape:
    """The shape of a union. The kind of node tells its members apart, and `kind` the dataclasses among them."""
    if len(members) == 1:
        return shape_of(members[0])
    words = tuple(each for member in members if get_origin(member) is Literal for each in get_args(member))
    scalar: Shape | None = word(words) if words else None
    by_node: dict[type, Shape] = {}
    parts: list[Any] = [member for member in members if is_dataclass(member) and member not in PARSED]
    for member in members:
        if member in PARSED:
            scalar = parsed(member, words)
        elif member is str:
            scalar = text
        elif get_origin(member) is Annotated:
            scalar = prose
        elif get_origin(member) is tuple:
            by_node[SequenceNode] = shape_of(member)
    if scalar is not None:
        by_node[ScalarNode] = scalar
    if parts:
        by_node[MappingNode] = shape_of(parts[0]) if len(parts) == 1 else _told_by_kind(parts)
    fallback = next(iter(by_node.values()))

    listed = next((_words_in_list(member) for member in members if get_origin(member) is tuple), ())

    def shape(node: Node, sheet: FileSheet) -> Any:
        if listed and words and type(node) is ScalarNode and node.value not in words:
            return _list_of_words_wanted(node, listed, words, sheet)
        return by_node.get(type(node), fallback)(node, sheet)  # the fallback says what is wanted

    return shape


def _told_by_kind(parts: list[Any]) -> Shape:
    """One of several dataclasses, each with a word of its own in `kind`."""
    shapes = {each: _part(part) for part in parts for each in get_args(hints(part)["kind"])}

    def shape(node: Node, sheet: FileSheet) -> Any:
        for key, below in node.value if type(node) is MappingNode else ():
            if type(key) is ScalarNode and key.value == "kind" and type(below) is ScalarNode and below.value:
                if below.value in shapes:
                    return shapes[below.value](node, sheet)
                message = f"`{below.value[:60]}` is no kind that is known here"
                return sheet.wrong(below, pages.UNKNOWN_WORD, message, did_you_mean(below.value, shapes))
        help = "it is one of: " + ", ".join(shapes)
        return sheet.wrong(node, pages.MISSING_FIELD, "the field `kind` is missing", help)

    return shape
