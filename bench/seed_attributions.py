"""The attributions of the two seeds: every one that a careful reader marks, indirect ones too.

Gold: `gold/seeds_attributions.json`, offsets only, written before the system was run on them for
it. Content, cue and source are marked as PolNeAR's annotators do; an attribution inside another's
content has a `parent` (a number in the same list). Where readers may differ an attribution is
`optional`: neither asked for nor wrong. Blocks that are no part of the article have none.

    attributions.quote          content matches, token Jaccard >= .5, one to one
    attributions.quote+source   and the sources share a token, or neither has one
    attributions.speech         recall of those that are no attitudes
    attributions.speaker        of matched ones, by whom: the entities' names agree (see `speakers`)
    attributions.type, .act     of matched ones, the kind of source; speech or attitude
    chains                      one inside another or resting on it, all links found with the
                                right source and joined by `parent`
    quoted                      direct and mixed predictions whose quoted words all stand in
                                quotation marks: the rest is narration given out as quotation
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

import msgspec
from msgspec import Struct

from bench import gold
from bench.corpora import Quote, predicted, same
from bench.relations import same_source, share
from bench.scoring import Score, Scores, TokenIndex, counted, total
from bench.speakers import names_agree
from tellings.model import Attribution, Entity, Quotation, Reading, Span, Spans
from tellings.text import intersect, overlaps

PATH = gold.FOLDER / "seeds_attributions.json"


class Told(Struct, frozen=True, forbid_unknown_fields=True):
    """An attribution as a reader marks it; `speakers` are names, several that speak as one."""

    form: str
    content: Spans
    cue: Spans = ()
    source: Spans = ()
    act: str = "speech"
    source_type: str = ""
    anonymity: str = ""
    speakers: tuple[str, ...] = ()
    addressee: str | None = None
    parent: int | None = None
    optional: bool = False

    @property
    def quote(self) -> Quote:
        return Quote(self.content, self.cue, self.source, self.form, self.parent)


class Report(Struct, frozen=True, forbid_unknown_fields=True):
    """Gold of one report. `quotations`: all words in quotation marks; `chains`: name to the
    number of the innermost attribution."""

    name: str
    sha256: str
    quotations: Spans
    chains: Mapping[str, int]
    attributions: tuple[Told, ...]


class Seeds(Struct, frozen=True):
    """Gold of both."""

    articles: tuple[Report, ...]


class Found(Struct, frozen=True):
    """A report, what the system made of it, and which attributions are the same."""

    report: Report
    reading: Reading
    notes: tuple[Attribution, ...]
    pairs: tuple[tuple[int, int], ...]
    right: frozenset[tuple[int, int]]


def scores(readings: Mapping[str, Reading]) -> Scores:
    """The scores on readings of the reports, each under its SHA-256."""
    judged = msgspec.json.decode(PATH.read_bytes(), type=Seeds)
    return total(score(report, readings[report.sha256]) for report in judged.articles)


def score(report: Report, reading: Reading) -> Scores:
    """The scores of one report."""
    notes = tuple(reading.of(Attribution))
    index = TokenIndex(reading.article.text)
    wanted = [each.quote for each in report.attributions]
    given = predicted(reading)
    pairs = tuple(same(index, wanted, given))
    right = frozenset((i, j) for i, j in pairs if same_source(index, wanted[i], given[j]))
    found = Found(report, reading, notes, pairs, right)
    return {
        "attributions.quote": _counted(found, pairs),
        "attributions.quote+source": _counted(found, right),
        **_of_matched(found),
        "chains": _chains(found),
        "quoted": _quoted(found),
    }


def _counted(found: Found, pairs: Collection[tuple[int, int]]) -> Score:
    """What is optional is left out on both sides."""
    told = found.report.attributions
    spared = {j for i, j in found.pairs if told[i].optional}
    asked = [i for i, each in enumerate(told) if not each.optional]
    given = [j for j in range(len(found.notes)) if j not in spared]
    kept = [(asked.index(i), given.index(j)) for i, j in sorted(pairs) if not told[i].optional]
    name = found.report.name
    return counted(
        [f"{name} {_places(told[i].content)}" for i in asked],
        [f"{name} {_places(found.notes[j].content)} [{found.notes[j].by}]" for j in given],
        kept,
    )


def _places(spans: Spans) -> str:
    return " ".join(f"{span.start}-{span.end}" for span in spans)


def _of_matched(found: Found) -> Scores:
    told, notes = found.report.attributions, found.notes
    spoken = [i for i, t in enumerate(told) if t.act == "speech" and not t.optional]
    pairs = [(i, j) for i, j in found.pairs if not told[i].optional]
    kinds = {i for i, j in pairs if told[i].source_type == notes[j].source_type}
    acts = {i for i, j in pairs if told[i].act == notes[j].act}
    named = {i for i, j in pairs if _same_speaker(found.reading, told[i], notes[j])}
    matched = [i for i, _ in pairs]
    return {
        "attributions.speech": share(spoken, set(matched)),
        "attributions.speaker": share(matched, named),
        "attributions.type": share(matched, kinds),
        "attributions.act": share(matched, acts),
    }


def _same_speaker(reading: Reading, told: Told, note: Attribution) -> bool:
    entities = {each.id: each for each in reading.of(Entity)}
    ids = note.speakers or ((note.speaker,) if note.speaker else ())
    given = [(entities[each].name, *entities[each].aliases) for each in ids if each in entities]
    return len(given) == len(told.speakers) and all(
        any(names_agree(wanted, name) for names in given for name in names)
        for wanted in told.speakers
    )


def _chains(found: Found) -> Score:
    """A chain is whole when each link is found with its source and is the next one's parent."""
    chains = found.report.chains
    broken = [name for name, leaf in chains.items() if not _is_whole(found, leaf)]
    missed = tuple(f"{found.report.name} {name}" for name in broken)
    return Score(len(chains) - len(broken), len(chains), len(chains), missed)


def _is_whole(found: Found, leaf: int) -> bool:
    right = dict(found.right)
    links = list(_upwards(found.report, leaf))
    if not all(link in right for link in links):
        return False
    notes = [found.notes[right[link]] for link in links]
    return all(a.parent == b.id for a, b in pairwise(notes))


def _upwards(report: Report, number: int) -> Iterator[int]:
    at: int | None = number
    while at is not None:
        yield at
        at = report.attributions[at].parent


def _quoted(found: Found) -> Score:
    """No word that is returned as quoted may stand outside the quotation marks."""
    index = TokenIndex(found.reading.article.text)
    marked = index.covered(found.report.quotations)
    spoken = [note for note in found.notes if note.form != "indirect"]
    wrong = [n for n in spoken if not index.covered(_quoted_words(found.reading, n)) <= marked]
    extra = tuple(f"{found.report.name} {_places(note.content)} [{note.by}]" for note in wrong)
    return Score(len(spoken) - len(wrong), len(spoken), len(spoken), (), extra)


def _quoted_words(reading: Reading, note: Attribution) -> list[Span]:
    """The part of the content that stands in quotation notes; all of it, if it meets none."""
    quoted = [span for each in reading.of(Quotation) for span in each.at]
    within = [intersect(a, b) for a in note.content for b in quoted if overlaps(a, b)]
    return [span for span in within if span is not None] or list(note.content)
