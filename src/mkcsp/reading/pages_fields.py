"""The codes MK1xx, fields and what stands in them, and MK9xx, acknowledgements."""

from __future__ import annotations

from mkcsp.findings import Page, Severity

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

PAGES: tuple[Page, ...] = (
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
