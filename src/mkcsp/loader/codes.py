"""The codes of what is wrong with files, YAML and fields: MK0xx, MK1xx and MK9xx."""

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

PAGES_YAML_PAGES: tuple[Page, ...] = (
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


UNKNOWN_FIELD = Page(
    "MK101",
    "unknown field",
    Severity.ERROR,
    """
    The format has no field of this name here, so what it says is not read. Often it is a slip of the pen, or the
    field belongs one level further in or out. The id of a record is its path and is not typed.

    Bad::

        # records/members/jo-field.yaml
        name: Jo Field
        telefone: 01908 252362

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
        telephone: 01908 252362
    """,
)
MISSING_FIELD = Page(
    "MK102",
    "missing field",
    Severity.ERROR,
    """
    A field that this record cannot do without is not there, or has nothing after its colon. The line shown is where
    the record, or the part of it, begins.

    Bad::

        # records/members/jo-field.yaml
        telephone: 01908 252362

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
        telephone: 01908 252362
    """,
)
WRONG_SHAPE = Page(
    "MK103",
    "list, text or fields in the wrong place",
    Severity.ERROR,
    """
    The format wants a text here and found a list or fields, or the other way round. A list has a line for each
    element, `- ` before it, even where there is only one.

    Bad::

        # records/members/jo-field.yaml
        name: Jo Field
        aliases: Joanna Field

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
        aliases:
          - Joanna Field
    """,
)
UNKNOWN_WORD = Page(
    "MK104",
    "not one of the words of this field",
    Severity.ERROR,
    """
    This field takes one of a few words, because the program reckons with it. The help line names the nearest one, or
    all of them.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnerships

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
    """,
)
BAD_DAY = Page(
    "MK105",
    "no such date",
    Severity.ERROR,
    """
    A date is written `2016-01-21`, `2016-04` where only the month is known, or `2008`; with `?` after it where it was
    inferred. This one is written otherwise, or the calendar does not have it, or its year is not between 1800 and
    2200. A date that stands for "always" (`until: 9999`) is left out instead.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        from: 2016-02-30

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        from: 2016-02-29
    """,
)
BAD_TIME = Page(
    "MK106",
    "no such time",
    Severity.ERROR,
    """
    A time is written by the 24-hour clock with two digits on either side of the colon: `09:30`, `14:04`.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        usual:
          starts: 2.30pm

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        usual:
          starts: 14:30
    """,
)
BAD_COUNT = Page(
    "MK107",
    "not a whole number",
    Severity.ERROR,
    """
    This field takes a whole number, nought or more, in digits. A word, a fraction or `about 9` cannot be reckoned
    with; leave the field out where the number is not recorded, and say what is known in `note`.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: cctv
              votes:
                - result: carried
                  for: about 9

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: cctv
              votes:
                - result: carried
                  for: 9
    """,
)
BAD_YES_NO = Page(
    "MK108",
    "neither yes nor no",
    Severity.ERROR,
    """
    This field takes `yes` or `no` (`true` and `false` will do). Leave it out where the papers do not say.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: planned
        short-notice: perhaps

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: planned
        short-notice: yes
    """,
)
PARTED_AT_A_COMMA = Page(
    "MK109",
    "text parted at a comma",
    Severity.WARNING,
    """
    In a list between brackets a comma ends an element, so a sentence with a comma in it becomes two texts: here an
    element begins with a small letter, and only the last ends as a sentence does. Put each text in quotes, or on a
    line of its own after a hyphen. If they are separate texts, the hyphens say so, and nothing is found.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: cctv
              text: [The group noted the cameras, and the costs of each.]

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: cctv
              text:
                - The group noted the cameras, and the costs of each.
    """,
)
STALE_ACKNOWLEDGEMENT = Page(
    "MK901",
    "acknowledgement of nothing",
    Severity.WARNING,
    """
    The record acknowledges a finding that `check` does not make, or no longer makes: the oddity was put right, the
    code or the place is mistyped, or `at` names another place. Remove the acknowledgement or correct it; left in, it
    would hide the finding if it came back.

    Bad::

        # records/members/jo-field.yaml
        name: Jo Field
        acknowledged:
          - code: MK104
            reason: as in the source

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
    """,
)

PAGES_FIELDS_PAGES: tuple[Page, ...] = (
    UNKNOWN_FIELD,
    MISSING_FIELD,
    WRONG_SHAPE,
    UNKNOWN_WORD,
    BAD_DAY,
    BAD_TIME,
    BAD_COUNT,
    BAD_YES_NO,
    PARTED_AT_A_COMMA,
    STALE_ACKNOWLEDGEMENT,
)


UNFINISHED_MERGE = Page(
    "MK720",
    "unfinished merge",
    Severity.ERROR,
    """
    Two people changed the same lines, and git could not decide which to keep: between `<<<<<<<` and `=======` stand the
    lines as they are on this side, between `=======` and `>>>>>>>` those of the other. Nothing in the file is read
    until that is settled. Keep the lines that are right, from either side or from both; delete the three lines with the
    signs; run `mkcsp check`; then `git add` the file and `git commit`.

    Bad::

        # records/members/jo-field.yaml
        name: Jo Field
        <<<<<<< HEAD
        telephone: 01908 252362
        =======
        telephone: 01908 254000
        >>>>>>> main

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
        telephone: 01908 254000
    """,
)
CUT_BY_A_COMMENT = Page(
    "MK721",
    "words lost behind a #",
    Severity.ERROR,
    """
    In YAML a `#` after a blank begins a comment, and nobody reads what follows it: of `Flat #3` only `Flat` would be
    left. Put the text in quotes or type it as a block, in which a `#` is a `#`. A remark of yours stands on a line of
    its own, above the field. After an id, a date, a number or a text in quotes a remark may stand on the line, if a
    blank follows the `#`.

    Bad::

        # records/members/jo-field.yaml
        name: Jo Field
        note: Lives in Flat #3.

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
        note: 'Lives in Flat #3.'
    """,
)
RUN_TOGETHER = Page(
    "MK722",
    "paragraphs or points that would run together",
    Severity.ERROR,
    """
    YAML joins the lines of a text with blanks, so a second paragraph or a list typed on the lines below would come out
    in one line. Type the text as a block: a `|` after the colon or the hyphen, and the text on the lines below it,
    indented. In a block paragraphs, lists and tables come out as they are typed.

    Bad::

        # records/members/jo-field.yaml
        name: Jo Field
        note: To be asked about
          - the keys
          - the roof

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
        note: |
          To be asked about
          - the keys
          - the roof
    """,
)
SEVERAL_LINES = Page(
    "MK723",
    "line breaks in a text of one line",
    Severity.ERROR,
    """
    A name, a title, a venue and their like are printed on one line, so the line breaks in a block would be lost.
    Write it on one line, with commas where the lines ended. Fields that hold running words (`text`, `note` and others;
    docs/fields.md calls them prose) take a block.

    Bad::

        # records/members/jo-field.yaml
        name: Jo Field
        posts:
          - title: |
              Chief Officer
              Community Safety

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
        posts:
          - title: Chief Officer, Community Safety
    """,
)
INVISIBLE = Page(
    "MK724",
    "character that cannot be seen",
    Severity.ERROR,
    """
    The file holds a character that nobody sees and that makes a word differ from the word that it looks like: a
    zero-width space, a soft hyphen, a mark that turns the direction of writing. A name with one in it is found by no
    search, and an id names nothing. It usually came along when text was copied from a web page or a word processor.
    Delete it; where the editor does not show it, delete the word and type it again.

    Bad::

        # records/members/jo-field.yaml
        name: Jo\u200b Field

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
    """,
)
ALTERED_BY_A_BACKSLASH = Page(
    "MK725",
    "backslash that would not print as typed",
    Severity.ERROR,
    """
    In double quotes a backslash and the letter after it stand for another character, and a backslash at the end of a
    line joins it to the next: `"C:\\table"` would lose its backslash and its first letter. Only `\\\\`, `\\"`, `\\/`,
    `\\n` and codes such as `\\u00e9` are taken. Use single quotes or a block, in which a backslash is a backslash.

    Bad::

        # records/members/jo-field.yaml
        name: Jo Field
        note: "The plans lie in S:\\table."

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
        note: 'The plans lie in S:\\table.'
    """,
)

PAGES_WORDS_PAGES: tuple[Page, ...] = (
    UNFINISHED_MERGE,
    CUT_BY_A_COMMENT,
    RUN_TOGETHER,
    SEVERAL_LINES,
    INVISIBLE,
    ALTERED_BY_A_BACKSLASH,
)


CODES_PAGES: tuple[Page, ...] = tuple(
    sorted((*PAGES, *PAGES_YAML_PAGES, *PAGES_FIELDS_PAGES, *PAGES_WORDS_PAGES), key=lambda page: page.code)
)
"""In the order of their numbers."""
