"""Noun phrases as words of a sentence, without the clauses that hang on them."""

from __future__ import annotations

from collections.abc import Collection

from tellings.annotate.claims.marks import clean
from tellings.annotate.claims.tree import Tree
from tellings.model import Span

_APART = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "punct", "appos"})


def span_of(tree: Tree, head: int, apart: Collection[int] = ()) -> Span:
    """The phrase of a head word, without the branches that begin at `apart`."""
    at = tree.span(words_of(tree, head, apart))
    return clean(tree.text, at) or at


def words_of(tree: Tree, head: int, apart: Collection[int] = ()) -> list[int]:
    """The words of the phrase of a head, unbroken but for marks."""
    own = _below(tree, head, set(apart) - {head})
    run = [head]
    for index in sorted((i for i in own if i < head), reverse=True):
        if not _only_marks(tree, index, run[0]):
            break
        run.insert(0, index)
    for index in sorted(i for i in own if i > head):
        if not _only_marks(tree, run[-1], index):
            break
        run.append(index)
    return _without_joiners(tree, run, head)


def _below(tree: Tree, head: int, apart: set[int]) -> set[int]:
    found, waiting = {head}, [head]
    while waiting:
        for child in tree.children[waiting.pop()]:
            if child not in found and child not in apart and tree.words[child].role not in _APART:
                found.add(child)
                waiting.append(child)
    return found


def _without_joiners(tree: Tree, run: list[int], head: int) -> list[int]:
    """Without an "and" at the edges."""
    while len(run) > 1 and run[-1] != head and tree.words[run[-1]].role in ("cc", "prep"):
        run.pop()
    while len(run) > 1 and run[0] != head and tree.words[run[0]].role == "cc":
        run.pop(0)
    return run


def _only_marks(tree: Tree, left: int, right: int) -> bool:
    """Whether nothing but marks stands between two words."""
    return all(tree.words[i].role in ("punct", "case") for i in range(left + 1, right))
