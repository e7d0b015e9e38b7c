"""Times that are reckoned from an event, on invented reports and times marked by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.annotate.times.anchoring.anchors import anchored
from tellings.model import Reading, Span, TimeExpression
from tests.annotate.times.reports import Type, report, times

Told = Mapping[str, tuple[Type, str]]
DAY: tuple[Type, str] = ("DURATION", "P1D")
MARCH_21: tuple[Type, str] = ("DATE", "2023-03-21")


def anchor(text: str, told: Told) -> tuple[TimeExpression, Reading]:
    """The first of the times, which is to be anchored, and the reading."""
    reading = report(text)
    found = times(reading, told)
    first = next(iter(told))
    made = list(anchored(reading, found))
    assert [each.id for each in made] == [each.id for each in found]
    return next(each for each in made if each.hull.of(text) == first), reading


def event(time: TimeExpression, reading: Reading) -> str:
    return time.event.of(reading.article.text) if time.event else ""


class TestDated:
    def test_the_same_verb_of_the_same_people(self) -> None:
        text = (
            "Ada Quill and Tomas Aldery on March 21 pledged more ferries. "
            "The statement came a day after the leaders openly pledged to rebuild the harbour."
        )
        found, reading = anchor(text, {"a day": DAY, "March 21": MARCH_21})
        assert event(found, reading) == "the leaders openly pledged to rebuild the harbour"
        assert (found.type, found.value, found.date) == ("DURATION", "P1D", "2023-03-22")
        assert found.anchor == f"time:{text.index('March 21')}-{text.index('March 21') + 8}"
        assert found.why == (
            "reckoned after “the leaders openly pledged to rebuild the harbour”, "
            "which is dated 2023-03-21 (“March 21”)"
        )
        assert found.confidence == 0.6

    @pytest.mark.parametrize(
        ("told", "length", "value", "date"),
        [
            ("Calder invaded Verin on March 21.", "two days", "P2D", "2023-03-23"),
            ("Calder invaded Verin on March 21.", "three weeks", "P3W", "2023-W15"),
            ("Calder invaded Verin on March 21.", "two months", "P2M", "2023-05"),
            ("Calder invaded Verin on March 21.", "a year", "P1Y", "2024"),
            ("The invasion of Verin began on March 21.", "two days", "P2D", "2023-03-23"),
            ("Calder's troops launched the invasion of Verin on March 21.", "two days", "P2D",
             "2023-03-23"),
        ],
    )  # fmt: skip
    def test_a_noun_for_the_verb(self, told: str, length: str, value: str, date: str) -> None:
        text = f"{told} The bridge fell {length} after the invasion of Verin."
        times_: Told = {length: ("DURATION", value), "March 21": MARCH_21}
        found, reading = anchor(text, times_)
        assert event(found, reading) == "the invasion of Verin"
        assert found.date == date

    def test_what_lasts_is_not_its_beginning(self) -> None:
        began = "The war in Verin began on March 21. The bridge fell two days"
        told: Told = {"two days": ("DURATION", "P2D"), "March 21": MARCH_21}
        assert anchor(f"{began} after the war in Verin.", told)[0].date == ""
        assert anchor(f"{began} after the war began.", told)[0].date == "2023-03-23"

    def test_before(self) -> None:
        text = "The vote is on March 21. The board met two days before the vote."
        found, _ = anchor(text, {"two days": ("DURATION", "P2D"), "March 21": MARCH_21})
        # "on March 21" hangs on "is", which tells of no event.
        assert found.date == ""
        text = "The March 21 vote was close. The board met two days before the vote."
        found, _ = anchor(text, {"two days": ("DURATION", "P2D"), "March 21": MARCH_21})
        assert found.date == "2023-03-19"

    def test_a_date_in_the_event_itself(self) -> None:
        text = "The bridge fell three days after Calder invaded Verin on March 21."
        found, _ = anchor(text, {"three days": ("DURATION", "P3D"), "March 21": MARCH_21})
        assert (found.date, found.confidence) == ("2023-03-24", 0.85)

    def test_the_day_before(self) -> None:
        text = "Ada Quill died on March 21. The board met the day before her death."
        found, _ = anchor(text, {"the day": DAY, "March 21": MARCH_21})
        assert found.date == "2023-03-20"

    def test_a_date_right_beside_it_tells_both(self) -> None:
        text = "Calder closed the harbour on March 21, just hours after drones hit a ship."
        found, reading = anchor(text, {"hours": ("DURATION", "PTXH"), "March 21": MARCH_21})
        assert found.date == "2023-03-21"
        assert event(found, reading) == "drones hit a ship"
        assert found.why == (
            "told beside “March 21”, and so of that date; after “drones hit a ship”"
        )

    def test_the_finer_of_two_dates_that_agree(self) -> None:
        text = (
            "Calder invaded Verin in March. Calder invaded Verin on March 21. "
            "The bridge fell two days after the invasion of Verin."
        )
        month: tuple[Type, str] = ("DATE", "2023-03")
        reading = report(text)
        found = times(reading, {"two days": ("DURATION", "P2D"), "March 21": MARCH_21})
        at = Span(text.index("March"), text.index("March") + 5)
        extra = TimeExpression(at=(at,), by="test", type=month[0], value=month[1], date=month[1])
        made = list(anchored(reading, [extra, *found]))
        assert made[-1].date == "2023-03-23"


class TestOpen:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("The bridge fell two days after drones hit a ship.", "drones hit a ship"),
            ("Calder invaded Orlo on March 21. It fell two days after the invasion of Verin.",
             "the invasion of Verin"),
            ("Ada Quill left Verin on March 21. It fell two days after Tomas Aldery left Verin.",
             "Tomas Aldery left Verin"),
            ("Ada Quill did not leave Verin on March 21. It fell two days after Quill left Verin.",
             "Quill left Verin"),
            ("Drones killed two people on March 21. It fell two days after drones killed nine men.",
             "drones killed nine men"),
            ("Calder ruled Verin until March 21. It fell two days after Calder ruled Verin.",
             "Calder ruled Verin"),
            ("The board met on March 21. The court met. It fell two days after the court met.",
             "the court met"),
        ],
    )  # fmt: skip
    def test_no_date_is_found(self, text: str, told: str) -> None:
        made: Told = {"two days": ("DURATION", "P2D")}
        if "March 21" in text:
            made = {**made, "March 21": MARCH_21}
        found, reading = anchor(text, made)
        assert event(found, reading) == told
        assert (found.date, found.anchor) == ("", None)
        assert found.why == f"reckoned from “{told}”, for which no date was found"

    def test_two_dates(self) -> None:
        text = (
            "Calder attacked Verin on March 21. Calder attacked Verin on April 4. "
            "The bridge fell two days after Calder attacked Verin."
        )
        told: Told = {
            "two days": ("DURATION", "P2D"),
            "March 21": MARCH_21,
            "April 4": ("DATE", "2023-04-04"),
        }
        found, _ = anchor(text, told)
        assert found.date == ""
        assert found.why.endswith("for which more than one date is told")

    @pytest.mark.parametrize(
        ("length", "value"), [("weeks", "PXW"), ("hours", "PTXH"), ("three decades", "P30Y")]
    )
    def test_a_length_that_is_left_open(self, length: str, value: str) -> None:
        text = f"Calder invaded Verin on March 21. It fell {length} after Calder invaded Verin."
        found, _ = anchor(text, {length: ("DURATION", value), "March 21": MARCH_21})
        assert found.date == ""
        assert found.anchor
        assert found.why.endswith("how far from it cannot be told")

    @pytest.mark.parametrize("lead", ["for", "in the", "within"])
    def test_a_stretch_of_time_is_no_day(self, lead: str) -> None:
        text = f"Calder invaded it on March 21. It burnt {lead} two days after Calder invaded it."
        found, _ = anchor(text, {"two days": ("DURATION", "P2D"), "March 21": MARCH_21})
        assert found.date == ""
        assert found.why.endswith("a stretch of time, and no day")

    def test_since(self) -> None:
        text = (
            "Calder invaded Verin on March 21. In the weeks since the invasion of Verin it rained."
        )
        found, reading = anchor(text, {"weeks": ("DURATION", "PXW"), "March 21": MARCH_21})
        assert event(found, reading) == "the invasion of Verin"
        assert found.date == ""
        assert found.why.startswith("counted from")

    def test_days_cannot_be_counted_from_a_month(self) -> None:
        text = "Calder invaded Verin in March. It fell two days after Calder invaded Verin."
        found, _ = anchor(text, {"two days": ("DURATION", "P2D"), "March": ("DATE", "2023-03")})
        assert found.date == ""


class TestUntouched:
    @pytest.mark.parametrize(
        ("text", "words", "type_", "value"),
        [
            ("It rained for two days.", "two days", "DURATION", "P2D"),
            ("He came a day after.", "a day", "DURATION", "P1D"),
            ("She left on Tuesday after the vote.", "Tuesday", "DATE", "2023-03-21"),
            ("She left last week after the vote.", "last week", "DATE", "2023-W11"),
            ("She leaves every day after the vote.", "every day", "SET", "P1D"),
            ("The months since have been wet.", "months", "DURATION", "PXM"),
        ],
    )
    def test_what_is_reckoned_from_no_event(
        self, text: str, words: str, type_: Type, value: str
    ) -> None:
        reading = report(text)
        found = times(reading, {words: (type_, value)})
        assert list(anchored(reading, found)) == found

    def test_a_language_without_tables(self) -> None:
        text = "It fell two days after the vote."
        reading = report(text, "xx")
        found = times(reading, {"two days": ("DURATION", "P2D")})
        assert list(anchored(reading, found)) == found


PIECES = [
    *("a day", "after", "before", "since", "the vote", "Calder", "voted", "on", "March 21", ","),
    *("and", "who", "met", "the", "weeks", "prior to", ".", "“", "(", "\u200b", "\n\n"),
]
LINES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=16).map(" ".join)


@given(LINES, st.data())
def test_any_text_keeps_its_times(text: str, data: st.DataObject) -> None:
    if not text.strip():
        return
    reading = report(text)
    spots = data.draw(st.lists(st.integers(0, len(text) - 1), unique=True, max_size=4))
    made = [
        TimeExpression(at=(Span(a, min(len(text), a + 6)),), by="t", type="DURATION", value="P1D")
        for a in sorted(spots)
    ]
    found = list(anchored(reading, made))
    assert [each.id for each in found] == [each.id for each in made]
    assert all(each.event is None or 0 <= each.event.start < each.event.end for each in found)
