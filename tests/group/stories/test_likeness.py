"""How sure it is that two articles tell one event, and why."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings import models
from tellings.group.stories.comparison import FEATURES
from tellings.group.stories.likeness import Pool, Scorer, scorer
from tellings.group.stories.profile import Profile, profile, profile_text
from tellings.model import Article, Block, Datum, Quotation, Reading, Span

_TEXTS = {
    "ferry": "The ferry Alma sank off Grenlow on Monday night. Tomas Aldery, the harbour master, "
    "said 23 passengers were taken off by lifeboats. The Alma hit a rock at 11.40 pm.",
    "ferry again": "Lifeboats rescued 23 passengers when the Alma went down near Grenlow. The "
    "ferry struck a rock, said harbour master Tomas Aldery. An inquiry was opened.",
    "other ferry": "A ferry ran aground at Port Sewell in fog. None of the 61 passengers was "
    "hurt, said Ines Corrado of the coast guard. Tugs will pull the Dunlin free at high tide.",
    "budget": "Parliament passed the budget by two votes after a night of debate. The finance "
    "minister, Ada Quill, called it a fair deal; the opposition spoke of a swindle.",
}


def _profile(name: str, text: str, title: str = "") -> Profile:
    return profile_text(Article(name, text, Datum(title, "test") if title else None))


@pytest.fixture(scope="module")
def told() -> dict[str, Profile]:
    return {name: _profile(name, text) for name, text in _TEXTS.items()}


def test_one_event_is_surer_than_a_like_one_and_that_than_another(
    told: dict[str, Profile],
) -> None:
    others = [told[name] for name in ("ferry again", "other ferry", "budget")]
    same, like, far = scorer().scores(told["ferry"], others).tolist()
    assert same > 0.8 > 0.4 > like > far


def test_the_order_of_a_pair_does_not_matter_nor_what_else_is_there(
    told: dict[str, Profile],
) -> None:
    everyone = list(told.values())
    pool = Pool(scorer())
    rows = [pool.add(each) for each in everyone]
    table = pool.matrix(rows)
    assert (table == table.T).all()
    for one, row in zip(everyone, rows, strict=True):
        for other, column in zip(everyone, rows, strict=True):
            if row != column:
                (alone,) = scorer().scores(one, [other])
                assert alone == pytest.approx(1 / (1 + np.exp(-table[row, column])), abs=1e-5)


def test_the_reason_is_in_words_of_both(told: dict[str, Profile]) -> None:
    why = scorer().why(told["ferry"], told["ferry again"])
    names, figures, words = why.split("; ")
    assert names.startswith("names ")
    assert "Tomas Aldery" in names
    assert figures == "figures 23"
    shown = words.removeprefix("words ").split(", ")
    assert all(word in _TEXTS["ferry"].lower() for word in shown)
    assert all(word in _TEXTS["ferry again"].lower() for word in shown)


def test_a_name_that_both_have_is_told_as_the_shorter_one_has_it() -> None:
    one = _profile("a", "Yesterday Jane Aldery spoke.")
    other = _profile("b", "In the end Aldery spoke.")
    third = _profile("c", "In the end Tomas Aldery spoke.")
    assert "names Aldery;" in scorer().why(one, other)
    assert "names" not in scorer().why(one, third)


def test_nothing_in_common_is_said_so() -> None:
    assert scorer().why(_profile("a", "Bridges"), _profile("b", "Ships")) == (
        "like in meaning, with no word in common"
    )


def test_other_years_speak_against_one_event() -> None:
    text = "The ferry Alma sank off Grenlow in {}. Tomas Aldery spoke."
    one = _profile("a", text.format(2029))
    same, other = scorer().scores(
        one, [_profile("b", text.format(2029)), _profile("c", text.format(2031))]
    )
    assert same > other
    pool = Pool(scorer())
    features = pool.features(one, np.array([pool.add(_profile("c", text.format(2031)))]))
    assert features[0, FEATURES.index("years apart")] == 1


def test_a_missing_vector_neither_speaks_for_nor_against(told: dict[str, Profile]) -> None:
    bare = msgspec.structs.replace(told["ferry again"], vector=b"")
    pool = Pool(scorer())
    (features,) = pool.features(told["ferry"], np.array([pool.add(bare)]))
    usual = scorer().model.full.means[FEATURES.index("meaning")]
    assert features[FEATURES.index("meaning")] == pytest.approx(usual)


def test_rows_are_used_again(told: dict[str, Profile]) -> None:
    pool = Pool(scorer())
    rows = [pool.add(each) for each in told.values()]
    pool.drop(rows[1])
    assert pool.add(told["budget"]) == rows[1]
    again = pool.scores(told["ferry"], np.array(rows))
    assert again[1] == pytest.approx(again[3])
    with pytest.raises(KeyError):
        pool.drop(99)


def test_a_freed_row_is_not_mixed_up_with_a_new_one(told: dict[str, Profile]) -> None:
    pool = Pool(scorer())
    rows = [pool.add(each) for each in told.values()]
    pool.drop(rows[0])
    pool.drop(rows[1])
    pool.add(told["budget"])
    pool.add(told["ferry"])
    assert len({pool.add(each) for each in told.values()} | set(rows)) == 8


def test_what_is_near_in_meaning_comes_first(told: dict[str, Profile]) -> None:
    pool = Pool(scorer())
    rows = np.array([pool.add(each) for each in told.values()])
    near = pool.near(told["ferry"], rows, 2)
    assert near[0] == rows[0]
    assert len(near) == 2


def test_a_common_word_weighs_less_than_a_rare_one() -> None:
    weigh = scorer().weight
    assert weigh("the") == 0
    assert weigh("Grenlow") == 1
    assert 0 < weigh("police") < weigh("lifeboat") <= 1


def test_without_a_model_nothing_is_found_to_be_one_event(told: dict[str, Profile]) -> None:
    none = Scorer(models.get("stories", "none").use)
    assert none.scores(told["ferry"], [told["ferry"]])[0] < 0.001
    assert "Grenlow" in none.why(told["ferry"], told["ferry again"])


_KNOWN = ("alma", "ferry", "Grenlow", "23", "1999", "2001", "sank", "rock")
_WORDS = st.lists(st.sampled_from(_KNOWN), max_size=12)


@settings(max_examples=50)
@given(_WORDS, _WORDS)
def test_any_two_profiles_have_a_chance(one: list[str], other: list[str]) -> None:
    a, b = _profile("a", " ".join(one)), _profile("b", " ".join(other))
    (there,), (back,) = scorer().scores(a, [b]), scorer().scores(b, [a])
    assert 0 <= there <= 1
    assert there == pytest.approx(back, abs=1e-5)
    assert scorer().why(a, b)


def test_sentences_that_both_quote_are_counted_in_the_reason() -> None:
    def told(id_: str, quote: str) -> Profile:
        text = f"The ferry sank off Grenlow on Friday. “{quote}” said Tomas Aldery."
        start = text.index("“")
        whole = Block(at=(Span(0, len(text)),), role="paragraph", by="test")
        quoted = Quotation(at=(Span(start, text.index("”") + 1),), by="test")
        return profile(Reading(Article(id_, text)).plus((whole, quoted)))

    both = "It was my fault alone. Nobody else was on the bridge."
    one, other = told("a", both), told("b", "Nobody else was ON the bridge! I am sorry.")
    assert scorer().why(one, other).endswith("; 1 shared quotation")
    assert scorer().why(one, told("c", both)).endswith("; 2 shared quotations")
    assert "quotation" not in scorer().why(one, told("d", "I am sorry. I agree."))
