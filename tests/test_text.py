"""The laws of offsets: spans, the shadow copy and the way back from it, words, UTF-16."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from itertools import combinations, pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tellings.model import Span, Spans
from tellings.text import (
    codepoint_offsets,
    cover,
    covers,
    cut,
    has_words,
    hull,
    intersect,
    merge,
    normal,
    overlaps,
    plain_character,
    shadow,
    subtract,
    tokens,
    trim,
    utf16_offsets,
)
from tests import costs

SPANS = st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda p: Span(p[0], sum(p)))
LISTS = st.lists(SPANS, max_size=8)
# What news pages are made of, and what breaks offsets: quotes, dashes, ligatures, blanks of every
# width, marks that nobody sees, accents that stand alone, emoji of several code points.
MESS = [
    *"\u2018\u2019\u201c\u201d\u00ab\u00bb'\"\u2033\u2034\u2026.,:-\u2010\u2011\u2013\u2014_",
    *" \t\r\n\x0b\x1c\x85\u00a0\u2003\u2028\u3000",
    *"\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202e",
    *"aZé\u00b4\u0301\u0327\ufb01\ufb03\u0149\u00bd\u2460\u212b\u1e9e\ufdfa\uac00\u1112",
    *("😀", "👩\u200d🚒", "🇸🇪", "𝐀", "e\u0301", "haven\u2019t", "12-point", "3.14", "U.S."),
]
TEXTS = st.lists(st.sampled_from(MESS) | st.text(max_size=3), max_size=25).map("".join)


def characters(spans: Spans | list[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


# --- span algebra --------------------------------------------------------------------------------


@given(SPANS, SPANS)
def test_spans_meet_where_their_characters_do(a: Span, b: Span) -> None:
    both = characters([a]) & characters([b])
    assert overlaps(a, b) == overlaps(b, a) == bool(both)
    met = intersect(a, b)
    assert met == intersect(b, a)
    assert (characters([met]) if met else set()) == both


@given(SPANS, SPANS.filter(len))
def test_a_span_covers_what_has_no_character_outside_it(outer: Span, inner: Span) -> None:
    assert covers(outer, inner) == (characters([inner]) <= characters([outer]))


@given(LISTS)
@example([Span(0, 2), Span(2, 3)])
def test_merging_keeps_the_characters_in_disjoint_spans(spans: list[Span]) -> None:
    merged = merge(spans)
    assert characters(merged) == characters(spans)
    assert all(a.end < b.start for a, b in pairwise(merged))
    assert merge(merged) == merged == merge(reversed(spans))
    assert all(merged)


@given(SPANS, LISTS)
@example(Span(0, 2), [Span(1, 1)])
def test_subtracting_leaves_the_other_characters(span: Span, holes: list[Span]) -> None:
    left = subtract(span, holes)
    assert characters(left) == characters([span]) - characters(holes)
    assert all(left)
    assert merge(left) == left


@given(LISTS.filter(bool))
def test_the_hull_reaches_from_first_to_last(spans: list[Span]) -> None:
    whole = hull(iter(spans))
    assert all(covers(whole, span) for span in spans)
    assert whole.start in {s.start for s in spans}
    assert whole.end in {s.end for s in spans}


def test_nothing_has_no_hull() -> None:
    with pytest.raises(ValueError):
        hull([])


@given(LISTS, SPANS)
@example([Span(1, 1), Span(2, 3)], Span(0, 3))
@example([Span(0, 2), Span(3, 4)], Span(2, 4))
def test_a_cover_is_touched_where_one_of_its_spans_is(spans: list[Span], span: Span) -> None:
    made = cover(spans)
    assert made.touches(span) == bool(characters(spans) & characters([span]))
    assert made.spans == merge(spans)


@given(TEXTS, st.integers(0, 20), st.integers(0, 20))
def test_trimming_takes_white_space_from_the_edges_only(text: str, start: int, more: int) -> None:
    span = Span(min(start, len(text)), min(start + more, len(text)))
    kept = trim(text, span)
    assert (kept.of(text) if kept else "") == span.of(text).strip()
    assert kept is None or covers(span, kept)


def test_other_characters_can_be_trimmed() -> None:
    assert trim("“Yes,”", Span(0, 6), "“,”") == Span(1, 4)
    assert trim("“”", Span(0, 2), "“”") is None


@given(st.text(max_size=40), LISTS)
def test_cutting_at_marks_rebuilds_text_and_marks(text: str, spans: list[Span]) -> None:
    marks = [(span, number) for number, span in enumerate(spans)]
    runs = list(cut(len(text), marks))
    assert "".join(run.of(text) for run, _ in runs) == text
    for span, number in marks:
        under = [run for run, over in runs if number in over]
        inside = len(span) and span.end <= len(text)
        assert merge(under) == ((span,) if inside else ())
    assert all(len(run) for run, _ in runs)
    assert all(list(over) == sorted(over) for _, over in runs)


# --- the shadow copy -----------------------------------------------------------------------------


@given(TEXTS, st.booleans())
@example("\ufb01\ufb01", True)
@example(" \u200b ", True)
@example("a \u00b4b", True)
def test_each_character_of_the_shadow_leads_back_to_the_one_it_comes_from(
    text: str, squeeze: bool
) -> None:
    made = shadow(text, squeeze=squeeze)
    assert len(made.text) == len(made.starts) == len(made.ends)
    for at, letter in enumerate(made.text):
        back = made.original(Span(at, at + 1))
        assert 0 <= back.start < back.end <= len(text)
        assert letter in shadow(back.of(text)).text
    assert list(made.starts) == sorted(made.starts)
    assert list(made.ends) == sorted(made.ends)


@given(st.lists(st.sampled_from(MESS), max_size=9).map("".join))
@example("\u201cThe \ufb01sh\u00a0\u00a0swam\u2026\u201d")
def test_a_stretch_of_the_shadow_is_the_shadow_of_where_it_stands(text: str) -> None:
    made = shadow(text)
    edges = [at for at in range(len(made.text) + 1) if _between(made.starts, made.ends, at)]
    for start, end in combinations(edges, 2):
        there = made.original(Span(start, end))
        assert shadow(there.of(text)).text == made.text[start:end]
        assert made.shadowed(there) == Span(start, end)


def _between(starts: tuple[int, ...], ends: tuple[int, ...], at: int) -> bool:
    """Whether the place before shadow character `at` lies between characters of the original."""
    return at in (0, len(starts)) or ends[at - 1] <= starts[at]


@given(TEXTS, st.integers(0, 30), st.integers(0, 10))
def test_what_leads_to_the_shadow_leads_back_over_all_that_is_seen(
    text: str, start: int, more: int
) -> None:
    span = Span(min(start, len(text)), min(start + more, len(text)))
    made = shadow(text)
    there = made.shadowed(span)
    seen = [at for at in range(span.start, span.end) if plain_character(text[at])]
    if there is None:
        assert not seen
    else:
        back = made.original(there)
        assert all(back.start <= at < back.end for at in seen)


@given(TEXTS)
@example("\u0149 \u2034")
def test_the_shadow_of_a_shadow_is_itself(text: str) -> None:
    assert shadow(shadow(text).text).text == shadow(text).text
    assert normal(normal(text)) == normal(text)


@given(TEXTS)
@example("a \u200b b")
@example("\u00b4")
def test_normal_is_the_shadow_trimmed_with_accents_composed(text: str) -> None:
    assert normal(text) == unicodedata.normalize("NFC", shadow(text).text.strip())


@given(st.text(st.characters(categories=("L", "M", "Zs"))))
def test_accents_compare_alike_composed_or_not(text: str) -> None:
    assert normal(unicodedata.normalize("NFD", text)) == normal(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("\u201cIt\u2019s \u2018safe\u2019\u2026\u201d", "\"It's 'safe'...\""),
        ("\u00abOui\u00bb \u201eJa\u201c", '"Oui" "Ja"'),
        ("e\ufb03cient \ufb01re", "efficient fire"),
        ("12\u00a0\u00a0\t\r\n  mph ", "12 mph"),
        ("twenty\u2011one \u2212 3", "twenty-one - 3"),
        ("Bren\u00adnick \ufeffbrid\u200bge", "Brennick bridge"),
        ("Ren\u00e9 Rene\u0301", "Ren\u00e9 Ren\u00e9"),
        ("\U0001d400\uff21", "AA"),
        ("👩\u200d🚒 stays", "👩🚒 stays"),
        ("2019\u20132020 \u2014 yes", "2019\u20132020 \u2014 yes"),
        (" \u200b \u200b ", ""),
    ],
)
def test_what_is_compared_is_plain(written: str, plain: str) -> None:
    assert normal(written) == plain


def test_without_squeezing_white_space_keeps_its_length() -> None:
    made = shadow("a \u00a0\n b\ufb01", squeeze=False)
    assert made.text == "a    bfi"
    assert made.starts == (0, 1, 2, 3, 4, 5, 6, 6)


def test_a_blank_leads_back_to_the_whole_run_of_white_space() -> None:
    made = shadow("a \u00a0\u200b\n b")
    assert made.text == "a b"
    assert made.original(Span(1, 2)) == Span(1, 6)


def test_part_of_a_ligature_leads_back_to_all_of_it() -> None:
    made = shadow("o\ufb03ce")
    assert made.text == "office"
    assert made.original(Span(2, 3)) == Span(1, 2)
    assert made.shadowed(Span(1, 2)) == Span(1, 4)
    assert shadow("a\u200bb").shadowed(Span(1, 2)) is None


# --- words ---------------------------------------------------------------------------------------


@given(TEXTS, st.integers(0, 20), st.integers(0, 20))
def test_words_lie_in_their_stretch_in_order_and_hold_a_letter(
    text: str, start: int, more: int
) -> None:
    span = Span(min(start, len(text)), min(start + more, len(text)))
    found = tokens(text, span)
    assert all(covers(span, token.at) and has_words(text, token.at) for token in found)
    assert all(a.at.end <= b.at.start for a, b in pairwise(found))
    assert all(token.normal == normal(token.at.of(text)).casefold() for token in found)
    assert bool(found) == has_words(text, span)
    assert all(not token.at.of(text)[-1].isspace() for token in found)


@given(TEXTS)
def test_every_letter_and_digit_is_in_a_word(text: str) -> None:
    inside = characters([token.at for token in tokens(text)])
    assert {at for at, character in enumerate(text) if character.isalnum()} <= inside


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\u201cWe haven\u2019t,\u201d he said.", ["we", "haven't", "he", "said"]),
        ("a 12-point plan, 1,000.5 km, 10:30", ["a", "12-point", "plan", "1,000.5", "km", "10:30"]),
        ("Re\u0301ne\u0301e r\u00e9n\u00e9e", ["r\u00e9n\u00e9e", "r\u00e9n\u00e9e"]),
        ("Bren\u00adnick\u200b bridge", ["brennick", "bridge"]),
        ("well-known\u2014yes 'quoted' O'Dell's", ["well-known", "yes", "quoted", "o'dell's"]),
        ("___ \u2026 *** 😀 _so_", ["so_"]),
        ("", []),
    ],
)
def test_words_as_they_are_compared(text: str, words: list[str]) -> None:
    assert [token.normal for token in tokens(text)] == words


def test_a_mark_that_nobody_sees_is_no_part_of_a_word_at_its_end() -> None:
    assert [token.at for token in tokens("go\u200b \ufeffon")] == [Span(0, 2), Span(5, 7)]


def test_an_empty_stretch_has_no_words() -> None:
    assert tokens("words all around", Span(6, 6)) == ()


# --- UTF-16 --------------------------------------------------------------------------------------


@given(TEXTS)
@example("a😀b")
def test_offsets_go_to_javascript_and_back(text: str) -> None:
    there, back = utf16_offsets(text), codepoint_offsets(text)
    for at in range(len(text) + 1):
        assert there(at) == len(text[:at].encode("utf-16-le")) // 2
        assert back(there(at)) == at


def test_the_middle_of_a_pair_is_its_start() -> None:
    assert [codepoint_offsets("a😀b")(unit) for unit in range(5)] == [0, 1, 1, 2, 3]


# --- time ----------------------------------------------------------------------------------------

LONG = 400_000  # where anything quadratic takes minutes


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\u201cIt\u2019s safe,\u201d she said.\u00a0 " * (LONG // 25), id="prose"),
        pytest.param("1." * (LONG // 2), id="numbers"),
        pytest.param("a-" * (LONG // 2), id="hyphens"),
        pytest.param("a" + "\u200b" * LONG, id="unseen"),
        pytest.param(" " * LONG, id="blanks"),
    ],
)
@pytest.mark.parametrize("function", [shadow, normal, tokens, utf16_offsets, codepoint_offsets])
def test_long_text_takes_seconds(function: Callable[[str], object], text: str) -> None:
    with costs.under(5):
        function(text)


def test_many_marks_take_seconds() -> None:
    spans = [Span(at, at + 3) for at in range(50_000)]
    with costs.under(5):
        assert merge(spans) == (Span(0, 50_002),)
        assert sum(1 for _ in cut(50_002, [(span, None) for span in spans])) == 50_002
        made = cover(spans)
        assert all(made.touches(span) for span in spans)
