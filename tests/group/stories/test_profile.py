"""The profile of an article."""

from __future__ import annotations

import msgspec
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tellings import models
from tellings.group.stories.profile import NUMBERS, WORDS, Profile, profile, profile_text
from tellings.model import Article, Block, Datum, DocumentDate, Entity, Reading, Span

_TEXT = "The ferry sank off Grenlow. Tomas Aldery, 54, saw it. " * 3


def _article(text: str, title: str = "", published: str = "") -> Article:
    return Article(
        "a",
        text,
        title=Datum(title, "test") if title else None,
        published=Datum(published, "test") if published else None,
    )


def test_a_headline_alone_is_bare() -> None:
    made = profile_text(_article("", "Ferry sinks off Grenlow"))
    assert made.bare
    assert made.words == ("ferry", "sinks", "grenlow")
    assert not profile_text(_article(_TEXT, "Ferry sinks off Grenlow")).bare


def test_a_title_that_opens_the_text_counts_once() -> None:
    title = "Ferry sinks off Grenlow"
    assert profile_text(_article(f"{title}\n\n{_TEXT}", title)) == profile_text(
        _article(_TEXT, title)
    )


def test_a_time_without_zone_is_utc_and_what_is_no_time_is_none() -> None:
    assert profile_text(_article("x", published="1970-01-02")).at == 86400
    assert profile_text(_article("x", published="1970-01-01T01:00:00+01:00")).at == 0
    assert profile_text(_article("x", published="Tuesday")).at is None


def test_without_metadata_the_day_that_is_printed_counts_but_none_that_is_inferred() -> None:
    at = (Span(0, 3),)
    for basis, expected in (("printed", 86400 + 43200), ("dateline", 129600), ("inferred", None)):
        date = DocumentDate(at=at, by="test", value="1970-01-02", basis=basis)
        assert profile(Reading(_article("Day"), (date,))).at == expected
    year = DocumentDate(at=at, by="test", value="1970", basis="printed")
    assert profile(Reading(_article("Day"), (year,))).at is None
    told = DocumentDate(at=at, by="test", value="1970-01-02", basis="printed")
    assert profile(Reading(_article("Day", published="1970-01-03"), (told,))).at == 2 * 86400


def test_a_reading_gives_headline_prose_and_names_by_its_notes() -> None:
    text = "Ferry sinks\n\nTomas Aldery saw it.\n\nSubscribe now"
    notes = (
        Block(at=(Span(0, 11),), by="test", role="headline"),
        Block(at=(Span(13, 33),), by="test", role="paragraph"),
        Entity(at=(Span(13, 25),), by="test", name="Tomas Aldery", type="person"),
        Block(at=(Span(35, 48),), by="test", role="boilerplate"),
    )
    made = profile(Reading(_article(text), notes))
    assert made.words == ("ferry", "sinks", "tomas", "aldery", "saw")
    assert made.titled == 2
    assert made.names == ("Tomas Aldery",)


def test_it_is_small_however_long_the_article() -> None:
    words = " ".join(f"word{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}xyz" for n in range(676))
    text = f"{words} {' '.join(map(str, range(1000, 1100)))} " * 20
    made = profile_text(_article(text))
    assert len(made.words) == WORDS
    assert len(made.numbers) == NUMBERS
    assert len(msgspec.msgpack.encode(made)) < 2200


def test_it_comes_back_as_it_was_stored() -> None:
    made = profile_text(_article(_TEXT, "Ferry sinks", "2031-03-03T08:00:00+01:00"))
    raw = msgspec.msgpack.encode(made)
    assert msgspec.msgpack.decode(raw, type=Profile) == made
    if models.get("likeness").use is not None:
        assert abs(float(np.linalg.norm(made.direction)) - 1) < 0.01


@given(st.text(max_size=300), st.text(max_size=40))
def test_any_article_has_a_profile(text: str, title: str) -> None:
    made = profile_text(_article(text, title))
    assert 0 <= made.titled <= made.led <= len(made.words) == len(made.counts)
    assert len(made.numbers) == len(made.figures)
