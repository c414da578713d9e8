"""Templates: where they are looked for, how they are set up for a format, and what is said when one fails."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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

# These turn text into HTML, or vouch for it. In a format that is not HTML either would let a value through unescaped.
_HTML_FILTERS = ("e", "escape", "forceescape", "safe", "tojson", "urlize", "xmlattr")


def packaged() -> Path:
    """Return the folder of the templates that come with the program: in the wheel, else in the source checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent.parent / "templates"


def page_environment(dirs: tuple[Path, ...]) -> SandboxedEnvironment:
    """Return the environment for HTML: values are escaped unless a template vouches for them."""
    return _environment(dirs, shown)


def literal_environment(
    dirs: tuple[Path, ...],
    literal: Callable[[str], str],
    filters: Mapping[str, Callable[..., Any]] | None = None,
    marked: Callable[[Marked], str] | None = None,
) -> SandboxedEnvironment:
    """Return an environment in which every plain value is printed through ``literal``.

    marked: what prints a text in which words are marked; else such a text prints plain.
    Only what templates themselves made (macros, ``filters`` that return Markup) goes out as it stands.
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


def fill(environment: SandboxedEnvironment, name: str, **values: object) -> str:
    """Return the template ``name`` filled in.

    Raises ``CannotGoOn`` with the template's file and line, whatever went wrong in it.
    """
    try:
        return environment.get_template(name).render(**values)
    except Exception as error:  # a council's template can fail in any way that Python can
        raise _explained(error, environment, name) from error


def _environment(dirs: tuple[Path, ...], finalize: Callable[[object], object]) -> SandboxedEnvironment:
    for folder in dirs:
        if not folder.is_dir():
            raise CannotGoOn(f"{folder}: no such folder of templates")
    own = packaged()
    loader = ChoiceLoader(
        [
            FileSystemLoader([*dirs, own]),
            # so that a council's minutes.html.j2 can build on the one that it replaces
            PrefixLoader({"packaged": FileSystemLoader(own)}),
        ]
    )

    def checked(value: object) -> object:
        if isinstance(value, Markup):
            return value
        # An undefined name must fail as such, by its own message, before anything asks for its type.
        return finalize(str(value) if isinstance(value, StrictUndefined) else value)

    return SandboxedEnvironment(
        loader=loader,
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
