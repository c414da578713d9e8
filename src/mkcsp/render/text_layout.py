"""The filters of text templates, which lay text out in columns of characters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from typing import Final

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from mkcsp.render.escaping import shown
from mkcsp.render.widths import GAP, columns, cut, wrapped, written_out


@pass_context
def paragraph(context: Context, text: object, indent: int = 0) -> Markup:
    """Return the text wrapped, every line ``indent`` columns in."""
    lines = wrapped(shown(text), context["width"] - indent)
    return _laid(" " * indent + line for line in lines)


@pass_context
def hanging(context: Context, label: object, text: object, at: int, indent: int = 0) -> Markup:
    """Return the text wrapped ``at`` columns further in, with the label in the margin that this leaves.

    A label too long for the margin has a line for itself.
    """
    mark = shown(label)
    inner = " " * (indent + at)
    lines = [inner + line for line in wrapped(shown(text), context["width"] - indent - at)]
    if columns(mark) >= at:
        lines.insert(0, " " * indent + mark)
    else:
        lines[0] = " " * indent + mark + lines[0][indent + columns(mark) :]
    return _laid(lines)


@pass_context
def columns_of_layout(
    context: Context, cells: Sequence[object], shares: Sequence[int], indent: int = 0, flush: bool = False
) -> Markup:
    """Return the cells side by side, each wrapped in its share of the width; ``flush`` sets the last to the right."""
    texts = [shown(cell) for cell in cells]
    widths = _shared(context["width"] - indent - GAP * (len(shares) - 1), shares)
    _give_way(widths, [max(map(columns, text.split(" "))) for text in texts])
    blocks = [wrapped(text, width) for text, width in zip(texts, widths, strict=True)]
    return _laid(" " * indent + _row(row, widths, flush) for row in zip_longest(*blocks, fillvalue=""))


@pass_context
def grid(
    context: Context,
    rows: Sequence[Sequence[object]],
    headings: Sequence[object],
    figures: Sequence[bool],
    indent: int = 0,
) -> Markup:
    """Return the rows of a table under its headings, cells wrapped so that it keeps to the width.

    A table that has too many columns for that is written out, a line for each cell with its heading before it.
    """
    head = [shown(cell) for cell in headings]
    body = [[shown(cell) for cell in row] for row in rows]
    every = [head, *body] if head else body
    room = context["width"] - indent - GAP * (len(figures) - 1)
    widths = [max(columns(row[at]) for row in every) for at in range(len(figures))]
    least = [max(columns(word) for row in every for word in row[at].split(" ")) for at in range(len(figures))]
    if sum(least) > room:
        return _laid(written_out(head, body, context["width"], indent))
    while sum(widths) > room:
        widest = max((at for at in range(len(widths)) if widths[at] > least[at]), key=lambda at: widths[at])
        widths[widest] -= 1
    lines = [" " * indent + line for row in ([head] if head else []) for line in _cells(row, widths, figures)]
    if head:
        lines.append(" " * indent + (" " * GAP).join("-" * width for width in widths))
    for row in body:
        lines += [" " * indent + line for line in _cells(row, widths, figures)]
    return _laid(lines)


@pass_context
def one_line(
    context: Context, rows: Sequence[Sequence[object]], headings: Sequence[object], cuts: Sequence[bool]
) -> Markup:
    """Return the rows under their headings, one line for each: the first and the last column give way to the width.

    cuts: whether the last cell of a row may be cut, because it is elsewhere in full; others are wrapped.
    """
    table = [[shown(cell) for cell in row] for row in (headings, *rows)]
    widths = [max(columns(row[at]) for row in table) for at in range(len(headings))]
    room = context["width"] - GAP * (len(widths) - 1)
    widths[0] = min(widths[0], max(room * 2 // 5, room - sum(widths[1:])))
    widths[-1] = min(widths[-1], room - sum(widths[:-1]))
    table.insert(1, ["-" * width for width in widths])
    lines: list[str] = []
    for row, may in zip(table, (False, False, *cuts), strict=True):
        cells = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
        if may:
            cells[-1] = [cut(row[-1], widths[-1])]
        lines += [_row(parts, widths, flush=False) for parts in zip_longest(*cells, fillvalue="")]
    return _laid(lines)


def _cells(row: Sequence[str], widths: Sequence[int], figures: Sequence[bool]) -> list[str]:
    blocks = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
    lines = []
    for parts in zip_longest(*blocks, fillvalue=""):
        padded = [
            " " * (width - columns(part)) + part if figure else part + " " * (width - columns(part))
            for part, width, figure in zip(parts, widths, figures, strict=True)
        ]
        lines.append((" " * GAP).join(padded).rstrip())
    return lines


@pass_context
def ends(context: Context, left: object, right: object, indent: int = 0, at: int = 0, label: object = "") -> Markup:
    """Return a labelled text with another at the right end of its last line, or of a line below if it will not fit."""
    end = shown(right)
    inner = " " * (indent + at)
    lines = str(hanging(context, label, left, at, indent)).split("\n")
    if end:
        space = context["width"] - columns(lines[-1]) - columns(end)
        if space < GAP:
            lines.append(inner)
            space = context["width"] - len(inner) - columns(end)
        lines[-1] += " " * max(space, 0) + end
    return _laid(lines)


@pass_context
def centred(context: Context, text: object) -> Markup:
    """Return the text wrapped, every line in the middle."""
    width = context["width"]
    return _laid(" " * ((width - columns(line)) // 2) + line for line in wrapped(shown(text), width))


@pass_context
def ruled(context: Context, text: object, line: str = "-", indent: int = 0) -> Markup:
    """Return the text wrapped, with a line under it as long as the longest of its own."""
    lines = wrapped(shown(text), context["width"] - indent)
    lines.append(line * max(map(columns, lines)))
    return _laid(" " * indent + one for one in lines)


@pass_context
def rule(context: Context, line: str) -> Markup:
    """Return a line across the whole width."""
    return Markup(line * context["width"])


def _shared(room: int, shares: Sequence[int]) -> list[int]:
    widths = [room * share // sum(shares) for share in shares]
    widths[widths.index(max(widths))] += room - sum(widths)  # what the division left over
    return widths


def _give_way(widths: list[int], needed: Sequence[int]) -> None:
    """Let columns with room to spare give it to those whose longest word would not fit, so that the line does."""
    for column, need in enumerate(needed):
        while widths[column] < need:
            spare = [width - other for width, other in zip(widths, needed, strict=True)]
            if max(spare) <= 0:
                return
            widths[spare.index(max(spare))] -= 1
            widths[column] += 1


def _row(cells: Sequence[str], widths: Sequence[int], flush: bool) -> str:
    *first, last = (cell + " " * (width - columns(cell)) for cell, width in zip(cells, widths, strict=True))
    if flush:
        last = " " * (widths[-1] - columns(cells[-1])) + cells[-1]
    return (" " * GAP).join([*first, last]).rstrip()


def _laid(lines: Iterable[str]) -> Markup:
    # Markup tells the environment that this is laid out already and its line breaks are meant.
    return Markup("\n".join(lines))


FILTERS: Final[dict[str, Callable[..., Markup]]] = {
    "paragraph": paragraph,
    "hanging": hanging,
    "columns": columns_of_layout,
    "grid": grid,
    "one_line": one_line,
    "ends": ends,
    "centred": centred,
    "ruled": ruled,
    "rule": rule,
}
