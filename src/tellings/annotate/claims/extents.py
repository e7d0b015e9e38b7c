"""The words of a clause, without those that attribute it and without claims that stand apart."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from tellings.annotate.claims.clauses import Clause
from tellings.annotate.claims.marks import clean
from tellings.annotate.claims.tree import Tree
from tellings.model import Span, Spans
from tellings.text import Cover, cover, merge

_APART = frozenset({"relative", "participle", "adverbial", "gerund"})
_PARTING = (",", "\u2013", "\u2014", "-", "(", ";", "--")
_DANGLING = frozenset({"prep", "mark", "cc", "dative", "agent"})


class Bounds(Struct, frozen=True):
    """What limits a clause: `holes` are sources, cues and contents that are not its own; `within`
    is the content that it is part of, empty for none; `openers` are words like "that"."""

    holes: Spans = ()
    within: Spans = ()
    openers: Collection[str] = ()


def extent(tree: Tree, found: list[Clause], clause: Clause, bounds: Bounds) -> Spans:
    """The stretches of a clause. Never empty: the head's own word where nothing else is left."""
    gone, inside = cover(bounds.holes), cover(bounds.within) if bounds.within else None
    own = _words(tree, found, clause, bounds.openers)
    kept = {i for i in own if _free(tree, i, gone, inside)}
    kept = _without_loose_ends(tree, kept, clause) | {clause.head}
    parts = (clean(tree.text, span) for span in _joined(tree, _ended(tree, kept)))
    told = merge(part for part in parts if part is not None)
    return told or (tree.words[clause.head].span,)


def _free(tree: Tree, index: int, gone: Cover, inside: Cover | None) -> bool:
    span = tree.words[index].span
    return not gone.touches(span) and (inside is None or inside.touches(span))


def _words(tree: Tree, found: list[Clause], clause: Clause, openers: Collection[str]) -> set[int]:
    """The words below a clause that are not those of a clause that stands apart."""
    apart: set[int] = set()
    below = tree.subtree(clause.top)
    for other in found:
        if other.number == clause.number or other.top not in below or clause.top == other.top:
            continue
        if _stands_apart(tree, clause, other):
            apart |= tree.subtree(other.top)
            if other.kind == "gerund":
                apart.add(other.governor)
    kept = (below - apart) | set(clause.chain.links)
    return {i for i in kept if not _joins(tree, clause, i, openers)}


def _stands_apart(tree: Tree, clause: Clause, other: Clause) -> bool:
    """Whether another clause below this one is not part of its words."""
    if other.joined is not None and other.top not in clause.chain.links:
        return other.joined == clause.number
    if other.kind == "main" and other.top != clause.top:
        return True
    return other.kind in _APART and _marked(tree, sorted(tree.subtree(other.top)))


def _marked(tree: Tree, part: list[int]) -> bool:
    """Whether a mark parts some words from what is before or behind them."""
    before, behind = part[0] - 1, part[-1] + 1
    left = before >= 0 and tree.forms[before] in _PARTING
    right = before < 0 and behind < len(tree.words) and tree.forms[behind] in _PARTING
    return left or right or tree.forms[part[0]] in _PARTING


def _joins(tree: Tree, clause: Clause, index: int, openers: Collection[str]) -> bool:
    """Whether a word only joins the clause to another: "and", "that"."""
    word = tree.words[index]
    if word.head not in clause.chain.links or index in clause.chain.links:
        return False
    opens = word.role == "mark" and word.head == clause.top and tree.forms[index] in openers
    return word.role in ("cc", "punct") or (opens and index < clause.chain.verb)


def _without_loose_ends(tree: Tree, kept: set[int], clause: Clause) -> set[int]:
    """Without prepositions and joiners whose words are gone."""
    links = clause.chain.links
    return {
        i
        for i in kept
        if i in links
        or tree.words[i].role not in _DANGLING
        or not tree.children[i]
        or any(child in kept for child in tree.children[i])
    }


def _ended(tree: Tree, kept: set[int]) -> set[int]:
    """Without an "and" behind which nothing is left."""
    return {
        i for i in kept if tree.words[i].role != "cc" or i + 1 in kept or i + 1 == len(tree.words)
    }


def _joined(tree: Tree, kept: set[int]) -> list[Span]:
    """Kept words as spans; marks between two kept words join them."""
    spans: list[Span] = []
    previous: int | None = None
    for index in sorted(kept):
        word = tree.words[index]
        between = range(previous + 1, index) if previous is not None else range(0)
        if previous is not None and all(tree.words[i].role == "punct" for i in between):
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, word.end))
        else:
            spans.append(word.span)
        previous = index
    return spans
