"""Every code of reading: its bad example has just this finding, and the good one none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from examples import write_example

from mkcsp.cli.check import everything_found
from mkcsp.findings import Page
from mkcsp.loader.codes import CODES_PAGES


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "elsewhere.yaml").write_text("name: Somebody Else\n")
    return tmp_path / "folder"


@pytest.mark.parametrize("page", CODES_PAGES, ids=lambda page: page.code)
def test_the_bad_example_has_this_finding_and_no_other(page: Page, root: Path) -> None:
    write_example(root, page.bad)
    if page.code == "MK007" and os.access(root / "records/members/jo-field.yaml", os.R_OK):
        pytest.skip("the system lets this user read everything")
    assert [(found.code, found.severity) for found in everything_found(root)] == [(page.code, page.severity)]


@pytest.mark.parametrize("page", CODES_PAGES, ids=lambda page: page.code)
def test_the_good_example_has_none(page: Page, root: Path) -> None:
    assert everything_found(write_example(root, page.good)) == []


@pytest.mark.parametrize("page", CODES_PAGES, ids=lambda page: page.code)
def test_a_page_explains_before_it_shows(page: Page) -> None:
    assert len(page.words) > 100
    assert "::" not in page.words


def test_codes_stand_in_order_and_once() -> None:
    codes = [page.code for page in CODES_PAGES]
    assert codes == sorted(set(codes))
