"""Options for a stretch of time and for an outlet, as the commands on a library share them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from tellings.errors import UseError

Command = Callable[..., Any]


def period_options(first: str, last: str, what: str) -> Callable[[Command], Command]:
    """Add two options for a stretch of time; the command gets `since` and `until` as seconds.

    `what` happened then. Wrong times are wrong use.
    """

    def added(function: Command) -> Command:
        @wraps(function)
        def command(*args: Any, begin: str | None, end: str | None, **options: Any) -> Any:
            from tellings.library import clock, moments

            now = clock.now()
            since = moments.since(begin, now) if begin is not None else None
            until = moments.until(end, now) if end is not None else None
            if since is not None and until is not None and since >= until:
                raise UseError(f"{first} {begin} is not before {last} {end}")
            return function(*args, since=since, until=until, **options)

        words = f"Only what was {what}"
        ago = "2d (days ago; s, m, h, w likewise)"
        since = f"{words} since then: {ago}, 2031-03, 2031-03-04 or 2031-03-04T18:30 (UTC)."
        options = (
            click.option(first, "begin", metavar="TIME", help=since),
            click.option(last, "end", metavar="TIME", help=f"{words} until then, that included."),
        )
        return options[0](options[1](command))

    return added


def outlet_option(words: str) -> Callable[[Command], Command]:
    """Add `--outlet`, which may be given once; "" without it."""
    return click.option("--outlet", default="", metavar="NAME", help=words)
