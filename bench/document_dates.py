"""The day an article was written, told by its text alone: no metadata are given.

    dates.CORPUS.exact   the day that gold has
    dates.CORPUS.near    that day or one of the two before or after it
    dates.CORPUS.right   of the days that were given, those near: 1 where none was given
    dates.CORPUS.BASIS.exact, .near, .right   of those that are printed, in a dateline, or inferred

Most texts do not tell their day, and nothing is to be said of them: `right` is what counts. CORPUS
is

    timebank, aquaint, meantime   texts of `times`, whose date lines were taken off by their makers
    polnear    the development part of PolNeAR: the day stands in the name of a document
    pages      the lines of `anatomy`, in all languages, cut by the models that have not seen the
               outlet; the day is that of the page's metadata
    bare       the English ones of them without the lines that gold takes for date lines

The rules for inferred dates were chosen on `bare`, PolNeAR's train part, TimeBank and AQUAINT.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from bench import anatomy_lines, corpora, times
from bench.anatomy import FILE
from bench.scoring import Score, Scores, total
from tellings import models
from tellings.annotate import anatomy, language
from tellings.annotate.anatomy import label
from tellings.annotate.anatomy.trained import decider
from tellings.annotate.times import document_date
from tellings.intake.language import spoken
from tellings.model import Article, DocumentDate, Reading, article_id
from tellings.pipeline import Pipeline, build

_NEAR = 2
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FOLDS = Path(__file__).parent / "gold" / "anatomy"
_WHOLE: Pipeline = build((*anatomy.STEPS, *language.STEPS))
_BASES = ("printed", "dateline", "inferred")


class Gold(Struct, frozen=True):
    """A text that is cut into blocks and sentences, and the day on which it was written."""

    id: str
    day: date
    reading: Reading


def scores(data: Path) -> Scores:
    """All scores of the corpora in a folder; none of a corpus that it has not."""
    found: Scores = {}
    for name, given in _corpora(data).items():
        made = total(map(compared, given))
        # Of a basis that told nothing there is nothing to say.
        silent = {key.removesuffix("right") for key, each in made.items() if not each.gold}
        for key, score in made.items():
            basis = key.rpartition(".")[0]
            if not basis or f"{basis}." not in silent:
                found[f"{name}.{key}"] = score
    return found


def compared(gold: Gold) -> Scores:
    """The scores of one text."""
    notes = [note for note in document_date(gold.reading) if isinstance(note, DocumentDate)]
    found: Scores = {}
    for basis in ("", *_BASES):
        told = [note for note in notes if basis in ("", note.basis)]
        near = _score(gold, told, _NEAR)
        under = f"{basis}." if basis else ""
        found[f"{under}exact"] = _score(gold, told, 0)
        found[f"{under}near"] = near
        found[f"{under}right"] = Score(near.found, len(told), len(told))
    return found


def _score(gold: Gold, notes: list[DocumentDate], apart: int) -> Score:
    """Found where a note tells the day, or one at most so many days away."""
    right = [n for n in notes if abs(date.fromisoformat(n.value) - gold.day).days <= apart]
    wrong = tuple(f"{gold.id}: {n.value}, {n.why}" for n in notes if n not in right)
    return Score(len(right), len(notes), 1, extra=wrong)


# --- corpora --------------------------------------------------------------------------------------


def _corpora(data: Path) -> dict[str, Iterable[Gold]]:
    found: dict[str, Iterable[Gold]] = {}
    for name, file in times.CORPORA.items():
        if (data / "times" / f"{file}.jsonl").is_file():
            found[name] = _of_times(data, name)
    if (data / "attribution" / "polnear.dev.jsonl").is_file():
        found["polnear"] = _of_polnear(data)
    if (data / FILE).is_file():
        found |= {"pages": _of_pages(data, bare=False), "bare": _of_pages(data, bare=True)}
    return found


def _of_times(data: Path, name: str) -> Iterator[Gold]:
    for each in times.documents(data, name):
        if each.dct and _DAY.match(each.dct):
            yield _gold(each.id, each.text, each.dct)


def _of_polnear(data: Path) -> Iterator[Gold]:
    for each in corpora.documents(data, "polnear.dev"):
        if day := _DAY.search(each.id):
            yield _gold(each.id, each.text, day[0])


def _gold(id: str, text: str, day: str) -> Gold:
    article = Article(article_id(text, id), text)
    return Gold(id, date.fromisoformat(day[:10]), _WHOLE.read(article))


class _Page(Struct, frozen=True):
    id: str
    dct: str | None


def _of_pages(data: Path, *, bare: bool) -> Iterator[Gold]:
    """The pages of one kind; of texts in other languages only the blocks are made."""
    rows = msgspec.json.Decoder(_Page).decode_lines((data / FILE).read_bytes())
    days = {row.id: row.dct[:10] for row in rows if row.dct and _DAY.match(row.dct)}
    for each in anatomy_lines.documents(data / FILE):
        if each.id in days and not (bare and each.language != "en"):
            yield Gold(each.id, date.fromisoformat(days[each.id]), _page(each, bare=bare))


def _page(page: anatomy_lines.Document, *, bare: bool) -> Reading:
    """The lines of a page as a plain text, cut by the model that has not seen its outlet."""
    rows = zip(page.lines, page.gold, strict=True)
    text = "\n".join(line for line, role in rows if not (bare and role == "date"))
    article = spoken(Article(article_id(text, page.id), text))
    fold = models.get("anatomy", f"path:{_FOLDS / f'fold-{page.fold}'}")
    reading = Reading(article).plus(label(article, decider(fold)))
    for each in language.STEPS if page.language == "en" else ():
        reading = reading.plus(each(reading))
    return reading
