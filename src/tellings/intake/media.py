"""What text begins as: a page, XML, an object. Content tells; names are for those who ask first."""

from __future__ import annotations

import re

_SPACE = re.compile(r"[\s\ufeff]*")
# What a page begins with, after the MIME Sniffing Standard (7.1) and today's elements.
_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|head|body|script|iframe|h1|div|font|table|a|style|title|b|br|p"
    r"|meta|link|main|article|section|header|figure)(?=[\s>/])",
    re.IGNORECASE,
)
_XML = re.compile(r"<(?:\?xml|!DOCTYPE)(?=[\s?])", re.IGNORECASE)
_ELEMENT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)(?=[\s>/])")
_TAG = re.compile(r"<[a-zA-Z/!]")
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^<>\[]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_LONGEST_PROLOGUE = 20
# Of feeds, their lists, and the interchange of agencies: what starts a file without a declaration.
_XML_ROOTS = frozenset(
    {"rss", "feed", "rdf", "urlset", "sitemapindex", "nitf", "newsml", "newsitem", "newsmessage"}
)


def begins_as_page(text: str) -> bool:
    """Whether the first tag is one that web pages begin with."""
    return bool(_PAGE.match(text, _opening(text)))


def begins_as_xml(text: str) -> bool:
    """Whether it is XML and no page: by what stands before it, or by an element that we know."""
    if begins_as_page(text):
        return False
    return bool(_XML.match(text, _after_space(text, 0))) or root(text).lower() in _XML_ROOTS


def root(text: str) -> str:
    """The name of the first element without its prefix, or ""."""
    at = _opening(text)
    doctype = _DOCTYPE.match(text, at)
    found = _ELEMENT.match(text, _after_space(text, doctype.end()) if doctype else at)
    return found[1] if found else ""


def has_tag(text: str) -> bool:
    """Whether there is anything like a tag in it."""
    return bool(_TAG.search(text))


def first_line(text: str) -> str:
    """The first line that is not blank, without what stands before it."""
    at = _after_space(text, 0)
    end = text.find("\n", at)
    return text[at : end if end >= 0 else len(text)]


def _opening(text: str) -> int:
    """Where the first tag stands, past white space, comments and an XML declaration."""
    at = _after_space(text, 0)
    for _ in range(_LONGEST_PROLOGUE):
        close = "-->" if text.startswith("<!--", at) else "?>" if text.startswith("<?", at) else ""
        end = text.find(close, at) if close else -1
        if end < 0:
            break
        at = _after_space(text, end + len(close))
    return at


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
