"""The codes MK72x: words that would be lost, altered or unseen."""

from __future__ import annotations

from mkcsp.findings import Page, Severity

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

PAGES: tuple[Page, ...] = (
    UNFINISHED_MERGE,
    CUT_BY_A_COMMENT,
    RUN_TOGETHER,
    SEVERAL_LINES,
    INVISIBLE,
    ALTERED_BY_A_BACKSLASH,
)
