"""A folder's own templates are programs of whoever made the folder: they run apart, and reach nothing else.

They read nothing outside their folder, for which links in it are refused; they have no network; time and memory are
bounded. The packaged templates, and copies of them, run in the program itself.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mkcsp.findings import CannotGoOn
from mkcsp.render.templates import packaged

if TYPE_CHECKING:
    from mkcsp.papers.common import Look, Paper
    from mkcsp.render.formats import Format

SECONDS = 60
"""How long a paper may take: the longest known takes two."""

MEMORY = 2 << 30
"""How many bytes it may take."""

MOST = 2_000
"""How many files a folder of templates may hold, typefaces and pictures among them."""

NOWHERE = "http://127.0.0.1:9"
"""A proxy that is not there, so that whatever asks for the network gets nothing."""


def own(dirs: Sequence[Path]) -> bool:
    """Whether any of the folders holds something that did not come with the program.

    Raises CannotGoOn where a folder is not there, or holds a link or anything but files and folders.
    """
    return any(not _is_packaged(folder, file) for folder in dirs for file in files_in(folder))


def fingerprint(folder: Path) -> str:
    """What changes when anything in a folder of templates does."""
    made = hashlib.sha256()
    for file in files_in(folder):
        made.update(file.relative_to(folder).as_posix().encode("utf-8", "surrogateescape") + b"\0")
        made.update(hashlib.sha256(file.read_bytes()).digest())
    return made.hexdigest()


def files_in(folder: Path) -> Iterator[Path]:
    """Every file of a folder of templates, in order. Raises as `own` does."""
    if not folder.is_dir():
        raise CannotGoOn(f"{folder}: no such folder of templates")
    count = 0
    waiting = [folder]
    while waiting:
        with os.scandir(waiting.pop()) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
            count += 1
            if count > MOST:
                raise CannotGoOn(f"{folder} holds more than {MOST:,} files", help="Name the folder of the templates.")
            if entry.is_symlink() or (os.name == "nt" and Path(entry.path).resolve() != Path(entry.path).absolute()):
                raise CannotGoOn(
                    f"{entry.path} is a symbolic link, and templates read nothing outside their folder",
                    help="Put the file itself in its place, or delete it.",
                )
            if entry.is_dir(follow_symlinks=False):
                waiting.append(Path(entry.path))
            elif entry.is_file(follow_symlinks=False):
                yield Path(entry.path)
            else:
                raise CannotGoOn(f"{entry.path} is neither a file nor a folder", help="Delete it.")


def _is_packaged(folder: Path, file: Path) -> bool:
    other = packaged() / file.relative_to(folder)
    return other.is_file() and other.read_bytes() == file.read_bytes()


def render_apart(
    document: Paper, to: Format, dirs: Sequence[Path], width: int, look: Look | None = None
) -> tuple[bytes, set[str], set[str]]:
    """The paper, made by a process of its own, the characters that no typeface at hand has, and what is left out.

    Raises CannotGoOn where a template fails, or takes too much.
    """
    # Nothing is imported from the folder in which the user is: it may be that of the templates' author.
    places = [path for path in sys.path if path]
    code = f"import sys; sys.path[:] = {places!r}; from {__name__} import main; main()"
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), NOWHERE)
    environment = {**os.environ, **proxies, **{name.upper(): proxy for name, proxy in proxies.items()}}
    environment = {name: value for name, value in environment.items() if name.lower() != "no_proxy"}
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", code],
            input=pickle.dumps((document, to, tuple(dirs), width, look, MEMORY, SECONDS)),
            capture_output=True,
            timeout=SECONDS,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _too_much(dirs, f"takes longer than {SECONDS} seconds") from None
    kind, data = done.stdout[:1], done.stdout[1:]
    if kind == b"+":
        undisplayed, omitted, made = data.split(b"\0", 2)
        return made, set(undisplayed.decode("utf-8", "replace")), set(omitted.decode("utf-8", "replace").splitlines())
    if kind == b"-":
        message, _, help = data.decode("utf-8", "surrogateescape").partition("\0")
        raise CannotGoOn(message, help or None)
    raise _too_much(dirs, f"takes more than {SECONDS} seconds or {MEMORY >> 20:,} megabytes, or makes the program fail")


def _too_much(dirs: Sequence[Path], what: str) -> CannotGoOn:
    return CannotGoOn(
        f"a template in {' or '.join(map(str, dirs))} {what}",
        help="It may be in an endless loop. Move the templates that you changed away, one by one.",
    )


def main() -> None:
    """What the other process does: read what is to be made from stdin, write it to stdout."""
    document, to, dirs, width, look, memory, seconds = pickle.load(sys.stdin.buffer)
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        pass  # a system without such limits: the time is still bounded
    from mkcsp.render.formats import render_here
    from mkcsp.render.templates import left_out

    try:
        omitted: set[str] = set()
        left_out.set(omitted)
        missing: set[str] = set()
        paper = render_here(document, to, dirs, width, look, missing)
        told = ("".join(sorted(missing)), "\n".join(sorted(omitted)))
        made = b"+" + b"".join(each.encode("utf-8", "replace") + b"\0" for each in told) + paper
    except CannotGoOn as error:
        made = b"-" + f"{error.message}\0{error.help or ''}".encode("utf-8", "surrogateescape")
    except MemoryError:
        made = b"!"
    sys.stdout.buffer.write(made)
    sys.stdout.flush()
