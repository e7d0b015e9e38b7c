"""`tellings compare`: several reports of one event, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tellings.cli import output
from tellings.cli.ending import (
    DONE,
    IN_PART,
    NOTHING_READ,
    finish,
    in_words,
    say,
    say_problems,
)
from tellings.errors import UseError

if TYPE_CHECKING:
    from tellings.model import Collation

_STANDARD_OUTPUT = Path("-")


@click.command("compare", short_help="Compare two or more reports of one event.")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option(
    "-o",
    "--output",
    "path",
    type=click.Path(path_type=Path),
    help="Write a file; - is standard output.",
)
@click.option("--json", "as_json", is_flag=True, help="Give the Collation as JSON.")
@click.option(
    "--outlet",
    "outlets",
    multiple=True,
    metavar="NAME",
    help="The outlet of the first source; again for the second, and so on.",
)
@in_words
def command(
    sources: tuple[str, ...], path: Path | None, as_json: bool, outlets: tuple[str, ...]
) -> None:
    """Compare two or more reports of one event.

    SOURCE is a .txt, .html or .jsonl file, or - for standard input. Prints a summary; with
    -o FILE writes one self-contained page instead.
    """
    if not sources:
        raise UseError("compare needs the files of two reports or more")
    if path and path != _STANDARD_OUTPUT:
        output.check(path, sources)
    from tellings import api

    done = api.read(sources, outlets=outlets)
    say_problems(done.problems, done.degraded)
    if len(done.readings) < 2:
        _too_few(len(done.readings), bool(done.problems))
    collation = api.compare(done.readings)
    say_problems((), collation.models)
    _show(collation, path, as_json)
    finish(IN_PART if done.problems else DONE)


def _show(collation: Collation, path: Path | None, as_json: bool) -> None:
    """Write a page or JSON to a file, or print JSON or a summary."""
    from tellings import api
    from tellings.cli.screen import Screen
    from tellings.show import json, terminal

    if not path and not as_json:
        terminal.summary(collation, Screen())
        return
    content = json.collation(collation) + "\n" if as_json else api.page(collation)
    if path and path != _STANDARD_OUTPUT:
        output.write(path, content)
        say(f"wrote {path}")
    else:
        output.put(content)


def _too_few(count: int, failed: bool) -> None:
    if not failed:
        raise UseError("compare needs two reports or more; one is given (try: tellings read)")
    left = "only one report could be read" if count else "nothing could be read"
    say(f"{left}; compare needs two")
    finish(NOTHING_READ)
