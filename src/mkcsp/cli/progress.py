"""A word on stderr, at a terminal, that longer work goes on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread


@contextmanager
def working(what: str) -> Iterator[Callable[[int], None]]:
    """Say what is being done, from the first second on, and take it back at the end.

    what: with the number of files for `{}`. Gives a function that takes that number.
    """
    if not sys.stderr.isatty():
        yield lambda number: None
        return
    reached = [0]
    done = Event()
    teller = Thread(target=_tell, args=(what, reached, done), daemon=True)
    teller.start()
    try:
        yield lambda number: reached.__setitem__(0, number)
    finally:
        done.set()
        teller.join()


def _tell(what: str, reached: list[int], done: Event) -> None:
    line = ""
    while not done.wait(1):
        line = what.format(f"{reached[0]:,}")
        print(f"\r{line}", end="", file=sys.stderr, flush=True)
    if line:
        print("\r" + " " * len(line) + "\r", end="", file=sys.stderr, flush=True)
