"""Which articles of a library are written out."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.library.naming import NotHeldError
from tellings.store import ArticleRow, Store
from tellings.store.packing import folded


def chosen(
    store: Store, story: str, since: float | None, until: float | None, outlet: str
) -> list[str] | None:
    """The ids of a story's articles, of those of a time, of an outlet; None for all.

    An outlet is one of this name, or else those with it in theirs; case and accents make no
    difference. Raises NotHeldError if there is no such article.
    """
    if not story and since is None and until is None and not outlet:
        return None
    names = _outlets(store, outlet) if outlet else None
    found = [
        row.id
        for row in _rows(store, story)
        if (names is None or row.outlet in names) and _within(row, since, until)
    ]
    if not found:
        raise NotHeldError("no article is like that; nothing was written")
    return found


def _rows(store: Store, story: str) -> Iterator[ArticleRow]:
    if not story:
        return store.articles.rows()
    return (store.articles.row(each.article) for each in store.stories.members(story))


def _within(row: ArticleRow, since: float | None, until: float | None) -> bool:
    at = row.added if row.at is None else row.at
    return (since is None or since <= at) and (until is None or at <= until)


def _outlets(store: Store, outlet: str) -> set[str]:
    asked = folded(outlet)
    every = {row.name: folded(row.name) for row in store.articles.outlets()}
    same = {name for name, bare in every.items() if bare == asked}
    return same or {name for name, bare in every.items() if asked in bare}
