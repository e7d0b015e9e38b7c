"""Who a source is: the entity behind a name, a title, a pronoun or a document.

The speaker is the one whose words they are. "A spokesman for the Harrow Council" is a person
without a name, so there is no speaker; "the Harrow Council said" and "a statement by the Harrow
Council" speak for the council. Where it is not clear who a source is, it is left open.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tellings.annotate.attribution.drafts import Draft, Source
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.speakers import documents, joint, quoted, titles, turns
from tellings.annotate.attribution.speakers.addressees import addressee_of
from tellings.annotate.attribution.speakers.cast import Cast
from tellings.annotate.attribution.speakers.phrases import (
    Phrase,
    children,
    counted,
    governor,
    joined,
    named_at,
    phrase_at,
)
from tellings.annotate.attribution.speakers.pronouns import Meant
from tellings.annotate.attribution.speakers.referents import Referent, mention_of
from tellings.annotate.attribution.speakers.roster import Pronoun, Roster
from tellings.annotate.attribution.speakers.source_names import is_person
from tellings.annotate.attribution.speakers.surnames import by_surname
from tellings.model import Mention, Span

# How many attributions an answer may look back over.
_BACK = 12
_CLAUSES = frozenset({"relcl", "acl"})
_NOUNS = frozenset({"NOUN", "PROPN"})


class Found(Struct, frozen=True):
    """Whom a source names: one entity, several, or a noun without a name; and how it was found.

    `among`: what it may mean where that is not clear.
    """

    entity: str | None = None
    several: tuple[str, ...] = ()
    how: str = ""
    noun: Place | None = None
    among: tuple[Referent, ...] = ()


def resolve(scene: Scene, drafts: list[Draft], cast: Cast | None = None) -> None:
    """Fill in speaker, speakers and addressee of every draft, in the order of the text.

    Sources in the narrator's words come first, then those inside quotations, whose "I" is the
    speaker of the words around them. How a speaker was found, if not by name, goes to `notes`.
    """
    cast = cast or Cast(scene)
    drafts.sort(key=lambda draft: (draft.start, draft.end))
    inner = [draft for draft in drafts if draft.source and scene.quoted(draft.source.at)]
    held = {id(draft) for draft in inner}
    outer = [draft for draft in drafts if id(draft) not in held]
    _resolve(cast, outer, [])
    turns.take(scene, outer)
    _resolve(cast, sorted(inner, key=lambda d: (d.start, -d.end)), drafts)


def _resolve(cast: Cast, drafts: list[Draft], around: list[Draft]) -> None:
    for number, draft in enumerate(drafts):
        earlier = drafts[max(0, number - _BACK) : number]
        if draft.source:
            found = _answering(cast, draft, earlier) or identify(cast, draft, around)
            draft.speaker, draft.speakers = found.entity, found.several
            draft.notes += [found.how] if found.how else []
        told = addressee_of(cast, draft, earlier)
        draft.addressee = told.entity
        draft.notes += [told.how] if told.how else []


def identify(cast: Cast, draft: Draft, around: Sequence[Draft] = ()) -> Found:
    """Whom the source of a draft names. `around`: the attributions that it may stand inside, in the
    order of the text."""
    source = draft.source
    phrase = phrase_at(cast.scene, source.at, source.head) if source else None
    if phrase is None:
        return Found()
    turning = pronoun_of(cast.roster, phrase)
    if turning:
        return _by_pronoun(cast, draft, turning, around)
    return by_phrase(cast, phrase)


class Turning(Struct, frozen=True):
    """A pronoun that a source turns on, and its word: "who" in "most of whom"."""

    place: Place
    pronoun: Pronoun


def pronoun_of(roster: Roster, phrase: Phrase) -> Turning | None:
    """The pronoun that a phrase turns on; names that only look like one ("WHO") are none."""
    place = counted(phrase, roster)
    words = place.span.of(place.tree.text)
    pronoun = roster.pronouns.get(words.lower())
    if pronoun is None or _is_acronym(place, words):
        return None
    return Turning(place, pronoun)


def _is_acronym(place: Place, words: str) -> bool:
    """Whether a word in capitals stands in a sentence that is not in capitals."""
    others = (word.span.of(place.tree.text) for word in place.tree.words[:50])
    return len(words) > 1 and words.isupper() and any(one.islower() for one in others)


def by_phrase(cast: Cast, phrase: Phrase) -> Found:
    """Whom a phrase names that is no pronoun."""
    several = joint.by_and(cast, phrase)
    if several and len(several[0]) > 1:
        return Found(None, several[0], "" if several[1] else "with others that have no name")
    mention = titles.mention_at(cast.scene, phrase)
    if mention and mention.entity:
        how = mention.why if mention.form != "name" else ""
        return Found(mention.entity, (), "with others that have no name" if several else how)
    beside = _in_apposition(cast, phrase)
    if beside:
        return Found(beside)
    return _without_name(cast, phrase)


def _without_name(cast: Cast, phrase: Phrase) -> Found:
    """Whom a noun means that names nobody: "the two leaders", "the paper", "the nominee"."""
    several, how = joint.by_number(cast, phrase)
    if several or how:
        return Found(None, several, how)
    entity, how = documents.owner(cast, phrase)
    if entity or how:
        return Found(entity, (), how)
    entity, how = by_surname(cast.surnames, phrase)
    if entity:
        return Found(entity, (), how)
    entity, how = titles.by_title(cast.roster, cast.titles, phrase)
    return Found(entity, (), how)


def _in_apposition(cast: Cast, phrase: Phrase) -> str | None:
    """The name that stands beside a role: "her lawyer, Ann Example"."""
    named = [m for m in cast.scene.mentions_in(phrase.at) if m.entity]
    people = [m for m in named if m.type == "person" or is_person(cast.roster, _name(cast, m))]
    noun = phrase.lemma(cast.roster)
    if noun not in cast.roster.roles:
        return None
    for child in children(phrase.head, frozenset({"appos"})):
        mention = named_at(people, child)
        if mention:
            return mention.entity
    end = phrase.head.span.end
    following = [m for m in people if m.hull.start >= end]
    if following and not cast.scene.text[end : following[0].hull.start].strip(" ,\u00a0"):
        return following[0].entity
    return None


def _name(cast: Cast, mention: Mention) -> str:
    return mention.head.of(cast.scene.text)


# --- pronouns ------------------------------------------------------------------------------------


def _by_pronoun(cast: Cast, draft: Draft, turning: Turning, around: Sequence[Draft]) -> Found:
    at = turning.place.span
    if turning.pronoun.use == "relative":
        return _by_clause(cast, turning.place)
    if cast.scene.quoted(at):
        return _spoken(cast, draft, turning, around)
    if turning.pronoun.person != 3:
        return Found()
    found = _found(cast.narrated.get(at), at.of(cast.scene.text))
    if found.entity and len(joined(turning.place)) > 1:
        return Found(found.entity, (), f"{found.how}, with others")
    return found


def _found(meant: Meant | None, words: str) -> Found:
    """What a pronoun means, as a speaker."""
    unclear = f"\u201c{words}\u201d: not clear who"
    if meant is None or meant.referent is None:
        return Found(None, (), unclear, None, meant.among if meant else ())
    entities = meant.referent.entities
    if not entities:
        return Found(None, (), unclear, meant.referent.noun)
    how = f"\u201c{words}\u201d taken as the one spoken of before"
    if len(entities) == 1:
        return Found(entities[0], (), how)
    return Found(None, entities, f"\u201c{words}\u201d taken as those spoken of before")


def _by_clause(cast: Cast, pronoun: Place) -> Found:
    """ "Vell, who said": the noun that the clause of "who" hangs on, or that stands before it."""
    place: Place | None = pronoun
    for _ in range(4):
        if place is None or place.tree.words[place.index].role in _CLAUSES:
            break
        place = governor(place)
    if place is not None and place.tree.words[place.index].role in _CLAUSES:
        noun = governor(place)
        return _above(cast, noun, place) if noun else Found()
    noun = _just_before(pronoun)
    return _above(cast, noun, pronoun) if noun else Found()


def _just_before(pronoun: Place) -> Place | None:
    """The noun before "who" or "most of whom", with at most a comma between."""
    words = pronoun.tree.words
    above = words[pronoun.index].head
    led = words[above].role in ("prep", "agent") and above < pronoun.index
    first = above if led else pronoun.index
    top = words[first].head if led else first
    before = min(first, top) - 1
    if before > 0 and words[before].pos == "PUNCT":
        before -= 1
    return Place(pronoun.tree, before) if before >= 0 and words[before].pos in _NOUNS else None


def _above(cast: Cast, noun: Place, clause: Place) -> Found:
    """Whom the noun above a clause names; "Vell, an aide who" is Vell, "A and B, who" both."""
    start = min(noun.tree.subtree(noun.index, frozenset({clause.index})))
    end = max([noun.index, *(each.index for each in joined(noun) if each.index < clause.index)])
    at = Span(noun.tree.words[start].start, noun.tree.words[end].end)
    phrase = phrase_at(cast.scene, at, noun)
    if phrase is None or phrase.form in cast.roster.pronouns:
        return Found(noun=noun)
    found = by_phrase(cast, phrase)
    name = governor(noun) if noun.tree.words[noun.index].role == "appos" else None
    mention = mention_of(cast.scene, name) if name and not found.entity else None
    if mention and mention.entity and mention.type == "person":
        return Found(mention.entity, (), "", noun)
    return Found(found.entity, found.several, found.how, noun)


def _spoken(cast: Cast, draft: Draft, turning: Turning, around: Sequence[Draft]) -> Found:
    """A pronoun inside a quotation: "I" is its speaker, "he" another of whom they speak."""
    at, pronoun = turning.place.span, turning.pronoun
    words = at.of(cast.scene.text)
    outer = quoted.speech_around(draft, at, around)
    if outer is None:
        return Found()
    if pronoun.person == 1:
        if outer.speaker is None and not outer.speakers:
            return Found(None, (), f"\u201c{words}\u201d: the speaker of these words is not known")
        return Found(outer.speaker, outer.speakers, f"\u201c{words}\u201d is the one who speaks")
    if pronoun.person != 3:
        entity = outer.addressee
        return Found(entity, (), f"\u201c{words}\u201d is the one spoken to" if entity else "")
    return _found(quoted.meant(cast, at, pronoun, outer, around), words)


def _answering(cast: Cast, draft: Draft, earlier: list[Draft]) -> Found | None:
    """ "She replied": the one whom the words before were spoken to."""
    source, last = draft.source, earlier[-1] if earlier else None
    if draft.deed != "answer" or source is None or last is None or last.addressee is None:
        return None
    phrase = phrase_at(cast.scene, source.at, source.head)
    turning = pronoun_of(cast.roster, phrase) if phrase else None
    agrees = turning.pronoun.agrees if turning else ""
    if agrees not in ("he", "she") or not _near(cast, source, last):
        return None
    told = cast.genders.get(last.addressee)
    if told and agrees not in told:
        return None
    words = source.at.of(cast.scene.text)
    return Found(last.addressee, (), f"\u201c{words}\u201d taken as the one spoken to before")


def _near(cast: Cast, source: Source, last: Draft) -> bool:
    """Whether the last attribution stands in this paragraph or the one before."""
    block = cast.scene.block_at(source.at.start)
    above = cast.scene.block_before(block) if block else None
    floor = above.hull.start if above else block.hull.start if block else 0
    return last.start >= floor
