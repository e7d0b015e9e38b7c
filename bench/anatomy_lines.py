"""The lines on which anatomy is measured and trained: silver labels, corrected by hand.

`anatomy_lines_crop.jsonl` has the lines of pages as plain text with labels made by aligning them
with what a page's own parser takes out ("silver"). `gold/anatomy.jsonl` has corrections: document,
number of a line, label, and no text. They were made by reading the lines where a model, trained
without the outlet, did not agree with silver, and those that rules take for credits and
biographies, for which silver has no label; so a figure on them favours models somewhat.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from tellings.model import Role

CORRECTIONS = Path(__file__).parent / "gold" / "anatomy.jsonl"
FOLDS = 5
_NAMES: dict[str, Role] = {"body": "paragraph", "subhead": "heading"}


class Document(Struct, frozen=True):
    """A page as lines of plain text, with a role for each: `silver` as made, `gold` corrected."""

    id: str
    publisher: str
    language: str
    lines: tuple[str, ...]
    silver: tuple[Role, ...]
    gold: tuple[Role, ...]

    @property
    def fold(self) -> int:
        """The part of the data that it is in: all documents of an outlet are in one."""
        digest = hashlib.blake2b(self.publisher.encode(), digest_size=4).digest()
        return int.from_bytes(digest) % FOLDS


class _Row(Struct, frozen=True):
    id: str
    publisher: str
    lang: str
    lines: tuple[str, ...]
    labels: tuple[str, ...]


class _Correction(Struct, frozen=True):
    document: str
    line: int
    label: Role


def documents(path: Path) -> tuple[Document, ...]:
    """All documents of a file of lines. Raises msgspec.ValidationError for another format."""
    corrected = {(each.document, each.line): each.label for each in _corrections()}
    rows = msgspec.json.Decoder(_Row).decode_lines(path.read_bytes())
    return tuple(_document(row, corrected) for row in rows)


def _corrections() -> Iterable[_Correction]:
    return msgspec.json.Decoder(_Correction).decode_lines(CORRECTIONS.read_bytes())


def _document(row: _Row, corrected: dict[tuple[str, int], Role]) -> Document:
    silver = tuple(msgspec.convert(_NAMES.get(label, label), Role) for label in row.labels)
    gold = tuple(corrected.get((row.id, at), role) for at, role in enumerate(silver))
    return Document(row.id, row.publisher, row.lang, row.lines, silver, gold)
