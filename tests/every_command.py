"""Every command that only reads, with arguments that have an answer in the example's records."""

from __future__ import annotations

from pathlib import Path

import mkcsp

EXAMPLE = Path(mkcsp.__file__).parent / "example"
ON = ("--on", "2026-06-15")
MEETING = "board/2025-11-20"

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("agenda", MEETING),
    ("minutes", MEETING),
    ("attendance", "board", *ON),
    ("attendance", "board", *ON, "--output-format", "csv"),
    ("attendance", "board", *ON, "--output-format", "json"),
    ("attendance", "board", "yusuf-karadag", *ON),
    ("breaches", *ON),
    ("breaches", "board", *ON),
    ("breaches", "board", "--sheet", *ON),
    ("breaches", *ON, "--output-format", "json"),
    ("breaches", "board", *ON, "--what-if", "board/2024-03"),
    ("breaches", "board", *ON, "--what-if", "board/2024-03", "--output-format", "json"),
    ("compliance", *ON),
    ("compliance", "board", *ON),
    ("compliance", "board", *ON, "--to", "html"),
    ("compliance", *ON, "--output-format", "json"),
    ("compliance", "board", *ON, "--what-if", "board/2024-03"),
    ("compliance", "board", *ON, "--what-if", "board/2024-03", "--output-format", "json"),
    ("explain", "board/2025-05/three-years/voluntary", *ON),
    ("letter", "board", "yusuf-karadag", "--yes", *ON),
    ("today", *ON),
    ("today", "board", *ON),
    ("today", *ON, "--output-format", "json"),
    ("members", "board", *ON),
    ("members", "board", *ON, "--to", "text"),
    ("meetings", *ON),
    ("meetings", "ndg", *ON),
    ("resolutions", *ON),
    ("resolutions", "--group", "board", "--open", *ON),
    ("report", "abbey-fields-order", *ON),
    ("recommendations", *ON),
    ("terms", "board", *ON),
    ("show", "board"),
    ("show", "yusuf-karadag"),
    ("show", MEETING),
)
