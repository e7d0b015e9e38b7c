"""Silence: who does not tell something, as far as was looked.

"Not told here" is said only where all words of an article were searched and none tells it. Else it
was only not found there, and may be told in other words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from tellings.collate.alone import Untold, untold
from tellings.collate.alone.asserted import Apart
from tellings.model import Collation, Ref
from tellings.show import sure
from tellings.show.strip import Teller
from tellings.show.telling import Telling

Silence = Literal["not told here", "not found here", "not quoted here"]


class Silent(Teller, frozen=True):
    """A telling that does not tell something, and how sure that is, in words of ours."""

    how: Silence = "not found here"


class Searched:
    """What was searched for in each article of a collation, and not told there."""

    def __init__(self, found: Iterable[Untold]) -> None:
        self.found = {each.article: each for each in found}
        self._borne = {
            article: {
                frozenset(silence.told)
                for silence in (*each.claims, *each.quotations)
                if silence.confidence >= sure.FLOOR
            }
            for article, each in self.found.items()
        }

    def silent(self, telling: Telling, told: Iterable[Iterable[Ref]], otherwise: Silence) -> Silent:
        """A telling without any of these links, each given by its members.

        It is said not to tell it where the search bears that out for every link.
        """
        borne = self._borne.get(telling.id, set())
        sought = all(frozenset(refs) in borne for refs in told)
        return Silent(telling.letter, telling.outlet, "not told here" if sought else otherwise)


def searched(collation: Collation, apart: Apart | None = None) -> Searched:
    """What each article of a collation does not tell, searched for once."""
    return Searched(untold(collation, apart))


def by_how(silent: Iterable[Silent]) -> dict[Silence, tuple[str, ...]]:
    """The letters of those who are silent, by how sure that is, the surest first."""
    order: tuple[Silence, ...] = ("not told here", "not found here", "not quoted here")
    every = tuple(silent)
    found = {how: tuple(each.letter for each in every if each.how == how) for how in order}
    return {how: letters for how, letters in found.items() if letters}
