"""Folders in which things break and vanish between commands: nothing fails, nothing is hidden, nothing is harmed.

A few dozen steps run with the other tests; CONTRIBUTING.md has the command of the long run.
"""

from __future__ import annotations

import io
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from attendance.body import Body, considers, day_of, dealing
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from mkcsp.cli.app import run

EXAMPLES = int(os.environ.get("MKCSP_EXAMPLES", "12"))
ON = ("--on", day_of(5))
KINDS = ("groups", "members", "organisations", "meetings", "terms", "breaches", "resolutions", "reports", "settings")
FOLDERS = ("records", *(f"records/{kind}" for kind in KINDS[:-1]), "records/meetings/grp", "records/terms/grp")
RESTS_ON = ("records", "records/groups", "records/members", "records/meetings", "records/meetings/grp")
"""Folders without which nothing can be said of every body."""

EVERYTHING = (
    ("check", "--no-cache"),
    ("check", "--output-format", "json"),
    ("today", *ON),
    ("today", *ON, "--output-format", "json"),
    ("breaches", *ON),
    ("compliance", *ON),
)
OF_ONE = (
    ("attendance", "grp", *ON),
    ("minutes", "grp/2015-04-15", *ON),
    ("agenda", "grp/2015-04-15"),
    ("resolutions", *ON),
    ("members", "grp", *ON),
    ("meetings", *ON),
    ("show", "grp"),
    ("show", "ann"),
    ("letter", "grp", "ann", "--yes", *ON),
    ("explain", "grp/v1/three/person/ann", *ON),
    ("minutes", "../../outside/secret"),
)
WRITING = (
    ("new", "member", "Ada Ash"),
    ("new", "meeting", "grp", "2015-09-15"),
    ("letter", "grp", "ann", "--sent", day_of(5), "--yes", *ON),
    ("minutes", "grp/2015-04-15", *ON, "-o", "OUT/minutes.txt"),
    ("attendance", "grp", "ann", *ON, "-o", "OUT/ann.txt"),
    ("attendance", "grp", *ON, "-o", "ROOT/records/members/ann.yaml", "--to", "text"),
    ("minutes", "grp/2015-04-15", *ON, "-o", "ROOT/records/settings.yaml", "--to", "text"),
    ("schema", "--all", "OUT/schemas"),
    ("init", "OUT/new"),
)
BROKEN = (
    b"",
    b"\xff\xfe\x00n",
    "name: Zo\u00eb\n".encode("latin-1"),
    b"name: [",
    b"<<<<<<< ours\nname: A\n=======\nname: B\n>>>>>>> theirs\n",
    b"name: A\nname: B\nstatus: \x00\n",
    b"[" * 5_000,
    b"name: " + b"-" * 60_000,
    b"- a\n- b\n",
    b"status: held\nheld-on: 0001-01-01\n",
    b"name: &a [*a]\n",
    b"{}",
    b"#" * 2_000_001,
)

Snapshot = dict[str, tuple[int, bytes]]


def snapshot(folder: Path) -> Snapshot:
    """Everything below a folder: its kind, and its content or where it leads."""
    return dict(_below(folder, folder))


def _below(folder: Path, top: Path) -> Iterator[tuple[str, tuple[int, bytes]]]:
    for entry in os.scandir(folder):
        kind = stat.S_IFMT(entry.stat(follow_symlinks=False).st_mode)
        name = Path(entry.path).relative_to(top).as_posix()
        if stat.S_ISLNK(kind):
            yield name, (kind, os.fsencode(Path(entry.path).readlink()))
        elif stat.S_ISREG(kind):
            yield name, (kind, Path(entry.path).read_bytes())
        else:
            yield name, (kind, b"")
            if stat.S_ISDIR(kind):
                yield from _below(Path(entry.path), top)


COMMANDS = st.sampled_from([*EVERYTHING, *EVERYTHING, *OF_ONE])


