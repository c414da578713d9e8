"""No word that is typed is lost, altered or run into another without `check` telling it."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkcsp.findings import Severity

from .folders import JO, reading_of, told

LOST = {
    "a text cut at a #": ("name: Flat #3\n", "1:12 MK721", "`#3`", "name: 'Flat #3'"),
    "with a blank behind it": ("name: Flat # 3 east\n", "1:12 MK721", "`# 3 east`", "name: 'Flat # 3 east'"),
    "a text that begins with one": (
        "name: Jo\nnote: #7 be closed\n",
        "2:7 MK721",
        "`#7 be closed`",
        "note: '#7 be closed'",
    ),
    "a field with nothing else": (
        "name: Jo\nnote: # of members: 12\n",
        "2:7 MK721",
        "`# of members: 12`",
        "note: '# of",
    ),
    "an apostrophe before it": ("name: O'Neill #2\n", "1:15 MK721", "`#2`", "name: 'O''Neill #2'"),
    "in a list": ("name: Jo\naliases:\n  - J #3\n", "3:7 MK721", "`#3`", "- 'J #3'"),
    "in brackets": ("name: Jo\naliases: [J, K #3\n  ]\n", "2:16 MK721", "`#3`", "quotes"),
    "in braces": ("name: Jo\nposts:\n  - {title: Flat #3\n  }\n", "3:18 MK721", "`#3`", "title: 'Flat #3'"),
    "on a later line of the text": (
        "name: Jo\nnote: That the unit\n  be #7 closed\n",
        "3:6 MK721",
        "`#7 closed`",
        "note: |",
    ),
    "on a line of its own": ("name: Jo\nnote: That the unit\n  #7 be closed\n", "3:3 MK721", "`#7 be closed`", "|"),
    "after a bar": ("name: Jo\nnote: | #7 be closed\n  at once\n", "2:9 MK721", "`#7 be closed`", "note: |"),
    "below a block, not far enough in": ("name: Jo\nnote: |\n  a\n #7 b\n", "4:2 MK721", "`#7 b`", "|"),
    "after a closing quotation mark": ('name: "Flat" #3\n', "1:14 MK721", "`#3`", "|"),
    "a second paragraph": ("name: Jo\nnote: One.\n\n  Two.\n", "3:1 MK722", "`Two.`", "type `note: |`"),
    "a list below a text": ("name: Jo\nnote: Both\n  - one\n  - two\n", "3:3 MK722", "`- one`", "type `note: |`"),
    "numbers below a text": ("name: Jo\nnote: Both\n  1. one\n", "3:3 MK722", "`1. one`", "type `note: |`"),
    "letters below a text": ("name: Jo\nnote: Both\n  (a) one\n", "3:3 MK722", "`(a) one`", "type `note: |`"),
    "a table below a text": ("name: Jo\nnote: Both\n  | a | b |\n", "3:3 MK722", "`| a | b |`", "type `note: |`"),
    "a list in a folded text": ("name: Jo\nnote: >-\n  Both\n  - one\n", "4:3 MK722", "`- one`", "type `note: |`"),
    "a paragraph in quotes": ('name: Jo\nnote: "One.\n\n  Two."\n', "3:1 MK722", '`Two."`', "type `note: |`"),
    "lines of a venue": ("name: |\n  Council Chamber\n  Town Hall\n", "1:7 MK723", "one line", "commas"),
    "line breaks in quotes": ('name: "Council Chamber\\nTown Hall"\n', "1:7 MK723", "one line", "commas"),
    "a zero-width space": ("name: Jo\u200b Field\n", "1:9 MK724", "zero width space (U+200B)", "delete"),
    "a soft hyphen": ("name: Jo Fi\u00adeld\n", "1:12 MK724", "soft hyphen (U+00AD)", "delete"),
    "a byte order mark within": ("name: Jo\ufeff Field\n", "1:9 MK724", "byte order mark (U+FEFF)", "delete"),
    "a mark of direction": ("name: Jo \u202eField\n", "1:10 MK724", "right-to-left override (U+202E)", "delete"),
    "a backslash in double quotes": ('name: "C:\\table"\n', "1:10 MK725", "`\\t`", "single quotes"),
    "one at the end of a line": ('name: "in C:\\\n  now"\n', "1:13 MK725", "at the end of the line", "single quotes"),
    "escape by its code": ('name: "Jo \\e[2J"\n', "1:11 MK725", "`\\e`", "single quotes"),
    "an unfinished merge": (
        "name: Jo\n<<<<<<< HEAD\nnote: a\n=======\nnote: b\n>>>>>>> main\n",
        "2:1 MK720",
        "unfinished merge",
        "git add",
    ),
    "half of one": ("name: Jo\nnote: a\n>>>>>>> main\n", "3:1 MK720", "unfinished merge", "<<<<<<<"),
    "its middle": ("name: Jo\n=======\nnote: b\n", "2:1 MK720", "unfinished merge", "======="),
    "one within a block": (
        "name: Jo\nnote: |\n  a\n  <<<<<<< HEAD\n  b\n",
        "4:1 MK720",
        "unfinished merge",
        "keep the lines",
    ),
    "one with carriage returns": ("name: Jo\r\n<<<<<<< HEAD\r\nnote: a\r\n", "2:1 MK720", "unfinished merge", "keep"),
    "a no-break space before a field": (
        "name: Jo\n\u00a0telephone: 1\n",
        "MK101",
        "no-break space (U+00A0)",
        "telephone",
    ),
    "one after the colon": ("name:\u00a0Jo\ntelephone: 1\n", "1:6 MK020", "no-break space (U+00A0)", "space bar"),
    "one in a date": (
        "name: Jo\nposts:\n  - {title: x, from: 2016\u201101}\n",
        "3:22 MK105",
        "",
        "non-breaking hyphen (U+2011)",
    ),
}


@pytest.mark.parametrize(("content", "where", "message", "help"), LOST.values(), ids=LOST.keys())
def test_words_that_would_be_lost_are_shown_with_what_to_type(
    tmp_path: Path, content: str, where: str, message: str, help: str
) -> None:
    reading = reading_of(tmp_path, {JO: content})
    first = next((each for each in reading.findings if each.code == where.split()[-1]), None)
    assert first is not None, reading.findings
    assert any(line.endswith(where) for line in told(tmp_path, reading))
    assert first.severity is Severity.ERROR
    assert message in first.message
    assert help in (first.help or "")


@pytest.mark.parametrize(
    "content",
    [
        "# a remark\nname: Jo\n",
        "name: Jo\n# a remark\ntelephone: 1\n",
        "name: 'Flat #3' # a remark\n",
        'name: "Flat #3" # a remark\n',
        "name: Jo\nposts: # as the list has them\n  - title: x\n    # a remark\n    from: 2016-01 # as printed\n",
        "name: Jo\nposts: # none are known\n",
        "name: Jo\nposts:\n  # none are known\n",
        "name: Jo\nposts:\n  - title: x\n    from: # not recorded\n",
        "name: Jo#3\n",
        "name: Jo\nposts:\n  - {title: x, organisation: council} # a remark\n",
        "name: Jo\nposts:\n  - title: x\n    organisation: council # a remark\n",
        "name: Jo\nnote: |\n  One #7.\n\n  # two\n# a remark\ntelephone: 1\n",
        "name: Jo\nnote: That the unit\n  be closed – with\n  6 others – at once.\n",
        "name: Jo\nnote: >\n  One\n  and a half.\n\n  Two.\n",
        'name: "Jo \\"J\\" Field"\n',
        "name: Jo\nnote: Ten\u00a0pounds.\n",
        "name: Jo\nnote: <<<<<<< is what git writes\n",
    ],
)
def test_remarks_and_texts_that_lose_nothing_are_no_finding(tmp_path: Path, content: str) -> None:
    assert told(tmp_path, reading_of(tmp_path, {JO: content})) == []


WORDS = {
    '- "No more" was said': "- '\"No more\" was said'",
    "- [Cllr Bright left] The rest": "- '[Cllr Bright left] The rest'",
    "- {sic} The rest": "- '{sic} The rest'",
    "- 'Tis' said so": "in a block (|)",
    "- Note: twelve schools": "put the text in a block (|) or in quotes",
    "- Note to all: twelve": "put the text in a block (|) or in quotes",
    "- @mention of it": "in quotes",
    "- | a | b |": "lines below",
    "- > quoted": "lines below",
    "- *bold* it was": "in quotes",
    "- % of members": "in quotes",
    "- ] odd": "in quotes",
}


@pytest.mark.parametrize(("typed", "help"), WORDS.items(), ids=WORDS.keys())
def test_words_that_yaml_takes_for_its_own_signs_say_what_to_type(tmp_path: Path, typed: str, help: str) -> None:
    meeting = f"status: held\nminutes:\n  items:\n    - id: a\n      title: A\n      text:\n        {typed}\n"
    reading = reading_of(tmp_path, {"records/meetings/b/2016-01-21.yaml": meeting})
    (found,) = reading.findings
    assert help in (found.help or "")


SIGNS = (
    '# #7 : a: :b - -x -- --- ... * *x & &x ! !x | > >- % %x @ @x ` `x` \' \'x\' " "x" "x [ ] [x] { } {x} , '
    "? ?x = ~ null \\ \\n C:\\new <<< <<: << "
    "1. (a) 2.6 • – | a\u00a0b é #### x|y 'n' it's O'Neill x' x\" 14:04 no x, x; (x)"
).split()
typed_word = st.one_of(st.sampled_from(SIGNS), st.text("abcXYZ", min_size=1, max_size=5))
typed_line = st.lists(typed_word, min_size=1, max_size=6).map(" ".join)
typed_text = st.lists(st.one_of(typed_line, st.just("")), min_size=1, max_size=5).map("\n    ".join)
MARKS = {"•", "-", "*", "|", ">", "\\", "####"}


def words_of(text: str) -> list[str]:
    """The words of a text, without marks at which lists, headings and tables are known."""
    return [word for word in re.split(r"[ \n]+", text) if word and word not in MARKS]


@pytest.mark.parametrize(
    "begin",
    ["note: ", "note:\n    ", "note: >-\n    ", "note: '", 'note: "', "note: |\n    ", "source: ", "source: |\n    "],
)
@given(text=typed_text)
@example(text="x' # #")
@example(text="x' # b")
@example(text="x' # #\n    #")
@example(text="x' # a\n    # b\n    # c")
@settings(max_examples=250)
def test_whatever_is_typed_every_word_arrives_or_check_says_so(begin: str, text: str) -> None:
    if begin[-1] == " " and text.strip()[:1] in ("'", '"', "|", ">"):
        return  # the text is in quotes or a block as a whole, or does not parse
    quote = begin[-1] if begin[-1] in "'\"" else ""
    with TemporaryDirectory() as name:
        reading = reading_of(Path(name), {JO: f"name: Jo\n{begin}{text}{quote}\ntelephone: 1\n"})
    if any(each.severity is Severity.ERROR for each in reading.findings):
        return
    jo = reading.register.members["jo-field"]
    note = (jo.note if begin.startswith("note") else jo.source) or ""
    typed = text.replace("''", "'") if quote == "'" else text.replace("\\n", " ") if quote == '"' else text
    assert words_of(note) == words_of(typed)
