"""What groups are named by speaks for one event or against it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.group.stories.keynames import OPPOSED, SHARED, USUAL, Heard, KeyNames, Naming, naming
from tellings.group.stories.keynames import of_articles as shipped_of_articles
from tellings.group.stories.parting import parted
from tellings.group.stories.profile import profile_text
from tellings.model import Article, Datum
from tellings.models.fitted import Logistic
from tellings.models.stories import PairModel

_NONE = Logistic((), (), 0.0)
MODEL = PairModel(_NONE, _NONE, 0.0, 1000, {"port": 800})


def named(key: str, beside: str = "") -> Naming:
    """An article by its key names, and names that it only mentions."""
    first, more = frozenset(key.split()), frozenset(beside.split())
    return Naming(first | more, first | more, first)


def of_articles(*articles: Naming) -> KeyNames:
    return shipped_of_articles(articles, MODEL)


def test_a_key_name_stands_in_the_lead_or_twice() -> None:
    lead = " ".join(["The ferry Alma sank off Quell."] * 9)
    text = f"{lead} Later Osric Venn spoke. Bryn Marl wept, and Marl left."
    found = naming(profile_text(Article("a", text, Datum("Ferry Alma sinks", "test"))))
    assert {"alma", "quell", "marl"} <= found.key & found.named
    assert {"osric", "venn", "bryn"} <= found.named - found.key
    assert "ferry" in found.key - found.named


def test_a_name_that_no_other_article_has_speaks_for_one_event() -> None:
    names = of_articles(named("alma"), named("alma"), named("bryn"), named("bryn"), named("caul"))
    same, other = names.evidence(0)[[1, 2]]
    assert same == pytest.approx(SHARED * (1 - USUAL))
    assert other == pytest.approx(-SHARED * USUAL)


def test_a_name_that_many_have_says_less() -> None:
    rare = of_articles(*[named("alma")] * 2, *[named("bryn")] * 8).evidence(0)[1]
    usual = of_articles(*[named("alma")] * 2, *[named("bryn", "alma")] * 8).evidence(0)[1]
    assert usual < rare


def test_a_name_of_the_background_says_less() -> None:
    names = of_articles(named("alma"), named("alma"), named("port"), named("port"))
    assert names.evidence(2)[3] < names.evidence(0)[1]


def test_words_that_are_no_names_say_nothing() -> None:
    words = Naming(frozenset({"alma"}), frozenset(), frozenset({"alma"}))
    assert of_articles(words, words).evidence(0)[1] == pytest.approx(-SHARED * USUAL)


def _groups(one: list[Naming], other: list[Naming]) -> float:
    """What speaks for two groups being one."""
    return float(KeyNames([one, other], Heard(MODEL, [*one, *other])).evidence(0)[1])


def test_groups_that_are_named_otherwise_are_opposed() -> None:
    usual = -SHARED * USUAL / 4
    apart = _groups([named("alma port")] * 4, [named("bryn port")] * 4)
    assert apart < usual
    assert apart >= usual - OPPOSED


def test_a_name_that_the_other_group_mentions_does_not_oppose() -> None:
    apart = _groups([named("alma")] * 4, [named("bryn")] * 4)
    recalled = _groups([named("alma")] * 4, [named("bryn", "alma")] * 4)
    assert recalled > apart


def test_one_article_is_not_opposed() -> None:
    assert _groups([named("alma")], [named("bryn")] * 4) == pytest.approx(-SHARED * USUAL)


def test_opposed_names_keep_groups_apart() -> None:
    articles = [named("alma port")] * 4 + [named("bryn port")] * 4
    odds = np.full((8, 8), 3.0)
    odds[:4, 4:] = odds[4:, :4] = 1.0
    assert len(set(parted(odds, 0.0))) == 1
    assert parted(odds, 0.0, of_articles(*articles)) == [0] * 4 + [4] * 4


_articles = st.lists(
    st.builds(named, *[st.sampled_from(["", "a b", "b c", "a", "d"])] * 2), min_size=2, max_size=7
)


@given(_articles, st.data())
def test_a_joined_row_is_the_group_of_both(articles: list[Naming], data: st.DataObject) -> None:
    heard = Heard(MODEL, articles)
    one, other = sorted(data.draw(st.permutations(range(len(articles))))[:2])
    names = shipped_of_articles(articles, MODEL)
    names.join(one, other)
    groups = [[each] for each in articles]
    groups[one] = [articles[one], articles[other]]
    kept = [at for at in range(len(articles)) if at not in (one, other)]
    assert np.allclose(names.evidence(one)[kept], KeyNames(groups, heard).evidence(one)[kept])


@given(_articles)
def test_evidence_is_the_same_both_ways(articles: list[Naming]) -> None:
    names = KeyNames([articles[:1], articles[1:], articles[:2]], Heard(MODEL, articles))
    table = np.array([names.evidence(row) for row in range(3)])
    assert np.allclose(table, table.T)


@given(_articles, _articles)
def test_what_is_dropped_is_not_counted(held: list[Naming], gone: list[Naming]) -> None:
    heard = Heard(MODEL, [*held, *gone])
    for each in gone:
        heard.drop(each)
    assert heard.articles == len(held)
    assert heard.words == Heard(MODEL, held).words
    words = sorted({word for each in [*held, *gone] for word in each.words})
    assert heard.names(words) == Heard(MODEL, held).names(words)
