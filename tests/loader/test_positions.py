"""Places to lines and columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkcsp.findings import Place
from mkcsp.loader.positions import locate

from .folders import JO, folder

TEXT = """\
# comment
name: Jo Field
posts:
  - title: "é: x"
    from: 2008
  - {title: Clerk, note: }
note:
"""


@pytest.mark.parametrize(
    ("keys", "line", "column"),
    [
        ((), 2, 1),
        (("name",), 2, 7),
        (("posts",), 3, 1),
        (("posts", 0), 4, 5),
        (("posts", 0, "from"), 5, 11),
        (("posts", 1, "title"), 6, 13),
        (("posts", 1, "note"), 6, 20),
        (("note",), 7, 1),
        (("posts", 1, "until"), 6, 5),
        (("posts", 9, "x"), 4, 3),
        (("nothing", "here"), 2, 1),
        (("name", "x"), 2, 7),
        (("name", 0), 2, 7),
    ],
)
def test_a_place_is_found_by_the_longest_known_part_of_its_keys(
    tmp_path: Path, keys: tuple[str | int, ...], line: int, column: int
) -> None:
    position = locate(folder(tmp_path, {JO: TEXT}), Place(JO, keys))
    assert (position.line, position.column) == (line, column)


@pytest.mark.parametrize("content", [b"", b"\xff", b"[", b"- a\n"])
def test_a_file_that_cannot_be_read_has_its_beginning(tmp_path: Path, content: bytes) -> None:
    position = locate(folder(tmp_path, {JO: content}), Place(JO, ("name",)))
    assert (position.line, position.column) == (1, 1)


def test_a_file_that_is_not_there_has_its_beginning(tmp_path: Path) -> None:
    assert str(locate(folder(tmp_path, {}), Place(JO, ("name",)))) == f"{JO}:1:1"
