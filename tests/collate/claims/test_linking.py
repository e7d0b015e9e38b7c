"""Same claims: what is joined, what is held apart, and why. Claims are made by hand."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from msgspec.structs import replace

from tellings import api, models
from tellings.collate.claims import same_claims
from tellings.collate.claims.weighing import FEATURES
from tellings.collate.same_words.candidates import Embed
from tellings.model import Amount, Article, Block, Claim, Link, Reading, Ref, Span, Stance
from tellings.models.claims import ClaimModel
from tellings.models.fitted import Logistic
from tests.collate.claims.build import Telling, refs
from tests.collate.events import told as story
from training.claims import save

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

    words = "The eastern gate of the harbour was closed on police orders"
    far = told("c", words, "closed", day="2031-03-04")
    [same], [open_] = links(shut("a", "2031-03-04"), far), links(shut("a", ""), far)
    assert same.confidence > open_.confidence
    apart = links(shut("a", "2031-03-09"), far)
    assert all(link.confidence < open_.confidence for link in apart)
    words = "The harbour office closed a gate"
    near = told("c", words, "closed", day="2031-03-04")
    [same], [other] = links(shut("a", "2031-03-04"), near), links(shut("a", "2031-03-09"), near)
    assert same.confidence > other.confidence


def _closed(id: str, words: str, **more: object) -> Reading:
    return told(id, words, "closed", lemma="close", **more)


def _counted(words: str, count: int) -> tuple[Amount, ...]:
    """So many bridges."""
    at = words.index(str(count))
    return (Amount(Span(at, at + len(str(count))), count, count, counted="bridge"),)


MANY, MORE = (f"The harbour council closed {n} bridges at Orrin Sound" for n in (31, 47))
BARRED = {
    "a negation": (
        _closed("a", "The old bridge at Orrin Sound was closed by the council"),
        _closed("b", "The old bridge at Orrin Sound was not closed by the council", stance=DENIED),
    ),
    "a number": (
        _closed("a", MANY, amounts=_counted(MANY, 31)),
        _closed("b", MORE, amounts=_counted(MORE, 47)),
    ),
    "an agent": tuple(
        _closed(id_, f"{who} closed the old bridge at Orrin Sound", agent=who, entities={who: who})
        for id_, who in (("a", "Marsk"), ("b", "Dane"))
    ),
    "a charge": (
        told("a", "A man was charged with arson after the fire at the old mill", "charged",
             lemma="charge"),
        told("b", "A fire broke out at the old mill", "broke", lemma="break"),
    ),
    "an end": (
        told("a", "The council halted tests of the ferry", "halted", lemma="halt"),
        told("b", "The council tested the ferry", "tested", lemma="test"),
    ),
}  # fmt: skip


FITTING = {
    "a negation": "The council shut the old bridge at Orrin Sound",
    "a number": "The harbour council shut bridges at Orrin Sound",
    "an agent": "They shut the old bridge at Orrin Sound",
    "a charge": "In court they spoke of the fire at the old mill and its end as shut",
    "an end": "The council shut the tests of the old ferry",
}


@pytest.mark.parametrize("bar", BARRED)
@pytest.mark.parametrize("embed", [EMBED, None], ids=["likeness", "words"])
@pytest.mark.usefixtures("sure")
def test_what_cannot_be_one_is_held_apart_whatever_the_chance(
    bar: str, embed: Embed | None
) -> None:
    assert same_claims(BARRED[bar], [], (), (), embed) == ()


ONE = {
    "a charge and the court": (
        told("a", "A man was charged with arson at the old mill", "charged", lemma="charge"),
        told("b", "A man faces trial over arson at the old mill", "faces", lemma="face"),
    ),
    "an end and an end": (
        told("a", "The council halted tests of the ferry", "halted", lemma="halt"),
        told("b", "The council suspended tests of the ferry", "suspended", lemma="suspend"),
    ),
    "an end and no more": (
        told("a", "The council halted tests of the ferry", "halted", lemma="halt"),
        told("b", "The council has the ferry no longer inspected", "inspected", lemma="inspect"),
    ),
}


@pytest.mark.parametrize("pair", ONE)
@pytest.mark.usefixtures("sure")
def test_what_tells_the_same_end_or_charge_is_not_held_apart(pair: str) -> None:
    [link] = same_claims(ONE[pair], [], (), (), EMBED)
    assert len(link.members) == 2


@pytest.mark.parametrize("bar", BARRED)
@pytest.mark.parametrize("embed", [EMBED, None], ids=["likeness", "words"])
@pytest.mark.usefixtures("sure")
def test_a_third_that_fits_both_does_not_bring_them_together(bar: str, embed: Embed | None) -> None:
    third = told("c", FITTING[bar], "shut")
    [link] = same_claims([*BARRED[bar], third], [], (), (), embed)
    assert len({"a", "b"} & {ref.article for ref in link.members}) == 1


@pytest.fixture
def sure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A model to which all claims are the same."""
    none = (0.0,) * len(FEATURES)
    save(tmp_path, ClaimModel(*[Logistic(none, none, 50.0)] * 2, prior=0.5, join=0.4))
    monkeypatch.setenv("TELLINGS_CLAIMS_MODEL", f"path:{tmp_path}")


LED_IN = (
    "After the feast Ida Marsk turned to her guest and said, “{}”",
    "On the quay, Ida Marsk laid a hand on the rail and said, “{}”",
)
KEPT = "For forty years this cold water has kept our two shores apart."


