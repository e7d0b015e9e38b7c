"""Which content, cue and source belong together, given where each stands.

Greedy by a cost: the words between two stretches, with content counted little, a sentence's end
and a paragraph's end much. A cue takes the cheapest free source; one without shares the source of
another cue of its clause ("Trump said X, adding Y"); a content goes to the cheapest cue of its
paragraph, and beyond the end of that cue's sentence only if it is in quotation marks. (In PolNeAR
train 98 % of contents stand in their cue's sentence, and 99 % in its paragraph.)
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct, field

from tellings.annotate.attribution.cues.narration import stops
from tellings.annotate.attribution.words import DEFAULT
from tellings.model import Span

_MARKS = "\"'\u201c\u2018\u201e\u00ab`"
_FAR = 900
_SENTENCE, _PARAGRAPH = 60, 150
# Beyond this cost a source is not the cue's own, nor one that it shares.
_OWN, _SHARED = 220, 160
_LEFT = 400  # how far a content may be from a cue of another sentence that has none
_CONTENT = 0.1  # what a character of content weighs against one of narration
_BEFORE = 8  # a source rather stands before its cue
_AFTER = 40  # a shared source hardly ever stands after


class Linked(Struct):
    """Stretches that make one attribution."""

    content: list[Span]
    cue: Span | None = None
    source: Span | None = None


Price = Callable[["Ground", Linked, Span], float]


class Ground(Struct, frozen=True, dict=True):
    """The text that stretches stand in. `room` tells the part that no link may leave (prose, a
    caption, a heading) by an offset."""

    text: str
    contents: tuple[Span, ...]
    room: Callable[[int], object] = field(default=lambda offset: None)
    language: str = DEFAULT

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.contents]

    def cost(self, a: Span, b: Span) -> float:
        """How far apart two stretches are; infinite where no link may go."""
        first, second = sorted((a, b))
        if self.room(first.start) != self.room(second.start):
            return float("inf")
        if second.start <= first.end:
            return 0.0
        gap = self.text[first.end : second.start]
        told = sum(end - start for start, end in self._inside(first.end, second.start))
        stops = _PARAGRAPH * gap.count("\n") + _SENTENCE * len(self._stops.findall(gap))
        return len(gap) - (1 - _CONTENT) * told + stops

    def parted(self, a: Span, b: Span) -> bool:
        """Whether a sentence ends between two stretches, in the narrator's words."""
        first, second = sorted((a, b))
        between = self.told_between(first, second)
        return "\n" in between or self.ends(between)

    def ends(self, words: str) -> bool:
        """Whether a sentence ends among these words."""
        return bool(self._stops.search(words.rstrip() + " "))

    @cached_property
    def _stops(self) -> re.Pattern[str]:
        return stops(self.language)

    def told_between(self, first: Span, second: Span) -> str:
        """The narrator's words between two stretches."""
        words, at = [], first.end
        for start, end in self._inside(first.end, second.start):
            words.append(self.text[at:start])
            at = max(at, end)
        words.append(self.text[at : max(at, second.start)])
        return "".join(words)

    def _inside(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        number = max(0, bisect_left(self._starts, start) - 1)
        for span in self.contents[number : bisect_left(self._starts, end)]:
            if span.end > start:
                yield max(start, span.start), min(end, span.end)


def link(ground: Ground, cues: Sequence[Span], sources: Sequence[Span]) -> list[Linked]:
    """Attributions of the ground's contents with these cues and sources, in the order of cues.

    A cue without a content makes none. Contents that no cue may have stand alone.
    """
    made = [Linked([], cue) for cue in sorted(cues)]
    sources = sorted(sources)
    _own_sources(ground, made, sources)
    _shared_sources(ground, made, sources)
    alone = list(_contents(ground, made))
    return [*(each for each in made if each.content), *alone]


def _own_sources(ground: Ground, made: Sequence[Linked], sources: Sequence[Span]) -> None:
    pairs = sorted(
        (cost, number, place)
        for number, each in enumerate(made)
        for place in _near(sources, each.cue)
        if (cost := _source_cost(ground, each.cue, sources[place])) <= _OWN
    )
    taken: set[int] = set()
    for _, number, place in pairs:
        if made[number].source is None and place not in taken:
            made[number].source = sources[place]
            taken.add(place)


def _source_cost(ground: Ground, cue: Span | None, source: Span) -> float:
    if cue is None:
        return float("inf")
    return ground.cost(cue, source) - (_BEFORE if source.start < cue.start else 0)


def _near(spans: Sequence[Span], cue: Span | None) -> range:
    if cue is None:
        return range(0)
    start = max(0, cue.start - _FAR)
    first = bisect_left(spans, Span(start, start))
    return range(first, bisect_right(spans, Span(cue.end + _FAR, cue.end + _FAR)))


def _shared_sources(ground: Ground, made: Sequence[Linked], sources: Sequence[Span]) -> None:
    """For a cue without a source of its own the nearest of its sentence."""
    for each in made:
        if each.source is not None or each.cue is None:
            continue
        costs = [
            (cost, sources[place])
            for place in _near(sources, each.cue)
            if (cost := _share_cost(ground, each.cue, sources[place])) < _SHARED
        ]
        if costs:
            each.source = min(costs)[1]


def _share_cost(ground: Ground, cue: Span, source: Span) -> float:
    if ground.room(cue.start) != ground.room(source.start) or ground.parted(cue, source):
        return float("inf")
    between = ground.told_between(*sorted((cue, source)))
    return len(between) + (_AFTER if source.start > cue.start else 0)


def _contents(ground: Ground, made: Sequence[Linked]) -> Iterator[Linked]:
    """Give each content to its cue; those that no cue may have come back alone.

    A cue that has got none then takes those that are nearest to it, up to `_LEFT` away.
    """
    left = [c for c in ground.contents if not _given(ground, made, c, _content_cost)]
    bare = [each for each in made if not each.content]
    yield from (Linked([c]) for c in left if not _given(ground, bare, c, _any_cost))


def _given(ground: Ground, made: Sequence[Linked], content: Span, price: Price) -> bool:
    """Give a content to the cheapest cue in reach; False if there is none."""
    cues = [each.cue.start for each in made if each.cue]
    first = bisect_left(cues, content.start - 3 * _FAR)
    reach = made[first : bisect_right(cues, content.end + 3 * _FAR)]
    costs = [(price(ground, each, content), n) for n, each in enumerate(reach)]
    cost, number = min(costs, default=(float("inf"), 0))
    if cost < float("inf"):
        reach[number].content.append(content)
    return cost < float("inf")


def _any_cost(ground: Ground, each: Linked, content: Span) -> float:
    cost = _cost(ground, each, content)
    return cost if cost <= _LEFT else float("inf")


def _content_cost(ground: Ground, each: Linked, content: Span) -> float:
    if each.cue is None or not _reaches(ground, each.cue, content):
        return float("inf")
    return _cost(ground, each, content)


def _cost(ground: Ground, each: Linked, content: Span) -> float:
    anchors = [span for span in (each.cue, each.source) if span is not None]
    return min(ground.cost(anchor, content) for anchor in anchors)


def _reaches(ground: Ground, cue: Span, content: Span) -> bool:
    """Whether a cue may have a content that stands there."""
    first, second = sorted((cue, content))
    if "\n" in (gap := ground.text[first.end : second.start]):
        announced = cue < content and gap.rstrip().endswith(":")
        return announced and "\n" not in ground.told_between(first, second).strip()
    quoted = content.of(ground.text)[:1] in _MARKS
    return quoted or not ground.ends(ground.told_between(first, second))
