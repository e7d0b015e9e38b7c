"""`tellings compare`: several reports of one event, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tellings.cli import output
from tellings.cli.ending import (
    DONE,
    IN_PART,
    NOTHING_READ,
    Problems,
    finish,
    in_words,
    say,
    say_degraded,
)
from tellings.cli.progress import Progress
from tellings.cli.sources import SOURCES, names_option, source_options
from tellings.errors import ReadError, UseError

if TYPE_CHECKING:
    from tellings.model import Collation, Reading


@click.command(
    "compare",
    short_help="Compare two or more reports of one event.",
    help=f"""Compare two or more reports of one event.

    {SOURCES} Of several articles all are compared. Prints a summary; with -o FILE writes one
    self-contained page instead.
    """,
)
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option(
    "-o",
    "--output",
    "path",
    type=click.Path(path_type=Path),
    help="Write a file; - is standard output.",
)
@click.option("--json", "as_json", is_flag=True, help="Give the Collation as JSON.")
@source_options
@in_words
@names_option
def command(
    sources: tuple[str, ...], path: Path | None, as_json: bool, asked: dict[str, Any]
) -> None:
    """Read all, then compare; see the command's help."""
    if not sources:
        raise UseError("compare needs the files of two reports or more")
    if path and path != output.STANDARD:
        output.check(path, sources)
    from tellings import api

    problems = Problems()
    readings = _readings(sources, asked, problems)
    if len(readings) < 2:
        _too_few(len(readings), bool(problems.count))
    collation = api.compare(readings)
    say_degraded(collation.models)
    _show(collation, path, as_json)
    finish(IN_PART if problems.count else DONE)


def _readings(
    sources: tuple[str, ...], asked: dict[str, Any], problems: Problems
) -> tuple[Reading, ...]:
    from tellings import api

    readings = []
    with Progress.of(sources, beside_output=False) as progress:
        for found in api.readings(sources, watch=progress.watch, **asked):
            progress.count(article=not isinstance(found, ReadError))
            if isinstance(found, ReadError):
                problems.say(found)
            else:
                problems.say_degraded(found.models)
                readings.append(found)
    return tuple(readings)


def _show(collation: Collation, path: Path | None, as_json: bool) -> None:
    """Write a page or JSON to a file, or print JSON or a summary."""
    from tellings import api
    from tellings.cli.screen import Screen
    from tellings.show import json, terminal

    if not path and not as_json:
        terminal.summary(collation, Screen())
        return
    content = json.collation(collation) + "\n" if as_json else api.page(collation)
    if path and path != output.STANDARD:
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
