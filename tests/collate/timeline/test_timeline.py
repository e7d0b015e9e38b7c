"""One timeline of a story: entries, groups, and how each date was reckoned."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.collate.timeline import Dated, Timeline, timeline
from tellings.dates import Days
from tellings.model import Article, Collation, Datum, Reading
from tests.collate.timeline.diary import Diary, story


def diary(id: str, *dated: tuple[str, str], written: str = "2023-03-22") -> Diary:
    """An article of plain sentences, each with its date, reckoned from the document's."""
    made = Diary(id)
    anchor = made.written(written) if written else None
    for words, value in dated:
        made.plain(f"Ships came {words}.")
        made.time(words, value, anchor=anchor)
    return made


def values(found: Timeline) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(each.group, each.spell.value, each.articles) for each in found.entries]


def told(collation: Collation) -> list[str]:
    """The words of every entry, with the time of day in front."""
    return [
        f"{each.clock} {each.at.of(collation.reading(each.article).article.text)}".strip()
        for entry in timeline(collation).entries
        for each in entry.told
    ]


def only(made: Diary) -> Dated:
    """The one thing that an article dates."""
    (entry,) = timeline(story(made.reading())).entries
    (found,) = entry.told
    return found


# --- entries -------------------------------------------------------------------------------------


def test_a_weekday_and_a_date_of_one_day_are_one_entry() -> None:
    a, b = diary("a", ("on Tuesday", "2023-03-21")), diary("b", ("on March 21", "2023-03-21"))
    assert values(timeline(story(a.reading(), b.reading()))) == [("news", "2023-03-21", ("a", "b"))]


def test_what_is_coarser_stays_an_entry_of_its_own_at_its_first_day() -> None:
    made = diary(
        "a", ("on Monday", "2023-03-20"), ("this week", "2023-W12"), ("in March", "2023-03")
    )
    found = timeline(story(made.reading()))
    assert [each.spell.value for each in found.entries] == ["2023-03", "2023-W12", "2023-03-20"]


def test_parts_of_a_month_are_entries_of_their_own() -> None:
    made = diary("a", ("in May", "2023-05"))
    made.plain("Ships come late in the month.")
    made.time("late in the month", "2023-05", mod="END")
    found = timeline(story(made.reading()))
    assert [(each.spell.part, each.spell.days.first.day) for each in found.entries] == [
        ("", 1),
        ("END", 22),
    ]


def test_times_of_day_stand_in_order_within_their_day() -> None:
    dated = [
        ("at nine", "T21:00"),
        ("in the morning", "TMO"),
        ("on that day", ""),
        ("at 10", "T10"),
    ]
    made = diary("a", *((words, f"2023-03-21{time}") for words, time in dated))
    assert told(story(made.reading())) == [
        "Ships came on that day.",
        "TMO Ships came in the morning.",
        "T10 Ships came at 10.",
        "T21:00 Ships came at nine.",
    ]


@pytest.mark.parametrize("value", ["", "PRESENT_REF", "P3D", "XXXX-03-21", "2023-02-30"])
def test_what_has_no_day_is_no_entry(value: str) -> None:
    assert timeline(story(diary("a", ("then", value)).reading())).entries == ()


@pytest.mark.parametrize("role", ["byline", "credit", "boilerplate", "biography", "date"])
def test_times_outside_the_story_are_no_entries(role: str) -> None:
    made = Diary("a")
    made.plain("Ships came on Tuesday.", role)  # type: ignore[arg-type]
    made.time("on Tuesday", "2023-03-21")
    assert timeline(story(made.reading())).entries == ()


def test_a_time_alone_in_its_sentence_tells_nothing() -> None:
    made = Diary("a")
    made.plain("“Tuesday.”")
    made.time("Tuesday", "2023-03-21")
    assert timeline(story(made.reading())).entries == ()


def test_two_times_of_one_day_in_one_clause_are_told_once() -> None:
    made = Diary("a")
    made.plain("On Tuesday, March 21, ships came.")
    first = made.time("Tuesday", "2023-03-21", confidence=0.7)
    second = made.time("March 21", "2023-03-21TMO")
    assert only(made).times == (second, first)
    assert (only(made).confidence, only(made).clock) == (0.9, "TMO")


def test_no_time_at_all() -> None:
    found = timeline(story(Reading(Article("a", "")), Reading(Article("b", "Ships."))))
    assert (found.entries, found.conflicts, found.news) == ((), (), None)


# --- the days of the news ------------------------------------------------------------------------


def test_background_and_what_is_ahead_are_apart_from_the_news() -> None:
    made = diary(
        "a",
        ("in 2022", "2022"),
        ("this year", "2023"),
        ("on March 11", "2023-03-11"),
        ("on March 12", "2023-03-12"),
        ("this month", "2023-03"),
        ("on Thursday", "2023-03-23"),
        ("today", "2023-03-24"),
        ("next year", "2024"),
    )
    other = diary("b", written="2023-03-23")
    found = timeline(story(made.reading(), other.reading()))
    assert found.news == Days(date(2023, 3, 12), date(2023, 3, 23))
    assert {each.spell.value: each.group for each in found.entries} == {
        "2022": "background",
        "2023": "background",
        "2023-03-11": "background",
        "2023-03": "news",
        "2023-03-12": "news",
        "2023-03-23": "news",
        "2023-03-24": "ahead",
        "2024": "ahead",
    }


