"""How the content of an attribution holds: its main clauses, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from tellings.annotate.attribution.cues.phrasing import hits, table
from tellings.annotate.attribution.stance.certainty import (
    Held,
    joined,
    negation,
    own,
    unknown,
    word_shapes,
    zone_of,
)
from tellings.annotate.attribution.tree import SUBJECTS, Tree

_VERBAL = frozenset({"VERB", "AUX"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_NOT_FINITE = frozenset({"VB", "VBN", "VBG"})
_MARKS = frozenset({"mark", "advmod", "prep"})
# How many clauses deep an opinion may wrap what it is about: "I think it is possible that ...".
_DEEP = 4


class Clauses(Struct, frozen=True):
    """The clauses of a sentence that are content. `inside`: the words of the content.

    `past`: whether a past report carries them, so that "would" says nothing. `spoken`: whether
    they are someone's very words, which may be orders.
    """

    tree: Tree
    inside: frozenset[int]
    language: str
    past: bool = False
    spoken: bool = False

    @property
    def tops(self) -> list[int]:
        """The words of the content that no other word of it governs."""
        words = self.tree.words
        return [
            i for i in sorted(self.inside) if words[i].head == i or words[i].head not in self.inside
        ]

    @property
    def verb(self) -> int | None:
        """The verb of the first main clause."""
        return next((i for i in self.tops if self.tree.words[i].pos in _VERBAL), None)

    @property
    def infinitive(self) -> bool:
        """Whether the first main clause is an infinitive ("to go")."""
        verb = self.verb
        return verb is not None and any(
            self.tree.words[child].tag == "TO" for child in self.tree.children[verb]
        )


def held(clauses: Clauses) -> list[Held]:
    """How each main clause of the content in a sentence holds; a phrase without a verb is one.

    A question asserts nothing. Never empty.
    """
    tree = clauses.tree
    if not tree.parsed:
        return [_flat(clauses)]
    mark = _question(tree, clauses.inside)
    if mark is not None:
        return [joined(Held(zone=tuple(sorted(clauses.inside))), unknown(mark))]
    verbal = [i for i in clauses.tops if tree.words[i].pos in _VERBAL] or _gerunds(clauses)
    if not verbal:
        return [_phrase(clauses)]
    return [_clause(clauses, root) for top in verbal for root in _coordinated(clauses, top)]


# --- without a tree, or without a verb -----------------------------------------------------------


def _flat(clauses: Clauses) -> Held:
    """A sentence that no model parsed: any word that might turn or hedge it leaves it unknown."""
    order = sorted(clauses.inside)
    said = [word_shapes(clauses.tree, i) for i in order]
    names = ("negations", "hedges", "conditions")
    every = [hit for name in names for hit in hits(said, table(name, clauses.language))]
    found = [hit for hit in every if "none" not in (hit.row.get("effect"), hit.row.get("kind"))]
    words = {order[at] for hit in found for at in range(hit.start, hit.end)}
    words |= {i for i in order if clauses.tree.form(i) == "?"}
    result = Held(zone=tuple(order))
    return joined(result, unknown(*sorted(words))) if words else result


def _question(tree: Tree, inside: frozenset[int]) -> int | None:
    """The question mark that ends the words, if one does."""
    last = max(inside)
    near = range(max(0, last - 2), min(last + 2, len(tree.words)))
    return next((i for i in near if tree.form(i) == "?"), None)


def _phrase(clauses: Clauses) -> Held:
    """Content without a verb: "no link", "a possible leak". Spoken, it says too little to judge."""
    tree, tops = clauses.tree, clauses.tops
    zone = tuple(sorted({i for top in tops for i in zone_of(tree, top, clauses.inside)}))
    result = Held(zone=zone)
    if clauses.spoken:
        return joined(result, unknown())
    for top in tops:
        result = joined(result, _asserts(clauses, top, None))
        result = joined(result, negation(tree, top, zone, clauses.language))
        for child in tree.children[top]:
            if tree.words[child].role == "amod" and _hedging(clauses, child):
                result = joined(result, Held("+", "unknown", (child,)))
    return result


def _hedging(clauses: Clauses, index: int) -> bool:
    adjectives = table("hedges", clauses.language, "kind", "adjective")
    return bool(hits([word_shapes(clauses.tree, index)], adjectives))


def _gerunds(clauses: Clauses) -> list[int]:
    """The verb in "(accused) Vell of stealing": it hangs on a preposition at the top."""
    tree = clauses.tree
    below = [child for top in clauses.tops for child in tree.children[top]]
    return [i for i in below if tree.words[i].role == "pcomp" and i in clauses.inside]


# --- clauses -------------------------------------------------------------------------------------


def _coordinated(clauses: Clauses, top: int) -> Iterator[int]:
    """A verb, and those joined to it that have a subject, an auxiliary or a tense of their own."""
    waiting = [top]
    while waiting:
        verb = waiting.pop()
        yield verb
        for child in clauses.tree.children[verb]:
            word = clauses.tree.words[child]
            joins = word.role == "conj" and word.pos in _VERBAL and child in clauses.inside
            if joins and _stands_alone(clauses.tree, child):
                waiting.append(child)


def _stands_alone(tree: Tree, conjunct: int) -> bool:
    roles = {tree.words[child].role for child in tree.children[conjunct]}
    finite = tree.words[conjunct].tag not in _NOT_FINITE
    return finite or bool(roles & (SUBJECTS | _AUXILIARIES))


def _clause(clauses: Clauses, root: int) -> Held:
    """How a clause holds, together with what it wraps ("it is possible that ...")."""
    result = Held()
    for _ in range(_DEEP):
        found, below = own(clauses.tree, root, clauses.inside, clauses.language, past=clauses.past)
        result = joined(joined(result, _asserts(clauses, root, below)), found)
        if below is None:
            break
        root = below
    return result


# --- orders, conditions, whether -----------------------------------------------------------------


def _asserts(clauses: Clauses, root: int, below: int | None) -> Held:
    """Unknown for a clause that is asked about, under a condition, or an order."""
    tree = clauses.tree
    if clauses.spoken and _orders(tree, root):
        return unknown(root)
    at = _mark(clauses, root, {"condition", "whether"})
    if at is None:
        roles = ("advcl", "ccomp")
        under = [c for c in tree.children[root] if tree.words[c].role in roles and c != below]
        marks = (_mark(clauses, child, {"condition"}) for child in under)
        at = next((mark for mark in marks if mark is not None), None)
    return unknown(at) if at is not None else Held()


def _orders(tree: Tree, root: int) -> bool:
    """Whether a verb is an imperative: bare, without a subject."""
    roles = {tree.words[child].role for child in tree.children[root]}
    bare = tree.words[root].tag == "VB" and tree.words[root].role not in ("xcomp", "conj")
    return bare and not roles & (SUBJECTS | {"auxpass"}) and "TO" not in _tags(tree, root)


def _tags(tree: Tree, root: int) -> set[str]:
    return {tree.words[c].tag for c in tree.children[root] if tree.words[c].role == "aux"}


def _mark(clauses: Clauses, root: int, kinds: set[str]) -> int | None:
    """The "if" or "whether" that opens a clause, but not that of "even if"."""
    tree = clauses.tree
    for child in tree.children[root]:
        if child > root or tree.words[child].role not in _MARKS:
            continue
        first = max(0, child - 1)
        near = range(first, min(child + 3, len(tree.words)))
        found = hits([word_shapes(tree, i) for i in near], table("conditions", clauses.language))
        hit = next((h for h in found if first + h.start <= child < first + h.end), None)
        if hit and hit.row["kind"] in kinds:
            return child
    return None
