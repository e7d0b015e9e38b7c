"""How a command ends: what is said of problems, and with which code it exits."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Any, NoReturn

import click

from tellings.errors import ReadError, TellingsError
from tellings.show.plain import plain

if TYPE_CHECKING:
    from tellings.model import ModelRecord

DONE, NOTHING_READ, WRONG_USE, IN_PART = 0, 1, 2, 3
NOTHING_FOUND = NOTHING_READ
STOPPED = 130


def say(line: str) -> None:
    """One line on standard error; names of files may hold anything."""
    click.echo(f"tellings: {plain(line)}", err=True)


def say_degraded(records: Iterable[ModelRecord]) -> None:
    """One line for each model that a weaker one stands in for."""
    for record in records:
        if record.degraded:
            say(f"{record.role}: {record.degraded}")


class Problems:
    """What could not be read, each said when it is found."""

    def __init__(self) -> None:
        self.count = 0
        self._degraded: set[ModelRecord] = set()

    def say(self, problem: ReadError) -> None:
        """Say a problem."""
        self.count += 1
        say(str(problem))

    def say_degraded(self, records: Iterable[ModelRecord]) -> None:
        """Say, once each, for which models a weaker one stood in."""
        new = [record for record in records if record not in self._degraded]
        self._degraded.update(new)
        say_degraded(new)

    def code(self, read: int) -> int:
        """The exit code if so much was read beside them."""
        if not read:
            return NOTHING_READ
        return IN_PART if self.count else DONE


def finish(code: int) -> NoReturn:
    """Exit with this code."""
    sys.stdout.flush()
    sys.exit(code)


def in_words(function: Callable[..., Any]) -> Callable[..., Any]:
    """Make errors that the user can mend one line on standard error and exit code 2.

    A reader that goes away ("head", a pager) is no error. Ctrl-C is code 130.
    """

    @wraps(function)
    def command(*args: Any, **options: Any) -> Any:
        try:
            return function(*args, **options)
        except TellingsError as error:
            say(str(error))
            finish(WRONG_USE)
        except KeyboardInterrupt:
            say("stopped")
            sys.exit(STOPPED)
        except BrokenPipeError:
            _let_go()
            sys.exit(DONE)
        except OSError as error:
            _let_go()
            say(f"cannot write {error.filename or 'standard output'}: {error.strerror or error}")
            sys.exit(WRONG_USE)

    return command


def _let_go() -> None:
    """Send what is left for standard output nowhere, or Python would fail on it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
