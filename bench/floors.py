"""The floors that need a program of their own: what libyaml and typst take for the same bytes. Each prints seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import Any


def raw_parse(root: str) -> None:
    """Print the seconds libyaml takes to parse every YAML file below `root/records`, reading the files not counted."""
    from yaml._yaml import CParser

    texts = [path.read_bytes() for path in Path(root, "records").rglob("*.yaml")]
    began = perf_counter()
    for text in texts:
        CParser(text).raw_parse()
    print(perf_counter() - began)


def record_markup(target: str, *command: str) -> None:
    """Run an mkcsp command in this process, and write to `target` the markup that it hands to typst."""
    import typst

    from mkcsp.__main__ import main

    compiler = typst.Compiler

    class Recording:
        def __init__(self, *args: Any, **named: Any) -> None:
            self._compiler = compiler(*args, **named)

        def compile(self, markup: bytes, **named: Any) -> Any:
            Path(target).write_bytes(markup)
            return self._compiler.compile(markup, **named)

    typst.Compiler = Recording  # type: ignore[assignment, misc]  # only to listen: the markup is no output of any command
    sys.argv[1:] = command
    sys.exit(main())


def typst_alone(markup: str) -> None:
    """Print the seconds typst takes, its import included, for markup recorded before, with the same fonts."""
    text = Path(markup).read_bytes()
    spec = find_spec("font_source_sans_pro")
    assert spec is not None
    assert spec.origin is not None
    fonts = str(Path(spec.origin).parent / "files")
    began = perf_counter()
    import typst

    compiler = typst.Compiler(
        root=str(Path(markup).parent),
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[fonts]),
        ignore_system_fonts=True,
    )
    compiler.compile(text, format="pdf", pdf_standards=["ua-1"])
    print(perf_counter() - began)


FLOORS: dict[str, Callable[..., None]] = {
    "raw-parse": raw_parse,
    "record-markup": record_markup,
    "typst": typst_alone,
}

if __name__ == "__main__":
    FLOORS[sys.argv[1]](*sys.argv[2:])
