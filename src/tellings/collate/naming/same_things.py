"""Same-entity links between things of several articles: "the war" here, "the conflict" there.

Two things are one if their nouns share a class, they share a name, and nothing parts them; if
both are called by the same words ("the hull inspection"); or if each is by far the most spoken of
its class in its article and they share a noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import msgspec
from msgspec import Struct

from tellings.annotate.things import BY
from tellings.annotate.things.words import Words, words
from tellings.collate import joining
from tellings.collate.entities.pairs import Key, Pairs
from tellings.lexicon import language_of
from tellings.model import Entity, EntityType, Link, Mention, Reading, Ref
from tellings.text import normal

_NAMED, _SAID, _MAIN = 0.7, 0.65, 0.6  # how sure a pair is, by what joins it
_WHY = {
    _NAMED: "nouns of one kind, and the same names belong to it",
    _SAID: "called by the same words",
    _MAIN: "the same noun, and by far the most spoken of its kind in each",
}
_MOST = 3  # times as often spoken of as the next of its class: the main one
_TWICE = 2  # times spoken of, where it is the only one of its class


class Thing(Struct, frozen=True):
    """A thing of an article: its nouns with their classes, the names in its phrases by type.

    A name is the country that it tells, or its entity in all articles. `parting` are words that
    tell it from others of its kind; `wordings` its phrases of two words or more, without their
    article. `plural`: whether it is several, None if its nouns do not tell ("the talks"). `main`:
    it is by far the most spoken of its class.
    """

    key: Key
    nouns: frozenset[str]
    classes: frozenset[str]
    names: Mapping[EntityType, frozenset[str]]
    parting: Mapping[str, frozenset[str]]
    wordings: frozenset[str]
    plural: bool | None
    count: int
    main: bool = False


def same_things(readings: Sequence[Reading], alike: Pairs) -> tuple[Link, ...]:
    """The links between things; `alike` are pairs of named entities of two articles."""
    whole = _whole(alike)
    found = [thing for reading in readings for thing in _main(list(_things(reading, whole)))]
    scores = {(a.key, b.key): grade for a, b in _candidates(found) if (grade := _grade(a, b))}
    return tuple(_link(members, grade) for members, grade in joining.groups(scores))


def _candidates(found: Sequence[Thing]) -> Iterator[tuple[Thing, Thing]]:
    """Pairs of two articles that share a class and a name, words, or as main ones a noun."""
    by_key = {thing.key: thing for thing in found}
    posted: dict[str, list[Key]] = {}
    for thing in found:
        names = [name for those in thing.names.values() for name in those]
        marks = [f"{each} {name}" for each in thing.classes for name in names]
        for mark in (*marks, *thing.wordings, *(thing.nouns if thing.main else ())):
            posted.setdefault(mark, []).append(thing.key)
    met = {pair for keys in posted.values() for pair in combinations(sorted(keys), 2)}
    return ((by_key[a], by_key[b]) for a, b in sorted(met) if a[0] != b[0])


def _link(members: Sequence[Key], grade: float) -> Link:
    refs = tuple(Ref(article, entity) for article, entity in members)
    return Link("same-entity", refs, BY, grade, _WHY[grade])


def _whole(alike: Pairs) -> dict[Key, str]:
    """For each entity that is alike to one of another article one name for all of them."""
    return {
        key: "|".join(min(members))
        for members, _ in joining.groups({pair: each.grade for pair, each in alike.items()})
        for key in members
    }


# --- what a thing is -----------------------------------------------------------------------------


def _things(reading: Reading, whole: Mapping[Key, str]) -> Iterator[Thing]:
    """The things of an article as they are compared."""
    lists = words(language_of(reading.article))
    phrases: dict[str, list[Mention]] = {}
    named: list[Mention] = []
    for mention in reading.of(Mention):
        if mention.by == BY and mention.entity:
            phrases.setdefault(mention.entity, []).append(mention)
        elif mention.form == "name":
            named.append(mention)
    within = _Within(reading, named, whole)
    for entity, own in phrases.items():
        nouns = frozenset(_noun(reading, mention, lists) for mention in own) - {""}
        classes = frozenset.intersection(*map(lists.classes, nouns)) if nouns else frozenset()
        yield Thing(
            (reading.article.id, entity),
            nouns,
            classes,
            within.names(own, lists),
            _parting(reading, own, lists),
            _wordings(reading, own, lists),
            _plural(reading, own, lists),
            len(own),
        )


def _noun(reading: Reading, mention: Mention, lists: Words) -> str:
    form = normal(mention.head.of(reading.article.text)).lower()
    return lists.noun(form, lists.singular(form))


def _wordings(reading: Reading, own: Sequence[Mention], lists: Words) -> frozenset[str]:
    phrases = (normal(each.hull.of(reading.article.text)).lower().split() for each in own)
    return frozenset(" ".join(p[1:]) for p in phrases if len(p) > 2 and p[0] in lists.opens)


def _plural(reading: Reading, own: Sequence[Mention], lists: Words) -> bool | None:
    forms = (normal(mention.head.of(reading.article.text)).lower() for mention in own)
    told = {lists.singular(form) != form for form in forms if form not in lists.plurals}
    return told.pop() if len(told) == 1 else None


def _parting(reading: Reading, own: Sequence[Mention], lists: Words) -> dict[str, frozenset[str]]:
    parts: dict[str, set[str]] = {}
    for mention in own:
        for word in normal(mention.hull.of(reading.article.text)).lower().split():
            if word in lists.parting:
                parts.setdefault(lists.parting[word], set()).add(word)
    return {part: frozenset(them) for part, them in parts.items()}


class _Within:
    """The names that stand in the phrases of an article's things."""

    def __init__(
        self, reading: Reading, named: Sequence[Mention], whole: Mapping[Key, str]
    ) -> None:
        self._reading, self._named, self._whole = reading, named, whole
        self._entities = {entity.id: entity for entity in reading.of(Entity)}

    def names(self, own: Sequence[Mention], lists: Words) -> dict[EntityType, frozenset[str]]:
        """What names the phrases hold, by the type of their entities; adjectives are states."""
        found: dict[EntityType, set[str]] = {}
        for phrase in own:
            for name in self._named:
                if phrase.hull.start <= name.head.start < phrase.hull.end:
                    found.setdefault(name.type, set()).add(self._key(name))
            for code in _adjectives(phrase.hull.of(self._reading.article.text), lists):
                found.setdefault("state", set()).add(f"={code}")
        return {type_: frozenset(them) for type_, them in found.items()}

    def _key(self, name: Mention) -> str:
        entity = self._entities.get(name.entity or "")
        if entity is None:
            return normal(name.head.of(self._reading.article.text)).lower()
        if entity.country and entity.type == "state":
            return f"={entity.country}"
        key = (self._reading.article.id, entity.id)
        return self._whole.get(key, normal(entity.name).lower())


