"""One happening under several dates: only what is surely one, and surely of two days."""

from __future__ import annotations

import pytest

from tellings.collate.timeline import Timeline, timeline
from tests.collate.timeline.diary import Diary
from tests.collate.timeline.treaty import MARROW, SIGNED, diary, linked, tell


def found(*diaries: Diary) -> Timeline:
    return timeline(linked([each.reading() for each in diaries]))


def days(timeline: Timeline) -> list[list[tuple[str, str]]]:
    return [[(each.article, each.spell.value) for each in one.told] for one in timeline.conflicts]


def test_one_happening_under_two_days_is_a_conflict() -> None:
    told = found(diary("a", "Tuesday", "2023-03-21"), diary("b", "Monday", "2023-03-20"))
    assert days(told) == [[("b", "2023-03-20"), ("a", "2023-03-21")]]
    assert not told.conflicts[0].unsure


def test_three_may_have_two_days() -> None:
    a, b = diary("a", "Tuesday", "2023-03-21"), diary("b", "Monday", "2023-03-20")
    told = found(a, b, diary("c", "Tuesday", "2023-03-21"))
    (sides,) = days(told)
    assert {date for _, date in sides} == {"2023-03-20", "2023-03-21"}


def test_a_conflict_that_rests_on_an_inferred_date_is_unsure() -> None:
    inferred = diary("b", "Monday", "2023-03-20", basis="inferred")
    assert found(diary("a", "Tuesday", "2023-03-21"), inferred).conflicts[0].unsure


def test_the_passive_tells_the_same() -> None:
    passive = (
        "The/det>treaty treaty/nsubjpass>signed was/auxpass>signed signed/ROOT>@/sign "
        "by/agent>signed {who}/pobj>by in/prep>signed {where}/pobj>in on/prep>signed "
        "{day}/pobj>on ./punct>signed"
    )
    told = found(diary("a", "Tuesday", "2023-03-21"), diary("b", "Monday", "2023-03-20", passive))
    assert len(told.conflicts) == 1


def test_a_noun_made_of_the_verb_tells_the_same() -> None:
    noun = (
        "{day}/poss>collapse ’s/case>{day} collapse/ROOT>@/NOUN of/prep>collapse "
        "the/det>{where} {where}/compound>pier pier/pobj>of"
    ).replace("the/det>{where}", "the/det>pier")
    verb = (
        "The/det>pier {where}/compound>pier pier/nsubj>collapsed collapsed/ROOT>@/collapse "
        "on/prep>collapsed {day}/pobj>on"
    )
    told = found(
        diary("a", "Tuesday", "2023-03-21", noun), diary("b", "Monday", "2023-03-20", verb)
    )
    assert len(told.conflicts) == 1


def test_two_nouns_may_be_two_happenings() -> None:
    noun = (
        "{day}/poss>final ’s/case>{day} final/ROOT>@/NOUN in/prep>final {where}/pobj>in "
        "of/prep>final {who}/pobj>of"
    )
    a, b = (
        diary(name, day, date, noun)
        for name, day, date in (("a", "Tuesday", "2023-03-21"), ("b", "Monday", "2023-03-20"))
    )
    assert found(a, b).conflicts == ()


OTHERS = {
    "another place": {"where": MARROW},
    "another one who acts": {"who": "Bo"},
    "a negation": {"marked": SIGNED.replace("signed/ROOT", "never/neg>signed signed/ROOT")},
    "a possibility": {"marked": SIGNED.replace("signed/ROOT", "may/aux>signed/MD signed/ROOT")},
    "another thing": {"marked": SIGNED.replace("treaty", "lease")},
    "another verb": {"marked": SIGNED.replace("signed/ROOT>@/sign", "signed/ROOT>@/burn")},
    "a number": {"marked": SIGNED.replace("the/det>treaty", "the/det>treaty 12/nummod>treaty")},
    "a limit": {"marked": SIGNED.replace("on/", "since/").replace(">on", ">since")},
    "a modifier": {"mod": "APPROX"},
    "an unsure date": {"confidence": 0.5},
    "a week or more": {"date": "2023-03-13"},
    "a coarser date": {"date": "2023-W11"},
}


@pytest.mark.parametrize("why", OTHERS)
def test_what_differs_is_another_happening(why: str) -> None:
    base = SIGNED.replace("the/det>treaty", "the/det>treaty 11/nummod>treaty")
    a = diary("a", "Tuesday", "2023-03-21", base if why == "a number" else SIGNED)
    more = {"date": "2023-03-20", **OTHERS[why]}
    assert found(a, diary("b", "Monday", **more)).conflicts == ()  # type: ignore[arg-type]


def test_another_number_alone_is_what_differs() -> None:
    marked = SIGNED.replace("the/det>treaty", "the/det>treaty 11/nummod>treaty")
    a, b = (
        diary(name, day, date, marked)
        for name, day, date in (("a", "Tuesday", "2023-03-21"), ("b", "Monday", "2023-03-20"))
    )
    assert len(found(a, b).conflicts) == 1


@pytest.mark.parametrize("verb", ["meet", "have", "say"])
def test_verbs_that_are_true_of_several_days_or_say_little(verb: str) -> None:
    marked = SIGNED.replace("signed/ROOT>@/sign", f"signed/ROOT>@/{verb}")
    a, b = (
        diary(name, day, date, marked)
        for name, day, date in (("a", "Tuesday", "2023-03-21"), ("b", "Monday", "2023-03-20"))
    )
    assert found(a, b).conflicts == ()


def test_a_word_that_attributes_is_no_happening() -> None:
    a, b = diary("a", "Tuesday", "2023-03-21"), diary("b", "Monday", "2023-03-20")
    for each in (a, b):
        each.attributed("the treaty", "", "signed")
    assert found(a, b).conflicts == ()


def test_someone_named_must_take_part() -> None:
    told = found(
        diary("a", "Tuesday", "2023-03-21", who="clerks"),
        diary("b", "Monday", "2023-03-20", who="clerks"),
    )
    assert told.conflicts == ()


def test_within_one_article_days_are_no_conflict_and_show_that_it_came_twice() -> None:
    twice = tell(diary("a", "Tuesday", "2023-03-21"), "Friday", "2023-03-17")
    assert found(twice).conflicts == ()
    assert found(twice, diary("b", "Monday", "2023-03-20")).conflicts == ()


def test_where_they_agree_on_a_day_another_is_no_conflict() -> None:
    a, b = diary("a", "Tuesday", "2023-03-21"), diary("b", "Tuesday", "2023-03-21")
    told = found(a, b)
    assert told.conflicts == ()
    (entry,) = told.entries
    assert (entry.articles, entry.agreed) == (("a", "b"), ((0, 1),))
