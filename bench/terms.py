"""Terms: words in quotation marks that nobody is quoted with, and that were left alone.

A term is left alone when no predicted attribution has any of it as content. Precision and
recall are the same share here.
"""

from __future__ import annotations

from bench.gold import Witness
from bench.quotations import shown, told
from bench.scoring import Score, Scores
from tellings.model import Attribution, Reading, Span
from tellings.text import overlaps


def score(gold: Witness, reading: Reading) -> Scores:
    """ "terms": how many of the gold terms were left alone."""
    taken = [term for term in gold.terms if _taken(term, reading)]
    terms = len(gold.terms)
    missed = tuple(shown(gold.text, (term,)) for term in taken)
    return {"terms": Score(terms - len(taken), terms, terms, missed)}


def _taken(term: Span, reading: Reading) -> bool:
    said = (each for each in reading.of(Attribution) if told(each))
    return any(overlaps(term, span) for each in said for span in each.content)
