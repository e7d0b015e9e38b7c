"""Several who speak as one: "Vell and Oltin", "the two leaders", "both countries"."""

from __future__ import annotations

from tellings.annotate.attribution.speakers.cast import Cast
from tellings.annotate.attribution.speakers.phrases import Phrase, is_plural, joined, named_at
from tellings.annotate.attribution.speakers.roster import Roster
from tellings.model import Mention, Span

_STATES = frozenset({"state"})
_PERSONS = frozenset({"person"})
_TITLES = frozenset({"headline", "heading"})
# How many characters before the phrase the two may be named in.
_BACK = 1500


def by_and(cast: Cast, phrase: Phrase) -> tuple[tuple[str, ...], bool] | None:
    """The entities that "and" joins, and whether all that are joined have names; None for one."""
    places = [place for place in joined(phrase.head) if place.span.end <= phrase.at.end]
    if len(places) < 2:
        return None
    named = [m for m in cast.scene.mentions_in(phrase.at) if m.entity]
    found = [m for m in (named_at(named, place) for place in places) if m]
    alike = [m for m in found if m.type == "place"]
    speaking = found if len(alike) == len(found) else [m for m in found if m.type != "place"]
    entities = tuple(dict.fromkeys(m.entity for m in speaking if m.entity))
    return entities, len(found) == len(places)


def by_number(cast: Cast, phrase: Phrase) -> tuple[tuple[str, ...], str]:
    """The two whom "the two leaders" means: the only two of their kind named just before.

    Looked for in the paragraph, then with the one before, and so on: the first stretch that
    names two decides; if it names more, it is not clear who.
    """
    types = _types(cast.roster, phrase)
    block = cast.scene.block_at(phrase.at.start)
    if not types or block is None or not (_points(cast.roster, phrase) or block.role in _TITLES):
        return (), ""
    words = phrase.at.of(cast.scene.text)
    while block and block.hull.start > phrase.at.start - _BACK:
        named = _named(cast, Span(block.hull.start, phrase.at.start), types, phrase)
        if len(named) == 2:
            return named, f"\u201c{words}\u201d taken as the two named before"
        if len(named) > 2:
            return (), f"\u201c{words}\u201d: more than two named before"
        block = cast.scene.block_before(block)
    return (), f"\u201c{words}\u201d: not clear who"


def _points(roster: Roster, phrase: Phrase) -> bool:
    """Whether it points at two who are known: "two officials said" are two of whom no more is told.

    Titles leave articles out, and so does "two leaders", of whom there are few.
    """
    before = {place.tree.form(place.index) for place in phrase.words}
    noun = phrase.lemma(roster)
    return bool(before & roster.definite) or noun in roster.counts | roster.several


def _types(roster: Roster, phrase: Phrase) -> frozenset[str]:
    """What kind of entities a phrase with "two" or "both" means; none for another phrase."""
    noun = phrase.lemma(roster)
    before = [place.tree.form(place.index) for place in phrase.words]
    told = roster.joint.get(noun)
    plain = all(word in roster.counts | roster.definite | {phrase.form} for word in before)
    counted = bool(roster.counts & {noun, *before})
    counted |= noun in roster.several and is_plural(phrase.head)
    if told is None or not plain or not counted:
        return frozenset()
    return _STATES if told == "state" else _PERSONS


def _named(cast: Cast, span: Span, types: frozenset[str], phrase: Phrase) -> tuple[str, ...]:
    """Those of these types in a stretch; where some here bear the noun of the phrase, only they."""
    found = [m for m in cast.scene.mentions_in(span) if _counts(cast, m, types)]
    noun = phrase.lemma(cast.roster)
    asked = cast.roster.genders.get(noun)
    bearing = {one.entity for one in cast.titles.get(noun, ())}
    entities = dict.fromkeys(m.entity for m in found if m.entity)
    fitting = [e for e in entities if not asked or asked in cast.genders.get(e, {asked})]
    return tuple(e for e in fitting if len(bearing) < 2 or e in bearing)


def _counts(cast: Cast, mention: Mention, types: frozenset[str]) -> bool:
    return mention.type in types and not cast.scene.quoted(mention.head)
