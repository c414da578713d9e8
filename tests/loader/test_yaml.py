"""What the YAML of a file may do to the program: nothing. And what the clerk is told of its mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from .folders import JO, reading_of, told, told_of

BOMB = "a: &a [x, x]\n" + "".join(
    f"{this}: &{this} [*{that}, *{that}, *{that}, *{that}, *{that}, *{that}, *{that}, *{that}, *{that}]\n"
    for that, this in zip("abcdefgh", "bcdefghi", strict=True)
)

HARMFUL = {
    "alias bomb": (BOMB, "1:4 MK022"),
    "alias to itself": ("name: &a [*a]\n", "1:7 MK022"),
    "merge keys": ("posts:\n  - &a {title: x}\n  - <<: *a\n", "2:5 MK022"),
    "merge key without alias": ("name: Jo\nposts:\n  - title: x\n    <<: {title: y}\n", "4:5 MK022"),
    "tag that runs": ("name: !!python/object/apply:os.system [echo]\n", "1:7 MK022"),
    "tag on the file": ("!!set\nname: Jo\n", "1:1 MK022"),
    "tag without a name": ("name: ! Jo\n", "1:7 MK022"),
    "anchor glued in flow": ('name: {"a":&x b}\n', "1:12 MK022"),
    "brackets": ("name: " + "[" * 200_000, "1:106 MK021"),
    "brackets closed": ("name: " + "[" * 200_000 + "]" * 200_000, "1:106 MK021"),
    "braces": ("name: " + "{a: " * 200_000, "1:403 MK021"),
    "pairs in brackets": ("name: " + "[a: " * 50 + "x" + "]" * 50, "MK021"),
    "brackets over lines": ("name:\n" + " [\n" * 200_000, "101:2 MK021"),
    "brackets with comments": ("name:\n" + " [ # ]]]]\n" * 20_000, "101:2 MK021"),
    "blocks": ("".join(" " * depth + "a:\n" for depth in range(1_900)), "101:101 MK021"),
    "blocks of lists in fields": ("".join(f"{' ' * n}a:\n{' ' * n}- \n" for n in range(0, 1500, 2)), "MK021"),
    "hyphens on one line": ("aliases:\n " + "- " * 100_000 + "x\n", "2:200 MK021"),
    "question marks": ("? " * 100_000 + "x\n", "1:201 MK021"),
    "carriage returns": ("".join(" " * depth + "a:\r" for depth in range(500)), "101:101 MK021"),
    "a second document": ("name: Jo\n---\nname: Sam\n", "2:1 MK023"),
    "many documents": ("---\n" * 10_000, "MK023"),
    "empty": ("", "1:1 MK024"),
    "only blanks": ("\n\n  \n", "1:1 MK024"),
    "only comments": ("# nothing\n# here\n", "1:1 MK024"),
    "empty document": ("---\n...\n", "1:1 MK024"),
    "only a byte order mark": (b"\xef\xbb\xbf", "1:1 MK024"),
    "a text": ("Jo Field\n", "1:1 MK025"),
    "a list": ("# comment\n- name: Jo\n", "2:1 MK025"),
    "latin-1": ("name: Ren\xe9\n".encode("latin-1"), "1:10 MK010"),
    "latin-1 after UTF-8": ("name: é\nnote: ".encode() + b"\xe9\n", "2:7 MK010"),
    "UTF-16": ("name: Jo\n".encode("utf-16"), "1:1 MK010"),
    "UTF-16 without a mark": ("name: Jo\n".encode("utf-16-le"), "1:2 MK011"),
    "binary": (bytes(range(256)) * 20, "3:115 MK010"),
    "surrogates": (b"name: \xed\xa0\x80\n", "1:7 MK010"),
    "NUL": (b"name: Jo\nnote: a\x00b\n", "2:8 MK011"),
    "escape": ("name: Jo \x1b[2J\n", "1:10 MK011"),
    "line separator": ("name: Jo\u2028x\n", "1:9 MK011"),
    "next line": ("# \x85x\nname: Jo\n", "1:3 MK011"),
    "a key that is a list": ("name: Jo\n? [a]\n: b\n", "2:3 MK103"),
    "the same field twice": ("name: Jo\nname: Sam\n", "2:1 MK026"),
}


@pytest.mark.parametrize(("content", "wanted"), HARMFUL.values(), ids=HARMFUL.keys())
def test_harmful_or_empty_files_are_findings(tmp_path: Path, content: str | bytes, wanted: str) -> None:
    first = told_of(tmp_path, {JO: content})[0]
    assert first.endswith(wanted)
    assert first.startswith("members/jo-field.yaml:")


def test_a_value_inside_the_program_can_not_be_named(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, {JO: "name: '!!python/name:os.system'\n"})
    assert reading.findings == ()
    assert reading.register.members["jo-field"].name == "!!python/name:os.system"


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfname: Jo\naliases:\n  - J\n",
        b"name: Jo\r\naliases:\r\n  - J\r\n",
        b"name: Jo\raliases:\r  - J\r",
        b"---\nname: Jo\naliases: [J]\n...\n",
        b"%YAML 1.2\n---\n{name: Jo, aliases: [J]}",
        b"\n# comment\nname: 'Jo' # comment\naliases:\n- J",
    ],
)
def test_byte_order_marks_line_ends_and_styles_make_no_difference(tmp_path: Path, content: bytes) -> None:
    reading = reading_of(tmp_path, {JO: content})
    assert reading.findings == ()
    assert (reading.register.members["jo-field"].name, reading.register.members["jo-field"].aliases) == ("Jo", ("J",))


@pytest.mark.parametrize("text", ["R&D", "Health & Safety", "a * b", "5*4", "Hello!", "what? !", "2**3", "x &", "a<<b"])
def test_signs_inside_a_text_are_text(tmp_path: Path, text: str) -> None:
    reading = reading_of(tmp_path, {JO: f"name: {text}\n"})
    assert reading.findings == ()
    assert reading.register.members["jo-field"].name == text


def test_many_brackets_that_do_not_nest_are_no_finding(tmp_path: Path) -> None:
    text = 'name: Jo\nnote: "' + "[( {" * 300 + '"\naliases:\n' + "".join(f"- '[{n}'\n" for n in range(300))
    reading = reading_of(tmp_path, {JO: text})
    assert reading.findings == ()
    assert len(reading.register.members["jo-field"].aliases) == 300


def test_a_text_indented_far_is_no_finding(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, {JO: "name: |\n" + " " * 300 + "Jo\n"})
    assert reading.findings == ()
    assert reading.register.members["jo-field"].name == "Jo"


SLIPS = {
    "colon in a text": ("name: Item 3: parking\n", "1:13", "inside a text", 'name: "Item 3: parking"'),
    "colon in an element": ("aliases:\n  - Item 3: parking: x\n", "2:20", "inside a text", "in quotes"),
    "colon at the end": ("name: Jo: \n", "1:9", "inside a text", "in quotes"),
    "tab": ("name: Jo\nposts:\n\t- title: x\n", "3:1", "tab", "spaces"),
    "unclosed quote": ('name: "Jo\ntelephone: 1\n', "1:7", "never closed", "close it"),
    "apostrophe": ("name: 'the group's report'\n", "1:18", "at the closing quotation mark", "other kind"),
    "at": ("name: @jo\n", "1:7", "cannot begin with @", 'name: "@jo"'),
    "backtick": ("name: `jo`\n", "1:7", "cannot begin with `", "in quotes"),
    "percent": ("name: %jo\n", "1:7", "cannot begin with %", "in quotes"),
    "star": ("name: *bold* move\n", "1:7", "cannot begin with *", "in quotes"),
    "indented too far": ("name: Jo\n  telephone: 1\n", "2:3", "line up", "indent"),
    "indented too little": ("posts:\n  - title: x\n   from: 2008\n", "3:4", "line up", "indent"),
    "no space after the colon": ("name:Jo\ntelephone: 1\n", "1:1", "after the colon", "name: Jo"),
    "no space after the hyphen": ("aliases:\n  - J\n  -K\n", "3:3", "after the hyphen", "- K"),
    "neither field nor element": ("name: Jo\ntelephone\nemail: x\n", "2:1", "neither a field", "name: value"),
    "list on the line of its field": ("aliases: - J\n", "1:10", "list cannot begin", "next line"),
    "backslash": ('name: "C:\\path"\n', "1:7", "backslash", "single quotes"),
    "unclosed list": ("aliases: [J, K\nname: Jo\n", "2:5", "not closed", "close it"),
    "after a bar": ("name: | Jo\n", "1:9", "nothing stands", "lines below"),
    "bracket": ("name: ]\n", "1:7", "] cannot stand here", "in quotes"),
}


@pytest.mark.parametrize(("content", "where", "message", "help"), SLIPS.values(), ids=SLIPS.keys())
def test_the_usual_slips_are_told_in_plain_words(
    tmp_path: Path, content: str, where: str, message: str, help: str
) -> None:
    reading = reading_of(tmp_path, {JO: content})
    assert told(tmp_path, reading) == [f"members/jo-field.yaml:{where} MK020"]
    assert message in reading.findings[0].message
    assert help in (reading.findings[0].help or "")


def test_a_file_that_does_not_parse_leaves_the_others(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, {JO: "name: [\n", "records/members/sam-marsh.yaml": "name: Sam\n"})
    assert list(reading.register.members) == ["sam-marsh"]
    assert reading.register.incomplete == {JO}


def test_a_file_with_very_many_mistakes_tells_the_first_ones(tmp_path: Path) -> None:
    found = told_of(tmp_path, {JO: "name: Jo\n" + "".join(f"x{number}: 1\n" for number in range(100_000))})
    assert len(found) == 201
    assert found[0] == "members/jo-field.yaml:2:1 MK101"
