"""Who has a part together with others."""

from __future__ import annotations

import pytest

from tellings.collate.claims.conjuncts import Conjuncts
from tellings.collate.claims.facts import Part, facts
from tellings.collate.claims.parties import Parties
from tellings.model import Argument, Claim, Sentence, Span, Word
from tests.collate.build import BY, Draft
from tests.collate.claims.build import CERTAIN

WORDS = "Xu, Lind and Marsk signed and left"
# Each word's role and the word that it hangs on.
TREE = {
    "Xu": ("nsubj", "signed"),
    "Lind": ("conj", "Xu"),
    "Marsk": ("conj", "Lind"),
    "signed": ("ROOT", "signed"),
    "left": ("conj", "signed"),
}


def _at(words: str) -> Span:
    start = WORDS.index(words)
    return Span(start, start + len(words))


def _draft() -> Draft:
    draft = Draft("a")
    draft.block(WORDS)
    order = list(TREE)
    words = [
        Word(_at(word).start, _at(word).end, role=role, head=order.index(head))
        for word, (role, head) in TREE.items()
    ]
    draft.notes.append(Sentence(at=(_at(WORDS),), words=tuple(words), by=BY))
    return draft


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Xu", ["Xu", "Lind", "Marsk"]),
        ("Lind", ["Lind", "Marsk"]),
        ("Marsk", ["Marsk"]),
        ("Xu, Lind", ["Lind", "Marsk"]),
        ("signed", ["signed", "left"]),
    ],
)
def test_words_of_a_coordination_follow_its_first(head: str, found: list[str]) -> None:
    spans = Conjuncts(_draft().reading()).of(_at(head))
    assert [each.of(WORDS) for each in spans] == found


def test_words_in_no_sentence_have_none() -> None:
    draft = Draft("a")
    draft.block(WORDS)
    assert Conjuncts(draft.reading()).of(_at("Xu")) == ()


def _agent(*named: str, entity: str | None = None) -> tuple[Part, Parties]:
    """What a claim's coordinated agent is, where these of them are known."""
    draft = _draft()
    for name in named:
        draft.mention(_at(name), name)
    agent = Argument("agent", _at("Xu, Lind and Marsk"), _at("Xu"), entity)
    whole, head, parts = _at(WORDS), _at("signed"), (agent,)
    claim = Claim(
        at=(whole,), predicate=(head,), head=head, lemma="sign", subject=agent.at, arguments=parts,
        stance=CERTAIN, by=BY,
    )  # fmt: skip
    draft.notes.append(claim)
    reading = draft.reading()
    parties = Parties([reading], [])
    [fact] = facts([reading], parties)
    [part] = fact.parts
    return part, parties


def test_all_of_a_coordination_have_the_part() -> None:
    part, parties = _agent("Xu", "Lind", "Marsk")
    each = [parties.of("a", f"entity:{name}") for name in ("Xu", "Lind", "Marsk")]
    assert part.parties == frozenset().union(*each)
    assert len(part.parties) == 3
    assert part.named


def test_where_one_of_them_is_not_known_nobody_is() -> None:
    part, _ = _agent("Xu", "Lind")
    assert (part.parties, part.named) == (frozenset(), False)


def test_one_who_stands_for_all_of_them_has_the_part() -> None:
    part, parties = _agent("Xu", "Lind", "Marsk", entity="entity:Lind")
    assert part.parties == parties.of("a", "entity:Lind")
