"""The one exception of the program: it cannot go on."""


class CannotGoOn(Exception):  # noqa: N818 - the sentence that the user is told, not a kind of error
    """Raised where the command cannot do what was asked at all (exit status 2); bad data is a Finding instead.

    message: what is wrong, a sentence. help: what to do about it, or None.
    """

    def __init__(self, message: str, help: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.help = help
