"""What is only named by its date: one group for all places that name it alike."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from tellings.collate.timeline import timeline
from tellings.model import Collation, Reading
from tests.collate.timeline.diary import Diary, story


def article(id: str, *votes: str, year: str = "2019", behind: str = "") -> Reading:
    """An article that names votes of a year, each described by these words."""
    made = Diary(id)
    for words in votes:
        described = " ".join(f"{word}/amod>vote" for word in words.split())
        made.parsed(
            f"Xu/nsubj>saw saw/ROOT>@ the/det>vote {year}/nummod>vote {described} "
            f"vote/dobj>saw {behind} ./punct>saw"
        )
        made.time(year, year)
    return made.reading()


def groups(collation: Collation) -> list[list[str]]:
    """The groups of all entries: the articles and words of their places."""
    return [
        [f"{each.article}: {each.at.of(collation.reading(each.article).article.text)}"]
        + [other.article for other in others]
        for entry in timeline(collation).entries
        for each, *others in ([entry.told[number] for number in group] for group in entry.named)
    ]


def test_places_of_several_articles_and_of_one_are_a_group_with_the_fullest_first() -> None:
    a, b = article("a", "", "harbour"), article("b", "northern harbour", "")
    assert groups(story(a, b)) == [["b: the 2019 northern harbour vote", "a", "a", "b"]]


def test_all_places_stay_in_the_entry() -> None:
    (entry,) = timeline(story(article("a", "", "harbour"), article("b", ""))).entries
    assert (len(entry.told), entry.named) == (3, ((1, 0, 2),))


def test_what_is_named_in_one_place_is_no_group() -> None:
    assert groups(story(article("a", ""), article("b"))) == []


def test_one_of_another_date_is_another() -> None:
    assert groups(story(article("a", ""), article("b", "", year="2018"))) == []


def test_one_of_another_noun_is_another() -> None:
    made = Diary("b")
    made.parsed("Xu/nsubj>saw saw/ROOT>@ the/det>march 2019/nummod>march march/dobj>saw")
    made.time("2019", "2019")
    assert groups(story(article("a", ""), made.reading())) == []


def test_what_may_be_either_of_two_goes_with_neither() -> None:
    a, b = article("a", "harbour", ""), article("b", "park", "park", "")
    assert groups(story(a, b)) == [["a: the 2019 vote", "b"], ["b: the 2019 park vote", "b"]]


def test_of_what_more_is_told_the_place_is_a_line_of_its_own() -> None:
    b = article("b", "", behind="that/nsubj>split split/relcl>vote Orvale/dobj>split")
    assert groups(story(article("a", ""), b)) == []


def test_what_is_told_with_a_verb_is_no_name() -> None:
    made = Diary("b")
    made.parsed("Xu/nsubj>saw saw/ROOT>@ the/det>vote vote/dobj>saw in/prep>saw 2019/pobj>in")
    made.time("2019", "2019")
    assert groups(story(article("a", ""), made.reading())) == []


# --- laws ----------------------------------------------------------------------------------------

VOTES = ("", "harbour", "northern harbour", "park", "northern")


@st.composite
def stories(draw: st.DrawFn) -> list[Reading]:
    return [
        article(name, *draw(st.lists(st.sampled_from(VOTES), max_size=3)))
        for name in draw(st.lists(st.sampled_from("abc"), unique=True, min_size=1))
    ]


@given(stories())
def test_the_order_of_the_articles_makes_no_difference(readings: list[Reading]) -> None:
    assert len({repr(timeline(story(*order))) for order in permutations(readings)}) == 1


@given(stories())
def test_each_place_is_in_one_group_at_most_and_no_words_are_lost(readings: list[Reading]) -> None:
    texts = {each.article.id: each.article.text for each in readings}
    for entry in timeline(story(*readings)).entries:
        words = [set(each.at.of(texts[each.article]).split()) for each in entry.told]
        numbers = [number for group in entry.named for number in group]
        assert len(numbers) == len(set(numbers))
        for first, *others in entry.named:
            assert others
            assert all(words[number] <= words[first] for number in others)
