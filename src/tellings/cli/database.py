"""Which library a command is about: `--db`, or what the environment names."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from tellings.errors import UseError

VARIABLE = "TELLINGS_DB"
_HELP = "The library, one file. TELLINGS_DB in the environment stands in for it."


def database_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--db`; the command gets it as `db`, a path. Without one it is wrong use."""

    @wraps(function)
    def command(*args: Any, db: Path | None, **options: Any) -> Any:
        if db is None:
            raise UseError(f"say which library: --db FILE, or {VARIABLE} in the environment")
        return function(*args, db=db, **options)

    return _option(command, _HELP, VARIABLE)


def database_as_it_is(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--db` where a command can do without; it gets the path or None."""
    return _option(function, "Take a story of this library.", None)


def _option(command: Callable[..., Any], words: str, variable: str | None) -> Callable[..., Any]:
    added: Callable[..., Callable[..., Any]] = click.option(
        "--db",
        type=click.Path(path_type=Path),
        envvar=variable,
        metavar="FILE",
        help=words,
    )
    return added(command)
