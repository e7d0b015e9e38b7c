"""The kind of a source by the noun that it turns on, and how anonymous an unnamed one is.

A source without a name is told further by what the text says of it: "role" for what they are or
whose ("a senior official", "her lawyer", "voters"), "country" where a country is all that stands
beside a general word ("U.S. officials"), "full" where nothing is told ("sources", "critics").
A role is more than a country: "U.S. intelligence officials" is a role.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tellings.annotate.attribution.scene import Place
from tellings.annotate.attribution.speakers.cast import Cast
from tellings.annotate.attribution.speakers.phrases import Phrase, children, counted, noun_of
from tellings.annotate.attribution.speakers.referents import mention_of
from tellings.annotate.attribution.speakers.roster import Roster
from tellings.model import SourceType

Anonymity = Literal["", "role", "country", "full"]


class Kind(Struct, frozen=True):
    """A kind of source, how anonymous an unnamed one is, and why."""

    type: SourceType = ""
    anonymity: Anonymity = ""
    why: str = ""


def by_noun(cast: Cast, phrase: Phrase) -> Kind:
    """By the noun that a phrase turns on, or by what it counts."""
    roster = cast.roster
    place = counted(phrase, roster)
    noun = roster.lemma(place.tree.form(place.index), place.tree.words[place.index].lemma)
    if noun in roster.unnamed or noun in roster.roles or roster.human(noun):
        return _unnamed(cast, phrase, place, noun)
    people = _of_country(cast, place)
    if people:
        return people
    if noun in roster.outlet_nouns:
        return Kind("outlet", why=f"\u201c{noun}\u201d is an outlet")
    if noun in roster.documents:
        return Kind("document", why=f"\u201c{noun}\u201d is a document")
    if noun in roster.bodies:
        return Kind("body", why=f"\u201c{noun}\u201d is a body")
    known = _first_known(roster, phrase)
    return by_noun(cast, Phrase(phrase.at, known, phrase.words)) if known else Kind()


def _first_known(roster: Roster, phrase: Phrase) -> Place | None:
    """The noun that opens a phrase whose tree is wrong: the last listed one before "of"."""
    found: Place | None = None
    for place in phrase.words:
        if place.tree.words[place.index].pos in ("ADP", "AUX", "PUNCT") and found:
            break
        if roster.knows(noun_of(place, roster)):
            found = place
    return None if found is None or found.span == phrase.head.span else found


def _of_country(cast: Cast, place: Place) -> Kind | None:
    """ "Many Americans", "the Chinese": people by their country; "Arland-Americans" are more."""
    words = place.span.of(cast.scene.text)
    known = cast.roster.nationalities
    if not any(
        words.removesuffix(end) in known for end in ("", *(e for e, _ in cast.roster.plurals))
    ):
        return None
    if cast.scene.text[place.span.start - 1 : place.span.start] == "-":
        return Kind("unnamed", "role", f"no name is told, only \u201c{words}\u201d")
    return Kind("unnamed", "country", "no name is told, only a country")


def _unnamed(cast: Cast, phrase: Phrase, place: Place, noun: str) -> Kind:
    """Somebody without a name: what is told of them."""
    level = cast.roster.unnamed.get(noun, "role")
    words = place.span.of(cast.scene.text)
    if level not in ("full", "office"):
        return Kind("unnamed", "role", f"no name is told, only \u201c{words}\u201d")
    beside = _beside(cast, phrase, place)
    if any(_tells_role(cast.roster, each) for each in beside) or _is_told_of(cast, phrase, place):
        return Kind("unnamed", "role", "no name is told, only what they are or whose")
    if any(_tells_country(cast, each) for each in beside):
        return Kind("unnamed", "country", "no name is told, only a country")
    if level == "office":
        return Kind("unnamed", "role", f"no name is told, only \u201c{words}\u201d")
    return Kind("unnamed", "full", f"nothing is told of who \u201c{words}\u201d is")


def _beside(cast: Cast, phrase: Phrase, place: Place) -> list[Place]:
    """The words before the noun, and the nouns of a phrase "of", "in" or "from" after it."""
    start = phrase.head.span.end if place.span > phrase.head.span else phrase.at.start
    before = [p for p in phrase.words if start <= p.span.start < place.span.start]
    marks = cast.roster.counting
    after = [
        noun
        for prep in children(place, frozenset({"prep"}))
        if prep.tree.form(prep.index) in marks and prep.span.end <= phrase.at.end
        for noun in children(prep, frozenset({"pobj"}))
    ]
    return [*before, *after]


def _tells_country(cast: Cast, place: Place) -> bool:
    form = place.span.of(cast.scene.text)
    if form in cast.roster.nationalities:
        return True
    mention = mention_of(cast.scene, place)
    return mention is not None and mention.type in ("state", "place")


def _tells_role(roster: Roster, place: Place) -> bool:
    """Whether a word beside a general noun tells what they are: "intelligence officials"."""
    word = place.tree.words[place.index]
    form = place.span.of(place.tree.text)
    known = form in roster.nationalities or form.lower() in roster.generic
    if known or form.lower() in roster.quantities or word.name.endswith("GPE"):
        return False
    return word.pos in ("NOUN", "ADJ", "PROPN", "VERB") and word.tag not in ("CD", "DT")


def _is_told_of(cast: Cast, phrase: Phrase, place: Place) -> bool:
    """Whether a clause or another phrase tells of them: "people familiar with the matter"."""
    for child in place.tree.children[place.index]:
        word = place.tree.words[child]
        if word.end > phrase.at.end or word.start < place.span.end:
            continue
        if word.role in ("relcl", "acl", "amod", "appos"):
            return True
        if word.role == "prep" and place.tree.form(child) not in cast.roster.counting:
            return True
    return False