class Folders(RuleBasedStateMachine):
    """A folder of records, one outside it that nothing may touch, and one for what is written."""

    scratch: ClassVar[Path]

    @initialize()
    def begin(self) -> None:
        """A body whose member is in breach, who was sent the first letter."""
        self.top = Path(tempfile.mkdtemp(dir=self.scratch))
        self.root, self.outside, self.out = (self.top / name for name in ("root", "outside", "out"))
        record = dealing(3, letters={"first": f"{day_of(3)[:8]}20"})
        body = Body("XXXPP", items={4: [considers()]}, breaches={"2015-03-15-ann": record})
        body.write(self.root)
        shutil.copytree(self.root / "records", self.outside / "records")
        (self.outside / "secret.yaml").write_text("name: SECRETWORDS\n")
        self.out.mkdir()

    def teardown(self) -> None:
        """Take the folder away."""
        shutil.rmtree(getattr(self, "top", self.scratch / "none"), ignore_errors=True)

    def _files(self) -> list[str]:
        return sorted(name for name, (kind, _) in snapshot(self.root).items() if not stat.S_ISDIR(kind))

    def _clear(self, path: str) -> Path:
        """A place in the folder of records, free; the folders above it are made where nothing else stands there."""
        file = self.root / path
        for folder in reversed(file.relative_to(self.root).parents):
            here = self.root / folder
            if here.is_symlink() or (here.exists() and not here.is_dir()):
                here.unlink()
            here.mkdir(exist_ok=True)
        if file.is_symlink() or (file.exists() and not file.is_dir()):
            file.unlink()
        elif file.is_dir():
            shutil.rmtree(file)
        return file

    @rule(data=st.data(), content=st.sampled_from(BROKEN), then=COMMANDS)
    def a_file_breaks(self, data: st.DataObject, content: bytes, then: tuple[str, ...]) -> None:
        """A file is damaged."""
        if files := self._files():
            self._clear(data.draw(st.sampled_from(files))).write_bytes(content)
        self.read(then)

    @rule(data=st.data(), cut=st.integers(0, 400), put=st.binary(max_size=6), then=COMMANDS)
    def a_file_is_cut(self, data: st.DataObject, cut: int, put: bytes, then: tuple[str, ...]) -> None:
        """A file loses its end, or something else stands there."""
        files = [one for one in self._files() if (self.root / one).is_file() and not (self.root / one).is_symlink()]
        if files:
            file = self.root / data.draw(st.sampled_from(files))
            file.write_bytes(file.read_bytes()[:cut] + put)
        self.read(then)

    @rule(data=st.data(), how=st.sampled_from(["gone", "folder", "pipe", "link", "loop", "away"]), then=COMMANDS)
    def something_takes_its_place(self, data: st.DataObject, how: str, then: tuple[str, ...]) -> None:
        """A file or a folder vanishes, or a folder, a pipe or a link stands in its place."""
        path = data.draw(st.sampled_from([*FOLDERS, *self._files()]))
        place = self._clear(path)
        if how == "folder":
            place.mkdir()
        elif how == "pipe":
            os.mkfifo(place)
        elif how == "loop":
            place.symlink_to(place.name)
        elif how == "away":
            place.symlink_to(self.outside / "nothing")
        elif how == "link":
            same = self.outside / path
            place.symlink_to(same if same.exists() else self.outside / "secret.yaml")
        self.read(then)

    @rule(
        data=st.data(),
        name=st.sampled_from(["Meetings", "member", "böd", "a b", "--help", ".hidden", "con"]),
        then=COMMANDS,
    )
    def a_folder_is_misspelt(self, data: st.DataObject, name: str, then: tuple[str, ...]) -> None:
        """A folder has another name."""
        folder = self.root / data.draw(st.sampled_from(FOLDERS[1:]))
        to = folder.with_name(name)
        if folder.is_dir() and not folder.is_symlink() and not os.path.lexists(to):
            folder.rename(to)
        self.read(then)

    @rule()
    def all_is_put_right(self) -> None:
        """The records come back as they were."""
        self._clear("records")
        shutil.copytree(self.outside / "records", self.root / "records")

    @rule(command=COMMANDS)
    def reads(self, command: tuple[str, ...]) -> None:
        """The same, of what there is."""
        self.read(command)

    def read(self, command: tuple[str, ...]) -> None:
        """A command that only reads."""
        before = snapshot(self.top)
        status, said = self._run(command)
        assert snapshot(self.top) == before, command
        if command in EVERYTHING and any(not self._readable(folder) for folder in RESTS_ON):
            assert status != 0, (command, said)
        assert "SECRETWORDS" not in said

    def _readable(self, folder: str) -> bool:
        """Whether nothing stands in the way of a folder, if there is one at all."""
        parts = [self.root / one for one in Path(folder).parents if one != Path()] + [self.root / folder]
        return all(not os.path.lexists(one) or (one.is_dir() and not one.is_symlink()) for one in parts)

    @precondition(lambda self: hasattr(self, "out"))
    @rule(command=st.sampled_from(WRITING))
    def write(self, command: tuple[str, ...]) -> None:
        """A command that writes: new files, or the one that it was told to."""
        before = snapshot(self.top)
        self._run(command)
        after = snapshot(self.top)
        for name in before.keys() | after.keys():
            if before.get(name) == after.get(name) or name.startswith("out/"):
                continue
            assert name.startswith("root/records/"), (command, name)
            letter = command[0] == "letter" and name.startswith("root/records/breaches/")
            assert letter or name not in before, (command, name)
        for name, (_, content) in after.items():
            assert not name.endswith(".tmp"), name
            assert b"SECRETWORDS" not in content or name.startswith("outside/"), name

    def _run(self, command: tuple[str, ...]) -> tuple[int, str]:
        """How a command ended, and all that it said."""
        words = [word.replace("OUT", str(self.out)).replace("ROOT", str(self.root)) for word in command]
        if command[0] not in ("init", "schema"):
            words += ["--root", str(self.root)]
        streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
        kept = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = streams
        try:
            status = run(words)
        finally:
            sys.stdout, sys.stderr = kept
        for stream in streams:
            stream.flush()
        said = "".join(stream.buffer.getvalue().decode() for stream in streams)  # type: ignore[attr-defined]
        assert status in (0, 1, 2), (command, said)
        assert "Traceback" not in said, said
        assert "fault of mkcsp" not in said, said
        return status, said


def test_folders_that_change(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.delenv("MKCSP_ROOT", raising=False)
    monkeypatch.delenv("MKCSP_TRACE", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    Folders.scratch = tmp_path
    run_state_machine_as_test(
        Folders,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=12,
            deadline=None,
            phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
