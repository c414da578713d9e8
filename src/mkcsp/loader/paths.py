"""Which file is which record: names and depths below `records/`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mkcsp.files import Entry, Tree, What
from mkcsp.findings import Code, Finding, Position
from mkcsp.loader import codes as pages
from mkcsp.model.base import Record, dataclass
from mkcsp.model.dates import Day
from mkcsp.register import KINDS
from mkcsp.spelling import did_you_mean

_FOLDERS: dict[str, type[Record]] = {kind.KIND: kind for kind in KINDS if kind.KIND != "settings"}
_SETTINGS = "records/settings.yaml"
_IN_GROUPS = {"terms", "meetings", "resolutions", "breaches"}
"""Kinds that grow without end, so their files lie in a folder for each group: `records/meetings/GROUP/DATE.yaml`."""
_NAMED_BY_DATE = {"meetings", "resolutions"}

_ID = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*")
_WITHIN = re.compile(r"[a-z0-9]+(?:(?:-+|\.)[a-z0-9]+)*")
"""An id inside a record may have the number of a paragraph: `3.1`."""
_NOT_ON_WINDOWS = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
LONGEST = 100
"""Characters of a name, without `.yaml`."""

_LEFT_BEHIND = re.compile(
    r"\.DS_Store|\._.*|\.#.*|#.*#|.*~|\..*\.sw[a-z]|\.~lock\..*|Thumbs\.db|desktop\.ini"
    r"|\.git(?:keep|ignore|attributes)|README(?:\.md|\.txt)?|.*\.(?:orig|bak|tmp)"
)
"""What editors, systems and git put beside files, and what people put there for each other."""


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A file that holds a record."""

    path: str
    kind: type[Record]
    id: str


def look_in(tree: Tree, folder: str) -> Iterator[RecordFile | Finding | str]:
    """What lies directly in a folder, in order: files of records, and paths of folders that may hold more.

    There is a finding for each thing that is neither. A folder with one is not looked into: it says it for all below.
    """
    for entry in tree.inside(folder):
        if entry.what is not What.FOLDER and _LEFT_BEHIND.fullmatch(entry.name):
            continue
        found = _look_at(entry)
        if found is not None:
            yield found
        elif entry.what is What.FOLDER:
            yield entry.path


def _look_at(entry: Entry) -> RecordFile | Finding | None:
    if entry.refused is not None:
        return _finding(pages.UNREADABLE, entry, f"the folder cannot be read: {entry.refused}")
    if entry.what is What.LINK:
        return _finding(pages.SYMBOLIC_LINK, entry, "this is a symbolic link, and links are not followed", _PUT)
    if entry.what is What.ODD:
        return _finding(pages.ODD_FILE, entry, "this is a pipe, a socket or a device, and was not opened", "remove it")
    return _folder(entry) if entry.what is What.FOLDER else _file(entry)


_PUT = "put the file itself in its place"


def _folder(entry: Entry) -> Finding | None:
    _, kind, *below = entry.path.split("/")
    if entry.name.endswith(".yaml"):
        return _finding(pages.ODD_FILE, entry, "this has the name of a record but is a folder", "rename or remove it")
    if kind not in _FOLDERS:
        help = did_you_mean(kind, _FOLDERS)
        return _finding(pages.UNREAD_FILE, entry, "there is no such kind of record, so nothing in it is read", help)
    if len(below) > (1 if kind in _IN_GROUPS else 0):
        message = f"records/{kind} has no folders at this depth, so nothing in it is read"
        return _finding(pages.MISPLACED, entry, message, _where(kind))
    return _bad_id(entry, below[-1]) if below else None


def _file(entry: Entry) -> RecordFile | Finding:
    parts = entry.path.split("/")
    kind = parts[1]
    stem, dot, ending = entry.name.rpartition(".")
    if ending != "yaml" or not dot:
        help = f"rename it to {stem}.yaml" if ending.lower() in ("yml", "yaml") else "move it out of records/"
        return _finding(pages.UNREAD_FILE, entry, "this is not read: the files of records end in .yaml", help)
    if entry.path == _SETTINGS:
        return RecordFile(_SETTINGS, KINDS[0], "settings")
    if len(parts) == 2:
        help = "move it to its folder: " + ", ".join(f"records/{each}" for each in _FOLDERS)
        return _finding(pages.MISPLACED, entry, "only settings.yaml stands in records/ itself", help)
    if len(parts) != (4 if kind in _IN_GROUPS else 3):
        return _finding(pages.MISPLACED, entry, f"a file of records/{kind} does not lie here", _where(kind))
    if bad := _bad_id(entry, stem):
        return bad
    if kind in _NAMED_BY_DATE and (wrong := not_a_date(stem)):
        return _finding(pages.MISPLACED, entry, wrong, _where(kind))
    return RecordFile(entry.path, _FOLDERS[kind], "/".join([*parts[2:-1], stem]))


