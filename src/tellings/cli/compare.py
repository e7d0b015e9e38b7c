"""`tellings compare`: several reports of one event, side by side."""

from __future__ import annotations

from pathlib import Path

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


@click.command("compare", short_help="Compare two or more reports of one event.")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option("-o", "--output", "path", type=click.Path(path_type=Path), help="Write a file.")
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
    if path:
        output.check(path, sources)
    from tellings import api

    done = api.read(sources, outlets=outlets)
    say_problems(done.problems, done.degraded)
    if len(done.readings) < 2:
        _too_few(len(done.readings), bool(done.problems))
    collation = api.compare(done.readings)
    if as_json:
        from tellings.show import json

        _give(json.collation(collation) + "\n", path)
    elif path:
        output.write(path, api.page(collation))
        say(f"wrote {path}")
    else:
        from tellings.show import terminal

        terminal.summary(collation, output.console())
    finish(IN_PART if done.problems else DONE)


def _too_few(count: int, failed: bool) -> None:
    if not failed:
        raise UseError("compare needs two reports or more; one is given (try: tellings read)")
    left = "only one report could be read" if count else "nothing could be read"
    say(f"{left}; compare needs two")
    finish(NOTHING_READ)


def _give(content: str, path: Path | None) -> None:
    if path:
        output.write(path, content)
        say(f"wrote {path}")
    else:
        output.put(content)
