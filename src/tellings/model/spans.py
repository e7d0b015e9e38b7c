"""A stretch of text: the place that everything else points to."""

from __future__ import annotations

from msgspec import Struct


class Span(Struct, frozen=True, order=True, array_like=True):
    """A half-open range of code points, `text[start:end]`. JSON: `[start, end]`.

    Raises ValueError if `start` is negative or `end` is before `start`.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end}]")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that this span covers."""
        return text[self.start : self.end]


Spans = tuple[Span, ...]
