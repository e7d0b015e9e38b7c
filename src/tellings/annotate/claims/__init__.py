"""Claims: what each clause of an article asserts, in the outlet's own voice or through another's.

tree, words   a sentence's parse; word lists by language
chains        a verb, what wraps it ("is expected to"), and the word that bears the meaning
clauses       the clauses of a sentence
told          which of them assert something, and the attribution they stand in
arguments     who does what to whom; who: the entity that a word stands for
extents       the words of a clause
stance        how far it holds by its own words
claims        the step
"""

from __future__ import annotations

from tellings.annotate.claims.claims import BY, claims

STEPS = (claims,)

__all__ = ["BY", "STEPS", "claims"]
