"""Tables for the terminal: plain text in columns that a screen reader, a pipe and a narrow window can all take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkcsp.render.escaping import shown
from mkcsp.render.widths import columns as columns_of
from mkcsp.render.widths import wrapped, written_out

GAP = "  "


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], columns: int | None = None) -> str:
    """The rows under their headings, a line break after each; columns that are empty throughout are left out.

    columns: the width to keep to, by wrapping cells, widest column first; None for as wide as it comes. Where not even
    the longest words fit, each cell has a line.
    """
    cells = [[shown(cell) for cell in row] for row in rows]
    kept = [i for i in range(len(headings)) if any(row[i] for row in cells)]
    lines = [[headings[i] for i in kept], *([row[i] for i in kept] for row in cells)]
    widths = [max(columns_of(line[i]) for line in lines) for i in range(len(kept))]
    if columns is not None:
        # A column never grows narrower than its longest word: an id that was broken could not be copied.
        least = [max(columns_of(word) for line in lines for word in line[i].split(" ")) for i in range(len(kept))]
        room = columns - len(GAP) * (len(widths) - 1)
        if sum(least) > room:
            written = written_out(lines[0], [[cell or "-" for cell in line] for line in lines[1:]], columns, 0)
            return "".join(f"{line}\n" for line in written)
        _narrow(widths, least, room)
    lines.insert(1, ["-" * wide for wide in widths])
    return "".join(out + "\n" for line in lines for out in _laid(line, widths))


def _narrow(widths: list[int], least: list[int], room: int) -> None:
    """Bring the widest columns down to one width, so that all fit; none narrower than it can be."""

    def capped(cap: int) -> list[int]:
        return [max(min(wide, cap), fewest) for wide, fewest in zip(widths, least, strict=True)]

    if sum(widths) <= room:
        return
    low, high = 0, max(widths)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if sum(capped(middle)) <= room else (low, middle - 1)
    left = room - sum(capped(low))
    rest = [number for number, wide in enumerate(widths) if wide > low >= least[number]]
    widths[:] = capped(low)
    for number in rest[-left:] if left > 0 else ():
        widths[number] += 1


def _laid(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    parts_of = [wrapped(cell, wide) for cell, wide in zip(cells, widths, strict=True)]
    for number in range(max((len(lines) for lines in parts_of), default=0)):
        parts = [lines[number] if number < len(lines) else "" for lines in parts_of]
        yield GAP.join(
            part + " " * (wide - columns_of(part)) for part, wide in zip(parts, widths, strict=True)
        ).rstrip()
