"""Very many articles out of a few: the notes keep their places, and no two are the same."""

from __future__ import annotations

from itertools import islice

import pytest

from bench.gold import ROOT
from bench.many import Annotated, many
from tellings import api
from tellings.model import Article, Entity
from tellings.text import has_words

EXAMPLES = [str(ROOT / "examples" / name) for name in ("courier.txt", "standard.txt")]


@pytest.fixture(scope="module")
def invented() -> list[Annotated]:
    line = api.pipeline()
    found = [each for each in api.articles(EXAMPLES) if isinstance(each, Article)]
    return [(article, line.run(article)) for article in found]


def test_each_has_words_of_its_own_and_the_same_places(invented: list[Annotated]) -> None:
    made = list(many(invented, 6))
    assert len({article.id for article, _ in made}) == 6
    for number, (article, steps) in enumerate(made):
        base, base_steps = invented[number % 2]
        assert len(article.text) == len(base.text)
        assert article.text != base.text
        ours = [(note.id, note.at) for step in steps for note in step.notes]
        assert ours == [(note.id, note.at) for step in base_steps for note in step.notes]
        assert all(has_words(article.text, note.at[0]) for step in steps for note in step.notes)


def test_what_is_named_in_notes_is_named_in_the_text(invented: list[Annotated]) -> None:
    article, steps = list(many(invented, 3))[2]
    names = [note.name for step in steps for note in step.notes if isinstance(note, Entity)]
    assert sum(name in article.text for name in names) > 0.9 * len(names) > 5


def test_a_run_shares_words_that_another_does_not(invented: list[Annotated]) -> None:
    texts = [set(article.text.lower().split()) for article, _ in islice(many(invented, 4), 4)]
    first, second, other = texts[0] & texts[1], texts[2] & texts[3], texts[0] & texts[3]
    assert len(first) > len(other) < len(second)


def test_the_same_seed_makes_the_same_articles(invented: list[Annotated]) -> None:
    assert list(many(invented, 3, seed=4)) == list(many(invented, 3, seed=4))
    assert list(many(invented, 3, seed=4)) != list(many(invented, 3, seed=5))


def test_the_days_go_on(invented: list[Annotated]) -> None:
    made = [article.published for article, _ in many(invented, 4)]
    days = [each.value[:10] for each in made if each]
    assert days == sorted(days)
