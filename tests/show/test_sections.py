"""What each section says, before it becomes a page or lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from tellings import api
from tellings.model import Article, Collation, Datum, Reading, Span, Story
from tellings.show import calls, excerpt, heads, made, only, people, same, sure, telling, voices
from tellings.show.telling import Telling


def _tellings(collation: Collation) -> list[Telling]:
    return list(telling.tellings(collation).values())


# --- the same words ------------------------------------------------------------------------------


def test_links_of_the_same_attributions_are_one_group(collation: Collation) -> None:
    first, farewell, agreed = same.same(collation, telling.tellings(collation))
    words = [row.words.words for row in first.rows]
    assert words == [
        "“We have waited nine days for this. The island waits with us,”",
        "“For nine days we waited for this. “The island was waiting with us, all of it.”",
    ]
    assert [row.words.place.label for row in first.rows] == ["A ¶5", "B ¶2–3"]
    assert [teller.letter for teller in first.silent] == ["C"]
    assert not agreed.silent
    assert farewell.doubt == "half of the words are the same"


def test_words_are_marked_by_their_alignment(collation: Collation) -> None:
    first, *_ = same.same(collation, telling.tellings(collation))
    marked = [[(r.how, r.words) for r in row.words.runs if r.how] for row in first.rows]
    assert marked[0] == [
        ("only", "We have"),
        ("moved", "waited"),
        ("gap", " "),
        ("near", "waits"),
    ]
    assert ("only", "all of it") in marked[1]


def test_speakers_are_the_sources_own_names_or_none(collation: Collation) -> None:
    first, _, agreed = same.same(collation, telling.tellings(collation))
    assert (first.speakers, first.addressees) == (("Mira Tolland",), ("Dario Quell",))
    assert agreed.speakers == ("Dario Quell",)
    assert people.names(collation, [(collation.story.articles[0], None)]) == ()
    assert people.names(collation, [(collation.story.articles[0], "entity:nobody")]) == ()


def test_tellings_with_the_same_words_share_a_row_when_there_are_many(collation: Collation) -> None:
    _, _, agreed = same.same(collation, telling.tellings(collation))
    (row,) = agreed.rows
    assert [witness.place.label for witness in row.witnesses] == ["A ¶6", "B ¶4", "C ¶2"]
    assert [witness.cue for witness in row.witnesses] == ["said", "answered", "told"]


def test_two_tellings_keep_a_row_each(collation: Collation) -> None:
    readings, (a, b, _) = collation.readings[:2], collation.story.articles
    links = tuple(replace(link, members=link.members[:2]) for link in collation.links)
    two = Collation(Story("s", (a, b)), readings, links)
    assert [len(group.rows) for group in same.same(two, telling.tellings(two))] == [2, 2, 2]


def test_a_link_below_the_floor_is_counted_only(collation: Collation) -> None:
    unsure = replace(collation.links[0], confidence=sure.FLOOR - 0.01)
    weak = Collation(collation.story, collation.readings, (unsure,))
    tellings = telling.tellings(weak)
    assert same.same(weak, tellings) == ()
    assert made.made(weak, tellings).hidden == (("attributions", 0), ("links", 1))


# --- excerpts ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "inner", "shown"),
    [
        ("“I agree.”", "I agree.", "“I agree.”"),
        ('"I agree"', "I agree", '"I agree"'),
        ("“I agree.”", "“I agree.”", "“I agree.”"),
        ("I agree.", "I agree.", "I agree."),
        ("“One. Two.”", "One.", "“One."),
        ("„Ja.“", "Ja.", "„Ja.“"),
    ],
)
def test_quoted_takes_in_the_marks_that_stand_next_to_it(text: str, inner: str, shown: str) -> None:
    start = text.index(inner)
    assert excerpt.quoted(text, Span(start, start + len(inner))).of(text) == shown


@pytest.mark.parametrize(
    ("tag", "language"),
    [("en", "en"), ("pt-BR", "pt-BR"), ("", ""), ('en" onload="x', ""), ("en!", ""), ("x", "")],
)
def test_only_a_language_tag_is_taken_as_language(tag: str, language: str) -> None:
    reading = Reading(Article("x", "", language=Datum(tag, "html")))
    assert excerpt.language(telling.telling(reading, "A")) == language


# --- who says what -------------------------------------------------------------------------------


def test_attributions_nest_and_say_why_they_are_unsure(collation: Collation) -> None:
    said = voices.voices(collation, _tellings(collation)[0])
    assert [each.cue for each in said] == ["said", "told", "said", "said", "According to"]
    (inner,) = said[3].inner
    assert (inner.source, inner.doubt) == ("a harbour official", "the source has no name")
    assert (said[0].source, said[0].speaker) == ("Mayor Mira Tolland", "")
    assert (said[1].source, said[1].speaker) == ("Tolland", "Mira Tolland")
    assert (said[3].source, said[3].speaker) == ("Lantern Ferries", "")


def test_a_part_of_a_hidden_attribution_is_still_shown(collation: Collation) -> None:
    reading = collation.readings[0]
    notes = tuple(
        replace(note, confidence=0.1) if note.id == "attribution:4" else note
        for note in reading.notes
    )
    one = telling.telling(replace(reading, notes=notes), "A")
    said = voices.voices(collation, one)
    assert "a harbour official" in [each.source for each in said]
    assert voices.hidden(one) == 1


# --- what each calls them ------------------------------------------------------------------------


def test_designations_stand_under_their_telling(collation: Collation) -> None:
    by_name = {row.name: row for row in calls.calls(collation, telling.tellings(collation))}
    cells = by_name["Mira Tolland"].cells
    assert [[each.words for each in cell.own] for cell in cells] == [
        ["Mayor Mira Tolland", "Tolland", "mayor"],
        ["Harbour boss Mira Tolland"],
        ["Tolland"],
    ]
    first = cells[1].own[0]
    assert (first.before, first.head, first.behind) == ("Harbour boss Mira ", "Tolland", "")
    assert first.places[0].label == "B ¶2"
    assert by_name["Mira Tolland"].differ
    assert by_name["Mira Tolland"].kind == "person"
    assert by_name["Port Ansel"].cells[2] == calls.Cell()
    assert [row.differ for row in by_name.values()] == [True, True, False]
    assert "Lantern Ferries" not in by_name  # one telling only: nothing to compare


# --- the head ------------------------------------------------------------------------------------


def test_heads_show_what_is_printed_first(collation: Collation) -> None:
    a, b, c = (heads.head(each) for each in _tellings(collation))
    assert (a.headline[:7], a.byline, a.date) == ("Ferries", "By Nessa Brook", "March 3, 2031")
    assert (b.headline, b.byline, b.date) == ("Strike over in Port Ansel", "", "2031-03-03")
    assert c.outlet == "quay & coast 🛳.txt"


def test_words_of_captions_and_teasers_do_not_count(collation: Collation) -> None:
    one = _tellings(collation)[0]
    prose = [p for p in one.paragraphs if p.role in {"headline", "paragraph", ""}]
    assert heads.count_words(one) == sum(len(heads.tokens(one.text, p.at)) for p in prose)
    assert heads.count_words(one) < len(heads.tokens(one.text))


def test_a_much_shorter_telling_is_said_to_be(collation: Collation) -> None:
    found = tuple(heads.head(each) for each in _tellings(collation))
    assert [each.letter for each in heads.short(found)] == ["B", "C"]
    assert heads.short(()) == ()


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.example/b", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.example/b", False),
        ("https:", False),
        ("http://[", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None, shown: bool) -> None:
    assert heads.web_address(url) == (url if shown else "")


def test_the_title_is_made_of_shared_names(collation: Collation) -> None:
    assert heads.title(collation, telling.tellings(collation)) == (
        "Dario Quell, Mira Tolland: Port Ansel"
    )
    nothing = Collation(collation.story, collation.readings)
    assert heads.title(nothing, telling.tellings(nothing)) == ""


# --- only here -----------------------------------------------------------------------------------


def test_background_that_a_claim_beside_it_tells_is_not_told_twice() -> None:
    examples = Path(__file__).parents[2] / "examples"
    found = api.read([str(examples / f"{name}.txt") for name in ("courier", "standard")])
    compared = api.compare(found.readings)
    told = only.only(compared, telling.tellings(compared))[1]
    dispute = "lost its last dispute with the port in 2019"
    assert [dispute in each.words.words for each in told.claims].count(True) == 1
    assert not any(dispute in each.words.words for each in told.background)
    assert told.background


def test_what_only_one_telling_quotes_and_names(collation: Collation) -> None:
    a, b, c = only.only(collation, telling.tellings(collation))
    assert (a.others, b.others, c.others) == (("B", "C"), ("A", "C"), ("A", "B"))
    assert [each.source for each in a.said] == ["a harbour official"]
    assert a.said[0].words.words == "“the figure <script>alert(1)</script> is final.”"
    assert [(each.name, each.place.label) for each in a.named] == [("Lantern Ferries", "A ¶7")]
    assert [(each.name, each.type) for each in b.named] == [("Ines Varga", "person")]
    assert (c.said, c.named) == ((), ())
