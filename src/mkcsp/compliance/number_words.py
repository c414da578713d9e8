"""A number with its noun, in words."""

from __future__ import annotations


def count_of(number: int, noun: str) -> str:
    """`1 year`, `3 years`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def every_months(months: int) -> str:
    """`every month`, `every 6 months`, `every year`, `every 3 years`."""
    if months % 12 == 0 and months:
        return "every year" if months == 12 else f"every {months // 12} years"
    return "every month" if months == 1 else f"every {months} months"
