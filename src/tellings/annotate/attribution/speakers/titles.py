"""Sources called by what they are: "the nominee", "the California congressman", "the committee".

They go to an entity only if the article has said so of exactly one: in its designation ("nominee
Mara Oltin"), beside its name ("Mara Oltin, the nominee,"), by "is" ("Oltin is the nominee"), or in
the last word of its name ("the Harrow Committee" for "the committee").
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.speakers.phrases import (
    Phrase,
    children,
    is_plural,
    named_at,
    noun_of,
)
from tellings.annotate.attribution.speakers.roster import Roster
from tellings.annotate.attribution.tree import SUBJECTS
from tellings.model import Mention, Span


class Borne(Struct, frozen=True):
    """A noun said of an entity, first at `start`, with the words that stood by it."""

    entity: str
    start: int
    beside: frozenset[str]


def borne(scene: Scene, roster: Roster) -> dict[str, tuple[Borne, ...]]:
    """By noun the entities of which the article says it, each once, in the order of the text."""
    found: dict[str, dict[str, Borne]] = {}
    for mention in scene.mentions:
        if mention.entity is None or mention.form != "name" or scene.quoted(mention.head):
            continue
        for noun, one in _said_of(scene, roster, mention):
            kept = found.setdefault(noun, {}).get(one.entity)
            both = Borne(one.entity, kept.start, kept.beside | one.beside) if kept else one
            found[noun][one.entity] = both
    return {noun: tuple(by_entity.values()) for noun, by_entity in found.items()}


def _said_of(scene: Scene, roster: Roster, mention: Mention) -> Iterator[tuple[str, Borne]]:
    if mention.entity is None:
        return
    for noun in _nouns(scene, roster, mention):
        at = noun.tree.span(noun.tree.subtree(noun.index))
        around = Span(min(at.start, mention.hull.start), noun.span.end)
        words = (p for p in scene.words_in(around) if p.span != noun.span)
        beside = frozenset(p.tree.form(p.index) for p in words)
        yield noun_of(noun, roster), Borne(mention.entity, mention.head.start, beside)


def _nouns(scene: Scene, roster: Roster, mention: Mention) -> Iterator[Place]:
    """The nouns that tell what a mention is."""
    head = scene.words_in(mention.head)
    own = {place.span for place in head}
    if mention.type != "person":
        yield from (p for p in head[-1:] if len(head) > 1 and _tells(p, roster))
        return
    for part in mention.at:
        for place in scene.words_in(part):
            if place.span not in own and _is_role(place, roster):
                yield place
    for place in head:
        yield from (p for p in _linked(place) if _is_role(p, roster))


def _linked(place: Place) -> Iterator[Place]:
    """What stands in apposition to a name, on either side, or is said of it by "is"."""
    tree, word = place.tree, place.tree.words[place.index]
    yield from children(place, frozenset({"appos"}))
    if word.role == "appos":
        yield Place(tree, word.head)
    verb = Place(tree, word.head)
    if word.role in SUBJECTS and tree.words[word.head].pos == "AUX" and not _denied(verb):
        yield from children(verb, frozenset({"attr"}))


def _denied(verb: Place) -> bool:
    """Whether "is" is turned or not certain: "is not", "may be", "would be"."""
    return next(children(verb, frozenset({"neg", "aux"})), None) is not None


def _is_role(place: Place, roster: Roster) -> bool:
    return noun_of(place, roster) in roster.roles


def _tells(place: Place, roster: Roster) -> bool:
    noun = noun_of(place, roster)
    return noun in roster.bodies or noun in roster.outlet_nouns


def by_title(
    roster: Roster, titles: dict[str, tuple[Borne, ...]], phrase: Phrase
) -> tuple[str | None, str]:
    """The one entity that a definite phrase can mean, and how that was found."""
    noun = phrase.lemma(roster)
    if phrase.opening not in roster.definite or _has_owner(phrase) or is_plural(phrase.head):
        return None, ""
    asked = _names_beside(phrase)
    those = [one for one in titles.get(noun, ()) if one.start < phrase.at.start]
    fitting = [one for one in those if asked <= one.beside]
    if len(fitting) != 1 or (len(those) > 1 and not asked):
        return None, f"{len(those)} here are called {noun}" if len(those) > 1 else ""
    return fitting[0].entity, f"the one here who is called {noun}"


def _has_owner(phrase: Phrase) -> bool:
    """Whether another than the head is named in the phrase: "the mayor of Harrow", "his aide"."""
    own = frozenset({"poss", "prep", "relcl", "acl"})
    return any(child.span.end <= phrase.at.end for child in children(phrase.head, own))


def _names_beside(phrase: Phrase) -> frozenset[str]:
    """The capitalised words and adjectives before the head: "the Arland foreign minister"."""
    before = [place for place in phrase.words if place.span.start < phrase.head.span.start]
    return frozenset(
        place.tree.form(place.index)
        for place in before
        if place.tree.words[place.index].pos in ("PROPN", "ADJ", "NOUN")
    )


def mention_at(scene: Scene, phrase: Phrase) -> Mention | None:
    """The mention with an entity that holds the head of a phrase."""
    named = [m for m in scene.mentions_in(phrase.at) if m.entity]
    return named_at(named, phrase.head)
