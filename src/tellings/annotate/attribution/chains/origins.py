"""What a noun is to a chain of sources: an outlet, a document, or anyone words may come from."""

from __future__ import annotations

from functools import cache

from tellings.annotate.attribution.drafts import Source
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.speakers.roster import roster
from tellings.annotate.attribution.words import rows, words
from tellings.model import Mention, Span
from tellings.text import tokens

_SPEAKING = frozenset({"person", "organisation", "outlet", "state", "document"})
_NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
# Mentions that a word may be part of begin at most so many characters before it.
_LONG = 80


def place_of(scene: Scene, source: Source) -> Place | None:
    """The word a source turns on: its own head, or the first noun whose governor lies outside."""
    if source.head:
        return source.head
    places = scene.words_in(source.at)
    return next((p for p in places if _is_top(p, source.at)), places[-1] if places else None)


def _is_top(place: Place, span: Span) -> bool:
    tree, index = place.tree, place.index
    head = tree.words[index].head
    outside = head == index or not span.start <= tree.words[head].start < span.end
    return outside and tree.words[index].pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "")


def lemma_of(place: Place) -> str:
    """The lemma of a word in lower case; its form where no model gives one."""
    return (place.tree.words[place.index].lemma or place.tree.form(place.index)).lower()


def is_outlet(scene: Scene, place: Place) -> bool:
    """Whether a noun names an outlet or is a word for one ("the newspaper", "state media")."""
    listed = roster(scene.language)
    mention = mention_at(scene, place)
    if mention is not None and mention.type != "organisation":
        return mention.type == "outlet"
    named = listed.outlet_nouns | steps("outlet", scene.language)
    if place.tree.words[place.index].pos == "PROPN":
        printed = place.span.of(scene.text) in listed.outlets | listed.outlet_ends
        return printed or _two(scene, place) in named
    called = {_noun(scene, place), _two(scene, place)}
    return bool(called & named) and not (called & listed.platforms or _owned(place))


def is_document(scene: Scene, place: Place) -> bool:
    """Whether a noun is a word for something written, filmed or counted."""
    return _noun(scene, place) in roster(scene.language).documents


def may_be_cited(scene: Scene, place: Place) -> bool:
    """Whether words may come from what a noun names: people, bodies, outlets, documents."""
    mention, noun = mention_at(scene, place), _noun(scene, place)
    if mention is not None and mention.type in _SPEAKING:
        return True
    if place.tree.words[place.index].pos not in _NOUNS or noun in words("reasons", scene.language):
        return False
    listed = roster(scene.language)
    speaks = noun in listed.documents or noun in listed.bodies or listed.human(noun)
    return speaks or is_outlet(scene, place)


def is_own(scene: Scene, place: Place) -> bool:
    """Whether an outlet is the one that published the article ("told this newspaper")."""
    tree, index = place.tree, place.index
    own = steps("own", scene.language)
    if any(tree.form(child) in own for child in tree.children[index]):
        return True
    outlet = scene.reading.article.outlet
    called = mention_at(scene, place)
    at = called.hull if called else place.span
    return outlet is not None and _plain(at.of(scene.text)) == _plain(outlet.value)


def mention_at(scene: Scene, place: Place) -> Mention | None:
    """The mention whose designation ends with a word."""
    at = place.span
    near = scene.mentions_in(Span(max(0, at.start - _LONG), at.end))
    return next((m for m in near if m.hull.start <= at.start and at.end == m.hull.end), None)


@cache
def steps(use: str, language: str) -> frozenset[str]:
    """The words of go_betweens.tsv with this use."""
    return frozenset(row["word"] for row in rows("go_betweens", language) if row["use"] == use)


def _noun(scene: Scene, place: Place) -> str:
    form, lemma = place.tree.form(place.index), place.tree.words[place.index].lemma
    return roster(scene.language).lemma(form, lemma)


def _two(scene: Scene, place: Place) -> str:
    before = place.tree.form(place.index - 1) if place.index else ""
    return f"{before} {_noun(scene, place)}"


def _owned(place: Place) -> bool:
    """Whether an outlet is somebody's ("its website"), who then speaks there for themselves."""
    owner = place.tree.child(place.index, ("poss",))
    return owner is not None and place.tree.words[owner].pos == "PRON"


def _plain(name: str) -> tuple[str, ...]:
    found = tuple(token.normal for token in tokens(name))
    return found[1:] if len(found) > 1 and found[0] == "the" else found
