"""The codes MK0xx: files and folders, and the YAML in them."""

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
NOT_UTF8 = Page(
    "MK010",
    "not UTF-8",
    Severity.ERROR,
    """
    Records are text in UTF-8. This file was saved in another encoding, or is no text at all. Open it in an editor
    that knows what it is and save it as UTF-8 (with or without a byte order mark).

    Bad::

        # records/members/rene-field.yaml (in latin-1)
        name: René Field

    Good::

        # records/members/rene-field.yaml
        name: René Field
    """,
)
CONTROL_CHARACTER = Page(
    "MK011",
    "control character",
    Severity.ERROR,
    """
    The file holds a character that is neither text nor a line break, such as NUL or escape. It usually came along
    when text was copied from another program. Delete it.

    Bad::

        # records/members/jo-field.yaml
        name: Jo ␇Field

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
    """,
)
SYNTAX = Page(
    "MK020",
    "YAML that does not parse",
    Severity.ERROR,
    """
    The file breaks the rules of YAML, so nothing in it can be read. The help line names the likely slip: a colon
    followed by a space inside a text that is not in quotes, a tab used to indent, a quotation mark that is never
    closed, a line that does not line up with its neighbours.

    Bad::

        # records/members/jo-field.yaml
        name: Item 3: parking

    Good::

        # records/members/jo-field.yaml
        name: "Item 3: parking"
    """,
)
TOO_DEEP = Page(
    "MK021",
    "nested too deeply",
    Severity.ERROR,
    """
    Lists and fields stand inside each other more than a hundred deep. No record needs ten; such a file is damaged or
    was made to do harm, so it is not parsed. In a quoted or folded text, long rows of opening brackets can have the
    same effect: write fewer of them.

    Bad::

        # records/members/jo-field.yaml
        name: Jo Field
        aliases: (brackets 200 deep)

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
        aliases: [Joanna Field]
    """,
)
SPECIAL_YAML = Page(
    "MK022",
    "anchor, alias, tag or merge key",
    Severity.ERROR,
    """
    YAML's anchors (`&x`), aliases (`*x`), tags (`!x`) and merge keys (`<<`) are not used here: what stands in a file
    is what is meant, each fact once and in full. Write the text out; put a text that begins with one of these signs
    in quotes.

    Bad::

        # records/members/jo-field.yaml
        name: &name Jo Field

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
    """,
)
SEVERAL_DOCUMENTS = Page(
    "MK023",
    "several documents in one file",
    Severity.ERROR,
    """
    A line `---` inside the file begins a second document, but a file holds one record. Put the second record in a
    file of its own.

    Bad::

        # records/members/jo-field.yaml
        name: Jo Field
        ---
        name: Sam Marsh

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
        # records/members/sam-marsh.yaml
        name: Sam Marsh
    """,
)
EMPTY = Page(
    "MK024",
    "empty file",
    Severity.ERROR,
    """
    The file holds no field: it is empty, or holds comments only. Fill in the fields that the kind needs, or remove
    the file.

    Bad::

        # records/members/jo-field.yaml
        # to be filled in

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
    """,
)
NOT_FIELDS = Page(
    "MK025",
    "file that does not consist of fields",
    Severity.ERROR,
    """
    A record is a list of fields, `name: value`, one below the other. This file is a text or a list instead.

    Bad::

        # records/members/jo-field.yaml
        - name: Jo Field

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
    """,
)
DUPLICATE_FIELD = Page(
    "MK026",
    "field given twice",
    Severity.ERROR,
    """
    The same field stands twice in one place. Only the first is read, and which was meant cannot be known. Keep one;
    where there are two values, the field is usually a list.

    Bad::

        # records/members/jo-field.yaml
        name: Jo Field
        telephone: 01908 252362
        telephone: 01908 254000

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
        telephone: 01908 252362
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
    NOT_UTF8,
    CONTROL_CHARACTER,
    SYNTAX,
    TOO_DEEP,
    SPECIAL_YAML,
    SEVERAL_DOCUMENTS,
    EMPTY,
    NOT_FIELDS,
    DUPLICATE_FIELD,
)
