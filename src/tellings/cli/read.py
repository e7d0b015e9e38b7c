"""`tellings read`: what one report is made of, who said what in it, who is named."""

from __future__ import annotations

import click

from tellings.cli import output
from tellings.cli.ending import DONE, IN_PART, NOTHING_READ, finish, in_words, say_problems
from tellings.errors import UseError


@click.command("read", short_help="Show what is found in a report.")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option("--jsonl", "as_jsonl", is_flag=True, help="Give one Reading a line as JSON.")
@click.option(
    "--outlet",
    "outlets",
    multiple=True,
    metavar="NAME",
    help="The outlet of the first source; again for the second, and so on.",
)
@in_words
def command(sources: tuple[str, ...], as_jsonl: bool, outlets: tuple[str, ...]) -> None:
    """Show the parts of a report, who said what in it, and who is named.

    SOURCE is a .txt, .html or .jsonl file, or - for standard input.
    """
    if not sources:
        raise UseError("read needs a file, or - for standard input")
    from tellings import api

    done = api.read(sources, outlets=outlets)
    say_problems(done.problems, done.degraded)
    for reading in done.readings:
        if as_jsonl:
            from tellings.show import json

            output.put(json.reading_line(reading) + "\n")
        else:
            from tellings.cli.screen import Screen
            from tellings.show import terminal

            terminal.reading(reading, Screen())
    if not done.readings:
        finish(NOTHING_READ)
    finish(IN_PART if done.problems else DONE)
