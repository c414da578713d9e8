"""A word on stderr, at a terminal, that longer work goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from mkcsp.cli import output as out


@contextmanager
def working(what: str) -> Iterator[Callable[[int], None]]:
    """Say what is being done, from the first second on, and take it back at the end.

    what: with the number of files for `{}`. Gives a function that takes that number.
    """
    if not out.notes_at_terminal():
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
        out.note_again(line)
    if line:
        out.note_again(" " * len(line))
        out.note_again("")
