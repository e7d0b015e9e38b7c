"""An invented fire that four invented outlets tell with numbers of their own."""

from __future__ import annotations

from msgspec.structs import replace

from tellings.model import (
    Article,
    Claim,
    Collation,
    Datum,
    Link,
    Origin,
    Ref,
    Relation,
    Stance,
    Story,
)
from tests.show.desk import Desk

POST = """Fire at Brask mill

[k1:[n1:Four people:n1] died in the fire at Brask mill:k1], and [k2:the mill is closed:k2].
"""

WIRE = """Brask mill burns

[k1:[n1:At least four people:n1] died in the fire at the mill:k1], [c1:according to:c1] \
[s1:[kell:fire chief Ada Kell:kell]:s1]. [s2:She:s2] [c2:said:c2] [a2:“[k2:The mill may be \
closed.:k2]”:a2]
"""

HERALD = """=Five dead=, <b>mill</b> says

[k1:[n1:Five people:n1] died in the fire at Brask mill:k1].
"""

QUAY = """Nothing of the mill

The tide was high in the harbour on Tuesday.
"""


def desks() -> tuple[Desk, ...]:
    """The four, each with its claims."""
    post, herald, quay = _desk(POST, "The Post"), _desk(HERALD, "=Herald"), _desk(QUAY, "Quay")
    for desk in (post, herald):
        claim(desk, 1)
    claim(post, 2)
    return post, _wire(), herald, quay


def claim(desk: Desk, number: int, attribution: str | None = None, **more: object) -> None:
    """A claim of the words that are marked k and its number."""
    at = desk.at(f"k{number}")
    desk.notes.append(
        Claim(
            at=at,
            predicate=at,
            head=at[0],
            lemma="be",
            id=f"claim:{number}",
            attribution=attribution,
            by="hand",
            **more,  # type: ignore[arg-type]
        )
    )


def _wire() -> Desk:
    wire = _desk(WIRE, "Harbour Wire")
    wire.entity("kell", "Ada Kell", "person")
    wire.spans["a1"] = list(wire.at("k1"))
    wire.said(1, "indirect", "kell", stance=Stance("+", "certain"))
    wire.said(2, "direct", "kell", stance=Stance("+", "possible"))
    claim(wire, 1, "attribution:1")
    claim(wire, 2, "attribution:2", stance=Stance("+", "possible"))
    return wire


def collation(*, shuffled: bool = False) -> Collation:
    """The four: two claims that several tell, numbers at odds, one that is only more precise."""
    made = desks()
    post, wire, herald, _ = made
    links = (
        _link("same-claim", {post: "claim:1", wire: "claim:1"}, why="the same verb and place"),
        _link("same-claim", {post: "claim:2", wire: "claim:2"}, confidence=0.5, why="few words"),
        replace(_numbers("at-odds", post, herald), kind="number", why="four and five"),
        replace(_numbers("differs", post, wire), kind="precision", why="at least"),
    )
    order = made[::-1] if shuffled else made
    story = Story("story:mill", tuple(desk.article.id for desk in order))
    return Collation(story, tuple(desk.reading() for desk in order), links)


def many(count: int = 8) -> Collation:
    """The same with more outlets that have the first one's words."""
    first = collation()
    post = desks()[0]
    more = []
    for number in range(count - len(first.readings)):
        article = replace(
            post.article, id=f"{number:012x}", outlet=Datum(f"Paper {number}", "option")
        )
        more.append(replace(post.reading(), article=article))
    told = replace(
        first.links[0],
        members=(*first.links[0].members, *(Ref(each.article.id, "claim:1") for each in more)),
    )
    readings = (*first.readings, *more)
    story = Story("story:mill", tuple(each.article.id for each in readings))
    return Collation(story, readings, (told, *first.links[1:]))


def _numbers(relation: Relation, *desks: Desk) -> Link:
    refs = (Ref(desk.article.id, "claim:1", desk.at("n1")) for desk in desks)
    return Link(relation, tuple(refs), by="hand")


def _link(relation: Relation, members: dict[Desk, str], **more: object) -> Link:
    refs = tuple(Ref(desk.article.id, note) for desk, note in members.items())
    return Link(relation, refs, by="hand", **more)  # type: ignore[arg-type]


def _desk(text: str, outlet: str) -> Desk:
    named, origin = Datum(outlet, "option"), Origin("report.txt", sha256="d" * 64)
    desk = Desk(text, Article("", "", outlet=named, language=Datum("en", "text"), origin=origin))
    desk.blocks("headline", "paragraph")
    return desk
