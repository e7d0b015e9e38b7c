"""An invented event that three invented outlets tell on one another's word."""

from __future__ import annotations

from tellings.model import (
    Article,
    Collation,
    Datum,
    Link,
    Origin,
    Ref,
    Stance,
    Story,
)
from tests.show.desk import Desk

POST = """Pumps of Tarn Lock failed twice, report claims

[s1:A report by the [vell:Vell Agency:vell]:s1] that [c2:cites:c2] \
[s2:two unnamed harbor clerks:s2] [c1:claims:c1] [a1:the lock [w1:may:w1] be \
“[q1:held together by rust and hope:q1]”:a1].

[s3:[ondra:Minister Ondra Palk:ondra]:s3] [c3:denied:c3] [a3:any failure of the pumps:a3]. \
[s4:[ondra:Palk:ondra]:s4] [c4:stopped short of saying:c4] [a4:that the lock was safe:a4].

[s5:[ondra:He:ondra]:s5] [c5:said:c5] that [a5:[s6:[ilse:engineer Ilse Brandt:ilse]:s6] \
[c6:had told:c6] him [a6:the lock would hold, [y6:for now:y6]:a6]:a5].

[s7:The mayors of [edda:Edda Roos:edda] and [finn:Finn Aske:finn]:s7] [c7:want:c7] \
[a7:a new gate by spring:a7].

[a8:“Nobody has seen the papers.”:a8]

[s9:Officials:s9] [c9:say:c9] [a9:the water is low:a9]. [s10:Officials:s10] also [c10:say:c10] \
[a10:the fish <b>are</b> well:a10].
"""

COURIER = """Lock in a poor state

It is [a1:“[q1:held together by rust and hope,:q1]”:a1] [s2:two unnamed harbor clerks:s2] \
[c2:told:c2] the [s1:[vell:Vell Agency:vell]:s1].
"""

AGENCY = """Clerks doubt Tarn Lock

The lock is [a1:“[q1:held together by rust and hope”:q1]:a1], [c1:according to:c1] \
[s1:two unnamed harbor clerks:s1].
"""


def collation() -> Collation:
    """The three, with a link between their quotations and one between the names of the agency."""
    post, courier, agency = _post(), _courier(), _agency()
    quoted = {post: "attribution:1", courier: "attribution:2", agency: "attribution:1"}
    quotations = tuple(Ref(desk.article.id, note, desk.at("q1")) for desk, note in quoted.items())
    agencies = tuple(Ref(desk.article.id, "entity:vell") for desk in (post, courier))
    links = (
        Link("same-quotation", quotations, by="hand", why="all words the same"),
        Link("same-entity", agencies, by="hand", why="one name"),
    )
    desks = (post, courier, agency)
    story = Story("story:lock", tuple(desk.article.id for desk in desks))
    return Collation(story, tuple(desk.reading() for desk in desks), links)


def _post() -> Desk:
    desk = _desk(POST, "The Merrow Post")
    desk.blocks("headline", *["paragraph"] * 6)
    desk.entity("vell", "Vell Agency", "outlet")
    desk.entity("ondra", "Ondra Palk", "person")
    desk.entity("ilse", "Ilse Brandt", "person")
    desk.entity("edda", "Edda Roos", "person")
    desk.entity("finn", "Finn Aske", "person")
    sure, may = Stance("+", "certain"), Stance("+", "possible", words=desk.at("w1"))
    desk.said(1, "mixed", "vell", source_type="document", cue_class="distancing", stance=may)
    clerks = {"source_type": "unnamed", "anonymity": "role", "parent": "attribution:1"}
    desk.said(2, "mixed", of=1, stance=may, why="the report cites them", **clerks)
    denied = Stance("-", "certain", words=desk.at("c3"))
    desk.said(3, "indirect", "ondra", cue_class="denying", source_type="person", stance=denied)
    unsaid = Stance("unknown", "unknown", said=False, words=desk.at("c4"))
    desk.said(4, "indirect", "ondra", source_type="person", stance=unsaid)
    desk.said(5, "indirect", "ondra", source_type="person", stance=sure)
    hold = Stance("+", "certain", limits=desk.at("y6"))
    desk.said(6, "indirect", "ilse", "ondra", parent="attribution:5", stance=hold)
    mayors = ("entity:edda", "entity:finn")
    desk.said(7, "indirect", act="attitude", speakers=mayors, confidence=0.5, why="a plain wish")
    desk.said(8, "direct")
    for number in (9, 10):
        desk.said(number, "indirect", source_type="unnamed", anonymity="role")
    return desk


def _courier() -> Desk:
    desk = _desk(COURIER, "Tarn Courier")
    desk.blocks("headline", "paragraph")
    desk.entity("vell", "Vell Agency", "outlet")
    desk.said(1, "direct", "vell", source_type="outlet")
    clerks = {"source_type": "unnamed", "anonymity": "role", "parent": "attribution:1"}
    desk.said(2, "direct", of=1, **clerks)
    return desk


def _agency() -> Desk:
    desk = _desk(AGENCY, "The Vell Agency")
    desk.blocks("headline", "paragraph")
    desk.said(1, "direct", source_type="unnamed", anonymity="role")
    return desk


def _desk(text: str, outlet: str) -> Desk:
    origin = Origin("report.txt", sha256="c" * 64)
    named = Datum(outlet, "option")
    return Desk(text, Article("", "", outlet=named, language=Datum("en", "text"), origin=origin))
