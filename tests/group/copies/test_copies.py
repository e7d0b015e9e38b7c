"""Which articles print one text, whose text it is, and that two texts never become one group."""

from __future__ import annotations

import random
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.group.copies.copies import Placing
from tellings.group.copies.joining import ASKED
from tellings.group.copies.shelf import CROWDED, Shelf, copies
from tellings.group.copies.sketch import sketch
from tellings.group.copies.worded import Worded, words
from tests.group.reports import article, report, sentences


def _shelf(*articles: Worded) -> Shelf:
    shelf = Shelf()
    for each in articles:
        shelf.add(each, sketch(each))
    return shelf


def _groups(*articles: Worded) -> set[frozenset[str]]:
    return {frozenset(group) for group in _shelf(*articles).groups()}


def _apart(*articles: Worded) -> bool:
    return len(_groups(*articles)) == len(articles)


WIRE = sentences(1, 20)
ORIGINAL = article(" ".join(WIRE))


# --- what is a copy ------------------------------------------------------------------------------


def _replaced(seed: int, share: float) -> str:
    draw = random.Random(seed)
    said = " ".join(WIRE).split()
    return " ".join("other" if draw.random() < share else word for word in said)


EDITED = {
    "trimmed at the end": " ".join(WIRE[:8]),
    "another headline and dateline": f"Quite another headline\n\nVELL (AP) — {' '.join(WIRE)}",
    "words replaced": _replaced(1, 0.1),
    "sentences moved": " ".join(WIRE[10:] + WIRE[:10]),
    "every third sentence dropped": " ".join(s for n, s in enumerate(WIRE) if n % 3),
    "paragraphs of its own": f"{' '.join(WIRE)}\n\n{report(7, 14)}",
    "paragraphs between": "\n\n".join(
        s + " " + o for s, o in zip(WIRE, sentences(8, 20), strict=True)
    ),
    "sentences merged": " ".join(WIRE).replace(". ", ", and "),
    "read from paper": " ".join(WIRE).replace("o", "0").replace("bick", "hick"),
    "all in capitals": " ".join(WIRE).upper(),
}


@pytest.mark.parametrize("edited", EDITED.values(), ids=list(EDITED))
def test_edited_copies_are_found(edited: str) -> None:
    copy = article(edited)
    (found,) = _shelf(ORIGINAL, copy).copies()
    assert {found.article, found.of} == {ORIGINAL.article, copy.article}
    assert found.by == "cover" or edited.isupper()
    one, other = (copy, ORIGINAL) if found.article == copy.article else (ORIGINAL, copy)
    assert found.passages
    for passage in found.passages:
        assert words(passage.at.of(one.text)) == words(passage.of.of(other.text))


def test_another_report_of_the_event_is_no_copy() -> None:
    background = " ".join(sentences(5, 3))
    assert _apart(
        article(f"{report(1)} {background}"),
        article(f"{report(2)} {background}"),
        article(f"{report(3)} {background}"),
    )


def test_outlets_that_print_one_speech_are_no_copies() -> None:
    speech = "\n\n".join(f"“{said}" for said in sentences(9, 12)) + "”"
    assert _apart(article(f"{report(1, 6)}\n\n{speech}"), article(f"{report(2, 6)}\n\n{speech}"))


def test_notices_make_no_copies() -> None:
    notice = (
        "© 2031 The Vell Wire. All rights reserved. This material may not be published, broadcast, "
        "rewritten or redistributed without permission."
    )
    assert _apart(article(f"{report(1, 2)} {notice}"), article(f"{report(2, 2)} {notice}"))


def test_short_texts_are_copies_only_if_they_are_the_same() -> None:
    text = "The pier at Vell is shut for good, the harbour board of the town said on Monday."
    same = article(text.upper())
    longer = article(f"{text} Boats wait.")
    assert _groups(article(text), same, longer) == {
        frozenset({article(text).article, same.article}),
        frozenset({longer.article}),
    }
    (found,) = _shelf(article(text), same).copies()
    assert (found.by, found.share) == ("same-text", 1.0)
    assert found.why == "all words of the text are the same"


