"""When: the view, its words of ours, and how it looks as a page and in the terminal."""

from __future__ import annotations

import io
import re
from types import SimpleNamespace

import pytest
from msgspec.structs import replace
from rich.console import Console

from tellings import dates
from tellings.collate.timeline import Spell
from tellings.model import Article, Collation, Copy, Datum, Reading
from tellings.show import calendar, heads, html, markdown, telling, when
from tellings.show.terminal import lines
from tellings.show.terminal.when import when as in_lines
from tests.collate.timeline import treaty
from tests.collate.timeline.diary import Diary, story

ATTACK = "<script>alert(1)</script>"


def courier() -> Reading:
    made = Diary("a")
    day = made.written("2031-03-05")
    made.plain(f"Ferries sailed on Monday, crews {ATTACK} say.")
    made.attributed("Ferries sailed on Monday", "crews", "say")
    made.time("Monday", "2031-03-03", anchor=day)
    made.plain("At dawn on Tuesday the pier burned.")
    made.time("At dawn on Tuesday", "2031-03-04TMO", anchor=day)
    made.plain("It was built in 1985.")
    made.time("1985", "1985")
    made.plain("Schools open in summer.")
    made.time("summer", "2031-SU", anchor=day, confidence=0.5)
    made.plain("Nobody came then.")
    made.time("then", "2031-03-01", anchor=day, confidence=0.2)
    return made.reading()


def wire() -> Reading:
    made = Diary("b")
    day = made.written("2031-03-04", "inferred")
    made.plain("This week ferries sail.")
    made.time("This week", "2031-W10", anchor=day)
    made.plain("The pier burned on March 4.")
    first = made.time("March 4", "2031-03-04", anchor=day)
    made.plain("It fell the day before.")
    made.time("the day before", "2031-03-03", anchor=first)
    made.attributed("It fell the day before")
    return made.reading()


def quay() -> Reading:
    return Reading(Article("c", "Nothing here.", outlet=Datum(f"Quay {ATTACK}", "option")))


def view(*readings: Reading) -> when.When:
    collation = story(*readings)
    return when.when(collation, telling.tellings(collation))


@pytest.fixture
def shown() -> when.When:
    return view(courier(), wire(), quay())


def rendered(collation: Collation) -> str:
    tellings = telling.tellings(collation)
    made = SimpleNamespace(
        when=when.when(collation, tellings),
        heads=tuple(heads.head(each) for each in tellings.values()),
    )
    template = html._template().environment.get_template("when.html")
    return template.render(view=made)


# --- the view ------------------------------------------------------------------------------------


def test_entries_in_groups_by_the_calendar(shown: when.When) -> None:
    found = [
        (heading, [(each.label, each.machine, each.count) for each in entries], fold)
        for heading, entries, fold in shown.groups
    ]
    assert found == [
        (
            "Days of the news",
            [
                ("week of 3 March 2031", "2031-W10", 1),
                ("Monday 3 March 2031", "2031-03-03", 2),
                ("Tuesday 4 March 2031", "2031-03-04", 2),
            ],
            False,
        ),
        ("Ahead", [("summer 2031", "", 1)], False),
        ("Background", [("1985", "1985", 1)], False),
    ]
    assert shown.count == 5
    assert shown.hidden == 1


def test_words_are_the_sources_own_with_the_time_marked(shown: when.When) -> None:
    told = shown.news[2].told
    assert [each.words.words for each in told] == [
        "The pier burned on March 4.",
        "At dawn on Tuesday the pier burned.",
    ]
    assert [[run.words for run in each.words.runs if run.how == "time"] for each in told] == [
        ["March 4"],
        ["At dawn on Tuesday"],
    ]
    assert [each.words.place.label for each in told] == ["B ¶3", "A ¶3"]
    assert [each.clock for each in told] == ["", "morning"]


def test_how_each_was_dated_and_whose_words_they_are(shown: when.When) -> None:
    monday = shown.news[1].told
    assert [each.how for each in monday] == [
        "reckoned from the article’s date, 5 March 2031, as printed",
        "reckoned from another date of the article",
    ]
    assert [each.voice for each in monday] == ["crews", ""]
    assert [each.unsourced for each in monday] == [False, True]
    source = monday[1].source
    assert source is not None
    assert source.label == "B ¶3"
    assert shown.background[0].told[0].how == ""


def test_what_is_unsure_says_why(shown: when.When) -> None:
    assert shown.ahead[0].told[0].doubt == "the rule for summer"
    assert shown.news[0].told[0].doubt == ""


def test_the_dates_of_the_documents(shown: when.When) -> None:
    assert [(each.letter, each.date, each.how, each.inferred) for each in shown.documents] == [
        ("A", "5 March 2031", "as printed", False),
        ("B", "4 March 2031", "inferred", True),
        ("C", "", "", False),
    ]


