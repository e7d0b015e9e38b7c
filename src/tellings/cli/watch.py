"""`tellings watch`: what feeds bring, added to a library again and again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tellings.cli.adding import Tally, add
from tellings.cli.database import database_option
from tellings.cli.ending import DONE, IN_PART, STOPPED, finish, in_words, say
from tellings.cli.sources import names_option, web_options
from tellings.cli.stopping import Stopping
from tellings.errors import UseError

LEAST = 60.0
"""Seconds that lie between two rounds at least."""


@click.command(
    "watch",
    short_help="Add what feeds bring, again and again.",
    help="""Add what feeds bring to a library, again and again, until it is stopped.

    FEED is the address of a feed or a sitemap; a folder or a file is looked through each time. Of
    a feed the pages are fetched that the library does not hold. A feed that cannot be read is
    tried again the next time, and after a second failure less and less often. Ctrl-C and SIGTERM
    stop it after the article at hand.
    """,
)
@click.argument("feeds", nargs=-1, metavar="FEED...")
@in_words
@database_option
@click.option(
    "--every",
    default="15m",
    show_default=True,
    metavar="TIME",
    help="The time from one round to the next: 15m, 2h, 1d; a minute or more.",
)
@click.option(
    "--times", type=click.IntRange(min=1), metavar="N", help="Stop after N rounds. Else it goes on."
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=100,
    show_default=True,
    metavar="N",
    help="Look at the first N entries of a feed.",
)
@click.option(
    "--changes", is_flag=True, help="Ask again also for pages that are held, for their changes."
)
@web_options
@names_option
def command(
    *,
    feeds: tuple[str, ...],
    db: Path,
    every: str,
    times: int | None,
    limit: int,
    changes: bool,
    web: dict[str, Any],
) -> None:
    """Add in rounds; see the command's help."""
    _check(feeds)
    from tellings.intake.web import Settings
    from tellings.library import Library, moments
    from tellings.library.watching import Watched

    pause = moments.span(every)
    if pause < LEAST:
        raise UseError(f"--every {every} is too often; a minute is the least")
    with Library.open(db, add=True) as library, Stopping() as stopping:
        watched = Watched(feeds, library, Settings(**web), pause, limit, changes=changes)
        code = _rounds(library, watched, stopping, times)
    finish(code)


def _check(feeds: tuple[str, ...]) -> None:
    if not feeds:
        raise UseError("watch needs a feed")
    if "-" in feeds:
        raise UseError("watch cannot read standard input again and again; name a feed")
    if len(set(feeds)) < len(feeds):
        raise UseError("a feed is given twice; name each once")


def _rounds(library: Any, watched: Any, stopping: Stopping, times: int | None) -> int:
    """Rounds until there were enough, or a stop is wanted, or the library cannot be used."""
    in_part = False
    while True:
        tally = _round(library, watched, stopping)
        in_part = in_part or bool(tally.problems.count)
        if tally.broken:
            return tally.code()
        if watched.rounds != times:
            stopping.wait(watched.left())
        if stopping.wanted:
            say("stopped")
            return STOPPED
        if watched.rounds == times:
            return IN_PART if in_part else DONE


def _round(library: Any, watched: Any, stopping: Stopping) -> Tally:
    """One round, and a line of what came of it."""
    from tellings.show.moments import short

    tally = Tally()
    began = watched.begin()
    found = stopping.until(watched.round(say))
    add(library, found, tally, stopping, command="watch", sources=watched.feeds)
    tally.counts["known"] += watched.passed
    tally.say(label=f"{short(began)}: ")
    return tally
