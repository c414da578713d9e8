"""The cache of `check` never changes an answer, whatever happens to the files and to the cache itself."""

from __future__ import annotations

import marshal
import os
import shutil
import subprocess
from hashlib import blake2b
from pathlib import Path

import pytest
from conftest import Run
from every_command import EXAMPLE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkcsp.loader import remembered

from .test_on_demand import opened

CHECK = ("check", "--output-format", "json")


def copy(to: Path) -> Path:
    """The example's records under git."""
    shutil.copytree(EXAMPLE / "records", to / "records")
    git(to, "init", "-q")
    git(to, "add", "--all")
    git(to, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "All")
    return to


def git(root: Path, *command: str) -> None:
    subprocess.run(["git", "-C", str(root), *command], check=True, capture_output=True)


def kept(root: Path) -> Path:
    """The file of the cache."""
    file = remembered.place(root)
    assert file is not None
    return file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy(tmp_path)


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if all files had been written some time ago."""
    monkeypatch.setattr(remembered, "SETTLED", 0)


@pytest.mark.usefixtures("settled")
def test_where_nothing_changed_no_file_is_opened(root: Path, run: Run) -> None:
    first = run("check", root=root)
    with opened() as files:
        assert run("check", root=root) == first
    assert files == []


def test_files_written_just_now_are_compared_by_content_and_not_by_time(root: Path, run: Run) -> None:
    run("check", root=root)
    with opened() as files:
        run("check", root=root)
    assert len(files) == len(list((root / "records").rglob("*.yaml")))


@pytest.mark.usefixtures("settled")
def test_a_clone_with_the_same_content_is_known(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run(*CHECK, root=root)
    for file in (root / "records").rglob("*.yaml"):
        new = file.with_suffix(".new")
        shutil.copy(file, new)
        new.replace(file)
    monkeypatch.setattr("mkcsp.cli.check.everything_found", lambda root: pytest.fail("everything is checked anew"))
    assert run(*CHECK, root=root) == first


def test_only_its_owner_can_read_it_and_git_does_not_see_it(root: Path, run: Run) -> None:
    run("check", root=root)
    file = kept(root)
    assert file.is_relative_to(root / ".git")
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0
    assert not subprocess.run(["git", "-C", str(root), "status", "--porcelain"], capture_output=True).stdout


def test_without_a_repository_nothing_is_kept(tmp_path: Path, run: Run) -> None:
    shutil.copytree(EXAMPLE / "records", tmp_path / "records")
    run("check", root=tmp_path)
    assert remembered.place(tmp_path) is None
    assert [path.name for path in tmp_path.iterdir()] == ["records"]


def test_no_cache_neither_reads_nor_writes_it(root: Path, run: Run) -> None:
    run("check", "--no-cache", root=root)
    assert not kept(root).exists()


def test_clear_deletes_it(root: Path, run: Run) -> None:
    run("check", root=root)
    assert run("cache", "clear", root=root).out == "The cache is deleted.\n"
    assert not kept(root).exists()
    assert run("cache", "clear", root=root).out == "There is no cache.\n"


def test_another_program_finds_anew(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run(*CHECK, root=root)
    monkeypatch.setattr(remembered, "_of_program", lambda: "another")
    with opened() as files:
        assert run(*CHECK, root=root) == first
    assert len(files) > len(set(files)), "for their content, and to check them"


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("body", [b"{}", b"", marshal.dumps({"program": ""}), marshal.dumps([1])])
def test_one_that_another_version_wrote_is_replaced(body: bytes, root: Path, run: Run) -> None:
    first = run(*CHECK, root=root)
    kept(root).write_bytes(blake2b(body).hexdigest().encode() + b"\n" + body)
    assert run(*CHECK, root=root) == first
    with opened() as files:
        assert run(*CHECK, root=root) == first
    assert files == []


FILES = sorted(path.relative_to(EXAMPLE).as_posix() for path in (EXAMPLE / "records").rglob("*.yaml"))
EDITS = (
    "a field more",
    "the same size and times",
    "gone",
    "renamed",
    "touched",
    "restored",
    "a link",
    "no YAML",
    "a folder more",
    "a cache cut short",
    "a cache with a byte changed",
    "a cache of nothing",
    "a cache that is a folder",
    "a cache that is a link",
    "the cache of another folder",
)


def edit(root: Path, file: Path, how: str) -> None:
    """Change a file of the records, or the cache."""
    cache = kept(root)
    if how == "restored":
        git(root, "checkout", "-q", "--", ".")
    elif how == "a folder more":
        (root / "records" / "odd").mkdir(exist_ok=True)
    elif how.startswith(("a cache", "the cache")):
        if not cache.is_file() or cache.is_symlink():
            return
        data = cache.read_bytes()
        cache.unlink()
        if how == "a cache cut short":
            cache.write_bytes(data[: len(data) // 2])
        elif how == "a cache with a byte changed":
            cache.write_bytes(data[:200] + b"X" + data[201:])
        elif how == "a cache of nothing":
            cache.write_bytes(b"")
        elif how == "a cache that is a folder":
            cache.mkdir()
        elif how == "a cache that is a link":
            aside = cache.with_name("aside")
            aside.write_bytes(data)
            cache.symlink_to(aside)
        else:
            cache.write_bytes(data.replace(b"board", b"bored"))
    elif not file.is_file() or file.is_symlink():
        return
    elif how == "a field more":
        file.write_text(f"{file.read_text()}colour: blue\n")
    elif how == "the same size and times":
        before = file.stat()
        text = file.read_text()
        file.write_text(text.replace("e", "é", 0) if "name: " not in text else text.replace("name: ", "nome: ", 1))
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    elif how == "gone":
        file.unlink()
    elif how == "renamed":
        file.rename(file.with_name(f"x-{file.name}"))
    elif how == "touched":
        file.touch()
    elif how == "a link":
        file.symlink_to(file.rename(file.with_suffix(".bak")).name)
    elif how == "no YAML":
        file.write_text("[")


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), wait=st.sampled_from([0, remembered.SETTLED]))
def test_with_and_without_the_cache_the_answer_is_the_same(
    data: st.DataObject, wait: int, run: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = copy(tmp_path_factory.mktemp("edited"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(remembered, "SETTLED", wait)
        run(*CHECK, root=root)
        for how in data.draw(st.lists(st.sampled_from(EDITS), min_size=1, max_size=4)):
            edit(root, root / data.draw(st.sampled_from(FILES)), how)
            assert run(*CHECK, root=root) == run(*CHECK, "--no-cache", root=root), how
