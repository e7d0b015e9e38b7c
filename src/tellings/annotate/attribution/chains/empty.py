"""Cues inside speech with which nobody says anything: "you know", "it is hard to explain why"."""

from __future__ import annotations

from tellings.annotate.attribution.drafts import Draft
from tellings.annotate.attribution.rules.sources import phrase, usable
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.tree import Tree
from tellings.annotate.attribution.words import group, words

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_OWN_CLAUSES = frozenset({"relcl", "acl", "advcl"})


def says_nothing(scene: Scene, draft: Draft) -> bool:
    """Whether an attribution inside a content tells of no one's words or mind.

    So it is with a pause filler, an "it" that stands for nobody, and where what was taken for the
    source is the verb's own object or a clause.
    """
    if draft.cue is None or draft.source is None:
        return False
    return (
        _fills_a_pause(scene, draft)
        or _is_impersonal(draft)
        or _is_object(draft)
        or _is_clause(scene, draft)
    )


def name_whom(scene: Scene, draft: Draft) -> None:
    """Give "it is hard for her to admit that ..." its source, who stands after "for"."""
    verb = draft.verb
    if verb is None or not _is_impersonal(draft):
        return
    tree, above = verb.tree, verb.tree.words[verb.index].head
    for at in (above, *tree.children[above]):
        for child in tree.children[at]:
            whom = tree.child(child, ("pobj",)) if tree.is_word(child, "for") else None
            source = phrase(scene, Place(tree, whom)) if whom is not None else None
            if source and child < verb.index and usable(source, draft.content):
                draft.source = source
                return


def _fills_a_pause(scene: Scene, draft: Draft) -> bool:
    """ "The dam, you know, is old", "You know, it holds"; not "You know that it holds"."""
    if draft.cue is None or draft.source is None:
        return False
    said = f"{draft.source.at.of(scene.text)} {draft.cue.of(scene.text)}".lower()
    if said not in words("fillers", scene.language):
        return False
    first = scene.words_in(draft.content[0])[:1]
    return draft.cue.end > draft.start or not any(_opens(place) for place in first)


def _opens(place: Place) -> bool:
    """Whether a word opens a clause that a verb governs: "that", "if", "how"."""
    word = place.tree.words[place.index]
    return word.role == "mark" or word.tag in ("WP", "WRB", "WDT", "WP$")


def _is_impersonal(draft: Draft) -> bool:
    """ "It is reasonable to assume that ...": an infinitive whose "it" is nobody."""
    source, verb = draft.source, draft.verb
    if source is None or source.head is None or verb is None or verb.tree is not source.head.tree:
        return False
    tree, subject = verb.tree, source.head.index
    if tree.form(subject) not in group("empty_subject", tree.language):
        return False
    governor = tree.words[subject].head
    return governor != verb.index and tree.is_word(governor, "copula")


def _is_object(draft: Draft) -> bool:
    """Whether a source is the verb's own object: "highlighting the importance"."""
    source, verb = draft.source, draft.verb
    if source is None or source.head is None or verb is None or verb.tree is not source.head.tree:
        return False
    word = verb.tree.words[source.head.index]
    return word.head == verb.index and word.role == "dobj"


def _is_clause(scene: Scene, draft: Draft) -> bool:
    """Whether a source has a finite verb outside relative clauses: then the parse went wrong."""
    places = scene.words_in(draft.source.at) if draft.source else []
    return any(
        place.tree.words[place.index].tag in _FINITE and not _in_own_clause(place.tree, place.index)
        for place in places
    )


def _in_own_clause(tree: Tree, index: int) -> bool:
    return any(tree.words[at].role in _OWN_CLAUSES for at in (index, *tree.above(index)))