@pytest.mark.parametrize(
    ("quoted", "joined"), [((KEPT, KEPT), False), ((KEPT, "Eels are smoked at dawn."), True)]
)
@pytest.mark.usefixtures("sure")
def test_what_stands_beside_one_quotation_is_not_one_for_that(
    quoted: tuple[str, str], *, joined: bool
) -> None:
    texts = [lead.format(words) for lead, words in zip(LED_IN, quoted, strict=True)]
    articles = [Article(name, text) for name, text in zip("ab", texts, strict=True)]
    found = api.compare([api.pipeline().read(each) for each in articles])
    told = [found.words(ref) for link in found.of("same-claim") for ref in link.members]
    assert any("laid a hand" in words for words in told) is joined


TWICE = ("Vell Rail bought the old bridge", "Vell Rail has bought an old bridge")


def twice(within: str = "") -> Reading:
    """An article that tells of one purchase twice, in two sentences or in one."""
    draft = Telling("a")
    for words in TWICE:
        draft.claim(words, "bought", lemma="buy", within=within)
    return draft.reading()


def test_an_article_may_tell_a_claim_twice() -> None:
    other = told("b", "In the end Vell Rail bought the old bridge", "bought", lemma="buy")
    [link] = links(twice(), other)
    assert [ref.article for ref in link.members] == ["a", "a", "b"]


@pytest.mark.usefixtures("sure")
def test_two_clauses_of_one_sentence_are_never_one_claim() -> None:
    words = "In the end Vell Rail bought the old bridge"
    others = [told(id_, f"{words} {id_}", "bought", lemma="buy") for id_ in "bcd"]
    [link] = links(twice(" and ".join(TWICE)), *others)
    assert [ref.article for ref in link.members] == ["a", "b", "c", "d"]


def test_two_clauses_of_one_sentence_join_by_themselves_no_third() -> None:
    """Alike as they are, they are not one, and what is like neither stays out."""
    other = told("b", "Eels are smoked over alder wood at dawn", "smoked", lemma="smoke")
    assert links(twice(" and ".join(TWICE)), other) == ()


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


def test_that_two_tell_one_event_is_a_reason() -> None:
    one = told("a", "The ferry struck the north pier on Monday", "struck", lemma="strike")
    other = told("b", "The ferry ran into the north pier on Monday", "ran", lemma="run")
    event = Link("same-event", tuple(_ref(each) for each in (one, other)), "events")
    [bare] = same_claims([one, other], [], (), (), EMBED)
    [tied] = same_claims([one, other], [], (), (event,), EMBED)
    assert "the same event" not in bare.why
    assert tied.why.startswith("the same event")
    assert (tied.members, tied.confidence) == (bare.members, bare.confidence)


def _ref(reading: Reading) -> Ref:
    """The one claim of an article."""
    [claim] = reading.of(Claim)
    return Ref(reading.article.id, claim.id)


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


def test_the_order_of_real_readings_makes_no_difference() -> None:
    keys = story.alike(story.readings())
    first = same_claims(story.readings(), keys, (), (), EMBED)
    assert first
    for order in permutations(story.readings()):
        assert same_claims(order, keys[::-1], (), (), EMBED) == first


def test_words_alone_decide_without_a_model_of_likeness() -> None:
    one = told("a", "Vell Rail bought the old bridge on Monday", "bought", lemma="buy")
    other = told("b", "On Monday Vell Rail bought the old bridge", "bought", lemma="buy")
    meant = told("c", "The railway company acquired the ancient crossing", "acquired")
    [link] = same_claims([one, other, meant], [], (), (), None)
    assert [ref.article for ref in link.members] == ["a", "b"]


def test_without_a_model_of_claims_only_the_same_words_are_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    readings = [
        told("a", "Vell Rail bought the old bridge on Monday", "bought", lemma="buy"),
        told("b", "On Monday Vell Rail bought the old bridge", "bought", lemma="buy"),
        told("c", "Vell Rail bought the old bridge on Monday", "bought", lemma="buy"),
    ]
    [link] = links(*readings)
    assert [ref.article for ref in link.members] == ["a", "b", "c"]
    monkeypatch.setenv("TELLINGS_CLAIMS_MODEL", "none")
    [link] = links(*readings)
    assert [ref.article for ref in link.members] == ["a", "c"]
    assert (link.why, link.confidence) == ("the same words", 1.0)
    assert links(*reversed(readings)) == (link,)


def test_nothing_to_compare_makes_no_link() -> None:
    assert same_claims([], [], (), (), EMBED) == ()
    assert same_claims([Telling("a").reading(), Telling("b").reading()], [], (), (), EMBED) == ()


@pytest.mark.usefixtures("sure")
def test_what_a_picture_shows_is_not_what_the_news_tells() -> None:
    news = told("a", "Xu Lind opened the old bridge on Monday", "opened", lemma="open")
    shown = told("b", "Xu Lind crosses the old bridge on Monday", "crosses", lemma="cross")
    below = captioned(shown)
    assert links(news, shown)
    assert links(news, below) == ()
    again = captioned(told("b", "Xu Lind opened the old bridge", "opened", lemma="open"))
    assert links(news, again)


def captioned(reading: Reading) -> Reading:
    """The same, all of it a caption."""
    at = (Span(0, len(reading.article.text)),)
    block = Block(id="block:1", at=at, by="test", role="caption")
    return replace(reading, notes=(*reading.notes, block))
