"""A library as Parquet files, for DuckDB and its kind: a row group at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tellings.errors import UseError
from tellings.model import Attribution, Reading, Stance
from tellings.store.file import Store
from tellings.store.packing import fit
from tellings.store.passages import source
from tellings.store.rows import ArticleRow, MemberRow

GROUP = 2_000
"""Rows in a row group."""

_TEXT, _TIME, _NUMBER, _SHARE, _SURE = "string", "time", "int64", "float64", "bool"
_SPANS = "spans"

ARTICLES = {
    "id": _TEXT, "story": _TEXT, "copy_of": _TEXT, "outlet": _TEXT, "agency": _TEXT,
    "byline": _TEXT, "title": _TEXT, "url": _TEXT, "canonical": _TEXT, "language": _TEXT,
    "published": _TEXT, "written": _TIME, "added": _TIME, "text": _TEXT,
}  # fmt: skip
ATTRIBUTIONS = {
    "article": _TEXT, "note": _TEXT, "form": _TEXT, "act": _TEXT, "speaker": _TEXT,
    "source": _TEXT, "source_type": _TEXT, "anonymity": _TEXT, "cue": _TEXT, "cue_class": _TEXT,
    "words": _TEXT, "start": _NUMBER, "end": _NUMBER, "content": _SPANS, "statement": _SURE,
    "polarity": _TEXT, "certainty": _TEXT, "said": _SURE, "parent": _TEXT, "confidence": _SHARE,
    "why": _TEXT,
}  # fmt: skip
STORIES = {
    "story": _TEXT, "article": _TEXT, "outlet": _TEXT, "agency": _TEXT, "title": _TEXT,
    "url": _TEXT, "at": _TIME, "copy_of": _TEXT, "by": _TEXT, "score": _SHARE, "why": _TEXT,
    "since": _TIME,
}  # fmt: skip

Row = dict[str, Any]
_TABLES = {"articles": ARTICLES, "attributions": ATTRIBUTIONS, "stories": STORIES}


def write(store: Store, folder: Path, articles: Iterable[str] | None = None) -> tuple[Path, ...]:
    """Write the tables; see `export.parquet`."""
    arrow = _arrow()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            files = [stack.enter_context(_File(arrow, folder, each)) for each in _TABLES]
            for made in _rows(store, articles):
                for file, rows in zip(files, made, strict=True):
                    file.add(rows)
            for file in files:
                file.keep()
    except (OSError, arrow.ArrowException) as error:
        problem = getattr(error, "strerror", None) or str(error)
        raise UseError(f"cannot write {folder}: {problem}; name another folder") from error
    return tuple(file.path for file in files)


def _arrow() -> Any:
    try:
        import pyarrow  # noqa: PLC0415  an extra
        import pyarrow.parquet  # noqa: PLC0415

        return pyarrow
    except ImportError as error:
        raise UseError("Parquet needs pyarrow: pip install 'tellings[parquet]'") from error


class _File:
    """A table while it is written, under another name; `keep` gives it its own."""

    def __init__(self, arrow: Any, folder: Path, name: str) -> None:
        self.path = folder / f"{name}.parquet"
        self._made = folder / f".{name}.parquet.{os.getpid()}"
        self._arrow = arrow
        self._schema = arrow.schema(
            [(key, _type(arrow, kind)) for key, kind in _TABLES[name].items()]
        )
        self._rows: list[Row] = []

    def __enter__(self) -> _File:
        self._file = self._arrow.parquet.ParquetWriter(self._made, self._schema, compression="zstd")
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()
        self._made.unlink(missing_ok=True)

    def add(self, rows: Sequence[Row]) -> None:
        """Add rows; they are written when there are enough for a group."""
        self._rows += rows
        if len(self._rows) >= GROUP:
            self._write()

    def keep(self) -> None:
        """Write what is left, and take the place of the file that was there."""
        self._write()
        self._file.close()
        self._made.replace(self.path)

    def _write(self) -> None:
        if not self._rows:
            return
        self._file.write_table(self._arrow.Table.from_pylist(self._rows, schema=self._schema))
        self._rows = []


def _type(arrow: Any, kind: str) -> Any:
    if kind == _TIME:
        return arrow.timestamp("us", tz="UTC")
    if kind == _SPANS:
        return arrow.list_(arrow.struct([("start", arrow.int64()), ("end", arrow.int64())]))
    return getattr(arrow, "bool_" if kind == _SURE else kind)()


def _rows(
    store: Store, articles: Iterable[str] | None
) -> Iterator[tuple[list[Row], list[Row], list[Row]]]:
    """What one article gives for each table."""
    for id_ in store.articles.ids() if articles is None else articles:
        reading, row = store.notes.reading(id_), store.articles.row(id_)
        member = store.stories.member(id_)
        yield (
            [_article(reading, row)],
            [_attribution(reading, note) for note in reading.of(Attribution)],
            [_member(member)] if member else [],
        )


def _article(reading: Reading, row: ArticleRow) -> Row:
    plain = {key: getattr(row, key) for key in ARTICLES if key not in ("written", "added", "text")}
    times = {"written": _moment(row.at), "added": _moment(row.added)}
    return {**plain, **times, "text": fit(reading.article.text)}


def _attribution(reading: Reading, note: Attribution) -> Row:
    told, stance = source(reading, note), note.stance or Stance()
    plain = ("form", "act", "source_type", "anonymity", "cue_class", "statement", "parent")
    text = reading.article.text
    return {
        **{key: getattr(note, key) for key in plain},
        "article": reading.article.id,
        "note": note.id,
        "speaker": fit(told.speaker),
        "source": fit(told.words),
        "cue": fit(" … ".join(span.of(text) for span in note.cue)),
        "words": fit(" … ".join(span.of(text) for span in note.content)),
        "start": note.hull.start,
        "end": note.hull.end,
        "content": [{"start": span.start, "end": span.end} for span in note.content],
        "polarity": stance.polarity,
        "certainty": stance.certainty,
        "said": stance.said,
        "confidence": note.confidence,
        "why": fit(note.why),
    }


def _member(member: MemberRow) -> Row:
    row = {key: getattr(member, key) for key in STORIES}
    return {**row, "at": _moment(member.at), "since": _moment(member.since)}


def _moment(seconds: float | None) -> int | None:
    """Microseconds since 1970, which Arrow takes for a moment, if it can hold them."""
    if seconds is None or not abs(seconds) < 2**63 / 1e6:
        return None
    return round(seconds * 1_000_000)
