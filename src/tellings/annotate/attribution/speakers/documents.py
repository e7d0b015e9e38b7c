"""Whose a document is: "a report by the Courier", "the council's letter", "that same report"."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.annotate.attribution.scene import Place
from tellings.annotate.attribution.speakers.cast import Cast
from tellings.annotate.attribution.speakers.phrases import (
    Phrase,
    children,
    governor,
    is_plural,
    named_at,
    noun_of,
)
from tellings.annotate.attribution.tree import SUBJECTS
from tellings.model import Mention, Span

_OWNERS = frozenset({"person", "organisation", "outlet", "state", "document"})
# How many characters a "same report" may look back over, and how many "the paper".
_BACK, _OUTLET_BACK = 8000, 2000


def owner(cast: Cast, phrase: Phrase) -> tuple[str | None, str]:
    """The entity behind a document or an outlet spoken of by a noun, and how it was found."""
    noun = phrase.lemma(cast.roster)
    if noun in cast.roster.documents:
        own = _owned(cast, phrase.head, phrase.at)
        if own:
            return own, f"the {noun} is theirs"
        told = _before(cast, phrase, noun) if _is_definite(cast, phrase) else (None, "")
        if told[0] or not is_outlet_noun(cast, phrase):
            return told
        return _last_outlet(cast, phrase, noun)
    if noun in cast.roster.outlet_nouns and _is_definite(cast, phrase):
        return _last_outlet(cast, phrase, noun)
    return None, ""


def is_outlet_noun(cast: Cast, phrase: Phrase) -> bool:
    """Whether a phrase is "the paper", which may be the outlet that prints it."""
    either = phrase.lemma(cast.roster) in cast.roster.either
    return either and _is_definite(cast, phrase) and phrase.words[-1].span == phrase.head.span


def _is_definite(cast: Cast, phrase: Phrase) -> bool:
    return phrase.opening in cast.roster.definite


def _owned(cast: Cast, noun: Place, within: Span) -> str | None:
    """Who owns, made or sent it, by the words in its phrase: "Vell's", "by Vell", "a Vell memo"."""
    named = [m for m in cast.scene.mentions_in(within) if m.entity and m.type in _OWNERS]
    platforms = cast.roster.platforms
    for place in _owning(cast, noun):
        mention = named_at(named, place)
        if mention and mention.entity and mention.head.of(cast.scene.text) not in platforms:
            return mention.entity
    return None


def _owning(cast: Cast, noun: Place) -> Iterator[Place]:
    yield from children(noun, frozenset({"poss"}))
    for prep in children(noun, frozenset({"prep", "agent"})):
        if cast.roster.owners.get(prep.tree.form(prep.index)) == "any":
            yield from children(prep, frozenset({"pobj"}))
    yield from children(noun, frozenset({"compound", "nmod"}))


def _before(cast: Cast, phrase: Phrase, noun: str) -> tuple[str | None, str]:
    """ "That same report": whose the last one of this noun was."""
    start = max(0, phrase.at.start - _BACK)
    for place in reversed(cast.scene.words_in(Span(start, phrase.at.start))):
        if cast.scene.quoted(place.span) or not _may_be(cast, place, phrase, noun):
            continue
        whole = place.tree.span(place.tree.subtree(place.index))
        found = _owned(cast, place, whole) or _issuer(cast, place)
        if found or not _goes_back(cast, place):
            return found, f"taken as the {noun} spoken of before" if found else ""
    return None, ""


def _may_be(cast: Cast, place: Place, phrase: Phrase, noun: str) -> bool:
    """Whether a word names what a phrase may take up: by its noun and its number."""
    same = _called(cast, noun_of(place, cast.roster)) == _called(cast, noun)
    return same and is_plural(place) == is_plural(phrase.head)


def _called(cast: Cast, noun: str) -> str:
    """One noun for those that take up one another: "lawsuit" for "suit"."""
    return cast.roster.same_documents.get(noun, noun)


def _goes_back(cast: Cast, place: Place) -> bool:
    """Whether a noun itself only takes up what was spoken of before: "the report", "its report",
    "Friday's report"."""
    found = {each.index for each in children(place, frozenset({"det", "amod"}))}
    if any(place.tree.form(at) in cast.roster.definite for at in found | {place.index - 1} - {-1}):
        return True
    owners = (each.tree.words[each.index] for each in children(place, frozenset({"poss"})))
    return any(word.pos == "PRON" or word.name.endswith("-DATE") for word in owners)


def _issuer(cast: Cast, noun: Place) -> str | None:
    """Who "issued a statement", or "said in a statement"."""
    above = governor(noun)
    if above is None:
        return None
    verb = _verb(cast, noun, above)
    subject = next(children(verb, SUBJECTS), None) if verb else None
    if subject is None:
        return None
    whole = subject.tree.span(subject.tree.subtree(subject.index))
    mention = named_at([m for m in cast.scene.mentions_in(whole) if m.entity], subject)
    return mention.entity if mention and mention.type in _OWNERS else None


def _verb(cast: Cast, noun: Place, above: Place) -> Place | None:
    """The verb by which someone makes a document speak."""
    role = noun.tree.words[noun.index].role
    lemma = above.tree.words[above.index].lemma.lower()
    if role == "dobj":
        return above if lemma in cast.roster.issuing else None
    if role == "pobj" and above.tree.form(above.index) in cast.roster.vehicles:
        verb = governor(above)
        return verb if verb and verb.tree.cue(verb.index) else None
    return None


def _last_outlet(cast: Cast, phrase: Phrase, noun: str) -> tuple[str | None, str]:
    """ "The paper": the outlet named last, if no other is named as near."""
    span = Span(max(0, phrase.at.start - _OUTLET_BACK), phrase.at.start)
    found = [m for m in cast.scene.mentions_in(span) if _is_outlet(cast, m)]
    if not found:
        return None, f"the {noun}: no outlet named before"
    return found[-1].entity, f"the {noun} taken as the outlet named last"


def _is_outlet(cast: Cast, mention: Mention) -> bool:
    return mention.type == "outlet" and mention.entity is not None
