"""A letter as an e-mail that has not been sent: a mail program opens it as a draft."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from mkcsp.findings import CannotGoOn
from mkcsp.papers.common import Paper
from mkcsp.render.escaping import shown
from mkcsp.render.formats import render

LONGEST = 60
"""Characters of a text in a header that needs no second line."""

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
)
_PLAIN_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")

_BOUNDARIES = ("mkcsp-letter-and-attachment", "mkcsp-text-and-page")
"""Fixed, so that the same letter gives the same bytes; no line of a paper in base64 or quoted form begins so."""


def to_eml(
    document: Paper,
    *,
    subject: str,
    name: str,
    address: str | None,
    file: str,
    template_dirs: Sequence[Path] = (),
    left_out: set[str] | None = None,
) -> bytes:
    """The paper as text, as a page and, attached, as PDF, in one unsent e-mail (`X-Unsent: 1`).

    name, address: to whom it goes; without an address the line is left to whoever sends it. file: the name of the PDF.
    left_out: as `render` adds to it.
    Raises CannotGoOn where the address that is recorded is none.
    """
    # These are written here: the library would take `=?utf-8?q?…?=` in a name for what it stands for in a header.
    head = f"X-Unsent: 1\r\nSubject: {_encoded(_line(subject))}\r\n"
    if address is not None:
        head += f"To: {_named(_line(name))}<{_mailbox(address.strip())}>\r\n"
    message = EmailMessage(policy=SMTP)
    message.set_content(render(document, "text", template_dirs=template_dirs, left_out=left_out).decode("utf-8"))
    page = render(document, "html", template_dirs=template_dirs, left_out=left_out).decode("utf-8")
    message.add_alternative(page, subtype="html")
    pdf = render(document, "pdf", template_dirs=template_dirs, left_out=left_out)
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=file)
    for part, boundary in zip((one for one in message.walk() if one.is_multipart()), _BOUNDARIES, strict=True):
        part.set_boundary(boundary)
    return head.encode("ascii") + bytes(message)


def _mailbox(address: str) -> str:
    """The address in ASCII, a domain with other letters as `xn--…`. Raises CannotGoOn where it is none."""
    local, at, domain = address.rpartition("@")
    try:
        # The codec has older rules: it would turn ß into ss, which is somebody else's domain.
        if at and _LOCAL.fullmatch(local) and "=?" not in local and not set(domain) & set("ßς\u200c\u200d"):
            ascii = domain.encode("idna").decode("ascii")
            if _DOMAIN.fullmatch(ascii):
                return f"{local}@{ascii}"
    except UnicodeError:
        pass
    raise CannotGoOn(
        f"{shown(address)} is no e-mail address that can be written to",
        help="Correct `email` in the member's record, or leave it out.",
    )


def _named(name: str) -> str:
    if not name:
        return ""
    if _PLAIN_NAME.fullmatch(name) and "=?" not in name and len(name) < LONGEST:
        return f"{name} "
    return f"{_encoded(name, always=True)}\r\n "


def _encoded(text: str, *, always: bool = False) -> str:
    """A text for a header: as it is where that is safe, else in encoded words of which each is whole by itself."""
    if not always and text.isascii() and text.isprintable() and "=?" not in text and len(text) < LONGEST:
        return text
    words: list[str] = []
    part = ""
    for character in text:
        if len((part + character).encode("utf-8")) > 42:
            words.append(part)
            part = ""
        part += character
    words.append(part)
    return "\r\n ".join(f"=?utf-8?b?{b64encode(word.encode('utf-8')).decode('ascii')}?=" for word in words)


def _line(text: str) -> str:
    """The text on one line: a line break would end the header."""
    return " ".join(shown(text).split())
