"""What the program finds in the two reports, row by row, with what a reader says of each row.

    python -m bench seed-table --seeds DIR

The texts are not ours to ship, so a row has places (A ¶4) and offsets, no words. What a reader
said stands in `gold/seeds_table.tsv` (section, anchors, verdict, remark), known by section and
anchors: a row that is new or moved has no verdict and says "not checked".
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

from bench import gold, system
from bench.seeds import Seeds
from bench.seeds import read as read_gold
from tellings import api
from tellings.model import Collation
from tellings.show import telling
from tellings.show.behind import Behind
from tellings.show.odds import Odds
from tellings.show.telling import Place
from tellings.show.view import View, view

VERDICTS = gold.FOLDER / "seeds_table.tsv"
HEAD = ("section", "what", "A", "B", "by hand", "remark")
UNCHECKED = "not checked"

Row = tuple[str, str, tuple[Place, ...]]
"""A section, what the program says of it, and its places."""


def rows(folder: Path) -> list[tuple[str, ...]]:
    """The rows of the two reports in a folder. Raises GoldError if one is not there."""
    collation = compared(folder)
    verdicts = _verdicts()
    seen = view(collation, telling.tellings(collation))
    made = []
    for section, what, places in _all(seen):
        verdict, remark = verdicts.get((section, anchors(places)), (UNCHECKED, ""))
        made.append((section, what, *(_side(places, each) for each in "AB"), verdict, remark))
    return made


def compared(folder: Path) -> Collation:
    """The collation of the two reports."""
    judged: Seeds = read_gold()
    found = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in folder.glob("*.txt")}
    missing = [report.name for report in judged.articles if report.sha256 not in found]
    if missing:
        raise gold.GoldError(f"no file in {folder} is the report {missing[0]!r}")
    paths = (found[report.sha256] for report in judged.articles)
    return api.compare([system.reading(system.article(path)) for path in paths])


def anchors(places: tuple[Place, ...]) -> str:
    """What a row is known by."""
    return " ".join(sorted({place.anchor for place in places}))


def _side(places: tuple[Place, ...], letter: str) -> str:
    mine = (place for place in places if place.letter == letter)
    return "; ".join(f"¶{place.label.split('¶')[-1]} ({_spans(place)})" for place in mine) or "–"


def _spans(place: Place) -> str:
    return ", ".join(f"{span.start}–{span.end}" for span in place.at)


def _all(seen: View) -> Iterator[Row]:
    for claim in seen.claims:
        told = tuple(each.place for cell in claim.cells for each in cell)
        yield "told by both", _behind(claim.behind), told
    for event in seen.events:
        told = tuple(each.place for cell in event.cells for each in cell)
        yield "one happening", _behind(event.behind), told
    for same in seen.same:
        places = tuple(witness.place for row in same.rows for witness in row.witnesses)
        kinds = ", ".join(each.split(":")[0] for each in same.differs)
        yield "same words", " · ".join(filter(None, (" / ".join(same.speakers), kinds))), places
    for odds in (*seen.odds.at_odds, *seen.odds.perhaps, *seen.odds.differ):
        yield from _odds(odds)
    for head, only in zip(seen.heads, seen.only, strict=True):
        for alone in (*only.claims, *only.background):
            yield f"only in {head.letter}", "claim", (alone.words.place,)
        for said in only.said:
            yield f"only in {head.letter}", "quotation", (said.words.place,)
        for named in only.named:
            yield f"only in {head.letter}", f"named: {named.name}", (named.place,)


def _behind(behind: Behind | None) -> str:
    return behind.count if behind else ""


def _odds(odds: Odds) -> Iterator[Row]:
    places = tuple(side.place for value in odds.values for side in value.sides)
    yield odds.relation, odds.kind, places


def _verdicts() -> dict[tuple[str, str], tuple[str, str]]:
    if not VERDICTS.exists():
        return {}
    with VERDICTS.open(encoding="utf-8", newline="") as table:
        found = csv.DictReader(table, delimiter="\t")
        return {(r["section"], r["anchors"]): (r["verdict"], r["remark"]) for r in found}
