"""`tellings read`: what one report is made of, who said what in it, who is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tellings.cli import output
from tellings.cli.ending import DONE, IN_PART, NOTHING_READ, finish, in_words, say_problems
from tellings.errors import UseError

if TYPE_CHECKING:
    from tellings.model import Reading


@click.command("read", short_help="Show what is found in a report.")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option(
    "--view",
    type=click.Choice(["all", "said"]),
    default="all",
    show_default=True,
    help="What to show: all that is found, or who said what, by whom, chains as trees.",
)
@click.option("--why", is_flag=True, help="With --view said: how each was found.")
@click.option("--jsonl", "as_jsonl", is_flag=True, help="Give one Reading a line as JSON.")
@click.option(
    "--outlet",
    "outlets",
    multiple=True,
    metavar="NAME",
    help="The outlet of the first source; again for the second, and so on.",
)
@in_words
def command(
    sources: tuple[str, ...], view: str, why: bool, as_jsonl: bool, outlets: tuple[str, ...]
) -> None:
    """Show the parts of a report, who said what in it, and who is named.

    SOURCE is a .txt, .html or .jsonl file, or - for standard input.
    """
    if not sources:
        raise UseError("read needs a file, or - for standard input")
    _check(view, why, as_jsonl)
    from tellings import api

    done = api.read(sources, outlets=outlets)
    say_problems(done.problems, done.degraded)
    for reading in done.readings:
        if as_jsonl:
            from tellings.show import json

            output.put(json.reading_line(reading) + "\n")
        else:
            _print(reading, view, why)
    if not done.readings:
        finish(NOTHING_READ)
    finish(IN_PART if done.problems else DONE)


def _check(view: str, why: bool, as_jsonl: bool) -> None:
    if as_jsonl and (view != "all" or why):
        raise UseError("--jsonl gives all there is; leave out --view and --why")
    if why and view != "said":
        raise UseError("--why goes with --view said")


def _print(reading: Reading, view: str, why: bool) -> None:
    from tellings.cli.screen import Screen
    from tellings.show import terminal

    if view == "said":
        terminal.by_whom(reading, Screen(), why=why)
    else:
        terminal.reading(reading, Screen())
