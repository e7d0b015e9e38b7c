"""An invented event told by three invented outlets, with the mess and malice of real ones.

Stretches are named in the texts as `[name:words:name]`, so that the notes are made by hand and the
views are tested on exactly what they are given.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tellings.model import (
    Article,
    Block,
    Collation,
    Column,
    Datum,
    Link,
    Origin,
    Ref,
    Span,
    Story,
)
from tests.show import chains
from tests.show.desk import Desk

ATTACK = "<script>alert(1)</script>"
LONG = "unbroken" * 12

COURIER = f"""Ferries of Port Ansel to sail again as strike ends {ATTACK}

By Nessa Brook

March 3, 2031

[s1:[mira:Mayor Mira Tolland:mira]:s1] [c1:said:c1] on Monday that [a1:the ferries of \
[port:Port Ansel:port] would sail again by dawn:a1]. 🚢🚢

[a2:“[q1:We have waited nine days for this.:q1] [q2:The island waits with us,:q2]”:a2] \
[s2:[mira:Tolland:mira]:s2] [c2:told:c2] [quell:union leader Dario Quell:quell] on the pier. 😀 \
[a2:“[q3:Get some sleep, please, my friend.:q3]”:a2]

[a3:“[q4:I accept the terms,:q4]”:a3] [s3:[quell:Quell:quell]:s3] [c3:said:c3].

[s4:[lantern:Lantern Ferries:lantern]:s4] [c4:said:c4] [a4:the deal costs 4 million crowns, \
[c5:citing:c5] [s5:a harbour official:s5] who said [a5:“the figure {ATTACK} is final.”:a5]:a4]

[c6:According to:c6] [s6:the [mira:mayor:mira]:s6], [a6:schools open on Tuesday:a6].

PHOTO: Tolland and Quell at the pier \u202e

Read more exclusive news from The Ansel Courier.

