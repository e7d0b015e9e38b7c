"""Two real reports of one day, whose texts are not ours to ship: gold by offsets only.

`--seeds DIR` names a folder that has them; each is known by its SHA-256.

    seeds.speakers   gold: the 18 attributions with quoted words in the prose; found when one
                     attribution holds the quoted words and its speaker's name fits (none where
                     gold has none). Predicted: all that hold quoted words in the prose
    seeds.pairs      gold: four pairs of quoted sentences; found when a link joins both
    seeds.blocks     gold: all blocks that are no prose; exact place and role

and what `seed_attributions` says.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
from msgspec import Struct

from bench import gold, seed_attributions, seed_designations, system
from bench.scoring import Score, Scores
from tellings.model import Attribution, Block, Collation, Entity, Quotation, Reading, Span
from tellings.text import cover, covers, overlaps


class Told(Struct, frozen=True):
    """Words in quotation marks, the cue, and the speaker's name (None: no one person)."""

    quoted: tuple[Span, ...]
    cue: Span
    speaker: str | None


class Report(Struct, frozen=True):
    """Gold of one report; `apart` are its blocks that are no prose: role, start, end."""

    name: str
    sha256: str
    attributions: tuple[Told, ...]
    apart: tuple[tuple[str, int, int], ...]


class Seeds(Struct, frozen=True):
    """Gold of both; each pair has two members: the name of a report and a span of it."""

    articles: tuple[Report, ...]
    pairs: tuple[tuple[tuple[str, Span], tuple[str, Span]], ...]


def read() -> Seeds:
    """The gold of both."""
    return msgspec.json.decode((gold.FOLDER / "seeds.json").read_bytes(), type=Seeds)


def scores(folder: Path) -> Scores:
    """The scores on the reports in a folder. Raises GoldError if one is not there."""
    judged = read()
    found = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in folder.glob("*.txt")}
    for report in judged.articles:
        if report.sha256 not in found:
            raise gold.GoldError(f"no file in {folder} is the report {report.name!r}")
    readings = {
        report.name: system.reading(system.article(found[report.sha256]))
        for report in judged.articles
    }
    compared = system.collation(list(readings.values()))
    return {
        "speakers": sum((_speakers(r, readings[r.name]) for r in judged.articles), Score(0, 0, 0)),
        "blocks": sum((_blocks(r, readings[r.name]) for r in judged.articles), Score(0, 0, 0)),
        "pairs": _pairs(judged, compared, readings),
        **seed_designations.scores({r.sha256: readings[r.name] for r in judged.articles}, compared),
        **seed_attributions.scores({r.sha256: readings[r.name] for r in judged.articles}),
    }


def _speakers(report: Report, reading: Reading) -> Score:
    predicted = [note for note in reading.of(Attribution) if _quotes_in_prose(reading, note)]
    missed = [told for told in report.attributions if not _is_told(told, predicted, reading)]
    known = cover(span for told in report.attributions for span in told.quoted)
    extra = [note for note in predicted if not any(known.touches(span) for span in note.content)]
    count = len(report.attributions)
    return Score(
        count - len(missed),
        count - len(missed) + len(extra),
        count,
        tuple(f"{report.name} {told.quoted[0]}" for told in missed),
        tuple(f"{report.name} {note.id}" for note in extra),
    )


def _quotes_in_prose(reading: Reading, note: Attribution) -> bool:
    quoted = cover(span for quotation in reading.of(Quotation) for span in quotation.at)
    prose = [block.hull for block in reading.of(Block) if block.role == "paragraph"]
    inside = any(covers(block, note.content[0]) for block in prose)
    return inside and any(quoted.touches(span) for span in note.content)


def _is_told(told: Told, predicted: list[Attribution], reading: Reading) -> bool:
    names = {entity.id: entity.name for entity in reading.of(Entity)}
    for note in predicted:
        holds = all(any(covers(part, span) for part in note.content) for span in told.quoted)
        cued = any(overlaps(told.cue, span) for span in note.cue)
        if holds and cued and names.get(note.speaker or "") == told.speaker:
            return True
    return False


def _blocks(report: Report, reading: Reading) -> Score:
    got = {
        (block.role, block.hull.start, block.hull.end)
        for block in reading.of(Block)
        if block.role != "paragraph"
    }
    right = len(got & set(report.apart))
    return Score(right, len(got), len(report.apart))


def _pairs(judged: Seeds, compared: Collation, readings: dict[str, Reading]) -> Score:
    links = compared.of("same-quotation")
    names = {reading.article.id: name for name, reading in readings.items()}
    members = [{names[ref.article]: compared.spans(ref) for ref in link.members} for link in links]
    found = [
        pair
        for pair in judged.pairs
        if any(all(_meets(spans.get(name, ()), at) for name, at in pair) for spans in members)
    ]
    return Score(len(found), len(links), len(judged.pairs))


def _meets(spans: tuple[Span, ...], at: Span) -> bool:
    return any(overlaps(span, at) for span in spans)
