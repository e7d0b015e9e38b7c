"""Claims inside what others say that a noun tells: "shared the view that P", "his claim that P".

The source is whoever holds the noun: its possessor, the subject of the verb that it is the object
of, or whom "by", "of" or "from" leads to. A noun that nobody holds ("there is evidence that P")
is left.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from tellings.annotate.attribution.chains.origins import lemma_of
from tellings.annotate.attribution.cues.cues import cue_of
from tellings.annotate.attribution.drafts import Draft, Source
from tellings.annotate.attribution.rules.sources import phrase, source_of, usable
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.tree import Tree
from tellings.annotate.attribution.words import rows
from tellings.model import Span
from tellings.text import has_words

BY = "clause of a noun"
"""`by` of what is found so."""

_CLAUSES = frozenset({"acl", "ccomp"})
_CONFIDENCE = 0.75
# A name and what shows it to be an owner.
_PAIR = 2


def noun_claims(scene: Scene) -> list[Draft]:
    """The clauses that nouns of speech and thought govern, where someone holds the noun."""
    return [draft for tree in scene.trees for draft in _claims(scene, tree)]


def _claims(scene: Scene, tree: Tree) -> Iterator[Draft]:
    for index, word in enumerate(tree.words):
        if word.tag not in ("NN", "NNS") or scene.quoted(word.span):
            continue
        clause = _clause(tree, index)
        holder = _holder(scene, tree, index) if clause is not None else None
        if clause is None or holder is None:
            continue
        content = scene.clean_content(tree.span(tree.subtree(clause)))
        if content and usable(holder.source, [content]) and has_words(scene.text, content):
            yield _draft(scene, content, holder)


def _clause(tree: Tree, index: int) -> int | None:
    """The root of a noun's clause with "that" ("the view that it holds")."""
    for child in tree.children[index]:
        mark = tree.child(child, ("mark",))
        if tree.words[child].role in _CLAUSES and mark is not None and tree.is_word(mark, "that"):
            return child
    return None


class Holder(Struct, frozen=True):
    """Who holds what a noun tells, by which words (`at`), and the one of these they turn on."""

    at: Span
    turning: Place
    deed: str
    source: Source


def _holder(scene: Scene, tree: Tree, index: int) -> Holder | None:
    cue = cue_of([tree.form(index)], tree.language)
    if cue is None:
        return _by_verb(scene, tree, index, "")
    return (
        _owner(scene, tree, index, cue.deed)
        or _by_verb(scene, tree, index, cue.deed)
        or _led_to(scene, tree, index, cue.deed)
    )


@cache
def _holding(part: str, language: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows("holding", language) if row["part"] == part)


def _owner(scene: Scene, tree: Tree, index: int, deed: str) -> Holder | None:
    """ "Vell's claim that", "their belief that"."""
    owner = tree.child(index, ("poss",))
    named = phrase(scene, Place(tree, owner)) if owner is not None else None
    source = _without_case(scene, named) if named else None
    return Holder(tree.words[index].span, Place(tree, index), deed, source) if source else None


def _without_case(scene: Scene, owner: Source) -> Source | None:
    """An owner without what shows it to be one: "the mayor" of "the mayor's"."""
    words = scene.words_in(owner.at)
    last = words[-1] if words else None
    if last is None or len(words) < _PAIR or last.tree.words[last.index].role != "case":
        return owner
    at = scene.clean(Span(owner.at.start, last.span.start))
    return Source(at, owner.head) if at else None


def _by_verb(scene: Scene, tree: Tree, index: int, deed: str) -> Holder | None:
    """ "expressed the fear that", "denied the fact that": only verbs of speech turn a noun that is
    itself none of speech or thought into what is told."""
    verb = Place(tree, tree.words[index].head)
    if tree.words[index].role != "dobj" or verb.index > index:
        return None
    cue = tree.cue(verb.index)
    told = cue is not None and bool({"n", "t"} & set(cue.frames))
    if not told and not (deed and lemma_of(verb) in _holding("verb", tree.language)):
        return None
    source = source_of(scene, verb)
    at = Span(tree.verb_span(verb.index).start, tree.words[index].end)
    return Holder(at, verb, cue.deed if cue else deed, source) if source else None


def _led_to(scene: Scene, tree: Tree, index: int, deed: str) -> Holder | None:
    """ "an allegation by two clerks that", "concern among residents that"."""
    leads = _holding("lead", tree.language)
    for child in tree.children[index]:
        noun = tree.child(child, ("pobj",)) if tree.form(child) in leads else None
        source = phrase(scene, Place(tree, noun)) if noun is not None else None
        if source:
            return Holder(tree.words[index].span, Place(tree, index), deed, source)
    return None


def _draft(scene: Scene, content: Span, holder: Holder) -> Draft:
    return Draft(
        "mixed" if scene.quoted(content) else "indirect",
        [content],
        BY,
        f"the clause that \u201c{holder.at.of(scene.text)}\u201d governs",
        _CONFIDENCE,
        cue=holder.at,
        verb=holder.turning,
        deed=holder.deed,
        source=holder.source,
    )
