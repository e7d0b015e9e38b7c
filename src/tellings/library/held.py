"""What copies are looked for in: the articles of the store, as `group.copies` asks for them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from tellings.group.copies.sketch import Sketch
from tellings.group.copies.worded import Worded, worded
from tellings.store import Store

STEPS = ("blocks", "quotations", "document_date")
"""The steps that tell which words of an article count for copies, and when it was written."""

_MOST = 200
"""How many articles are kept as words: one is some 50 kB."""


class Held:
    """The articles of a store, by their sketches. It keeps the words of those asked for last."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._words: OrderedDict[str, Worded] = OrderedDict()

    def near(self, sketch: Sketch) -> Sequence[str]:
        """The ids of articles that share a band with it, without its own."""
        found = self._store.sketches.near(sketch.bands)
        return tuple(each for each in found if each != sketch.article)

    def worded(self, article: str) -> Worded:
        """The words of an article. Raises KeyError."""
        found = self._words.get(article) or worded(self._store.notes.reading(article, STEPS))
        self.keep(found)
        return found

    def group(self, article: str) -> tuple[str, ...]:
        """Its group of copies, leader first; just itself if it is in none."""
        return self._store.copies.group(article)

    def keep(self, words: Worded) -> None:
        """Have the words of an article at hand."""
        self._words[words.article] = words
        self._words.move_to_end(words.article)
        if len(self._words) > _MOST:
            self._words.popitem(last=False)

    def forget(self, article: str) -> None:
        """Its words have changed."""
        self._words.pop(article, None)
