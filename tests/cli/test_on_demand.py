"""A command about one body opens the files that it rests on, and says the same as if it had read and checked all."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import Folder, Run
from every_command import EXAMPLE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from papers.board import BODIES, MEETING, approved

from mkcsp.cli.session import Session

ON = ("--on", "2026-06-15")
BOARD = BODIES + MEETING + "# records/groups/other.yaml\nname: Other\nkind: forum\nseats: []\n"
MINUTES = ("minutes", "board/2016-01-21")
OF_ONE_BODY = (
    ("members", "board", *ON),
    ("agenda", "board/2026-07-16"),
    ("minutes", "board/2025-11-20", *ON),
    ("show", "board/2025-11-20"),
    ("show", "yusuf-karadag"),
    ("meetings", "board", *ON),
    ("attendance", "board", *ON),
    ("letter", "board", "yusuf-karadag", "--yes", *ON),
    ("new", "meeting", "board", "2027-05-01"),
)

_opened: list[str] | None = None


def _listen(event: str, args: tuple[object, ...]) -> None:
    if _opened is not None and event == "open" and str(args[0]).endswith(".yaml"):
        _opened.append(Path(str(args[0])).as_posix().partition("/records/")[2])


sys.addaudithook(_listen)


@contextmanager
def opened() -> Iterator[list[str]]:
    """The files of records that are opened meanwhile."""
    global _opened
    _opened = []
    try:
        yield _opened
    finally:
        _opened = None


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The example's records, and beside them a body of which nothing can be read, with a member of its own."""
    shutil.copytree(EXAMPLE / "records", tmp_path / "records")
    damaged = ("groups/other", "members/zoe", "meetings/other/2016-01-21", "resolutions/other/2016-01-21")
    for file in damaged:
        path = tmp_path / "records" / f"{file}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text("name: [\n")
    return tmp_path


@pytest.mark.parametrize("command", OF_ONE_BODY, ids=" ".join)
def test_damage_in_another_body_is_not_its_business(command: tuple[str, ...], run: Run, example: Path) -> None:
    ran = run(*command, root=example)
    assert "INCOMPLETE" not in ran.out + ran.err
    assert ran.status == 0


@pytest.mark.parametrize("command", OF_ONE_BODY[:2], ids=" ".join)
def test_no_meeting_of_another_body_is_opened(command: tuple[str, ...], run: Run, example: Path) -> None:
    with opened() as files:
        run(*command, root=example)
    assert "groups/board.yaml" in files
    assert not [file for file in files if file.startswith(("meetings/", "resolutions/")) and "/board/" not in file]


def test_no_more_files_are_opened_where_there_are_more_bodies(run: Run, example: Path) -> None:
    def number() -> int:
        with opened() as files:
            run(*OF_ONE_BODY[1], root=example)
        return len(set(files))

    before = number()
    for more in range(5):
        shutil.copytree(example / "records/meetings/ndg", example / f"records/meetings/more-{more}")
        shutil.copy(example / "records/groups/ndg.yaml", example / f"records/groups/more-{more}.yaml")
    assert number() == before


def test_minutes_approved_by_another_body_are_found_among_all_meetings(run: Run, folder: Folder) -> None:
    """The other body did not take this one's place, which is for check to say; its decision is printed."""
    root = folder(BOARD + approved())
    other = root / "records" / "meetings" / "other"
    other.mkdir()
    (root / "records" / "meetings" / "board" / "2016-04-14.yaml").rename(other / "2016-04-14.yaml")
    ran = run(*MINUTES, root=root)
    assert "DRAFT" not in ran.out.upper()
    (other / "2016-04-14.yaml").unlink()
    assert "DRAFT" in run(*MINUTES, root=root).out.upper()


def test_a_damaged_file_of_another_body_that_may_approve_the_minutes_counts(run: Run, folder: Folder) -> None:
    root = folder(BOARD)
    other = root / "records" / "meetings" / "other"
    other.mkdir()
    (other / "2016-04-14.yaml").write_text("status: held\ncolour: board/2016-01-21\n")
    assert "records/meetings/other/2016-04-14.yaml" in run(*MINUTES, root=root).err


COMMANDS = (
    ("members", "board", *ON),
    ("agenda", "board/2026-07-16"),
    ("agenda", "board/2025-11-20"),
    ("minutes", "board/2025-11-20", *ON),
    ("minutes", "ndg/2024-10-08", *ON),
    ("letter", "board", "yusuf-karadag", "--yes", *ON),
    ("meetings", "board", *ON),
    ("attendance", "board", *ON),
    ("resolutions", "--group", "board", *ON),
)
FILES = sorted(path.relative_to(EXAMPLE).as_posix() for path in (EXAMPLE / "records").rglob("*.yaml"))


def damage(file: Path, how: str) -> None:
    """Spoil a file in one of several ways."""
    if how == "gone":
        file.unlink()
    elif how == "no YAML":
        file.write_text("[")
    elif how == "no UTF-8":
        file.write_bytes(file.read_bytes() + b"note: \xff\n")
    elif how == "odd field":
        file.write_text(f"{file.read_text()}colour: blue\n")
    elif how == "other ids":
        file.write_text(file.read_text().replace("board", "bord", 3).replace("member: ", "member: x", 2))
    elif how == "a name that is no id":
        file.rename(file.with_name(f"{file.stem.upper()}_.yaml"))
    elif how == "a link":
        file.symlink_to(file.rename(file.with_suffix(".txt")).name)


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_is_said_is_what_reading_and_checking_all_would_say(
    data: st.DataObject, run: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    command = data.draw(st.sampled_from(COMMANDS))
    likely = [file for file in FILES if "board" in file or "members" in file or "groups" in file]
    files = data.draw(st.lists(st.sampled_from(likely) | st.sampled_from(FILES), min_size=1, max_size=3, unique=True))
    ways = ("gone", "no YAML", "no UTF-8", "odd field", "other ids", "a name that is no id", "a link")
    root = tmp_path_factory.mktemp("damaged")
    shutil.copytree(EXAMPLE / "records", root / "records")
    for file in files:
        damage(root / file, data.draw(st.sampled_from(ways)))
    lazily = run(*command, root=root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Session, "_wrong", lambda session: session._wrong_anywhere)
        assert run(*command, root=root) == lazily
