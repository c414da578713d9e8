"""The order of the house, read from the imports: whoever breaks a law of CONTRIBUTING.md is told which, and where."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "mkcsp"

ROWS = (
    ("spelling", "findings"),
    ("files", "git"),
    ("model",),
    ("register",),
    ("loader",),
    ("history",),
    ("attendance",),
    ("compliance",),
    ("checks",),
    ("papers",),
    ("render",),
    ("edit",),
    ("cli",),
    ("__main__",),
)
"""The journey of the data. A room imports from its own row and from those above it."""

ONLY_IN = {
    "yaml": ("loader", "edit"),
    "jinja2": ("render",),
    "markupsafe": ("render",),
    "typst": ("render",),
    "rich": ("cli",),
    "typer": ("cli",),
    "pydantic": (),
}
"""Which rooms alone import a library."""

CLOCK = {("date", "today"), ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("time", "time")}
ENDS = {("sys", "exit"), ("os", "_exit")}
LONGEST = 500

MODULES = sorted(SOURCE.rglob("*.py"))


def room(path: Path) -> str:
    """The first name below `mkcsp` of a module: the room in which it lives."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The line and the full name of everything imported, inside functions and for type checking too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "an import names the whole module"
            if node.module == "mkcsp":
                for alias in node.names:
                    yield node.lineno, f"mkcsp.{alias.name}"
            elif node.module is not None:
                yield node.lineno, node.module


def called(tree: ast.Module) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The line of every call, and the last two parts of what is called: `("date", "today")`, `("print",)`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).split(".")
            yield node.lineno, tuple(name[-2:])


def parsed() -> Iterator[tuple[Path, str, ast.Module]]:
    """Every module, with its room."""
    assert len(MODULES) > 20
    for path in MODULES:
        yield path, room(path), ast.parse(path.read_text("utf-8"))


def test_a_module_imports_only_from_its_own_row_and_those_above() -> None:
    row = {name: number for number, names in enumerate(ROWS) for name in names}
    wrong = []
    for path, here, tree in parsed():
        if here == "__init__":
            wrong += [f"{path.relative_to(ROOT)}:{line}: mkcsp itself imports nothing" for line, _ in imported(tree)]
            continue
        for line, name in imported(tree):
            parts = name.split(".")
            if parts[0] == "mkcsp" and len(parts) > 1 and row.get(parts[1], -1) > row[here]:
                wrong.append(f"{path.relative_to(ROOT)}:{line}: {here} stands above {parts[1]}")
    assert wrong == []


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_is_imported_only_where_it_belongs(library: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path, here, tree in parsed()
        for line, name in imported(tree)
        if name.split(".")[0] == library and here not in ONLY_IN[library]
    ]
    assert wrong == []


def test_the_command_line_prints_through_one_door_and_json_is_made_in_one_place() -> None:
    printed = {("print",), ("typer", "echo"), ("click", "echo"), ("stdout", "write"), ("buffer", "write")}
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {'.'.join(name)}"
        for path, here, tree in parsed()
        for line, name in called(tree)
        if (name in printed and path.name not in ("output.py", "__main__.py", "own_templates.py"))
        or (name == ("json", "dumps") and path.name not in ("escaping.py", "json_schema.py"))
        or (name[0] == "textwrap" and name[-1] == "wrap")
    ]
    assert wrong == []


def test_only_the_command_line_reads_the_clock_prints_or_ends_the_program() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {'.'.join(name)}"
        for path, here, tree in parsed()
        if here not in ("cli", "__main__")
        for line, name in called(tree)
        if name in CLOCK or name in ENDS or name in {("print",), ("exit",), ("quit",), ("input",), ("SystemExit",)}
    ]
    assert wrong == []


def test_a_module_can_be_read_at_a_sitting() -> None:
    lines = {path: len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {str(path.relative_to(ROOT)): count for path, count in lines.items() if count > LONGEST} == {}


def test_a_file_name_is_used_once() -> None:
    names = [path.name for path in MODULES if path.name not in ("__init__.py", "__main__.py")]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_every_folder_says_in_a_sentence_what_lives_there() -> None:
    for path in MODULES:
        if path.name == "__init__.py" and path.parent != SOURCE:
            tree = ast.parse(path.read_text("utf-8"))
            assert len(tree.body) == 1, f"{path.relative_to(ROOT)} holds more than its sentence"
            assert ast.get_docstring(tree), path


def test_what_others_call_says_what_it_does() -> None:
    def public(nodes: list[ast.stmt]) -> Iterator[ast.FunctionDef | ast.ClassDef]:
        for node in nodes:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                yield node
                if isinstance(node, ast.ClassDef):
                    yield from public(node.body)

    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.name}"
        for path, _, tree in parsed()
        for node in public(tree.body)
        if ast.get_docstring(node) is None
    ]
    assert wrong == []


def test_constraints_hold_a_version_that_fits_for_everything_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *(entry for extra in project["project"]["optional-dependencies"].values() for entry in extra),
    ]
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = {pin.name.lower(): pin for line in lines if line and line[0] != "#" for pin in [Requirement(line)]}
    for requirement in map(Requirement, asked):
        pin = pins.get(requirement.name.lower())
        assert pin is not None, f"{requirement.name} has no version in constraints.txt"
        version = re.fullmatch("==(.+)", str(pin.specifier))
        assert version is not None, f"{pin} is not one exact version"
        assert requirement.specifier.contains(version[1]), f"{pin} does not fit {requirement}"
