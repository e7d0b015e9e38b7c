"""The texts that are compared: which articles print one text, and which words each has in a row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tellings.collate import names
from tellings.collate.alone.only import Only
from tellings.collate.voices.origins import Origins
from tellings.model import Collation, Ref, Relation

Words = tuple[str, ...]  # words of a text as they are compared


class Texts:
    """The words of a collation's articles by place, made once and asked often."""

    def __init__(self, collation: Collation) -> None:
        self.collation = collation
        self.articles = tuple(reading.article.id for reading in collation.readings)
        self._printed = _printed(collation)
        self._words = {
            reading.article.id: words(reading.article.text) for reading in collation.readings
        }
        self._sorted: dict[str, list[str]] = {}
        self._rivals = {
            each: frozenset(self.articles) - {each, *self.copies(each)} for each in self.articles
        }
        self._at: dict[str, dict[str, list[int]]] = {}
        for article, every in self._words.items():
            for place, word in enumerate(every):
                self._at.setdefault(word, {}).setdefault(article, []).append(place)

    def copies(self, article: str) -> tuple[str, ...]:
        """Of the first of those that print one text, the others, sorted; of any other, none."""
        same = self._printed[article]
        return same[1:] if same[0] == article else ()

    def text(self, article: str) -> str:
        """The first of those that print the text of this article; itself where it has no copy."""
        return self._printed[article][0]

    def rivals(self, article: str) -> frozenset[str]:
        """The articles that an article is alone against: all others, without the copies it leads.

        A copy that leads none stands against the others of its text, too.
        """
        return self._rivals[article]

    def only(self, article: str, refs: Iterable[Ref]) -> Only:
        """What an article has alone, with the copies that may have it too."""
        return Only(article, tuple(refs), self.copies(article))

    def elsewhere(self, sought: Sequence[str], article: str) -> bool:
        """Whether a rival of the article has these words in a row; so it is with no words."""
        if not sought:
            return True
        found = [self._at.get(word, {}) for word in sought]
        rarest = min(range(len(sought)), key=lambda n: sum(map(len, found[n].values())))
        rivals, length = self.rivals(article), len(sought)
        return any(
            self._words[other][place - rarest : place - rarest + length] == tuple(sought)
            for other, places in found[rarest].items()
            if other in rivals
            for place in places
            if place >= rarest
        )

    def has(self, article: str, sought: Sequence[str]) -> bool:
        """Whether the text of this article has these words in a row."""
        every, length = self._words[article], len(sought)
        starts = self._at.get(sought[0], {}).get(article, ()) if sought else ()
        return any(every[place : place + length] == tuple(sought) for place in starts)

    def begins(self, article: str, root: str) -> bool:
        """Whether a word of this article begins with these letters."""
        if article not in self._sorted:
            self._sorted[article] = sorted(set(self._words[article]))
        every = self._sorted[article]
        at = bisect_left(every, root)
        return at < len(every) and every[at].startswith(root)


@lru_cache(maxsize=512)
def words(text: str) -> Words:
    """The words of a text as names are compared: no accents, no hyphens, no "'s".

    Kept, since those of a story are asked for often.
    """
    return names.words.__wrapped__(text)


class Joined:
    """Which articles the links of some relations join a note, or a stretch of one, with."""

    def __init__(self, collation: Collation, *relations: Relation) -> None:
        self._notes: dict[tuple[str, str], set[str]] = {}
        self._spans: dict[tuple[str, object], set[str]] = {}
        for link in (link for relation in relations for link in collation.of(relation)):
            articles = {ref.article for ref in link.members}
            for ref in link.members:
                self._notes.setdefault((ref.article, ref.note), set()).update(articles)
                for at in ref.at:
                    self._spans.setdefault((ref.article, at), set()).update(articles)

    def note(self, article: str, note: str) -> frozenset[str]:
        """The articles of the links that have this note, the note's own among them."""
        return frozenset(self._notes.get((article, note), ()))

    def span(self, article: str, at: object) -> frozenset[str]:
        """The articles of the links that have this very stretch, its own among them."""
        return frozenset(self._spans.get((article, at), ()))


def _printed(collation: Collation) -> dict[str, tuple[str, ...]]:
    """For each article those that print its text, itself among them, the first of them first."""
    origins = Origins(collation)
    groups: dict[str, list[str]] = {}
    for reading in collation.readings:
        groups.setdefault(origins.text(reading.article.id), []).append(reading.article.id)
    found = {}
    for leader, articles in groups.items():
        order = tuple(sorted(articles, key=lambda each: (each != leader, each)))
        found.update(dict.fromkeys(articles, order))
    return found
