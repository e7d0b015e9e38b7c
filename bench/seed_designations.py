"""What each of the two seeds calls whom and what: every wording that a careful reader marks.

Gold: `gold/seeds_designations.json`, offsets only, marked in the texts and not taken from what the
system gave: descriptions and titles of persons, what stands for states with words of its own, the
phrases for things. Bare names are not asked for. Where readers may differ one is `optional`.

    designations          found: in the row that stands for the same, stretches overlapping by
                          half of their characters. Predicted: all wordings but bare names of the
                          rows that stand for somebody or something of gold
    designations.joined   of those told by both: one row has wordings of both
    designations.voice    of matched ones: the outlet's own words or words in quotation marks
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec
from msgspec import Struct

from bench import gold
from bench.relations import share
from bench.scoring import ENOUGH, Score, Scores
from tellings.collate.naming.designations import Named, designations
from tellings.model import Collation, Reading, Span
from tellings.text import intersect

PATH = gold.FOLDER / "seeds_designations.json"


class Called(Struct, frozen=True, forbid_unknown_fields=True):
    """A wording: whom or what it stands for, under a name that both reports share, and where."""

    who: str
    at: Span
    voice: Literal["own", "quoted"]
    optional: bool = False


class Report(Struct, frozen=True, forbid_unknown_fields=True):
    """Gold of one report."""

    name: str
    sha256: str
    designations: tuple[Called, ...]


class Seeds(Struct, frozen=True):
    """Gold of both."""

    articles: tuple[Report, ...]


class Given(Struct, frozen=True):
    """A wording that the system gives: its row, its article's name in gold, its place."""

    row: int
    article: str
    at: Span
    voice: str


def scores(readings: Mapping[str, Reading], compared: Collation) -> Scores:
    """The scores on readings of the reports, each under its SHA-256, and their comparison."""
    judged = msgspec.json.decode(PATH.read_bytes(), type=Seeds)
    names = {readings[report.sha256].article.id: report.name for report in judged.articles}
    given = list(_given(compared, designations(compared), names))
    wanted = [(report.name, each) for report in judged.articles for each in report.designations]
    return score(wanted, given)


def _given(compared: Collation, rows: Sequence[Named], names: Mapping[str, str]) -> Iterator[Given]:
    """All wordings but bare names."""
    for number, row in enumerate(rows):
        for naming in row.namings:
            for each in naming.designations:
                if len(each.head) == len(each.words):
                    continue
                voice = "quoted" if each.quoted else "own"
                for ref in each.refs:
                    yield Given(number, names[naming.article], compared.spans(ref)[0], voice)


def score(wanted: Sequence[tuple[str, Called]], given: Sequence[Given]) -> Scores:
    """The scores of these wordings, gold's each with the name of its article."""
    met = {(i, j) for i, one in enumerate(wanted) for j, it in enumerate(given) if _same(one, it)}
    row_of = _rows(wanted, given, met)
    right = {i: j for i, j in sorted(met) if row_of.get(wanted[i][1].who) == given[j].row}
    asked = [i for i, (_, each) in enumerate(wanted) if not each.optional]
    found = [i for i in asked if i in right]
    rows, taken = set(row_of.values()), {j for _, j in met}
    extra = [it for j, it in enumerate(given) if it.row in rows and j not in taken]
    both = _told_by_both([wanted[i] for i in asked])
    joined = _told_by_both([wanted[i] for i in found])
    voiced = {i for i in found if wanted[i][1].voice == given[right[i]].voice}
    return {
        "designations": Score(
            len(found),
            len(found) + len(extra),
            len(asked),
            tuple(_place(*wanted[i]) for i in asked if i not in right),
            tuple(f"{it.article} {it.at.start}-{it.at.end}" for it in extra),
        ),
        "designations.joined": Score(len(both & joined), len(both), len(both)),
        "designations.voice": share(found, voiced),
    }


def _place(article: str, each: Called) -> str:
    return f"{article} {each.who} {each.at.start}-{each.at.end}"


def _same(one: tuple[str, Called], it: Given) -> bool:
    article, each = one
    common = intersect(each.at, it.at) if article == it.article else None
    both = len(each.at) + len(it.at)
    return common is not None and len(common) >= ENOUGH * (both - len(common))


def _rows(
    wanted: Sequence[tuple[str, Called]], given: Sequence[Given], met: set[tuple[int, int]]
) -> dict[str, int]:
    """For each of gold the row with most of its wordings."""
    votes: dict[str, Counter[int]] = {}
    for i, j in sorted(met):
        votes.setdefault(wanted[i][1].who, Counter())[given[j].row] += 1
    return {who: min(rows, key=lambda row: (-rows[row], row)) for who, rows in votes.items()}


def _told_by_both(those: Sequence[tuple[str, Called]]) -> set[str]:
    """Whom or what wordings of more than one article stand for."""
    articles: dict[str, set[str]] = {}
    for article, each in those:
        articles.setdefault(each.who, set()).add(article)
    return {who for who, told in articles.items() if len(told) > 1}
