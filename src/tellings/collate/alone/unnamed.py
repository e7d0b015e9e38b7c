"""The search of an article for names that others have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tellings.collate import names, places
from tellings.collate.alone.named import COMPARED, called
from tellings.collate.alone.silence import Silence, silent
from tellings.collate.alone.texts import Texts
from tellings.collate.places import Index
from tellings.collate.voices.origins import Origins
from tellings.model import Actor, Collation, Entity, Link, Reading, Ref, Role

ROOT = 4
"""Letters of the name of a place or state that a word derived from it shares ("Japanese")."""


def absent(collation: Collation, texts: Texts) -> Iterator[tuple[str, Silence]]:
    """The names of same-entity links, and the articles whose words have none of them.

    Told are only names in headline, headings, prose and captions. The outlet that prints an
    article, or the agency whose text it is, is not silent on itself.
    """
    origins = Origins(collation)
    blocks = {each.article.id: places.roles(each) for each in collation.readings}
    for link in collation.of("same-entity"):
        told = list(_told(collation, blocks, link))
        entities = [entity for _, entity in told]
        refs = tuple(sorted(ref for ref, _ in told))
        sought, own = _Sought(entities), origins.printed_by(entities)
        for article in (each for each in silent(texts, refs) if each not in own):
            if not sought.named_in(collation.reading(article), texts):
                yield article, Silence(refs, _why(entities), link.confidence)


def _told(
    collation: Collation, blocks: Mapping[str, Index[Role]], link: Link
) -> Iterator[tuple[Ref, Entity]]:
    """The members of a link that are named where their article tells its story, and where."""
    for ref in link.members:
        reading = collation.reading(ref.article)
        note = reading.note(ref.note)
        if not isinstance(note, Entity) or note.type not in COMPARED:
            continue
        if at := places.named(reading, blocks[ref.article], note):
            yield Ref(ref.article, ref.note, at), note


class _Sought:
    """What may name one entity: its names; words derived from them, and its country, for ground."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._names = {words for entity in entities for words in called(entity)}
        ground = [each for each in entities if each.type in ("place", "state")]
        names_of_ground = (words for each in ground for words in called(each))
        self._roots = {words[0] for words in names_of_ground if len(words) == 1}
        self._countries = {each.country for each in ground if each.type == "state"} - {None}
        self._names |= {names.words(short) for e in entities if (short := names.acronym(e.name))}

    def named_in(self, reading: Reading, texts: Texts) -> bool:
        """Whether any of the words of an article may name it."""
        article = reading.article.id
        return (
            any(texts.has(article, words) for words in self._names)
            or any(texts.begins(article, root) for root in self._roots if len(root) >= ROOT)
            or any(actor.country in self._countries for actor in reading.of(Actor))
            or any(entity.country in self._countries for entity in reading.of(Entity))
        )


def _why(entities: Sequence[Entity]) -> str:
    every = {name for entity in entities for name in (entity.name, *entity.aliases)}
    listed = [f"\u201c{each}\u201d" for each in sorted(every, key=lambda each: (-len(each), each))]
    shown = " nor ".join(listed[:2]) + (f" nor {len(listed) - 2} more" if len(listed) > 2 else "")
    return f"all its words searched: {'neither' if len(listed) > 1 else 'no'} {shown}"