def test_what_many_tell_is_folded_after_the_first_of_each_telling() -> None:
    made = Diary("a")
    for number in range(10):
        made.plain(f"Ships number {number} came on March {number} 2.")
        made.time(f"March {number} 2", "2031-03-02")
    (entry,) = view(made.reading(), wire()).news[:1]
    assert (len(entry.told), len(entry.more)) == (1, 9)


def test_much_background_is_folded() -> None:
    made = Diary("a")
    made.written("2031-03-05")
    for year in range(1980, 1993):
        made.plain(f"Ships came in {year}.")
        made.time(str(year), str(year))
    assert view(made.reading()).groups == (("Background", view(made.reading()).background, True),)


def test_nothing_dated() -> None:
    found = view(quay())
    assert (found.groups, found.axis, found.hidden) == ((), None, 0)


# --- conflicts -----------------------------------------------------------------------------------


def odds() -> Collation:
    a = treaty.diary("a", "Tuesday", "2023-03-21")
    b = treaty.diary("b", "Monday", "2023-03-20", basis="inferred")
    return treaty.linked([a.reading(), b.reading()])


def test_a_conflict_has_a_side_for_each_day_and_says_how_each_was_reckoned() -> None:
    collation = odds()
    (conflict,) = when.when(collation, telling.tellings(collation)).conflicts
    assert [(side.label, [each.letter for each in side.told]) for side in conflict.sides] == [
        ("Monday 20 March 2023", ["B"]),
        ("Tuesday 21 March 2023", ["A"]),
    ]
    assert [each.why for side in conflict.sides for each in side.told] == [
        "the rule for Monday",
        "the rule for Tuesday",
    ]
    assert "inferred" in conflict.doubt


def test_what_two_tell_alike_leads_from_one_to_the_other() -> None:
    both = [treaty.diary(name, "Tuesday", "2023-03-21").reading() for name in ("a", "b")]
    collation = treaty.linked(both)
    (entry,) = when.when(collation, telling.tellings(collation)).news
    assert [[place.label for place in each.also] for each in entry.told] == [["B ¶2"], ["A ¶2"]]


def voting(id: str, *votes: str) -> Reading:
    """An article that names votes of 2019, as Ana Roza says."""
    made = Diary(id)
    for vote in votes:
        made.parsed(f"Xu/nsubj>saw saw/ROOT>@ the/det>vote 2019/nummod>vote {vote} vote/dobj>saw")
        made.time("2019", "2019")
        made.attributed("the 2019")
    return made.reading()


def test_what_many_only_name_by_its_date_is_one_line_with_all_places() -> None:
    collation = story(voting("b", "", "port/compound>vote"), voting("a", "port/compound>vote", ""))
    (entry,) = when.when(collation, telling.tellings(collation)).news
    (line,) = entry.told
    assert (line.words.words, line.words.place.label) == ("the 2019 port vote", "A ¶2")
    assert [place.label for place in line.named] == ["A ¶1", "B ¶1", "B ¶2"]
    assert (line.voice, line.unsourced, entry.count) == ("", False, 2)
    assert "named so in A ¶1, B ¶1, B ¶2" in printed(
        when.when(collation, telling.tellings(collation))
    )
    assert "named so in <a" in rendered(collation)
    assert "  - the 2019 port vote (A ¶2, A ¶1, B ¶1, B ¶2)\n" in markdown.comparison(collation)


def test_conflicts_on_the_page_and_in_the_terminal() -> None:
    collation = odds()
    page = rendered(collation)
    assert "<h3>Different dates</h3>" in page
    assert "found by: the rule for Monday" in page
    out = printed(when.when(collation, telling.tellings(collation)))
    assert "\n  Different dates\n    Monday 20 March 2023\n      B ¶2  Ana signed" in out
    assert "unsure: one of the days was reckoned from" in out


# --- the axis ------------------------------------------------------------------------------------


def test_the_axis_has_a_column_a_day_and_a_row_a_telling(shown: when.When) -> None:
    axis = shown.axis
    assert axis is not None
    assert [(each.weekday, each.day, each.broken) for each in axis.columns] == [
        ("Mon", "3 Mar", False),
        ("Tue", "4 Mar", False),
        ("Wed", "5 Mar", False),
    ]
    xs = [column.x for column in axis.columns]
    assert [[(cell.x, cell.count) for cell in row.cells] for row in axis.rows] == [
        [(xs[0], 1), (xs[1], 1)],
        [(xs[0], 1), (xs[1], 1)],
        [],
    ]
    assert [row.written for row in axis.rows] == [xs[2], xs[1], None]
    (bar,) = axis.rows[1].bars
    assert bar.start < xs[0] < xs[2] < bar.end
    assert (axis.before, axis.after, axis.width <= 720) == (1, 1, True)
    assert axis.said == "3 March 2031: A, B; 4 March 2031: A, B; 5 March 2031: nothing"


