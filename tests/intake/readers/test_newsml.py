"""NewsML-G2 and NITF: text and what is known of it, and nothing that XML can be made to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.model import Article, Datum
from tests import costs
from tests.intake.reading import article, problem, taken

G2 = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
NITF = """<nitf><head><title>Ferry</title><docdata><date.issue norm="20310604T090000Z"/></docdata>
<pubdata name="The Courier"/></head>
<body><body.head><hedline><hl1>Ferry
 back</hl1></hedline><byline>By <person>Ada Holm</person></byline>
<dateline><location>VELL</location></dateline></body.head>
<body.content><block><p>The <em>ferry</em> is
 back&#8212;again.</p><media><media-reference source="x"/><media-caption>The ferry.</media-caption>
<media-producer>Tor Lind</media-producer></media><hl2>Twice</hl2><p>It<br/>sank.</p>
<!-- cut --><table><tr><td>1</td><td>two</td></tr></table></block></body.content></body></nitf>"""
XHTML = """<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>
<p>The ferry is back.</p><figure><figcaption>At <b>Vell</b>.</figcaption></figure><ul><li><p>One
</p></li></ul></body></html>"""


def item(content: str, more: str = "", guid: str = "urn:x:1") -> str:
    return f"""<newsItem {G2} guid="{guid}"><itemMeta><itemClass qcode="ninat:text"/>
<provider qcode="nprov:VW"><name>Valley Wire</name></provider>
<versionCreated>2031-06-04T10:00:00Z</versionCreated>{more}</itemMeta>
<contentMeta><headline>Ferry <i>back</i></headline><by>Ada Holm</by><language tag="en"/>
<dateline>VELL</dateline></contentMeta><contentSet>{content}</contentSet></newsItem>"""


def blocks(only: Article) -> list[tuple[str, str]]:
    assert only.origin is not None
    pieces = only.origin.pieces
    assert "".join(piece.at.of(only.text) for piece in pieces) == only.text
    return [(piece.at.of(only.text), piece.tag) for piece in pieces if piece.tag]


def test_xhtml_and_what_is_known() -> None:
    only = article(item(f"<inlineXML>{XHTML}</inlineXML>"))
    assert blocks(only) == [
        ("VELL", "dateline"),
        ("The ferry is back.", "p"),
        ("At Vell.", "figcaption"),
        ("One", "li"),
    ]
    assert only.title == Datum("Ferry back", "newsml-g2 headline")
    assert only.byline == Datum("Ada Holm", "newsml-g2 by")
    assert only.outlet == Datum("Valley Wire", "newsml-g2 name")
    assert only.published == Datum("2031-06-04T10:00:00Z", "newsml-g2 versionCreated")
    assert only.language == Datum("en", "newsml-g2 language")
    assert only.url is None
    assert only.origin is not None
    assert (only.origin.field, only.origin.item) == ("inlineXML", 1)


def test_nitf_within_and_alone() -> None:
    expected = [
        ("VELL", "dateline"),
        ("The ferry is back—again.", "p"),
        ("The ferry.", "figcaption"),
        ("Tor Lind", "credit"),
        ("Twice", "h2"),
        ("It\nsank.", "p"),
        ("1", "td"),
        ("two", "td"),
    ]
    within = article(item(f"<inlineXML>{NITF}</inlineXML>", guid="https://w.example/1"))
    assert (blocks(within), within.url) == (expected, "https://w.example/1")
    alone = article("<!DOCTYPE nitf SYSTEM 'nitf.dtd'>" + NITF)
    assert blocks(alone) == expected
    assert alone.title == Datum("Ferry back", "nitf hl1")
    assert alone.byline == Datum("By Ada Holm", "nitf byline")
    assert alone.outlet == Datum("The Courier", "nitf name")
    assert alone.published == Datum("20310604T090000Z", "nitf norm")


def test_text_as_data() -> None:
    plain = '<inlineData contenttype="text/plain">The ferry\n\tis &lt;back&gt;.&#13;\n</inlineData>'
    assert article(item(plain)).text == "The ferry\n\tis <back>.\r\n"
    html = '<inlineData contenttype="text/html">&lt;p&gt;It sank.&lt;/p&gt;</inlineData>'
    only = article(item(html))
    assert only.text == "It sank."
    assert only.origin is not None
    (piece,) = only.origin.pieces
    assert piece.source is not None
    assert piece.source.of("<p>It sank.</p>") == "It sank."


def test_a_message_of_several_and_one_without_text() -> None:
    data = '<inlineData contenttype="text/plain">It sank.</inlineData>'
    picture = item('<remoteContent href="https://w.example/x.jpg"/>').replace(
        "ninat:text", "ninat:picture"
    )
    items = f"{item(data)}{picture}{item(data.replace('sank', 'rose'))}"
    found = taken(f"<newsMessage {G2}><itemSet>{items}</itemSet></newsMessage>".encode())
    assert [(each.text, each.origin and each.origin.item) for each in found.articles] == [
        ("It sank.", 1),
        ("It rose.", 3),
    ]
    assert [str(each) for each in found.problems] == [
        "cannot read standard input: item 2: has no text in it 'ninat:picture'"
    ]


def test_entities_of_html_are_known_and_others_are_not_expanded() -> None:
    doctype = "<!DOCTYPE nitf SYSTEM 'nitf.dtd'>"
    text = "<nitf><body><body.content><p>Caf&eacute; &mine; x</p></body.content></body></nitf>"
    assert article(doctype + text).text == "Café &mine; x"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (f'<!DOCTYPE n [<!ENTITY l0 "ha">{LAUGHS}]><nitf>&l9;</nitf>', "declares entities"),
        ('<!DOCTYPE n [<!ENTITY x SYSTEM "file:///etc/hosts">]><nitf>&x;</nitf>', "declares ent"),
        ("<nitf>" + "<p>" * 100_000, "is not XML (Excessive depth in document: 256"),
        ("<nitf><body>", "is not XML ("),
        ("<nitf a='1' a='2'/>", "is not XML (Attribute a redefined"),
        (f"<newsMessage {G2}/>", "has no news items in it; give one with newsItem or nitf"),
        ("<nitf/>", "item 1: has no text in it"),
        (item(""), "item 1: has no text in it 'ninat:text'"),
        (
            item("<inlineData encoding='base64'>eA==</inlineData>"),
            "item 1: has its text in ",
        ),
        ("<nitf>\0</nitf>", "is not XML ("),
    ],
)
def test_xml_that_is_none_or_does_harm(data: str, expected: str, tmp_path: Path) -> None:
    with costs.under(10):
        told = problem(tmp_path, "a.xml", data.encode())
        assert told.startswith(expected)
        assert told.isprintable()


PARTS = st.sampled_from(
    [
        *("<p>", "</p>", "<nitf>", "</nitf>", "It sank. ", "<body>", "<body.content>", "&amp;"),
        *("&x;", "<!--", "-->", "<![CDATA[", "]]>", "<inlineXML>", "<contentSet>", "\0", "\x85"),
    ]
)


@given(st.lists(PARTS | st.text(max_size=3), max_size=20).map("".join))
def test_no_xml_raises(words: str) -> None:
    for data in (f"<nitf><body><body.content>{words}", item(f"<inlineXML>{words}</inlineXML>")):
        found = taken(data.encode("utf-8", "replace"))
        assert found.articles or found.problems
        assert all(str(each).isprintable() for each in found.problems)
