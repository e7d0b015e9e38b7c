"""Notes are kept by step, and only what is out of date is made again."""

from __future__ import annotations

from pathlib import Path

import msgspec

from tellings.model import Block, Quotation, Reading, Sentence, Span
from tellings.pipeline import Pipeline, build, step
from tests.store.build import article, library, made, reading

TEXT = article("The bridge is “open”. The ferry is not.")


def pipeline(version: str, ran: list[str]) -> Pipeline:
    """Blocks, the sentences that need them, and quotations that need nothing."""

    @step(gives=Block)
    def blocks(reading: Reading) -> list[Block]:
        ran.append("blocks")
        return [Block(at=(Span(0, 39),), role="paragraph", by="test")]

    @step(gives=Sentence, needs=(Block,), version=version)
    def sentences(reading: Reading) -> list[Sentence]:
        ran.append("sentences")
        return [Sentence(at=(Span(0, 21),), by=version)]

    @step(gives=Quotation)
    def quotations(reading: Reading) -> list[Quotation]:
        ran.append("quotations")
        return [Quotation(at=(Span(14, 20),), by="test")]

    return build([blocks, sentences, quotations])


def test_a_reading_comes_back_as_it_was(tmp_path: Path) -> None:
    with library(tmp_path, TEXT) as store:
        assert store.notes.reading(TEXT.id) == reading(TEXT)
        assert store.notes.reading(TEXT.id, ["blocks"]).of(Block) == reading(TEXT).of(Block)
        assert len(store.notes.reading(TEXT.id, ["blocks"]).notes) == 1
        assert list(store.notes.made(TEXT.id)) == ["blocks", "people", "said"]
        assert store.notes.made("x") == {}
        assert list(store.notes.readings()) == [reading(TEXT)]


def test_a_newer_step_makes_only_its_own_again(tmp_path: Path) -> None:
    ran: list[str] = []
    first, second = pipeline("1", ran), pipeline("2", ran)
    with library(tmp_path) as store:
        with store.adding() as adding:
            adding.article(TEXT, added=0.0, at=None)
            assert adding.notes(TEXT.id, first.run(TEXT)) == 3
        assert list(store.notes.stale(first.bases())) == []
        assert list(store.notes.stale(second.bases())) == [TEXT.id]
        ran.clear()
        again = second.run(TEXT, store.notes.made(TEXT.id))
        assert ran == ["sentences"]
        with store.adding() as adding:
            assert adding.notes(TEXT.id, again) == 1
        assert list(store.notes.stale(second.bases())) == []
        assert store.notes.reading(TEXT.id) == second.read(TEXT)
        assert store.notes.bases(TEXT.id) == second.bases()
        assert store.check() == ()


def test_a_step_that_is_no_more_leaves_no_notes(tmp_path: Path) -> None:
    with library(tmp_path, TEXT) as store:
        with store.adding() as adding:
            adding.notes(TEXT.id, made(TEXT)[:1])
        assert list(store.notes.made(TEXT.id)) == ["blocks"]


def test_articles_may_be_written_while_those_out_of_date_are_told(tmp_path: Path) -> None:
    articles = [article(f"The ferry {number}.") for number in range(1_200)]
    bases = {"blocks": "blocks 1 aa"}
    with library(tmp_path) as store:
        with store.adding() as adding:
            for each in articles:
                adding.article(each, added=0.0, at=None)
        found = []
        for id_ in store.notes.stale(bases):
            found.append(id_)
            with store.adding() as adding:
                adding.notes(id_, made(store.articles.get(id_))[:1])
        assert found == [each.id for each in articles]
        assert list(store.notes.stale(bases)) == []


def test_half_characters_in_notes_come_back(tmp_path: Path) -> None:
    odd = msgspec.structs.replace(
        made(TEXT)[0],
        notes=(Block(at=(Span(0, 3),), role="paragraph", by="test", why="a\ud800\0"),),
    )
    with library(tmp_path) as store:
        with store.adding() as adding:
            adding.article(TEXT, added=0.0, at=None)
            adding.notes(TEXT.id, [odd])
        assert store.notes.made(TEXT.id) == {"blocks": odd}
