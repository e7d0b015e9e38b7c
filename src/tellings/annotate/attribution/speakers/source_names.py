"""The kind of a source by its name: what the name is known as, how it is built, how it looks."""

from __future__ import annotations

from collections.abc import Iterable

from tellings.annotate.attribution.speakers.cast import Cast
from tellings.annotate.attribution.speakers.phrases import Phrase
from tellings.annotate.attribution.speakers.roster import Roster
from tellings.annotate.attribution.speakers.source_nouns import Kind
from tellings.model import EntityType, Mention, SourceType

_BY_ENTITY: dict[EntityType, SourceType] = {
    "person": "person",
    "organisation": "body",
    "state": "body",
    "place": "body",
    "outlet": "outlet",
    "document": "document",
    "other": "body",
}
_BY_LABEL: dict[str, SourceType] = {"PERSON": "person", "ORG": "body", "GPE": "body"}


def by_mention(cast: Cast, phrase: Phrase, mention: Mention) -> Kind:
    """By what its name is known as, mended where the name is built like another kind's."""
    name = mention.head.of(cast.scene.text)
    entity = cast.scene.entities.get(mention.entity or "")
    kind = entity.type if entity else mention.type
    if kind != "person" and _is_outlet(cast.roster, entity.name if entity else name, name):
        return Kind("outlet")
    if kind == "person" and _is_body(cast.roster, name):
        return Kind("body", why="named as bodies are")
    if kind in ("organisation", "place", "other") and is_person(cast.roster, name):
        return Kind("person", why="named as persons are")
    before = [p.span.of(cast.scene.text).lower() for p in phrase.words if p.span < mention.head]
    if kind != "person" and name in cast.roster.outlet_ends and before[-1:] and _the(cast, before):
        return Kind("outlet", why="named as outlets are")
    return Kind(_BY_ENTITY[kind])


def _the(cast: Cast, before: list[str]) -> bool:
    return before[-1] in cast.roster.definite


def _is_body(roster: Roster, name: str) -> bool:
    """Whether a name of several words opens or ends with a noun for bodies: "Harrow Council"."""
    words = name.split()
    ends = {words[0].lower(), words[-1].lower()} if len(words) > 1 else set()
    return bool(ends & roster.bodies) and not is_person(roster, name)


def is_person(roster: Roster, name: str) -> bool:
    """Whether a name of two or three words begins with a given name: "Mara Oltin"."""
    words = name.split()
    few = 2 <= len(words) <= 3 and all(word[:1].isupper() for word in words)
    return few and words[0] in roster.given_names and words[-1].lower() not in roster.bodies


def _is_outlet(roster: Roster, *names: str) -> bool:
    """Whether a name is a known outlet's, or ends as outlets' names do."""
    return any(
        name in roster.outlets or (len(name.split()) > 1 and name.split()[-1] in roster.outlet_ends)
        for name in names
    )


def by_entities(cast: Cast, ids: Iterable[str]) -> Kind:
    """By the first of the entities that were found for a source; no kind for none."""
    entities = [entity for each in ids if (entity := cast.scene.entities.get(each))]
    if not entities:
        return Kind()
    first = entities[0]
    if first.type != "person" and _is_outlet(cast.roster, first.name):
        return Kind("outlet")
    return Kind(_BY_ENTITY[first.type])


def by_looks(cast: Cast, phrase: Phrase) -> Kind:
    """A name that no mention tells: by its last word, by what the model calls it, by capitals."""
    words = phrase.head.span.of(cast.scene.text)
    before = [p.span.of(cast.scene.text) for p in phrase.words if p.span <= phrase.head.span]
    name = " ".join(part for part in before if part[:1].isupper())
    if not words[:1].isupper():
        return Kind(why=f"\u201c{words}\u201d: not known what it is")
    if _is_outlet(cast.roster, name, words):
        return Kind("outlet", why="named as outlets are")
    if is_person(cast.roster, name):
        return Kind("person", why="named as persons are")
    short = words.replace(".", "")
    if short.isupper() and 1 < len(short) < 7 and _mixed(phrase):
        return Kind("body", why="named by initials")
    label = phrase.head.tree.words[phrase.head.index].name.partition("-")[2]
    if label in _BY_LABEL:
        return Kind(_BY_LABEL[label], why="by the syntax model's guess at the name")
    return Kind(why=f"\u201c{words}\u201d: not known what it is")


def _mixed(phrase: Phrase) -> bool:
    """Whether the sentence is not all in capitals, so that capitals tell something."""
    tree = phrase.head.tree
    return any(word.span.of(tree.text).islower() for word in tree.words[:50])
