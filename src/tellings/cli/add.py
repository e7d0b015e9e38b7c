"""`tellings add`: articles into a library that keeps growing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tellings.cli.adding import Tally, add
from tellings.cli.database import database_option
from tellings.cli.ending import finish, in_words
from tellings.cli.progress import Progress
from tellings.cli.sources import SOURCES, names_option, source_options
from tellings.cli.stopping import Stopping
from tellings.errors import UseError


@click.command(
    "add",
    short_help="Add articles to a library.",
    help=f"""Add articles to a library: find what is in them, their copies and their stories.

    {SOURCES} The library is made if there is none. What it holds already is passed over, so that
    adding again, or after a stop, goes on where it was; what newer versions find is found anew.
    """,
)
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@in_words
@database_option
@click.option("--again", is_flag=True, help="Find all anew, also in articles that are held.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1, max=256),
    default=1,
    show_default=True,
    metavar="N",
    help="Look into N articles at once, each in a process of about 700 MB.",
)
@source_options
@names_option
def command(
    sources: tuple[str, ...], db: Path, again: bool, jobs: int, asked: dict[str, Any]
) -> None:
    """Add articles one at a time; see the command's help."""
    if not sources:
        raise UseError("add needs a source, or - for standard input")
    from tellings import api
    from tellings.library import Library

    tally = Tally()
    with Library.open(db, add=True) as library, Stopping() as stopping:
        with Progress.of_articles(sources) as progress:
            found = api.articles(sources, watch=progress.watch, **asked)
            given = stopping.until(progress.through(found))
            add(
                library,
                given,
                tally,
                stopping,
                command="add",
                sources=sources,
                again=again,
                jobs=jobs,
            )
        tally.say(stopped=stopping.wanted)
    finish(tally.code(stopped=stopping.wanted))
