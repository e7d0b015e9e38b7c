"""Where the prose of an article names states, and which seats and bodies it names alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from tellings.annotate.actors.known.home import Evidence
from tellings.annotate.actors.known.scene import Scene
from tellings.annotate.actors.known.signs import Finder, Sign
from tellings.annotate.actors.known.tables import HOME
from tellings.annotate.actors.known.tokens import Tokens


class Sightings(Struct, frozen=True, dict=True):
    """The signs of states in the prose of an article."""

    scene: Scene
    finder: Finder

    @cached_property
    def signs(self) -> tuple[tuple[Sign, ...], ...]:
        """Those of each sentence."""
        return tuple(
            tuple(sign for sign in self.finder.signs(tokens) if self._free(sign, tokens))
            for tokens in self.scene.prose()
        )

    @cached_property
    def counts(self) -> Counter[str]:
        """How often the article names each state in any way."""
        every = (sign.entry.countries for signs in self.signs for sign in signs)
        return Counter(code for countries in every for code in countries if code != HOME)

    @cached_property
    def named(self) -> frozenset[str]:
        """The codes of the states that the article names in any way."""
        return frozenset(self.counts)

    def evidence(self) -> Iterator[Evidence]:
        """Seats and bodies of government that stand alone: "the White House", not "U.S. Senate"."""
        for signs in self.signs:
            for number, sign in enumerate(signs):
                beside = number and signs[number - 1].last >= sign.first - 1
                if sign.entry.kind in {"seat", "body"} and not beside:
                    yield from self._of(sign)

    @staticmethod
    def _of(sign: Sign) -> Iterator[Evidence]:
        if sign.entry.sector not in {"", "media"} and HOME not in sign.entry.countries:
            yield from (Evidence(code, sign.words) for code in sign.entry.countries)

    def _free(self, sign: Sign, tokens: Tokens) -> bool:
        """Whether a sign is no part of a person's name, or of another longer one."""
        if tokens[sign.first].start in self.scene.place_of:
            return False
        after = tokens[sign.last] if sign.last < len(tokens) else None
        if after is None or after.tag != "NNP" or sign.entry.kind not in {"state", "capital"}:
            return True
        return after.form.lower() in self.scene.tables.acting or "." in sign.words
