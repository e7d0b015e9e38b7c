"""The gold of the seeds is sound as far as offsets tell, and its scores are as by hand."""

from __future__ import annotations

import json

import msgspec
import pytest
from msgspec.structs import replace

from bench import gold
from bench import seed_attributions as seeds
from bench.seed_attributions import Report, Told
from tellings.model import Article, Attribution, Entity, Note, Quotation, Reading, Span
from tellings.text import covers, overlaps

GOLD = msgspec.json.decode(seeds.PATH.read_bytes(), type=seeds.Seeds)


def test_gold_is_of_the_same_reports_as_the_rest_of_the_seeds() -> None:
    other = json.loads((gold.FOLDER / "seeds.json").read_text("utf-8"))
    assert [each.sha256 for each in GOLD.articles] == [each["sha256"] for each in other["articles"]]


@pytest.mark.parametrize("report", GOLD.articles, ids=lambda report: report.name)
def test_gold_is_sound(report: Report) -> None:
    for number, told in enumerate(report.attributions):
        assert told.content
        assert all(len(span) for span in (*told.content, *told.cue, *told.source))
        assert list(told.content) == sorted(told.content)
        if told.parent is not None:
            assert told.parent != number
            outer = report.attributions[told.parent].content
            assert all(any(covers(around, span) for around in outer) for span in told.content)
    assert all(0 <= leaf < len(report.attributions) for leaf in report.chains.values())


@pytest.mark.parametrize("report", GOLD.articles, ids=lambda report: report.name)
def test_what_is_marked_as_quoted_stands_in_quotation_marks(report: Report) -> None:
    for told in report.attributions:
        if told.form == "mixed":
            pairs = ((a, b) for a in report.quotations for b in told.content)
            assert any(overlaps(a, b) for a, b in pairs)


# --- the scores, on an invented report -----------------------------------------------------------

TEXT = "Moor said the board had denied the leak. “We wait,” Fenn replied. Moor hopes for rain."


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _told(form: str, content: str, cue: str, source: str, *speakers: str, **more: object) -> Told:
    parts = [(_span(words),) for words in (content, cue, source)]
    return replace(Told(form, *parts, speakers=speakers), **more)


TOLD = (
    _told("indirect", "the board had denied the leak", "said", "Moor", "Ine Moor"),
    _told("indirect", "the leak", "had denied", "the board", parent=0, source_type="body"),
    _told("direct", "“We wait,”", "replied", "Fenn", "Odd Fenn"),
    _told("indirect", "for rain", "hopes", "Moor", "Ine Moor", act="attitude", optional=True),
)
REPORT = Report("r", "", (_span("“We wait,”"),), {"denial": 1}, TOLD)
MOOR = Entity(at=(_span("Moor"),), by="hand", name="Ine Moor", type="person")
FENN = Entity(at=(_span("Fenn"),), by="hand", name="Odd Fenn", type="person")


def _note(told: Told, parent: str | None = None, **more: object) -> Attribution:
    speaker = {"Ine Moor": MOOR.id, "Odd Fenn": FENN.id}.get(next(iter(told.speakers), ""))
    note = Attribution(
        at=told.content,
        by="hand",
        form="direct" if told.form == "direct" else "indirect",
        content=told.content,
        cue=told.cue,
        source=told.source,
        parent=parent,
        speaker=speaker,
        source_type="body" if told.source_type else "",
    )
    return replace(note, **more)


OUTER = _note(TOLD[0])
NOTES = (OUTER, _note(TOLD[1], OUTER.id), _note(TOLD[2]))


def _scores(*notes: Note) -> dict[str, float]:
    marks = Quotation(at=(_span("“We wait,”"),), by="hand")
    reading = Reading(Article("a", TEXT)).plus([MOOR, FENN, marks, *notes])
    return {name: score.f1 for name, score in seeds.score(REPORT, reading).items()}


def test_all_that_is_asked_for_scores_one() -> None:
    assert set(_scores(*NOTES).values()) == {1.0}


def test_nothing_scores_nothing_but_no_narration_is_quoted() -> None:
    scores = _scores()
    assert scores["attributions.quote"] == scores["chains"] == 0.0
    assert scores["quoted"] == 1.0


def test_what_is_optional_neither_helps_nor_hurts() -> None:
    assert _scores(*NOTES, _note(TOLD[3])) == _scores(*NOTES)


def test_what_is_in_excess_hurts() -> None:
    extra = _note(_told("indirect", "Moor hopes for", "hopes", "Fenn"))
    assert _scores(*NOTES, extra)["attributions.quote"] == pytest.approx(6 / 7)


def test_a_wrong_source_counts_for_the_content_alone() -> None:
    scores = _scores(*NOTES[:2], replace(NOTES[2], source=TOLD[0].source))
    assert scores["attributions.quote"] == 1.0
    assert scores["attributions.quote+source"] == pytest.approx(2 / 3)


def test_a_chain_breaks_without_its_parent_or_a_link() -> None:
    alone = _note(TOLD[1])
    assert _scores(OUTER, alone)["chains"] == 0.0
    assert _scores(NOTES[1])["chains"] == 0.0
    assert _scores(replace(OUTER, source=TOLD[2].source), NOTES[1])["chains"] == 0.0


def test_speakers_are_compared_by_name_and_number() -> None:
    wrong = replace(NOTES[2], speaker=MOOR.id)
    both = replace(NOTES[2], speaker=None, speakers=(FENN.id, MOOR.id))
    for note in (wrong, both):
        assert _scores(*NOTES[:2], note)["attributions.speaker"] == pytest.approx(2 / 3)


def test_narration_given_out_as_quotation_is_counted() -> None:
    inverted = _note(_told("direct", "Fenn replied. Moor", "replied", "Fenn"))
    assert _scores(inverted)["quoted"] == 0.0
    wide = replace(NOTES[2], form="mixed", content=(_span("leak. “We wait,”"),))
    assert _scores(wide)["quoted"] == 1.0
