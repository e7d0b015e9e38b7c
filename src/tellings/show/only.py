"""Only here: what one telling quotes and names, and no other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from tellings.collate import only as alone
from tellings.collate.voices.origins import Carrier, Origins
from tellings.model import Attribution, Collation, EntityType, Reading, Ref
from tellings.show import excerpt, people, sure, voices
from tellings.show.strip import told_by
from tellings.show.telling import Place, Telling, Tellings
from tellings.show.voices import Said


class Named(Struct, frozen=True):
    """Someone or something, how often it is named, and where first."""

    name: str
    type: EntityType
    count: int
    place: Place


class Only(Struct, frozen=True):
    """What only one telling has. `others` are the letters of the tellings without it.

    Of a text that several tellings print, the first has what no other text has: `copies` are the
    letters of the others that print it, which may have that too. Each of those has what it alone
    adds. `count` is "3 tellings, 1 voice" of the `others`, "" where each is a voice of its own.
    `not_compared` counts its attributions without quoted words, of which nothing is claimed.
    """

    others: tuple[str, ...]
    said: tuple[Said, ...]
    named: tuple[Named, ...]
    not_compared: int
    count: str = ""
    copies: tuple[str, ...] = ()


def only(collation: Collation, tellings: Tellings) -> tuple[Only, ...]:
    """What each telling has alone, in the order of the tellings."""
    clerk = _Clerk(collation, tellings)
    return tuple(clerk.only(telling) for telling in tellings.values())


class _Clerk:
    """Finds what each telling has alone; of those that print one text, the first for all."""

    def __init__(self, collation: Collation, tellings: Tellings) -> None:
        self.collation, self.tellings = collation, tellings
        self.origins = Origins(collation)
        self.copies = _copies(tellings, self.origins)
        self.quoted = {each.article: each.refs for each in alone.quotations(collation)}
        self.named = {each.article: each.refs for each in alone.entities(collation)}
        self.passed = {each.article: each.refs for each in alone.not_compared(collation)}
        for article, same in self.copies.items():
            apart = _without(collation, article, same)
            self.quoted[article] = alone.quotations(apart)[0].refs
            self.named[article] = alone.entities(apart)[0].refs

    def only(self, telling: Telling) -> Only:
        same = self.copies.get(telling.id, ())
        others = [each for each in self.tellings if each != telling.id and each not in same]
        return Only(
            others=tuple(self.tellings[each].letter for each in others),
            said=_said(self.collation, telling, self.quoted[telling.id]),
            named=_named(self.collation, telling, self.named[telling.id]),
            not_compared=len(self.passed[telling.id]),
            count=_count([self.origins.voice(each) for each in others]),
            copies=tuple(self.tellings[each].letter for each in same),
        )


def _copies(tellings: Tellings, origins: Origins) -> dict[str, list[str]]:
    """Of each text that several tellings print: its leader, or else the first; and the others."""
    texts: dict[str, list[str]] = {}
    for article in tellings:
        texts.setdefault(origins.text(article), []).append(article)
    found = {}
    for leader, articles in texts.items():
        first = leader if leader in articles else articles[0]
        if len(articles) > 1:
            found[first] = [each for each in articles if each != first]
    return found


def _without(collation: Collation, article: str, same: Sequence[str]) -> Collation:
    """One article before all that print another text: of those, the words alone."""
    kept = [each.article.id for each in collation.readings if each.article.id not in same]
    others = (Reading(collation.reading(each).article) for each in kept if each != article)
    links = (
        replace(link, members=tuple(ref for ref in link.members if ref.article in kept))
        for link in collation.links
    )
    shared = tuple(link for link in links if len({ref.article for ref in link.members}) > 1)
    return Collation(collation.story, (collation.reading(article), *others), shared)


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
