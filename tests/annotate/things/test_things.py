"""What an article speaks of that has no name: which phrases are found, and which stand for one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tellings import models
from tellings.annotate import anatomy, attribution, language, things
from tellings.model import Article, Block, Datum, Entity, Mention, Reading, Role, Span
from tellings.pipeline import build

LINE = (*language.STEPS, attribution.quotations, *things.STEPS)


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    models.get("syntax")


def read(*paragraphs: str, title: str = "", tongue: str = "") -> Reading:
    """An article of these paragraphs, under a title, read as far as its things."""
    blocks: list[tuple[Role, str]] = [("headline", title)] if title else []
    blocks += [("paragraph", words) for words in paragraphs]
    text, notes = "", []
    for role, words in blocks:
        notes.append(Block(at=(Span(len(text), len(text) + len(words)),), role=role, by="test"))
        text += words + "\n\n"
    told = Datum(tongue, "test") if tongue else None
    reading = Reading(Article("a", text, language=told)).plus(notes)
    for step in LINE:
        reading = reading.plus(step(reading))
    return reading


def found(reading: Reading) -> list[list[str]]:
    """The phrases of each thing."""
    return [
        [reading.words(m) for m in reading.of(Mention) if m.entity == entity.id]
        for entity in reading.of(Entity)
        if entity.by == things.BY
    ]


def test_the_step_fits_behind_those_it_needs() -> None:
    assert build((*anatomy.STEPS, *LINE)).steps[-1].name == "things"


def test_a_phrase_is_taken_with_what_names_it_and_without_its_clause() -> None:
    reading = read(
        "The envoys praised Norway’s unfinished war in Finland, which began in spring.",
        "They also spoke of the 12-point proposal that Sweden had sent.",
    )
    assert found(reading) == [["Norway’s unfinished war in Finland"], ["the 12-point proposal"]]
    (war, plan) = [m for m in reading.of(Mention) if m.by == things.BY]
    assert [m.head.of(reading.article.text) for m in (war, plan)] == ["war", "proposal"]
    assert (war.type, war.form) == ("thing", "nominal")


def test_what_points_at_nothing_is_no_thing() -> None:
    assert (
        found(read("No deal was in sight. Any talks would be a start, and wars are costly.")) == []
    )
    assert found(read("In that case, the harbour closes. They were at war.")) == []


def test_a_thing_that_is_only_introduced_is_left_out() -> None:
    assert found(read("The ministers signed an agreement on Monday.")) == []
    both = read("The ministers signed an agreement on Monday.", "The deal pleased nobody.")
    assert found(both) == [["an agreement", "The deal"]]


def test_another_noun_of_the_class_stands_for_it() -> None:
    reading = read(
        "Sweden fears Norway’s war in Finland.",
        "The conflict has closed two ports.",
        "Nobody knows when the war will end.",
    )
    assert found(reading) == [["Norway’s war in Finland", "The conflict", "the war"]]
    whys = [m.why for m in reading.of(Mention) if m.by == things.BY]
    assert whys[0] == "told by names: Finland, Norway"
    assert whys[2] == "no other “war” is spoken of before it"


def test_shared_names_join_and_other_names_part() -> None:
    reading = read(
        "Norway’s war in Finland goes on.",
        "The Norwegian invasion of Finland shocked Sweden.",
        "Norway’s war in Denmark is forgotten.",
    )
    assert found(reading) == [
        ["Norway’s war in Finland", "The Norwegian invasion of Finland"],
        ["Norway’s war in Denmark"],
    ]


def test_two_meetings_stay_apart() -> None:
    reading = read(
        "President Ana Ruiz spoke of her meeting with John Smith.",
        "Her meeting with Mary Jones was shorter.",
    )
    assert len(found(reading)) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The nuclear deal is signed.", "The trade deal is not."),
        ("The first meeting was short.", "The second meeting was long."),
        ("The peace talks failed.", "The strike went on."),
        ("The attack on Oslo failed.", "The attacks in spring had not."),
    ],
)
def test_words_and_number_part_things(first: str, second: str) -> None:
    assert [len(phrases) for phrases in found(read(first, second))] == [1, 1]


def test_the_text_before_does_not_mean_what_comes_later() -> None:
    reading = read(
        "The statement surprised the town.",
        "A statement from Norway was read out.",
        "The statement was short.",
    )
    assert found(reading) == [["The statement"], ["A statement from Norway", "The statement"]]


def test_a_name_of_its_own_is_no_description() -> None:
    reading = read("Both signed the Harbour Peace Accord in Oslo.", "The accord is dear.")
    (entity,) = [each for each in reading.of(Entity) if each.by == things.BY]
    assert (entity.name, entity.aliases) == ("Harbour Peace Accord", ("The accord",))
    assert [m.form for m in reading.of(Mention) if m.entity == entity.id] == ["name", "nominal"]


@pytest.mark.parametrize(
    ("title", "phrases"),
    [
        ("Norwegian Invasion Shocks Swedish Parliament", [["Norwegian Invasion"]]),
        ("Norway’s War in Finland Closes Ports", [["Norway’s War in Finland"]]),
        ("Norway, Sweden Vow to Open Harbour", []),
        ("Norway Strikes Finland as Winter Nears", []),
    ],
)
def test_titles_are_read_by_the_words_beside_the_noun(
    title: str, phrases: Sequence[Sequence[str]]
) -> None:
    assert found(read("Norway and Sweden are at odds with Finland.", title=title)) == phrases


def test_words_in_quotation_marks_keep_their_marks() -> None:
    reading = read("Ships were lost in the “herring war,” an old quarrel.")
    assert found(reading) == [["the “herring war,”"]]


def test_a_language_without_word_lists_has_no_things() -> None:
    assert found(read("The war in Finland goes on.", tongue="de")) == []
