"""The program's entrance."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and return the exit status: 0, 1 for errors in the records, 2 if it could not run."""
    if sys.argv[1:] == ["--version"]:
        # Answered before anything else is imported, since that is most of the time such a call takes.
        from mkcsp import __version__

        print(f"mkcsp {__version__}")
        return 0
    from mkcsp.cli.app import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
