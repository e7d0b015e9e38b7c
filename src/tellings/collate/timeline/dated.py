"""What an article dates: the words, the day, and how that day was reckoned."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from tellings import lexicon
from tellings.collate import places
from tellings.collate.places import Index
from tellings.collate.timeline.clauses import Clause, clause, tells
from tellings.collate.timeline.spells import Spell, clock, spell
from tellings.model import (
    Attribution,
    Claim,
    DocumentDate,
    Mention,
    Reading,
    Sentence,
    Span,
    TimeExpression,
)
from tellings.text import covers, hull

How = Literal["stated", "document", "time", "event"]
Basis = Literal["", "metadata", "printed", "dateline", "inferred"]


class Dated(Struct, frozen=True):
    """Words of an article and when on the calendar what they tell was.

    `times` are the ids of the time expressions in the words that say so, the surest first. `how`
    is the way in which that one was reckoned: "stated" in full, from the "document"'s date, from
    another "time", or from an "event". `basis` is how the document's date is known where the date
    rests on it in the end, else "". `entities` are those named in the words, `attributions` those
    in whose content the time stands, the innermost first; none is the outlet's own voice. `clock`
    is the time of day as TIMEX3 writes it ("T11:20", "TMO"), or "". `confidence` is that of the
    least sure part.
    """

    article: str
    at: Span
    spell: Spell
    times: tuple[str, ...]
    how: How
    basis: Basis = ""
    entities: tuple[str, ...] = ()
    attributions: tuple[str, ...] = ()
    clock: str = ""
    confidence: float = 1.0


class Told(Struct, frozen=True):
    """What is dated, and the clause it was found as."""

    dated: Dated
    clause: Clause


def dated(reading: Reading) -> tuple[Told, ...]:
    """What an article dates, in order: one for each date that a clause has.

    Left out are times that are no place on the calendar, times outside the story (in credits,
    bylines, advertisements), and times with no other word in their sentence.
    """
    scene = _Scene(reading)
    found: dict[tuple[object, Spell], Told] = {}
    for note in reading.of(TimeExpression):
        if told := scene.told(note):
            key = (_what(told.clause), told.dated.spell)
            found[key] = _both(found[key], told) if key in found else told
    return tuple(found.values())


def _what(clause: Clause) -> object:
    """What is dated: a word of a sentence, or where the parse does not tell, a stretch."""
    return clause.at if clause.dated is None else (clause.sentence.id, clause.dated, clause.root)


def _both(first: Told, second: Told) -> Told:
    """Two times of one date in one clause as one: "on May 30, two days before the march"."""
    a, b = first.dated, second.dated
    surer, other = (a, b) if a.confidence >= b.confidence else (b, a)
    joined = replace(
        surer,
        at=hull((a.at, b.at)),
        times=(*surer.times, *other.times),
        entities=tuple(dict.fromkeys((*a.entities, *b.entities))),
        attributions=a.attributions,
        clock=a.clock or b.clock,
    )
    return Told(joined, replace(first.clause, at=joined.at))


class _Scene:
    """A reading, prepared to be asked about places in it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.language = lexicon.language_of(reading.article)
        self.blocks = places.roles(reading)
        self.sentences = Index((each.hull, each) for each in reading.of(Sentence))
        self.contents = Index((at, each) for each in reading.of(Attribution) for at in each.content)
        self.claims = Index((at, each) for each in reading.of(Claim) for at in each.at)
        self.heads = Index((each.head, each) for each in reading.of(Mention) if each.entity)
        self.times = {each.id: each for each in reading.of(TimeExpression)}

    def told(self, note: TimeExpression) -> Told | None:
        when = spell(note)
        if when is None or not places.told(self.blocks, (note.hull,)):
            return None
        found = self._clause(note)
        if not tells(self.text, found, note.at):
            return None
        how, basis, confidence = self._how(note)
        made = Dated(
            self.reading.article.id,
            found.at,
            when,
            (note.id,),
            how,
            basis,
            self._entities(found.at),
            self._attributions(note.hull),
            clock(note),
            confidence,
        )
        return Told(made, found)

    def _clause(self, note: TimeExpression) -> Clause:
        over = list(self.sentences.over(note.hull))
        if over:
            _, sentence = min(over, key=lambda each: (len(each[0]), each[0]))
            return clause(self.text, sentence, note.hull, note.event, self.language)
        block = min(self.blocks.over(note.hull), key=lambda each: len(each[0]), default=None)
        at = block[0] if block else note.hull
        return Clause(at, Sentence(at=(at,), by="timeline"))

    def _entities(self, at: Span) -> tuple[str, ...]:
        named = sorted((span, each.entity or "") for span, each in self.heads.over(at))
        return tuple(dict.fromkeys(entity for span, entity in named if covers(at, span)))

    def _attributions(self, at: Span) -> tuple[str, ...]:
        """Those in whose content a time stands, but for a clause in it that is the outlet's own.

        In "reiterating his “position” in a war which began on May 4" nobody but the outlet says
        when it began.
        """
        claims = [each for span, each in self.claims.over(at) if covers(span, at)]
        told = min(claims, key=lambda each: (len(each.hull), each.id), default=None)
        own = told.hull if told is not None and told.attribution is None else None
        over = [
            each
            for span, each in self.contents.over(at)
            if covers(span, at) and not (own and covers(span, own))
        ]
        inner = sorted(over, key=lambda each: (len(each.hull), each.id))
        return tuple(dict.fromkeys(each.id for each in inner))

    def _how(self, note: TimeExpression) -> tuple[How, Basis, float]:
        """How the date was reckoned, what it rests on in the end, and how sure that is."""
        confidence, seen, anchor = note.confidence, set[str](), note.anchor
        while anchor in self.times and anchor not in seen:
            seen.add(anchor)
            confidence = min(confidence, self.times[anchor].confidence)
            anchor = self.times[anchor].anchor
        basis = self._basis(anchor)
        if note.event:
            return "event", basis, confidence
        if note.anchor in self.times:
            return "time", basis, confidence
        return ("document" if basis else "stated"), basis, confidence

    def _basis(self, anchor: str | None) -> Basis:
        """What the document's date is known by, if the anchor is that date."""
        if anchor is None:
            return ""
        known = next((each for each in self.reading.of(DocumentDate) if each.id == anchor), None)
        return known.basis if known else "metadata"
