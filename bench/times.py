"""Time expressions: what is found in news, and whether its value is right.

The measures of TempEval-3 (UzZaman et al. 2013), per corpus:

    times.CORPUS.strict    expressions with exactly the stretch of one in gold
    times.CORPUS.relaxed   those that share a character with one in gold, one to one
    times.CORPUS.type      of those, the ones of the same TIMEX3 type
    times.CORPUS.value     of those, the ones of the same TIMEX3 value: the figure that counts
    times.CORPUS.undated.value   the same where no metadata tell the document's date, so that it
                           is read off the text or not known; shown beside it

CORPUS is `timebank` and `aquaint` (TempEval-3's cleaned TBAQ, on which the rules were tuned) and
`meantime` (MEANTIME's English part: no text or miss of it was read, but counts of right and wrong
by rule were seen once, and decided that a clock time keeps its zone). Each document comes with its
creation time as the metadata of the article, as TempEval-3 gave it. `rates` tells how many
documents a second the two steps of times take by themselves, of processor time; shown, never a
floor.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from bench.scoring import Score, Scores, total
from tellings.annotate import anatomy, language, times
from tellings.model import Article, Datum, Reading, Span, TimeExpression, article_id
from tellings.pipeline import Pipeline, build
from tellings.text import overlaps

CORPORA = {"timebank": "timebank", "aquaint": "aquaint", "meantime": "meantime_en"}
HEAD = ("times", "documents", "documents/s of a core", "µs a word")


class Timex(Struct, frozen=True):
    """An expression of a corpus or of ours."""

    start: int
    end: int
    type: str
    value: str

    @property
    def at(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class Document(Struct, frozen=True):
    """A text, when it was written (ISO 8601), and the expressions in it."""

    id: str
    text: str
    dct: str | None
    timexes: tuple[Timex, ...]


class Rate(Struct, frozen=True):
    """What the steps of times took for the documents of a corpus, in seconds of one core."""

    corpus: str
    documents: int
    words: int
    seconds: float


def documents(data: Path, corpus: str) -> tuple[Document, ...]:
    """A corpus by its name here. Raises FileNotFoundError where it is missing."""
    lines = (data / "times" / f"{CORPORA[corpus]}.jsonl").read_bytes().splitlines()
    return tuple(msgspec.json.decode(line, type=Document) for line in lines)


def scores(data: Path) -> Scores:
    """All scores of the corpora in a folder; none of a corpus that it has not."""
    found: Scores = {}
    for corpus in _there(data):
        given, readings = documents(data, corpus), _readings(data, corpus)
        ours = [expressions(each) for each in readings]
        found |= _under(corpus, total(map(compared, given, ours)))
        undated = [expressions(_undated(each)) for each in readings]
        value = total(map(compared, given, undated))["value"]
        found[f"{corpus}.undated.value"] = value
    return found


def rates(data: Path) -> list[Rate]:
    """How long the steps of times take for each corpus, with all that they need given."""
    made = []
    for corpus in _there(data):
        readings = _readings(data, corpus)
        expressions(readings[0])
        start = time.process_time()
        for each in readings:
            expressions(each)
        seconds = time.process_time() - start
        words = sum(len(each.article.text.split()) for each in readings)
        made.append(Rate(corpus, len(readings), words, seconds))
    return made


def rate_rows(found: Sequence[Rate]) -> list[tuple[str, ...]]:
    """A row a corpus."""
    return [
        (
            each.corpus,
            str(each.documents),
            f"{each.documents / each.seconds:.0f}",
            f"{1e6 * each.seconds / each.words:.0f}",
        )
        for each in found
    ]


def _there(data: Path) -> list[str]:
    return [name for name, file in CORPORA.items() if (data / "times" / f"{file}.jsonl").is_file()]


def _under(corpus: str, found: Scores) -> Scores:
    return {f"{corpus}.{name}": score for name, score in found.items()}


# --- readings -------------------------------------------------------------------------------------


@cache
def _readings(data: Path, corpus: str) -> tuple[Reading, ...]:
    return tuple(_before(each) for each in documents(data, corpus))


def _before(document: Document) -> Reading:
    """A document with all notes that the steps of times need, and its date as metadata."""
    published = Datum(document.dct, "corpus") if document.dct else None
    article = Article(article_id(document.text, document.id), document.text, published=published)
    return _LINE.read(article)


def _undated(reading: Reading) -> Reading:
    return replace(reading, article=replace(reading.article, published=None))


def expressions(reading: Reading) -> tuple[Timex, ...]:
    """The time expressions that the steps of times make of a reading."""
    for step in times.STEPS:
        reading = reading.plus(step(reading))
    return tuple(
        Timex(each.hull.start, each.hull.end, each.type, each.value)
        for each in reading.of(TimeExpression)
    )


_LINE: Pipeline = build((*anatomy.STEPS, *language.STEPS))


# --- scores ---------------------------------------------------------------------------------------


def compared(document: Document, given: Sequence[Timex]) -> Scores:
    """The scores of the expressions that were given for a document."""
    wanted = document.timexes
    pairs = matched(wanted, given)
    return {
        "strict": _score(document, given, {g: p for g, p in pairs.items() if _same(g, p)}),
        "relaxed": _score(document, given, pairs),
        "type": _score(document, given, {g: p for g, p in pairs.items() if g.type == p.type}),
        "value": _score(document, given, {g: p for g, p in pairs.items() if g.value == p.value}),
    }


def matched(wanted: Sequence[Timex], given: Sequence[Timex]) -> dict[Timex, Timex]:
    """For each of gold that one of ours overlaps that one: the exact one, else the first free."""
    free, pairs = list(given), {}
    for each in wanted:
        touching = [other for other in free if overlaps(each.at, other.at)]
        best = next((other for other in touching if _same(each, other)), None)
        if best or touching:
            pairs[each] = best or touching[0]
            free.remove(pairs[each])
    return pairs


def _same(one: Timex, other: Timex) -> bool:
    return one.at == other.at


def _score(document: Document, given: Sequence[Timex], pairs: dict[Timex, Timex]) -> Score:
    right = set(pairs.values())
    return Score(
        len(pairs),
        len(given),
        len(document.timexes),
        tuple(_shown(document, each) for each in document.timexes if each not in pairs),
        tuple(_shown(document, each) for each in given if each not in right),
    )


def _shown(document: Document, timex: Timex) -> str:
    words = " ".join(timex.at.of(document.text).split())
    return f"{document.id}: {words} = {timex.type} {timex.value}"
