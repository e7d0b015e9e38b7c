"""`tellings convert`: the articles of sources in a form that other programs read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tellings.cli import output
from tellings.cli.ending import Problems, finish, in_words, say
from tellings.cli.progress import Progress
from tellings.cli.sources import SOURCES, source_options
from tellings.errors import ReadError, UseError

if TYPE_CHECKING:
    from tellings.model import Article


@click.command(
    "convert",
    short_help="Write articles in another form.",
    help=f"""Write the articles of sources, their text and what is known of them, in another form.

    {SOURCES} Prints, or writes a file with -o. ninjs is an object a line; newsml is one
    newsMessage.
    """,
)
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option(
    "--to",
    "form",
    type=click.Choice(["jsonl", "csv", "ninjs", "newsml"]),
    required=True,
    help="The form to write.",
)
@click.option(
    "-o",
    "--output",
    "path",
    type=click.Path(path_type=Path),
    help="Write a file; - is standard output.",
)
@source_options
@in_words
def command(sources: tuple[str, ...], form: str, path: Path | None, asked: dict[str, Any]) -> None:
    """Write articles one at a time; see the command's help."""
    if not sources:
        raise UseError("convert needs a source, or - for standard input")
    from tellings import api

    to_file = path if path != output.STANDARD else None
    if to_file:
        output.check(to_file, sources)
    with Progress.of(sources, beside_output=not to_file) as progress:
        taken = _Taken(progress)
        articles = taken.of(api.articles(sources, watch=progress.watch, **asked))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        _write(to_file, api.convert(articles, form, sent=now), taken)
    if to_file and taken.count:
        say(f"wrote {to_file}")
    finish(taken.problems.code(taken.count))


def _write(path: Path | None, pieces: Iterator[str], taken: _Taken) -> None:
    if not path:
        for piece in pieces:
            output.put(piece)
        return
    with output.writing(path) as file:
        for piece in pieces:
            file.write(piece)
        if not taken.count:
            file.forget()


class _Taken:
    """How many articles were taken; the problems among them are said."""

    def __init__(self, progress: Progress) -> None:
        self.count = 0
        self.problems = Problems()
        self._progress = progress

    def of(self, found: Iterator[Article | ReadError]) -> Iterator[Article]:
        """The articles among what was found."""
        for each in found:
            self._progress.count(article=not isinstance(each, ReadError))
            if isinstance(each, ReadError):
                self.problems.say(each)
            else:
                self.count += 1
                yield each
