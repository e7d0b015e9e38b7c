"""What a number counts or measures: the noun that it stands before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from tellings.annotate.claims.amounts.numbers import Token
from tellings.annotate.claims.tree import Tree
from tellings.annotate.claims.words import group

_NOUNS = frozenset({"NOUN", "PROPN"})
_NEAR = 6


class Counted(Struct, frozen=True):
    """The lemma of what is counted, and where its word ends; "" and None for nothing told."""

    lemma: str = ""
    end: int | None = None


def counted(tree: Tree, found: Sequence[Token], language: str, *, measured: bool) -> Counted:
    """What an amount of these tokens counts; `measured`: whether it has a unit, or is a share."""
    last = max((i for token in found for i in _words(tree, token)), default=None)
    if last is None:
        return Counted()
    after = last + 1
    glued = _glued(tree, after)
    if glued is not None and not measured:
        return Counted(tree.lemmas[glued], tree.words[glued].end)
    if after < len(tree.words) and tree.forms[after] in group("of", language):
        return _behind_of(tree, after, measured=measured)
    return Counted() if measured else _noun(tree, after)


def _glued(tree: Tree, at: int) -> int | None:
    """The noun behind a hyphen: "12-point"."""
    if at + 1 >= len(tree.words) or tree.words[at].tag != "HYPH":
        return None
    return at + 1 if tree.words[at + 1].pos in _NOUNS else None


def _words(tree: Tree, token: Token) -> list[int]:
    at, words = token.at, tree.words
    first = bisect_right(words, at.start, key=lambda word: word.end)
    return [i for i in range(first, min(first + 2, len(words))) if words[i].start < at.end]


def _behind_of(tree: Tree, at: int, *, measured: bool) -> Counted:
    """ "Dozens of protesters", "5 tonnes of rice", "two thirds of the cost"."""
    for child in tree.below(at, ("pobj",)):
        if tree.words[child].pos in _NOUNS:
            return Counted(tree.lemmas[child], None if measured else tree.words[child].end)
    return _noun(tree, at + 1)


def _noun(tree: Tree, at: int) -> Counted:
    """The last of the nouns that follow, after adjectives: "four young people"."""
    head: int | None = None
    for index in range(at, min(at + _NEAR, len(tree.words))):
        word = tree.words[index]
        if word.pos in _NOUNS:
            head = index
        elif head is not None or not _leads(tree, index):
            break
    if head is None:
        return Counted()
    return Counted(tree.lemmas[head], tree.words[head].end)


def _leads(tree: Tree, index: int) -> bool:
    """Whether a noun may yet follow: adjectives, hyphens, "other"."""
    word = tree.words[index]
    return (
        word.pos in ("ADJ", "ADV", "NUM")
        or word.tag in ("HYPH", "VBN", "VBG", "JJ")
        or (word.role in ("amod", "compound"))
    )