def file_of(kind: str, id: str) -> RecordFile | None:
    """Where the record of a kind with that id would lie; None where there can be none."""
    if kind == "settings":
        return RecordFile(_SETTINGS, KINDS[0], "settings") if id == "settings" else None
    if id.count("/") != (1 if kind in _IN_GROUPS else 0):
        return None
    return RecordFile(f"records/{kind}/{id}.yaml", _FOLDERS[kind], id)


def record_at(path: str) -> RecordFile | Finding:
    """Which record a file at this path would hold; or what is wrong with its place or its name."""
    return _file(Entry(path, What.FILE))


def _bad_id(entry: Entry, name: str) -> Finding | None:
    message = wrong_name(name)
    if message is None:
        return None
    likely = "" if _ID.fullmatch(name) else "-".join(re.findall(r"[a-z0-9]+", name.casefold()))
    return _finding(pages.BAD_NAME, entry, message, f"rename it, perhaps to {likely}" if likely else "rename it")


@lru_cache(maxsize=4096)
def wrong_name(name: str) -> str | None:
    """Why a name can be no id and no name of a file; None where it can be both."""
    if not _ID.fullmatch(name):
        return "a name consists of small letters (a-z), digits and hyphens, and begins and ends without a hyphen"
    if _NOT_ON_WINDOWS.fullmatch(name):
        return f"`{name}` cannot be the name of a file on Windows"
    if len(name) > LONGEST:
        return f"the name is longer than {LONGEST} characters"
    return None


def wrong_id(id: str) -> str | None:
    """Why a text can be no id of something inside a record, or of a record; None where it can be."""
    if not all(map(_WITHIN.fullmatch, id.split("/"))):
        return "an id consists of small letters (a-z), digits, hyphens and dots between them"
    return f"the id is longer than {LONGEST} characters" if len(id) > LONGEST else None


def hidden_by(path: str) -> str:
    """Which records may be missing because of a finding at this path: a file, or a folder with a closing slash.

    A folder that is a link, cannot be read or is misspelt hides whatever could lie in it; a file in the wrong place or
    with a name that cannot be an id hides whatever it was meant to be.
    """
    kind, *below = path.split("/")[1:] or [""]
    name = path.rpartition("/")[2]
    stem, dot, ending = name.rpartition(".")
    if path == _SETTINGS or (dot and ending.lower() not in ("yaml", "yml")):
        return path
    if not below:
        return f"records/{kind}/" if kind in _FOLDERS else "records/"
    if dot and len(below) == (2 if kind in _IN_GROUPS else 1) and _ID.fullmatch(stem):
        return f"{path[: -len(ending)]}yaml"
    if len(below) == 1 and kind in _IN_GROUPS and _ID.fullmatch(name):
        return f"{path}/"
    return f"{path.rpartition('/')[0]}/"


@lru_cache(maxsize=4096)  # bodies meet on the same days
def not_a_date(stem: str) -> str | None:
    """What is wrong with the date that begins a name; None where it is one, alone or with a suffix."""
    match = re.fullmatch(r"([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)(?:-[a-z0-9-]*[a-z][a-z0-9-]*|-[0-9])?", stem)
    try:
        Day.parse(match[1] if match else stem)
    except ValueError as error:
        return f"the name does not begin with the date of the meeting: {error}"
    return None


def _where(kind: str) -> str:
    if kind in _NAMED_BY_DATE:
        return f"it is records/{kind}/GROUP/DATE.yaml, such as records/{kind}/smk/2016-01-21.yaml or …/2016-04.yaml"
    return f"it is records/{kind}/{'GROUP/' if kind in _IN_GROUPS else ''}NAME.yaml"


def _finding(page: Code, entry: Entry, message: str, help: str | None = None) -> Finding:
    return page.finding(Position(entry.path, 1, 1), message, help)
