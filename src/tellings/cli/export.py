"""`tellings export`: what a library holds, for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from tellings.cli import output
from tellings.cli.database import database_option
from tellings.cli.ending import DONE, NOTHING_FOUND, finish, in_words, say
from tellings.cli.periods import outlet_option, period_options
from tellings.errors import UseError


@click.command(
    "export",
    short_help="Write a library out for other programs.",
    help="""Write a library, or a part of it, for other programs.

    jsonl has a Reading a line, as tellings read --jsonl prints it; csv has a row for each
    quotation: who said what, where. parquet makes a folder of tables (articles, attributions,
    stories) for DuckDB and the like, and needs the extra tellings[parquet].
    """,
)
@in_words
@database_option
@click.option(
    "--to",
    "form",
    type=click.Choice(["jsonl", "csv", "parquet"]),
    required=True,
    help="The form to write.",
)
@click.option(
    "-o",
    "--output",
    "path",
    type=click.Path(path_type=Path),
    help="Write a file (of parquet: a folder); - is standard output.",
)
@click.option("--story", default="", metavar="ID", help="Only the articles of this story.")
@outlet_option("Only the articles of this outlet.")
@period_options("--since", "--until", "written")
def command(
    *,
    db: Path,
    form: str,
    path: Path | None,
    story: str,
    outlet: str,
    since: float | None,
    until: float | None,
) -> None:
    """Write articles one at a time; see the command's help."""
    from tellings.library import Library, NotHeldError

    chosen: dict[str, Any] = {"story": story, "outlet": outlet, "since": since, "until": until}
    _check(db, form, path)
    with Library.open(db) as library:
        try:
            if form == "parquet" and path:
                library.export_parquet(path, **chosen)
                say(f"wrote {path}")
            else:
                _write(library.export("csv" if form == "csv" else "jsonl", **chosen), path)
        except NotHeldError as error:
            say(str(error))
            finish(NOTHING_FOUND)
    finish(DONE)


def _check(db: Path, form: str, path: Path | None) -> None:
    if form != "parquet":
        if path and path != output.STANDARD:
            output.check(path, (str(db),))
    elif path is None or path == output.STANDARD:
        raise UseError("parquet is a folder of files; name it with -o FOLDER")
    elif path.exists() and not path.is_dir():
        raise UseError(f"cannot write {path}: it is a file; name a folder")


def _write(pieces: Iterator[str], path: Path | None) -> None:
    if not path or path == output.STANDARD:
        for piece in pieces:
            output.put(piece)
        return
    with output.writing(path) as file:
        for piece in pieces:
            file.write(piece)
    say(f"wrote {path}")
