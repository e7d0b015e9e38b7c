"""Only here: what one telling claims, quotes and names, and no other; and what it does not tell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from tellings.collate import alone
from tellings.collate.alone.asserted import Apart
from tellings.collate.voices.origins import Carrier, Origins
from tellings.model import Attribution, Collation, EntityType, Ref, Span, Spans
from tellings.show import excerpt, people, silent, sure, voices
from tellings.show.claims import how, on_word, with_subject
from tellings.show.excerpt import Excerpt
from tellings.show.holding import Holding
from tellings.show.silent import Searched
from tellings.show.strip import told_by
from tellings.show.telling import Place, Telling, Tellings
from tellings.show.untold import Missing, missing
from tellings.show.voices import Said, Voice
from tellings.text import intersect


class Named(Struct, frozen=True):
    """Someone or something, how often it is named, and where first."""

    name: str
    type: EntityType
    count: int
    place: Place


class Alone(Struct, frozen=True):
    """A claim of one telling, and on whose word: no voices are the outlet's own.

    `held` and `deciding` are those of `claims.Told`: what somebody denies is no word of his.
    """

    words: Excerpt
    chain: tuple[Voice, ...] = ()
    held: str = ""
    deciding: str = ""


class Only(Struct, frozen=True):
    """What only one telling has. `others` are the letters of the tellings without it.

    Of a text that several tellings print, the first has what no other text has: `copies` are the
    letters of the others that print it, which may have that too. Each of those has what it alone
    adds. `count` is "3 tellings, 1 voice" of the `others`, "" where each is a voice of its own.
    `background` is what it alone tells of the time before the news. `missing` is what others tell.
    """

    others: tuple[str, ...]
    said: tuple[Said, ...]
    named: tuple[Named, ...]
    claims: tuple[Alone, ...] = ()
    background: tuple[Alone, ...] = ()
    missing: Missing = Missing()
    count: str = ""
    copies: tuple[str, ...] = ()


def only(
    collation: Collation,
    tellings: Tellings,
    apart: Apart | None = None,
    searched: Searched | None = None,
) -> tuple[Only, ...]:
    """What each telling has alone, in the order of the tellings.

    `apart` and `searched` (as `silent.searched` gives it) are made where they are not given.
    """
    apart = apart or Apart(collation)
    clerk = _Clerk(collation, tellings, apart, searched or silent.searched(collation, apart))
    return tuple(clerk.only(telling) for telling in tellings.values())


class _Clerk:
    """Finds what each telling has alone; of those that print one text, the first for all."""

    def __init__(
        self, collation: Collation, tellings: Tellings, apart: Apart, searched: Searched
    ) -> None:
        self.collation, self.tellings = collation, tellings
        self.origins = Origins(collation)
        texts = apart.texts
        self.quoted = {each.article: each for each in alone.quotations(collation, texts)}
        self.named = {each.article: each for each in alone.entities(collation, texts)}
        self.claims = {each.article: each for each in alone.claims(collation, apart)}
        self.background = {each.article: each for each in alone.background(collation, apart)}
        self.holding = Holding()
        self.missing = dict(
            zip(tellings, missing(collation, tellings, searched, self.holding), strict=True)
        )

    def only(self, telling: Telling) -> Only:
        quoted, named = self.quoted[telling.id], self.named[telling.id]
        claims = self.claims[telling.id].refs
        before = self._before(self.background[telling.id].refs, claims)
        same = [each for each in self.tellings if each in quoted.copies]
        others = [each for each in self.tellings if each != telling.id and each not in same]
        return Only(
            others=tuple(self.tellings[each].letter for each in others),
            said=_said(self.collation, telling, quoted.refs),
            named=_named(self.collation, telling, named.refs),
            claims=self._alone(telling, [r for r in claims if r not in before]),
            background=self._alone(telling, before),
            missing=self.missing[telling.id],
            count=_count([self.origins.voice(each) for each in others]),
            copies=tuple(self.tellings[each].letter for each in same),
        )

    def _before(self, before: Sequence[Ref], claims: Sequence[Ref]) -> list[Ref]:
        """The background without what the claims tell that are shown beside it."""
        shown = [span for ref in claims if ref not in before for span in self.collation.spans(ref)]
        return [ref for ref in before if not _mostly(self.collation.spans(ref), shown)]

    def _alone(self, telling: Telling, refs: Sequence[Ref]) -> tuple[Alone, ...]:
        """The claims of refs; not those whose words are quoted, which stand there as such."""
        found = []
        for ref in refs:
            note, at = telling.reading.note(ref.note), self.collation.spans(ref)
            told = on_word(self.collation, telling, note, at, self.holding)
            if sure.shown(note) and how(telling, at, told[0]) != "quoted":
                found.append(Alone(with_subject(telling, ref.note, at), *told))
        return tuple(found)


def _mostly(at: Spans, shown: Sequence[Span]) -> bool:
    """Whether the greater part of some words stands in others, which share none."""
    both = sum(len(part) for span in at for each in shown if (part := intersect(span, each)))
    return 2 * both > sum(map(len, at))


def _count(voices: Sequence[Carrier]) -> str:
    return told_by(len(voices), len(set(voices)))


def _said(collation: Collation, telling: Telling, refs: Sequence[Ref]) -> tuple[Said, ...]:
    """One for each attribution, with those of its quoted words that only this telling has."""
    found, chains = [], voices.chains(telling)
    for id_, of_one in groupby(refs, lambda ref: ref.note):
        note = telling.reading.note(id_)
        if isinstance(note, Attribution) and sure.shown(note):
            at = [span for ref in of_one for span in collation.spans(ref)]
            quoted = [excerpt.quoted(telling.text, span) for span in sorted(at)]
            found.append(voices.said(collation, telling, chains.chain(note), quoted))
    return tuple(found)


def _named(collation: Collation, telling: Telling, refs: Sequence[Ref]) -> tuple[Named, ...]:
    found = []
    for ref in refs:
        entity = people.entity(collation, ref.article, ref.note)
        if entity and sure.shown(entity):
            at = collation.spans(ref)
            found.append(Named(entity.name, entity.type, len(at), telling.place(at[:1])))
    return tuple(found)
