"""The tasks: a perfect prediction scores 1, an empty one 0, and small cases are as by hand."""

from __future__ import annotations

import msgspec
import pytest

from bench import (
    blocks,
    cues,
    designations,
    gold,
    only,
    pairs,
    quotations,
    speakers,
    terms,
)
from bench.scoring import Scores, total
from bench.system import Designation, article
from tellings.model import (
    Article,
    Attribution,
    Block,
    Collation,
    Entity,
    Link,
    Note,
    Reading,
    Ref,
    Span,
    Story,
)

OF_ONE = (blocks, quotations, speakers, cues, terms)


@pytest.fixture(scope="module")
def placed() -> gold.Gold:
    judgements = gold.lines(gold.FOLDER / "examples.jsonl")
    texts = {name: article(path).text for name, path in gold.sources(judgements).items()}
    return gold.placed(judgements, texts)


def _perfect(name: str, witness: gold.Witness) -> Reading:
    """The notes of a system that agrees with the gold in everything."""
    notes: list[Note] = [
        Block(at=(b.at,), role=b.role, by="gold", id=f"block:{i}")
        for i, b in enumerate(witness.blocks)
    ]
    for name_ in sorted({a.speaker for a in witness.attributions if a.speaker}):
        start = witness.text.index(name_)
        at = (Span(start, start + len(name_)),)
        notes.append(Entity(at=at, by="gold", id=f"entity:{name_}", name=name_, type="person"))
    for i, each in enumerate(witness.attributions):
        notes.append(_attribution(each, i))
    return Reading(Article(name, witness.text)).plus(notes)


def _attribution(each: gold.PlacedAttribution, number: int) -> Attribution:
    return Attribution(
        at=each.content,
        by="gold",
        id=f"attribution:{number}",
        form=each.form,
        content=each.content,
        cue=each.cue,
        source=each.source,
        speaker=each.speaker and f"entity:{each.speaker}",
    )


def _collation(placed: gold.Gold, readings: dict[str, Reading]) -> Collation:
    """A collation whose links are the gold pairs."""
    links = []
    for same in placed.same:
        members = tuple(
            Ref(name, _around(readings[name], spans[0]).id, spans) for name, spans in same.items()
        )
        links.append(Link("same-quotation", members, by="gold"))
    return Collation(Story("s", tuple(readings)), tuple(readings.values()), tuple(links))


def _around(reading: Reading, span: Span) -> Attribution:
    return next(
        each
        for each in reading.of(Attribution)
        if each.form != "indirect" and each.hull.start <= span.start < each.hull.end
    )


def _scores(placed: gold.Gold, readings: dict[str, Reading]) -> Scores:
    return total(t.score(placed.witnesses[n], r) for n, r in readings.items() for t in OF_ONE)


def test_a_perfect_prediction_scores_one(placed: gold.Gold) -> None:
    readings = {name: _perfect(name, witness) for name, witness in placed.witnesses.items()}
    scores = _scores(placed, readings) | pairs.score(placed, readings, _collation(placed, readings))
    assert {"blocks", "blocks.caption", "quotations", "indirect", "speakers"} < set(scores)
    assert {"cues", "terms", "pairs"} < set(scores)
    assert {name: score.f1 for name, score in scores.items()} == dict.fromkeys(scores, 1.0)
    assert all(score.gold for score in scores.values())


def test_an_empty_prediction_scores_nothing_but_terms_left_alone(placed: gold.Gold) -> None:
    readings = {name: Reading(Article(name, w.text)) for name, w in placed.witnesses.items()}
    empty = Collation(Story("s", tuple(readings)), tuple(readings.values()))
    scores = _scores(placed, readings) | pairs.score(placed, readings, empty)
    assert scores.pop("terms").f1 == 1.0
    assert {name: score.f1 for name, score in scores.items()} == dict.fromkeys(scores, 0.0)


def test_only_perfect_and_empty(placed: gold.Gold) -> None:
    for name, witness in placed.witnesses.items():
        assert witness.only
        assert only.compare(placed, name, witness.only)["only"].f1 == 1.0
        assert only.compare(placed, name, [])["only"].f1 == 0.0


