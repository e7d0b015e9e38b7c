"""The task of claims: what counts as found, and that what is marked stands in the examples."""

from __future__ import annotations

from typing import Any

import pytest

from bench import claim_notes, system
from bench.claim_notes import Marked, Passage
from tellings.model import Article, Attribution, Block, Claim, Reading, Span, Stance

TEXT = "Lind said the pier fell. Four died?"


def reading(*claims: Claim) -> Reading:
    block = Block(at=(Span(0, len(TEXT)),), by="test", role="paragraph")
    said = Attribution(
        at=(Span(10, 23),), by="test", form="indirect", content=(Span(10, 23),), cue=(Span(5, 9),)
    )
    return Reading(Article("a", TEXT)).plus([block, said, *claims])


def fell(**more: Any) -> Claim:
    at = Span(10, 23)
    return Claim(
        at=(at,), by="test", predicate=(Span(19, 23),), head=Span(19, 23), lemma="fall", **more
    )


def test_a_claim_is_found_by_its_head_and_right_by_its_parts() -> None:
    passage = Passage("x", "Lind said[...]fell.", (Marked("fell", cue="said", polarity="-"),))
    made = fell(attribution="attribution:10-23", stance=Stance("+", "certain"))
    scores = claim_notes.score(passage, reading(made))
    assert (scores["found"].found, scores["found"].gold) == (1, 1)
    assert scores["cue"].found == 1 and scores["agent"].found == 1
    assert scores["stance"].found == 0 and "stance" in scores["stance"].missed[0]


def test_what_is_not_marked_costs_precision_and_what_is_missed_recall() -> None:
    passage = Passage("x", "Lind said[...]fell.", (Marked("said"),))
    found = claim_notes.score(passage, reading(fell()))["found"]
    assert (found.found, found.predicted, found.gold) == (0, 1, 1)
    assert (found.missed, found.extra) == (("said",), ("fell",))


def test_a_passage_that_asserts_nothing_has_no_claim() -> None:
    shouted = claim_notes.score(Passage("x", TEXT), reading(fell()))
    assert shouted["shouted"].predicted == 1 and shouted["shouted"].precision == 0


def test_what_is_marked_stands_in_the_examples() -> None:
    texts = {
        name: system.article(claim_notes.EXAMPLES / file).text
        for name, file in claim_notes.FILES.items()
    }
    passages = claim_notes.gold()
    for each in passages:
        at = claim_notes.place(texts[each.article], each.words)
        words = at.of(texts[each.article])
        assert all(marked.head in words for marked in each.claims), each.words
    assert len(passages) >= 40 and sum(len(each.claims) for each in passages) >= 60
    with pytest.raises(ValueError, match="substring"):
        claim_notes.place("a b", "a[...]c")
