"""What holds of every text: notes lie in it, slice to words, name each other rightly."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings import models
from tellings.annotate import language
from tellings.annotate.language.people import named
from tellings.annotate.language.slips import near_name
from tellings.model import Entity, Mention, Note, Reading, Sentence, Span
from tellings.text import covers, has_words
from tests.annotate.language.conftest import article

PIECES = [
    *("President", "Ana Ruiz", "Ruiz", "Mr.", "U.S.", "the", "Verinian", "leader", "Chinese"),
    *("said", "“", "”", "’s", "’", "(", ")", "&", "-", "…", ".", "?", ":", ",", "\u00a0", "\n"),
    *("ﬁ", "😀", "Ruíz", "AP", "Putin", "Paris", "\u200b", "North", "Korean", "1", "de", "of"),
]
messy = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=80)
roles = st.sampled_from(["headline", "heading", "paragraph", "caption", "biography", "boilerplate"])
pages = st.lists(st.tuples(roles, messy.filter(str.strip)), max_size=4)


def read(blocks: list[tuple[str, str]]) -> Reading:
    reading = article(blocks)  # type: ignore[arg-type]
    for step in language.STEPS:
        reading = reading.plus(step(reading))
    return reading


def check(reading: Reading) -> None:
    text = reading.article.text
    made: tuple[Note, ...] = (
        *reading.of(Sentence),
        *reading.of(Mention),
        *reading.of(Entity),
    )
    for note in made:
        assert note.by and note.why and 0 < note.confidence <= 1
        for span in note.at:
            assert span.end <= len(text) and has_words(text, span)
    for sentence in reading.of(Sentence):
        spans = [word.span for word in sentence.words]
        assert all(one.end <= other.start for one, other in pairwise(spans))
        assert all(covers(sentence.hull, span) for span in spans)
        assert all(0 <= word.head < len(spans) for word in sentence.words)
    check_names(reading)


def check_names(reading: Reading) -> None:
    heads: dict[str, list[Span]] = {}
    for mention in reading.of(Mention):
        assert covers(mention.hull, mention.head)
        if mention.entity and mention.form == "name":
            heads.setdefault(mention.entity, []).append(mention.head)
    entities = {entity.id: entity for entity in reading.of(Entity)}
    assert {mention.entity for mention in reading.of(Mention)} <= {None, *entities}
    for entity in entities.values():
        assert list(entity.at) == sorted(heads[entity.id])
        assert entity.name not in entity.aliases


@given(pages)
@settings(max_examples=120)
def test_rules_on_any_text(blocks: list[tuple[str, str]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TELLINGS_SYNTAX_MODEL", "builtin:rules")
        check(read(blocks))


@given(pages)
@settings(max_examples=40)
def test_the_parser_on_any_text(blocks: list[tuple[str, str]]) -> None:
    check(read(blocks))


@given(pages)
@settings(max_examples=20)
def test_twice_the_same(blocks: list[tuple[str, str]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TELLINGS_SYNTAX_MODEL", "builtin:rules")
        assert read(blocks) == read(blocks)


@given(messy)
def test_offsets_move_with_the_text(text: str) -> None:
    parse = models.get("syntax", "builtin:rules").use.parse
    here, moved = parse([text, "\n \u00a0" + text])
    assert [[(w.start + 3, w.end + 3, w.name) for w in words] for words in here] == [
        [(w.start, w.end, w.name) for w in words] for words in moved
    ]


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_a_slip_goes_both_ways(one: str, other: str) -> None:
    assert near_name(one, other) == near_name(other, one)
    assert not near_name(one, one)


@given(st.text(max_size=30))
def test_a_name_has_parts(words: str) -> None:
    assert named(words).parts
