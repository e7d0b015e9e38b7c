"""What a source is: a person, a body, an outlet, a document, or somebody without a name.

A pronoun is of the kind of what it means; a noun that was resolved to an entity of the entity's
kind, unless it is a document or an outlet itself; a source that nothing tells is left open.
"""

from __future__ import annotations

from collections.abc import Sequence

from tellings.annotate.attribution.drafts import Draft
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.speakers import quoted
from tellings.annotate.attribution.speakers.cast import Cast
from tellings.annotate.attribution.speakers.documents import is_outlet_noun
from tellings.annotate.attribution.speakers.phrases import Phrase, named_at, phrase_at
from tellings.annotate.attribution.speakers.referents import Referent
from tellings.annotate.attribution.speakers.roster import Pronoun
from tellings.annotate.attribution.speakers.source_names import by_entities, by_looks, by_mention
from tellings.annotate.attribution.speakers.source_nouns import Kind, by_noun
from tellings.annotate.attribution.speakers.speakers import identify, pronoun_of


def typed(scene: Scene, drafts: list[Draft], cast: Cast | None = None) -> None:
    """Fill in source type and anonymity of every draft; the speakers are resolved before."""
    cast = cast or Cast(scene)
    ordered = sorted(drafts, key=lambda draft: (draft.start, draft.end))
    for draft in drafts:
        kind = kind_of(cast, draft, ordered)
        draft.source_type, draft.anonymity = kind.type, kind.anonymity
        draft.notes += [kind.why] if kind.why else []


def kind_of(cast: Cast, draft: Draft, drafts: Sequence[Draft]) -> Kind:
    """The kind of a draft's source. `drafts` are all, in the order of the text."""
    if draft.source is None:
        known = _of_speakers(cast, draft)
        return known if known.type else _unsaid(cast, draft)
    phrase = phrase_at(cast.scene, draft.source.at, draft.source.head)
    if phrase is None:
        return Kind()
    turning = pronoun_of(cast.roster, phrase)
    if turning:
        return _of_pronoun(cast, draft, turning.pronoun, drafts)
    return kind_of_phrase(cast, phrase, draft)


def kind_of_phrase(cast: Cast, phrase: Phrase, draft: Draft | None = None) -> Kind:
    """The kind of a source that is no pronoun: by its name, then by its noun, then by looks."""
    named = [m for m in cast.scene.mentions_in(phrase.at) if named_at([m], phrase.head)]
    mention = named_at(named, phrase.head)
    if mention and (mention.form == "name" or mention.entity):
        return by_mention(cast, phrase, mention)
    told = by_noun(cast, phrase)
    known = _of_speakers(cast, draft) if draft else Kind()
    if known.type == "outlet" and is_outlet_noun(cast, phrase):
        return known
    if known.type and told.type in ("", "unnamed"):
        return known
    return told if told.type else by_looks(cast, phrase)


def _of_speakers(cast: Cast, draft: Draft) -> Kind:
    return by_entities(cast, (draft.speaker, *draft.speakers) if draft.speaker else draft.speakers)


# --- pronouns, and no source ---------------------------------------------------------------------


def _of_pronoun(cast: Cast, draft: Draft, pronoun: Pronoun, drafts: Sequence[Draft]) -> Kind:
    known = _of_speakers(cast, draft)
    if known.type:
        return known
    if pronoun.person != 3:
        return _of_party(cast, draft, pronoun, drafts)
    found = identify(cast, draft, drafts)
    phrase = _phrase_of(cast, found.noun) if found.noun else None
    if phrase:
        return kind_of_phrase(cast, phrase)
    kinds = {_of_referent(cast, one) for one in found.among}
    if len(kinds) != 1:
        return Kind()
    kind = kinds.pop()
    return Kind(kind.type, kind.anonymity, "so is all that it may mean") if kind.type else kind


def _of_referent(cast: Cast, referent: Referent) -> Kind:
    """The kind of what a pronoun may mean, without the reason."""
    if referent.entities:
        return by_entities(cast, referent.entities)
    phrase = _phrase_of(cast, referent.noun) if referent.noun else None
    kind = kind_of_phrase(cast, phrase) if phrase else Kind()
    return Kind(kind.type, kind.anonymity)


def _of_party(cast: Cast, draft: Draft, pronoun: Pronoun, drafts: Sequence[Draft]) -> Kind:
    """The writer's own "I" is a person; "we" and "you" at large are nobody in particular.

    Inside a quotation they are of the kind of the one who speaks.
    """
    if draft.source and cast.scene.quoted(draft.source.at):
        outer = quoted.speech_around(draft, draft.source.at, drafts)
        if outer and outer.source and pronoun.person == 1:
            return Kind(outer.source_type, outer.anonymity)
    if pronoun.person == 1 and not pronoun.plural:
        return Kind("person", why="the one who writes or speaks here")
    return Kind("unnamed", "full", "nobody in particular")


def _phrase_of(cast: Cast, noun: Place) -> Phrase | None:
    """The phrase of a noun, without the clauses that hang on it."""
    tree, index = noun.tree, noun.index
    loose = frozenset(
        child for child in tree.children[index] if tree.words[child].role in ("relcl", "conj")
    )
    run = [index]
    inside = set(tree.subtree(index, loose))
    while run[0] - 1 in inside:
        run.insert(0, run[0] - 1)
    while run[-1] + 1 in inside:
        run.append(run[-1] + 1)
    return phrase_at(cast.scene, tree.span(run), noun)


def _unsaid(cast: Cast, draft: Draft) -> Kind:
    """No source: nobody is told where the cue is a passive ("it is believed")."""
    cue = draft.cue.of(cast.scene.text).lower() if draft.cue else ""
    if " ".join(cue.split()) in cast.roster.passives:
        return Kind("unnamed", "full", "the cue tells of nobody")
    return Kind()
