"""`tellings compare`: several reports of one event, side by side."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from tellings.cli import output
from tellings.cli.database import VARIABLE, database_as_it_is
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


FORMS = ("page", "json", "markdown", "csv")
ENDINGS = {".json": "json", ".md": "markdown", ".csv": "csv"}


@click.command(
    "compare",
    short_help="Compare two or more reports of one event.",
    help=f"""Compare two or more reports of one event.

    {SOURCES} Of several articles all are compared. Prints a summary; with -o FILE writes one
    self-contained page instead. --to and the ending of FILE (.json, .md, .csv) say otherwise.

    With --db FILE, SOURCE is the id of a story of that library, or its beginning. Of articles
    that print one text the first is compared. TELLINGS_DB in the environment stands in for --db
    where SOURCE is one name and no file is called so.
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
@click.option(
    "--to",
    "form",
    type=click.Choice(FORMS),
    help="Give a page, the Collation as JSON, what is compared as Markdown, or as a table.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --to json.")
@click.option(
    "--excerpts", is_flag=True, help="A page that quotes no more than the passages it compares."
)
@database_as_it_is
@click.option("--with-copies", is_flag=True, help="With --db: compare copies of one text, too.")
@source_options
@in_words
@names_option
def command(
    *,
    sources: tuple[str, ...],
    path: Path | None,
    form: str | None,
    as_json: bool,
    excerpts: bool,
    db: Path | None,
    with_copies: bool,
    asked: dict[str, Any],
) -> None:
    """Read all, then compare; see the command's help."""
    kept = db or _stands_in(sources)
    if not sources:
        raise UseError(f"compare needs {'a story' if db else 'the files of two reports or more'}")
    if path and path != output.STANDARD:
        output.check(path, (str(kept),) if kept else sources)
    asked_for = _asked_for(path, form, as_json=as_json, excerpts=excerpts)
    if kept:
        _story(
            db=kept,
            sources=sources,
            path=path,
            form=asked_for,
            with_copies=with_copies,
            asked=asked,
        )
    if with_copies:
        raise UseError("--with-copies goes with --db; all that is given is compared")
    from tellings import api

    problems = Problems()
    readings = _readings(sources, asked, problems)
    if len(readings) < 2:
        _too_few(len(readings), bool(problems.count))
    collation = api.compare(readings)
    say_degraded(collation.models)
    _show(collation, path, asked_for)
    finish(IN_PART if problems.count else DONE)


def _stands_in(sources: tuple[str, ...]) -> Path | None:
    """The library of the environment, if what is given can only be a story of it."""
    named = os.environ.get(VARIABLE)
    if not named or len(sources) != 1:
        return None
    from tellings.intake.source import STDIN, is_address

    (source,) = sources
    is_source = source == STDIN or is_address(source) or os.path.lexists(source)
    return None if is_source else Path(named)


def _story(
    *,
    db: Path,
    sources: tuple[str, ...],
    path: Path | None,
    form: str,
    with_copies: bool,
    asked: dict[str, Any],
) -> NoReturn:
    """Compare the articles of a story of a library."""
    if len(sources) > 1:
        raise UseError("compare --db takes one story")
    if asked["outlets"] or asked["limit"]:
        raise UseError("--outlet and --limit are for sources; leave them out with --db")
    from tellings.library import Library, NotHeldError
    from tellings.library.collating import copies_folded

    try:
        with Library.open(db) as library:
            collation = library.collation(sources[0], with_copies=with_copies)
    except NotHeldError as error:
        say(str(error))
        finish(NOTHING_READ)
    say_degraded(collation.models)
    if folded := len(copies_folded(collation)):
        say(f"{folded} cop{'y' if folded == 1 else 'ies'} left out; --with-copies compares all")
    _show(collation, path, form)
    finish(DONE)


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


def _asked_for(path: Path | None, form: str | None, *, as_json: bool, excerpts: bool) -> str:
    """The form to give: of `FORMS`, "excerpts", or "" for a summary on the terminal."""
    if as_json and form not in (None, "json"):
        raise UseError(f"--json and --to {form} ask for two forms; leave one of them out")
    ending = ENDINGS.get(path.suffix.lower(), "page") if path and path != output.STANDARD else ""
    asked = "json" if as_json else form or ending or ("page" if path or excerpts else "")
    if excerpts and asked != "page":
        raise UseError(f"--excerpts is for a page, not for {asked}")
    return "excerpts" if excerpts else asked


def _show(collation: Collation, path: Path | None, form: str) -> None:
    """Print a summary, or write what was asked for to a file or standard output."""
    if not form:
        from tellings.cli.screen import Screen
        from tellings.show import terminal

        terminal.summary(collation, Screen())
        return
    content = _content(collation, form)
    if path and path != output.STANDARD:
        output.write(path, content)
        say(f"wrote {path}")
    else:
        output.put(content)


def _content(collation: Collation, form: str) -> str:
    from tellings import api
    from tellings.show import csv, json, markdown

    if form == "json":
        return json.collation(collation) + "\n"
    if form == "markdown":
        return markdown.comparison(collation)
    return (
        csv.comparison(collation) if form == "csv" else api.page(collation, excerpts=form != "page")
    )


def _too_few(count: int, failed: bool) -> None:
    if not failed:
        raise UseError("compare needs two reports or more; one is given (try: tellings read)")
    left = "only one report could be read" if count else "nothing could be read"
    say(f"{left}; compare needs two")
    finish(NOTHING_READ)
