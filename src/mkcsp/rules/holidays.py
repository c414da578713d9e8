"""MK512: bank holidays that clear days cannot be counted with."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.findings import Finding, Page, Severity
from mkcsp.rules.book import Book

HOLIDAY = Page(
    "MK512",
    "bank holiday that is no day",
    Severity.WARNING,
    """
    Clear days of notice are counted without the bank holidays that stand in the settings. This one is known only to
    the month or year, or stands there twice, so it cannot be counted with. Give the very day, once.

    Bad::

        # records/settings.yaml
        name: SaferMK
        bank-holidays:
          - 2016-03-25
          - 2016-05

    Good::

        # records/settings.yaml
        name: SaferMK
        bank-holidays:
          - 2016-03-25
          - 2016-05-02
    """,
)
PAGES = (HOLIDAY,)


def check(book: Book) -> Iterator[Finding]:
    """Every bank holiday of the settings."""
    settings = book.register.settings
    seen: set[str] = set()
    for number, day in enumerate(settings.bank_holidays if settings else ()):
        assert settings is not None
        at = settings.place.at("bank-holidays", number)
        if not day.exact:
            yield HOLIDAY.finding(at, f"{day} is no single day")
        elif str(day) in seen:
            yield HOLIDAY.finding(at, f"{day} stands there twice")
        seen.add(str(day))
