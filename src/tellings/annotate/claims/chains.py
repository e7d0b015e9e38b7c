"""Verbs that make one predicate: a verb, what wraps it, and the word that bears its meaning."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from tellings.annotate.claims.tree import PREDICATES, SUBJECTS, VERBS, Tree
from tellings.annotate.claims.words import group, known
from tellings.lexicon import Row

_DEEP = 4
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "acl", "csubj", "csubjpass"})


class Frame(Struct, frozen=True):
    """A word that wraps a clause, and the row of `governing.tsv` that tells what it makes of it.

    `verb` is its verb: itself, or the copula of an adjective or noun.
    """

    word: int
    verb: int
    row: Row


class Chain(Struct, frozen=True, dict=True):
    """From the top of a clause down to what it says: `frames` wrap `verb`; `head` is its meaning.

    `existential`: "there is", whose head is what there is.
    """

    top: int
    verb: int
    head: int
    wraps: tuple[Frame, ...] = ()
    existential: bool = False

    @cached_property
    def frames(self) -> tuple[int, ...]:
        """The words that wrap the verb, their copulas among them."""
        return tuple(dict.fromkeys(i for f in self.wraps for i in (f.verb, f.word)))

    @cached_property
    def links(self) -> tuple[int, ...]:
        """All words of the chain, from the top."""
        return tuple(dict.fromkeys((*self.frames, self.verb, self.head)))

    @property
    def copular(self) -> bool:
        """Whether a noun or adjective is asserted."""
        return self.head != self.verb


def chain(tree: Tree, top: int, language: str) -> Chain:
    """The chain that begins at a verb."""
    wraps: list[Frame] = []
    verb = top
    for _ in range(_DEEP):
        found = _frame(tree, verb, language)
        if found is None:
            break
        frame, inner = found
        wraps.append(frame)
        verb = inner
    head = _predicate(tree, verb, language)
    there = tree.child(verb, ("expl",)) is not None and head is not None
    return Chain(top, verb, verb if head is None else head, tuple(wraps), there)


def _frame(tree: Tree, verb: int, language: str) -> tuple[Frame, int] | None:
    """What a verb or its predicate wraps, if it wraps anything."""
    predicate = _predicate(tree, verb, language)
    if predicate is not None:
        return _by_predicate(tree, verb, predicate, language)
    found = _by_copula(tree, verb, language)
    if found is not None:
        return found
    roles = {tree.words[c].role for c in tree.children[verb]}
    kind = "passive" if "auxpass" in roles else "active"
    row = known("governing", language, kind).get(tree.lemmas[verb])
    inner = next((c for c in tree.below(verb, ("xcomp",)) if tree.words[c].pos in VERBS), None)
    if inner is None:
        return _by_preposition(tree, verb, language)
    if row is None or roles & {"dobj"} or tree.child(inner, SUBJECTS) is not None:
        return None
    if tree.words[inner].tag == "VB" and not tree.is_infinitive(inner):
        return None
    return Frame(verb, verb, row), inner


def _by_preposition(tree: Tree, verb: int, language: str) -> tuple[Frame, int] | None:
    """ "Stopped short of closing", "refrained from closing", "succeeded in closing"."""
    table = known("governing", language, "preposition")
    behind = [verb, *tree.below(verb, ("advmod",))]
    for prep in (p for at in behind for p in tree.below(at, ("prep",)) if p > verb):
        row = table.get(f"{tree.lemmas[verb]} {tree.forms[prep]}")
        inner = tree.child(prep, ("pcomp",))
        if row is not None and inner is not None and tree.words[inner].pos in VERBS:
            return Frame(verb, verb, row), inner
    return None


def _by_copula(tree: Tree, verb: int, language: str) -> tuple[Frame, int] | None:
    """ "The reason is that it fell"."""
    row = known("governing", language, "copula").get(tree.lemmas[verb])
    if row is None:
        return None
    for inner in tree.below(verb, ("ccomp",)):
        opened = any(tree.words[c].role == "mark" for c in tree.children[inner])
        if inner > verb and opened and tree.is_finite(inner):
            return Frame(verb, verb, row), inner
    return None


def _by_predicate(tree: Tree, verb: int, predicate: int, language: str) -> tuple[Frame, int] | None:
    """ "Is likely to land", "it is unclear whether it landed", "there is no sign that it did"."""
    for holder in (predicate, verb):
        for inner in tree.below(holder, _COMPLEMENTS):
            if tree.words[inner].pos not in VERBS:
                continue
            kind = _kind(tree, verb, predicate, inner)
            row = known("governing", language, kind).get(tree.lemmas[predicate]) if kind else None
            if row is not None:
                return Frame(predicate, verb, row), inner
    return None


def _kind(tree: Tree, verb: int, predicate: int, inner: int) -> str:
    if tree.child(inner, SUBJECTS) is not None:
        noun = tree.words[predicate].pos == "NOUN"
        return "noun" if noun else "clause"
    return "adjective" if tree.is_infinitive(inner) else ""


def _predicate(tree: Tree, verb: int, language: str) -> int | None:
    """The noun, adjective or adverb that a copula asserts."""
    if tree.lemmas[verb] not in group("copula", language):
        return None
    told = tree.child(verb, PREDICATES)
    if told is None and tree.lemmas[verb] in group("be", language):
        behind = verb + 1
        short = behind < len(tree.words) and tree.words[behind].tag in ("RP", "RB", "IN")
        alone = short and tree.child(behind, ("pobj", "pcomp")) is None
        if alone and tree.words[behind].head == verb:
            told = behind if tree.words[behind].role in ("advmod", "prt", "prep") else None
    return told
