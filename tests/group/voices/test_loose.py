"""Articles given together: their copies and voices, whatever the order in which they are given."""

from __future__ import annotations

from itertools import permutations

import pytest

from tellings.group.voices import loose
from tellings.model import Article, Datum, Reading

WIRE = " ".join(
    f"On day {day} the crews of the {name} went out to the bar and found the channel silted up."
    for day, name in enumerate(["Gannet", "Petrel", "Skua", "Tern", "Knot", "Ruff", "Smew", "Coot"])
)
OWN = (
    "Nobody in the harbour speaks of anything else. The dredger that was promised in spring lies "
    "in another port, and the pilots say they will not wait for it much longer."
)


def reading(id_: str, text: str, outlet: str, published: str = "") -> Reading:
    date = Datum(published, "json") if published else None
    return Reading(Article(id_, text, outlet=Datum(outlet, "json"), published=date))


ECHO = reading("e", f"The bar is closed.\n\n{WIRE}", "Echo", "2031-03-03T09:00:00Z")
HERALD = reading("h", f"Channel shut.\n\n{WIRE} Ships wait.", "Herald", "2031-03-03T08:00:00Z")
POST = reading("p", OWN, "Post")


@pytest.mark.parametrize("readings", list(permutations([ECHO, HERALD, POST])))
def test_copies_and_voices_do_not_depend_on_the_order(readings: tuple[Reading, ...]) -> None:
    made, first = loose.story("s", readings), loose.story("s", [ECHO, HERALD, POST])
    assert made.articles == tuple(each.article.id for each in readings)
    assert (made.copies, made.voices) == (first.copies, first.voices)
    assert made.members == ()


def test_a_copy_and_its_passages() -> None:
    made = loose.story("s", [ECHO, HERALD, POST])
    (copy,) = made.copies
    texts = {each.article.id: each.article.text for each in (ECHO, HERALD)}
    assert {copy.article, copy.of} == {"e", "h"}
    assert copy.share > 0.9
    assert copy.passages
    for passage in copy.passages:
        assert passage.at.of(texts[copy.article]) == passage.of.of(texts[copy.of])
    assert [(each.by, set(each.articles)) for each in made.voices] == [
        ("copy", {"e", "h"}),
        ("own", {"p"}),
    ]


def test_next_to_nothing_is_no_copy() -> None:
    empty = [reading("a", "", "Echo"), reading("b", "", "Post")]
    made = loose.story("s", empty)
    assert made.copies == ()
    assert len(made.voices) == 2
    assert loose.story("s", ()).voices == ()
