"""Bodies of a story: which names of organisations are one, and which "the committee" means."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from tellings.collate import names
from tellings.collate.entities.phrases import Phrase, Text
from tellings.model import Entity, Span

Name = tuple[str, ...]
_NAMED = frozenset({"organisation", "outlet", "document", "place", "state", "other"})
_BODIES = frozenset({"organisation", "outlet"})
_SAME, _OTHER, _INITIALS = 1.0, 0.9, 0.85  # how sure it is that two names are of one


class Meant(Struct, frozen=True):
    """The name under which all articles' names of a body go, as `names.words`, and why.

    `grade` is how sure it is. `at` is where it is named, if that is elsewhere.
    """

    name: Name
    why: str
    grade: float = 1.0
    at: Span = Span(0, 0)


class Bodies:
    """The named things of a story that are no persons."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self._whole = _whole(texts)
        self._long = _spelt_out(texts, self._whole)
        self._latest = {text.reading.article.id: self._heads(text) for text in texts}

    def named(self, name: str) -> Meant | None:
        """What a name names; None for one without letters."""
        words = names.words(name)
        if not words:
            return None
        long = self._long.get(names.acronym(name)) if len(words) == 1 else None
        if long:
            return Meant(long, f"the initials of {' '.join(long)}", _INITIALS)
        whole = self._whole.get(words, words)
        if whole != words:
            return Meant(whole, f"another name of {' '.join(whole)}", _OTHER)
        return Meant(words, "the same name", _SAME)

    def short(self, phrase: Phrase, article: str) -> Meant | None:
        """What "the committee" means: the body of that last word named last before it here."""
        if not _bare(phrase):
            return None
        before = self._latest[article].get(phrase.lemma, ())
        place = bisect.bisect_left(before, phrase.at.start, key=lambda each: each[0].start)
        if not place:
            return None
        at, name = before[place - 1]
        return Meant(name, f"short for {' '.join(name)}, named before", at=at)

    def _heads(self, text: Text) -> Mapping[str, Sequence[tuple[Span, Name]]]:
        """By the last word of bodies' names: where they stand in an article, and which they are."""
        found: dict[str, list[tuple[Span, Name]]] = defaultdict(list)
        for entity in text.entities.values():
            for at in entity.at if entity.type in _BODIES else ():
                written = at.of(text.reading.article.text)
                meant, words = self.named(written), names.words(written)
                if meant and len(meant.name) > 1:
                    last = (words if len(words) > 1 else meant.name)[-1]
                    found[last].append((at, meant.name))
        return {word: sorted(each) for word, each in found.items()}


def _bare(phrase: Phrase) -> bool:
    """Whether a phrase is "the", "that" or "this" and one noun that is no name."""
    if phrase.head is None or phrase.plural or phrase.words[phrase.head].tag != "NN":
        return False
    return phrase.head == len(phrase.words) - 1 and [w.tag for w in phrase.words[:-1]] == ["DT"]


def _whole(texts: Sequence[Text]) -> dict[Name, Name]:
    """For each name of a body the longest that it bears in any article ("Department of Justice"
    for "Justice Department"); of one word, only if that can be short for one body."""
    groups: dict[Name, set[Name]] = {}
    short: dict[Name, set[Name]] = defaultdict(set)
    for called in (_called(e) for text in texts for e in text.entities.values()):
        full = {name for name in called if len(name) > 1}
        group = full.union(*(groups.get(name, full) for name in full))
        groups.update(dict.fromkeys(group, group))
        for name in called - full if full else ():
            short[name].add(min(full))
    found = {name: _longest(group) for name, group in groups.items()}
    for name, those in short.items():
        wholes = {found[each] for each in those}
        if len(wholes) == 1:
            found[name] = wholes.pop()
    return found


def _longest(group: set[Name]) -> Name:
    return max(group, key=lambda name: (len(name), name))


def _called(entity: Entity) -> set[Name]:
    """The names of a body, without those that only describe it ("the ministry")."""
    if entity.type not in _BODIES:
        return set()
    proper = [alias for alias in entity.aliases if not alias[:1].islower()]
    return {names.words(name) for name in (entity.name, *proper)} - {()}


def _spelt_out(texts: Sequence[Text], whole: Mapping[Name, Name]) -> dict[str, Name]:
    """Initials of bodies, and the one name in the story that they are the initials of."""
    full: dict[str, set[Name]] = defaultdict(set)
    for text in texts:
        for entity in text.entities.values():
            words = names.words(entity.name)
            if entity.type in _NAMED and len(words) > 1 and (short := names.acronym(entity.name)):
                full[short].add(whole.get(words, words))
    return {short: next(iter(each)) for short, each in full.items() if len(each) == 1}
