"""`tellings find`: words in what a library holds, those that fit best first."""

from __future__ import annotations

from pathlib import Path

import click

from tellings.cli import output
from tellings.cli.database import database_option
from tellings.cli.ending import DONE, NOTHING_FOUND, finish, in_words, say
from tellings.cli.periods import outlet_option, period_options


@click.command(
    "find",
    short_help="Find words in what was told and said.",
    help="""Find words in the quotations and the prose of a library, those that fit best first.

    All WORDS must be in one article, or in what one speaker says there at once. 'Words in
    quotation marks' must stand side by side, and an asterisk is any end of a word: 'flood*'. For
    each: the outlet, the date, the headline, the place and the words in context; of what is
    said, by whom.
    """,
)
@click.argument("words", nargs=-1, metavar="WORDS...")
@in_words
@database_option
@click.option("--by", default="", metavar="SPEAKER", help="Only what this speaker said.")
@outlet_option("Only what this outlet printed.")
@period_options("--from", "--to", "printed")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help="The N that fit best.",
)
@click.option("--json", "as_json", is_flag=True, help="Give JSON.")
def command(
    *,
    words: tuple[str, ...],
    db: Path,
    by: str,
    outlet: str,
    since: float | None,
    until: float | None,
    limit: int,
    as_json: bool,
) -> None:
    """Find words; see the command's help."""
    from tellings.library import Library

    with Library.open(db) as library:
        found = library.find(
            " ".join(words), by=by, outlet=outlet, since=since, until=until, limit=limit
        )
    if as_json:
        from tellings.show import json

        output.put(json.hits(found) + "\n")
    elif found:
        from tellings.cli.screen import Screen
        from tellings.show.terminal import library as shown

        shown.hits(found, Screen())
    else:
        say("nothing is like that")
    finish(DONE if found else NOTHING_FOUND)