def test_designations_perfect_and_empty(placed: gold.Gold) -> None:
    told = [
        (article, Designation(article, name.name, wording))
        for name in placed.names
        for article, wordings in name.wordings.items()
        for wording in wordings
    ]
    assert designations.compare(placed, told)["designations"].f1 == 1.0
    assert designations.compare(placed, [])["designations"].f1 == 0.0


TEXT = "Tide late\n\n“We wait here today,” said Fenn. He called it a “slow sea.” (Ine Moor)"


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


WITNESS = gold.Witness(
    TEXT,
    (
        gold.PlacedBlock("headline", _span("Tide late")),
        gold.PlacedBlock("paragraph", Span(11, len(TEXT))),
        gold.PlacedBlock("credit", _span("Ine Moor")),
    ),
    (
        gold.PlacedAttribution(
            "direct", "Odd Fenn", (_span("We wait here today"),), (_span("said"),), (_span("Fenn"),)
        ),
    ),
    (_span("slow sea"),),
)


def _reading(*notes: Note) -> Reading:
    return Reading(Article("a", TEXT)).plus(notes)


def _told(words: str, **more: object) -> Attribution:
    at = (_span(words),)
    made = Attribution(at=at, by="hand", form="direct", content=at)
    return msgspec.structs.replace(made, **more)


def test_blocks_forgive_brackets_but_not_roles() -> None:
    found = _reading(
        Block(at=(_span("(Ine Moor)"),), role="credit", by="hand"),
        Block(at=(_span("Tide late"),), role="heading", by="hand"),
    )
    scores = blocks.score(WITNESS, found)
    assert scores["blocks"].found == 1
    assert (scores["blocks"].predicted, scores["blocks"].gold) == (2, 3)
    assert scores["blocks.credit"].f1 == 1.0
    assert scores["blocks.heading"].f1 == 0.0
    assert scores["blocks.headline"].f1 == 0.0


def test_menus_are_not_counted_but_other_blocks_in_excess_are() -> None:
    witness = gold.Witness("Home\nTide late", (gold.PlacedBlock("headline", Span(5, 14)),))
    article = Article("a", witness.text)
    headline = Block(at=(Span(5, 14),), role="headline", by="hand")
    menu = Block(at=(Span(0, 4),), role="boilerplate", by="hand")
    wrong = Block(at=(Span(0, 4),), role="paragraph", by="hand", id="wrong")
    assert blocks.score(witness, Reading(article).plus([headline, menu]))["blocks"].f1 == 1.0
    scored = blocks.score(witness, Reading(article).plus([headline, wrong]))["blocks"]
    assert (scored.precision, scored.recall) == (0.5, 1.0)


def test_a_block_that_intake_lost_is_a_miss() -> None:
    lost = gold.Block(article="a", role="byline", words="By Ine Moor", losable=True)
    witness = gold.placed((lost,), {"a": TEXT}).witnesses["a"]
    assert witness.blocks == (gold.PlacedBlock("byline", None),)
    scored = blocks.score(witness, _reading())["blocks.byline"]
    assert (scored.found, scored.predicted, scored.gold) == (0, 0, 1)


def test_a_quotation_is_found_from_half_its_tokens_on() -> None:
    assert quotations.score(WITNESS, _reading(_told("We wait")))["quotations"].f1 == 1.0
    assert quotations.score(WITNESS, _reading(_told("today")))["quotations"].f1 == 0.0


def test_an_indirect_prediction_is_no_quotation() -> None:
    reading = _reading(_told("We wait here today", form="indirect"))
    scores = quotations.score(WITNESS, reading)
    assert (scores["quotations"].found, scores["quotations"].predicted) == (0, 0)
    assert (scores["indirect"].predicted, scores["indirect"].gold) == (1, 0)


def test_headlines_are_not_counted() -> None:
    scored = quotations.score(WITNESS, _reading(_told("Tide late")))["quotations"]
    assert (scored.predicted, scored.gold) == (0, 1)