def test_empty_texts_are_no_copies_of_each_other() -> None:
    assert _apart(article(""), article("…"), article("“Only said.”"), article("“Said also.”"))


def test_another_state_of_a_page() -> None:
    url = "https://vell.example/pier"
    early = article(" ".join(WIRE[:4]) + " " + report(3, 10), url=url, published="2031-03-01")
    late = article(" ".join(WIRE[:4]) + " " + report(4, 16), url=f"{url}/?utm_source=x#top")
    (found,) = _shelf(early, late).copies()
    assert (found.article, found.of, found.by) == (late.article, early.article, "address")
    assert found.why.startswith("another state of one page; ")


def test_pages_that_only_share_an_address_are_apart() -> None:
    url = "https://vell.example/live"
    assert _apart(article(report(1), url=url), article(report(2), url=url))
    assert _apart(article("Pier shut.", url=url), article("Nine boats wait.", url=url))


def _sharing(share: float, **known: str) -> tuple[Worded, Worded]:
    """The wire's report, and one that begins with so much of it."""
    taken = round(share * len(WIRE))
    told = " ".join(WIRE[:taken] + sentences(22, len(WIRE) - taken))
    return article(" ".join(WIRE), outlet="A", agency="AP"), article(told, **known)


def test_a_credit_is_told_but_asks_for_no_less() -> None:
    (found,) = _shelf(*_sharing(0.6, outlet="B", agency="AP")).copies()
    assert found.why.endswith(" words outside quotation marks are the same; both credited to AP")
    assert _apart(*_sharing(0.25, outlet="B", agency="AP"))


def test_a_follow_up_that_repeats_the_outlet_s_background_is_no_copy() -> None:
    assert _apart(*_sharing(0.45, outlet="a"))
    assert not _apart(*_sharing(0.45, outlet="B"))
    assert not _apart(*_sharing(0.7, outlet="a"))


def test_a_text_credited_to_another_agency_too_is_no_copy() -> None:
    assert _apart(*_sharing(0.6, agency="AP, dpa"))
    assert not _apart(*_sharing(0.6, agency=""))
    assert not _apart(*_sharing(0.95, agency="AP, dpa"))


# --- whose text it is ----------------------------------------------------------------------------


def _leader(*articles: Worded) -> str:
    (group,) = _shelf(*articles).groups()
    return group[0]


def test_the_earliest_leads_whenever_it_comes() -> None:
    text = " ".join(WIRE)
    late = article(f"{text} Late.", published="2031-03-02T10:00:00Z")
    day = article(f"{text} Day.", published="2031-03-02")
    first = article(f"{text} First.", published="2031-03-02T09:00:00Z")
    for order in permutations((late, day, first, ORIGINAL)):
        assert _leader(*order) == first.article


def test_the_fullest_leads_where_nothing_else_tells() -> None:
    full, cut = article(" ".join(WIRE)), article(" ".join(WIRE[:12]))
    assert _leader(cut, full) == _leader(full, cut) == full.article


@pytest.mark.parametrize("outlet", ["Associated Press", "Quill News Agency"])
def test_the_agency_s_own_article_leads(outlet: str) -> None:
    early = article(" ".join(WIRE), outlet="Vell Post", agency="Quill", published="2031-03-01")
    told = " ".join(WIRE[:15])
    own = article(told, outlet=outlet, published="2031-03-02", agency="Quill")
    assert _leader(early, own) == _leader(own, early) == own.article


def test_a_new_leader_is_written_for_every_member() -> None:
    text = " ".join(WIRE)
    shelf = _shelf(*(article(f"{text} {n}.", published=f"2031-03-0{n}") for n in (5, 4, 3)))
    first = article(text, published="2031-03-01")
    placing = shelf.add(first, sketch(first))
    assert placing.leader == first.article
    assert {copy.article for copy in placing.copies} == {*placing.group[1:]}
    assert {copy.of for copy in shelf.copies()} == {first.article}


