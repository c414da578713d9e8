"""The one way in which files are written: whole, never through a link, and never over what somebody else changed.

The bytes go to a file of their own in the same folder, which then takes the name. Whoever looks meanwhile, or after a
crash, finds the old bytes or all of the new ones. What a crash leaves behind has a name that reading passes over, and
is removed by the next write to that folder.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from mkcsp.findings import CannotGoOn, Finding
from mkcsp.loader.paths import record_at
from mkcsp.loader.reading import read_single

_LEFTOVER = re.compile(r"\.mkcsp-(\d+)-[a-z0-9_]+\.tmp")
"""Our own files that are not finished; the number is that of the process."""

_OWN_FOLDERS = frozenset({"records", "templates", "schemas"})


def create(root: Path, path: str, text: str) -> None:
    """Write a new record in UTF-8, with its folders.

    root: the folder that holds `records/`. path: below it, with forward slashes. Raises CannotGoOn where there is a
    file of that name, where one of the folders is a link (reading follows none, and it may lead anywhere), and where
    reading would refuse the name or the text.
    """
    file = _inside(root, path)
    found = record_at(path)
    if isinstance(found, Finding) or read_single(found.kind, found.id, text) is None:
        raise CannotGoOn(
            f"{path} cannot be made from these records" + (f": {found.message}" if isinstance(found, Finding) else ""),
            help="Nothing was written. mkcsp check shows what is wrong in them.",
        )
    file.parent.mkdir(parents=True, exist_ok=True)
    with _unfinished(file, text.encode("utf-8")) as made:
        try:
            _take_name(made, file)
        except FileExistsError:
            raise CannotGoOn(f"{path} exists already", help="Nothing was written. Edit that file instead.") from None


def change(root: Path, path: str, before: bytes, text: str) -> None:
    """Write the new text of a record that is there.

    before: its bytes as they were when the new text was made. Raises CannotGoOn where it has been changed since, or
    where it or a folder is a link.
    """
    file = _inside(root, path)
    with _unfinished(file, text.encode("utf-8")) as made:
        if file.is_symlink() or file.read_bytes() != before:
            raise CannotGoOn(f"{path} was changed meanwhile", help="Nothing was written. Run the command again.")
        made.replace(file)


def write(file: Path, data: bytes) -> None:
    """Write a file that is no record, new or in the place of another. Raises CannotGoOn for a link."""
    if file.is_symlink():
        raise CannotGoOn(f"{file} is a symbolic link, and links are not followed", help="Name the file itself.")
    with _unfinished(file, data) as made:
        made.replace(file)


def write_output(output: Path, data: bytes) -> None:
    """Write a paper or a table to where the user said.

    A device or a pipe (`/dev/null`) is written to. Raises CannotGoOn where the folder is not there, for a link to a
    file in another folder, since whoever cloned it with the records may not know where it leads, and for a place where
    a record, a template, a setting or something of git's lies.
    """
    try:
        path = output.resolve()
        linked = output.is_symlink() and path.parent != output.parent.resolve()
        is_folder, is_file, exists = path.is_dir(), path.is_file(), path.exists()
    except (OSError, RuntimeError) as error:  # a link that leads round in a circle
        reason = getattr(error, "strerror", None) or "a symbolic link that leads nowhere"
        raise CannotGoOn(f"{output} cannot be written: {reason}") from None
    if linked and (is_file or not exists):
        raise CannotGoOn(f"{output} is a link to {path}", help="Nothing was written. Name the file itself.")
    if path.is_symlink():
        raise CannotGoOn(f"{output} cannot be written: a symbolic link that leads nowhere")
    if is_folder or not path.parent.is_dir():
        raise CannotGoOn(f"{path if is_folder else path.parent} is {'a folder' if is_folder else 'no folder'}")
    if kept := _kept_there(path):
        raise CannotGoOn(
            f"{output} is {kept}; nothing was written", help="Name a file elsewhere, such as out/paper.pdf."
        )
    if exists and not is_file:
        path.write_bytes(data)
        return
    with _unfinished(path, data) as made:
        made.replace(path)


def _kept_there(path: Path) -> str:
    """What a file at this place belongs to, if no output may go there; else empty."""
    if any(part.casefold() == ".git" for part in path.parts):
        return "in a folder of git’s"
    for folder in path.parents:
        if (folder / "records").is_dir():
            inside = path.relative_to(folder).parts
            if inside[0].casefold() in _OWN_FOLDERS and len(inside) > 1:
                return f"in the folder {inside[0]} of the records"
            if (
                len(inside) == 1
                and path.exists()
                and (path.name.startswith(".") or path.suffix in ("", ".md", ".toml"))
            ):
                return "a file that belongs to the records"
    return ""


def _inside(root: Path, path: str) -> Path:
    """The file at a path below the root. Raises CannotGoOn where it, or a folder on the way to it, is a link."""
    file = root / path
    if ".." in Path(path).parts or Path(path).is_absolute():
        raise CannotGoOn(f"{path} does not lie below {root}", help="Nothing was written.")
    for below in (file, *file.parents):
        if below == root:
            break
        if below.is_symlink():
            link = below.relative_to(root).as_posix()
            raise CannotGoOn(f"{link} is a symbolic link, and links are not followed", help="Nothing was written.")
    return file


@contextlib.contextmanager
def _unfinished(file: Path, data: bytes) -> Iterator[Path]:
    """A file beside another that holds the bytes, to be given its name; removed where it was not."""
    remove_leftovers(file.parent)
    try:
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".mkcsp-{os.getpid()}-", suffix=".tmp")
    except OSError as error:
        raise CannotGoOn(f"{file} cannot be written: {error.strerror or error}") from None
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        with contextlib.suppress(OSError):  # some network drives know no permissions
            made.chmod(_mode(file))
        yield made
    except OSError as error:
        raise CannotGoOn(f"{file} cannot be written: {error.strerror or error}") from None
    finally:
        made.unlink(missing_ok=True)


@contextlib.contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """A folder to be filled, whose content comes to lie in another, new or empty one, once all of it is there.

    Where that fails, nothing is left behind. The content is moved in and not the folder itself, in which the user may
    be standing.
    """
    new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=folder, prefix=f".mkcsp-{os.getpid()}-", suffix=".tmp"))
    try:
        yield made
        for path in sorted(made.iterdir(), reverse=True):  # what begins with a dot, as .git does, comes last
            path.rename(folder / path.name)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        if new:
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise
    made.rmdir()


def _take_name(made: Path, file: Path) -> None:
    """Give a file a name that is free. Raises FileExistsError where it is not."""
    try:
        os.link(made, file)
    except FileExistsError:
        raise
    except OSError:  # a file system without a second name for a file
        if file.exists() or file.is_symlink():
            raise FileExistsError from None
        made.replace(file)


def remove_leftovers(folder: Path) -> None:
    """Remove what a command that was killed left unfinished in a folder."""
    for path in folder.glob(".mkcsp-*.tmp"):
        match = _LEFTOVER.fullmatch(path.name)
        if match and not _runs(int(match[1])):
            with contextlib.suppress(OSError):
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def _runs(process: int) -> bool:
    """Whether a process of that number may still be at work."""
    if os.name == "nt":
        return True  # asking would end it; what is left behind there is passed over by reading all the same
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those that a new one would have."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