def test_a_term_with_a_speaker_is_a_false_alarm() -> None:
    reading = _reading(_told("slow sea"))
    assert terms.score(WITNESS, reading)["terms"].f1 == 0.0
    assert quotations.score(WITNESS, reading)["quotations"].precision == 0.0


@pytest.mark.parametrize(
    ("name", "aliases", "right"),
    [
        ("Odd Fenn", (), True),
        ("Fenn", (), True),
        ("Harbour Master Odd Fenn", (), True),
        ("the harbour master", ("Fenn",), True),
        ("Ina Fenn", (), False),
        ("Moor", (), False),
    ],
)
def test_speakers_by_name(name: str, aliases: tuple[str, ...], right: bool) -> None:
    entity = Entity(at=(_span("Fenn"),), by="hand", name=name, type="person", aliases=aliases)
    reading = _reading(entity, _told("We wait here today", speaker=entity.id))
    assert speakers.score(WITNESS, reading)["speakers"].f1 == float(right)


def test_naming_nobody_is_right_only_where_gold_names_nobody() -> None:
    reading = _reading(_told("We wait here today"))
    assert speakers.score(WITNESS, reading)["speakers"].f1 == 0.0
    (named,) = WITNESS.attributions
    unnamed = msgspec.structs.replace(
        WITNESS, attributions=(msgspec.structs.replace(named, speaker=None),)
    )
    assert speakers.score(unnamed, reading)["speakers"].f1 == 1.0


def test_cues_must_meet() -> None:
    there = _reading(_told("We wait here today", cue=(_span("said Fenn"),)))
    elsewhere = _reading(_told("We wait here today", cue=(_span("called"),)))
    assert cues.score(WITNESS, there)["cues"].f1 == 1.0
    assert cues.score(WITNESS, elsewhere)["cues"].f1 == 0.0


def _pair_gold() -> gold.Gold:
    a, b = gold.Witness("We wait here."), gold.Witness("Here we wait. We go.")
    return gold.Gold({"a": a, "b": b}, ({"a": (Span(0, 12),), "b": (Span(0, 12),)},))


@pytest.mark.parametrize(("at", "f1"), [(Span(0, 12), 1.0), (Span(14, 19), 0.0)])
def test_a_pair_must_be_right_on_both_sides(at: Span, f1: float) -> None:
    placed = _pair_gold()
    readings = {n: Reading(Article(f"id-{n}", w.text)) for n, w in placed.witnesses.items()}
    members = (Ref("id-b", "x", (at,)), Ref("id-a", "x", (Span(0, 12),)))
    link = Link("same-quotation", members, by="hand")
    collation = Collation(Story("s", ("id-a", "id-b")), tuple(readings.values()), (link,))
    assert pairs.score(placed, readings, collation)["pairs"].f1 == f1


def test_designations_by_hand() -> None:
    name = gold.Name("Odd Fenn", {"a": ["Captain Odd Fenn", "Fenn"]}, {"a": ["the captain"]})
    found = [
        ("a", Designation("id-a", "Fenn", "Fenn\u2019s")),
        ("a", Designation("id-a", "Fenn", "The Captain")),
        ("a", Designation("id-a", "Fenn", "the old fox")),
    ]
    score = designations.compare(gold.Gold({}, (), (name,)), found)["designations"]
    assert (score.found, score.predicted, score.gold) == (1, 2, 2)


def test_things_are_scored_by_the_row_that_has_most_of_them() -> None:
    thing = gold.Thing("deal", {"a": ["the deal", "an accord"], "b": ["the pact"]})
    found = [
        ("a", Designation("id-a", "the row", "The deal", thing=True)),
        ("b", Designation("id-b", "the row", "the pact", thing=True, quoted=True)),
        ("a", Designation("id-a", "the row", "their bargain", thing=True)),
        ("a", Designation("id-a", "the other", "the pier", thing=True)),
    ]
    scores = designations.compare(gold.Gold({}, (), (), (thing,)), found)
    counts = {name: (each.found, each.predicted, each.gold) for name, each in scores.items()}
    assert counts == {
        "designations": (0, 0, 0),
        "designations.things": (2, 3, 3),
        "designations.voice": (1, 2, 2),
    }
