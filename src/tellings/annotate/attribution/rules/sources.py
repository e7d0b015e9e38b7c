"""Whose words: the phrase that names the source of a cue."""

from __future__ import annotations

from tellings.annotate.attribution.drafts import Source
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.tree import SUBJECTS, Tree
from tellings.model import Span
from tellings.text import overlaps

# Clauses that hang on another and share its subject.
_SHARING = frozenset({"conj", "advcl", "xcomp", "ccomp", "dep", "parataxis", "pcomp", "prep"})
_NOUN_CLAUSES = frozenset({"relcl", "acl"})
_LOOSE = frozenset({"relcl", "advcl", "parataxis", "ccomp", "acl", "dep"})
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ")


def source_of(scene: Scene, verb: Place) -> Source | None:
    """The source of a cue verb by its tree: subject, agent, shared subject or governing noun."""
    tree, index = verb.tree, verb.index
    if _is_passive(tree, index):
        return agent(scene, verb)
    for at in (index, *tree.above(index)):
        subject = tree.child(at, SUBJECTS - {"nsubjpass"} if at == index else SUBJECTS)
        if subject is not None and tree.words[subject].role != "csubj":
            return _from_subject(scene, tree, subject, at)
        role = tree.words[at].role
        if role in _NOUN_CLAUSES:
            return phrase(scene, Place(tree, tree.words[at].head))
        if role not in _SHARING:
            return None
    return None


def _is_passive(tree: Tree, index: int) -> bool:
    """Whether the subject of a verb is who is told: "was told", "was brought in and told", "told"
    after its noun ("a child told that ...")."""
    if tree.child(index, ("nsubjpass",)) is not None:
        return True
    word = tree.words[index]
    if tree.child(index, (*SUBJECTS, "aux", "auxpass")) is not None:
        return False
    shared = word.role == "conj" and tree.child(word.head, ("nsubjpass",)) is not None
    return (word.tag == "VBN" and (shared or word.role == "acl")) or (
        shared and word.tag == "VBD" and _lacks_hearer(tree, index)
    )


def _lacks_hearer(tree: Tree, index: int) -> bool:
    """Whether a verb that names its hearer has none: then its subject is the hearer ("told")."""
    cue = tree.cue(index)
    hearer = tree.child(index, ("dobj", "dative"))
    return cue is not None and "o" in cue.frames and hearer is None


def _from_subject(scene: Scene, tree: Tree, subject: int, verb: int) -> Source | None:
    word = tree.words[subject]
    relative = word.tag in ("WP", "WDT") and tree.words[verb].role in _NOUN_CLAUSES
    return phrase(scene, Place(tree, tree.words[verb].head if relative else subject))


def agent(scene: Scene, verb: Place) -> Source | None:
    """Who acts in a passive: "dismissed by the West"."""
    tree, index = verb.tree, verb.index
    by = tree.child(index, ("agent",))
    noun = tree.child(by, ("pobj",)) if by is not None else None
    return phrase(scene, Place(tree, noun)) if noun is not None else None


def phrase(scene: Scene, head: Place) -> Source | None:
    """The noun phrase of a word, without clauses set off by a comma and without quotations."""
    tree, index = head.tree, head.index
    loose = frozenset(_set_off(tree, index))
    chosen = [i for i in tree.subtree(index, loose) if not scene.quoted(tree.words[i].span)]
    run = _run_around(chosen, index)
    if not run:
        return None
    at = scene.clean(tree.span(run))
    return Source(at, head) if at and _in_one_block(scene, at) else None


def _set_off(tree: Tree, index: int) -> list[int]:
    """Clauses below a noun that a comma or a dash parts from it."""
    found = []
    for at in tree.subtree(index):
        word = tree.words[at]
        if at == index or word.role not in _LOOSE:
            continue
        first = min(tree.subtree(at))
        if first > 0 and tree.words[first - 1].pos == "PUNCT":
            found.append(at)
    return found


def _run_around(indices: list[int], centre: int) -> list[int]:
    """The unbroken run of indices that holds `centre`."""
    if centre not in indices:
        return []
    chosen = set(indices)
    first = last = centre
    while first - 1 in chosen:
        first -= 1
    while last + 1 in chosen:
        last += 1
    return list(range(first, last + 1))


def _in_one_block(scene: Scene, at: Span) -> bool:
    block = scene.block_at(at.start)
    return block is not None and at.end <= block.hull.end


def beside(scene: Scene, verb: Place, region: Span) -> Source | None:
    """The source by place alone: the nominal words of `region` next to the verb.

    For sentences whose tree says nothing, or nonsense: `"...," said Ann Example, a teacher.`
    """
    words = [place for place in scene.words_in(region) if not scene.quoted(place.span)]
    at = next((n for n, place in enumerate(words) if place.span == verb.span), None)
    if at is None:
        return None
    return _joined(scene, _before(words, at)) or _joined(scene, _after(words, at))


def _before(words: list[Place], at: int) -> list[Place]:
    run: list[Place] = []
    for place in reversed(words[:at]):
        if _is_aside(place) and not run:
            continue
        if not _is_nominal(place):
            break
        run.append(place)
    return run[::-1]


def _after(words: list[Place], at: int) -> list[Place]:
    run: list[Place] = []
    for place in words[at + 1 :]:
        participle = not run and place.tree.words[place.index].tag in ("VBN", "VBG", "VBD")
        if not _is_nominal(place) and not participle:
            break
        run.append(place)
    return run


def _is_aside(place: Place) -> bool:
    pos = place.tree.words[place.index].pos
    return pos in ("ADV", "AUX") or place.tree.form(place.index) in ("do", "does", "did")


def _is_nominal(place: Place) -> bool:
    word = place.tree.words[place.index]
    if word.pos:
        return word.pos in (*_NOMINAL, "DET") or word.tag in ("POS", "PRP$")
    form = place.span.of(place.tree.text)
    return form[:1].isupper() or form in ("he", "she", "they", "the", "it", "we")


def _joined(scene: Scene, run: list[Place]) -> Source | None:
    if not any(place.tree.words[place.index].pos != "DET" for place in run):
        return None
    at = scene.clean(Span(run[0].span.start, run[-1].span.end))
    return Source(at, run[-1]) if at else None


def usable(source: Source | None, content: list[Span]) -> bool:
    """Whether a source stands outside the content."""
    return source is not None and not any(overlaps(source.at, span) for span in content)
