"""The predicate of a clause: its verb with auxiliaries, negation and particle."""

from __future__ import annotations

from tellings.annotate.claims.clauses import Clause
from tellings.annotate.claims.tree import Tree
from tellings.model import Spans

_WITH = frozenset({"aux", "auxpass", "neg", "prt", "expl"})


def predicate(tree: Tree, clause: Clause) -> Spans:
    """The words of a predicate, with those that wrap it ("is likely to fall")."""
    links = clause.chain.links
    helpers = [c for link in links for c in tree.below(link, _WITH)]
    return tree.runs((*links, *helpers))
