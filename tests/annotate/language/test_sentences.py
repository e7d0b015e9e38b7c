"""Where sentences begin and end, and which blocks get none."""

from __future__ import annotations

from importlib import import_module

import pytest

from tellings.annotate.language.titlecase import is_title_case
from tellings.model import Entity, Reading, Sentence

module = import_module("tellings.annotate.language.sentences")  # the step has the same name


def told(reading: Reading) -> list[str]:
    return [reading.words(sentence) for sentence in reading.of(Sentence)]


def test_speech_keeps_its_marks(read) -> None:
    found = told(read("“Stop. Go,” he said. “Why?” she asked. She left."))
    assert found == ["“Stop.", "Go,” he said.", "“Why?” she asked.", "She left."]


@pytest.mark.parametrize(
    "words",
    [
        "The U.S. government met Dr. Ana Ruiz on Feb. 24 at 3 p.m. local time.",
        "“Is it over?” Ana Ruiz asked.",
        "Shares of Ruiz Inc. rose 3.5 percent to No. 4.",
        "He said “Never!” and left.",
        "Gen. A. B. Lind, of Verin, Calif., spoke first.",
    ],
)
def test_one_sentence(read, words: str) -> None:
    assert told(read(words)) == [words]


def test_an_article_in_another_language_is_not_read_as_english(read) -> None:
    words = "Die Fähre fährt ab Mai. Ilena Marsk sagte das in China."
    found = read(words, tongue="de-AT")
    assert told(found) == ["Die Fähre fährt ab Mai.", "Ilena Marsk sagte das in China."]
    assert {s.by for s in found.of(Sentence)} == {module.FOREIGN}
    assert "the article is in de" in found.of(Sentence)[0].why
    assert not any(word.tag or word.name for s in found.of(Sentence) for word in s.words)
    assert [entity.name for entity in found.of(Entity)] == ["China"]
    assert {s.by for s in read(words, tongue="en-GB").of(Sentence)} == {"sentence-stops"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("He lives in the U.S.", "The town is small."),
        ("They met in Feb.", "Nobody spoke."),
        ("“We won.”", "Ruiz left early."),
        ("Was it he?", "Nobody knows."),
    ],
)
def test_two_sentences(read, first: str, second: str) -> None:
    assert told(read(f"{first} {second}")) == [first, second]


def test_a_blank_that_a_page_lost(read) -> None:
    assert told(read("They left the table.The mayor stayed.")) == [
        "They left the table.",
        "The mayor stayed.",
    ]


def test_what_is_not_prose_gets_no_sentence(read) -> None:
    reading = read(
        [
            ("headline", "Bridge Shut in Verin"),
            ("byline", "By Ana Ruiz"),
            ("paragraph", "VERIN (AP) — The bridge is shut."),
            ("dateline", "VERIN (AP) — "),
            ("caption", "The bridge in Verin. (Bo Lind/AP)"),
            ("credit", "(Bo Lind/AP)"),
            ("boilerplate", "Read more news."),
            ("biography", "Ana Ruiz writes about bridges."),
        ]
    )
    assert told(reading) == [
        "Bridge Shut in Verin",
        "The bridge is shut.",
        "The bridge in Verin.",
        "Ana Ruiz writes about bridges.",
    ]


def test_a_title_case_heading_is_not_parsed(read) -> None:
    reading = read([("headline", "Ruiz Hosts Lind. Nobody Cheers"), ("heading", "What comes next")])
    title, plain = reading.of(Sentence)
    assert reading.words(title) == "Ruiz Hosts Lind. Nobody Cheers"
    assert not any(word.tag or word.name for word in title.words)
    assert all(word.tag for word in plain.words)


def test_heads_stay_within_their_sentence(read) -> None:
    reading = read([("heading", "It is over. Nobody knows why it began")])
    (sentence,) = reading.of(Sentence)
    heads = [word.head for word in sentence.words]
    assert set(heads) <= set(range(len(sentence.words)))
    assert sum(head == at for at, head in enumerate(heads)) == 2


def test_beyond_the_budget_sentences_are_cut_by_rules(read, monkeypatch) -> None:
    monkeypatch.setattr(module, "BUDGET", 60)
    reading = read("Ana Ruiz spoke in Verin. " * 8)
    parsed = [sentence for sentence in reading.of(Sentence) if sentence.by == "sentence-stops"]
    beyond = [sentence for sentence in reading.of(Sentence) if sentence.by == module.BEYOND]
    assert parsed and beyond
    assert "not sought" in beyond[0].why
    assert not any(word.tag for sentence in beyond for word in sentence.words)


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("Mayor Leaves Verin After Two Days of Talks", True),
        ("MAYOR LEAVES VERIN", True),
        ("Mayor leaves Verin after two days of talks", False),
        ("Ruiz: the mayor who stayed when Lind left", False),
        ("Verin", True),
    ],
)
def test_title_case(line: str, verdict: bool) -> None:
    assert is_title_case(line) is verdict
