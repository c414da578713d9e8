"""The pages of the codes: what each finding means, an example that has it, and how to fix it."""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.resources.abc import Traversable

from mkcsp.findings import Severity
from mkcsp.model.base import dataclass

_PAGE = re.compile(
    r"# (?P<code>MK\d{3}): (?P<title>.+)\n\nSeverity: (?P<severity>\w+)\n\n(?P<words>.+?)\n"
    r"(?:\n## Example\n\n```yaml\n(?P<example>.+?)```\n)?"
    r"(?:\n## [^\n]+\n\n```diff\n(?P<change>.+?)```\n)?",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class CodePage:
    """The page of one code.

    words: what is wrong, why it matters and what to do, as paragraphs. example: files that have this finding and no
    other, each begun by a comment with its path. change: a unified diff of these files, after which they have none.
    text: the whole page, in Markdown.
    """

    code: str
    title: str
    severity: Severity
    words: str
    example: str
    change: str
    text: str


def codes() -> tuple[str, ...]:
    """Every code that `check` can find, in order."""
    found = (file.name.removesuffix(".md") for file in _folder().iterdir() if file.name.endswith(".md"))
    return tuple(sorted(found))


def code_page(code: str) -> CodePage:
    """The page of a code; raises KeyError for a code that there is not, ValueError where its page is not one."""
    if code not in codes():
        raise KeyError(code)
    text = _folder().joinpath(f"{code}.md").read_text("utf-8")
    page = _PAGE.fullmatch(text)
    if page is None or page["code"] != code:
        raise ValueError(f"{code}.md is not laid out as the page of a code")
    severity = Severity[page["severity"].upper()]
    return CodePage(code, page["title"], severity, page["words"], page["example"] or "", page["change"] or "", text)


def _folder() -> Traversable:
    return files("mkcsp.checks") / "pages"