def test_without_a_date_of_a_document_nothing_is_background() -> None:
    made = diary("a", ("in 1985", "1985"), written="")
    assert values(timeline(story(made.reading()))) == [("news", "1985", ("a",))]


def test_an_inferred_date_bounds_the_news_only_where_there_is_no_other() -> None:
    a, b = diary("a"), Diary("b")
    b.written("2021-01-01", "inferred")
    found = timeline(story(a.reading(), b.reading())).news
    assert found == Days(date(2023, 3, 12), date(2023, 3, 22))
    assert timeline(story(b.reading())).news == Days(date(2020, 12, 22), date(2021, 1, 1))


def test_the_first_days_of_the_calendar_have_no_days_before_them() -> None:
    made = diary("a", written="0001-01-02")
    assert timeline(story(made.reading())).news == Days(date.min, date(1, 1, 2))


# --- how it was dated ----------------------------------------------------------------------------


def test_how_a_date_was_reckoned() -> None:
    made = Diary("a")
    document = made.written("2023-03-22", "inferred")
    made.plain("Ships came on March 1, 2023.")
    first = made.time("March 1, 2023", "2023-03-01")
    made.plain("Ships left on Tuesday.")
    made.time("Tuesday", "2023-03-21", anchor=document)
    made.plain("Ships sank a day later.")
    made.time("a day later", "2023-03-02", anchor=first, confidence=0.7)
    made.plain("Ships rose a day after the storm.")
    made.time("a day after", "2023-03-20", anchor=document, event=made.at("the storm"))
    entries = timeline(story(made.reading())).entries
    assert {e.spell.value: (t.how, t.basis, t.confidence) for e in entries for t in e.told} == {
        "2023-03-01": ("stated", "", 0.9),
        "2023-03-21": ("document", "inferred", 0.9),
        "2023-03-02": ("time", "", 0.7),
        "2023-03-20": ("event", "inferred", 0.9),
    }


def test_what_hangs_on_a_time_that_hangs_on_the_document_does_so_too() -> None:
    made = Diary("a")
    document = made.written("2023-03-22")
    made.plain("Ships came on Tuesday.")
    first = made.time("Tuesday", "2023-03-21", anchor=document, confidence=0.5)
    made.plain("Ships sank the next day.")
    made.time("the next day", "2023-03-22", anchor=first)
    last = timeline(story(made.reading())).entries[-1].told[0]
    assert (last.how, last.basis, last.confidence) == ("time", "printed", 0.5)


def test_metadata_are_no_note() -> None:
    made = Diary("a")
    made.plain("Ships came on Tuesday.")
    made.time("Tuesday", "2023-03-21", anchor="published")
    article = Article("a", made.text, published=Datum("2023-03-22", "json-ld"))
    found = timeline(story(Reading(article).plus(made.notes)))
    assert (found.entries[0].told[0].basis, found.news is None) == ("metadata", False)


def test_anchors_that_go_round_in_a_ring() -> None:
    made = Diary("a")
    made.plain("Ships came on Tuesday, and left the next day.")
    first, second = made.at("Tuesday"), made.at("the next day")
    made.time("Tuesday", "2023-03-21", anchor=f"time:{second.start}-{second.end}")
    made.time("the next day", "2023-03-22", anchor=f"time:{first.start}-{first.end}")
    assert len(timeline(story(made.reading())).entries) == 2


def test_whose_words_they_are_and_who_is_named() -> None:
    made = Diary("a")
    made.plain("Ana Roza said ships of Bo Lind came on Tuesday.")
    made.people("Ana Roza", "Bo Lind")
    made.attributed("ships of Bo Lind came on Tuesday", "Ana Roza", "said")
    made.attributed("came on Tuesday")
    made.time("on Tuesday", "2023-03-21")
    found = only(made)
    assert found.entities == ("entity:Ana Roza", "entity:Bo Lind")
    assert [made.reading().words(made.reading().note(each)) for each in found.attributions] == [
        "came on Tuesday",
        "ships of Bo Lind came on Tuesday",
    ]


# --- laws ----------------------------------------------------------------------------------------

DATES = ("2023-03-21", "2023-03", "2023-W12", "1985", "2023-03-21TNI", "P2D", "", "199", "19", "x")


@st.composite
def stories(draw: st.DrawFn) -> list[Reading]:
    return [
        diary(
            name,
            *(
                (f"time{n}", value)
                for n, value in enumerate(draw(st.lists(st.sampled_from(DATES))))
            ),
            written=draw(st.sampled_from(("", "2023-03-22", "1985-01-01"))),
        ).reading()
        for name in draw(st.lists(st.sampled_from("abcd"), unique=True, min_size=1))
    ]


@given(stories())
def test_the_order_of_the_articles_makes_no_difference(readings: list[Reading]) -> None:
    found = {repr(timeline(story(*order))) for order in permutations(readings)}
    assert len(found) == 1


@given(stories())
def test_every_date_is_told_in_words_of_its_article(readings: list[Reading]) -> None:
    texts = {reading.article.id: reading for reading in readings}
    for entry in timeline(story(*readings)).entries:
        for each in entry.told:
            reading = texts[each.article]
            assert each.at.of(reading.article.text).strip()
            for time in each.times:
                at = reading.note(time).hull
                assert each.at.start <= at.start <= at.end <= each.at.end
