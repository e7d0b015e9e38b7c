"""Whose words a place stands in, and what attribution has told of pronouns and descriptions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from tellings.annotate.actors.meant import Meant
from tellings.annotate.actors.scene import Scene
from tellings.model import Attribution, Span
from tellings.text import covers

# How many contents that begin before a place are looked at to find the one around it.
_NEAR = 40


class Speech(Struct, frozen=True, dict=True):
    """The quoted words of an article and those who speak them."""

    scene: Scene

    @cached_property
    def _contents(self) -> list[tuple[Span, Attribution]]:
        found = [
            (span, each)
            for each in self.scene.attributions
            if each.form != "indirect"
            for span in each.content
        ]
        return sorted(found, key=lambda pair: (pair[0], pair[1].id))

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span, _ in self._contents]

    def around(self, at: Span) -> Attribution | None:
        """The attribution of a quoted stretch: the one with the shortest content around it."""
        last = bisect_right(self._starts, at.start)
        near = self._contents[max(0, last - _NEAR) : last]
        holding = [(len(span), each.id, each) for span, each in near if covers(span, at)]
        return min(holding, key=lambda one: one[:2])[2] if holding else None

    def speakers(self, at: Span) -> tuple[str, ...]:
        """Who speaks a quoted stretch; empty if that is not known."""
        found = self.around(at)
        if found is None:
            return ()
        return (found.speaker,) if found.speaker else found.speakers

    def key(self, at: Span) -> str:
        """What is the same for all words of one speaker, or for one quotation without any."""
        found = self.around(at)
        if found is None:
            return "nobody"
        return " ".join(self.speakers(at)) or found.id


def given(scene: Scene) -> Iterator[Meant]:
    """The sources that are no names of which attribution has told whom they mean."""
    seen: set[Span] = set()
    pronouns = scene.words.pronouns
    for each in scene.attributions:
        entities = (each.speaker,) if each.speaker else each.speakers
        for at in each.source:
            words = at.of(scene.text)
            if not entities or at in seen or scene.taken.touches(at):
                continue
            seen.add(at)
            if words.lower() in pronouns:
                why = f"“{words}” is the source of what is said there"
                yield Meant(
                    at, entities, "pronoun", "attribution", why, each.confidence, given=True
                )
