"""The program's entrance."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run the command line and return the exit status: 0, 1 for errors in the records, 2 if it could not run."""
    _open_closed_streams()
    if sys.argv[1:] == ["--version"] and sys.stdout is not None:
        # Answered before anything else is imported, since that is most of the time such a call takes.
        from mkcsp import __version__

        try:
            print(f"mkcsp {__version__}", flush=True)
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # or Python itself would complain at the end
            return 141 if isinstance(error, BrokenPipeError) else 2
        return 0
    from mkcsp.cli.app import run

    return run(sys.argv[1:])


def _open_closed_streams() -> None:
    """Put nothing in the place of stdin, stdout or stderr where they are closed.

    A file that is opened later would take their numbers, and what git says would be written into it.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


if __name__ == "__main__":
    sys.exit(main())
