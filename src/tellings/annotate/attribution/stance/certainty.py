"""How far a clause holds by its own words: its negations and its hedges.

Polarity and certainty of FactBank (Sauri 2008; Sauri and Pustejovsky 2009): certain, probable or
possible, positive or negative, else unknown. Obligations ("must go") and wishes assert nothing and
leave both unknown. "Will" is as sure as its speaker; "would" is so only where it carries a past
report ("said it would rain").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from msgspec import Struct

from tellings.annotate.attribution.cues.cues import Certainty, Polarity, known
from tellings.annotate.attribution.cues.phrasing import Hit, Shapes, Table, hits, shapes, table
from tellings.annotate.attribution.tree import SUBJECTS, Tree
from tellings.model import Spans

_RANK: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")
_CUT = frozenset({"advcl", "relcl", "acl", "ccomp", "csubj", "csubjpass", "parataxis"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj", "npadvmod", "acomp", "oprd"})
_PREDICATES = frozenset({"acomp", "oprd", "attr"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_CLAUSES = ("xcomp", "ccomp")
_VERBAL = frozenset({"VERB", "AUX"})
# Tags of personal pronouns, by which a clause goes on with its speaker ("said he believes").
_PERSONAL = frozenset({"PRP", "PPER"})


class Held(Struct, frozen=True):
    """How a clause holds, and the words that decide it (indices of its tree).

    `zone`: its words without the clauses that hang on it. `negated`: whether it has a negation.
    """

    polarity: Polarity = "+"
    certainty: Certainty = "certain"
    words: tuple[int, ...] = ()
    zone: tuple[int, ...] = ()
    negated: bool = False


class Hedge(Struct, frozen=True):
    """A hedge in a clause: what it leaves of the clause, as it stands and where it is negated.

    `below` is the verb of the clause that it wraps ("it is possible that ..."), if it wraps one.
    """

    polarity: Polarity
    certainty: Certainty
    negated: Certainty
    words: tuple[int, ...]
    below: int | None = None


def weaker(a: Certainty, b: Certainty) -> Certainty:
    """The less certain of two."""
    return max(a, b, key=_RANK.index)


def times(a: Polarity, b: Polarity) -> Polarity:
    """Polarity of a clause within another; a negation of a negation is not taken for a yes."""
    if a == "+":
        return b
    return a if b == "+" else "unknown"


def joined(outer: Held, inner: Held) -> Held:
    """A clause together with one that it says something of."""
    polarity = times(outer.polarity, inner.polarity)
    return Held(
        polarity,
        "unknown" if polarity == "unknown" else weaker(outer.certainty, inner.certainty),
        (*outer.words, *inner.words),
        (*outer.zone, *inner.zone),
        outer.negated or inner.negated,
    )


def unknown(*words: int) -> Held:
    """What asserts nothing, and the words that tell so."""
    return Held("unknown", "unknown", words)


def word_shapes(tree: Tree, index: int) -> Shapes:
    """What a word of a tree is found by in the tables."""
    return shapes(tree.form(index), tree.words[index].lemma)


def runs(tree: Tree, indices: Iterable[int]) -> Spans:
    """Words of a tree as spans, neighbours as one."""
    runs: list[list[int]] = []
    for index in sorted(set(indices)):
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return tuple(tree.span(run) for run in runs)


def zone_of(tree: Tree, root: int, inside: frozenset[int]) -> tuple[int, ...]:
    """The words of a clause within `inside`, without the clauses that hang on it."""
    found, waiting, seen = [], [root], {root}
    while waiting:
        at = waiting.pop()
        found.append(at)
        for child in tree.children[at]:
            word = tree.words[child]
            apart = word.role in _CUT or (word.role == "conj" and word.pos in _VERBAL)
            if not apart and child not in seen and child in inside:
                seen.add(child)
                waiting.append(child)
    return tuple(sorted(found))


def own(
    tree: Tree, root: int, inside: frozenset[int], language: str, *, past: bool
) -> tuple[Held, int | None]:
    """How a clause holds by its own negations and hedges, and the verb of the clause it wraps.

    `past`: whether a past report carries it. The first hedge takes the negation: "may not" leaves
    a possible no, "cannot" a certain one.
    """
    zone = zone_of(tree, root, inside)
    turned = negation(tree, root, zone, language)
    hedges = list(_hedges(tree, root, zone, language, past=past))
    below = next((hedge.below for hedge in hedges if hedge.below is not None), None)
    result = Held(zone=zone)
    if turned.polarity == "-" and hedges:
        result = joined(result, _negated(hedges.pop(0), turned))
    else:
        result = joined(result, turned)
    for hedge in hedges:
        result = joined(result, Held(hedge.polarity, hedge.certainty, hedge.words))
    return result, below


def _negated(hedge: Hedge, turned: Held) -> Held:
    words = (*turned.words, *hedge.words)
    if hedge.negated == "unknown":
        return Held("unknown", "unknown", words, negated=True)
    return Held(times("-", hedge.polarity), hedge.negated, words, negated=True)


# --- negations -----------------------------------------------------------------------------------


def negation(tree: Tree, root: int, zone: tuple[int, ...], language: str) -> Held:
    """What the negations of a clause make of it: one turns it, two leave it unknown."""
    result = Held()
    for hit in hits([word_shapes(tree, i) for i in zone], table("negations", language)):
        at = zone[hit.start : hit.end]
        effect = hit.row["effect"]
        if effect == "none" or not any(_turns(tree, i, root) for i in at):
            continue
        polarity: Polarity = "-" if effect == "-" else "unknown"
        certainty: Certainty = "certain" if effect == "-" else "unknown"
        result = joined(result, Held(polarity, certainty, at, negated=True))
    return result


def _turns(tree: Tree, index: int, root: int) -> bool:
    """Whether a word bears on a verb: it hangs on it, or on one of its nouns as "no" does."""
    word = tree.words[index]
    if root in (index, word.head):
        return True
    above = tree.words[word.head]
    by_noun = above.head == root and above.role in _NOMINAL
    return by_noun and word.role in ("det", "neg", "preconj", "advmod")


# --- hedges --------------------------------------------------------------------------------------


def _hedges(
    tree: Tree, root: int, zone: tuple[int, ...], language: str, *, past: bool
) -> Iterator[Hedge]:
    yield from _by_verb(tree, root, language)
    yield from _by_predicate(tree, root, language)
    yield from _modals(tree, root, language, past=past)
    yield from _adverbs(tree, root, zone, language)


def _of_kind(language: str, kind: str) -> Table:
    return table("hedges", language, "kind", kind)


def _hedge(row: dict[str, str], words: tuple[int, ...], below: int | None = None) -> Hedge:
    return Hedge(
        cast("Polarity", row["polarity"]),
        cast("Certainty", row["certainty"]),
        cast("Certainty", row["negated"]),
        words,
        below,
    )


def _modals(tree: Tree, root: int, language: str, *, past: bool) -> Iterator[Hedge]:
    """ "May", "could", "must have"."""
    helpers = tuple(c for c in tree.children[root] if tree.words[c].role in _AUXILIARIES)
    for hit in hits([word_shapes(tree, i) for i in helpers], _of_kind(language, "modal")):
        if not (past and hit.row["reported"] == "yes"):
            yield _hedge(hit.row, helpers[hit.start : hit.end])


def _adverbs(tree: Tree, root: int, zone: tuple[int, ...], language: str) -> Iterator[Hedge]:
    """ "Probably", but not where it says how many ("perhaps twenty")."""
    near = {root, *(c for c in tree.children[root] if tree.words[c].role in _PREDICATES)}
    for hit in hits([word_shapes(tree, i) for i in zone], _of_kind(language, "adverb")):
        at = zone[hit.start : hit.end]
        if any(tree.words[i].head in near and tree.words[i].role != "amod" for i in at):
            yield _hedge(hit.row, at)


def _by_verb(tree: Tree, root: int, language: str) -> Iterator[Hedge]:
    """ "Appears to", "is expected to", "I think that": a verb that wraps what is claimed."""
    roles = {tree.words[c].role for c in tree.children[root]}
    below = tree.child(root, _CLAUSES)
    kind = "passive" if "auxpass" in roles else "verb"
    bare = below is None and (kind == "passive" or not roles & _PREDICATES)
    found = hits([word_shapes(tree, root)], _of_kind(language, kind))
    if found and not bare:
        yield _hedge(found[0].row, (root,), below)
    elif below is not None and not found:
        yield from _opinion_verb(tree, root, below, language)


def _opinion_verb(tree: Tree, root: int, below: int, language: str) -> Iterator[Hedge]:
    cue = known(language).get(tree.words[root].lemma.lower())
    if cue is None or cue.act != "attitude" or not _personal(tree, root):
        return
    turned: Certainty = cue.certainty if cue.negated == "opposite" else "unknown"
    yield Hedge(cue.polarity, cue.certainty, turned, (root,), below)


def _personal(tree: Tree, root: int) -> bool:
    """Whether the subject is a personal pronoun, "it" and "there" among them."""
    subject = tree.child(root, (*SUBJECTS, "expl"))
    return subject is not None and (
        tree.words[subject].tag in _PERSONAL or tree.words[subject].role == "expl"
    )


def _by_predicate(tree: Tree, root: int, language: str) -> Iterator[Hedge]:
    """ "Is likely to", "I am sure that", "there is a chance that"."""
    for at in tree.children[root]:
        if tree.words[at].role not in _PREDICATES:
            continue
        below = _below(tree, root, at)
        shape = [word_shapes(tree, at)]
        found = hits(shape, _of_kind(language, "adjective"))
        if not found and below is not None and _personal(tree, root):
            found = hits(shape, _of_kind(language, "opinion"))
        if not found and tree.child(root, ("expl",)) is not None:
            found = _chance(tree, at, language)
        if found:
            yield _hedge(found[0].row, (at,), below)


def _chance(tree: Tree, noun: int, language: str) -> list[Hit]:
    """The hedge that a noun is, with its determiner: "a chance", "no doubt"."""
    determiners = [c for c in tree.children[noun] if tree.words[c].role == "det"]
    found = hits([word_shapes(tree, i) for i in (*determiners, noun)], _of_kind(language, "noun"))
    return [hit for hit in found if hit.end == len(determiners) + 1]


def _below(tree: Tree, root: int, predicate: int) -> int | None:
    """The clause that a predicate is about."""
    inner = tree.child(predicate, (*_CLAUSES, "acl"))
    return inner if inner is not None else tree.child(root, _CLAUSES)
