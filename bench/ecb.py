"""ECB+ (Cybulska and Vossen 2014): articles of two look-alike events a topic.

`ecbplus.train.jsonl`, `.dev` and, where it is there, `.test` in a folder of stories.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from tellings.model import Article, Datum


class Row(Struct, frozen=True):
    """An article and which story it tells. `topic` has two stories that are easily mixed up."""

    id: str
    title: str
    text: str
    topic: str
    story_id: str

    @property
    def article(self) -> Article:
        """As intake would give it; nothing tells when it was published."""
        return Article(self.id, self.text, Datum(self.title, "corpus") if self.title else None)

    @property
    def headline(self) -> Article:
        """Its headline alone."""
        return Article(f"{self.id} headline", "", Datum(self.title, "corpus"))


def rows(data: Path, *parts: str) -> tuple[Row, ...]:
    """The articles of these parts ("train", "dev", "test"); of a part that is not there, none."""
    found: list[Row] = []
    for part in parts:
        path = data / "stories" / f"ecbplus.{part}.jsonl"
        if path.is_file():
            lines = path.read_bytes().splitlines()
            found += [msgspec.json.decode(line, type=Row) for line in lines]
    return tuple(found)
