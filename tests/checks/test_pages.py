"""Every code of the rules: its bad example has just this finding, and the good one none."""

from __future__ import annotations

from pathlib import Path

import pytest
from examples import write_example

from mkcsp.checks.all_checks import PAGES, check
from mkcsp.findings import Page
from mkcsp.loader.codes import CODES_PAGES as READING
from mkcsp.loader.reading import read


def found(root: Path, example: str) -> list[tuple[str, int]]:
    reading = read(write_example(root, example))
    return [(one.code, one.severity) for one in (*reading.findings, *check(reading.register))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
def test_the_bad_example_has_this_finding_and_no_other(page: Page, tmp_path: Path) -> None:
    assert found(tmp_path, page.bad) == [(page.code, page.severity)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
def test_the_good_example_has_none(page: Page, tmp_path: Path) -> None:
    assert found(tmp_path, page.good) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
def test_a_page_explains_before_it_shows(page: Page) -> None:
    assert len(page.words) > 80
    assert "::" not in page.words


def test_codes_are_used_once_and_not_by_reading() -> None:
    codes = [page.code for page in (*READING, *PAGES)]
    assert len(codes) == len(set(codes))
    assert all(page.code[:3] in {"MK2", "MK3", "MK4", "MK5", "MK6", "MK7"} for page in PAGES)
