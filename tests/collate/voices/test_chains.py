"""Chains: who rests on whose word, whatever the parents say."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tellings.collate.voices.chains import DEEPEST, Chains, voiced
from tellings.model import Attribution, Span

WORDS = Span(0, 20)


def said(id: str, parent: str | None = None, at: Span = WORDS, **more: object) -> Attribution:
    return Attribution(
        at=(at,), content=(at,), id=id, parent=parent, form="indirect", by="test", **more
    )  # type: ignore[arg-type]


def ids(chain: tuple[Attribution, ...]) -> str:
    return " ".join(note.id for note in chain)


def test_a_chain_leads_from_the_top_down() -> None:
    report, clerk, friend = said("report"), said("clerk", "report"), said("friend", "clerk")
    chains = Chains([friend, clerk, report])
    assert ids(chains.chain(friend)) == "report clerk friend"
    assert ids(chains.chain(report)) == "report"
    assert list(chains.tops()) == [report]
    assert list(chains.below(report)) == [clerk]
    assert list(chains.below(friend)) == []


def test_a_parent_that_is_not_there_is_none() -> None:
    orphan = said("orphan", "hidden")
    assert list(Chains([orphan]).tops()) == [orphan]


def test_a_ring_of_parents_is_opened() -> None:
    a, b, c, own = said("a", "c"), said("b", "a"), said("c", "b"), said("own", "own")
    chains = Chains([a, b, c, own])
    assert len(chains.tops()) == 2
    assert sorted(len(chains.chain(note)) for note in (a, b, c, own)) == [1, 1, 2, 3]


def test_roots_of_the_same_words_are_the_last_of_each_chain() -> None:
    report, mayor, clerk = said("report"), said("mayor", "report"), said("clerk", "report")
    chains = Chains([report, mayor, clerk])
    for id_ in ("report", "mayor", "clerk"):  # whichever of them the words are asked of
        found = [ids(chain) for chain in chains.roots(id_, (Span(3, 9),))]
        assert found == ["report mayor", "report clerk"]
    assert chains.roots("nobody", (WORDS,)) == ()


def test_words_outside_what_another_said_end_with_the_one_who_tells_both() -> None:
    he, she = said("he"), said("she", "he", Span(12, 20))
    chains = Chains([he, she])
    assert [ids(chain) for chain in chains.roots("he", (Span(0, 9),))] == ["he"]
    assert [ids(chain) for chain in chains.roots("he", (Span(13, 20),))] == ["he she"]
    assert [ids(chain) for chain in chains.roots("she", (Span(13, 20),))] == ["he she"]
    assert [ids(chain) for chain in chains.roots("he", (Span(0, 20),))] == ["he"]


def test_what_someone_is_said_to_want_rests_on_the_one_who_says_so() -> None:
    clerk, king = said("clerk"), said("king", "clerk", act="attitude")
    assert [ids(chain) for chain in Chains([clerk, king]).roots("clerk", (WORDS,))] == ["clerk"]


def test_stretches_without_a_character_have_the_given_root() -> None:
    assert [ids(chain) for chain in Chains([said("a"), said("b", "a")]).roots("a", ())] == ["a"]


def test_a_long_chain_is_cut_to_what_can_be_shown() -> None:
    notes = [said("0"), *(said(str(n), str(n - 1)) for n in range(1, 5000))]
    chains = Chains(notes)
    assert max(len(chains.chain(note)) for note in notes) == DEEPEST + 1
    assert len(chains.roots("0", (WORDS,))) > 1


PARENTS = st.lists(st.one_of(st.none(), st.integers(0, 30)), max_size=30)


@given(PARENTS)
def test_each_attribution_stands_at_one_place_whatever_the_parents(
    parents: list[int | None],
) -> None:
    notes = [said(str(n), None if p is None else str(p)) for n, p in enumerate(parents)]
    chains = Chains(notes)
    met, todo = [], list(chains.tops())
    while todo:
        note = todo.pop()
        met.append(note.id)
        todo.extend(chains.below(note))
    assert sorted(met) == sorted(note.id for note in notes)
    for note in notes:
        chain = chains.chain(note)
        assert chain[-1] is note
        assert len(chain) <= DEEPEST + 1
        assert all(upper in chains.chain(lower) for upper, lower in pairwise(chain))
        assert all(root[0] in chains.tops() for root in chains.roots(note.id, (WORDS,)))


def test_nobody_rests_on_their_own_word() -> None:
    said_ = said("said", speaker="vell")
    ordered = said("ordered", "said", speaker="vell")
    clerk = said("clerk", "ordered", speaker="lind")
    assert ids(voiced((said_, ordered, clerk))) == "ordered clerk"
    assert ids(voiced((said_, clerk, ordered))) == "said clerk ordered"
    he, she = (Span(30, 32),), (Span(40, 43),)
    assert ids(voiced((said("a", source=he), said("b", "a", source=she)))) == "a b"  # unknown
    assert voiced(()) == ()


def test_a_level_without_a_source_hands_nothing_on() -> None:
    clerk = said("clerk", "nobody", speaker="lind")
    assert ids(voiced((said("nobody"), clerk))) == "clerk"
    assert ids(voiced((said("nobody"),))) == "nobody"


def test_who_only_speaks_of_a_claim_does_not_hand_it_on() -> None:
    angry = said("angry", statement=False)
    claim = said("claim", "angry", Span(8, 20), cue=(Span(2, 7),))
    paper = said("paper", statement=False, cue=(Span(30, 34),), speaker="courier")
    assert ids(voiced((angry, claim))) == "claim"
    assert ids(voiced((paper, said("clerk", "paper", cue=(Span(40, 44),))))) == "paper clerk"
