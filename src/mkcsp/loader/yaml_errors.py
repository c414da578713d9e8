"""YAML that does not parse: what is wrong in plain words, and the slip that usually causes it."""

from __future__ import annotations

import re

import yaml

from mkcsp.loader import codes as pages
from mkcsp.loader.text import Gathered, lines_of
from mkcsp.spelling import BLANKS, UNSEEN, named

_PURE_UP_TO = 100_000
"""Characters up to which a file is parsed again in Python for its better messages, at about 5 µs for each."""

_FIELD = re.compile(r"(?P<before>[\s-]*\w[\w-]*:|\s*-)\s+(?P<value>\S.*)")

_ODD_BLANK = re.compile(rf"[ -]*(?:\w[\w-]*:[ ]*)?([{BLANKS}])")

_OPENS = re.compile(r"(?P<before>\s*(?:- )*(?:[\w-]+:\s+)?)(?P<text>[\"'\[{].*)")

_CURLY = re.compile(r"(?P<before>^\s*(?:- )*(?:[\w-]+:\s+|- ))[“”„‘’](?P<text>[^\"\\]*)[“”‘’]\s*$")

_GLUED = re.compile(r"\s*(?:- )?(?P<name>[\w-]+):(?P<value>[^\s/].*)")


def explain(text: str, error: yaml.YAMLError, gathered: Gathered) -> None:
    """Gathers a finding for the error that the C parser met."""
    if len(text) <= _PURE_UP_TO:
        error = _worded_by_the_pure_parser(text) or error
    problem = str(getattr(error, "problem", None) or error)
    context = str(getattr(error, "context", None) or "")
    mark = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None)
    lines = lines_of(text)
    if begun is not None and re.search("quoted scalar|simple key|alias|anchor", context):
        mark = begun  # where the text began that went wrong, not where the parser noticed
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    if line < len(lines) and (unseen := UNSEEN.search(lines[line])):
        what = f"{named(unseen[0])} is here, which nobody sees, and the line cannot be read"
        gathered.add(pages.SYNTAX, what, "delete it", line=line, column=unseen.start())
        return
    if odd := _odd_blank(lines, line):
        gathered.add(pages.SYNTAX, *odd[2:], line=odd[0], column=odd[1])
        return
    if line >= len(lines) or (line == len(lines) - 1 and not lines[line]):
        line = max(len(lines) - 2, 0)
        column = len(lines[line])
    if "mapping values are not allowed" in problem and not _has_field_before(lines[line], column):
        line, column, (message, help) = _stray_field(lines, line)
    else:
        message, help = _in_plain_words(problem, context, lines[line], column)
    gathered.add(pages.SYNTAX, message, help, line=line, column=min(column, len(lines[line])))


def _odd_blank(lines: list[str], line: int) -> tuple[int, int, str, str] | None:
    """A blank of another kind where YAML needs one of the space bar, on the line of the mistake or just above."""
    for number in (line, line - 1):
        if 0 <= number < len(lines) and (found := _ODD_BLANK.match(lines[number])):
            what = f"{named(found[1])} is here, and only an ordinary space will do"
            return number, found.start(1), what, "delete it and press the space bar"
    return None


def _has_field_before(line: str, column: int) -> bool:
    """Whether the colon that cannot stand here is the second of its line."""
    return re.search(r":\s", line[:column]) is not None


def _stray_field(lines: list[str], line: int) -> tuple[int, int, tuple[str, str]]:
    """A field that YAML took for the continuation of the text above it: where the slip is, and what it is."""
    above = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), None)
    if above is not None and (glued := _GLUED.match(lines[above])):
        return above, glued.start("name"), _space_after_the_colon(glued)
    words = (
        "this field does not line up with its neighbours",
        "indent it just as the other fields of the same part; a field with fields below it has no text of its own",
    )
    return line, len(lines[line]) - len(lines[line].lstrip()), words


def no_fields(first: str) -> tuple[str, str]:
    """A file that YAML takes for a text: what is wrong with its first line, and what to do."""
    if glued := _GLUED.match(first):
        return _space_after_the_colon(glued)
    if odd := re.match(rf"(?P<name>[\w-]+)(?P<sign>:[{BLANKS}]|[：﹕꞉])\s*(?P<value>.*)", first):
        sign = odd["sign"][-1]
        message = f"{named(sign)} is here, and only an ordinary {'space' if odd['sign'][0] == ':' else 'colon'} will do"
        return message, f"type it so: {odd['name']}: {odd['value'][:60]}"
    if words := re.match(r"(?P<name>[a-z-]+)(?: *[;=] *| +)(?P<value>\S.*)", first):
        return (
            "this is a text, and no field",
            f"a field has a colon after its name: {words['name']}: {words['value'][:60]}",
        )
    return "a record consists of fields, but this is a text", "write a field on each line: name: value"


def _space_after_the_colon(glued: re.Match[str]) -> tuple[str, str]:
    return "after the colon of a field stands a space", f"type it so: {glued['name']}: {glued['value'][:60]}"


