"""A word on stderr, at a terminal, that longer work goes on."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread


@contextmanager
def working(what: str) -> Iterator[None]:
    """Say what is being done, and for how many seconds, from the first second on; take it back at the end."""
    if not sys.stderr.isatty():
        yield
        return
    done = Event()
    teller = Thread(target=_tell, args=(what, done), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def _tell(what: str, done: Event) -> None:
    began = time.monotonic()
    line = ""
    while not done.wait(1):
        line = f"{what} … {time.monotonic() - began:.0f} s"
        print(f"\r{line}", end="", file=sys.stderr, flush=True)
    if line:
        print("\r" + " " * len(line) + "\r", end="", file=sys.stderr, flush=True)
