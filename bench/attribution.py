"""Attribution on the development parts of PolNeAR and GUM, which we may measure on, not ship.

`--data DIR` holds `attribution/polnear.dev.jsonl` and `attribution/gum.dev.jsonl`: one document
a line, `{id, text, quotes: [{content, cue, source: [[start, end], ...], type}]}`.

    quote          predicted and gold content match one to one, token Jaccard >= .5
    quote+source   and the sources share a token, or neither has one
    exact.ROLE     spans of content, cue or source that are the same to the character
    recall.TYPE    the part of "quote" whose gold type is direct, mixed or indirect
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from bench import system
from bench.quotations import shown
from bench.scoring import Score, Scores, TokenIndex, counted, jaccard, matched, total
from tellings.model import Article, Attribution, Span, Spans, article_id

CORPORA = ("polnear", "gum")
ROLES: tuple[Literal["content", "cue", "source"], ...] = ("content", "cue", "source")


class Quote(Struct, frozen=True):
    """An attribution of a corpus."""

    content: Spans
    cue: Spans = ()
    source: Spans = ()
    type: str = ""


class Document(Struct, frozen=True):
    """A text of a corpus and its attributions."""

    id: str
    text: str
    quotes: tuple[Quote, ...]


def score(data: Path) -> Scores:
    """ "polnear.quote" and so on. Raises FileNotFoundError where a corpus is missing."""
    scores: Scores = {}
    for corpus in CORPORA:
        documents = _documents(data / "attribution" / f"{corpus}.dev.jsonl")
        found = total(compare(each, predicted(each.text)) for each in documents)
        scores |= {f"{corpus}.{name}": score for name, score in found.items()}
    return scores


def predicted(text: str) -> tuple[Quote, ...]:
    """What the system finds in a text."""
    notes = system.reading(Article(article_id(text), text)).of(Attribution)
    return tuple(Quote(each.content, each.cue, each.source, each.form) for each in notes)


def compare(document: Document, given: tuple[Quote, ...]) -> Scores:
    """The scores of one document."""
    index = TokenIndex(document.text)
    wanted = [each for each in document.quotes if each.content]
    content = [[index.covered(each.content) for each in side] for side in (wanted, given)]
    places = list(range(len(wanted))), list(range(len(given)))
    pairs = matched(*places, lambda i, j: jaccard(content[0][i], content[1][j]))
    told = [[shown(document.text, each.content) for each in side] for side in (wanted, given)]
    sourced = [(i, j) for i, j in pairs if _same_source(index, wanted[i], given[j])]
    scores = {
        "quote": counted(told[0], told[1], pairs),
        "quote+source": counted(told[0], told[1], sourced),
    }
    for role in ROLES:
        scores[f"exact.{role}"] = _exact(document, given, role)
    return scores | _recalls(wanted, {i for i, _ in pairs})


def _same_source(index: TokenIndex, wanted: Quote, given: Quote) -> bool:
    a, b = index.covered(wanted.source), index.covered(given.source)
    return bool(a & b) or not (a or b)


def _exact(
    document: Document, given: tuple[Quote, ...], role: Literal["content", "cue", "source"]
) -> Score:
    a = {span for quote in document.quotes for span in getattr(quote, role)}
    b: set[Span] = {span for quote in given for span in getattr(quote, role)}
    return Score(len(a & b), len(b), len(a))


def _recalls(wanted: list[Quote], hit: set[int]) -> Scores:
    """Only the recall of these means something: each type's gold is taken as its predictions."""
    scores: Scores = {}
    for kind in sorted({each.type for each in wanted if each.type}):
        of_kind = {i for i, each in enumerate(wanted) if each.type == kind}
        scores[f"recall.{kind}"] = Score(len(of_kind & hit), len(of_kind), len(of_kind))
    return scores


def _documents(path: Path) -> Iterator[Document]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield msgspec.json.decode(line, type=Document)
