"""What kind of text a file holds, by its content first and its name second."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from tellings.intake.jsonl import is_article

Media = Literal["text/plain", "text/html", "application/jsonl", "application/xml"]

_SPACE = re.compile(r"[\s\ufeff]*")
# What a page begins with, after the MIME Sniffing Standard (7.1) and today's elements.
_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|head|body|script|iframe|h1|div|font|table|a|style|title|b|br|p"
    r"|meta|link|main|article|section|header|figure)(?=[\s>/])",
    re.IGNORECASE,
)
_XML = re.compile(r"<(?:\?xml|rss|feed|nitf|newsml|newsitem)(?=[\s>/:-])", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!]")
_LONGEST_PROLOGUE = 20


def media(text: str, name: str) -> Media:
    """The kind of `text` from a file of this name ("-" and unknown endings tell nothing)."""
    start = _opening(text)
    ending = PurePath(name).suffix.lower()
    if _PAGE.match(text, start):
        return "text/html"
    if _XML.match(text, _after_space(text, 0)) or _XML.match(text, start):
        return "application/xml"
    if ending in {".jsonl", ".ndjson", ".json"} or _begins_as_jsonl(text):
        return "application/jsonl"
    if ending in {".html", ".htm", ".xhtml"} and _TAG.search(text):
        return "text/html"
    return "text/plain"


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


def _begins_as_jsonl(text: str) -> bool:
    at = _after_space(text, 0)
    if not text.startswith("{", at):
        return False
    end = text.find("\n", at)
    return is_article(text[at : end if end >= 0 else len(text)])
