"""On whose word: how many roots stand behind what several tell, and the way to each."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tellings.collate.voices.roots import Rooted
from tellings.collate.voices.standing import Source, Standing, Standings
from tellings.model import Collation, Ref
from tellings.show import voices
from tellings.show.telling import Tellings

_WEAKEST = {
    "": "",
    "role": "unnamed, a role is given",
    "country": "unnamed, a country is given",
    "full": "unnamed, nothing is told of them",
}


class Voiced(Struct, frozen=True):
    """A root: the longest way to it ("Kyodo News ← two officials"), and the tellings that have it.

    `own`: it is told in the outlet's own voice.
    """

    words: str
    letters: tuple[str, ...]
    own: bool = False


class Behind(Struct, frozen=True):
    """What is known of the roots of what is told. `silent`: letters that give no source.

    `count` is in words: "2 outlets, 1 root". `depth` is the most steps from an outlet to a root,
    `weakest` what is told of the least known source on a way, "" where all have names.
    """

    count: str
    roots: tuple[Voiced, ...]
    silent: tuple[str, ...] = ()
    depth: int = 0
    weakest: str = ""

    @property
    def facts(self) -> str:
        """ "at most 2 steps from outlet to root; weakest source: unnamed, a role is given"."""
        steps = f"at most {self.depth} steps from outlet to root" if self.depth > 1 else ""
        weakest = f"weakest source: {self.weakest}" if self.weakest else ""
        return "; ".join(filter(None, (steps, weakest)))


class Chained:
    """A collation made ready to be asked on whose word things are told."""

    def __init__(self, collation: Collation, tellings: Tellings) -> None:
        self._tellings = tellings
        self._rooted = rooted(collation, tellings)
        self._standings = Standings(collation, self._rooted)

    def voices(self, refs: Sequence[Ref]) -> int:
        """How many voices the articles are that tell this."""
        return len(self._rooted.voices(refs))

    def behind(self, refs: Sequence[Ref]) -> Behind | None:
        """The roots of what is told; None where no source cites another for it."""
        found = self._standings.of(refs)
        return self._behind(found) if found.depth > 1 else None

    def shared(self, refs: Sequence[Ref]) -> Behind | None:
        """As `behind`, and also where several outlets have it from one source."""
        found = self._standings.of(refs)
        several = 0 < len(found.roots) < found.outlets - len(found.silent)
        return self._behind(found) if found.depth > 1 or several else None

    def _behind(self, found: Standing) -> Behind:
        roots = (self._voiced(root) for root in found.roots)
        return Behind(
            _count(found),
            tuple(sorted(roots, key=lambda root: (root.letters[0], root.words))),
            self._letters(found.silent),
            found.depth,
            _WEAKEST[found.anonymity],
        )

    def _voiced(self, root: Source) -> Voiced:
        letters = self._letters([path.article for path in root.paths])
        return Voiced(root.words or "outlet not known", letters, root.own)

    def _letters(self, articles: Sequence[str]) -> tuple[str, ...]:
        wanted = set(articles)
        return tuple(each.letter for id_, each in self._tellings.items() if id_ in wanted)


def rooted(collation: Collation, tellings: Tellings) -> Rooted:
    """The chains of all tellings, of the attributions that are sure enough to be shown."""
    return Rooted(collation, {article: voices.shown(each) for article, each in tellings.items()})


def _count(found: Standing) -> str:
    outlets = f"{found.outlets} outlet{'' if found.outlets == 1 else 's'}"
    if len(found.roots) > 1 and not found.apart:
        return f"{outlets}, at most {len(found.roots)} roots"
    return f"{outlets}, {len(found.roots)} root{'' if len(found.roots) == 1 else 's'}"
