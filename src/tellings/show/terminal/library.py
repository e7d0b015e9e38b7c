"""What the terminal prints of a library: its stories, one story, one article, one note, hits."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from tellings.show.hits import Hit
from tellings.show.kept import ArticleView, NoteView
from tellings.show.stories import StoryLine, StoryView
from tellings.show.terminal import hits as hits_section
from tellings.show.terminal import kept, lines
from tellings.show.terminal import stories as stories_section


def stories(found: Sequence[StoryLine], console: Console) -> None:
    """Print stories, a few lines each."""
    for number, each in enumerate(found):
        lines.show(console, ([lines.line(0)] if number else []) + list(stories_section.story(each)))


def story(view: StoryView, console: Console) -> None:
    """Print one story: its articles and how each belongs, and what was moved."""
    lines.show(console, stories_section.story(view.line))
    lines.section(console, "Articles", stories_section.told(view))
    if view.moves:
        lines.section(console, "Moved", stories_section.moves(view))


def article(view: ArticleView, console: Console) -> None:
    """Print one article: what is found in it, its story, and what it shares with its copies."""
    from tellings.show.terminal import views  # noqa: PLC0415  slow to load

    views.reading(view.reading, console)
    lines.section(console, "Story", kept.story(view))
    if view.pairs:
        lines.section(console, "Copies", lines.each(kept.pair, view.pairs))


def note(view: NoteView, console: Console) -> None:
    """Print one note, its words in context."""
    lines.show(console, kept.note(view))


def hits(found: Sequence[Hit], console: Console) -> None:
    """Print what was found."""
    for number, each in enumerate(found):
        lines.show(console, ([lines.line(0)] if number else []) + list(hits_section.hit(each)))
