"""The training texts as stretches of word pieces with a label for each word.

Input: JSON Lines, one document a line, `{"id", "text", "quotes": [{"content", "cue", "source":
[[start, end], ...], "nested_in"?}]}`, offsets in code points of `text`, half-open.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from tellings.models.pieces import Pieces, encode

ROLES = ("source", "cue", "content")
LABELS = ("O", *(f"{place}-{role}" for role in ROLES for place in "BI"))
UNKNOWN = -100
LEAST = 30  # code points of a content that may hold another attribution
_STRETCH = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Stretch:
    """One paragraph: its pieces and, for each head of the model, the label of each piece."""

    pieces: Pieces
    labels: dict[str, NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class Document:
    """A document of `corpus` with its stretches in order."""

    id: str
    corpus: str
    stretches: list[Stretch]
    offsets: list[int]

    def __len__(self) -> int:
        return sum(len(stretch.pieces) for stretch in self.stretches)


def rows(path: Path) -> list[dict[str, Any]]:
    """The documents of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def documents(
    path: Path, corpus: str, tokeniser: Tokenizer, *, inside: bool = False
) -> list[Document]:
    """The documents of a file with labels: head `flat` for PolNeAR, `outer` and `inner` for GUM.

    With `inside`, also each content as a document of its own: what is said within it is there the
    first level, which is how the tagger is asked about a content.
    """
    found = rows(path)
    if inside:
        found += [each for row in found for each in contents(row)]
    return [document(row, corpus, tokeniser) for row in found]


def contents(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Each content of some length as a row, with the attributions that lie wholly in it."""
    for number, quote in enumerate(row["quotes"]):
        if len(quote["content"]) != 1 or not _short(quote):
            continue
        ((start, end),) = quote["content"]
        if end - start < LEAST:
            continue
        within = [q for q in row["quotes"] if q.get("nested_in") == number]
        held = [shifted for q in within if (shifted := _shifted(q, start, end))]
        yield {"id": f"{row['id']}#{number}", "text": row["text"][start:end], "quotes": held}


def _shifted(quote: dict[str, Any], start: int, end: int) -> dict[str, Any] | None:
    """The attribution with offsets from `start`; none if it leaves the content."""
    spans = [span for role in ROLES for span in quote[role]]
    if any(first < start or last > end for first, last in spans):
        return None
    return {r: [[first - start, last - start] for first, last in quote[r]] for r in ROLES}


def document(row: dict[str, Any], corpus: str, tokeniser: Tokenizer) -> Document:
    """One document. PolNeAR has no attribution within another; GUM's second level is `inner`."""
    cut = [found.span() for found in _STRETCH.finditer(row["text"])]
    pieces = encode(tokeniser, [row["text"][start:end] for start, end in cut])
    heads = _heads(row["quotes"], corpus)
    stretches = []
    for (start, _), stretch in zip(cut, pieces, strict=True):
        labels = {name: _labels(stretch, start, spans) for name, spans in heads.items()}
        stretches.append(Stretch(stretch, labels))
    return Document(row["id"], corpus, stretches, [start for start, _ in cut])


Spans = list[tuple[str, int, int]]


def _heads(quotes: list[dict[str, Any]], corpus: str) -> dict[str, Spans]:
    if corpus != "gum":
        return {"flat": list(_spans(quotes))}
    levels = [_depth(quotes, quote) for quote in quotes]
    spoken = [bool(quote["cue"]) or _short(quote) for quote in quotes]
    at = [
        [q for q, level, told in zip(quotes, levels, spoken, strict=True) if level == want and told]
        for want in (0, 1)
    ]
    return {"outer": list(_spans(at[0])), "inner": list(_spans(at[1]))}


def _short(quote: dict[str, Any]) -> bool:
    """Not the whole of a letter or a speech, which is its author's and has no cue."""
    return sum(end - start for start, end in quote["content"]) < 600


def _depth(quotes: list[dict[str, Any]], quote: dict[str, Any]) -> int:
    """How many attributions it lies in, those that are the whole document not counted."""
    depth, seen = 0, set()
    while (outer := quote.get("nested_in")) is not None and outer not in seen:
        seen.add(outer)
        quote = quotes[outer]
        depth += bool(quote["cue"]) or _short(quote)
    return depth


def _spans(quotes: Iterable[dict[str, Any]]) -> Iterator[tuple[str, int, int]]:
    """Widest last, so that a narrow span of another attribution is written over by none."""
    found = {(role, start, end) for quote in quotes for role in ROLES for start, end in quote[role]}
    yield from sorted(found, key=lambda span: (span[1] - span[2], span))


def _labels(pieces: Pieces, shift: int, spans: Spans) -> NDArray[np.int64]:
    labels = np.zeros(len(pieces), np.int64)
    starts, ends = pieces.starts + shift, pieces.ends + shift
    for role, start, end in spans:
        inside = np.flatnonzero((starts < end) & (ends > start))
        if len(inside):
            labels[inside] = LABELS.index(f"I-{role}")
            labels[inside[0]] = LABELS.index(f"B-{role}")
    return labels


def opened(labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """Labels of words in which each I follows its own role: an I that a cut or another span has
    parted from its B becomes a B. Of LABELS the odd ones are B, and B + 1 is its I."""
    before = np.concatenate([[0], labels[:-1]])
    inside = (labels > 0) & (labels % 2 == 0)
    lost = inside & (before != labels) & (before != labels - 1)
    return np.asarray(np.where(lost, labels - 1, labels))
