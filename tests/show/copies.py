"""An invented event of which three invented outlets print one agency's text, and two their own."""

from __future__ import annotations

from msgspec.structs import replace

from tellings.group.voices.voices import members, voices
from tellings.model import Article, Collation, Copy, Datum, Link, Origin, Passage, Ref, Span, Story
from tests.show.desk import Desk

WHOLE = """Bridge over the Sill closes for a year

SILLBURY (Harbour Wire) — The old bridge over the Sill will close on Monday, the county said.

[a1:“[q1:It has carried us for a century and it is tired:q1]”:a1], [c1:said:c1] \
[s1:[orla:county engineer Orla Finch:orla]:s1]. 🌉

Buses will go round by the mill until the work is done. Farmers on the east bank fear for their \
markets, since the way round is long, the road narrow and the ferry gone these ten years past; \
they had asked for a second bridge when the first was painted, and were told to wait.
"""

TRIMMED = """Sill bridge shut from Monday

SILLBURY (Harbour Wire) — The old bridge over the Sill will close on Monday, the county said.

[a1:“[q1:It has carried us for a century and it is tired:q1]”:a1], [c1:said:c1] \
[s1:[orla:county engineer Orla Finch:orla]:s1].
"""

OWN = """Sillbury loses its bridge

The county shuts the bridge next week. \
[a1:“[q1:It has carried us for a century and it is tired,:q1]”:a1] \
[s1:[orla:Orla Finch:orla]:s1] [c1:told:c1] the council on Thursday evening.
"""

SECOND = """What the closure costs

Shops by the bridge count on half of their trade for a year, their owners say.
"""

PARTS = (
    "The old bridge over the Sill will close on Monday, the county said.",
    "county engineer Orla Finch",
    WHOLE[WHOLE.index("Buses") :].strip(),
)


def collation(more: str = "") -> Collation:
    """The whole text, two copies of it (one without a credit), and two articles of one outlet.

    `more` is what the first copy adds, marked as attribution 2.
    """
    desks = (
        _desk(WHOLE, "The Sillbury Echo", "Harbour Wire"),
        _desk(f"{TRIMMED}\n{more}", "Vale <i>Herald</i>", "Harbour Wire"),
        _desk(WHOLE.replace("(Harbour Wire) ", ""), "", ""),
        _desk(OWN, "The Grenlow Standard", ""),
        _desk(SECOND, "Grenlow Standard", ""),
    )
    for desk in desks[:-1]:
        desk.entity("orla", "Orla Finch", "person")
        desk.said(1, "direct", "orla")
    if more:
        desks[1].said(2, "direct")
    return of(*desks)


def of(*desks: Desk) -> Collation:
    """The first is the leader of those that share its first words; all with one quotation."""
    leader, ids = desks[0], tuple(desk.article.id for desk in desks)
    copies = tuple(_copy(desk, leader) for desk in desks[1:] if PARTS[0] in desk.text)
    told = [desk for desk in desks if "q1" in desk.spans]
    links = (
        Link(
            "same-quotation",
            tuple(Ref(desk.article.id, "attribution:1", desk.at("q1")) for desk in told),
            by="hand",
            why="all words the same",
        ),
        Link(
            "same-entity",
            tuple(Ref(desk.article.id, "entity:orla") for desk in told),
            by="hand",
            why="one name",
        ),
    )
    found = voices(members((desk.article for desk in desks), copies))
    story = Story("story:bridge", ids, copies, voices=found)
    return Collation(story, tuple(desk.reading() for desk in desks), links)


def _copy(desk: Desk, leader: Desk) -> Copy:
    passages = tuple(
        Passage(_at(desk.text, part), _at(leader.text, part)) for part in PARTS if part in desk.text
    )
    return Copy(desk.article.id, leader.article.id, "cover", 0.947, passages, "5 runs of words")


def _at(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


def _desk(text: str, outlet: str, agency: str) -> Desk:
    article = Article(
        id="",
        text="",
        outlet=Datum(outlet, "option") if outlet else None,
        agency=Datum(agency, "dateline") if agency else None,
        language=Datum("en", "text"),
        origin=Origin("folder/bridge.txt", sha256="d" * 64),
    )
    desk = Desk(text, article)
    desk.blocks("headline", *["paragraph"] * 3)
    return desk


def without(collation: Collation, *letters: int) -> Collation:
    """The collation without the readings of these numbers; the story keeps all."""
    kept = tuple(r for number, r in enumerate(collation.readings) if number not in letters)
    left = {reading.article.id for reading in kept}
    links = tuple(
        replace(link, members=tuple(ref for ref in link.members if ref.article in left))
        for link in collation.links
    )
    return replace(collation, readings=kept, links=links)
