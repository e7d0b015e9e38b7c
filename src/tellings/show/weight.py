"""Order and weight: what each telling puts first and last, and how many words it gives to whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tellings.collate.weight import Room, weights
from tellings.collate.weight import Weight as Weighed
from tellings.model import Collation, Span, Spans
from tellings.show import excerpt
from tellings.show.excerpt import Excerpt, Run
from tellings.show.telling import Telling, Tellings
from tellings.text import tokens

MOST_WORDS = 36
"""Words of a paragraph that are shown; a longer one is cut."""
NOBODY = "source not found"


class Bar(Struct, frozen=True):
    """The words that one telling gives to a source: in quotation marks, and without.

    `most` is what the widest bar of the page stands for.
    """

    quoted: int
    told: int
    most: int

    @property
    def widths(self) -> tuple[float, float]:
        """Both as parts of a hundred."""
        scale = 100 / max(self.most, 1)
        return round(self.quoted * scale, 1), round(self.told * scale, 1)


class Speaker(Struct, frozen=True):
    """A source, with a bar for each telling, None where it says nothing."""

    name: str
    kind: str
    bars: tuple[Bar | None, ...]

    @property
    def words(self) -> int:
        """Its words in all tellings."""
        return sum(bar.quoted + bar.told for bar in self.bars if bar)


class Parts(Struct, frozen=True):
    """What stands first and last in a telling, None for a part that it does not have.

    `words` counts its prose, `own` those in its own voice.
    """

    headline: Excerpt | None
    first: Excerpt | None
    last: Excerpt | None
    words: int
    own: int


class Weight(Struct, frozen=True):
    """Parts by telling, and the sources, those with most words first."""

    parts: tuple[Parts, ...]
    speakers: tuple[Speaker, ...]


def weight(collation: Collation, tellings: Tellings) -> Weight:
    """What each telling puts where, and how much room it gives to whom."""
    found = {each.article: each for each in weights(collation)}
    parts = tuple(_parts(each, found[article]) for article, each in tellings.items())
    return Weight(parts, tuple(_speakers(tellings, found.values())))


def _parts(telling: Telling, found: Weighed) -> Parts:
    headline, first, last = (
        _cut(telling, place.at) for place in (found.headline, found.first, found.last)
    )
    same = first is not None and last is not None and first.place == last.place
    return Parts(headline, first, None if same else last, found.words, found.own)


def _cut(telling: Telling, at: Spans) -> Excerpt | None:
    """The words of a part, no more than `MOST_WORDS`; its first stretch, if it has several.

    What is cut says so: half of "no evidence that ..." would say the contrary.
    """
    if not at:
        return None
    words = tokens(telling.text, at[0])
    if len(words) <= MOST_WORDS + 4:
        return excerpt.excerpt(telling, at[:1])
    cut = excerpt.excerpt(telling, (Span(at[0].start, words[MOST_WORDS - 1].at.end),))
    return replace(cut, runs=(*cut.runs, Run(" \u2026", "gap")))


def _speakers(tellings: Tellings, found: Iterable[Weighed]) -> list[Speaker]:
    rooms: dict[object, dict[str, Room]] = {}
    for each in found:
        for room in each.rooms:
            key = room.speakers or (each.article, room.kind, room.name)
            rooms.setdefault(key, {})[each.article] = room
    most = max((room.words for by in rooms.values() for room in by.values()), default=0)
    every = [_speaker(tellings, by, most) for by in rooms.values()]
    return sorted(every, key=lambda each: (-each.words, each.name))


def _speaker(tellings: Tellings, by_article: dict[str, Room], most: int) -> Speaker:
    names: Sequence[str] = [room.name for room in by_article.values() if room.name]
    kind = next(iter(by_article.values())).kind
    bars = (by_article.get(article) for article in tellings)
    return Speaker(
        max(names, key=len, default=NOBODY),
        "" if kind == "named" else kind,
        tuple(Bar(room.quoted, room.told, most) if room else None for room in bars),
    )
