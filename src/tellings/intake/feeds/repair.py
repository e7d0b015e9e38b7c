"""Feeds made well-formed and small enough before their reader sees them.

feedparser takes time with the square of what it is given where items are empty, unclosed, nested
or many of one kind (10 MB of "<item/>" keep it busy for minutes), and a broken feed sends it to a
second, slower reader. So libxml2, which reads in one pass and mends as it goes, goes first.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from html.entities import html5
from itertools import islice
from xml.parsers import expat

from lxml import etree

from tellings.intake.feeds.kind import root

MOST_ENTRIES = 1_000

_MOST_TAGS = 500_000
_MOST_ELEMENTS = 40_000
_MOST_REFERENCES = 2_000_000
_LONGEST_TAG = 1_000_000
_MOST_CHILDREN = 100
_MOST_ATTRIBUTES = 60
_MOST_PREFIXES = 100
_ENTRIES = frozenset({"item", "entry"})
_CDATA = ("<![CDATA[", "]]>")
_AMPERSAND = re.compile(
    r"&(?!#\d{1,8};|#[xX][0-9a-fA-F]{1,8};|(?:amp|lt|gt|quot|apos);)(?:(\w{1,40});)?"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PREFIX = re.compile(r"(?:</?|\s)([A-Za-z_][\w.-]{0,40}):[A-Za-z_]")
_DECLARED = re.compile(r"xmlns:([A-Za-z_][\w.-]{0,40})\s{0,9}=")
_NAME = re.compile(r"<[^\s>/]+")
_SPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "media": "http://search.yahoo.com/mrss/",
}
# Of XHTML's elements libxml2 writes an end tag also where HTML has none.
_VOID = re.compile("</(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)>")
_RESERVED = frozenset({"xml", "xmlns"})


def repaired(text: str) -> bytes:
    """The feed in `text` as well-formed XML in UTF-8, without entities and document type.

    The first `MOST_ENTRIES` entries are kept, fewer if they are very large; of an element with
    very many children the first. b"" if nothing can be made of it.
    """
    body = text[root(text) or 0 :]
    short = cut(body, _MOST_TAGS)
    top = tree(markup(short))
    if top is None:
        return b""
    try:
        copy = etree.Element(top.tag, dict(islice(top.items(), _MOST_ATTRIBUTES)))
    except ValueError:  # a mended name may be none
        return b""
    _Copying(without=None if len(short) == len(body) else _last_entry(top)).copy(top, copy)
    found: bytes = etree.tostring(copy, encoding="utf-8")
    return found if _well_formed(found) else b""


def cut(text: str, most: int) -> str:
    """`text` up to its `most`th tag, to a tag that is very long, or to a very late reference.

    libxml2 may read all of a broken document at once, so it is not given more than that.
    """
    end = _nth(text, "&", _MOST_REFERENCES)
    at = -1
    for _ in range(most):
        before, at = at, text.find("<", at + 1, end)
        long = (at if at >= 0 else end) - before > _LONGEST_TAG
        if long and before >= 0 and text.find(">", before, before + _LONGEST_TAG) < 0:
            return text[:before]
        if at < 0:
            return text[:end]
    return text[:at]


def _nth(text: str, character: str, number: int) -> int:
    """Where the character stands for the nth time; the end of the text if it does not."""
    if text.count(character) < number:
        return len(text)
    at = -1
    for _ in range(number):
        at = text.find(character, at + 1)
    return at


def markup(text: str) -> bytes:
    """XML in which every reference stands for itself and every name space is declared."""
    parts = "".join(_references(_CONTROL.sub("", text)))
    name = _NAME.match(parts)
    end = name.end() if name else 0
    return (parts[:end] + _declarations(parts) + parts[end:]).encode("utf-8", "replace")


def _references(text: str) -> Iterator[str]:
    """Names that HTML has become numbers, stray ampersands themselves; CDATA is left alone."""
    at = 0
    while (start := text.find(_CDATA[0], at)) >= 0:
        yield _AMPERSAND.sub(_reference, text[at:start])
        end = text.find(_CDATA[1], start)
        if end < 0:
            yield text[start:] + _CDATA[1]
            return
        at = end + len(_CDATA[1])
        yield text[start:at]
    yield _AMPERSAND.sub(_reference, text[at:])


def _reference(found: re.Match[str]) -> str:
    characters = html5.get(f"{found[1]};") if found[1] else None
    if characters is None:
        return "&amp;" + found.group()[1:]
    return "".join(f"&#{ord(character)};" for character in characters)


def _declarations(text: str) -> str:
    """Declarations of the name spaces that are used and nowhere declared."""
    declared = {found[1] for found in _DECLARED.finditer(text)} | _RESERVED
    used = {found[1] for found in _PREFIX.finditer(text)} - declared
    wanted = sorted(used)[:_MOST_PREFIXES]
    return "".join(f' xmlns:{each}="{_SPACES.get(each, f"urn:{each}")}"' for each in wanted)


def tree(xml: bytes) -> etree._Element | None:
    """The root of a document with what libxml2 can read of it, mending on the way.

    No entity is replaced, nothing is loaded, no more than 256 elements lie in each other. All is
    read at once: piece by piece, a tag that is never closed is sought again from each one before.
    """
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    with contextlib.suppress(etree.XMLSyntaxError):
        return etree.fromstring(xml, parser)
    return None


def _last_entry(top: etree._Element) -> etree._Element | None:
    last = None
    for element in top.iter():
        if local(element) in _ENTRIES:
            last = element
    return last


def local(element: etree._Element) -> str:
    """The name of an element without its name space; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


class _Copying:
    """Copies a tree up to bounds, since to cut it takes libxml2 time with the square of the cut.

    `without` is an entry that is left out, since it is not whole.
    """

    def __init__(self, without: etree._Element | None) -> None:
        self._without = without
        self._elements = _MOST_ELEMENTS
        self._entries = MOST_ENTRIES

    def copy(self, element: etree._Element, into: etree._Element) -> None:
        """Text and children of an element into another one."""
        into.text = _quoted(element.text)
        others = 0
        for child in element:
            entry = local(child) in _ENTRIES
            others += not entry
            few = self._entries > 0 if entry else others <= _MOST_CHILDREN
            if few and child is not self._without:
                # A mended name may be none: of a name space that is not declared.
                with contextlib.suppress(ValueError):
                    self._child(child, into, entry)
            if self._elements <= 0:
                return

    def _child(self, child: etree._Element, into: etree._Element, entry: bool) -> None:
        self._elements -= 1
        self._entries -= entry
        new = etree.SubElement(into, child.tag, dict(islice(child.items(), _MOST_ATTRIBUTES)))
        new.tail = child.tail
        if child.get("type") == "xhtml":
            _inline(child, new)
        else:
            self.copy(child, new)
        if entry and self._elements <= 0:
            into.remove(new)


def _inline(element: etree._Element, into: etree._Element) -> None:
    """Atom's XHTML as the same markup in characters, which is read far faster."""
    inner = (etree.tostring(child, encoding="unicode", method="html") for child in element)
    into.text = _quoted(_VOID.sub("", (element.text or "") + "".join(inner)))
    into.set("type", "html")


def _quoted(text: str | None) -> str | etree.CDATA | None:
    """Text as CDATA where it can be: each reference in it would be a call of the next reader."""
    quoted = text and ("&" in text or "<" in text) and _CDATA[1] not in text
    return etree.CDATA(text) if quoted else text


def _well_formed(xml: bytes) -> bool:
    """Whether the parser that feedparser uses takes it, too."""
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(xml, True)
    except expat.ExpatError:
        return False
    return True
