"""The strip: how many voices, whose, which telling repeats which, and where counts say so."""

from __future__ import annotations

import io
import re

import msgspec
import pytest
from msgspec.structs import replace
from rich.console import Console

from tellings.model import Article, Collation, Datum, Passage, Reading, Span, Story, Voice
from tellings.show import html, only, same, strip, telling, terminal
from tellings.show import when as timeline
from tests.show import copies
from tests.show.test_html import Elements


@pytest.fixture(scope="module")
def copied() -> Collation:
    return copies.collation()


@pytest.fixture(scope="module")
def made(copied: Collation) -> strip.Strip:
    return strip.strip(copied, telling.tellings(copied))


def told(collation: Collation) -> str:
    out = io.StringIO()
    terminal.summary(collation, Console(file=out, width=100))
    return out.getvalue()


# --- in words ------------------------------------------------------------------------------------

AP = Voice("AP", "copy", tuple("abcdefg"), "AP")
STANDARD = Voice("The Grenlow Standard", "own", ("h",))
COURIER = Voice("Port Ansel Courier", "own", ("i", "j"))
NOBODY = Voice("", "own", ("k",))


def test_the_line() -> None:
    assert strip.line((AP, STANDARD, COURIER)) == (
        "10 articles, 3 voices: AP copy ×7 · The Grenlow Standard · Port Ansel Courier ×2"
    )
    assert strip.line((STANDARD,)) == "1 article, 1 voice: The Grenlow Standard"
    dpa = Voice("dpa", "credit", ("a", "b"), "dpa")
    assert strip.line((dpa,)) == "2 articles, 1 voice: dpa by credit ×2"
    assert strip.line(()) == "0 articles, 0 voices"


def test_what_has_no_outlet_is_called_as_elsewhere() -> None:
    assert strip.line((NOBODY,), {"k": "k.txt"}) == "1 article, 1 voice: k.txt"
    assert strip.line((NOBODY,)) == "1 article, 1 voice: outlet not known"


def test_a_line_of_many_is_cut() -> None:
    assert strip.line((AP, STANDARD, COURIER), most=1) == (
        "10 articles, 3 voices: AP copy ×7 · 2 more"
    )


def test_numbers_are_grouped() -> None:
    many = Voice("AP", "copy", tuple(map(str, range(1200))), "AP")
    assert strip.count((many,)) == "1,200 articles, 1 voice"


@pytest.mark.parametrize(
    ("tellings", "voices", "words"),
    [(3, 1, "3 tellings, 1 voice"), (3, 3, ""), (1, 1, ""), (4, 2, "4 tellings, 2 voices")],
)
def test_tellings_and_voices(tellings: int, voices: int, words: str) -> None:
    assert strip.told_by(tellings, voices) == words


# --- of a collation ------------------------------------------------------------------------------


def test_blocks_have_the_letters_of_their_articles(made: strip.Strip) -> None:
    assert made.count == "5 articles, 2 voices"
    assert [(each.label, each.letters) for each in made.blocks] == [
        ("Harbour Wire copy ×3", ("A", "B", "C")),
        ("Grenlow Standard ×2", ("D", "E")),
    ]
    assert made.worth


def test_it_can_be_written_as_json(made: strip.Strip) -> None:
    plain = msgspec.json.decode(msgspec.json.encode(made))
    assert plain["blocks"][0]["letters"] == ["A", "B", "C"]
    assert plain["repeats"][0]["of"] == {"letter": "A", "outlet": "The Sillbury Echo"}


def test_a_copy_says_which_it_repeats_and_where(copied: Collation, made: strip.Strip) -> None:
    herald, nameless = made.repeats
    assert (herald.letter, herald.of.letter, herald.share) == (
        "B",
        "A",
        "94 % the same",
    )
    assert (nameless.letter, nameless.outlet) == ("C", "bridge.txt")
    texts = {each.letter: each.text for each in telling.tellings(copied).values()}
    for copy in made.repeats:
        for shared in copy.passages:
            here, there = shared.here.place, shared.there.place
            words = [at.of(texts[place.letter]) for place in (here, there) for at in place.at]
            assert words[0] == words[1]
            assert (here.letter, there.letter) == (copy.letter, "A")


def test_a_long_passage_is_cut_and_leads_to_all_of_it(made: strip.Strip) -> None:
    long = made.repeats[1].passages[-1].here
    assert long.words.startswith("Buses will go round by the mill")
    assert long.words.endswith("first was painted, and were told to wait.")
    assert " … " in long.words
    ((start, end),) = [(span.start, span.end) for span in long.place.at]
    assert end - start > len(long.words)


