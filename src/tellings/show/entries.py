"""A comparison as a list: an entry for each telling of each thing that is compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from tellings.model import Collation
from tellings.show import telling
from tellings.show.claims import Claimed
from tellings.show.odds import Odds
from tellings.show.only import Only
from tellings.show.same import Same
from tellings.show.silent import Silent
from tellings.show.telling import Place, Telling
from tellings.show.view import View, view
from tellings.show.voices import Voice

Section = Literal[
    "claim", "event", "quotation", "at odds", "perhaps at odds", "differs", "only here"
]

ONLY: Section = "only here"


class Entry(Struct, frozen=True):
    """What one telling gives of one thing, or that it does not tell it.

    Entries of one `number` in one `section` belong together. `kind` is in what they are at odds.
    `how` is "own", "said", "quoted" or "named", or one of `silent.Silence`: then there are no words
    and no place. `sources` are the voices from the first to the last, `start` and `end` the hull of
    the words in the article's text (code points, half-open).
    """

    section: Section
    number: int
    kind: str
    letter: str
    outlet: str
    how: str
    sources: str = ""
    held: str = ""
    words: str = ""
    place: str = ""
    start: int | None = None
    end: int | None = None
    article: str = ""
    url: str = ""
    why: str = ""


def entries(collation: Collation) -> tuple[Entry, ...]:
    """All entries of a collation: claims, quotations, what is at odds, what differs, only here."""
    tellings = telling.tellings(collation)
    seen = view(collation, tellings)
    return tuple(_Clerk({each.letter: each for each in tellings.values()}).entries(seen))


def chain(voices: Iterable[Voice]) -> str:
    """ "a report of the Vell Agency, citing two clerks"."""
    return "".join(f", {v.joint} {v.name}" if v.joint else v.name for v in voices)


class _Clerk:
    def __init__(self, tellings: dict[str, Telling]) -> None:
        self.tellings = tellings

    def entries(self, seen: View) -> Iterator[Entry]:
        for number, claim in enumerate(seen.claims, 1):
            yield from self._claim(number, claim)
        for number, event in enumerate(seen.events, 1):
            yield from self._claim(number, event, "event")
        for number, same in enumerate(seen.same, 1):
            yield from self._same(number, same)
        for number, odds in enumerate(seen.odds.at_odds, 1):
            yield from self._odds("at odds", number, odds)
        for number, odds in enumerate(seen.odds.perhaps, 1):
            yield from self._odds("perhaps at odds", number, odds)
        for number, odds in enumerate(seen.odds.differ, 1):
            yield from self._odds("differs", number, odds)
        for number, only in enumerate(seen.only, 1):
            yield from self._only(number, only)

    def _claim(self, number: int, claim: Claimed, section: Section = "claim") -> Iterator[Entry]:
        for told in (each for cell in claim.cells for each in cell):
            on = {"sources": chain(told.chain), "held": told.held, "why": claim.why}
            yield self._told(section, number, told.words.place, told.words.words, told.how, **on)
        yield from self._silent(section, number, claim.silent)

    def _same(self, number: int, same: Same) -> Iterator[Entry]:
        speakers, why = " / ".join(same.speakers), "; ".join(same.why)
        for row in same.rows:
            for witness in row.witnesses:
                on = {"sources": speakers or witness.source, "why": why}
                place, words = witness.place, row.words.words
                yield self._told("quotation", number, place, words, "quoted", **on)
        yield from self._silent("quotation", number, same.silent)

    def _odds(self, section: Section, number: int, odds: Odds) -> Iterator[Entry]:
        for value in odds.values:
            for side in value.sides:
                how = "said" if side.chain else "own"
                on = {"kind": odds.kind, "sources": chain(side.chain), "why": odds.why}
                yield self._told(section, number, side.place, side.words.words, how, **on)

    def _only(self, number: int, only: Only) -> Iterator[Entry]:
        for alone in (*only.claims, *only.background):
            how = "said" if alone.chain else "own"
            kind = "background" if alone in only.background else ""
            on = {"kind": kind, "sources": chain(alone.chain), "held": alone.held}
            yield self._told(ONLY, number, alone.words.place, alone.words.words, how, **on)
        for said in only.said:
            how = "quoted" if said.form == "quoted" else "said"
            on = {"sources": chain(said.chain)}
            yield self._told(ONLY, number, said.words.place, said.words.words, how, **on)
        for named in only.named:
            yield self._told(ONLY, number, named.place, named.name, "named", kind=named.type)

    def _silent(self, section: Section, number: int, silent: Iterable[Silent]) -> Iterator[Entry]:
        for each in silent:
            article = self.tellings[each.letter].reading.article
            yield Entry(
                section,
                number,
                "",
                each.letter,
                each.outlet,
                each.how,
                article=article.id,
                url=article.url or "",
            )

    def _told(
        self, section: Section, number: int, place: Place, words: str, how: str, **more: str
    ) -> Entry:
        told = self.tellings[place.letter]
        entry = Entry(section, number, "", told.letter, told.outlet, how)
        return replace(
            entry,
            words=words,
            place=place.label,
            start=place.at[0].start,
            end=place.at[-1].end,
            article=told.id,
            url=told.reading.article.url or "",
            **more,
        )
