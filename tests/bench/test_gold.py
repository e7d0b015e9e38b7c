"""Gold as words becomes the right offsets, or fails loudly."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench import gold, system
from tellings.model import Article, article_id
from tellings.text import covers, overlaps

TEXT = "Fog over Brill\n\nOdd Fenn said:\u00a0“We wait.\n\n“And then we sail.”\n\nFog over Brill"
SPOKEN = (
    "<source>Odd Fenn</source> <cue>said</cue>: “<content>We wait.</content> "
    "“<content>And then we sail.</content>”"
)


def _attribution(passage: str) -> gold.Attribution:
    return gold.Attribution(article="a", form="direct", speaker="Odd Fenn", passage=passage)


def test_a_marked_passage_becomes_spans_across_white_space() -> None:
    placed = gold.placed((_attribution(SPOKEN),), {"a": TEXT})
    (found,) = placed.witnesses["a"].attributions
    assert [span.of(TEXT) for span in found.content] == ["We wait.", "And then we sail."]
    assert [span.of(TEXT) for span in found.source] == ["Odd Fenn"]
    assert [span.of(TEXT) for span in found.cue] == ["said"]


def test_an_elision_reaches_to_the_next_words_of_the_line() -> None:
    block = gold.Block(article="a", role="paragraph", words="Odd [...] wait.")
    (found,) = gold.placed((block,), {"a": TEXT}).witnesses["a"].blocks
    assert found.at.of(TEXT) == "Odd Fenn said:\u00a0“We wait."


def test_an_elision_does_not_leave_the_line() -> None:
    block = gold.Block(article="a", role="paragraph", words="Odd [...] sail.”")
    with pytest.raises(gold.GoldError, match="0 times"):
        gold.placed((block,), {"a": TEXT})


def test_nth_tells_equal_words_apart() -> None:
    second = gold.Block(article="a", role="headline", words="Fog over Brill", nth=2)
    (found,) = gold.placed((second,), {"a": TEXT}).witnesses["a"].blocks
    assert found.at.start == TEXT.rindex("Fog")


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (gold.Block(article="a", role="headline", words="Fog over Brill"), "2 times, not once"),
        (gold.Block(article="a", role="headline", words="Fog over Brill", nth=3), "not a number 3"),
        (gold.Term(article="a", words="“never there”"), "0 times, not once"),
        (_attribution("<cue>shouted</cue>: “<content>We wait.</content>"), "0 times"),
        (gold.Same(members={"a": ["We waited."]}), "0 times"),
    ],
)
def test_gold_that_does_not_fit_fails_loudly(line: gold.Line, complaint: str) -> None:
    with pytest.raises(gold.GoldError, match=complaint):
        gold.placed((line,), {"a": TEXT})


def test_a_line_that_is_no_judgement_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"gold": "term", "article": "a", "words": "x"}\n{"gold": "turm"}\n', "utf-8")
    with pytest.raises(gold.GoldError, match=r"bad\.jsonl line 2"):
        gold.lines(path)


@pytest.fixture(scope="module", params=["examples", "heldout"])
def story(request: pytest.FixtureRequest) -> tuple[tuple[gold.Line, ...], gold.Gold]:
    judgements = gold.lines(gold.FOLDER / f"{request.param}.jsonl")
    paths = gold.sources(judgements)
    texts = {name: system.article(path).text for name, path in paths.items()}
    return judgements, gold.placed(judgements, texts)


Story = tuple[tuple[gold.Line, ...], gold.Gold]


def _plain(words: str) -> str:
    return " ".join(words.split())


def test_every_attribution_slices_to_its_stated_words(story: Story) -> None:
    judgements, placed = story
    stated = [line for line in judgements if isinstance(line, gold.Attribution)]
    found = {name: iter(w.attributions) for name, w in placed.witnesses.items()}
    assert len(stated) > 15
    for line in stated:
        each = next(found[line.article])
        for part in ("content", "cue", "source"):
            words = re.findall(f"<{part}>(.*?)</{part}>", line.passage)
            spans = getattr(each, part)
            assert len(words) == len(spans)
            for stated_words, span in zip(words, spans, strict=True):
                _same_words(stated_words, span.of(placed.witnesses[line.article].text))
    assert not [left for rest in found.values() for left in rest]


def _same_words(stated: str, found: str) -> None:
    head, _, tail = stated.partition(" [...] ")
    assert found.strip() == found
    assert _plain(found).startswith(head) and _plain(found).endswith(tail)
    assert tail or _plain(found) == head


def test_every_wording_stands_in_its_article(story: Story) -> None:
    _, placed = story
    for name in placed.names:
        for article, wordings in (*name.wordings.items(), *name.allowed.items()):
            text = _plain(placed.witnesses[article].text).casefold()
            assert wordings and all(words.casefold() in text for words in wordings)


def test_every_quotation_is_in_a_pair_or_told_by_one_alone(story: Story) -> None:
    _, placed = story
    assert len(placed.same) >= 7
    for name, witness in placed.witnesses.items():
        paired = [spans for same in placed.same for spans in same.get(name, ())]
        alone = [span for spans in witness.only for span in spans]
        assert not [s for s in paired if any(overlaps(s, other) for other in alone)]
        quoted = [each.content for each in witness.attributions if each.form != "indirect"]
        for content in quoted:
            assert any(overlaps(s, c) for s in (*paired, *alone) for c in content)
        for span in (*paired, *alone):
            assert any(covers(c, span) for content in quoted for c in content)


def test_every_character_of_a_plain_text_stands_in_a_gold_block(story: Story) -> None:
    judgements, placed = story
    for name, path in gold.sources(judgements).items():
        if path.suffix == ".txt":
            witness = placed.witnesses[name]
            covered = {i for block in witness.blocks for i in range(block.at.start, block.at.end)}
            left = [i for i, c in enumerate(witness.text) if not c.isspace() and i not in covered]
            assert not left


def test_speakers_are_named_in_their_article(story: Story) -> None:
    _, placed = story
    for witness in placed.witnesses.values():
        for each in witness.attributions:
            assert each.speaker is None or each.speaker in witness.text


def test_an_article_file_is_read_as_one_article() -> None:
    article = system.article(gold.ROOT / "examples" / "courier.txt")
    assert isinstance(article, Article)
    assert article.id == article_id(article.text, article.url)
