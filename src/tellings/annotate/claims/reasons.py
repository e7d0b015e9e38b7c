"""Why a claim was made, in words, and how sure it is."""

from __future__ import annotations

from tellings.annotate.claims.clauses import Clause, Kind
from tellings.annotate.claims.tree import Tree

_WHY: dict[Kind, str] = {
    "main": "main clause",
    "joined": "joined to “{joined}”",
    "relative": "relative clause on “{governor}”",
    "participle": "participle clause on “{governor}”",
    "adverbial": "clause with “{governor}”",
    "content": "clause that “{governor}” carries",
    "gerund": "clause behind “{governor}”",
}
_SURE: dict[Kind, float] = {
    "main": 0.9,
    "joined": 0.8,
    "relative": 0.85,
    "participle": 0.75,
    "adverbial": 0.85,
    "content": 0.9,
    "gerund": 0.75,
}
_TITLE = 0.6  # how sure a heading's parse is, beside one of prose
_LONG = 45  # words from which parses go wrong more often
_NO_SUBJECT = 0.8


def why(tree: Tree, found: list[Clause], clause: Clause, *, by_cue: bool = False) -> str:
    """The kind of clause, and what it hangs on; `by_cue`: its subject is the source of a cue."""
    if by_cue:
        return f"what “{tree.words[clause.head].span.of(tree.text)}” tells its source did"
    kind = "joined" if clause.joined is not None else clause.kind
    first = found[clause.joined].head if clause.joined is not None else clause.head
    words = tree.words
    told = _WHY[kind].format(
        joined=words[first].span.of(tree.text), governor=words[clause.governor].span.of(tree.text)
    )
    if clause.chain.wraps:
        wrap = words[clause.chain.wraps[0].word].span.of(tree.text)
        told += f", within “{wrap}”"
    return f"{told}; a title, read in small letters" if tree.guessed else told


def sure(tree: Tree, clause: Clause, *, has_subject: bool) -> float:
    """How sure it is that the clause was read rightly."""
    found = _SURE[clause.kind]
    if clause.joined is not None:
        found = min(found, _SURE["joined"])
    if tree.guessed:
        found *= _TITLE
    if len(tree.words) > _LONG:
        found *= 0.9
    return round(found if has_subject or clause.chain.existential else found * _NO_SUBJECT, 3)
