"""A document as a tagged PDF, through typst."""

from __future__ import annotations

import re
import unicodedata
from base64 import b64decode
from collections.abc import Iterable
from functools import cache
from importlib import util
from pathlib import Path

import typst
from markupsafe import Markup

from mkcsp.findings import CannotGoOn
from mkcsp.papers.common import Look, Paper
from mkcsp.papers.marked_words import Marked
from mkcsp.render.escaping import code_point, shown, typst_string
from mkcsp.render.templates import SUFFIX, Watched, fill, literal_environment, packaged

FONT_PACKAGE = "font_source_sans_pro"
SCRIPT_PACKAGES = (
    "fontpkg_noto_sans_arabic",
    "fontpkg_noto_sans_devanagari",
    "fontpkg_noto_sans_tamil",
    "fontpkg_noto_sans_thai",
)
"""Typefaces for writing that the first has not got; typst takes from them what it needs."""

_BASE_BEGINS = "//<base>\n"
_BASE_ENDS = "//</base>\n"

_NO_GLYPH = re.compile(r'the text `"(.*?)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
_LEFT_TO_RIGHT = frozenset({"L", "EN", "ES", "ET", "CS", "B", "S", "WS", "ON"})
_LINE = re.compile(r"__typst_py_bytes__\.typ:(\d+):\d+")


def to_pdf(document: Paper, dirs: tuple[Path, ...], look: Look | None = None) -> tuple[bytes, set[str]]:
    """Return the PDF, and the characters that no typeface at hand can show: their code points stand for them.

    Raises ``CannotGoOn`` if a template fails, be it in Jinja or in typst.
    """
    name = f"{document.template}.typ{SUFFIX}"
    environment = _environment(dirs)
    markup = _base_first(fill(environment, name, doc=document, look=look or Look()))
    missing: set[int] = set()
    while True:
        try:
            return _compiled(_replaced(markup, missing), dirs, name), {chr(code) for code in missing}
        except typst.TypstError as error:
            undisplayed = _undisplayed(error, markup) - missing
            if not undisplayed:
                raise _explained(error, markup, name, dirs) from error
            missing |= undisplayed
        except BaseException as error:
            # Typst 0.15 panics on some lines of right-to-left text; its exception is no Exception, and has no type
            # that can be imported. What such a line needs is shown by code point instead.
            if type(error).__name__ != "PanicException":
                raise
            unsettling = _right_to_left(markup) - missing
            if not unsettling:
                raise CannotGoOn(f"{name}: typst itself failed: {error}") from error
            missing |= unsettling


def _base_first(markup: str) -> str:
    """What `_base.typ.j2` gives, moved to the beginning.

    A template may print something before it includes the base, and pages, typeface and sizes must be set by then.
    Values from records hold no such mark, since theirs are escaped.
    """
    before, opened, rest = markup.partition(_BASE_BEGINS)
    base, closed, after = rest.partition(_BASE_ENDS)
    return base + before + after if opened and closed else markup


def _compiled(markup: str, dirs: tuple[Path, ...], name: str) -> bytes:
    pdf, warnings = _compiler(dirs).compile_with_warnings(markup.encode("utf-8"), format="pdf", pdf_standards=["ua-1"])
    if warnings:
        # A typeface that is not there, a layout that does not settle: such a paper is not what was meant.
        hints = " ".join(hint for warning in warnings for hint in warning.hints)
        said = "; ".join(dict.fromkeys(warning.message for warning in warnings))
        if "unknown font family" in said:
            hints = "Put its files into a folder fonts beside _council.typ.j2, or name another typeface there."
        raise CannotGoOn(f"{name}: typst: {said}", help=hints or "Templates are described in docs/templates.md.")
    assert isinstance(pdf, bytes)  # one file, since a PDF has all its pages in one
    return pdf


@cache
def _compiler(dirs: tuple[Path, ...]) -> typst.Compiler:
    # A template may show a picture that lies beside it; nothing outside that folder can be read.
    root = dirs[0] if dirs else packaged()
    packages = str(root / "packages")  # never those of the machine, nor of the network
    return typst.Compiler(
        root=str(root),
        font_paths=_fonts(dirs),
        ignore_system_fonts=True,
        package_path=packages,
        package_cache_path=packages,
    )


@cache
def _environment(dirs: tuple[Path, ...]) -> Watched:
    return literal_environment(dirs, typst_string, {"array": _array, "octets": _octets}, _marked)


def _marked(text: Marked) -> str:
    """A text with marked words, as typst content: every word of it is a string, and nothing in it is typst."""
    made = []
    for run in text.runs():
        words = typst_string(shown(run.words))
        match run.kind:
            case "strong" | "emphasis":
                made.append(f"#{'strong' if run.kind == 'strong' else 'emph'}({words})")
            case "link":
                made.append(f"#link({typst_string(shown(run.target))}, {words})")
            case "note":
                made.append(f"#super({words})")
            case "plain":
                made.append(f"#{words}")
    return f"[{''.join(made)}]"


def _octets(data: str) -> Markup:
    """The filter ``octets``: what is in base64 as a typst array of numbers."""
    return Markup("(" + "".join(f"{octet}," for octet in b64decode(data, validate=True)) + ")")


def _array(values: Iterable[object]) -> Markup:
    """The filter ``array``: several values as a typst array of strings."""
    return Markup("(" + "".join(f"{typst_string(shown(value))}, " for value in values) + ")")


def _fonts(dirs: tuple[Path, ...]) -> typst.Fonts:
    """The same fonts on every machine: a council's own beside its templates, the package's, typst's, no others."""
    own = [str(folder / "fonts") for folder in dirs if (folder / "fonts").is_dir()]
    return typst.Fonts(
        include_system_fonts=False, font_paths=[*own, *(_files(one) for one in (FONT_PACKAGE, *SCRIPT_PACKAGES))]
    )


def _files(package: str) -> str:
    """The folder of the typeface's files. Raises CannotGoOn where the package is not installed."""
    spec = util.find_spec(package)
    if spec is None or spec.origin is None:
        raise CannotGoOn(f"a typeface is not installed ({package})", help="Install mkcsp again with pip.")
    return str(Path(spec.origin).parent / "files")


def _undisplayed(error: typst.TypstError, markup: str) -> set[int]:
    """The code points that no font at hand can show, of those that stand in values."""
    named = {ord(c) for text in _NO_GLYPH.findall(error.diagnostic) for c in _ESCAPE.sub(_unescaped, text)}
    return named & {int(code, 16) for code in _ESCAPE.findall(markup)}


def _right_to_left(markup: str) -> set[int]:
    """The code points of values that are written from right to left, or that steer the direction."""
    used = {int(code, 16) for code in _ESCAPE.findall(markup)}
    return {code for code in used if unicodedata.bidirectional(chr(code)) not in _LEFT_TO_RIGHT}


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))


