"""The codes MK00x: files and folders."""

from __future__ import annotations

from mkcsp.findings import Page, Severity

SYMBOLIC_LINK = Page(
    "MK001",
    "symbolic link",
    Severity.ERROR,
    """
    A file or folder below `records/` is a symbolic link. Links are not followed: they may lead out of the folder,
    they do not survive on Windows, and one record would have two ids. Put the file itself in its place.

    Bad::

        # records/members/jo-field.yaml -> ../../elsewhere.yaml

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
    """,
)
ODD_FILE = Page(
    "MK002",
    "not an ordinary file",
    Severity.ERROR,
    """
    Something below `records/` has the name of a record but is a folder, a pipe, a socket or a device. It is never
    opened. Remove it, or give a folder a name without `.yaml`.

    Bad::

        # records/members/jo-field.yaml/ (a folder)

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
    """,
)
UNREAD_FILE = Page(
    "MK003",
    "file or folder that is not read",
    Severity.ERROR,
    """
    Only `records/KIND/….yaml` is read, where KIND is one of the folders of the format. A file with another ending
    (`.yml` too) or in another folder is as good as not there, which nobody would notice. Rename or move it. What
    editors and systems leave behind (`.DS_Store`, `*~`, `*.swp`), `README.md` and `.gitkeep` are passed over.

    Bad::

        # records/members/jo-field.yml
        name: Jo Field

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
    """,
)
MISPLACED = Page(
    "MK004",
    "file in the wrong place for its kind",
    Severity.ERROR,
    """
    A file's path is its record's id, so each kind has one depth: `records/members/ID.yaml`, but
    `records/meetings/GROUP/DATE.yaml`, and `records/settings.yaml` alone stands above the folders. A meeting's file
    is named after the day or month for which it was first called, with a suffix where there is a second one.

    Bad::

        # records/meetings/2016-01-21.yaml
        status: planned

    Good::

        # records/meetings/smk/2016-01-21.yaml
        status: planned
        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
    """,
)
BAD_NAME = Page(
    "MK005",
    "name that cannot be an id",
    Severity.ERROR,
    """
    The names of files and folders are ids: small letters without accents, digits and hyphens, nothing else. Names
    such as `con` and `aux` cannot exist on Windows, nor can a folder hold two that differ only in capitals. The name
    is only for references; the name that is printed stands inside the file with all its capitals and accents.

    Bad::

        # records/members/Jo_Field.yaml
        name: Jo Field

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
    """,
)
TOO_LARGE = Page(
    "MK006",
    "enormous file",
    Severity.ERROR,
    """
    A record of more than 2,000,000 bytes is not opened: minutes of a long meeting take about 50,000. Something else
    has been saved under this name.

    Bad::

        # records/members/jo-field.yaml (2000001 bytes)

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
    """,
)
UNREADABLE = Page(
    "MK007",
    "file that cannot be read",
    Severity.ERROR,
    """
    The system refused to hand over the file or folder: no permission, a failing disk, a file that went away in the
    meantime. The message is the system's own. Nothing that it holds is known to the program.

    Bad::

        # records/members/jo-field.yaml (without permission)
        name: Jo Field

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
    """,
)

PAGES: tuple[Page, ...] = (
    SYMBOLIC_LINK,
    ODD_FILE,
    UNREAD_FILE,
    MISPLACED,
    BAD_NAME,
    TOO_LARGE,
    UNREADABLE,
)
