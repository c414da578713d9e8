"""Nothing typed is lost: every field is printed, listed, judged or checked by something besides `show`."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from dataclasses import fields, is_dataclass
from inspect import isclass
from pathlib import Path

import mkcsp
import mkcsp.model
from mkcsp.attendance.open_questions import ANSWERS

SOURCE = Path(mkcsp.__file__).parent
SHOWS_EVERYTHING = {"show.py", "telling.py"}
ELSEWHERE = {
    ("MinuteItem", "evidence"): "the narrative says in words what was before the meeting; kept for searches",
}
"""Fields that come out in `show` alone, with the reason."""


def used() -> set[str]:
    """Every attribute that is read outside the model and the loader, and every field that is asked for by its name."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        if path.parent.name in ("model", "loader") or path.name in SHOWS_EVERYTHING:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute):
                found.add(node.attr)
    return found


def test_every_field_comes_out_somewhere() -> None:
    read = used() | set(ANSWERS)
    lost = set()
    for module in pkgutil.iter_modules(mkcsp.model.__path__):
        here = importlib.import_module(f"mkcsp.model.{module.name}")
        for kind in vars(here).values():
            if isclass(kind) and is_dataclass(kind) and kind.__module__ == here.__name__:
                lost |= {(kind.__name__, field.name) for field in fields(kind) if field.name not in read}
    assert lost == set(ELSEWHERE)
