"""`tellings read`: what each report is made of, who said what in it, when, who acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tellings.cli import output
from tellings.cli.ending import Problems, finish, in_words
from tellings.cli.progress import Progress
from tellings.cli.sources import SOURCES, names_option, source_options
from tellings.errors import ReadError, UseError

if TYPE_CHECKING:
    from tellings.model import Reading


@click.command(
    "read",
    short_help="Show what is found in reports.",
    help=f"""Show the parts of a report, who said what in it, when, and who acts.

    {SOURCES} Of several articles each is shown when it is read.
    """,
)
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option(
    "--view",
    type=click.Choice(["all", "said", "taken"]),
    default="all",
    show_default=True,
    help="What to show: all that is found; who said what, by whom, chains as trees; or what was"
    " taken of the source, what was left out, and why.",
)
@click.option("--why", is_flag=True, help="With --view said: how each was found.")
@click.option("--jsonl", "as_jsonl", is_flag=True, help="Give one Reading a line as JSON.")
@source_options
@in_words
@names_option
def command(
    sources: tuple[str, ...], view: str, why: bool, as_jsonl: bool, asked: dict[str, Any]
) -> None:
    """Show readings one at a time; see the command's help."""
    if not sources:
        raise UseError("read needs a source, or - for standard input")
    _check(view, why, as_jsonl)
    from tellings import api

    problems, read = Problems(), 0
    with Progress.of(sources) as progress:
        for found in api.readings(sources, watch=progress.watch, **asked):
            progress.count(article=not isinstance(found, ReadError))
            if isinstance(found, ReadError):
                problems.say(found)
                continue
            read += 1
            problems.say_degraded(found.models)
            _show(found, view, why, as_jsonl)
    finish(problems.code(read))


def _check(view: str, why: bool, as_jsonl: bool) -> None:
    if as_jsonl and (view != "all" or why):
        raise UseError("--jsonl gives all there is; leave out --view and --why")
    if why and view != "said":
        raise UseError("--why goes with --view said")


def _show(reading: Reading, view: str, why: bool, as_jsonl: bool) -> None:
    if as_jsonl:
        from tellings.show import json

        output.put(json.reading_line(reading) + "\n")
        return
    from tellings.cli.screen import Screen
    from tellings.show import terminal

    if view == "said":
        terminal.by_whom(reading, Screen(), why=why)
    elif view == "taken":
        terminal.taken(reading, Screen())
    else:
        terminal.reading(reading, Screen())
