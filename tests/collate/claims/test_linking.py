"""Same claims: what is joined, what is held apart, and why. Claims are made by hand."""

from __future__ import annotations

from itertools import permutations

from tellings import models
from tellings.collate.claims import same_claims
from tellings.model import Amount, Link, Reading, Ref, Span, Stance
from tests.collate.claims.build import Telling, refs

_LIKENESS = models.get("likeness")
EMBED = _LIKENESS.use.embed if _LIKENESS.use else None
DENIED = Stance("-", "certain")


def told(id: str, words: str, verb: str, **more: object) -> Reading:
    """An article of one claim."""
    draft = Telling(id)
    draft.claim(words, verb, **more)  # type: ignore[arg-type]
    return draft.reading()


def links(*readings: Reading, alike: bool = True) -> tuple[Link, ...]:
    """The links; entities of one name are one."""
    keys = sorted(
        {
            (r.article.id, note.id)
            for r in readings
            for note in r.notes
            if note.id.startswith("entity:")
        }
    )
    pairs = [(a, b) for a in keys for b in keys if a < b and a[1] == b[1] and a[0] != b[0]]
    return same_claims(readings, pairs if alike else [], (), (), EMBED)


def test_active_and_passive_are_one_claim() -> None:
    one = told(
        "a", "Vell Rail bought the old bridge", "bought", lemma="buy",
        agent="Vell Rail", patient="the old bridge", entities={"Vell Rail": "Vell Rail"},
    )  # fmt: skip
    other = told(
        "b", "The old bridge was bought by Vell Rail", "bought", lemma="buy",
        agent="Vell Rail", patient="The old bridge", entities={"Vell Rail": "Vell Rail"},
    )  # fmt: skip
    [link] = links(one, other)
    assert [ref.article for ref in link.members] == ["a", "b"]
    assert "the same verb, agent and patient" in link.why
    assert link.relation == "same-claim"
    assert 0.7 < link.confidence <= 1


def test_a_denial_is_another_claim() -> None:
    one = told("a", "The bridge was closed by the council", "closed", lemma="close")
    other = told(
        "b", "The bridge was not closed by the council", "closed", lemma="close", stance=DENIED
    )
    assert links(one, other) == ()


def test_who_did_not_pass_has_failed() -> None:
    one = told("a", "The older ship failed a hull inspection in March", "failed", lemma="fail")
    other = told(
        "b", "The older ship did not pass a hull inspection in March", "pass", stance=DENIED
    )
    both = told("c", "The older ship passed a hull inspection in March", "passed", lemma="pass")
    assert len(links(one, other)) == 1
    assert links(one, both) == ()
    assert links(other, both) == ()


def test_numbers_that_cannot_both_be_so_hold_claims_apart() -> None:
    def hurt(id: str, count: int) -> Reading:
        words = f"The crash on the quay hurt {count} passengers"
        at = words.index(str(count))
        amount = Amount(Span(at, at + len(str(count))), count, count, counted="passenger")
        return told(id, words, "hurt", amounts=(amount,), patient=f"{count} passengers")

    assert len(links(hurt("a", 31), hurt("b", 31))) == 1
    assert links(hurt("a", 31), hurt("b", 47)) == ()


def test_another_name_in_the_same_part_is_another_claim() -> None:
    def signed(id: str, who: str) -> Reading:
        words = f"{who} signed the ferry accord in Port Ansel"
        return told(
            id, words, "signed", lemma="sign", agent=who, patient="the ferry accord",
            entities={who: who},
        )  # fmt: skip

    assert len(links(signed("a", "Ilena Marsk"), signed("b", "Ilena Marsk"))) == 1
    assert links(signed("a", "Ilena Marsk"), signed("b", "Rurik Dane")) == ()


def test_other_days_speak_against_it() -> None:
    def shut(id: str, day: str) -> Reading:
        words = "The harbour office shut its eastern gate after the storm"
        return told(id, words, "shut", day=day)

    near = told("c", "The harbour office closed the eastern gate", "closed", day="2031-03-04")
    assert len(links(shut("a", "2031-03-04"), near)) == 1
    assert links(shut("a", "2031-03-09"), near) == ()


def test_an_article_may_tell_a_claim_twice() -> None:
    draft = Telling("a")
    draft.claim("Vell Rail bought the old bridge", "bought", lemma="buy")
    draft.claim("Vell Rail has bought the old bridge", "bought", lemma="buy")
    other = told("b", "Vell Rail has bought the old bridge", "bought", lemma="buy")
    [link] = links(draft.reading(), other)
    assert [ref.article for ref in link.members] == ["a", "a", "b"]


def test_one_article_makes_no_link() -> None:
    draft = Telling("a")
    for _ in range(2):
        draft.claim("Vell Rail bought the old bridge", "bought", lemma="buy")
    other = told("b", "Eels are smoked over alder wood at dawn", "smoked", lemma="smoke")
    assert links(draft.reading(), other) == ()


def test_a_shorter_claim_in_a_longer_one() -> None:
    one = told("a", "Vell Rail bought the bridge", "bought", lemma="buy")
    other = told("b", "Vell Rail bought the bridge at Orrin Sound", "bought", lemma="buy")
    [link] = links(one, other)
    assert "all of the shorter is in the longer" in link.why


def test_a_quotation_and_its_paraphrase_are_one() -> None:
    one = told(
        "a", "the river has taken our harvest", "taken", lemma="take", source="a farmer",
        agent="the river", patient="our harvest",
    )  # fmt: skip
    other = told(
        "b", "the river had taken their harvest", "taken", lemma="take",
        agent="the river", patient="their harvest",
    )  # fmt: skip
    [link] = links(one, other)
    assert "a paraphrase of the quotation" in link.why


def test_claims_of_one_event_are_nearer() -> None:
    one = told("a", "The ferry struck the north pier on Monday", "struck", lemma="strike")
    other = told("b", "The ship ran into the pier", "ran", lemma="run")
    event = Link(
        "same-event",
        tuple(Ref(r.article.id, note.id) for r in (one, other) for note in r.notes
              if note.id.startswith("claim:")),
        "events",
    )  # fmt: skip
    bare = same_claims([one, other], [], (), (), EMBED)
    tied = same_claims([one, other], [], (), (event,), EMBED)
    assert len(bare) <= len(tied)


def test_the_order_of_the_articles_makes_no_difference() -> None:
    readings = [
        told("a", "Vell Rail bought the old bridge", "bought", lemma="buy"),
        told("b", "The old bridge was bought by Vell Rail", "bought", lemma="buy"),
        told("c", "Vell Rail has bought the old bridge", "bought", lemma="buy"),
        told("d", "Eels are smoked over alder wood", "smoked", lemma="smoke"),
    ]
    first = links(*readings)
    assert refs(first, *readings)
    for order in permutations(readings):
        assert links(*order) == first


def test_words_alone_decide_without_a_model_of_likeness() -> None:
    one = told("a", "Vell Rail bought the old bridge on Monday", "bought", lemma="buy")
    other = told("b", "On Monday Vell Rail bought the old bridge", "bought", lemma="buy")
    assert len(same_claims([one, other], [], (), (), None)) == 1


def test_nothing_to_compare_makes_no_link() -> None:
    assert same_claims([], [], (), (), EMBED) == ()
    assert same_claims([Telling("a").reading(), Telling("b").reading()], [], (), (), EMBED) == ()
