"""The whole of collation: what it takes and refuses; the order of articles changes nothing."""

from __future__ import annotations

from itertools import permutations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.collate import alone, collate
from tellings.collate.naming.designations import designations
from tellings.errors import UseError
from tellings.model import Article, Collation, Copy, Origin, Reading, Story, Voice
from tests.collate.build import saying

ANA, BO = "Ana Roza", "Bo Lind"
A = saying(
    "a",
    (ANA, "We waited thirty years for this bridge. It belongs to all of us."),
    (BO, "I agree."),
    (ANA, "Nobody will close the ferry."),
)
B = saying(
    "b",
    ("Roza", "For thirty years we have waited for this bridge, and it belongs to all of us."),
    ("Lind", "I agree,"),
)
C = saying(
    "c",
    (BO, "I agree."),
    (ANA, "It belongs to all of us. Nobody is going to close the ferry."),
    (None, "thirty years for this bridge"),
)


@pytest.mark.parametrize("readings", list(permutations([A, B, C])))
def test_links_do_not_depend_on_the_order_of_articles(readings: tuple[Reading, ...]) -> None:
    collation, given_first = collate(readings), collate([A, B, C])
    assert collation.links == given_first.links
    assert collation.story.id == given_first.story.id
    assert collation.story.copies == given_first.story.copies
    assert collation.story.voices == given_first.story.voices
    assert collation.story.articles == tuple(reading.article.id for reading in readings)
    assert collation.readings == readings
    for view in (
        alone.quotations,
        alone.entities,
        alone.claims,
        alone.background,
        alone.untold,
        alone.remarks,
    ):
        ordered = sorted(view(collation), key=lambda each: each.article)
        assert ordered == list(view(given_first))
    assert [each.name for each in designations(collation)] == [
        each.name for each in designations(given_first)
    ]


def test_the_three_share_something() -> None:
    collation = collate([A, B, C])
    assert len(collation.of("same-quotation")) == 4
    assert len(collation.of("same-entity")) == 2
    assert {link.relation for link in collation.links} == {
        *("same-quotation", "same-entity", "differs"),
    }


SAID = st.tuples(
    st.sampled_from([ANA, "Roza", BO, None]),
    st.text(alphabet="abc I.,!?'\u2019\u201c\u2026\n19", min_size=1, max_size=30),
)


@given(st.lists(SAID, max_size=4), st.lists(SAID, max_size=4))
def test_whatever_is_said_links_lie_in_the_texts(
    first: list[tuple[str | None, str]], second: list[tuple[str | None, str]]
) -> None:
    a, b = saying("a", *first), saying("b", *second)
    collation = collate([a, b])
    assert collate([b, a]).links == collation.links
    for link in collation.links:
        articles = [member.article for member in link.members]
        assert sorted(set(articles)) == ["a", "b"]
        assert articles == sorted(articles)
        if link.relation == "same-quotation":  # of named entities, "Roza" may be Ana Roza here too
            assert len(articles) == 2
        assert 0 < link.confidence <= 1
        assert link.why
        assert all(any(map(str.isalnum, collation.words(member))) for member in link.members)
    assert msgspec.json.decode(msgspec.json.encode(collation), type=Collation) == collation


def test_fewer_than_two_articles() -> None:
    with pytest.raises(UseError, match="two or more"):
        collate([])
    with pytest.raises(UseError, match="two or more"):
        collate([A])


def test_an_article_given_twice_is_named() -> None:
    article = Article("a", "The ferry.", origin=Origin("ferry.txt"))
    with pytest.raises(UseError, match=r"ferry\.txt is given twice"):
        collate([Reading(article), B, Reading(article)])


def test_two_files_with_the_same_text_are_both_named() -> None:
    first = Article("a", "The ferry.", origin=Origin("ferry.txt"))
    second = Article("a", "The ferry.", origin=Origin("copy.txt"))
    with pytest.raises(UseError, match=r"copy\.txt has the same text as ferry\.txt"):
        collate([Reading(first), B, Reading(second)])


LONG = (
    "The crews of the outer harbour went to the bar at dawn and found that the channel had silted "
    "up in the night, so that no ship of any draught could come in before the next spring tide."
)


def test_articles_that_are_given_are_searched_for_copies() -> None:
    echo, post = (Reading(Article(id_, LONG + id_)) for id_ in ("e", "p"))
    story = collate([echo, post, A]).story
    assert {(copy.article, copy.of) for copy in story.copies} <= {("e", "p"), ("p", "e")}
    assert len(story.copies) == 1
    assert [len(voice.articles) for voice in story.voices] == [2, 1]


def test_a_story_that_is_given_is_kept() -> None:
    voices = (Voice("Echo", "copy", ("a", "x")), Voice("Post", "own", ("b",)))
    story = Story("of-the-library", ("x", "b", "a"), (Copy("x", "a", "cover", 0.9),), voices=voices)
    collation = collate([A, B], story)
    assert collation.story is story
    assert collation.links == collate([A, B]).links


def test_an_article_that_the_story_does_not_have() -> None:
    with pytest.raises(UseError, match="article b is not among the articles of the story s"):
        collate([A, B], Story("s", ("a",)))


def test_two_articles_with_one_id() -> None:
    with pytest.raises(UseError, match="have the id a"):
        collate([A, saying("a", (ANA, "Another text."))])


def test_articles_without_notes() -> None:
    collation = collate([Reading(Article("a", "")), Reading(Article("b", "Words."))])
    assert collation.links == ()
    assert [each.refs for each in alone.quotations(collation)] == [(), ()]
