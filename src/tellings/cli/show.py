"""`tellings show`: one story, one article or one note of a library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tellings.cli import output
from tellings.cli.database import database_option
from tellings.cli.ending import DONE, NOTHING_FOUND, finish, in_words, say

if TYPE_CHECKING:
    from tellings.show.kept import ArticleView, NoteView
    from tellings.show.stories import StoryView


@click.command(
    "show",
    short_help="Show a story, an article or a note of a library.",
    help="""Show a story, an article or a note of a library.

    ID is that of a story (its articles, why each belongs, what is a copy of what, and what was
    moved), of an article (what is found in it, its story, and what it shares with its copies),
    or of a note: the article's, "#" and the note's, as in 3f2a90cc1b07#attribution:409-514. The
    ids of stories and articles may be cut short as long as they stand for one alone.
    """,
)
@click.argument("id", metavar="ID")
@in_words
@database_option
@click.option("--json", "as_json", is_flag=True, help="Give JSON.")
def command(id: str, db: Path, as_json: bool) -> None:
    """Show one thing; see the command's help."""
    from tellings.library import Library, NotHeldError

    try:
        with Library.open(db) as library:
            found = library.show(id)
    except NotHeldError as error:
        say(str(error))
        finish(NOTHING_FOUND)
    if as_json:
        from tellings.show import json

        output.put(json.kept(found) + "\n")
    else:
        _print(found)
    finish(DONE)


def _print(found: StoryView | ArticleView | NoteView) -> None:
    from tellings.cli.screen import Screen
    from tellings.show.kept import ArticleView, NoteView
    from tellings.show.terminal import library as shown

    if isinstance(found, ArticleView):
        shown.article(found, Screen())
    elif isinstance(found, NoteView):
        shown.note(found, Screen())
    else:
        shown.story(found, Screen())
