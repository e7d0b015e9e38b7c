"""Stories of a library: each in a few lines, and one with all its articles and moves."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from tellings.show.moments import period, short
from tellings.show.stories import Copied, Moved, StoryLine, StoryView, Told
from tellings.show.terminal.lines import Line, line, ours, styled

_BEGAN = {"first": "began it", "joined": "joined", "copy": "copy", "repair": "moved here"}


def story(row: StoryLine) -> Iterator[Line]:
    """A story in short: when, its headline, and who stands behind it."""
    when = period(row.first, row.last) or "no date"
    yield line(0, ours(f"{row.id}  ", "cyan"), ours(when, "dim"))
    yield line(2, *headline(row.headline, row.outlet))
    yield line(2, row.strip)


def headline(words: str, outlet: str) -> Iterator[Text | str]:
    """A headline as printed, and who printed it."""
    yield styled(words, "bold") if words else ours("no headline", "dim")
    if outlet:
        yield ours(" · ", "dim")
        yield styled(outlet, "dim")


def told(view: StoryView) -> Iterator[Line]:
    """The articles of a story, copies below what they are copies of, and why each belongs."""
    for each in view.told:
        yield from _told(each, 2 if each.copy is None else 6)


def moves(view: StoryView) -> Iterator[Line]:
    """What came from other stories and what left for others, and why."""
    return (_move(view.line.id, each) for each in view.moves)


def belonging(each: Told, indent: int) -> Line:
    """How an article belongs to its story, and why."""
    how = _BEGAN[each.membership.by]
    unsure = f", {each.membership.score:.2f}" if each.membership.by in {"joined", "repair"} else ""
    why = ": " if each.membership.why else ""
    return line(indent, ours(f"{how}{unsure}{why}", "dim"), styled(each.membership.why, "dim"))


def copied(copy: Copied, indent: int) -> Line:
    """What an article is a copy of, and what share of the shorter text is the same."""
    said = ": ".join(filter(None, (f"copy of {copy.of}{share(copy)}", copy.why)))
    return line(indent, styled(said, "dim"))


def share(copy: Copied) -> str:
    """How much of the shorter text is the same, in whole hundredths: ", 97%"; "" if not counted."""
    return f", {int(copy.share * 100)}%" if copy.share else ""


def _told(each: Told, indent: int) -> Iterator[Line]:
    when = (short(each.at) or "no date").ljust(16)
    parts = [ours(f"{each.article}  ", "cyan"), ours(f"{when}  ", "dim"), styled(each.outlet, "")]
    yield line(indent, *parts, ours(" · ", "dim"), *headline(each.headline, ""))
    yield copied(each.copy, indent + 4) if each.copy else belonging(each, indent + 4)


def _move(story: str, move: Moved) -> Line:
    came = move.target == story
    other = move.source if came else move.target
    words = f"came from {other}" if came and other else "new here" if came else f"left for {other}"
    parts = [ours(f"{move.article}  ", "cyan"), styled(move.outlet, ""), ours(f" {words}", "")]
    when = ours(f" ({short(move.at)})" if move.at else "", "dim")
    return line(2, *parts, when, ours(": " if move.why else "", "dim"), styled(move.why, "dim"))
