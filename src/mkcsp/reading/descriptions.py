"""The words below the fields of the records: the strings that stand after them in the source of their classes."""

from __future__ import annotations

import ast
import inspect
import textwrap
from dataclasses import fields
from functools import cache
from typing import Any


@cache
def descriptions(kind: Any) -> dict[str, str]:
    """By the name in Python: what each field of a dataclass means, those that it inherits too.

    Reads the source, so it is for the schema and the manual, not for every run.
    """
    found: dict[str, str] = {}
    for base in reversed(inspect.getmro(kind)[:-1]):
        (body,) = ast.parse(textwrap.dedent(inspect.getsource(base))).body
        assert isinstance(body, ast.ClassDef)
        for field, below in zip(body.body, body.body[1:], strict=False):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(below, ast.Expr)
                and isinstance(below.value, ast.Constant)
                and isinstance(below.value.value, str)
            ):
                found[field.target.id] = " ".join(below.value.value.split())
    return {field.name: found.get(field.name, "") for field in fields(kind)}


def about(kind: Any) -> str:
    """What a dataclass is, from its docstring, in one paragraph."""
    return " ".join((inspect.getdoc(kind) or "").split())
