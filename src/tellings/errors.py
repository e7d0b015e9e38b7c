"""What can be wrong with what we are given, in one line that names the file and the mend."""

from __future__ import annotations


class TellingsError(Exception):
    """Something the user can mend. Its text is one line: what, where, and what to do."""


class ReadError(TellingsError):
    """A source could not be read. `source` is the name that the user gave, `problem` the rest."""

    def __init__(self, source: str, problem: str) -> None:
        self.source = source
        self.problem = problem
        super().__init__(f"cannot read {source}: {problem}")

    def __reduce__(self) -> tuple[type[ReadError], tuple[str, str]]:
        # Exceptions are made again from their text alone, when they come from another process.
        return ReadError, (self.source, self.problem)


class UseError(TellingsError):
    """A command or function was asked for something it does not do."""
