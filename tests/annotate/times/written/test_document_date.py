"""When a report was written, as its own text tells it. All reports are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tellings.annotate.times.written.document import document_date
from tellings.dates import days
from tellings.model import Datum, DocumentDate, Reading
from tests.annotate.times.reports import Blocks, report

PROSE = ("paragraph", "The ferry to Verin did not sail. The harbour board met twice.")
HEAD = ("headline", "Ferry stops after storm")
CAPTION = "The ferry in Verin harbour on March 21, 2023. (Ada Quill/Coast Agency)"
WEEK = "As the ferry left Verin on March 22, the crew waved. The harbour had been closed this week."


def dated(blocks: Blocks | str, language: str = "") -> DocumentDate | None:
    reading = report(blocks, language)
    notes = list(document_date(reading))
    assert len(notes) <= 1
    reading.plus(notes)
    return notes[0] if notes else None  # type: ignore[return-value]


def words(blocks: Blocks | str) -> list[str]:
    reading = report(blocks)
    (note,) = document_date(reading)
    return [span.of(reading.article.text) for span in note.at]


class TestPrinted:
    def test_a_line_of_its_own(self) -> None:
        note = dated([HEAD, ("date", "March 22, 2023"), PROSE])
        assert note
        assert (note.value, note.basis, note.confidence) == ("2023-03-22", "printed", 0.9)
        assert note.why == "a line of its own says “March 22, 2023”"

    def test_its_stretch_is_the_date_alone(self) -> None:
        found = words([HEAD, ("date", "Published Mar 22, 2023 • 3 minute read"), PROSE])
        assert found == ["Mar 22, 2023"]

    @pytest.mark.parametrize(
        "line",
        [
            "Published 22 March 2023, 9:26pm Updated 24 March 2023, 4:23pm",
            "Updated 24 March 2023 Published 22 March 2023",
            "22 March 2023 10:22 Updated: 24 March 2023 15:43",
        ],
    )
    def test_a_change_is_not_the_publication(self, line: str) -> None:
        note = dated([HEAD, ("date", line), PROSE])
        assert note and note.value == "2023-03-22"

    @pytest.mark.parametrize("line", ["Updated 24 March 2023", "Aktualisiert am 24. März 2023"])
    def test_of_a_change_alone_nothing_is_said(self, line: str) -> None:
        assert dated([HEAD, ("date", line), PROSE]) is None

    def test_nothing_is_published_after_it_was_changed(self) -> None:
        lines: Blocks = [HEAD, ("date", "April 9, 2023"), ("date", "Updated March 24, 2023"), PROSE]
        assert dated(lines) is None

    def test_a_line_with_the_label_before_it(self) -> None:
        assert (
            dated([HEAD, ("boilerplate", "Last updated:"), ("date", "March 24, 2023"), PROSE])
            is None
        )

    def test_a_date_that_the_prose_goes_beyond_is_of_something_else(self) -> None:
        told = ("paragraph", "On April 5, 2023 the board closed the harbour for good.")
        assert dated([HEAD, ("date", "March 22, 2023"), told]) is None

    def test_a_date_under_the_report_counts_only_as_published(self) -> None:
        assert dated([HEAD, PROSE, ("date", "March 22, 2023")]) is None
        note = dated([HEAD, PROSE, ("date", "Published March 22, 2023")])
        assert note and note.value == "2023-03-22"

    def test_figures_that_may_be_two_days_are_told_apart_by_another_date(self) -> None:
        line: Blocks = [HEAD, ("date", "03/04/2023"), PROSE]
        assert dated(line, "en") is None
        shown = ("caption", "The ferry on April 2, 2023. (Ada Quill/Coast Agency)")
        note = dated([*line, shown], "en")
        assert note and note.value == "2023-04-03"

    def test_other_languages(self) -> None:
        note = dated([HEAD, ("date", "Veröffentlicht am 3. Mai 2024 um 15:44"), PROSE], "de-AT")
        assert note and note.value == "2024-05-03"

    def test_it_goes_before_what_is_inferred(self) -> None:
        reading = report([HEAD, ("date", "March 22, 2023"), ("caption", CAPTION), PROSE])
        reading = reading.plus(document_date(reading))
        assert reading.written and reading.written.basis == "printed"


class TestDateline:
    def test_with_its_year(self) -> None:
        line = "VERIN, March 22, 2023 (Coast Agency) —"
        note = dated([("paragraph", f"{line} The ferry did not sail."), ("dateline", line)])
        assert note and (note.value, note.basis) == ("2023-03-22", "dateline")

    def test_with_a_year_from_elsewhere(self) -> None:
        line = "VERIN, March 22 (Coast Agency) —"
        note = dated(
            [
                ("caption", CAPTION),
                ("paragraph", f"{line} The ferry did not sail."),
                ("dateline", line),
            ]
        )
        assert note and note.value == "2023-03-22"
        assert note.why.endswith("the dates in the text give the year 2023")

    @pytest.mark.parametrize(
        "told",
        [
            "The ferry did not sail.",
            "The ferry, built in 1994, did not sail.",
            "The ferry was sold on August 1, 2022.",
            "The ferry did not sail on Monday. It was painted on March 20, 2023.",
        ],
    )
    def test_without_a_year_that_fits_nothing_is_said(self, told: str) -> None:
        # March 22, 2023 was a Wednesday: told beside "Monday", the paint is of another year.
        line = "VERIN, March 22 (Coast Agency) —"
        assert dated([("paragraph", f"{line} {told}"), ("dateline", line)]) is None


class TestInferred:
    def test_a_caption_and_the_week_in_the_prose(self) -> None:
        note = dated([HEAD, ("caption", CAPTION), ("paragraph", WEEK)])
        assert note
        assert (note.value, note.basis) == ("2023-03-22", "inferred")
        assert note.confidence == 0.5
        assert note.why == (
            "the last day told of is “March 22”, a caption says “March 21, 2023”, "
            "and the text speaks of “this week”"
        )

    def test_its_stretches_are_the_evidence(self) -> None:
        found = words([HEAD, ("caption", CAPTION), ("paragraph", WEEK)])
        assert found == ["March 21, 2023", "March 22", "this week"]

    def test_a_caption_and_its_weekday_alone(self) -> None:
        note = dated(
            [("caption", CAPTION), ("paragraph", "The board closed the harbour on Tuesday.")]
        )
        assert note and note.value == "2023-03-21"

    def test_the_weekday_after_it(self) -> None:
        prose = "The board closed the harbour on Tuesday. On Wednesday it was opened again."
        note = dated([("caption", CAPTION), ("paragraph", prose)])
        assert note and note.value == "2023-03-22"
        assert "and then “Wednesday”" in note.why

    def test_a_weekday_and_a_date_without_its_year(self) -> None:
        prose = "The board closed the harbour on Wednesday, March 22, after a storm."
        note = dated([("caption", CAPTION), ("paragraph", prose)])
        assert note and note.value == "2023-03-22"

    @pytest.mark.parametrize(
        "blocks",
        [
            [PROSE],
            [("paragraph", "The ferry was built in 1994.")],
            [("paragraph", "The board closed the harbour on Tuesday.")],
            [("paragraph", "The board closed the harbour on March 21, 2023.")],
            [("paragraph", "On March 21, 2023 the board closed the harbour. It met on Tuesday.")],
            [("caption", CAPTION), PROSE],
            [("caption", CAPTION), ("paragraph", "The harbour was closed on Friday.")],
            [("caption", "FILE - " + CAPTION), ("paragraph", WEEK)],
            [("caption", CAPTION), ("paragraph", WEEK), ("paragraph", "In 2024 it was sold.")],
            [
                ("caption", CAPTION),
                ("paragraph", WEEK),
                ("paragraph", "The board will meet on March 2, 2023."),
            ],
            [("caption", CAPTION), ("paragraph", "As it left on June 22, the crew waved today.")],
        ],
    )
    def test_thin_evidence_says_nothing(self, blocks: Blocks) -> None:
        assert dated(blocks) is None

    def test_days_to_come_are_never_the_day_of_writing(self) -> None:
        ahead = ("paragraph", "The board will meet on April 5, 2023, it said on Tuesday.")
        note = dated([("caption", CAPTION), ahead])
        assert note and note.value == "2023-03-21"

    def test_the_years_turn(self) -> None:
        shown = ("caption", "The ferry in Verin on December 31, 2022. (Ada Quill/Coast Agency)")
        note = dated([shown, ("paragraph", "It sank on Jan. 1, the board said earlier today.")])
        assert note and note.value == "2023-01-01"

    def test_another_language_without_tables_says_nothing(self) -> None:
        assert dated([("caption", CAPTION), ("paragraph", WEEK)], "xx") is None


def test_metadata_go_before_what_is_inferred() -> None:
    reading = report([("caption", CAPTION), ("paragraph", WEEK)])
    reading = reading.plus(document_date(reading))
    assert reading.written and reading.written.basis == "inferred"
    published = Datum("2023-03-24T08:00", "htmldate", 0.55)
    reading = Reading(replace(reading.article, published=published), reading.notes)
    assert reading.written and reading.written.value == "2023-03-24"


ROLES = st.sampled_from(["headline", "date", "byline", "caption", "paragraph", "dateline"])
WORDS = [
    *("March 21", "2023", "Tuesday", "today", "on", "was", "will", "9999", "0000-00-00", "Feb. 29"),
    *("31/12/9999", "Jan. 1, 1900", "this week", ",", ".", "(AP) —", "½", "\u200b", "Sun"),
]
PIECES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


@given(st.lists(st.tuples(ROLES, st.one_of(PIECES, st.text(min_size=1, max_size=40))), max_size=4))
def test_any_text_gives_at_most_one_note_within_it(blocks: list[tuple[str, str]]) -> None:
    kept = [(role, words) for role, words in blocks if words.strip()]
    reading = report(kept)  # type: ignore[arg-type]
    notes = list(document_date(reading))
    assert len(notes) <= 1
    text = reading.article.text
    assert all(span.end <= len(text) and span.of(text).strip() for n in notes for span in n.at)
    assert all(days(note.value) for note in notes)
