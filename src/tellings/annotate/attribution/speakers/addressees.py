"""Whom words are spoken to: "told Vell", "in a letter to Vell", "asked by Vell", "Vell, ..."."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from tellings.annotate.attribution.drafts import Draft
from tellings.annotate.attribution.scene import Place
from tellings.annotate.attribution.speakers.cast import Cast
from tellings.annotate.attribution.speakers.phrases import children, governor, named_at, noun_of
from tellings.model import Mention, Span

_MARKS = " \"'\u201c\u201d\u2018\u2019\u00ab\u00bb"
_HEARERS = frozenset({"person", "organisation", "outlet", "state"})


class Told(Struct, frozen=True):
    """The entity spoken to, and how that was found if no cue names it."""

    entity: str | None = None
    how: str = ""


def addressee_of(cast: Cast, draft: Draft, earlier: list[Draft]) -> Told:
    """Whom an attribution is spoken to; never its own speaker."""
    speakers = {draft.speaker, *draft.speakers}
    for entity in _by_cue(cast, draft):
        if entity not in speakers:
            return Told(entity)
    called = _by_vocative(cast, draft)
    if called and called not in speakers:
        return Told(called, "called by name in the words")
    return _answered(cast, draft, earlier)


# --- by the cue ----------------------------------------------------------------------------------


def _by_cue(cast: Cast, draft: Draft) -> Iterator[str]:
    """ "told Vell", "said to Vell", "turned to Vell and said", "said in a letter to Vell"."""
    if draft.verb is None:
        return
    verbs = [draft.verb]
    if draft.verb.tree.words[draft.verb.index].role == "conj":
        verbs += [above for above in [governor(draft.verb)] if above]
    for verb in verbs:
        for noun in _hearers(cast, verb, own=verb.index == draft.verb.index):
            entity = _entity(cast, noun)
            if entity:
                yield entity


def _hearers(cast: Cast, verb: Place, *, own: bool) -> Iterator[Place]:
    tree = verb.tree
    cue = tree.cue(verb.index)
    towards = cast.roster.towards
    for child in (Place(tree, index) for index in tree.children[verb.index]):
        word = tree.words[child.index]
        takes = own and cue is not None and "o" in cue.frames
        if (word.role == "dative" and word.pos != "ADP") or (word.role == "dobj" and takes):
            yield child
        elif word.role == "advcl":
            yield from _asking(child)
        elif word.role in ("prep", "dative", "agent"):
            yield from _behind(cast, child, towards)


def _asking(clause: Place) -> Iterator[Place]:
    """ "Asked by Vell, she said": the one who asked."""
    cue = clause.tree.cue(clause.index)
    if cue is None or cue.deed != "ask":
        return
    for prep in children(clause, frozenset({"agent"})):
        yield from children(prep, frozenset({"pobj"}))


def _behind(cast: Cast, prep: Place, towards: frozenset[str]) -> Iterator[Place]:
    """ "to Vell", and "in a letter to Vell"."""
    noun = next(children(prep, frozenset({"pobj"})), None)
    if noun is None:
        return
    if prep.tree.form(prep.index) in towards:
        yield noun
    elif noun_of(noun, cast.roster) in cast.roster.documents:
        for inner in children(noun, frozenset({"prep"})):
            if inner.tree.form(inner.index) in towards:
                yield from children(inner, frozenset({"pobj"}))


def _entity(cast: Cast, noun: Place) -> str | None:
    tree = noun.tree
    pronoun = cast.narrated.get(noun.span)
    if pronoun and pronoun.referent and len(pronoun.referent.entities) == 1:
        return pronoun.referent.entities[0]
    found = cast.scene.mentions_in(tree.span(tree.subtree(noun.index)))
    named = [m for m in found if m.entity and m.type in _HEARERS]
    mention = named_at(named, noun)
    return mention.entity if mention else None


# --- by the words themselves ---------------------------------------------------------------------


def _by_vocative(cast: Cast, draft: Draft) -> str | None:
    """A person's name set off by commas where the words begin or end: "Vell, come here"."""
    if draft.form != "direct":
        return None
    first, last = draft.content[0], draft.content[-1]
    for mention in cast.scene.mentions_in(Span(first.start, last.end)):
        if mention.type == "person" and (
            _opens(cast, mention, first) or _ends(cast, mention, last)
        ):
            return mention.entity
    return None


def _opens(cast: Cast, mention: Mention, span: Span) -> bool:
    text = cast.scene.text
    before = text[span.start : mention.hull.start].strip(_MARKS)
    return not before and text[mention.head.end : mention.head.end + 1] == ","


def _ends(cast: Cast, mention: Mention, span: Span) -> bool:
    text = cast.scene.text
    rest = text[mention.head.end : span.end].strip(_MARKS)
    before = text[span.start : mention.hull.start].rstrip()
    sole = before.count(",") == 1 or len(before) < 30
    return before.endswith(",") and sole and rest in (",", ".", "!", "?", "")


def _answered(cast: Cast, draft: Draft, earlier: list[Draft]) -> Told:
    """An answer right after another's words is spoken to that one."""
    last = earlier[-1] if earlier else None
    if draft.deed != "answer" or last is None or last.speaker in (None, draft.speaker):
        return Told()
    block = cast.scene.block_at(draft.start)
    above = cast.scene.block_before(block) if block else None
    floor = above.hull.start if above else block.hull.start if block else draft.start
    if last.form != "direct" or draft.form != "direct" or last.end <= floor:
        return Told()
    return Told(last.speaker, "the one whose words this answers")
