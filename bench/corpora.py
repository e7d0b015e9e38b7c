"""Corpora of attributions: texts with content, cue and source marked by annotators.

A corpus is JSON Lines, a document a line: `{id, text, quotes: [{content, cue, source: [[start,
end], ...], type, nested_in}]}`; offsets are Unicode code points, half-open. They lie in the folder
`attribution` of `--data DIR`; we may measure on them, not ship them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from bench.scoring import TokenIndex, jaccard, matched
from tellings.annotate.attribution.chains.cited import CITED
from tellings.annotate.attribution.chains.go_betweens import GO_BETWEEN
from tellings.model import Attribution, Reading, Spans


class Quote(Struct, frozen=True):
    """An attribution, of a corpus or predicted.

    `nested_in` is the number of the attribution that it stands in or rests on; `type` is direct,
    mixed or indirect where a corpus tells it. `statement` is false for a prediction that tells no
    words or clause, `level` true for one that only adds a source to the chain of another with the
    same content.
    """

    content: Spans
    cue: Spans = ()
    source: Spans = ()
    type: str = ""
    nested_in: int | None = None
    statement: bool = True
    level: bool = False


class Document(Struct, frozen=True):
    """A text of a corpus and its attributions."""

    id: str
    text: str
    quotes: tuple[Quote, ...]


Quotes = Sequence[Quote]
LEVELS = frozenset({CITED, GO_BETWEEN})
"""Finders of what only adds a source to the chain of another attribution."""


def documents(data: Path, name: str) -> tuple[Document, ...]:
    """A corpus ("polnear.dev"). Raises FileNotFoundError where it is missing."""
    lines = (data / "attribution" / f"{name}.jsonl").read_bytes().splitlines()
    return tuple(msgspec.json.decode(line, type=Document) for line in lines)


def news(corpus: Sequence[Document]) -> Iterator[Document]:
    """The Wikinews articles of GUM."""
    return (each for each in corpus if each.id.startswith("GUM_news_"))


def predicted(reading: Reading) -> tuple[Quote, ...]:
    """The attributions of a reading."""
    notes = reading.of(Attribution)
    number = {note.id: i for i, note in enumerate(notes)}
    return tuple(
        Quote(
            n.content,
            n.cue,
            n.source,
            n.form,
            number.get(n.parent or ""),
            n.statement,
            n.by in LEVELS,
        )
        for n in notes
    )


def same(index: TokenIndex, wanted: Quotes, given: Quotes) -> list[tuple[int, int]]:
    """Which attributions are the same: token Jaccard of contents >= .5, one to one, best first.

    Of contents that fit equally well, the one whose source fits too is taken.
    """
    content = [[index.covered(each.content) for each in side] for side in (wanted, given)]
    source = [[index.covered(each.source) for each in side] for side in (wanted, given)]
    return matched(
        range(len(wanted)),
        range(len(given)),
        lambda i, j: jaccard(content[0][i], content[1][j]),
        lambda i, j: jaccard(source[0][i], source[1][j]),
    )
