"""The codes MK01x and MK02x: what is in a file, before any field is looked at."""

from __future__ import annotations

from mkcsp.findings import Page, Severity

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
