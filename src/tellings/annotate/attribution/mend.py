"""Where a parser hangs clauses in the wrong place that matters to attribution, they are re-hung.

A statistical parser joins a verb to the nearest clause. With cue verbs that gives words to the
wrong speaker: in "the ministry said its stance was firm and urged Arland to yield" the ministry
urges, not its stance.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tellings.annotate.attribution.tree import SUBJECTS, Tree


def mended(tree: Tree) -> Tree:
    """The tree with such clauses re-hung; the same tree if there are none."""
    heads = {
        **dict(_goes_on_to_say(tree)),
        **dict(_joined_reports(tree)),
        **dict(_with_another_speaker(tree)),
    }
    if not heads:
        return tree
    words = (
        msgspec.structs.replace(word, head=heads[index]) if index in heads else word
        for index, word in enumerate(tree.words)
    )
    return Tree(tree.text, tuple(words), tree.language)


def _goes_on_to_say(tree: Tree) -> Iterator[tuple[int, int]]:
    """ "goes on to surmise that ...": the clause belongs to "surmise", not to "goes"."""
    for index, word in enumerate(tree.words):
        if word.role != "xcomp" or tree.cue(index) is None:
            continue
        if tree.child(index, ("ccomp",)) is None:
            clause = tree.child(word.head, ("ccomp",))
            if clause is not None and min(tree.subtree(clause)) > index:
                yield clause, index


def _joined_reports(tree: Tree) -> Iterator[tuple[int, int]]:
    """A report joined within the content of another, when the outer source must be its subject."""
    for index in range(len(tree.words)):
        if tree.cue(index) is None:
            continue
        for child in tree.children[index]:
            if tree.words[child].role == "ccomp":
                yield from _outer_conjuncts(tree, index, child)


def _outer_conjuncts(tree: Tree, cue: int, root: int) -> Iterator[tuple[int, int]]:
    for at in tree.children[root]:
        if tree.words[at].role != "conj" or tree.child(at, SUBJECTS) is not None:
            continue
        if _reports(tree, at) and _is_outer(tree, cue, root, at):
            yield at, cue
            yield from ((joiner, cue) for joiner in _joiners(tree, root, at))
        else:
            yield from _outer_conjuncts(tree, cue, at)


def _reports(tree: Tree, index: int) -> bool:
    """Whether a clause is a report, or leads to one ("stopped short of saying")."""
    return any(tree.cue(i) is not None for i in tree.subtree(index))


def _is_outer(tree: Tree, cue: int, root: int, conjunct: int) -> bool:
    """Whether a joined report is the outer source's: parted by a comma, set against the content
    by "but", or joined to a clause that only says how something is."""
    joiners = _joiners(tree, root, conjunct)
    first = min([*joiners, *_own_side(tree, conjunct)])
    comma = first > 0 and tree.form(first - 1) == ","
    contrast = any(tree.is_word(joiner, "contrast") for joiner in joiners)
    copula = tree.is_word(root, "copula")
    parallel = tree.words[cue].tag == tree.words[conjunct].tag
    return comma or contrast or (copula and parallel)


def _joiners(tree: Tree, root: int, conjunct: int) -> list[int]:
    """The "and", "but" and comma that join a conjunct to the word it hangs on."""
    before = [c for c in tree.children[root] if c < conjunct and tree.words[c].role == "cc"]
    return before[-1:]


def _own_side(tree: Tree, conjunct: int) -> list[int]:
    return [i for i in tree.subtree(conjunct) if i <= conjunct]


def _with_another_speaker(tree: Tree) -> Iterator[tuple[int, int]]:
    """ "pledged to build a dam, with Li saying ...": the last part is not what they pledged."""
    for index, word in enumerate(tree.words):
        if word.role != "prep" or not tree.is_word(index, "with"):
            continue
        if index == 0 or tree.form(index - 1) != ",":
            continue
        inner = [i for i in tree.subtree(index) if tree.cue(i) and tree.child(i, SUBJECTS)]
        outer = next((up for up in tree.above(index) if tree.cue(up) and up not in inner), None)
        if inner and outer is not None and outer != word.head:
            yield index, outer