def _adjectives(phrase: str, lists: Words) -> Iterator[str]:
    parts = [word.strip("“”\"',.") for word in normal(phrase).split()]
    for number, word in enumerate(parts):
        if word[:1].isupper():
            pair = f"{parts[number - 1]} {word}" if number else ""
            code = lists.adjectives.get(pair.lower()) or lists.adjectives.get(word.lower())
            if code:
                yield code


def _main(things: list[Thing]) -> Iterator[Thing]:
    """The things of an article, told whether each is the main one of its class."""
    for thing in things:
        rivals = [t.count for t in things if t is not thing and thing.classes & t.classes]
        most = thing.count >= (_MOST * max(rivals) if rivals else _TWICE)
        yield msgspec.structs.replace(thing, main=most)


# --- whether two are one -------------------------------------------------------------------------


def _grade(ours: Thing, theirs: Thing) -> float:
    """How sure it is that two things of two articles are one; 0 where nothing tells it."""
    if ours.classes.isdisjoint(theirs.classes) or _apart(ours, theirs):
        return 0.0
    if any(ours.names.get(t, _NONE) & theirs.names.get(t, _NONE) for t in ours.names):
        return _NAMED
    if not ours.wordings.isdisjoint(theirs.wordings):
        return _SAID
    both = ours.main and theirs.main and not ours.nouns.isdisjoint(theirs.nouns)
    return _MAIN if both else 0.0


_NONE: frozenset[str] = frozenset()


def _apart(ours: Thing, theirs: Thing) -> bool:
    """Whether names of one type, or parting words, tell of two things.

    Each may tell more than the other, not something else; "second" tells of another than none.
    """
    if None not in (ours.plural, theirs.plural) and ours.plural != theirs.plural:
        return True
    if ours.parting.get("order", _NONE) != theirs.parting.get("order", _NONE):
        return True
    pairs = [(ours.parting.get("kind", _NONE), theirs.parting.get("kind", _NONE))]
    pairs += [(own, theirs.names.get(type_, _NONE)) for type_, own in ours.names.items()]
    return any(a and b and not (a <= b or b <= a) for a, b in pairs)
