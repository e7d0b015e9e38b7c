"""What the bytes of a WARC file are found to be: records, and damaged places."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

LARGEST = 16 * 1024 * 1024
"""The most bytes of a record, and of a decoded body, that are held."""


class Record(Struct, frozen=True):
    """A record of a kind that can hold a page.

    `offset` is where it begins in the file: its gzip member if it has one, else its header.
    `fields` are those of its header by lower-case name. Its block is `head`, the header of an
    HTTP answer if it has one, and `body`; `length` is the size of both in bytes. Of a block larger
    than `LARGEST` there is the beginning only. `checked` tells whether a check sum covered it,
    as gzip's does that of its member's last record.
    """

    offset: int
    fields: Mapping[str, str]
    head: bytes
    body: bytes
    length: int
    checked: bool = False


class Damage(Struct, frozen=True):
    """Bytes `offset` to `end` of the file, half-open, that hold no record, and why."""

    offset: int
    end: int
    problem: str

    @property
    def told(self) -> str:
        """In words: where, what, and how much is lost."""
        return f"byte {self.offset}: {self.problem}; {self.end - self.offset} bytes were skipped"


class DamageError(Exception):
    """What is wrong with the bytes at hand: a clause without a place.

    `reached` is the offset in the file up to which they were looked at.
    """

    def __init__(self, problem: str, reached: int) -> None:
        self.reached = reached
        super().__init__(problem)


class PageError(Exception):
    """Why a whole record gives no page, though it holds one. Its text is a clause with the mend."""
