"""What is read out of a library: stories, one story, one article, one note, words, comparisons."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from tellings.errors import UseError
from tellings.library import Library, NotHeldError
from tellings.model import Attribution, Collation, Reading
from tellings.show import json as shown
from tellings.show.stories import StoryLine, StoryView
from tests.library.conftest import NOW

FERRY = "Ferry runs aground off Pellam"
DAY = 86400.0


def ferry(library: Library) -> StoryLine:
    (line,) = (each for each in library.stories() if each.headline == FERRY)
    return line


def view(library: Library) -> StoryView:
    return library.story(ferry(library).id)


# --- stories -------------------------------------------------------------------------------------


def test_stories_come_the_last_told_first(library: Library) -> None:
    assert [line.headline for line in library.stories()] == [
        "Otter returns to garden pond",
        "Bakers strike empties shelves",
        FERRY,
    ]


def test_a_story_has_its_times_outlets_and_voices(library: Library) -> None:
    line = ferry(library)
    assert (line.last or 0) - (line.first or 0) == 8 * 3600
    assert line.articles == 4
    assert line.outlets == ("Valley News Agency", "Tarn Echo", "Pellam Ledger", "Moor Post")
    assert line.outlet == "Valley News Agency"
    assert line.strip == "4 articles, 2 voices: VNA copy ×3 · Pellam Ledger"
    assert [voice.by for voice in line.voices] == ["copy", "own"]


def test_stories_are_chosen_by_time_outlet_and_number(library: Library) -> None:
    def headlines(**asked: object) -> list[str]:
        return [line.headline for line in library.stories(**asked)]  # type: ignore[arg-type]

    bakers, otter = "Bakers strike empties shelves", "Otter returns to garden pond"
    assert headlines(since=NOW - 2 * DAY) == [otter, bakers]
    assert headlines(until=NOW - 2.5 * DAY) == [FERRY]
    assert headlines(since=NOW) == []
    assert headlines(outlet="oster week") == [bakers]
    assert headlines(outlet="moor") == [FERRY]
    assert headlines(outlet="no such outlet") == []
    assert headlines(least_outlets=2) == [bakers, FERRY]
    assert headlines(least_outlets=3) == [FERRY]
    assert headlines(limit=1) == [otter]


def test_a_story_lists_copies_below_their_leader(library: Library) -> None:
    told = view(library).told
    assert [each.outlet for each in told] == [
        "Valley News Agency", "Tarn Echo", "Moor Post", "Pellam Ledger",
    ]  # fmt: skip
    leader, echo, moor, ledger = told
    assert echo.copy and moor.copy
    assert (echo.copy.of, echo.copy.outlet) == (leader.article, "Valley News Agency")
    assert (echo.copy.by, echo.copy.share) == ("same-text", 1.0)
    assert (moor.copy.by, moor.copy.share) == ("cover", 1.0)
    assert moor.copy.why
    assert leader.copy is ledger.copy is None
    assert leader.membership.by == "first"
    assert ledger.membership.by == "joined"
    assert "Dorrit Vale" in ledger.membership.why
    assert leader.url == "https://valleynewsagency.example/2031-03-04/" + leader.url[-3:]


# --- articles and notes --------------------------------------------------------------------------


def test_an_article_has_its_story_and_what_it_shares(library: Library) -> None:
    article = library.article(view(library).told[2].article)
    assert article.story == ferry(library)
    assert article.told and article.told.outlet == "Moor Post"
    (pair,) = article.pairs
    assert (pair.leads, pair.outlet, pair.headline) == (True, "Valley News Agency", FERRY)
    for shared in pair.shared:
        assert shared.words in article.reading.article.text
        assert shared.here.startswith("¶") and shared.there.startswith("¶")


def test_a_leader_has_its_copies(library: Library) -> None:
    article = library.article(view(library).told[0].article)
    assert [(each.outlet, each.leads) for each in article.pairs] == [
        ("Tarn Echo", False), ("Moor Post", False),
    ]  # fmt: skip
    assert {copy.of for copy in article.copies} == {article.reading.article.id}


def test_a_note_stands_in_its_context(library: Library) -> None:
    reading = library.article(view(library).told[0].article).reading
    for note in reading.notes:
        found = library.note(reading.article.id, note.id)
        assert found.note == note
        assert found.words == reading.words(note)
        if len(note.at) == 1:
            part = found.before.removeprefix("… ") + found.words + found.after.removesuffix(" …")
            assert part in reading.article.text
    said = next(n for n in reading.of(Attribution) if "stones" in reading.words(n))
    found = library.note(reading.article.id, said.id)
    assert found.place == "¶3"
    assert "Captain Isa Thorne" in " ".join(found.chain)
    assert found.after.startswith(" said Captain Isa Thorne") or "said" in found.after


# --- words ---------------------------------------------------------------------------------------


def test_words_are_found_and_marked(library: Library) -> None:
    (hit,) = library.find("otter")
    assert (hit.outlet, hit.headline) == ("Lissen Gazette", "Otter returns to garden pond")
    assert [run.words for run in hit.title if run.how == "match"] == ["Otter"]
    passage = hit.passages[0]
    assert [run.words for run in passage.runs if run.how == "match"] == ["otter"]
    text = library.article(hit.article).reading.article.text
    assert passage.at.of(text).startswith(passage.runs[0].words)
    assert (passage.kind, passage.place) == ("prose", "¶1")


def test_what_is_said_has_its_speaker(library: Library) -> None:
    hits = library.find("thank-you", by="brandvik")
    assert {hit.outlet for hit in hits} == {"Oster Herald", "Oster Week"}
    assert {each.by for hit in hits for each in hit.passages} == {"Halle Brandvik"}
    assert library.find("", by="Una Skell")[0].outlet == "Lissen Gazette"
    assert library.find("otter", by="Halle Brandvik") == ()


def test_copies_of_one_text_are_found_once(library: Library) -> None:
    hits = library.find("beacon")
    assert [hit.outlet for hit in hits if hit.copies] == ["Valley News Agency"]
    agency = next(hit for hit in hits if hit.copies)
    assert sorted(outlet for _, outlet in agency.copies) == ["Moor Post", "Tarn Echo"]
    assert {hit.outlet for hit in hits} == {"Valley News Agency", "Pellam Ledger"}


def test_words_are_found_by_outlet_and_time(library: Library) -> None:
    assert [hit.outlet for hit in library.find("lifeboat", outlet="ledger")] == ["Pellam Ledger"]
    assert library.find("lifeboat*", since=NOW - 2 * DAY) == ()
    assert len(library.find("bakers", limit=1)) == 1
    with pytest.raises(UseError):
        library.find(" ")


# --- comparisons and exports ---------------------------------------------------------------------


def test_a_story_is_compared_without_its_copies(library: Library) -> None:
    collation = library.collation(ferry(library).id[:5])
    outlets = [reading.article.outlet.value for reading in collation.readings]  # type: ignore[union-attr]
    assert outlets == ["Valley News Agency", "Pellam Ledger"]
    assert collation.story.id == ferry(library).id
    assert len(collation.story.articles) == len(collation.story.members) == 4
    assert len(collation.story.copies) == 2
    assert collation.story.voices == ferry(library).voices
    quoted = {collation.words(m) for link in collation.of("same-quotation") for m in link.members}
    assert any("We heard the stones" in words for words in quoted)


def test_copies_can_be_compared_too(library: Library) -> None:
    collation = library.collation(ferry(library).id, with_copies=True)
    assert len(collation.readings) == 4


def test_one_article_cannot_be_compared(library: Library) -> None:
    with pytest.raises(UseError, match="has one article; compare needs two"):
        library.collation(library.stories()[0].id)


def test_readings_are_exported_as_they_are(library: Library) -> None:
    lines = list(library.export("jsonl", story=ferry(library).id))
    readings = [msgspec.json.decode(line, type=Reading) for line in lines]
    assert {each.article.id for each in readings} == {each.article for each in view(library).told}
    for each in readings:
        assert each == library.article(each.article.id).reading
    assert len(list(library.export("jsonl"))) == 7
    assert len(list(library.export("jsonl", outlet="oster", since=NOW - 2 * DAY))) == 1


def test_quotations_are_exported_as_a_table(library: Library) -> None:
    table = "".join(library.export("csv", outlet="Lissen Gazette"))
    assert "It looked at me as if I were late" in table
    assert "Una Skell" in table


def test_nothing_to_export_is_said(library: Library, tmp_path: Path) -> None:
    with pytest.raises(NotHeldError, match="no article is like that"):
        library.export("jsonl", outlet="nobody")
    with pytest.raises(NotHeldError, match="there is no story zebra"):
        library.export("csv", story="zebra")
    with pytest.raises(NotHeldError):
        library.export_parquet(tmp_path, since=NOW)


# --- JSON ----------------------------------------------------------------------------------------


def test_json_has_moments_in_iso_and_what_the_model_has(library: Library) -> None:
    told = json.loads(shown.kept(view(library)))
    assert told["format"] == 1
    assert told["story"]["first"] == "2031-03-04T10:00:00Z"
    assert told["articles"][0]["at"] == "2031-03-04T10:00:00Z"
    assert told["articles"][1]["copy"]["of"] == told["articles"][0]["article"]
    listed = json.loads(shown.stories(library.stories()))
    assert [each["id"] for each in listed["stories"]] == [e.id for e in library.stories()]
    article = library.article(told["articles"][0]["article"])
    made = json.loads(shown.kept(article))
    assert msgspec.convert(made["reading"], Reading) == article.reading
    assert made["story"]["id"] == ferry(library).id
    found = json.loads(shown.hits(library.find("otter")))
    assert found["hits"][0]["time"] == "2031-03-06T08:00:00Z"
    first = article.reading.notes[0]
    note = json.loads(shown.kept(library.note(article.reading.article.id, first.id)))
    assert note["note"]["id"] == first.id
    collation = library.collation(ferry(library).id)
    assert msgspec.json.decode(shown.collation(collation), type=Collation) == collation
