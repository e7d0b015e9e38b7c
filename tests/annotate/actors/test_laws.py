"""Laws of actors, on news made of pieces and on any text at all."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.model import Actor, Article, Datum, Entity, Mention, Reading, Span
from tellings.text import has_words
from tests.annotate.actors.joining import LINE

NEWS = st.sampled_from(
    [
        "President Jonas Vell", "Mara Oltin", "Vell", "Oltin and Vell", "he", "she", "his", "her",
        "himself", "they", "their", "who", "whose", "I", "we", "you", "the president", "both",
        "the two leaders", "The judge", "leaders", "said", "told", "met", "left", "that", "is",
        "“", "”", '"', ",", ".", "?", "and", "of", "Beijing", "Moscow", "the Chinese", "China",
        "the Kremlin", "Democrats", "two officials", "anonymous U.S. sources", "its", "in", "as",
        "\n\n", "\u00a0", "😀", "It rained on Monday.", "VELL WINS", "Mr.", "Mrs.", "'s",
    ]
)  # fmt: skip


def check(reading: Reading) -> None:
    """Every stretch slices to words; pronouns are nobody else's; entities are there."""
    text = reading.article.text
    entities = {entity.id for entity in reading.of(Entity)}
    for mention in reading.of(Mention):
        assert has_words(text, mention.head)
        assert mention.entity is None or mention.entity in entities
    for actor in reading.of(Actor):
        assert actor.name
        assert set(actor.entities) <= entities
        assert all(has_words(text, span) for span in actor.at)
        assert not any(a.end > b.start for a, b in pairwise(actor.at))
    for head, meant in _pronouns(reading).items():
        holders = [actor for actor in reading.of(Actor) if head in actor.at]
        assert len(holders) <= len(meant), "a pronoun stands for whom it means only"


def _pronouns(reading: Reading) -> dict[Span, list[Mention]]:
    found: dict[Span, list[Mention]] = {}
    for mention in reading.of(Mention):
        if mention.form == "pronoun":
            found.setdefault(mention.head, []).append(mention)
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(NEWS, max_size=40))
def test_any_news(words: list[str]) -> None:
    check(LINE.read(Article(id="any", text=" ".join(words))))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=120))
def test_any_text(text: str) -> None:
    check(LINE.read(Article(id="any", text=text)))


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(NEWS, max_size=40))
def test_the_same_text_gives_the_same_notes(words: list[str]) -> None:
    article = Article(id="any", text=" ".join(words))
    assert LINE.read(article).notes == LINE.read(article).notes


def test_a_language_without_lists_gives_no_pronouns() -> None:
    article = Article("any", "Jonas Vell lost his hat.", language=Datum("xx", "test"))
    reading = LINE.read(article)
    assert all(mention.form != "pronoun" for mention in reading.of(Mention))