def test_the_axis_is_broken_where_days_are_left_out() -> None:
    made = Diary("a")
    made.written("2031-03-05")
    made.plain("Ships came on March 1.")
    made.time("March 1", "2031-03-01")
    axis = view(made.reading()).axis
    assert axis is not None
    assert [column.broken for column in axis.columns] == [False, True]


def test_the_axis_is_left_out_where_it_would_be_too_wide() -> None:
    made = Diary("a")
    for day in range(1, 15):
        made.plain(f"Ships came on March {day}.")
        made.time(f"March {day}", f"2031-03-{day:02d}")
    assert view(made.reading()).axis is None


# --- words of ours -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "part", "label", "machine"),
    [
        ("2023-03-21", "", "Tuesday 21 March 2023", "2023-03-21"),
        ("2023-W12", "", "week of 20 March 2023", "2023-W12"),
        ("2023-W12-WE", "", "weekend of 25 March 2023", ""),
        ("2022-02", "", "February 2022", "2022-02"),
        ("2026-05", "END", "end of May 2026", ""),
        ("2023-SU", "", "summer 2023", ""),
        ("2023-WI", "", "winter 2023–24", ""),
        ("2023-Q1", "", "1st quarter of 2023", ""),
        ("2023-H2", "START", "start of 2nd half of 2023", ""),
        ("1985", "", "1985", "1985"),
        ("199", "", "1990s", ""),
        ("18", "", "19th century", ""),
        ("20", "MID", "middle of 21st century", ""),
    ],
)
def test_stretches_of_the_calendar(value: str, part: str, label: str, machine: str) -> None:
    days = dates.days(value)
    assert days is not None
    spell = Spell(days, value, dates.grain(value), part)  # type: ignore[arg-type]
    assert (calendar.label(spell), calendar.machine(spell)) == (label, machine)


@pytest.mark.parametrize(
    ("value", "words"),
    [("T11:20", "11:20"), ("T09", "09:00"), ("TNI", "night"), ("TMO", "morning"), ("", "")],
)
def test_times_of_day(value: str, words: str) -> None:
    assert calendar.clock(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [("2023-03-22", "22 March 2023"), ("2023-03", "March 2023"), ("2023", "2023"), ("x", "x")],
)
def test_dates_of_documents(value: str, words: str) -> None:
    assert calendar.written(value) == words


def test_titles_of_time_expressions_in_the_text() -> None:
    one = telling.telling(courier(), "A")
    assert list(when.titles(one).values()) == [
        "Monday 3 March 2031 · the rule for Monday",
        "Tuesday 4 March 2031, morning · the rule for At dawn on Tuesday",
        "1985 · the rule for 1985",
        "summer 2031 · the rule for summer",
    ]


# --- page and terminal ---------------------------------------------------------------------------


def test_the_page_lists_the_days_with_places_and_an_axis() -> None:
    page = rendered(story(courier(), wire(), quay()))
    assert '<time datetime="2031-03-03">Monday 3 March 2031</time>' in page
    assert '<span class="count">told by 2</span>' in page
    assert '<span class="time">March 4</span>' in page
    assert re.search(r'<a class="place" href="#A-\d+-\d+">A ¶3</a>', page)
    assert page.count("<svg ") == 1
    assert "style=" not in page
    assert '<i class="none">no date found</i>' in page


def test_tellers_of_a_day_that_are_one_voice_are_counted_so() -> None:
    plain = story(courier(), wire(), quay())
    first, second, _ = plain.story.articles
    copies = (Copy(second, first, "cover", 0.9),)
    copied = replace(plain, story=replace(plain.story, copies=copies))
    assert '<span class="count">told by 2, 1 voice</span>' in rendered(copied)
    assert "\n    Monday 3 March 2031 · told by 2, 1 voice\n" in printed(
        when.when(copied, telling.tellings(copied))
    )


def test_words_of_sources_are_escaped_on_the_page() -> None:
    page = rendered(story(courier(), wire(), quay()))
    assert ATTACK not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_an_empty_page_says_so() -> None:
    page = rendered(story(quay()))
    assert "no date found in the texts" in page
    assert "<svg" not in page


def printed(found: when.When) -> str:
    console = Console(file=io.StringIO(), width=100)
    lines.section(console, "When", in_lines(found))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_the_terminal_prints_a_line_for_each(shown: when.When) -> None:
    out = printed(shown)
    assert "\n  B  written 4 March 2031, inferred: told\n" in out
    assert "\n    Monday 3 March 2031 · told by 2\n" in out
    assert (
        f"\n      A ¶2  Ferries sailed on Monday, crews {ATTACK} say. · attributed to crews" in out
    )
    assert "· reckoned from another date of the article B ¶3\n" in out
    assert "\n        unsure: the rule for summer\n" in out
    assert out.endswith("  1 more too unsure to show\n")


def test_the_terminal_says_where_nothing_is_dated() -> None:
    assert printed(view(quay())).endswith(
        "  C  date not known\n  no date found in the text\n".replace("C", "A")
    )
