"""Not told here: a silence is claimed only after a search of all words of an article."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from tellings.collate import alone
from tellings.collate.alone import Silence
from tellings.model import Attribution, Link, Ref, Relation
from tests.collate.alone.claiming import Teller, link, story

FOUND = "Divers found nine crates of rifles under the pier."
CLAIM = link("same-claim", ("a", "found"), ("b", "found"))


def teller(id: str, *sentences: str, date: str = "", published: str = "") -> Teller:
    """One who tells of the crates, and these sentences."""
    made = Teller(id, published)
    made.claim("found", FOUND, "found", ["nine crates"], date=date)
    for words in sentences:
        made.sentence(words)
    made.known("Divers", type="organisation")
    return made


def quiet(id: str, *sentences: str, published: str = "") -> Teller:
    made = Teller(id, published)
    for words in sentences or ("The mayor opened a school library on Monday.",):
        made.sentence(words)
    return made


def untold(
    *tellers: Teller, links: Sequence[Link] = (CLAIM,), copies: dict[str, str] | None = None
) -> dict[str, tuple[Silence, ...]]:
    found = alone.untold(story(*tellers, links=links, copies=copies))
    return {each.article: each.claims for each in found if each.claims}


def test_what_two_tell_and_a_third_does_not() -> None:
    found = untold(teller("a"), teller("b"), quiet("c"))
    assert list(found) == ["c"]
    (silence,) = found["c"]
    assert silence.told == CLAIM.members
    assert "no sentence with “Divers”, “found” and “nine” together" in silence.why
    assert "none has any" in silence.why
    assert not silence.later


def test_one_is_enough_only_where_two_texts_are_compared() -> None:
    own = link("same-claim", ("a", "found"), ("a", "again"))
    a = teller("a")
    a.claim("again", "Nine crates of rifles were found by divers.", "found", ["Nine crates"])
    assert list(untold(a, quiet("b"), links=[own])) == ["b"]
    assert untold(a, quiet("b"), quiet("c"), links=[own]) == {}
    assert list(untold(a, quiet("b"), quiet("c"), links=[own], copies={"c": "b"})) == ["b", "c"]


def test_copies_of_one_text_are_one_that_tells() -> None:
    a, b, c, d = teller("a"), teller("b"), quiet("c"), quiet("d")
    assert list(untold(a, b, c, d)) == ["c", "d"]
    assert untold(a, b, c, d, copies={"b": "a"}) == {}


def test_a_copy_that_cuts_what_the_other_tells_is_silent_if_two_more_tell_it() -> None:
    three = link("same-claim", ("a", "found"), ("b", "found"), ("e", "found"))
    copies = {"d": "a"}
    assert list(untold(teller("a"), teller("b"), quiet("d"), copies=copies)) == ["d"]
    four = untold(teller("a"), teller("b"), teller("e"), quiet("d"), links=[three], copies=copies)
    assert list(four) == ["d"]


@pytest.mark.parametrize("relation", ["same-event", "at-odds", "differs"])
def test_who_tells_it_otherwise_is_not_silent(relation: Relation) -> None:
    c = Teller("c")
    c.claim("other", "Police carried arms ashore.", "carried")
    joined = link(relation, ("a", "found"), ("c", "other"))
    assert untold(teller("a"), teller("b"), c, links=[CLAIM, joined]) == {}


@pytest.mark.parametrize(
    "words",
    [
        "Yesterday the divers of the navy found nine old boots, a wheel and much else down there.",
        "Rifles in crates lay under the pier.",
    ],
)
def test_what_may_tell_it_is_no_silence(words: str) -> None:
    assert untold(teller("a"), teller("b"), quiet("c", words)) == {}


@pytest.mark.parametrize("role", ["headline", "caption", "summary"])
def test_headline_and_captions_are_searched(role: str) -> None:
    c = quiet("c")
    c.block("Nine crates of rifles under pier", role)  # type: ignore[arg-type]
    assert untold(teller("a"), teller("b"), c) == {}


def test_a_claim_with_one_word_to_look_for_proves_nothing() -> None:
    a, b = Teller("a"), Teller("b")
    for each in (a, b):
        each.claim("found", "It was found there.", "found")
    assert untold(a, b, quiet("c")) == {}


def test_an_article_that_is_older_than_what_it_does_not_tell() -> None:
    a, b = (teller(each, date="2023-05-04", published="2023-05-05") for each in "ab")
    found = untold(
        a, b, quiet("c", published="2023-05-03"), quiet("d", published="2023-05-04"), quiet("e")
    )
    assert {article: each.later for article, (each,) in found.items()} == {
        "c": True,
        "d": False,
        "e": False,
    }
    assert found["c"][0].day == "2023-05-04"
    assert "it was on 2023-05-04, the article is of 2023-05-03" in found["c"][0].why


def test_a_silence_is_no_surer_than_the_link() -> None:
    unsure = replace(CLAIM, confidence=0.4)
    assert untold(teller("a"), teller("b"), quiet("c"), links=[unsure])["c"][0].confidence == 0.4


# --- quoted words, and names ---------------------------------------------------------------------


def saying(id: str, words: str, speaker: str = "Ida Moor") -> Teller:
    made = Teller(id)
    made.said(speaker, words)
    return made


def quoted(*tellers: Teller) -> dict[str, list[str]]:
    """The quoted words that articles do not have, of a link between the first two."""
    members = []
    for each in tellers[:2]:
        (note,) = (note for note in each.notes if isinstance(note, Attribution))
        at = each.find("We dig", note.hull)
        members.append(Ref(each.id, note.id, (replace(at, end=note.hull.end - 1),)))
    collation = story(*tellers, links=[Link("same-quotation", tuple(members), "test")])
    return {
        each.article: [collation.words(silence.told[0]) for silence in each.quotations]
        for each in alone.untold(collation)
        if each.quotations
    }


def test_quoted_words_that_an_article_does_not_have() -> None:
    a, b = saying("a", "We dig the harbour at dawn."), saying("b", "We dig our harbour at dawn,")
    assert quoted(a, b, quiet("c")) == {"c": ["We dig the harbour at dawn."]}
    assert quoted(a, b, quiet("c", "She told us: we dig our harbour at dawn.")) == {}
    assert quoted(a, b, quiet("c", "They would dig in the harbour by night.")) == {}


def test_names_that_an_article_does_not_have() -> None:
    a, b, c = (quiet(each) for each in "abc")
    for each in (a, b):
        each.name("Ida Moor")
        each.name("Norland", "state")
        each.name("Orvale", "place", role="credit")
    found = {each.article: each.names for each in alone.untold(story(a, b, c)) if each.names}
    assert list(found) == ["c"]
    assert [each.told[0].note for each in found["c"]] == ["entity:Ida Moor", "entity:Norland"]
    assert found["c"][0].why == "all its words searched: no “Ida Moor”"


def test_an_outlet_is_not_silent_on_itself() -> None:
    a, b, c = (quiet(each) for each in ("Post", "Star", "Vell News"))
    for each in (a, b):
        each.name("Vell News", "outlet")
    assert [each.names for each in alone.untold(story(a, b, c))] == [(), (), ()]


@pytest.mark.parametrize(
    "words",
    ["Norlandic troops came with a Mr. Moor.", "They met Moor’s friends of a Norland-based firm."],
)
def test_a_name_in_any_form_is_no_silence(words: str) -> None:
    a, b = quiet("a"), quiet("b")
    for each in (a, b):
        each.name("Ida Moor")
        each.name("Norland", "state")
    assert [each.names for each in alone.untold(story(a, b, quiet("c", words)))] == [(), (), ()]


def test_the_order_of_articles_changes_nothing() -> None:
    tellers = [teller("a"), teller("b"), quiet("c"), quiet("d", "Rain fell.")]
    one = alone.untold(story(*tellers, links=[CLAIM]))
    other = alone.untold(story(*reversed(tellers), links=[replace(CLAIM, members=CLAIM.members)]))
    assert sorted(one, key=lambda each: each.article) == sorted(
        other, key=lambda each: each.article
    )
