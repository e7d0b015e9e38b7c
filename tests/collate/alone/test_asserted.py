"""Claims of one text alone: given only where nothing hints at the contrary."""

from __future__ import annotations

from msgspec.structs import replace

from tellings.collate import alone
from tellings.model import Link
from tests.collate.alone.claiming import Teller, link, notes, story

DREDGED = "Workers dredged the northern harbour basin before winter storms."


def one() -> Teller:
    teller = Teller("a")
    teller.claim("dredged", DREDGED, "dredged")
    return teller


def other(*sentences: str) -> Teller:
    teller = Teller("b")
    for number, words in enumerate(sentences):
        teller.claim(f"b{number}", words, words.split()[1])
    return teller


def test_a_claim_that_no_other_text_comes_near() -> None:
    found = story(one(), other("The mayor opened a new school library on Monday."))
    assert notes(alone.claims(found)) == {"a": ["dredged"], "b": ["b0"]}


def test_what_any_link_joins_is_not_alone() -> None:
    b = other("Ships were kept out while mud was taken away.")
    for relation in ("same-claim", "same-event", "at-odds", "differs"):
        joined: Link = link(relation, ("a", "dredged"), ("b", "b0"))
        assert notes(alone.claims(story(one(), b, links=[joined]))) == {"a": [], "b": []}


def test_most_of_its_words_in_one_sentence_of_another() -> None:
    near = other("The northern basin of the harbour was dredged in October.")
    assert notes(alone.claims(story(one(), near)))["a"] == []
    two = other("They dredged the basin.", "It lies in the northern harbour.")
    assert notes(alone.claims(story(one(), two)))["a"] == []


def test_all_its_words_anywhere_in_another() -> None:
    scattered = other(
        "Workers met at noon.",
        "Nobody ever dredged so much sand and gravel here.",
        "A northern wind blew all of the week.",
        "People walked along the harbour quay with lanterns.",
        "The basin froze over twice.",
        "Their winter was long and very cold.",
        "Two storms took roofs off.",
    )
    assert notes(alone.claims(story(one(), scattered)))["a"] == []
    less = other("Workers met at noon.", "Two storms took roofs off.")
    assert notes(alone.claims(story(one(), less)))["a"] == ["dredged"]


def test_what_has_few_words_is_trivial() -> None:
    a = Teller("a")
    a.claim("short", "It was there before.", "was")
    assert notes(alone.claims(story(a, other("The mayor opened a school library.")))) == {
        "a": [],
        "b": ["b0"],
    }


def test_headlines_repeat_the_text() -> None:
    a = Teller("a")
    a.claim("headline", DREDGED, "dredged", role="headline")
    a.claim("advert", "Subscribe today for harbour news each morning.", "Subscribe", role="credit")
    assert notes(alone.claims(story(a, other("The mayor opened a school.")))) == {"a": [], "b": []}


def test_a_pronoun_is_whom_it_stands_for() -> None:
    a, b = Teller("a"), Teller("b")
    a.claim("a0", "Ida Moor resigned quietly over unpaid debts.", "resigned")
    a.known("Ida Moor")
    at = b.claim("b0", "She resigned.", "resigned")
    b.mention(b.find("She", at), "Ida Moor")
    assert notes(alone.claims(story(a, b)))["a"] == ["a0"]
    more = b.claim("b1", "Over debts, she went.", "went")
    b.mention(b.find("she", more), "Ida Moor")
    assert notes(alone.claims(story(a, b)))["a"] == []


def test_a_claim_in_one_that_others_make_is_not_alone() -> None:
    a = one()
    at = a.claim("outer", "Engineers feared cracks since divers found holes.", "feared")
    (inner,) = (each for each in a.notes if each.id == "dredged")
    a.notes.remove(inner)
    a.notes.append(replace(inner, inside="outer"))  # type: ignore[call-arg]
    b = other("Alarm spread.")
    joined = link("same-claim", ("a", "outer"), ("b", "b0"))
    assert len(at) > 0
    assert notes(alone.claims(story(a, b, links=[joined])))["a"] == []
    upward = link("same-claim", ("a", "dredged"), ("b", "b0"))
    assert notes(alone.claims(story(a, b, links=[upward])))["a"] == []


def test_the_widest_of_claims_within_each_other() -> None:
    a = one()
    start = a.notes[-1].hull.start
    at = a.find("northern harbour basin before winter storms", a.notes[-1].hull)
    whole = a.notes[-1]
    a.notes.append(replace(whole, id="part", at=(at,)))  # type: ignore[call-arg]
    a.claim("again", "Workers dredged the northern harbour basin.", "dredged")
    assert start == 0
    assert notes(alone.claims(story(a, other("The mayor spoke.")))) == {"a": ["dredged"], "b": []}


# --- copies --------------------------------------------------------------------------------------


def copy(id: str, *more: str) -> Teller:
    teller = Teller(id)
    teller.claim("dredged", DREDGED, "dredged")
    for number, words in enumerate(more):
        teller.claim(f"more{number}", words, words.split()[1])
    return teller


def test_what_only_copies_tell_is_given_once_for_their_text() -> None:
    b = other("The mayor opened a new school library on Monday.")
    adds = copy("a2", "Fishermen protested against steep mooring fees.")
    found = alone.claims(story(copy("a1"), adds, b, copies={"a2": "a1"}))
    assert notes(found) == {"a1": ["dredged"], "a2": ["more0"], "b": ["b0"]}
    assert [each.copies for each in found] == [("a2",), (), ()]
    apart = alone.claims(story(copy("a1"), adds, b))
    assert notes(apart) == {"a1": [], "a2": ["more0"], "b": ["b0"]}


def test_copies_whose_leader_is_not_compared() -> None:
    b = other("The mayor opened a new school library on Monday.")
    found = alone.claims(story(b, copy("a3"), copy("a2"), copies={"a2": "a1", "a3": "a1"}))
    assert notes(found) == {"b": ["b0"], "a3": [], "a2": ["dredged"]}
    assert found[2].copies == ("a3",)


def test_quoted_words_and_names_of_copies_are_of_their_text() -> None:
    a1, a2, b = Teller("a1"), Teller("a2"), Teller("b")
    for teller in (a1, a2):
        teller.said("Ida Moor", "We dig at dawn.")
    b.said("Ove Lund", "We rest.")
    copied = story(a1, a2, b, copies={"a2": "a1"})
    assert [len(each.refs) for each in alone.quotations(copied)] == [1, 0, 1]
    assert notes(alone.entities(copied)) == {
        "a1": ["entity:Ida Moor"],
        "a2": [],
        "b": ["entity:Ove Lund"],
    }
    assert [len(each.refs) for each in alone.quotations(story(a1, a2, b))] == [0, 0, 1]
