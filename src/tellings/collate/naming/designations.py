"""What each article calls those it speaks of: a view that counts the words that each uses.

Persons, states and bodies go by the readings' actors where there are any, else by entities; things
by entities. Words of the outlet's own and words in quotation marks are kept apart: indirect
speech, headlines and captions are the outlet's wording.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from tellings.collate.entities.pairs import Key
from tellings.collate.naming.subjects import Kind, Subject, subjects, together
from tellings.collate.naming.told import Told
from tellings.model import Collation, Ref, Span
from tellings.text import normal


class Designation(Struct, frozen=True):
    """Words that an article uses for somebody or something, as first written there, each place.

    `head` are the stretches of `words` that are its head; the rest of it modifies. `quoted`: they
    stand in quotation marks, and `said` has for each place the id of the attribution whose words
    they are, or None where nobody is said to have said them.
    """

    words: str
    head: Span
    refs: tuple[Ref, ...]
    quoted: bool = False
    said: tuple[str | None, ...] = ()

    @property
    def count(self) -> int:
        return len(self.refs)


class Naming(Struct, frozen=True):
    """What one article calls somebody or something: its own words first, the most frequent first.

    `entity` is the id of the actor or entity.
    """

    article: str
    entity: str
    designations: tuple[Designation, ...]


class Named(Struct, frozen=True):
    """Somebody or something that one or more articles speak of, and what each calls it."""

    name: str
    type: Kind
    namings: tuple[Naming, ...]

    @property
    def count(self) -> int:
        """How often it is named in all."""
        return sum(each.count for naming in self.namings for each in naming.designations)


def designations(collation: Collation) -> tuple[Named, ...]:
    """What each article calls each actor and thing; those that most articles name first.

    Then by count and name. Pronouns are left out, and whoever has no designation. Namings stand
    in the order of the readings.
    """
    found = {
        subject.key: subject for reading in collation.readings for subject in subjects(reading)
    }
    told = {reading.article.id: Told(reading) for reading in collation.readings}
    namings = {key: _naming(subject, told[key[0]]) for key, subject in found.items()}
    place = {key: number for number, key in enumerate(found)}
    named = []
    for keys in together(collation, list(found.values())):
        own = sorted((key for key in keys if namings[key].designations), key=place.__getitem__)
        if own:
            these, several = [found[key] for key in own], _merged(namings[key] for key in own)
            fullest = max(these, key=lambda each: (len(each.name), each.name))
            named.append(Named(_name(fullest, several), fullest.kind, several))
    return tuple(sorted(named, key=lambda each: (-len(each.namings), -each.count, each.name)))


def _merged(namings: Iterable[Naming]) -> tuple[Naming, ...]:
    """One naming an article: what two of its entities that are one are called, together."""
    by_article: dict[str, list[Naming]] = {}
    for naming in namings:
        by_article.setdefault(naming.article, []).append(naming)
    return tuple(
        Naming(article, own[0].entity, _joined([d for each in own for d in each.designations]))
        for article, own in by_article.items()
    )


def _joined(found: Sequence[Designation]) -> tuple[Designation, ...]:
    """Designations of the same words and voice made one."""
    met: dict[tuple[str, bool], list[Designation]] = {}
    for each in found:
        met.setdefault((compared(each.words), each.quoted), []).append(each)
    whole = (
        Designation(
            same[0].words,
            same[0].head,
            tuple(ref for each in same for ref in each.refs),
            same[0].quoted,
            tuple(said for each in same for said in each.said),
        )
        for same in met.values()
    )
    return tuple(sorted(whole, key=lambda each: (each.quoted, -each.count, each.words)))


def _name(fullest: Subject, namings: Sequence[Naming]) -> str:
    """The longest name that the articles give; of a thing, the words that most of them use."""
    if fullest.kind != "thing":
        return fullest.name
    used: dict[str, list[Designation]] = {}
    for naming in namings:
        for words in {compared(each.words): each for each in naming.designations}.items():
            used.setdefault(words[0], []).append(words[1])
    most = max(used, key=lambda each: (len(used[each]), sum(d.count for d in used[each]), each))
    return used[most][0].words


def _naming(subject: Subject, told: Told) -> Naming:
    """What an article calls one of those it speaks of."""
    article, id_ = subject.key
    single = [_designation(subject, told, at) for at in told.phrases(subject)]
    return Naming(article, id_, _joined(single))


def _designation(subject: Subject, told: Told, at: tuple[Ref, Span, Span]) -> Designation:
    ref, whole, head = at
    quoted = told.quoted(head)
    said = (told.said(head),) if quoted else ()
    inner = Span(head.start - whole.start, head.end - whole.start)
    return Designation(whole.of(told.text), inner, (ref,), quoted, said)


def compared(words: str) -> str:
    """The words of a designation without case, "the" and "'s"."""
    return normal(words).casefold().removesuffix("'s").removeprefix("the ").strip()


__all__ = ["Designation", "Key", "Named", "Naming", "compared", "designations"]
