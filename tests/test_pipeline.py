"""The line of steps: that it fits together is checked before anything runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from tellings.model import Article, Block, Entity, Maker, Note, Quotation, Reading, Sentence, Span
from tellings.models import get
from tellings.pipeline import Pipeline, PipelineError, Step, build, step

ARTICLE = Article(id="a", text="The bridge is open. The ferry is not.")


@step(gives=Block, version="3")
def blocks(reading: Reading) -> Iterator[Block]:
    yield Block(at=(Span(0, len(reading.article.text)),), role="paragraph", by="test")


@step(needs=(Block,), gives=(Sentence, Entity))
def sentences(reading: Reading) -> Iterable[Note]:
    for block in reading.of(Block):
        middle = block.hull.of(reading.article.text).index(".") + 1
        yield Sentence(at=(Span(block.hull.start, middle),), by="test")


@step(needs=(Sentence, Entity), gives=Quotation)
def quotations(reading: Reading) -> list[Quotation]:
    return []


def test_a_function_becomes_a_step_that_says_what_it_needs_and_gives() -> None:
    assert (blocks.name, blocks.version) == ("blocks", "3")
    assert (blocks.needs, blocks.gives, blocks.uses) == ((), (Block,), ())
    assert (sentences.needs, sentences.gives) == ((Block,), (Sentence, Entity))
    assert list(blocks(Reading(ARTICLE))) == list(blocks.run(Reading(ARTICLE)))


def test_steps_run_in_order_and_leave_their_names() -> None:
    reading = build([blocks, sentences, quotations]).read(ARTICLE)
    assert [note.id for note in reading.notes] == ["block:0-37", "sentence:0-19"]
    assert reading.makers == (
        *(Maker("blocks", "3"), Maker("sentences", "1"), Maker("quotations", "1")),
    )
    assert reading.models == ()


def test_no_steps_give_no_notes() -> None:
    assert build([]).read(ARTICLE) == Reading(ARTICLE)


def test_the_models_of_the_steps_are_named_once() -> None:
    @step(gives=Entity, uses=("syntax",))
    def names(reading: Reading) -> list[Entity]:
        return []

    reading = build([names, names]).read(ARTICLE)
    assert reading.makers == (Maker("names", "1", ("syntax",)),) * 2
    assert reading.models == (get("syntax").record,)


@pytest.mark.parametrize(
    ("steps", "complaint"),
    [
        (
            [sentences, blocks],
            "step 'sentences' needs block notes; 'blocks' gives it, but runs later",
        ),
        ([sentences], "step 'sentences' needs block notes; no step gives it"),
        (
            [blocks, quotations, sentences],
            "step 'quotations' needs sentence notes; 'sentences' gives it, but runs later",
        ),
        ([quotations], "step 'quotations' needs sentence notes; no step gives it"),
    ],
)
def test_a_need_that_is_not_met_is_refused_with_a_hint(steps: list[Step], complaint: str) -> None:
    with pytest.raises(PipelineError) as caught:
        build(steps)
    assert str(caught.value) == complaint


def test_a_step_does_not_meet_its_own_need() -> None:
    @step(needs=(Block,), gives=Block)
    def more_blocks(reading: Reading) -> list[Block]:
        return []

    with pytest.raises(PipelineError, match="'more_blocks' needs block notes"):
        build([more_blocks])
    assert len(build([blocks, more_blocks]).steps) == 2


def test_what_a_step_did_not_name_is_refused() -> None:
    @step(gives=Sentence)
    def mistaken(reading: Reading) -> Iterable[Note]:
        return blocks(reading)

    with pytest.raises(PipelineError, match="step 'mistaken' gave a block it does not name"):
        build([mistaken]).read(ARTICLE)


def test_two_steps_cannot_give_the_same_note() -> None:
    with pytest.raises(ValueError, match="two notes have the id block:0-37"):
        build([blocks, blocks]).read(ARTICLE)


def test_only_steps_of_another_version_and_those_that_need_them_run_again() -> None:
    ran: list[str] = []

    def line(version: str) -> Pipeline:
        @step(gives=Block)
        def blocks_(reading: Reading) -> Iterable[Note]:
            ran.append("blocks")
            return blocks(reading)

        @step(needs=(Block,), gives=Sentence, version=version)
        def sentences_(reading: Reading) -> Iterable[Note]:
            ran.append("sentences")
            return sentences(reading)

        @step(needs=(Sentence,), gives=Quotation)
        def quotations_(reading: Reading) -> Iterable[Note]:
            ran.append("quotations")
            return quotations(reading)

        return build([blocks_, sentences_, quotations_])

    first = line("1").run(ARTICLE)
    kept = {made.maker.step: made for made in first}
    ran.clear()
    assert line("1").run(ARTICLE, kept) == first
    assert ran == []
    again = line("2").run(ARTICLE, kept)
    assert ran == ["sentences", "quotations"]
    assert line("2").joined(ARTICLE, again).notes == line("1").joined(ARTICLE, first).notes


def test_a_reading_is_what_its_steps_gave_joined() -> None:
    line = build([blocks, sentences, quotations])
    assert line.joined(ARTICLE, line.run(ARTICLE)) == line.read(ARTICLE)
