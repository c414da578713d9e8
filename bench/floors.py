"""The floors that need a program of their own: what libyaml and typst take for the same bytes, and the like.

Each prints the seconds that it took, of processor time and on the clock; starting Python is not among them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date
from html import escape
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

COPIES = 500
"""How often the minutes are written as a web page."""


@contextmanager
def timed() -> Iterator[None]:
    """Print the seconds that the work within takes."""
    cpu, wall = process_time(), perf_counter()
    yield
    print(process_time() - cpu, perf_counter() - wall)


def raw_parse(root: str) -> None:
    """What libyaml takes to parse every YAML file below `root/records`, reading the files not counted."""
    from yaml._yaml import CParser

    texts = [path.read_bytes() for path in Path(root, "records").rglob("*.yaml")]
    with timed():
        for text in texts:
            CParser(text).raw_parse()


def scan(root: str) -> None:
    """What it takes to list the folders below `root/records` and to ask after the size and time of every file."""

    def below(folder: str) -> None:
        with os.scandir(folder) as found:
            for entry in found:
                entry.stat(follow_symlinks=False)
                if entry.is_dir(follow_symlinks=False):
                    below(entry.path)

    with timed():
        below(f"{root}/records")


def record_markup(target: str, *command: str) -> None:
    """Run an mkcsp command in this process, and write to `target` the markup that it hands to typst."""
    import typst

    from mkcsp.__main__ import main

    compiler = typst.Compiler

    class Recording:
        def __init__(self, *args: Any, **named: Any) -> None:
            self._compiler = compiler(*args, **named)

        def compile_with_warnings(self, markup: bytes, **named: Any) -> Any:
            Path(target).write_bytes(markup)
            return self._compiler.compile_with_warnings(markup, **named)

    typst.Compiler = Recording  # type: ignore[assignment, misc]  # only to listen: the markup is no output of any command
    sys.argv[1:] = command
    sys.exit(main())


def typst_alone(markup: str) -> None:
    """What typst takes, its import included, for markup recorded before, with the same fonts."""
    text = Path(markup).read_bytes()
    spec = find_spec("font_source_sans_pro")
    assert spec is not None
    assert spec.origin is not None
    fonts = str(Path(spec.origin).parent / "files")
    with timed():
        import typst

        compiler = typst.Compiler(
            root=str(Path(markup).parent),
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[fonts]),
            ignore_system_fonts=True,
        )
        compiler.compile(text, format="pdf", pdf_standards=["ua-1"])


def minutes(root: str, meeting: str, how: str) -> None:
    """What it takes to write the minutes of a meeting as a web page, 500 times over.

    how: `render` with the templates, or `escape` with the same texts put one after the other by f-strings.
    """
    from mkcsp.loader.reading import read
    from mkcsp.papers.minutes_paper import build
    from mkcsp.render.formats import render

    register = read(Path(root)).register
    paper = build(register, register.meetings[meeting], date(2026, 1, 1))
    render(paper, "html", template_dirs=[])
    texts = list(_texts(paper))
    with timed():
        for _ in range(COPIES):
            if how == "render":
                render(paper, "html", template_dirs=[])
            else:
                "".join(f"<p>{escape(text)}</p>" for text in texts).encode()


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple | list):
        for each in part:
            yield from _texts(each)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _texts(getattr(part, field.name))


FLOORS: dict[str, Callable[..., None]] = {
    "raw-parse": raw_parse,
    "record-markup": record_markup,
    "typst": typst_alone,
    "scan": scan,
    "minutes": minutes,
}

if __name__ == "__main__":
    FLOORS[sys.argv[1]](*sys.argv[2:])
