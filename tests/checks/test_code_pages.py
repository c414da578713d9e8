"""Every code: its example has just this finding, and the change on its page removes it."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from examples import FILE, write_example

import mkcsp
from mkcsp.checks.code_pages import CodePage, code_page, codes
from mkcsp.cli.check import everything_found

PAGES = [code_page(code) for code in codes()]
SOURCE = Path(mkcsp.__file__).parent


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "elsewhere.yaml").write_text("name: Somebody Else\n")
    return tmp_path / "folder"


def changed(page: CodePage, scratch: Path) -> str:
    """The example of a page after its change, applied by git."""
    scratch.mkdir()
    path: Path | None = None
    for line in page.example.splitlines(keepends=True):
        if match := FILE.fullmatch(line.rstrip("\n")):
            path = scratch / match["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
        assert path is not None
        with path.open("a", encoding="utf-8") as file:
            file.write(line)
    subprocess.run(
        ["git", "apply", "--unidiff-zero", "--whitespace=nowarn", "-"],
        input=page.change.encode(),
        cwd=scratch,
        check=True,
        env={**os.environ, "GIT_CEILING_DIRECTORIES": str(scratch.parent)},
    )
    files = sorted(file for file in scratch.rglob("*") if file.is_file())
    return "".join(file.read_text("utf-8") for file in files)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
def test_the_example_has_this_finding_and_no_other(page: CodePage, root: Path) -> None:
    write_example(root, page.example)
    found = [(finding.code, finding.severity) for finding in everything_found(root)]
    if page.code == "MK007" and os.access(root / "records/members/jo-field.yaml", os.R_OK):
        assert found == []  # the system lets this user read everything
    else:
        assert found == [(page.code, page.severity)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
def test_the_change_puts_it_right(page: CodePage, root: Path, tmp_path: Path) -> None:
    assert page.change
    assert everything_found(write_example(root, changed(page, tmp_path / "typed"))) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
def test_a_page_explains_before_it_shows(page: CodePage) -> None:
    assert len(page.words) > 80
    assert "#" not in page.words.splitlines()[0][:1]


def test_every_code_of_the_source_has_a_page_and_every_page_its_code() -> None:
    made = [
        match
        for path in SOURCE.rglob("*.py")
        for match in re.findall(r'Code\("(MK\d{3})", Severity\.(\w+)\)', path.read_text("utf-8"))
    ]
    assert len({code for code, _ in made}) == len(made), "a code is used twice"
    assert sorted(made) == [(page.code, page.severity.name) for page in PAGES]
