"""Odd things below `records/`: each is a finding, none is followed, opened or read."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mkcsp.files import LIMIT, WorkingFolder
from mkcsp.findings import CannotGoOn
from mkcsp.loader.reading import read

from .folders import JO, folder, reading_of, told, told_of

SAM = "records/members/sam-marsh.yaml"
posix = pytest.mark.skipif(sys.platform == "win32", reason="the system has no such files")


@posix
@pytest.mark.parametrize("target", ["/etc/passwd", "../../outside.yaml", "sam-marsh.yaml", "nowhere", "jo-field.yaml"])
def test_a_link_is_not_followed(tmp_path: Path, target: str) -> None:
    folder(tmp_path / "in", {SAM: "name: Sam Marsh\n"})
    (tmp_path / "outside.yaml").write_text("name: Outside\n")
    (tmp_path / "in" / JO).symlink_to(target)
    reading = read(tmp_path / "in")
    assert told(tmp_path / "in", reading) == ["members/jo-field.yaml:1:1 MK001"]
    assert list(reading.register.members) == ["sam-marsh"]


@posix
def test_a_linked_folder_is_not_entered(tmp_path: Path) -> None:
    folder(tmp_path / "other", {JO: "name: Jo Field\n"})
    root = folder(tmp_path / "in", {SAM: "name: Sam Marsh\n"})
    (root / "records/groups").symlink_to(tmp_path / "other/records/members", target_is_directory=True)
    assert told(root, read(root)) == ["groups:1:1 MK001"]


@posix
def test_records_itself_may_not_be_a_link(tmp_path: Path) -> None:
    folder(tmp_path / "other", {JO: "name: Jo Field\n"})
    (tmp_path / "in").mkdir()
    (tmp_path / "in/records").symlink_to(tmp_path / "other/records", target_is_directory=True)
    reading = read(tmp_path / "in")
    assert [each.code for each in reading.findings] == ["MK001"]
    assert not reading.register.members


@posix
def test_a_pipe_and_a_socket_are_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder(tmp_path, {SAM: "name: Sam Marsh\n"})
    os.mkfifo(root / JO)
    monkeypatch.chdir(root / "records/members")  # a socket's path may not be long
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("ann-lee.yaml")
        assert told(root, read(root)) == ["members/ann-lee.yaml:1:1 MK002", "members/jo-field.yaml:1:1 MK002"]


@posix
def test_a_pipe_put_in_the_place_of_a_file_meanwhile_does_not_block(tmp_path: Path) -> None:
    root = folder(tmp_path, {})
    os.mkfifo(root / "records/pipe.yaml")
    with pytest.raises(OSError, match="no ordinary file"):
        WorkingFolder(root).read("records/pipe.yaml")


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("records/members/jo.yml", "MK003"),
        ("records/members/jo.YAML", "MK003"),
        ("records/members/jo.json", "MK003"),
        ("records/members/.jo.yaml", "MK005"),
        ("records/members/jo", "MK003"),
        ("records/member/jo.yaml", "MK003"),
        ("records/notes/deep/deeper/deepest/still/jo.txt", "MK003"),
        ("records/members/jo.yaml/x.yaml", "MK002"),
        ("records/members/smk/jo.yaml", "MK004"),
        ("records/jo.yaml", "MK004"),
        ("records/settings/settings.yaml", "MK003"),
        ("records/meetings/2016-01-21.yaml", "MK004"),
        ("records/meetings/smk/01-21.yaml", "MK004"),
        ("records/meetings/smk/2016-02-30.yaml", "MK004"),
        ("records/meetings/smk/2016-01-21-.yaml", "MK005"),
        ("records/meetings/smk/20160121.yaml", "MK004"),
        ("records/meetings/smk/x/2016-01-21.yaml", "MK004"),
        ("records/meetings/SMK/2016-01-21.yaml", "MK005"),
        ("records/members/Jo.yaml", "MK005"),
        ("records/members/jo_field.yaml", "MK005"),
        ("records/members/jo field.yaml", "MK005"),
        ("records/members/rené.yaml", "MK005"),
        ("records/members/jo..yaml", "MK005"),
        ("records/members/.yaml", "MK005"),
        ("records/members/-jo.yaml", "MK005"),
        ("records/members/con.yaml", "MK005"),
        ("records/members/lpt1.yaml", "MK005"),
        ("records/members/" + "a" * 101 + ".yaml", "MK005"),
        ("records/members/jo\nfield.yaml", "MK005"),
    ],
)
def test_a_file_that_is_no_record_is_told(tmp_path: Path, path: str, code: str) -> None:
    assert [found.code for found in reading_of(tmp_path, {path: "name: Jo\nstatus: planned\n"}).findings] == [code]


@posix
def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    root = folder(tmp_path, {SAM: "name: Sam Marsh\n"})
    Path(os.fsdecode(os.fsencode(root / "records/members") + b"/jo-\xff.yaml")).write_text("name: Jo\n")
    assert [found.code for found in read(root).findings] == ["MK005"]


@pytest.mark.parametrize(
    "name",
    [".DS_Store", "jo-field.yaml~", ".jo-field.yaml.swp", "#jo#", "README.md", ".gitkeep", "Thumbs.db", "._jo.yaml"],
)
def test_what_editors_and_systems_leave_is_passed_over(tmp_path: Path, name: str) -> None:
    assert told_of(tmp_path, {f"records/members/{name}": b"\x00\xff"}) == []


@pytest.mark.parametrize(
    "id", ["smk/2016-01-21", "smk/2016-01-21-2", "smk/2016-01-21-special", "sng/2016-04", "a/2008"]
)
def test_a_meeting_is_named_by_its_date_with_or_without_a_suffix(tmp_path: Path, id: str) -> None:
    reading = reading_of(tmp_path, {f"records/meetings/{id}.yaml": "status: planned\n"})
    assert reading.findings == ()
    assert reading.register.meetings[id].called_for.year in (2008, 2016)


def test_paths_have_forward_slashes(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, {"records/meetings/smk/2016-01-21.yaml": "status: planned\n"})
    assert reading.register.meetings["smk/2016-01-21"].path == "records/meetings/smk/2016-01-21.yaml"


def test_an_enormous_file_is_not_read_and_the_largest_is(tmp_path: Path) -> None:
    start = b"name: Jo Field\n#"
    files = {JO: start.ljust(LIMIT + 1, b"x"), SAM: start.ljust(LIMIT, b"x")}
    reading = reading_of(tmp_path, files)
    assert told(tmp_path, reading) == ["members/jo-field.yaml:1:1 MK006"]
    assert list(reading.register.members) == ["sam-marsh"]


@contextmanager
def an_ordinary_user(folder: Path) -> Iterator[None]:
    """Read as somebody who may not read everything, also where the tests are run by root; `folder` becomes theirs."""
    if os.geteuid() != 0:
        yield
        return
    opened = {path: path.stat().st_mode for path in (folder, *folder.parents) if path != Path("/")}
    for path, mode in opened.items():
        path.chmod(mode | 0o011)
    for path in (folder, *folder.rglob("*")):
        os.chown(path, 65534, 65534)
    read(folder)  # what is imported on the way is imported while that is still allowed
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
        for path, mode in opened.items():
            path.chmod(mode)


@posix
def test_what_the_system_refuses_is_told(tmp_path: Path) -> None:
    root = folder(tmp_path, {JO: "name: Jo Field\n", "records/groups/smk.yaml": "name: x\n"})
    with an_ordinary_user(root):
        (root / JO).chmod(0)
        (root / "records/groups").chmod(0)
        try:
            assert told(root, read(root)) == ["groups:1:1 MK007", "members/jo-field.yaml:1:1 MK007"]
        finally:
            (root / "records/groups").chmod(0o700)


def test_without_records_there_is_nothing_to_go_on(tmp_path: Path) -> None:
    with pytest.raises(CannotGoOn, match="no folder"):
        read(tmp_path)