def test_a_few_long_passages_are_named_in_a_line(copied: Collation) -> None:
    (first, *rest) = copied.story.copies
    many = tuple(Passage(Span(n, n + 9 - n), Span(n, n + 9 - n)) for n in range(8))
    story = replace(copied.story, copies=(replace(first, passages=many), *rest))
    one = replace(copied, story=story)
    shown = strip.strip(one, telling.tellings(one)).repeats[0].longest
    assert [each.here.place.at[0].start for each in shown] == [0, 1, 2, 3, 4, 5]


def test_of_many_passages_the_longest_are_shown(copied: Collation) -> None:
    (first, *rest) = copied.story.copies
    many = tuple(Passage(Span(n, n + 5 + n % 3), Span(n, n + 5 + n % 3)) for n in range(60))
    story = replace(copied.story, copies=(replace(first, passages=many), *rest))
    one = replace(copied, story=story)
    shown = strip.strip(one, telling.tellings(one)).repeats[0]
    assert len(shown.passages) == strip.MOST_PASSAGES
    assert shown.more == 60 - strip.MOST_PASSAGES
    starts = [each.here.place.at[0].start for each in shown.passages]
    assert starts == sorted(starts)
    assert all(len(each.here.place.at[0]) > 5 for each in shown.passages)


@pytest.mark.parametrize(
    ("share", "words"), [(1.0, "all"), (0.9999, "99 %"), (0.4, "40 %"), (0.0, "0 %")]
)
def test_all_is_said_only_of_all(copied: Collation, share: float, words: str) -> None:
    (first, *rest) = copied.story.copies
    story = replace(copied.story, copies=(replace(first, share=share), *rest))
    one = replace(copied, story=story)
    assert strip.strip(one, telling.tellings(one)).repeats[0].share.startswith(words + " the same")


def test_articles_that_are_not_compared_are_counted(copied: Collation) -> None:
    left = copies.without(copied, 1, 2)
    made = strip.strip(left, telling.tellings(left))
    assert made.count == "5 articles, 2 voices"
    assert [(each.count, each.letters, each.more) for each in made.blocks] == [
        (3, ("A",), 2),
        (2, ("B", "C"), 0),
    ]
    assert made.repeats == ()
    assert "2 not compared here" in told(left)
    assert "and 2 not compared here" in html.page(left, version="1")
    only_copies = copies.without(copied, 0, 3, 4)
    assert strip.strip(only_copies, telling.tellings(only_copies)).repeats == ()


def test_two_articles_of_their_own_need_no_strip() -> None:
    def of(*articles: Article) -> strip.Strip:
        readings = tuple(map(Reading, articles))
        one = Collation(Story("s", tuple(each.id for each in articles)), readings)
        return strip.strip(one, telling.tellings(one))

    echo, post = (Article(id_, "words", outlet=Datum(id_, "x")) for id_ in ("Echo", "Post"))
    assert not of(echo, post).worth
    assert not of(echo).worth
    assert of(echo, post, Article("Mail", "words")).worth
    assert of(echo, replace(post, agency=Datum("AP", "dateline"))).worth


# --- counts elsewhere ----------------------------------------------------------------------------


def test_the_same_words_are_counted_by_voices(copied: Collation) -> None:
    (shared,) = same.same(copied, telling.tellings(copied))
    assert shared.count == "4 tellings, 2 voices"
    three = copies.without(copied, 3, 4)
    (shared,) = same.same(three, telling.tellings(three))
    assert shared.count == "3 tellings, 1 voice"
    assert "3 tellings, 1 voice" in told(three)


def test_those_who_do_not_tell_are_counted_by_voices(copied: Collation) -> None:
    found = only.only(copied, telling.tellings(copied))
    assert [(each.others, each.count) for each in found] == [
        (("D", "E"), "2 tellings, 1 voice"),
        (("A", "C", "D", "E"), "4 tellings, 2 voices"),
        (("A", "B", "D", "E"), "4 tellings, 2 voices"),
        (("A", "B", "C", "E"), "4 tellings, 2 voices"),
        (("A", "B", "C", "D"), "4 tellings, 2 voices"),
    ]
    two = copies.without(copied, 2, 4)
    assert [each.count for each in only.only(two, telling.tellings(two))] == [
        "",
        "",
        "2 tellings, 1 voice",
    ]


