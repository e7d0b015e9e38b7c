"""What a person calls something in a library: an id, the beginning of one, or a note's address."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from tellings.errors import TellingsError
from tellings.show.plain import plain
from tellings.store import Store

_MOST = 4


class NotHeldError(TellingsError):
    """What was asked for is not in the library, or several things are called so."""


class Named(Struct, frozen=True):
    """A story, an article, or a note of an article; what it is not is ""."""

    story: str = ""
    article: str = ""
    note: str = ""


def named(store: Store, words: str) -> Named:
    """What is called so: the id of a story or an article, or its beginning, or "ARTICLE#NOTE".

    Raises NotHeldError.
    """
    words = words.strip()
    if "#" in words:
        article, _, note = words.partition("#")
        return Named(article=article_called(store, article), note=note)
    stories, articles = store.stories.called(words, _MOST), store.articles.called(words, _MOST)
    found = _one(words, (*stories, *articles), "story or article", store) if words else ""
    if not found:
        raise _not_held("story or article", words, store)
    return Named(story=found) if found in stories else Named(article=found)


def story_called(store: Store, words: str) -> str:
    """The id of the story that is called so. Raises NotHeldError."""
    return _called(store, words, store.stories.called, "story")


def article_called(store: Store, words: str) -> str:
    """The id of the article that is called so. Raises NotHeldError."""
    return _called(store, words, store.articles.called, "article")


def _called(
    store: Store, words: str, called: Callable[[str, int], Sequence[str]], what: str
) -> str:
    words = words.strip()
    if not words:
        raise _not_held(what, words, store)
    return _one(words, called(words, _MOST), what, store)


def _one(words: str, found: Sequence[str], what: str, store: Store) -> str:
    if words in found:
        return words
    if len(found) > 1:
        several = ", ".join(found[: _MOST - 1]) + (" and more" if len(found) >= _MOST else "")
        raise NotHeldError(f"several begin with {plain(words)}: {several}; write more of the id")
    if not found:
        raise _not_held(what, words, store)
    return found[0]


def _not_held(what: str, words: str, store: Store) -> NotHeldError:
    return NotHeldError(f"there is no {what} {plain(words)} in {store.name}")
