"""What tests of every room share: folders of records written out in the test, and the command as a user runs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from examples import write_example
from hypothesis import Phase, settings

from mkcsp.cli.app import run as run_command

settings.register_profile("mkcsp", deadline=None)
"""A slow machine is no fault of the program: no example has a time limit."""
settings.register_profile(
    "mutation", deadline=None, max_examples=30, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate]
)
"""For mutation testing: the same examples each time, and no search for the smallest that fails."""
settings.load_profile("mkcsp")


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it wrote."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]
Folder = Callable[[str], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Writes files, each begun by `# records/KIND/ID.yaml`, below a new folder and returns the folder."""
    return lambda files: write_example(tmp_path / "folder", files)


@pytest.fixture
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal in which no cell of a table has to be broken."""
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Run:
    """Runs the command with its error boundary, in this process, with no terminal."""
    monkeypatch.delenv("MKCSP_ROOT", raising=False)
    monkeypatch.delenv("MKCSP_TRACE", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))

    def command(*args: object, root: Path | None = None) -> Ran:
        capsys.readouterr()
        status = run_command([*map(str, args), *(["--root", str(root)] if root else [])])
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return command