By the same writer: tides.
"""

WIRE = f"""Strike over in [port:Port Ansel:port]\r
\r
[line:PORT ANSEL (HW) —:line] [mira:Harbour boss Mira Tolland:mira] thanked the crews. \
[a1:“[q1:For nine days we waited for this.:q1]:a1]\r
\r
[a1:“[q2:The island was waiting with us, all of it.:q2]”:a1]\r
\r
[s2:[quell:Dario Quell:quell]:s2], who leads the crews, [c2:answered:c2]: \
[a2:“[q4:I accept the terms.:q4]”:a2]\r
\r
[a3:“[q3:Please get some sleep, friend,:q3]”:a3] [s3:she:s3] [c3:said:c3].\r
\r
[s4:[varga:Doctor Ines Varga:varga]:s4] [c4:called:c4] the crossing \
[a4:“\x1b[31mred\x1b[0m” and {LONG}:a4].\r
"""

QUAY = """[mira:Tolland:mira], [quell:Quell:quell] and nine days on the quay

[s1:[quell:Quell, the hard-nosed crew chief:quell]:s1], [c1:told:c1] a crowd: \
[a1:“[q4:I accept the terms!:q4]”:a1]
"""


def _courier() -> Desk:
    article = Article(
        id="",
        text="",
        outlet=Datum("The Ansel Courier", "option"),
        url="https://courier.example/strike?a=<b>&c",
        language=Datum("en", "text"),
        origin=Origin("texts/courier.txt", sha256="a" * 64),
    )
    desk = Desk(COURIER, article)
    desk.blocks(
        *("headline", "byline", "date", "paragraph", "paragraph", "paragraph"),
        *("paragraph", "paragraph", "caption", "boilerplate"),
    )
    desk.entity("mira", "Mira Tolland", "person")
    desk.entity("quell", "Dario Quell", "person")
    desk.entity("port", "Port Ansel", "place")
    desk.entity("lantern", "Lantern Ferries", "organisation")
    desk.said(1, "indirect", "mira")
    desk.said(2, "direct", "mira", "quell")
    desk.said(3, "direct", "quell", "mira")
    desk.said(4, "mixed", "lantern")
    desk.said(5, "direct", parent="attribution:4", confidence=0.5, why="the source has no name")
    desk.said(6, "indirect", "mira")
    return desk


def _wire() -> Desk:
    article = Article(
        id="",
        text="",
        outlet=Datum(f"Harbour Wire {ATTACK}", "option"),
        url="javascript:alert(1)",
        published=Datum("2031-03-03", "json-ld"),
        origin=Origin("wire.html", "text/html", "windows-1252", "b" * 64),
    )
    desk = Desk(WIRE, article)
    desk.blocks("headline", *["paragraph"] * 5)
    desk.notes.append(Block(at=desk.at("line"), role="dateline", by="hand"))
    desk.entity("mira", "Mira Tolland", "person")
    desk.entity("quell", "Dario Quell", "person")
    desk.entity("port", "Port Ansel", "place")
    desk.entity("varga", "Ines Varga", "person")
    desk.said(1, "direct", confidence=0.4, why="no cue stands near it")
    desk.said(2, "direct", "quell")
    desk.said(3, "direct", "mira", "quell")
    desk.said(4, "mixed", "varga")
    return desk


def _quay() -> Desk:
    desk = Desk(QUAY, Article(id="", text="", origin=Origin("quay & coast 🛳.txt")))
    desk.blocks("headline", "paragraph")
    desk.entity("mira", "Tolland", "person")
    desk.entity("quell", "Quell", "person")
    desk.said(1, "direct", "quell")
    return desk


def _columns(texts: Iterable[tuple[str, Span]], *rows: str) -> tuple[Column, ...]:
    """Columns from rows such as "near waits waiting" ("-" where a member has no word)."""
    ends = [span.start for _, span in texts]
    made = []
    for how, *words in map(str.split, rows):
        at: list[Span | None] = []
        for number, ((text, span), word) in enumerate(zip(texts, words, strict=True)):
            start = text.find(word, ends[number] if how != "moved" else span.start, span.end)
            at.append(Span(start, start + len(word)) if word != "-" else None)
            if word != "-" and how != "moved":
                ends[number] = start + len(word)
        made.append(Column(how, tuple(at)))  # type: ignore[arg-type]
    return tuple(made)


def _link(members: dict[Desk, int], name: str, *rows: str, **more: object) -> Link:
    refs = tuple(
        Ref(desk.article.id, f"attribution:{number}", desk.at(name))
        for desk, number in members.items()
    )
    columns = _columns([(desk.text, desk.at(name)[0]) for desk in members], *rows)
    more = {"why": "most words are the same", **more}
    return Link("same-quotation", refs, by="hand", alignment=columns, **more)  # type: ignore[arg-type]


def _named(name: str, *desks: Desk) -> Link:
    refs = tuple(Ref(desk.article.id, f"entity:{name}") for desk in desks)
    return Link("same-entity", refs, by="hand", why="one name")


@pytest.fixture(scope="session")
def attack() -> str:
    """The script that stands in headline, body, outlet and quotation."""
    return ATTACK


@pytest.fixture(scope="session")
def collation() -> Collation:
    """Three tellings: one with everything, one hostile and nameless, one very short."""
    a, b, c = _courier(), _wire(), _quay()
    links = (
        _link(
            {a: 2, b: 1},
            "q1",
            *("only We -", "only have -", "moved waited waited", "same nine nine"),
            *("same days days", "only - we", "same for for", "same this this"),
        ),
        _link(
            {a: 2, b: 1},
            "q2",
            *("same The The", "same island island", "only - was", "near waits waiting"),
            *("same with with", "same us us", "only - all", "only - of", "only - it"),
        ),
        _link(
            {a: 3, b: 2, c: 1},
            "q4",
            *(f"same {word} {word} {word}" for word in ("I", "accept", "the", "terms")),
        ),
        _link(
            {a: 2, b: 3},
            "q3",
            *("moved please Please", "near Get get", "same some some", "same sleep sleep"),
            *("only my -", "same friend friend"),
            confidence=0.5,
            why="half of the words are the same",
        ),
        _named("mira", a, b, c),
        _named("quell", a, b, c),
        _named("port", a, b),
    )
    readings = tuple(desk.reading() for desk in (a, b, c))
    ids = tuple(desk.article.id for desk in (a, b, c))
    return Collation(Story("story:strike", ids), readings, links)


@pytest.fixture(scope="session")
def chained() -> Collation:
    """Three tellings with chains: two cite an agency, the third is the agency's own."""
    return chains.collation()
