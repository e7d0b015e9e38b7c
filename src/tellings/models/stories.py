"""The role "stories": the pair model that tells whether two articles tell one event.

A folder holds `stories.json`, which says what the model is, and `weights.json`, whose SHA-256 the
first tells.
"""

from __future__ import annotations

import math
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from tellings.models import fitted, folders
from tellings.models.fitted import WEIGHTS, Logistic, Settings
from tellings.models.record import Model, Spec

SETTINGS = "stories.json"
_KIND = folders.Kind(
    role="stories",
    name="stories",
    files=(SETTINGS, WEIGHTS),
    degraded="no model of stories: every article is a story of its own",
)


class PairModel(Struct, frozen=True, dict=True):
    """`brief` is for two that are nothing but headlines, `full` for all others.

    `join` is the least log-odds, by which two groups are alike beyond what their own members are,
    from which they tell one event (`tellings.group.stories.parting`). `articles` is how many
    articles the background has, `words` in how many of them a word occurs; rare ones are not in it.
    """

    full: Logistic
    brief: Logistic
    join: float
    articles: int
    words: dict[str, int]

    def rarity(self, word: str) -> float:
        """The inverse document frequency of a word or figure in the background, at least 1."""
        return self._rarities.get(word, self._rarest)

    @cached_property
    def _rarities(self) -> dict[str, float]:
        return {word: rarity(count, self.articles) for word, count in self.words.items()}

    @cached_property
    def _rarest(self) -> float:
        return rarity(1, self.articles)


def rarity(count: int, articles: int) -> float:
    """The inverse document frequency of what `count` of so many articles have."""
    return math.log((articles + 1) / (count + 1)) + 1


def load(spec: str) -> Model:
    """The model for "" or "builtin:stories", for "path:DIR", or none; see `folders.load`.

    Raises ModelRefused if its files are damaged.
    """
    return folders.load(spec, _KIND, shipped(), _read)


def shipped() -> Path:
    """The folder of the model that ships."""
    return folders.folder(_KIND.name)


def _read(home: Path, asked: Spec) -> Model:
    settings, use, record = fitted.read(home, asked, _KIND, Settings, PairModel)
    fitted.check(asked, settings, use.full, use.brief)
    return Model(record, use)
