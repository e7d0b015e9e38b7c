"""How many voices stand behind words that several tellings share, where one cites another."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tellings.collate.voices.roots import Root, Rooted, Roots
from tellings.model import Collation, Ref
from tellings.show import voices
from tellings.show.telling import Tellings
from tellings.show.voices import Voice


class Voiced(Struct, frozen=True):
    """A root: the longest chain that ends in it, and the letters of the tellings that have it."""

    chain: tuple[Voice, ...]
    letters: tuple[str, ...]


class Behind(Struct, frozen=True):
    """What is known of the voices behind shared words. `silent`: letters that give no source.

    `count` is in words: "2 outlets, 1 root".
    """

    count: str
    roots: tuple[Voiced, ...]
    silent: tuple[str, ...] = ()


def rooted(collation: Collation, tellings: Tellings) -> Rooted:
    """The chains of all tellings, of the attributions that are sure enough to be shown."""
    return Rooted(collation, {article: voices.shown(each) for article, each in tellings.items()})


def behind(
    collation: Collation, tellings: Tellings, chains: Rooted, refs: Sequence[Ref]
) -> Behind | None:
    """The voices behind these shared words; None where no one cites another for them."""
    found = chains.behind(refs)
    if not any(len(chain) > 1 for root in found.roots for _, chain in root.told):
        return None
    return Behind(
        count=_count(tellings, found),
        roots=tuple(_voiced(collation, tellings, root) for root in found.roots),
        silent=tuple(tellings[article].letter for article in found.silent),
    )


def _count(tellings: Tellings, found: Roots) -> str:
    articles = {article for root in found.roots for article, _ in root.told}
    outlets = len({tellings[article].outlet for article in articles})
    number = f"{outlets} outlet{'s' if outlets > 1 else ''}"
    if len(found.roots) == 1:
        return f"{number}, 1 root"
    if found.apart:
        return f"{number}, {len(found.roots)} roots"
    return f"{number}, whether they have one root is not known"


def _voiced(collation: Collation, tellings: Tellings, root: Root) -> Voiced:
    article, chain = max(root.told, key=lambda told: len(told[1]))
    letters = dict.fromkeys(tellings[each].letter for each, _ in root.told)
    return Voiced(voices.chained(collation, tellings[article], chain), tuple(letters))
