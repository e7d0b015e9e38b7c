"""What two groups of articles are named by, as evidence for or against one event.

A key name of an article is a word of a name that stands in its headline, in its lead or twice. Of
a ferry's two accidents and of two ferries the words are alike; that all reports of one name the
Kittiwake, all of the other the Margit, parts them (`OPPOSED`). A follow-up, a feature or a comment
shares few words with the first reports, but the name that they all have and no other story has
(`SHARED`). The first is asked of groups only: what one article names may be chance. The second
counts the less the larger the lesser group is: its own words then say enough, and two affairs of
one person share their name too.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tellings.group.stories.profile import Profile
from tellings.group.stories.wording import key
from tellings.models.stories import PairModel

SHARED = 4.0
"""Log-odds of two single articles with one key name that no other has, above the usual."""
USUAL = 0.3
"""How telling the best shared key name of two articles usually is, from 0 to 1."""
OPPOSED = 3.0
"""Log-odds against two groups where all of the one have a key name that none of the other has."""

Floats = NDArray[np.float64]
_COMMON = 2  # in as many articles a name must be key to part or join any


class Naming(Struct, frozen=True):
    """The words of an article, those that stand in its names, and those that are prominent."""

    words: frozenset[str]
    named: frozenset[str]
    key: frozenset[str]


def naming(profile: Profile) -> Naming:
    """What an article names; `key` may hold words that are no names."""
    parts = {key(part) for name in profile.names for part in name.replace("-", " ").split()}
    counted = enumerate(zip(profile.words, profile.counts, strict=True))
    prominent = (word for at, (word, count) in counted if at < profile.led or count > 1)
    words = frozenset(profile.words)
    return Naming(words, words & parts, frozenset(prominent))


class Heard:
    """In how many articles each word stands, is part of a name, is prominent."""

    def __init__(self, model: PairModel, articles: Iterable[Naming] = ()) -> None:
        self._model = model
        self._rarest = model.rarity("") - 1
        self.words: Counter[str] = Counter()
        self._named: Counter[str] = Counter()
        self._key: Counter[str] = Counter()
        self.articles = 0
        for each in articles:
            self.add(each)

    def add(self, article: Naming) -> None:
        """Count an article."""
        self.articles += 1
        for counts, words in self._counts(article):
            counts.update(words)

    def drop(self, article: Naming) -> None:
        """Count it no longer."""
        self.articles -= 1
        for counts, words in self._counts(article):
            counts.subtract(words)
            for word in words:
                if not counts[word]:
                    del counts[word]

    def names(self, words: Iterable[str]) -> list[str]:
        """Those of the words that are mostly written as names, and key to more than one article."""
        return [
            word
            for word in words
            if self._key[word] >= _COMMON and 2 * self._named[word] >= self.words[word]
        ]

    def rarity(self, words: Sequence[str]) -> Floats:
        """How rare words are in the background of the pair model, from 0 to 1."""
        found = np.array([self._model.rarity(word) - 1 for word in words], np.float64)
        return found / self._rarest if self._rarest > 0 else found

    def _counts(self, article: Naming) -> tuple[tuple[Counter[str], frozenset[str]], ...]:
        return (
            (self.words, article.words),
            (self._named, article.named),
            (self._key, article.key),
        )


class KeyNames:
    """Groups, a row each: of each name the shares of articles to which it is key, and that have it.

    `sizes` (groups,) says how many articles a row stands for. With `among`, only these names are
    looked at: what is key to a single article is all that it can share.
    """

    def __init__(
        self,
        groups: Sequence[Sequence[Naming]],
        heard: Heard,
        sizes: Sequence[int] = (),
        among: frozenset[str] = frozenset(),
    ) -> None:
        named = among or {word for group in groups for each in group for word in each.key}
        names = heard.names(sorted(named))
        self._key = _shares([[each.key for each in group] for group in groups], names)
        self._has = _shares([[each.words for each in group] for group in groups], names)
        self._size = np.array(sizes or [len(group) for group in groups], np.float64)
        self._rarity = heard.rarity(names)
        self._articles = np.array([heard.words[name] for name in names], np.float64)
        self._all = math.log(heard.articles + 1)

    def evidence(self, row: int) -> Floats:
        """(groups,): what the names of this group and each other say, in log-odds."""
        found = SHARED * (self._shared(row) - USUAL) / np.minimum(self._size, self._size[row])
        if self._size[row] > 1:
            groups = np.flatnonzero(self._size > 1)
            found[groups] -= OPPOSED * self._opposed(row, groups)
        return np.asarray(found, np.float64)

    def join(self, row: int, other: int) -> None:
        """Make one group of two; `row` is the whole from now on."""
        sizes = self._size[[row, other]]
        for table in (self._key, self._has):
            table[row] = sizes @ table[[row, other]] / sizes.sum()
        self._size[row] = sizes.sum()

    def _shared(self, row: int) -> Floats:
        """(groups,): how telling the best name is that is key to both."""
        names = np.flatnonzero(self._key[row])
        if not len(names) or not self._all:
            return np.zeros(len(self._size))
        held = self._has[:, names] * self._size[:, None]
        others = np.maximum(0, self._articles[names] - held - held[row])
        alone = 1 - np.log(others + 1) / self._all
        both = np.minimum(self._key[:, names], self._key[row, names])
        return np.asarray((both * alone * self._rarity[names]).max(axis=1))

    def _opposed(self, row: int, groups: NDArray[np.intp]) -> Floats:
        """(groups,): how far each of the two has a key name that the other does not have."""
        if not self._key.shape[1]:
            return np.zeros(len(groups))
        trust = (self._size - 1) / self._size
        mine = self._key[row] * trust[row] - self._has[groups]
        theirs = self._key[groups] * trust[groups, None] - self._has[row]
        ours, others = ((self._rarity * side).max(axis=1) for side in (mine, theirs))
        return np.asarray(np.maximum(0, np.minimum(ours, others)))


def of_articles(articles: Sequence[Naming], model: PairModel) -> KeyNames:
    """Articles that are all there is, a group each."""
    return KeyNames([[each] for each in articles], Heard(model, articles))


def _shares(groups: Sequence[Sequence[frozenset[str]]], names: Sequence[str]) -> Floats:
    """(groups, names): the share of a group's articles that have a name."""
    places, asked = {name: at for at, name in enumerate(names)}, frozenset(names)
    found = np.zeros((len(groups), len(names)))
    for row, group in zip(found, groups, strict=True):
        for words in group:
            for word in words & asked:
                row[places[word]] += 1 / len(group)
    return found
