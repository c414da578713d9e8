"""The examples of the pages of the manual as folders of records.

A file of an example begins with a line `# records/KIND/NAME.yaml`; what cannot be typed stands in brackets after the
path, or as the target of a link: `(a folder)`, `(in latin-1)`, `(2000001 bytes)`, `-> TARGET`. In the text, `␇` stands
for the control character, `(brackets N deep)` for N brackets, and `(N hyphens)` for those.
"""

from __future__ import annotations

import re
from pathlib import Path

FILE = re.compile(r"# (?P<path>records/\S+?)/?(?: -> (?P<target>\S+)| \((?P<how>.+)\))?")


def write_example(root: Path, example: str) -> Path:
    """Writes the files of an example below a folder and returns the folder."""
    (root / "records").mkdir(parents=True, exist_ok=True)
    found: re.Match[str] | None = None
    lines: list[str] = []
    for line in [*example.splitlines(), "# records/-"]:
        if match := FILE.fullmatch(line):
            if found is not None:
                _write(root / found["path"], found, "".join(f"{each}\n" for each in lines))
            found, lines = match, []
        else:
            lines.append(line)
    return root


def _write(path: Path, found: re.Match[str], text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    how = found["how"] or ""
    text = re.sub(r"\(brackets (\d+) deep\)", lambda deep: "[" * int(deep[1]), text.replace("␇", "\x07"))
    text = re.sub(r"\((\d+) hyphens\)", lambda many: "-" * int(many[1]), text)
    if found["target"]:
        path.symlink_to(found["target"])
    elif how == "a folder":
        path.mkdir()
    elif how.endswith(" bytes"):
        path.write_bytes(b"#" * int(how.split()[0]))
    else:
        path.write_text(text, encoding=how.removeprefix("in ") if how.startswith("in ") else "utf-8")
        if how == "without permission":
            path.chmod(0)