def test_what_only_one_text_has_is_told_of_its_leader(copied: Collation) -> None:
    three = copies.without(copied, 3, 4)
    apart = only.only(three, telling.tellings(three))
    assert [[each.words.words for each in one.said] for one in apart] == [
        ["“It has carried us for a century and it is tired”"],
        [],
        [],
    ]
    assert [one.copies for one in apart] == [("B", "C"), (), ()]
    assert [each.name for each in apart[0].named] == ["Orla Finch"]
    whole = only.only(copied, telling.tellings(copied))
    assert [one.said for one in whole] == [()] * 5  # another text has the quotation too
    assert "A  The Sillbury Echo and in B, C, the same text" in told(three)
    assert "and in B, C, which print the same text" in html.page(three, version="1")


def test_what_a_copy_adds_is_its_own() -> None:
    added = "“Then let it rest where it stands,”"
    one = copies.collation(more=f"[a2:{added}:a2] [c2:said:c2] [s2:miller Jonas Vell:s2].")
    found = only.only(one, telling.tellings(one))
    assert [[each.words.words for each in only.said] for only in found] == [[], [added], [], [], []]


def test_without_its_leader_the_first_stands_for_a_text(copied: Collation) -> None:
    left = copies.without(copied, 0, 3, 4)
    found = only.only(left, telling.tellings(left))
    assert [each.copies for each in found] == [("B",), ()]
    assert len(found[0].said) == 1


def test_a_date_is_told_by_voices() -> None:
    entry = timeline.Entry("3 March", "2031-03-03", 3, (), voices=1)
    assert entry.tellers == "3, 1 voice"
    assert replace(entry, voices=2).tellers == "3, 2 voices"
    assert replace(entry, voices=3).tellers == "3"


# --- page and terminal ---------------------------------------------------------------------------


def test_the_page_shows_voices_as_a_list(copied: Collation) -> None:
    page = html.page(copied, version="1")
    elements = Elements(page)
    classes = [a.get("class", "") for tag, a in elements.all if tag == "li"]
    assert [each for each in classes if " n" in each] == ["copy n3", "own n2"]
    assert ".strip > .n3{flex-grow:3}" in elements.raw["style"][0]
    heads = [a["href"] for tag, a in elements.all if tag == "a" and a.get("class") == "letter"]
    assert heads == ["#A", "#B", "#C", "#D", "#E"]
    text = re.sub(r"\s+", " ", re.sub(r"<style>.*?</style>|<[^>]+>", "", page))
    assert "5 articles, 2 voices A voice is an independent origin." in text
    assert "Harbour Wire copy ×3" in text
    assert "B Vale &lt;i&gt;Herald&lt;/i&gt; repeats A The Sillbury Echo" in text
    assert "B ¶2 = A ¶2" in text
    assert "<i>Herald" not in page
    assert not elements.values("style")


def test_every_link_of_the_strip_leads_somewhere(copied: Collation) -> None:
    elements = Elements(html.page(copied, version="1"))
    targets = {href[1:] for href in elements.values("href") if href.startswith("#")}
    assert targets <= set(elements.values("id"))
    assert len(elements.values("id")) == len(set(elements.values("id")))


def test_the_terminal_shows_voices_and_copies(copied: Collation) -> None:
    lines = [line.strip() for line in told(copied).splitlines()]
    assert "5 articles, 2 voices: Harbour Wire copy ×3 · Grenlow Standard ×2" in lines
    assert "B repeats A: 94 % the same (B ¶2 = A ¶2, B ¶3 = A ¶3)" in lines
    assert (
        "Harbour Wire copy ×3 (A, B, C): 3 articles print one text; 2 credit Harbour Wire" in lines
    )


def test_a_page_without_copies_has_no_list_of_them(collation: Collation) -> None:
    page = html.page(collation, version="1")
    assert 'id="strip"' in page
    assert "repeats" not in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    two = replace(
        collation,
        story=Story("s", tuple(each.article.id for each in collation.readings[:2])),
        readings=collation.readings[:2],
        links=(),
    )
    assert 'id="strip"' not in html.page(two, version="1")


def test_hostile_names_stay_words() -> None:
    name = "\ud800<script>alert(1)</script>\x1b[31m\u202e"
    readings = tuple(
        Reading(Article(id_, "words", outlet=Datum(name, "x"), agency=Datum(f"{name} {id_}", "x")))
        for id_ in "abc"
    )
    one = Collation(Story("s", ("a", "b", "c")), readings)
    page = html.page(one, version="1")
    assert page.encode()
    assert "<script>alert" not in page
    assert "\x1b" not in told(one)
