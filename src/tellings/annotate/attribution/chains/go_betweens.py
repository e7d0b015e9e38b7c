"""Outlets that carry what others say: "told the Courier", "in an interview with the Courier".

The outlet is a level of its own, around the one who speaks: whoever counts on whose word a claim
stands must know that two articles have it from the same interview.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from tellings.annotate.attribution.chains.edges import without
from tellings.annotate.attribution.chains.inside import LONGEST
from tellings.annotate.attribution.chains.origins import (
    is_outlet,
    is_own,
    lemma_of,
    place_of,
    steps,
)
from tellings.annotate.attribution.drafts import Draft, Source
from tellings.annotate.attribution.rules.sources import agent, phrase, source_of
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.tree import Tree
from tellings.annotate.attribution.words import rows
from tellings.model import Span
from tellings.text import overlaps

GO_BETWEEN = "go-between"
"""`by` of the level of an outlet that carries the words of the one quoted."""

# How many steps may lead from an outlet to the cue it belongs to, and how far "as" may stand from
# the verb before it ("quoted an official at the ministry as saying").
_STEPS = 6
_FAR = 12
_CONFIDENCE = 0.75
# What may follow the last word of an outlet's name and be part of it.
_OF_A_NAME = frozenset({"conj", "cc", "compound", "appos"})


class Carrier(Struct, frozen=True):
    """An outlet and the words by which the text makes it carry what is said."""

    cue: Span
    source: Source


def go_between(scene: Scene, draft: Draft) -> Draft | None:
    """The outlet through which an attribution comes, as the attribution around it; or None.

    Sets `draft.parent` to it. May correct the source of `draft` ("the agency quoted him as saying
    ...": he is the source) and cut the words that name the outlet from the edge of its content.
    """
    if draft.source is None:
        return None
    carrier = (
        _quoting_as(scene, draft)
        or _taken(scene, draft)
        or _addressed(scene, draft)
        or _led_to(scene, draft)
    )
    if carrier is None or any(overlaps(carrier.source.at, span) for span in draft.content):
        return None
    return _around(scene, draft, carrier)


def _around(scene: Scene, draft: Draft, carrier: Carrier) -> Draft:
    outer = Draft(
        draft.form,
        list(draft.content),
        GO_BETWEEN,
        f"\u201c{carrier.cue.of(scene.text)}\u201d names the outlet that carries the words",
        _CONFIDENCE,
        cue=carrier.cue,
        deed="say",
        source=carrier.source,
        parent=draft.parent,
    )
    draft.parent = outer
    return outer


# --- "quoted him as saying" ----------------------------------------------------------------------


def _quoting_as(scene: Scene, draft: Draft) -> Carrier | None:
    """ "State media quoted him as saying", "he was quoted by the agency as saying"."""
    verb = _verb_of(scene, draft)
    quoting = _before_as(verb) if verb else None
    if verb is None or quoting is None:
        return None
    tree, index = quoting.tree, quoting.index
    passive = tree.words[index].tag == "VBN" and tree.child(index, ("dobj",)) is None
    told = tree.child(index, ("nsubjpass",) if passive else ("dobj",))
    if told is None and tree.words[index].role in ("acl", "relcl"):
        told = tree.words[index].head
    inner = phrase(scene, Place(tree, told)) if told is not None else None
    outer = _agent_of(scene, quoting, verb) if passive else source_of(scene, quoting)
    if inner is None or outer is None or overlaps(outer.at, inner.at):
        return None
    if any(overlaps(inner.at, span) for span in draft.content):
        return None
    if draft.source and overlaps(outer.at, draft.source.at):
        draft.source = inner
    return Carrier(tree.verb_span(index), outer)


def _agent_of(scene: Scene, quoting: Place, verb: Place) -> Source | None:
    """Who quotes: "was quoted by the agency as saying", "was quoted as saying by the agency"."""
    return agent(scene, quoting) or agent(scene, verb)


def _verb_of(scene: Scene, draft: Draft) -> Place | None:
    """The verb of a cue; of a cue of several words ("quoted him as saying") the last one."""
    places = scene.words_in(draft.cue) if draft.cue else []
    verbs = [p for p in places if p.tree.words[p.index].tag.startswith("VB")]
    return verbs[-1] if verbs else draft.verb


def _before_as(verb: Place) -> Place | None:
    """The verb of quoting before "as saying"."""
    tree, index = verb.tree, verb.index
    if index == 0 or tree.form(index - 1) not in steps("as", tree.language):
        return None
    for at in range(index - 2, max(-1, index - 2 - _FAR), -1):
        if tree.words[at].tag.startswith("VB"):
            return Place(tree, at) if _quotes(tree, at) else None
    return None


def _quotes(tree: Tree, index: int) -> bool:
    lemma = lemma_of(Place(tree, index))
    return any(r["lemma"] == lemma and r["through"] == "-" for r in rows("citing", tree.language))


# --- "documents seen by the Courier" -------------------------------------------------------------


def _taken(scene: Scene, draft: Draft) -> Carrier | None:
    """What an outlet did with the source: "officials quoted by the Courier"."""
    head = place_of(scene, draft.source) if draft.source else None
    if head is None:
        return None
    tree = head.tree
    below = tree.subtree(head.index) if len(tree.words) <= LONGEST else []
    for index in below:
        place = Place(tree, index)
        if tree.words[index].tag != "VBN" or lemma_of(place) not in steps("take", tree.language):
            continue
        by = tree.child(index, ("agent",))
        noun = tree.child(by, ("pobj",)) if by is not None else None
        outlet = _carrying(scene, Place(tree, noun)) if noun is not None else None
        if by is not None and outlet:
            return Carrier(tree.span((index, by)), outlet)
    return None


# --- "told the Courier", "in an interview with the Courier" --------------------------------------


def _addressed(scene: Scene, draft: Draft) -> Carrier | None:
    """An outlet to which the words were told."""
    verb = draft.verb
    if verb is None or draft.cue is None:
        return None
    cue = verb.tree.cue(verb.index)
    if cue is None or "o" not in cue.frames:
        return None
    for child in verb.tree.children[verb.index]:
        if verb.tree.words[child].role in ("dobj", "dative"):
            outlet = _carrying(scene, Place(verb.tree, child))
            if outlet and not _is_source(outlet, draft):
                return Carrier(draft.cue, outlet)
    return None


def _led_to(scene: Scene, draft: Draft) -> Carrier | None:
    """An outlet that a row of small words leads to from the cue: "in an interview with"."""
    for path in _paths(scene, draft):
        noun, top = path[0], path[-1]
        outlet = _carrying(scene, noun)
        if outlet is None or _in_source(draft, path) or not _belongs(draft, path):
            continue
        if outlet.at.start <= top.span.start:
            continue
        lead = Span(top.span.start, outlet.at.start)
        at = scene.clean(lead)
        content = without(scene, draft.content, Span(lead.start, outlet.at.end))
        if at and content:
            draft.content = content
            return Carrier(at, outlet)
    return None


def _paths(scene: Scene, draft: Draft) -> Iterator[list[Place]]:
    """From each outlet of the cue's sentence the words that lead to it, the nearest first."""
    near = scene.words_in(draft.cue) if draft.cue else []
    tree = near[0].tree if near else None
    if tree is None or len(tree.words) > LONGEST:
        return
    verbs = {p.index for p in near if tree.words[p.index].tag.startswith("VB")}
    ways = steps("way", tree.language) | steps("strong", tree.language)
    for index, word in enumerate(tree.words):
        if word.role != "pobj" or _carrying(scene, Place(tree, index)) is None:
            continue
        path = [Place(tree, index)]
        for at in tree.above(index):
            if at in verbs or lemma_of(Place(tree, at)) not in ways:
                break
            path.append(Place(tree, at))
        if 1 < len(path) <= _STEPS:
            yield _with_as(path)


def _with_as(path: list[Place]) -> list[Place]:
    """With the word that opens its clause: "as reported by"."""
    tree, top = path[-1].tree, path[-1].index
    mark = tree.child(top, ("mark",))
    opens = mark is not None and mark < top and tree.form(mark) in steps("as", tree.language)
    return [*path, Place(tree, mark)] if opens and mark is not None else path


def _belongs(draft: Draft, path: list[Place]) -> bool:
    """Whether words that lead to an outlet hang on the cue, or stand right beside it."""
    tree, top = path[0].tree, path[-1]
    if draft.cue is None:
        return False
    head = tree.words[tree.words[top.index].head] if top.index != path[0].index else None
    sure = steps("strong", tree.language) | steps("as", tree.language)
    strong = any(lemma_of(place) in sure for place in path)
    inside = any(overlaps(top.span, span) for span in draft.content)
    if inside:
        return strong
    if head is not None and overlaps(head.span, draft.cue):
        return True
    ends = [draft.cue.end, *([draft.source.at.end] if draft.source else [])]
    return any(0 < top.span.start - end <= 2 for end in ends) and len(path) > 2


def _carrying(scene: Scene, place: Place) -> Source | None:
    """The outlet that a noun names, unless it is the one that published the article."""
    outlet = place if is_outlet(scene, place) else _whose(scene, place)
    if outlet is None or is_own(scene, outlet):
        return None
    return _named(scene, outlet)


def _named(scene: Scene, outlet: Place) -> Source | None:
    """An outlet without what else the parser hangs on it ("the BBC on Monday when asked")."""
    tree, index = outlet.tree, outlet.index
    right = [child for child in tree.children[index] if child > index]
    loose = frozenset(child for child in right if tree.words[child].role not in _OF_A_NAME)
    run = [i for i in tree.subtree(index, loose) if not scene.quoted(tree.words[i].span)]
    last = index
    while last + 1 in run:
        last += 1
    whole = phrase(scene, outlet)
    if whole is None:
        return None
    at = scene.clean(Span(whole.at.start, max(tree.words[last].end, whole.at.start)))
    return Source(at, outlet) if at else None


def _whose(scene: Scene, place: Place) -> Place | None:
    """The outlet of someone who asks for it: "told the Courier's Ann Example"."""
    tree = place.tree
    owner = tree.child(place.index, ("poss",))
    if owner is None or tree.words[place.index].pos != "PROPN":
        return None
    return Place(tree, owner) if is_outlet(scene, Place(tree, owner)) else None


def _is_source(outlet: Source, draft: Draft) -> bool:
    return draft.source is not None and overlaps(outlet.at, draft.source.at)


def _in_source(draft: Draft, path: list[Place]) -> bool:
    """Whether the words that lead to an outlet go through the source: its publisher, no level."""
    source = draft.source
    return source is not None and any(overlaps(place.span, source.at) for place in path)
