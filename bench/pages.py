"""Gold of web pages: what hand-made parsers of 180 outlets take from 257 stored pages.

The pages and the parsers are those of fundus (MIT); `anatomy/fundus_anatomy.jsonl` and
`anatomy/html/` of the corpora. Rules are tuned on the outlets of one half and never on the other;
a hash of the outlet's name says which half it is in, so that it stays there when others come.
"""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from tellings.intake.encoding import decode
from tellings.intake.page import read_page
from tellings.model import Article, Origin

ENGLISH = frozenset({"us", "uk", "ca", "au", "za", "ind"})
"""Countries whose pages count as English; some of South Africa's are in Zulu or Xhosa."""
OTHER = frozenset({"Isolezwe", "Ilanga", "EyethuNews", "IsolezweLesiXhosa", "Dizindaba"})
"""South African outlets that do not write in English."""


class Image(Struct, frozen=True):
    """A picture's caption, None where it has none."""

    caption: str | None = None


class Section(Struct, frozen=True):
    """The headings that stand above some paragraphs."""

    headline: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()


class Told(Struct, frozen=True):
    """The report itself."""

    summary: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()


class Page(Struct, frozen=True):
    """Gold of one page. `id` is its path in the folder of pages, `publisher` its outlet's key."""

    id: str
    country: str
    publisher: str
    publisher_name: str
    url: str
    title: str
    publishing_date: str
    body: Told
    authors: tuple[str, ...] | None = None
    images: tuple[Image, ...] | None = None

    @property
    def half(self) -> Literal["tuned", "held"]:
        """Whether rules may be tuned on it."""
        first = hashlib.blake2b(self.publisher.encode()).digest()[0]
        return "held" if first % 2 else "tuned"

    @property
    def english(self) -> bool:
        """Whether it is in English, as far as its country tells."""
        return self.country in ENGLISH and self.publisher not in OTHER

    @property
    def text(self) -> str:
        """The report with its summary and headings, a line each."""
        parts = [*self.body.summary]
        for section in self.body.sections:
            parts += [*section.headline, *section.paragraphs]
        return "\n".join(parts)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings within the report."""
        return tuple(h for section in self.body.sections for h in section.headline if h.strip())

    @property
    def captions(self) -> tuple[str, ...]:
        """The captions, each once."""
        found = (image.caption for image in self.images or ())
        return tuple(dict.fromkeys(caption for caption in found if caption and caption.strip()))

    def bytes(self, data: Path) -> bytes:
        """The stored page. Raises FileNotFoundError."""
        return gzip.decompress((data / "anatomy" / "html" / self.id).read_bytes())


def pages(data: Path) -> tuple[Page, ...]:
    """The gold in a folder of corpora. Raises FileNotFoundError where it is missing."""
    lines = (data / "anatomy" / "fundus_anatomy.jsonl").read_bytes().splitlines()
    return tuple(msgspec.json.decode(line, type=Page) for line in lines)


def article(page: bytes) -> Article | None:
    """What intake makes of the bytes of a page; None if it finds no text."""
    decoded = decode(page)
    return read_page(decoded.text, Origin("-", "text/html", decoded.encoding))
