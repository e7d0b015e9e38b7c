"""What the task `timeline` counts."""

from __future__ import annotations

import msgspec
import pytest

from bench import gold
from bench.timeline import PATH, Passage, compare
from tellings.model import Reading, Span
from tests.collate.timeline.diary import Diary, story


def reading(name: str, *dated: tuple[str, str]) -> Reading:
    made = Diary(name)
    day = made.written("2031-03-05")
    for words, date in dated:
        made.plain(f"Ships came {words}.")
        made.time(words, date, anchor=day)
    return made.reading()


def passage(article: str, date: str, words: str, **more: object) -> Passage:
    return Passage("examples", article, date, "news", words, **more)  # type: ignore[arg-type]


def test_dates_articles_pairs_and_groups_are_counted() -> None:
    a = reading("a", ("Monday", "2031-03-03"), ("in 1985", "1985"), ("later", "2031-03-05TNI"))
    b = reading("b", ("Monday", "2031-03-03"))
    wanted = [
        passage("one", "2031-03-03", "came Monday"),
        passage("two", "2031-03-03", "Monday"),
        passage("one", "2031-03-05", "later", allowed=True),
        passage("two", "2031-03-04", "Ships"),
    ]
    found = compare(wanted, {"one": a, "two": b}, story(a, b))
    assert {name: (s.found, s.predicted, s.gold) for name, s in found.items()} == {
        "dated": (2, 3, 3),
        "entries": (2, 3, 3),
        "merged": (1, 1, 1),
        "groups": (1, 2, 2),
    }
    assert found["dated"].missed == ("two 2031-03-04",)
    assert found["dated"].extra == ("one 'in 1985' 1985",)


def test_gold_by_offsets() -> None:
    made = reading("a", ("Monday", "2031-03-03"))
    start = made.article.text.index("Monday")
    wanted = [passage("one", "2031-03-03", "", at=Span(start, start + 6))]
    assert compare(wanted, {"one": made}, story(made))["dated"].f1 == 1


def test_gold_that_does_not_fit_is_refused() -> None:
    made = reading("a")
    with pytest.raises(gold.GoldError, match="does not occur once"):
        compare([passage("one", "2031-03-03", "nowhere")], {"one": made}, story(made))


def test_gold_is_whole_and_holds_no_words_of_the_reports() -> None:
    found = [msgspec.json.decode(line, type=Passage) for line in PATH.read_bytes().splitlines()]
    assert {each.story for each in found} == {"examples", "seeds"}
    assert all(each.words if each.story == "examples" else each.at for each in found)
    assert not any(each.words for each in found if each.story == "seeds")
