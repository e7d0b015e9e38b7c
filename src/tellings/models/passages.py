"""The role "passages": the pair model that tells whether two passages say the same.

A folder holds `passages.json`, which says what the model is, and `weights.json`, whose SHA-256 the
first tells.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from msgspec import Struct

from tellings.models import fitted, folders
from tellings.models.fitted import WEIGHTS, Logistic, Settings
from tellings.models.record import Model, Spec
from tellings.models.stories import rarity

SETTINGS = "passages.json"
_KIND = folders.Kind(
    role="passages",
    name="passages",
    files=(SETTINGS, WEIGHTS),
    degraded="no model of passages: only passages in the same words say the same",
)


class PassageModel(Struct, frozen=True, dict=True):
    """`full` weighs words and meaning, `bare` words alone, each in the order of its features.

    Both give the log odds that two passages about one thing say the same. Of two passages anywhere
    in a story far fewer do: there the log odds are times the first of `wide_full` or `wide_bare`,
    plus the second.

    `articles` is how many articles the background has, `words` in how many of them a word, by its
    key (`tellings.collate.forms.key`), occurs; rare ones are not in it.
    """

    full: Logistic
    bare: Logistic
    wide_full: tuple[float, float]
    wide_bare: tuple[float, float]
    articles: int
    words: dict[str, int]

    def rarity(self, key: str) -> float:
        """How rare a word is in the background: 1 for one that is not in it, near 0 for "say"."""
        return self._rarities.get(key, 1.0)

    @cached_property
    def _rarities(self) -> dict[str, float]:
        rarest = rarity(1, self.articles)
        return {key: rarity(count, self.articles) / rarest for key, count in self.words.items()}


def load(spec: str) -> Model:
    """The model for "" or "builtin:passages", for "path:DIR", or none; see `folders.load`.

    Raises ModelRefused if its files are damaged.
    """
    return folders.load(spec, _KIND, shipped(), _read)


def shipped() -> Path:
    """The folder of the model that ships."""
    return folders.folder(_KIND.name)


def _read(home: Path, asked: Spec) -> Model:
    settings, use, record = fitted.read(home, asked, _KIND, Settings, PassageModel)
    fitted.check(asked, settings, use.full)
    return Model(record, use)
