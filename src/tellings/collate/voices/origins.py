"""Whose text each article of a collation is, and under which names it is printed.

An article is printed under the name of its outlet, and under that of the agency whose text it is:
"the AP reported" means a report that the Courier prints from the AP, if both are compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tellings.collate import names
from tellings.group.voices import voices
from tellings.group.voices.credits import agency_named, credit
from tellings.group.voices.credits import names as agencies
from tellings.model import Article, Collation, Entity

Carrier = tuple[str, object]
"""What passes words on as one: a voice of the story, or the outlet of an article in none."""


class Origins:
    """The voices of a collation's story, by article and by name."""

    def __init__(self, collation: Collation) -> None:
        articles = [reading.article for reading in collation.readings]
        found = voices.of_story(collation.story, articles)
        self._voices = {article: voice for voice in found for article in voice.articles}
        self._called: dict[Carrier | None, tuple[str, ...]] = {
            ("voice", voice.articles): _key(voice.name) for voice in found
        }
        self._leaders = {copy.article: copy.of for copy in collation.story.copies}
        self._outlets = {each.id: _key(each.outlet.value) for each in articles if each.outlet}
        self._names_printed = {each.id: each.outlet.value for each in articles if each.outlet}
        self._printed: dict[tuple[str, ...], list[str]] = {}
        for article in articles:
            for name in dict.fromkeys(self._names(article)):
                self._printed.setdefault(name, []).append(article.id)

    def carrier(self, article: str) -> Carrier | None:
        """What the text of an article is from; None where nothing is known of that."""
        voice = self._voices.get(article)
        if voice and (voice.name or len(voice.articles) > 1):
            return ("voice", voice.articles)
        outlet = self._outlets.get(article)
        return ("outlet", outlet) if outlet else None

    def voice(self, article: str) -> Carrier:
        """What an article's text is from; itself where nothing is known of that."""
        return self.carrier(article) or ("article", article)

    def name(self, article: str) -> str:
        """What the voice of an article's text is called: its agency or outlet, or ""."""
        voice = self._voices.get(article)
        return (voice and voice.name) or self.printed(article)

    def printed(self, article: str) -> str:
        """The name of the outlet that prints an article, or ""."""
        return self._names_printed.get(article, "")

    def outlet(self, article: str) -> Carrier:
        """The outlet that prints an article; the article itself where that is not known."""
        outlet = self._outlets.get(article)
        return ("outlet", outlet) if outlet else ("article", article)

    def named(self, entities: Iterable[Entity]) -> Carrier | None:
        """What is printed under the name of one of these; None if nothing or more than one is."""
        known = list(entities)
        found = {self.carrier(article) for article in self.printed_by(known)}
        keys = {name for each in known for name in _called(each)}
        left = {each for each in found if self._called.get(each) in keys} or found
        return left.pop() if len(left) == 1 else None

    def printed_by(self, entities: Iterable[Entity]) -> tuple[str, ...]:
        """The articles that are printed under a name of one of these, in the collation's order."""
        every = (self._printed.get(name, ()) for each in entities for name in _called(each))
        return tuple(dict.fromkeys(article for articles in every for article in articles))

    def text(self, article: str) -> str:
        """The leader of the copies of one text, which is the article itself if it has none."""
        return self._leaders.get(article, article)

    def _names(self, article: Article) -> Iterator[tuple[str, ...]]:
        if outlet := self._outlets.get(article.id):
            yield outlet
        voice = self._voices.get(article.id)
        for credited in (credit(article), voice.agency if voice else ""):
            if len(agencies(credited)) == 1:  # of several, no one can be said to have told it
                yield _key(credited)


def _called(entity: Entity) -> Iterator[tuple[str, ...]]:
    return (key for name in (entity.name, *entity.aliases) if (key := _key(name)))


def _key(name: str) -> tuple[str, ...]:
    return names.words(agency_named(name) or name)