def _replaced(markup: str, missing: set[int]) -> str:
    """Print ``[U+1F600]`` for a character without a glyph, since PDF/UA forbids an empty box.

    Values alone have it: everything else than plain ASCII stands in them as an escape.
    """
    if not missing:
        return markup

    def visible(match: re.Match[str]) -> str:
        code = int(match[1], 16)
        return typst_string(code_point(chr(code)))[1:-1] if code in missing else match[0]

    return _ESCAPE.sub(visible, markup)


def _explained(error: typst.TypstError, markup: str, name: str, dirs: tuple[Path, ...]) -> CannotGoOn:
    match = _LINE.search(error.diagnostic or "")
    line = markup.splitlines()[int(match[1]) - 1] if match else ""
    place = _template_line(line, dirs) or name
    said = f" in: {line.strip()}" if line.strip() else ""
    hints = " ".join(error.hints) if error.hints else "Templates are described in docs/templates.md."
    return CannotGoOn(f"{place}: typst: {error.message}{said}", help=hints)


def _template_line(line: str, dirs: tuple[Path, ...]) -> str:
    """Find the line of a template that gave this line of markup: the first that fits, a council's own ones first."""
    if not line.strip():
        return ""
    for folder in (*dirs, packaged()):
        for file in sorted(folder.glob(f"*.typ{SUFFIX}")):
            for number, source in enumerate(file.read_text("utf-8", "replace").splitlines(), 1):
                fixed = [re.escape(part) for part in re.split(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", source.strip())]
                if any(part.strip() for part in fixed) and re.fullmatch(".*".join(fixed), line.strip()):
                    return f"{file}:{number}"
    return ""
