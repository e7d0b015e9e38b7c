"""Who says what: the attributions of one telling in order, nested where one rests on another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from tellings.collate.voices.chains import Chain, Chains, voiced
from tellings.model import Attribution, Collation, Span
from tellings.show import labels, people, sure
from tellings.show.excerpt import Excerpt, excerpt, printed
from tellings.show.labels import Held
from tellings.show.telling import Telling

NO_SOURCE = "source not found"


class Voice(Struct, frozen=True):
    """One of a chain: the source as printed, and who that is.

    `speaker` is "" when it is not found or stands in `source` already. `joint` is our word between
    the one above it and it, "" for the first.
    """

    source: str
    speaker: str = ""
    joint: str = ""

    @property
    def name(self) -> str:
        """Source and speaker in one, or that none was found."""
        return " = ".join(filter(None, (self.source, self.speaker))) or NO_SOURCE

    @property
    def short(self) -> str:
        """The speaker's name if the source does not hold it, else the source."""
        return self.speaker or self.source or NO_SOURCE


class Said(Struct, frozen=True):
    """One attribution: its words, the source and cue as printed, and who that is.

    `cue` is "" where the text has none but a colon. `chain` leads from the first voice to its own,
    which `source` and `speaker` repeat. `twice`: its words are also those of one of `inner`, which
    are what it rests on or holds. `felt`: it is no speech, but what someone thinks or wants.
    `doubt` is why it is unsure, or "". `form`, `kind`, `tone`, `held` and `found` are words of
    ours, as `labels` gives them.
    """

    words: Excerpt
    form: str
    source: str = ""
    cue: str = ""
    speaker: str = ""
    addressee: str = ""
    doubt: str = ""
    inner: tuple[Said, ...] = ()
    chain: tuple[Voice, ...] = ()
    twice: bool = False
    felt: bool = False
    kind: str = ""
    tone: str = ""
    held: Held | None = None
    found: str = ""
    why: str = ""

    @property
    def sourced(self) -> bool:
        """Whether it has a source, or a speaker was found."""
        return bool(self.source or self.speaker)


def voices(collation: Collation, telling: Telling) -> tuple[Said, ...]:
    """The attributions of a telling that are sure enough, as a forest in the order of the text."""
    return tuple(each for _, each in forest(collation, telling))


def forest(collation: Collation, telling: Telling) -> list[tuple[Attribution, Said]]:
    """`voices`, each with the note that it shows."""
    found = chains(telling)
    return [(note, _tree(collation, telling, note, found)) for note in found.tops()]


def chains(telling: Telling) -> Chains:
    """The chains that the attributions of a telling make which are sure enough to be shown."""
    return Chains(shown(telling))


def shown(telling: Telling) -> tuple[Attribution, ...]:
    """The attributions of a telling that are sure enough to be shown."""
    return tuple(note for note in telling.reading.of(Attribution) if sure.shown(note))


def hidden(telling: Telling) -> int:
    """How many attributions of a telling are too unsure to be shown."""
    return len(telling.reading.of(Attribution)) - len(shown(telling))


def every(said: Iterable[Said]) -> Iterator[Said]:
    """All of a forest, those within others included."""
    for each in said:
        yield each
        yield from every(each.inner)


def said(
    collation: Collation,
    telling: Telling,
    chain: Chain,
    at: Sequence[Span],
    inner: tuple[Said, ...] = (),
) -> Said:
    """The last attribution of a chain, with the words at these stretches of its content."""
    note, link = chain[-1], chained(collation, telling, chain)
    return Said(
        words=excerpt(telling, at),
        form=labels.form(note),
        source=link[-1].source,
        cue=cue_word(printed(telling, note.cue)),
        speaker=link[-1].speaker,
        addressee="".join(people.names(collation, [(telling.id, note.addressee)])),
        doubt=sure.doubt(note),
        inner=inner,
        chain=link,
        twice=any(each.words.place.at == tuple(at) for each in inner),
        felt=note.act == "attitude",
        kind=labels.kind(note),
        tone=labels.tone(note),
        held=labels.held(telling, note),
        found=labels.found(telling.reading, note.by),
        why=note.why,
    )


def chained(collation: Collation, telling: Telling, chain: Chain) -> tuple[Voice, ...]:
    """The voices of a chain from the first to the one it ends in, nobody on their own word."""
    return tuple(
        _voice(collation, telling, note, first=number == 0)
        for number, note in enumerate(voiced(chain))
    )


def _voice(collation: Collation, telling: Telling, note: Attribution, *, first: bool) -> Voice:
    source = printed(telling, note.source).rstrip(" ,")
    named = people.speakers(collation, telling.id, note)
    known = all(name in source for name in named)
    joint = "citing" if note.act == "speech" else "on the view of"
    return Voice(source, "" if known else " / ".join(named), "" if first else joint)


def cue_word(cue: str) -> str:
    """A cue without the colon that closes it; "" for a bare colon."""
    return cue.rstrip(" :,") if any(character.isalnum() for character in cue) else ""


def _tree(collation: Collation, telling: Telling, note: Attribution, chains: Chains) -> Said:
    inner = tuple(_tree(collation, telling, below, chains) for below in chains.below(note))
    return said(collation, telling, chains.chain(note), note.content or note.at, inner)
