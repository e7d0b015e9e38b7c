"""`tellings stories`: the stories of a library, the newest first."""

from __future__ import annotations

from pathlib import Path

import click

from tellings.cli import output
from tellings.cli.database import database_option
from tellings.cli.ending import DONE, NOTHING_FOUND, finish, in_words, say
from tellings.cli.periods import outlet_option, period_options


@click.command(
    "stories",
    short_help="List the stories of a library.",
    help="""List the stories of a library, the newest first.

    For each: its id, when it was told, the headline of its first telling, and how many voices
    stand behind how many articles. Copies of one text are one voice.
    """,
)
@in_words
@database_option
@period_options("--since", "--until", "told")
@outlet_option("Stories that this outlet told, too.")
@click.option(
    "--min-outlets",
    type=click.IntRange(min=1),
    default=1,
    metavar="N",
    help="Stories that N outlets told, or more.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=50,
    show_default=True,
    metavar="N",
    help="The N newest.",
)
@click.option("--json", "as_json", is_flag=True, help="Give JSON.")
def command(
    *,
    db: Path,
    since: float | None,
    until: float | None,
    outlet: str,
    min_outlets: int,
    limit: int,
    as_json: bool,
) -> None:
    """List stories; see the command's help."""
    from tellings.library import Library

    with Library.open(db) as library:
        found = library.stories(
            since=since, until=until, outlet=outlet, least_outlets=min_outlets, limit=limit + 1
        )
    if len(found) > limit:
        found = found[:limit]
        say(f"these are the newest {limit}; --limit N shows N")
    if as_json:
        from tellings.show import json

        output.put(json.stories(found) + "\n")
    elif found:
        from tellings.cli.screen import Screen
        from tellings.show.terminal import library as shown

        shown.stories(found, Screen())
    else:
        say("no story is like that")
    finish(DONE if found else NOTHING_FOUND)
