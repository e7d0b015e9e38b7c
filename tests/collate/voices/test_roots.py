"""Roots: which voices of several articles are one, and when that is not known."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tellings.collate.voices.roots import Rooted, Roots
from tellings.model import (
    Article,
    Attribution,
    Collation,
    Copy,
    Datum,
    Entity,
    EntityType,
    Link,
    Reading,
    Ref,
    Span,
    Story,
)

WORDS = (Span(0, 9),)
Voice = tuple[str, str]  # words of the source, and the name of the speaker ("" if not known)


def telling(outlet: str, *chain: Voice, type: EntityType = "person") -> Reading:
    """A reading of one statement, told on the word of a chain of voices."""
    text = "all is well " + "; ".join(source for source, _ in chain)
    reading = Reading(Article(outlet, text, outlet=Datum(outlet, "option") if outlet else None))
    notes: list[Entity | Attribution] = []
    for number, (source, name) in enumerate(chain):
        start = text.find(source, len("all is well "))
        at = (Span(start, start + len(source)),) if source else ()
        if name:
            notes.append(Entity(at=WORDS, id=f"entity:{name}", name=name, type=type, by="test"))
        notes.append(
            Attribution(
                at=WORDS,
                content=WORDS,
                id=str(number),
                source=at,
                speaker=f"entity:{name}" if name else None,
                parent=str(number - 1) if number else None,
                form="indirect",
                by="test",
            )
        )
    return reading.plus(notes)


def behind(*readings: Reading, linked: tuple[str, ...] = ()) -> Roots:
    """The roots of the same words in all, where entities of these names are linked."""
    links = tuple(
        Link(
            "same-entity",
            tuple(
                Ref(reading.article.id, f"entity:{name}")
                for reading in readings
                if any(entity.name == name for entity in reading.of(Entity))
            ),
            by="test",
        )
        for name in linked
    )
    ids = tuple(reading.article.id for reading in readings)
    collation = Collation(Story("s", ids), readings, links)
    rooted = Rooted(collation, {each.article.id: each.of(Attribution) for each in readings})
    return rooted.behind([Ref(each.article.id, "0") for each in readings])


def groups(found: Roots) -> list[list[str]]:
    return [[article for article, _ in root.told] for root in found.roots]


CLERKS = ("two unnamed clerks", "")
VELL = ("a report by Vell", "Vell")


def test_linked_speakers_are_one_root_however_long_the_chain() -> None:
    post = telling("Post", VELL, ("Ida Moor", "Ida Moor"))
    star = telling("Star", ("Moor", "Ida Moor"))
    found = behind(post, star, linked=("Ida Moor",))
    assert groups(found) == [["Post", "Star"]]
    assert [len(chain) for _, chain in found.roots[0].told] == [2, 1]
    assert groups(behind(post, star)) == [["Post"], ["Star"]]


def test_unnamed_sources_are_one_where_words_and_carrier_agree() -> None:
    post, star = (
        telling("Post", VELL, CLERKS),
        telling("Star", VELL, ("The two unnamed clerks", "")),
    )
    assert groups(behind(post, star, linked=("Vell",))) == [["Post", "Star"]]
    assert groups(behind(post, star)) == [["Post"], ["Star"]]
    other = telling("Star", VELL, ("a sailor", ""))
    assert groups(behind(post, other, linked=("Vell",))) == [["Post"], ["Star"]]


def test_an_outlet_carries_what_it_prints_itself() -> None:
    agency, post = telling("The Vell", CLERKS), telling("Post", VELL, CLERKS)
    assert groups(behind(agency, post)) == [["The Vell", "Post"]]


@pytest.mark.parametrize("outlet", ["Star", ""])
def test_the_same_words_in_two_outlets_are_no_one_root(outlet: str) -> None:
    found = behind(telling("Post", CLERKS), telling(outlet, CLERKS))
    assert groups(found) == [["Post"], [outlet]]
    assert not found.apart


def test_a_pronoun_is_the_same_as_nothing() -> None:
    found = behind(
        telling("Post", VELL, ("she", "")), telling("Star", VELL, ("she", "")), linked=("Vell",)
    )
    assert groups(found) == [["Post"], ["Star"]]


def test_persons_whose_names_share_nothing_are_apart() -> None:
    post, star = telling("Post", ("Moor", "Ida Moor")), telling("Star", ("Lund", "Ove Lund"))
    assert behind(post, star).apart
    namesake = telling("Star", ("Moor", "Per Moor"))
    assert not behind(post, namesake).apart
    body = telling("Star", ("Port Office", "Port Office"), type="organisation")
    assert not behind(post, body).apart


def test_an_article_without_a_source_is_named() -> None:
    found = behind(telling("Post", ("", "")), telling("Star", CLERKS))
    assert (groups(found), found.silent) == ([["Star"]], ("Post",))


def test_a_source_that_cites_two_gives_two_roots() -> None:
    one = telling("Post", VELL, ("Ida Moor", "Ida Moor"), ("Ove Lund", "Ove Lund"))
    notes = tuple(replace(n, parent="0") if n.id == "2" else n for n in one.notes)
    found = behind(replace(one, notes=notes))
    assert [chain[-1].id for root in found.roots for _, chain in root.told] == ["1", "2"]
    assert found.apart


def test_those_who_speak_as_one_are_one_only_together() -> None:
    def both(outlet: str, *names: str) -> Reading:
        one = telling(outlet, ("they", ""))
        ids = tuple(f"entity:{name}" for name in names)
        notes = [replace(one.of(Attribution)[0], speakers=ids)]
        people = [Entity(at=WORDS, id=i, name=i[7:], type="person", by="test") for i in ids]
        return Reading(one.article).plus([*notes, *people])

    linked = ("Ida Moor", "Ove Lund")
    post, star = both("Post", *linked), both("Star", "Ove Lund", "Ida Moor")
    assert groups(behind(post, star, linked=linked)) == [["Post", "Star"]]
    alone = both("Star", "Ida Moor")
    assert groups(behind(post, alone, linked=linked[:1])) == [["Post"], ["Star"]]


def test_several_sentences_of_one_statement_are_told_once() -> None:
    post = telling("Post", CLERKS)
    collation = Collation(Story("s", ("Post",)), (post,))
    rooted = Rooted(collation, {"Post": post.of(Attribution)})
    ref = Ref("Post", "0", (Span(0, 3),))
    found = rooted.behind([ref, Ref("Post", "0", (Span(4, 9),))])
    assert groups(found) == [["Post"]]


# --- copies, credits and who cites whom ----------------------------------------------------------

MOOR, LUND = ("Moor", "Ida Moor"), ("Lund", "Ove Lund")


def story(
    *readings: Reading, copies: dict[str, str] | None = None, linked: tuple[str, ...] = ()
) -> tuple[Rooted, list[Ref]]:
    """As `behind`, with copies (article to leader)."""
    ids = tuple(each.article.id for each in readings)
    links = tuple(
        Link(
            "same-entity",
            tuple(
                Ref(each.article.id, f"entity:{name}")
                for each in readings
                if any(entity.name == name for entity in each.of(Entity))
            ),
            by="test",
        )
        for name in linked
        if any(entity.name == name for each in readings for entity in each.of(Entity))
    )
    made = tuple(Copy(each, of, "cover", 0.9) for each, of in (copies or {}).items())
    collation = Collation(Story("s", ids, made), readings, links)
    shown = {each.article.id: each.of(Attribution) for each in readings}
    return Rooted(collation, shown), [Ref(id_, "0") for id_ in ids]


def roots(*readings: Reading, **more: Any) -> list[list[str]]:
    rooted, refs = story(*readings, **more)
    return groups(rooted.behind(refs))


def voices(*readings: Reading, **more: Any) -> list[list[str]]:
    rooted, refs = story(*readings, **more)
    return [list(each) for each in rooted.voices(refs)]


def credited(reading: Reading, agency: str, read_from: str = "dateline") -> Reading:
    return replace(reading, article=replace(reading.article, agency=Datum(agency, read_from)))


def test_copies_of_one_text_give_one_root() -> None:
    post, star = telling("Post", CLERKS), telling("Star", CLERKS)
    assert roots(post, star) == [["Post"], ["Star"]]
    assert roots(post, star, copies={"Star": "Post"}) == [["Post", "Star"]]
    edited = telling("Star", ("a harbour official", ""))
    assert roots(post, edited, copies={"Star": "Post"}) == [["Post", "Star"]]
    pronoun = telling("Star", ("she", ""))
    assert roots(telling("Post", MOOR), pronoun, copies={"Star": "Post"}) == [["Post", "Star"]]


def test_a_copy_that_names_somebody_else_keeps_its_root() -> None:
    post, star = telling("Post", MOOR), telling("Star", LUND)
    assert roots(post, star, copies={"Star": "Post"}) == [["Post"], ["Star"]]


def test_copies_that_give_several_roots_are_told_apart_by_words_alone() -> None:
    two = telling("Post", VELL, CLERKS, ("a sailor", ""))
    both = replace(
        two, notes=tuple(replace(n, parent="0") if n.id == "2" else n for n in two.notes)
    )
    star = telling("Star", VELL, ("a sailor", ""))
    found = roots(both, star, copies={"Star": "Post"}, linked=("Vell",))
    assert found == [["Post"], ["Post", "Star"]]


def test_who_cites_an_outlet_that_tells_the_words_has_its_root() -> None:
    vell, post = telling("The Vell", MOOR), telling("Post", VELL)
    assert roots(vell, post) == [["The Vell", "Post"]]
    assert roots(post, vell) == [["Post", "The Vell"]]
    assert roots(telling("Vell", CLERKS), telling("Post", VELL, ("people near the port", ""))) == [
        ["Vell", "Post"]
    ]


def test_who_names_another_than_the_outlet_it_cites_keeps_its_root() -> None:
    found = roots(telling("Vell", MOOR), telling("Post", VELL, LUND))
    assert found == [["Vell"], ["Post"]]
    assert roots(telling("Vell", CLERKS), telling("Post", VELL, MOOR)) == [["Vell"], ["Post"]]


def test_an_outlet_with_several_roots_gives_none_to_who_cites_it() -> None:
    two = telling("Vell", ("he", ""), MOOR, LUND)
    both = replace(
        two, notes=tuple(replace(n, parent="0") if n.id == "2" else n for n in two.notes)
    )
    rooted, refs = story(both, telling("Post", VELL))
    found = rooted.behind(refs)
    assert groups(found) == [["Vell"], ["Vell"], ["Post"]]
    assert not found.apart  # so that nobody says there are three


def test_two_that_cite_each_other_keep_their_roots() -> None:
    vell = telling("Vell", ("the Post", "Post"))
    assert roots(vell, telling("Post", VELL)) == [["Vell"], ["Post"]]


def test_who_cites_one_that_cites_another_has_the_root_of_the_last() -> None:
    vell, post = telling("Vell", MOOR), telling("Post", VELL)
    star = telling("Star", ("the Post", "Post"))
    assert roots(star, post, vell) == [["Star", "Post", "Vell"]]


def test_an_agency_by_name_is_the_article_that_prints_it() -> None:
    post = credited(telling("Post", CLERKS), "AP")
    star = telling("Star", ("a report by The Associated Press", "The Associated Press"), CLERKS)
    assert roots(post, star) == [["Post", "Star"]]
    short = telling("Star", ("AP", "AP"))
    assert roots(post, short) == [["Post", "Star"]]
    assert roots(telling("Post", CLERKS), star) == [["Post"], ["Star"]]


def test_two_that_print_one_agency_have_one_root_where_the_words_agree() -> None:
    post, star = (credited(telling(each, CLERKS), "AP") for each in ("Post", "Star"))
    assert roots(post, star) == [["Post", "Star"]]
    other = credited(telling("Star", ("a sailor", "")), "AP")
    assert roots(post, other) == [["Post"], ["Star"]]


def test_a_credit_of_several_agencies_is_no_report_of_one() -> None:
    post = credited(telling("Post", CLERKS), "AP, Reuters")
    assert roots(post, telling("Star", ("AP", "AP"))) == [["Post"], ["Star"]]


def test_persons_are_apart_though_one_article_names_only_the_outlet() -> None:
    vell, post = telling("Vell", MOOR), telling("Post", VELL)
    rooted, refs = story(post, vell, telling("Star", LUND))
    found = rooted.behind(refs)
    assert groups(found) == [["Post", "Vell"], ["Star"]]
    assert found.apart


def test_who_cites_another_adds_no_voice() -> None:
    vell, post, star = telling("Vell", MOOR), telling("Post", VELL), telling("Star", MOOR)
    assert voices(vell, post, star) == [["Vell", "Post"], ["Star"]]
    assert voices(post, star) == [["Post"], ["Star"]]


def test_those_that_cite_one_outlet_which_is_not_here_are_one_voice() -> None:
    cited = [telling(each, VELL, CLERKS, type="outlet") for each in ("Post", "Star")]
    assert voices(*cited, linked=("Vell",)) == [["Post", "Star"]]
    assert voices(*cited) == [["Post"], ["Star"]]
    people = [telling(each, MOOR) for each in ("Post", "Star")]
    assert voices(*people, linked=("Ida Moor",)) == [["Post"], ["Star"]]


def test_copies_are_one_voice_and_an_own_source_makes_another() -> None:
    post, star = telling("Post", CLERKS), telling("Star", CLERKS)
    assert voices(post, star, copies={"Star": "Post"}) == [["Post", "Star"]]
    two = telling("Mail", ("it", ""), ("the Post", "Post"), MOOR)
    both = replace(
        two, notes=tuple(replace(n, parent="0") if n.id == "2" else n for n in two.notes)
    )
    assert voices(post, both) == [["Post"], ["Mail"]]


def test_a_ring_of_citations_is_one_voice() -> None:
    vell, post = telling("Vell", ("the Post", "Post")), telling("Post", VELL)
    assert voices(vell, post) == [["Vell", "Post"]]
    assert voices(post, vell) == [["Post", "Vell"]]


TELLINGS = st.lists(
    st.builds(
        lambda outlet, chain, agency: (
            credited(telling(outlet, *chain), agency) if agency else telling(outlet, *chain)
        ),
        outlet=st.sampled_from(["Vell", "Post", "Star", "Mail", "Echo"]),
        chain=st.lists(
            st.sampled_from([CLERKS, VELL, MOOR, LUND, ("the Post", "Post"), ("AP", "AP")]),
            min_size=1,
            max_size=3,
            unique=True,
        ),
        agency=st.sampled_from(["", "AP", "AP, dpa"]),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda each: each.article.id,
)


@given(TELLINGS, st.booleans(), st.randoms(use_true_random=False))
def test_no_order_of_the_articles_changes_what_is_one(
    told: list[Reading], copied: bool, order: Random
) -> None:
    copies = {told[-1].article.id: told[0].article.id} if copied and len(told) > 1 else {}
    shuffled = list(told)
    order.shuffle(shuffled)
    for view in (roots, voices):
        one, other = (
            view(*each, copies=copies, linked=("Vell", "Post")) for each in (told, shuffled)
        )
        assert sorted(map(sorted, one)) == sorted(map(sorted, other))
    every = [article for voice in voices(*told, copies=copies) for article in voice]
    assert sorted(every) == sorted(each.article.id for each in told)
