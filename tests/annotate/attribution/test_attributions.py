"""Attributions on whole texts, with the real steps before them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.annotate.steps import STEPS
from tellings.model import Article, Attribution, Entity, Quotation, Reading, Spans
from tellings.pipeline import build
from tellings.text import has_words

CASES = Path(__file__).parents[2] / "cases" / "attribution"
LINE = build(STEPS)


def read(text: str) -> Reading:
    return LINE.read(Article(id="case", text=text))


def cases(name: str, *marks: pytest.MarkDecorator) -> list[Any]:
    rows = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    return [pytest.param(row, id=row["name"], marks=marks) for row in rows]


def told(reading: Reading, note: Attribution) -> dict[str, Any]:
    """A note in the words of a case."""
    text = reading.article.text
    names = {entity.id: entity.name for entity in reading.of(Entity)}

    def words(spans: Spans) -> list[str]:
        return [span.of(text) for span in spans]

    return {
        "form": note.form,
        "content": words(note.content),
        "cue": next(iter(words(note.cue)), None),
        "source": next(iter(words(note.source)), None),
        "speaker": names.get(note.speaker or ""),
        "addressee": names.get(note.addressee or ""),
    }


def check(row: dict[str, Any]) -> None:
    reading = read(row["text"])
    found = [told(reading, note) for note in reading.of(Attribution)]
    for expected in row["expect"]:
        matching = [one for one in found if all(one[k] == v for k, v in expected.items())]
        assert len(matching) == 1, f"{expected}\nnot among\n" + "\n".join(map(str, found))


@pytest.mark.parametrize("row", cases("in-the-wild"))
def test_in_the_wild(row: dict[str, Any]) -> None:
    check(row)
    assert len(read(row["text"]).of(Attribution)) == len(row["expect"])


@pytest.mark.parametrize("row", cases("known-failures", pytest.mark.xfail(strict=True)))
def test_known_failures(row: dict[str, Any]) -> None:
    check(row)


@pytest.mark.parametrize("row", cases("negative"))
def test_nothing_is_attributed(row: dict[str, Any]) -> None:
    assert read(row["text"]).of(Attribution) == ()


def test_the_same_headline_twice_is_one_attribution() -> None:
    head = "Oltin to Vell: The Dam Is ‘Here to Stay’"
    body = "“The dam is here to stay,” Mara Oltin told Jonas Vell on Monday in the old hall.\n\n"
    more = "The council meets again on Friday, when the last of the plans will be shown.\n"
    notes = read(f"{head}\n\n{head}\n\n{body}{more}").of(Attribution)
    assert [note.by for note in notes].count("name and colon") == 1


def test_a_claim_inside_a_claim_names_its_parent() -> None:
    reading = read("Mara Oltin said that Jonas Vell had claimed that the bridge was safe.")
    inner, outer = sorted(reading.of(Attribution), key=lambda note: len(note.hull))
    assert inner.parent == outer.id


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [
                "Mara Oltin", "said", "that", "according to", "the report", "“", "”", "‘", "’",
                "he", ",", ".", "\n\n", ":", "replied", "what", "was", "calls", "fair", "but",
                "and", "with", "who", "—", "\u00a0", "😀", "It rained.", '"',
            ]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_any_words(words: list[str]) -> None:
    text = " ".join(words)
    reading = read(text)
    quoted = {span for note in reading.of(Quotation) for span in note.at}
    for note in reading.of(Attribution):
        for span in (*note.content, *note.source):
            assert has_words(text, span)
        assert note.why
        assert not set(note.source) & quoted
