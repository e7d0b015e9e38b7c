"""Words that were found in a library, as they are shown: of copies of one text the first alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tellings.library.summaries import called_article
from tellings.model import Reading, Span
from tellings.show.excerpt import Run, excerpt
from tellings.show.hits import Hit, Passage
from tellings.show.telling import telling
from tellings.store import Excerpt, Store
from tellings.store import Hit as Found
from tellings.text import cut

MORE = 4
"""How many times as many are looked for as are wanted, since copies are folded."""

_MATCH = "match"


def hits(store: Store, found: Iterable[Found], limit: int) -> tuple[Hit, ...]:
    """At most `limit` articles in which words were found, the best first.

    Those that print one text are one; it is shown as the leader of the copies has it, if that is
    among them, and the others are named.
    """
    groups: dict[str, list[Found]] = {}
    for each in found:
        copy = store.copies.of(each.article)
        groups.setdefault(copy.of if copy else each.article, []).append(each)
    return tuple(_hit(store, id_, group) for id_, group in list(groups.items())[:limit])


def _hit(store: Store, leader: str, group: Sequence[Found]) -> Hit:
    best = next((each for each in group if each.article == leader), group[0])
    reading = store.notes.reading(best.article, ("blocks",))
    title = [_titled(each) for each in best.excerpts if each.where == "title"]
    told = tuple(_passage(reading, each) for each in best.excerpts if each.where != "title")
    return Hit(
        article=best.article,
        story=best.story or "",
        outlet=_outlet(store, best),
        headline=best.title,
        time=best.at,
        title=title[0] if title else (Run(best.title),),
        passages=told,
        copies=tuple((each.article, _outlet(store, each)) for each in group if each is not best),
    )


def _outlet(store: Store, found: Found) -> str:
    return found.outlet or called_article(store, found.article)


def _passage(reading: Reading, found: Excerpt) -> Passage:
    marks = [(mark, _MATCH) for mark in found.marks]
    shown = excerpt(telling(reading, ""), found.at, marks)
    at = Span(found.at[0].start, found.at[-1].end)
    by, note = found.speaker, found.note or ""
    return Passage(found.where, shown.place.label, at, shown.runs, by, note)


def _titled(found: Excerpt) -> tuple[Run, ...]:
    """The words of a title, which stands in no place of the text, cut at the marks."""
    pieces = cut(len(found.words), [(mark, _MATCH) for mark in found.marks])
    return tuple(_run(found.words, at, hows) for at, hows in pieces)


def _run(words: str, at: Span, hows: tuple[str, ...]) -> Run:
    return Run(at.of(words), hows[0] if hows else "")
