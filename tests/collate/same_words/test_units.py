"""What is compared: quoted sentences and fragments, who carries them, what is left out."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tellings.collate.same_words.units import Unit, units
from tellings.model import Article, Attribution, Block, Quotation, Reading, Sentence, Span
from tests import costs
from tests.collate.build import BY, Draft, saying


def words(reading: Reading) -> list[str]:
    return [_words(reading, unit) for unit in units(reading)]


def _words(reading: Reading, unit: Unit) -> str:
    return " / ".join(at.of(reading.article.text) for at in unit.at)


def test_a_quotation_is_cut_into_its_sentences_without_marks() -> None:
    reading = saying("a", ("Ana Roza", "We waited in the rain. Nobody came, ever! Why?"))
    assert words(reading) == ["We waited in the rain.", "Nobody came, ever!", "Why?"]
    assert [unit.numbers for unit in units(reading)] == [(0,), (1,), (2,)]
    assert {unit.speaker for unit in units(reading)} == {"entity:Ana Roza"}


def test_a_parser_that_parts_a_sentence_at_a_dash_is_not_followed() -> None:
    reading = saying(
        "a", ("Ana Roza", "We went to Gen. Holm \u2014 and he left for Orvale. He wept.")
    )
    text = reading.article.text
    cuts = [0, text.index("\u2014") + 2, text.index("He wept"), len(text)]
    sentences = [Sentence(at=(Span(a, b),), by=BY) for a, b in pairwise(cuts)]
    assert words(reading.plus(sentences)) == [
        "We went to Gen. Holm \u2014 and he left for Orvale.",
        "He wept.",
    ]


def test_a_sentence_that_its_cue_parts_is_one_unit() -> None:
    text = "<The dam,> he said, <is old.> <It leaks,> he said. <Often.>"
    text = text.replace("<", "\u201c").replace(">", "\u201d")
    marks = [i for i, c in enumerate(text) if c in "\u201c\u201d"]
    spans = [Span(a, b + 1) for a, b in zip(marks[::2], marks[1::2], strict=True)]
    cues = [Span(i, i + 4) for i in (text.index("said"), text.rindex("said"))]
    said = [
        Attribution(at=(a, b), content=(a, b), cue=(cue,), form="direct", by=BY)
        for (a, b), cue in zip([spans[:2], spans[2:]], cues, strict=True)
    ]
    quoted = [Quotation(at=(span,), by=BY) for span in spans]
    reading = Reading(Article("a", text)).plus([*quoted, *said])
    assert words(reading) == ["The dam, / is old.", "It leaks,", "Often."]


def test_the_innermost_attribution_with_a_source_carries_it() -> None:
    draft = Draft("a")
    draft.said("Ana Roza", "The lake is poisoned.")
    whole = Span(0, len(draft.text))
    draft.notes.append(Attribution(at=(whole,), content=(whole,), form="mixed", by=BY))
    inner = Span(1, 9)
    draft.notes.append(Attribution(at=(inner,), content=(inner,), form="indirect", by=BY))
    assert [unit.note for unit in units(draft.reading())] == ["attribution:0-23"]


def test_of_two_who_carry_the_same_words_the_one_further_in_speaks() -> None:
    draft = Draft("a")
    draft.said_through("Bo Lind", "Ana Roza", "The lake is poisoned.")
    (unit,) = units(draft.reading())
    assert (unit.speaker, unit.through) == ("entity:Ana Roza", ("entity:Bo Lind",))


def test_those_who_are_quoted_within_the_words_are_known() -> None:
    draft = Draft("a")
    draft.said("Ana Roza", "He told me that the lake is poisoned.")
    inner = Span(17, 38)
    draft.notes.append(
        Attribution(at=(inner,), content=(inner,), form="indirect", speaker="entity:Lind", by=BY)
    )
    (unit,) = units(draft.reading())
    assert (unit.speaker, unit.inner) == ("entity:Ana Roza", ("entity:Lind",))


def test_terms_and_titles_are_no_units() -> None:
    draft = Draft("a")
    draft.term("sky harbour")
    draft.term("The Long Road to Orvale")
    draft.term("a harbour that nobody wants")
    found = units(draft.reading())
    assert [_words(draft.reading(), unit) for unit in found] == ["a harbour that nobody wants"]
    assert [unit.attributed for unit in found] == [False]


def test_advertisements_and_credits_are_not_read() -> None:
    draft = Draft("a")
    draft.said("Ana Roza", "Subscribe to our letter today.", role="boilerplate")
    draft.said("Ana Roza", "The picture shows the harbour.", role="credit")
    draft.said("Ana Roza", "We will rebuild the harbour.")
    assert words(draft.reading()) == ["We will rebuild the harbour."]


def test_a_headline_that_repeats_the_body_is_no_unit() -> None:
    draft = Draft("a")
    draft.said(None, "Hasn\u2019t Been Felt in 50 Years", role="headline")
    draft.said("Ana Roza", "A wind is blowing which hasn't been felt in 50 years.")
    assert words(draft.reading()) == ["A wind is blowing which hasn't been felt in 50 years."]


def test_a_headline_of_its_own_is_a_unit() -> None:
    draft = Draft("a")
    draft.said(None, "Nobody asked the fishermen", role="headline")
    draft.said("Ana Roza", "We will rebuild the harbour.")
    assert len(units(draft.reading())) == 2


def test_a_fragment_of_a_longer_quotation_is_a_repeat_but_a_reply_is_not() -> None:
    reading = saying(
        "a",
        ("Ana Roza", "an old and leaking dam"),
        ("Ana Roza", "We own an old and leaking dam."),
        ("Ana Roza", "I agree."),
        ("Ana Roza", "I agree with the engineers."),
        ("Bo Lind", "leaking dam"),
    )
    assert words(reading) == [
        "We own an old and leaking dam.",
        "I agree.",
        "I agree with the engineers.",
        "leaking dam",
    ]


MARKED = st.text(alphabet="ab .,!?\u2026\u201c\u201d\"'\u2019\n\u00a0A1-", max_size=60)


@given(MARKED, st.data())
def test_units_lie_in_the_text_and_have_words(text: str, data: st.DataObject) -> None:
    edges = st.integers(0, len(text))
    spans = [Span(*sorted(data.draw(st.tuples(edges, edges)))) for _ in range(3)]
    quotation, sentence, content = spans
    notes = [
        Quotation(at=(quotation,), by=BY),
        Sentence(at=(sentence,), by=BY),
        Attribution(at=(content,), content=(content,), form="direct", by=BY),
        Block(at=(Span(0, len(text)),), role="paragraph", by=BY),
    ]
    for unit in units(Reading(Article("a", text)).plus(notes)):
        assert unit.words
        assert all(quotation.start <= at.start < at.end <= quotation.end for at in unit.at)
        assert [word.at for word in unit.words] == sorted(word.at for word in unit.words)


def test_long_runs_of_marks_take_no_square_of_time() -> None:
    text = (
        "\u201cfour words and more "
        + "a. ' ... " * 20_000
        + "." * 50_000
        + " " * 50_000
        + "B\u201d"
    )
    quoted = Quotation(at=(Span(0, len(text)),), by=BY)
    with costs.under(5):
        assert len(units(Reading(Article("a", text)).plus([quoted]))) == 1
