"""A letter as an e-mail that has not been sent: a mail program opens it as a draft."""

from __future__ import annotations

from collections.abc import Sequence
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from mkcsp.errors import CannotGoOn
from mkcsp.papers.common import Paper
from mkcsp.render.escaping import shown
from mkcsp.render.formats import render

_BOUNDARIES = ("mkcsp-letter-and-attachment", "mkcsp-text-and-page")
"""Fixed, so that the same letter gives the same bytes; no line of a paper in base64 or quoted form begins so."""


def to_eml(
    document: Paper, *, subject: str, name: str, address: str | None, file: str, template_dirs: Sequence[Path] = ()
) -> bytes:
    """The paper as text, as a page and, attached, as PDF, in one unsent e-mail (`X-Unsent: 1`).

    name, address: to whom it goes; without an address the line is left to whoever sends it. file: the name of the PDF.
    Raises CannotGoOn where the address that is recorded is none.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Subject"] = _line(subject)
    if address is not None:
        try:
            message["To"] = Address(display_name=_line(name), addr_spec=address.strip())
        except (MessageError, ValueError, IndexError) as error:
            raise CannotGoOn(
                f"{shown(address)} is no e-mail address",
                help="Correct `email` in the member's record, or leave it out.",
            ) from error
    message.set_content(render(document, "text", template_dirs=template_dirs).decode("utf-8"))
    page = render(document, "html", template_dirs=template_dirs).decode("utf-8")
    message.add_alternative(page, subtype="html")
    pdf = render(document, "pdf", template_dirs=template_dirs)
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=file)
    for part, boundary in zip((one for one in message.walk() if one.is_multipart()), _BOUNDARIES, strict=True):
        part.set_boundary(boundary)
    return bytes(message)


def _line(text: str) -> str:
    """The text on one line: a line break would end the header."""
    return " ".join(shown(text).split())
