"""Templates: where they are looked for, how they are set up for a format, and what is said when one fails."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import is_dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined, TemplateError
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from mkcsp.findings import CannotGoOn
from mkcsp.papers.marked_words import Marked
from mkcsp.render.escaping import shown

SUFFIX = ".j2"

SHOWN = 6
"""How many of the fields that a template leaves out are named."""

left_out: ContextVar[set[str] | None] = ContextVar("left_out", default=None)
"""Where it is set: what a folder's own templates do not print and the program's do, a sentence for each template."""

# These turn text into HTML, or vouch for it. In a format that is not HTML either would let a value through unescaped.
_HTML_FILTERS = ("e", "escape", "forceescape", "safe", "tojson", "urlize", "xmlattr")


def packaged() -> Path:
    """Return the folder of the templates that come with the program: in the wheel, else in the source checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent.parent / "templates"


def page_environment(dirs: tuple[Path, ...]) -> Watched:
    """Return the environment for HTML: values are escaped unless a template vouches for them."""
    return _environment(dirs, shown)


def literal_environment(
    dirs: tuple[Path, ...],
    literal: Callable[[str], str],
    filters: Mapping[str, Callable[..., Any]] | None = None,
    marked: Callable[[Marked], str] | None = None,
) -> Watched:
    """Return an environment in which every plain value is printed through ``literal``.

    marked: what prints a text in which words are marked; else such a text prints plain.
    Only what templates themselves made (macros, ``filters`` that return Markup) goes out as it is.
    """

    def finalize(value: object) -> Markup:
        if marked is not None and isinstance(value, Marked):
            return Markup(marked(value))
        return value if isinstance(value, Markup) else Markup(literal(shown(value)))

    environment = _environment(dirs, finalize)
    for name in _HTML_FILTERS:
        del environment.filters[name]
    environment.filters.update(filters or {})
    return environment


def fill(environment: Watched, name: str, **values: object) -> str:
    """Return the template ``name`` filled in.

    Raises ``CannotGoOn`` with the template's file and line, whatever went wrong in it.
    """
    try:
        filled = environment.get_template(name).render(**values)
        found = left_out.get()
        if found is not None:
            found.update(_left_out(environment, name, values))
    except Exception as error:  # a council's template can fail in any way that Python can
        raise _explained(error, environment, name) from error
    return filled


class Watched(SandboxedEnvironment):
    """An environment that notes which fields of a view its templates read, and which of those were filled in."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.read: dict[tuple[str, str], bool] = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What `item.text` in a template is."""
        return self._noted(obj, attribute, super().getattr(obj, attribute))

    def getitem(self, obj: Any, argument: Any) -> Any:
        """What `item["text"]` and `map(attribute="text")` are."""
        return self._noted(obj, argument, super().getitem(obj, argument))

    def _noted(self, obj: Any, field: object, value: Any) -> Any:
        if is_dataclass(obj) and isinstance(field, str):
            key = (type(obj).__name__, field)
            filled = not isinstance(value, StrictUndefined) and bool(value)
            self.read[key] = self.read.get(key, False) or filled
        return value


def _left_out(environment: Watched, name: str, values: Mapping[str, object]) -> set[str]:
    """What the program's own template prints of the same view, and this one never reads."""
    program = environment.overlay(loader=_loader(()))
    program.read = {}
    read = set(environment.read)
    program.get_template(name).render(**values)
    missed = sorted(key for key, filled in program.read.items() if filled and key not in read)
    if not missed:
        return set()
    words = [f"`{field}` of {kind}" for kind, field in missed[:SHOWN]]
    more = [f"{len(missed) - SHOWN} more"] if len(missed) > SHOWN else []
    return {f"{name}: {', '.join((*words, *more))}"}


def _loader(dirs: tuple[Path, ...]) -> ChoiceLoader:
    own = packaged()
    return ChoiceLoader(
        [
            FileSystemLoader([*dirs, own]),
            # so that a council's minutes.html.j2 can build on the one that it replaces
            PrefixLoader({"packaged": FileSystemLoader(own)}),
        ]
    )


def _environment(dirs: tuple[Path, ...], finalize: Callable[[object], object]) -> Watched:
    for folder in dirs:
        if not folder.is_dir():
            raise CannotGoOn(f"{folder}: no such folder of templates")

    def checked(value: object) -> object:
        if isinstance(value, Markup):
            return value
        # An undefined name must fail as such, by its own message, before anything asks for its type.
        return finalize(str(value) if isinstance(value, StrictUndefined) else value)

    return Watched(
        loader=_loader(dirs),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=checked,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        keep_trailing_newline=True,
    )


def _explained(error: Exception, environment: SandboxedEnvironment, name: str) -> CannotGoOn:
    place = _place(error, environment, name)
    if isinstance(error, TemplateNotFound):
        message = f"no template named {error.name}"
    elif isinstance(error, UnicodeDecodeError):
        message = "the template is not UTF-8"
    elif isinstance(error, TemplateError):
        message = error.message or type(error).__name__
    else:
        message = f"{type(error).__name__}: {error}"
    return CannotGoOn(f"{place}: {message}", help="Templates are described in docs/templates.md.")


def _place(error: Exception, environment: SandboxedEnvironment, name: str) -> str:
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name or name}:{error.lineno}"
    found = _innermost(error.__traceback__)
    if found:
        return found
    return str(source_file(environment, name) or name)


def _innermost(traceback: TracebackType | None) -> str:
    """Jinja gives its frames the template's own file and line; the innermost one is where it went wrong."""
    found = ""
    while traceback:
        file = traceback.tb_frame.f_code.co_filename
        if file.endswith(SUFFIX):
            found = f"{file}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return found


def source_file(environment: SandboxedEnvironment, name: str) -> Path | None:
    """Return the file that serves as template ``name``, or None."""
    try:
        assert environment.loader is not None
        file = environment.loader.get_source(environment, name)[1]
    except (TemplateNotFound, UnicodeDecodeError):
        return None
    return Path(file) if file else None
