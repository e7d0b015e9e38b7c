"""Those who may speak in an article: its names, what they are called, whom its pronouns mean."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from tellings.annotate.attribution.scene import Scene
from tellings.annotate.attribution.speakers import pronouns
from tellings.annotate.attribution.speakers.genders import genders
from tellings.annotate.attribution.speakers.pronouns import Meant
from tellings.annotate.attribution.speakers.referents import Finder
from tellings.annotate.attribution.speakers.roster import Roster, roster_of
from tellings.annotate.attribution.speakers.surnames import Surnames, surnames
from tellings.annotate.attribution.speakers.titles import Borne, borne
from tellings.model import Span, Spans


class Cast(Struct, frozen=True, dict=True):
    """What the rules for sources look up in an article; made once, read often."""

    scene: Scene

    @cached_property
    def roster(self) -> Roster:
        return roster_of(self.scene.reading)

    @cached_property
    def genders(self) -> dict[str, frozenset[str]]:
        """For each person the pronouns that speak for it."""
        return genders(self.scene, self.roster)

    @cached_property
    def finder(self) -> Finder:
        return Finder(self.scene, self.roster, self.genders, self.titles)

    @cached_property
    def narrated(self) -> dict[Span, Meant]:
        """What the narrator's pronouns mean, by their place."""
        return pronouns.narrated(self.finder)

    @cached_property
    def surnames(self) -> Surnames:
        return surnames(self.scene.entities.values())

    def meant_in(self, content: Spans, speaker: str | None) -> dict[Span, Meant]:
        """What the pronouns in someone's words mean."""
        key = (content, speaker)
        if key not in self._spoken:
            self._spoken[key] = pronouns.spoken(self.finder, content, speaker)
        return self._spoken[key]

    @cached_property
    def _spoken(self) -> dict[tuple[Spans, str | None], dict[Span, Meant]]:
        return {}

    @cached_property
    def titles(self) -> dict[str, tuple[Borne, ...]]:
        """Who is called a president here, who a teacher, by noun."""
        return borne(self.scene, self.roster)