# --- between two texts ---------------------------------------------------------------------------

OTHER = sentences(2, 20)
BOTH = article(" ".join(WIRE + OTHER[:12]))


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_an_article_that_prints_two_texts_does_not_make_them_one(order: tuple[int, ...]) -> None:
    given = (ORIGINAL, article(" ".join(OTHER)), BOTH)
    found = _groups(*(given[number] for number in order))
    assert not any({given[0].article, given[1].article} <= group for group in found)


def test_it_goes_with_the_text_it_begins_with_and_has_more_of() -> None:
    group = _shelf(ORIGINAL, article(" ".join(OTHER)), BOTH).group(BOTH.article)
    assert ORIGINAL.article in group


def test_a_chain_of_parts_is_not_one_group() -> None:
    told = sentences(3, 70)
    links = [article(" ".join(told[at : at + 20])) for at in range(0, 51, 10)]
    for order in (links, links[::-1], links[::2] + links[1::2]):
        assert max(map(len, _groups(*order))) <= 3


def test_a_fuller_printing_brings_parts_together() -> None:
    told = sentences(4, 30)
    parts = [article(" ".join(told[a:b])) for a, b in ((0, 20), (3, 9), (8, 14))]
    assert len(_groups(parts[1], parts[2])) == 2
    assert len(_groups(parts[1], parts[2], parts[0])) == 1


def test_a_copy_goes_over_to_the_text_that_it_prints() -> None:
    copy = article(" ".join(WIRE[:12] + OTHER[:8]))
    shelf = _shelf(article(" ".join(OTHER + sentences(6, 6))), copy)
    assert len(shelf.groups()) == 1
    placing = shelf.add(ORIGINAL, sketch(ORIGINAL))
    assert placing.group == (ORIGINAL.article, copy.article)
    assert [(each.article, each.of) for each in shelf.copies()] == [
        (copy.article, ORIGINAL.article)
    ]


# --- many ----------------------------------------------------------------------------------------


def test_a_text_that_very_many_print_is_one_group() -> None:
    text = " ".join(WIRE)
    many = [article(f"{text} Number {number}.") for number in range(CROWDED + 12)]
    assert len(_groups(*many)) == 1


class _Counting(Shelf):
    """A shelf that counts how often it is asked for an article."""

    asked = 0

    def worded(self, article: str) -> Worded:
        """An article that is held."""
        self.asked += 1
        return super().worded(article)


def test_of_a_large_group_some_are_read() -> None:
    shelf = _Counting()
    for number in range(60):
        each = article(f"{' '.join(WIRE)} Number {number}.", published=f"2031-03-01T10:{number:02}")
        shelf.add(each, sketch(each))
    shelf.asked = 0
    late = article(" ".join(WIRE[:9]), published="2031-03-02")
    assert len(shelf.add(late, sketch(late)).group) == 61
    assert shelf.asked <= ASKED + 1


def test_an_article_held_already_stays_where_it_is() -> None:
    shelf = _shelf(ORIGINAL)
    assert shelf.add(ORIGINAL, sketch(ORIGINAL)) == Placing((ORIGINAL.article,))
    assert shelf.copies() == ()


POOL = [
    article(text)
    for seed in range(3)
    for told in [sentences(seed, 14)]
    for text in (" ".join(told), " ".join(told[:9]), " ".join(told[2:]), " ".join(told[::2]))
]


@settings(max_examples=25, deadline=None)
@given(st.permutations(POOL))
def test_groups_part_the_articles_and_loose_ones_have_no_order(order: list[Worded]) -> None:
    shelf = _shelf(*order)
    groups = shelf.groups()
    assert sorted(each for group in groups for each in group) == sorted(a.article for a in order)
    leaders = {member: group[0] for group in groups for member in group[1:]}
    assert {copy.article: copy.of for copy in shelf.copies()} == leaders
    assert sorted(copies(order), key=str) == sorted(copies(POOL), key=str)