def _worded_by_the_pure_parser(text: str) -> yaml.YAMLError | None:
    try:
        for _ in yaml.parse(text, Loader=yaml.SafeLoader):
            pass
    except yaml.YAMLError as error:
        return error
    return None


def _in_plain_words(problem: str, context: str, line: str, column: int) -> tuple[str, str]:
    """What is wrong and what to do. line: the line of the file; column: counted from 0."""
    rest = line[column:]
    if "mapping values are not allowed" in problem:
        if curly := _CURLY.search(line):
            message = "these quotation marks are curly, and YAML knows only straight ones (\" or ')"
            return message, f'type them with the key of the keyboard: {curly["before"].strip()} "{curly["text"]}"'
        return (
            "a colon followed by a space, or at the end, stands inside a text that is not in quotes",
            "put the whole text in quotes" + _quoted(line),
        )
    if "cannot start any token" in problem:
        if rest[:1] == "\t":
            return "a tab stands where the line is indented", "indent with spaces; YAML does not take tabs"
        return _cannot_begin(line, rest)
    if "quoted scalar" in context:
        if "escape" in problem or "escape" in context or "hexdecimal" in problem:
            return (
                "in double quotes a backslash begins a special character, and this is none",
                "use single quotes, in which a backslash is a backslash",
            )
        return (
            "a quotation mark opens here and is never closed",
            "close it; an apostrophe inside single quotes is typed twice: 'the group''s report'",
        )
    if "could not find expected ':'" in problem:
        if glued := _GLUED.match(line):
            return _space_after_the_colon(glued)
        if re.match(r"\s*-\S", line):
            return "after the hyphen of a list stands a space", "type it so: - " + line.strip()[1:]
        if re.match(r"\s*[–—−‐‑•·]\s", line):
            return (
                f"{named(line.strip()[0])} begins this line",
                f"type a hyphen and a space: - {line.strip()[1:].strip()}",
            )
        return (
            "this line is neither a field nor an element of a list",
            "if it goes on with the text above, indent it further than the name of that field, which for several "
            "paragraphs has | behind its colon; a field is `name: value`, an element of a list begins with `- `",
        )
    if "sequence entries are not allowed" in problem:
        return "a list cannot begin on the line of its field", "begin it on the next line: each element after `- `"
    if "expected <block end>" in problem:
        return _out_of_line(line, column)
    if "block scalar" in context:
        return (
            "after | or > nothing stands on the line",
            "write the text on the lines below, indented; a text that begins with | or > stands in quotes",
        )
    if "alias" in context or "anchor" in context:
        return _cannot_begin(line, rest)
    if "flow sequence" in context or "flow mapping" in context:
        return (
            "a list that opens with [ or { is not closed, or lacks a comma",
            "close it; a text that begins with [ or { stands in quotes",
        )
    if "expected '<document start>'" in problem:
        return _out_of_line(line, column)
    if "expected the node content" in problem:
        return f"{rest[:1] or 'this'} cannot stand here", "a text that begins with , ] } or ? stands in quotes"
    return (
        f"this is not YAML: {problem}",
        "look for a missing quotation mark, colon or space here or just above",
    )


def _cannot_begin(line: str, rest: str) -> tuple[str, str]:
    """A text that begins with a sign that YAML keeps for itself; a star at the beginning of a line may mean a list."""
    if re.match(r"\s*\* ", line):
        return "a text cannot begin with *", "an entry of a list begins with a hyphen: - " + line.strip()[2:60]
    return f"a text cannot begin with {rest[:1]}", "put the whole text in quotes" + _quoted(line)


def _out_of_line(line: str, column: int) -> tuple[str, str]:
    if re.match(r"\s*-[^\s-]", line):
        return "after the hyphen of a list stands a space", "type it so: - " + line.strip()[1:]
    opens = _OPENS.match(line)
    if opens and column > opens.start("text"):
        mark = "quotation mark" if opens["text"][0] in "\"'" else "bracket"
        return (
            f"a text that begins with {opens['text'][0]} ends at the closing {mark}, and words follow",
            "put the whole text in the other kind of quotes, or in a block (|)"
            + _in_single_quotes(opens["before"], opens["text"]),
        )
    return (
        "this line does not line up with its neighbours",
        "indent it just as the other fields, or the other hyphens, of the same part",
    )


def _in_single_quotes(before: str, text: str) -> str:
    """The line with its text in single quotes, as an example after a colon; nothing where that would be long."""
    text = text.rstrip()
    if len(text) > 2 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]  # one of the same marks stands inside: O'Neill
    quote = "'" if "'" not in text else '"'
    if len(text) > 100 or quote in text or (quote == '"' and "\\" in text):
        return ""
    return f": {before.strip()} {quote}{text}{quote}"


def _quoted(line: str) -> str:
    """The line with its value in quotes, as an example after a colon; nothing where it holds quotes already."""
    field = _FIELD.match(line)
    if field is None or '"' in line or "\\" in line or len(line) > 100:
        return ""
    return f': {field["before"].strip()} "{field["value"].rstrip()}"'
