"""The task `joined`: pairs of claims that were read are known by hash and place."""

from __future__ import annotations

import msgspec
import pytest

from bench import alarms, joined
from tellings import api
from tellings.model import Article, Claim, Collation, Span

ONE = "The old ferry burned on Monday in the harbour of Vell.\n\nDivers raised its bell."
OTHER = "On Monday the old ferry burned in the harbour of Vell.\n\nA choir sang for the crew."


@pytest.fixture(scope="module")
def compared() -> Collation:
    articles = [Article("a", ONE), Article("b", OTHER)]
    return api.compare([api.pipeline().read(each) for each in articles])


def place(compared: Collation, number: int, word: str) -> joined.Place:
    """Where the head of a claim stands."""
    reading = compared.readings[number]
    heads = (claim.head for claim in reading.of(Claim))
    (head,) = {head for head in heads if head.of(reading.article.text) == word}
    return alarms.hashed(reading.article.text), head


@pytest.mark.parametrize(
    ("words", "same", "score"),
    [
        (("burned", "burned"), True, (1, 1, 1)),
        (("burned", "burned"), False, (0, 1, 0)),
        (("raised", "sang"), True, (0, 0, 1)),
        (("raised", "sang"), False, (0, 0, 0)),
    ],
)
def test_pairs_are_counted_where_they_are_joined(
    compared: Collation, words: tuple[str, str], *, same: bool, score: tuple[int, int, int]
) -> None:
    a, b = (place(compared, number, word) for number, word in enumerate(words))
    found = joined.judged(compared, [joined.Judged("ferry", "tune", a, b, same)])["tune"]
    assert (found.found, found.predicted, found.gold) == score


def test_a_pair_that_is_no_claim_any_more_is_not_joined(compared: Collation) -> None:
    nowhere = (alarms.hashed(ONE), Span(0, 1))
    row = joined.Judged("ferry", "tune", nowhere, place(compared, 1, "burned"), same=True)
    assert joined.judged(compared, [row])["tune"].predicted == 0


def test_the_gold_holds_no_words_of_others() -> None:
    rows = [
        msgspec.json.decode(line, type=joined.Judged)
        for line in joined.GOLD.read_bytes().splitlines()
    ]
    assert len(rows) == len({(row.a, row.b) for row in rows}) > 0
    for row in rows:
        for text, span in (row.a, row.b):
            assert len(text) == 64
            assert len(span) > 0
