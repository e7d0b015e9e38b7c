"""One article of a library beside what is found in it, and one note, as lines."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.show.kept import ArticleView, NoteView, Pair, Shared
from tellings.show.moments import short
from tellings.show.plain import plain
from tellings.show.terminal import stories
from tellings.show.terminal.lines import Line, line, ours, styled

_LONGEST = 160


def story(view: ArticleView) -> Iterator[Line]:
    """The story that an article belongs to, and why."""
    if view.story:
        for indent, words in stories.story(view.story):
            yield indent + 2, words
    if view.told:
        yield stories.belonging(view.told, 4)


def pair(pair: Pair) -> Iterator[Line]:
    """Another article with the same text, and the words that they share, with both places."""
    who = f"copy of {pair.article}" if pair.leads else f"{pair.article} is a copy of this"
    yield line(2, ours(f"{who}  ", "cyan"), *stories.headline(pair.headline, pair.outlet))
    share = stories.share(pair.copied).removeprefix(", ") or pair.copied.by
    yield line(4, styled(": ".join(filter(None, (share, pair.copied.why))), "dim"))
    for each in pair.shared:
        yield _shared(each)


def note(view: NoteView) -> Iterator[Line]:
    """A note: whose it is, its words in context, and why it is there."""
    yield line(0, ours(f"{view.article}  ", "cyan"), *stories.headline(view.headline, view.outlet))
    words = styled(view.words, "bold")
    yield line(2, ours(f"{view.place}  ", "cyan"), view.before, words, view.after)
    kind, _, _ = view.note.id.partition(":")
    yield line(2, ours(f"{kind}", ""), ours(f" · {plain(view.note.id)}", "dim"))
    if view.chain:
        yield line(2, ours("on whose word: ", "dim"), ", who cites ".join(view.chain))
    found = f"found by {view.note.by}, sure to {view.note.confidence:.2f}"
    yield line(2, ours(plain(found), "dim"))
    if view.note.why:
        yield line(2, ours("why: ", "dim"), view.note.why)


def _shared(shared: Shared) -> Line:
    words = shared.words
    shown = words if len(words) <= _LONGEST else words[: _LONGEST - 2] + " …"
    places = f"{shared.here} = {shared.there}  "
    return line(4, ours(places, "cyan"), shown)


def when(seconds: float | None) -> str:
    """A moment, or that there is none."""
    return short(seconds) or "no date"
