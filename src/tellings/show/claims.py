"""What they tell: each claim of several tellings, in the words of each, and on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from tellings.collate.claims.rows import Row, happenings, rows
from tellings.collate.claims.rows import Telling as Retold
from tellings.model import Attribution, Claim, Collation, Note, Quotation, Span, Spans
from tellings.show import excerpt, folded, silent, sure, voices
from tellings.show.behind import Behind, Chained
from tellings.show.excerpt import Excerpt
from tellings.show.holding import Holding, holding
from tellings.show.silent import Searched, Silent
from tellings.show.strip import Teller, told_by
from tellings.show.telling import Place, Telling, Tellings
from tellings.show.voices import Voice
from tellings.text import covers, intersect, merge, overlaps, tokens

How = Literal["own", "said", "quoted"]
"""In the outlet's own voice, on someone's word, or in that one's own words."""


class Told(Teller, frozen=True):
    """One telling of a claim: its words, and on whose word.

    `chain` are the voices from the first to the last, none for the outlet's own. `held` is how the
    last of them holds it, in words of ours ("as possible", "denies it"), "" where that is as
    certain; `deciding` are the words that decide it.
    """

    words: Excerpt
    how: How = "own"
    chain: tuple[Voice, ...] = ()
    held: str = ""
    deciding: str = ""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.words.place


class Wording(Struct, frozen=True):
    """A claim in the words of one telling, or of several that use the same."""

    told: tuple[Told, ...]

    @property
    def words(self) -> Excerpt:
        """The words as the first of them has them."""
        return self.told[0].words


class Claimed(Struct, frozen=True):
    """A claim that several tellings tell.

    `cells` are its tellings by the number of the article, none where it is not told. `count` is
    "3 tellings, 1 voice", "" where each is a voice of its own. `behind` are its roots, where any
    rests on another's word.
    """

    wordings: tuple[Wording, ...]
    cells: tuple[tuple[Told, ...], ...]
    silent: tuple[Silent, ...] = ()
    count: str = ""
    behind: Behind | None = None
    why: str = ""
    doubt: str = ""

    @property
    def tellings(self) -> int:
        """How many tell it."""
        return sum(1 for cell in self.cells if cell)

    @property
    def quiet(self) -> dict[str, str]:
        """By letter how sure it is that a telling does not tell it."""
        return {each.letter: each.how for each in self.silent}


def claims(
    collation: Collation, tellings: Tellings, searched: Searched | None = None
) -> tuple[Claimed, ...]:
    """The claims that two tellings or more share: those of most tellings first.

    Claims that all stand in words which the same words show are left to these, and what lies within
    another claim in each of its tellings to that one. `searched` as `silent.searched` gives it.
    """
    return _shown(collation, tellings, rows(collation), searched)


def events(
    collation: Collation, tellings: Tellings, searched: Searched | None = None
) -> tuple[Claimed, ...]:
    """The happenings of which two tellings or more tell what is not the same."""
    return _shown(collation, tellings, happenings(collation), searched)


def _shown(
    collation: Collation, tellings: Tellings, found: Iterable[Row], searched: Searched | None
) -> tuple[Claimed, ...]:
    chains, quoted = Chained(collation, tellings), _same_words(collation)
    searched = searched or silent.searched(collation)
    shown = [
        row
        for row in found
        if row.confidence >= sure.FLOOR and not _in_same_words(collation, row, quoted)
    ]
    kept = folded.unfolded([folded.told(collation, (t.ref for t in row.tellings)) for row in shown])
    return tuple(
        _claimed(collation, tellings, chains, row, searched)
        for number, row in enumerate(shown)
        if number in kept
    )


def _same_words(collation: Collation) -> dict[str, Spans]:
    """The words of each article that a same-quotation link has."""
    found: dict[str, list[Span]] = {}
    for link in collation.of("same-quotation"):
        for ref in link.members if sure.shown(link) else ():
            found.setdefault(ref.article, []).extend(collation.spans(ref))
    return {article: merge(spans) for article, spans in found.items()}


def _in_same_words(collation: Collation, row: Row, quoted: Mapping[str, Spans]) -> bool:
    return all(
        folded.MOSTLY * sum(map(len, at))
        <= sum(_shared(span, quoted.get(each.ref.article, ())) for span in at)
        for each in row.tellings
        for at in (collation.spans(each.ref),)
    )


def _shared(span: Span, disjoint: Iterable[Span]) -> int:
    """How many characters of a span these spans have."""
    return sum(len(part) for each in disjoint if (part := intersect(span, each)))


def _claimed(
    collation: Collation, tellings: Tellings, chains: Chained, row: Row, searched: Searched
) -> Claimed:
    told = [each for telling in tellings.values() for each in _of(collation, telling, row)]
    cells = tuple(
        tuple(one for one in told if one.letter == each.letter) for each in tellings.values()
    )
    refs = [each.ref for each in row.tellings]
    number = sum(1 for cell in cells if cell)
    quiet = [t for t, cell in zip(tellings.values(), cells, strict=True) if not cell]
    return Claimed(
        wordings=tuple(_joined(told)),
        cells=cells,
        silent=tuple(searched.silent(each, (refs,), "not found here") for each in quiet),
        count=told_by(number, chains.voices(refs)),
        behind=chains.shared(refs),
        why=row.why,
        doubt=row.why or "no reason is recorded" if row.confidence < sure.UNSURE else "",
    )


def _of(collation: Collation, telling: Telling, row: Row) -> Iterator[Told]:
    """How one telling tells a claim: in the order of its text."""
    mine = [each for each in row.tellings if each.ref.article == telling.id]
    for each in sorted(mine, key=lambda each: collation.spans(each.ref)):
        yield _told(collation, telling, each)


def _told(collation: Collation, telling: Telling, each: Retold) -> Told:
    at = collation.spans(each.ref)
    last = each.held[-1] if each.held else None
    chain = chain_of(telling, last.attribution) if last else ()
    return Told(
        telling.letter,
        telling.outlet,
        with_subject(telling, each.ref.note, at),
        how(telling, at, chain),
        voices.chained(collation, telling, chain),
        *(holding(telling, last, at) if last else ()),
    )


def with_subject(telling: Telling, note: str, at: Spans) -> Excerpt:
    """A claim's words, with those of its subject where these stand elsewhere in the sentence.

    Both in the order of the text: "Walking down the quay … Marsk".
    """
    claim = telling.reading.note(note)
    subject = claim.subject if isinstance(claim, Claim) else None
    if subject is None or any(overlaps(subject, span) for span in at):
        return excerpt.excerpt(telling, at)
    words = excerpt.excerpt(telling, tuple(sorted((subject, *at))))
    return Excerpt(words.runs, telling.place(at), words.language)


def on_word(
    collation: Collation, telling: Telling, note: Note, at: Spans, holding: Holding
) -> tuple[tuple[Voice, ...], str, str]:
    """Chain, `held` and `deciding` of a claim as `Told` has them; nothing of the outlet's own."""
    chain = chain_of(telling, note.attribution) if isinstance(note, Claim) else ()
    if not isinstance(note, Claim) or not chain:
        return (), "", ""
    return voices.chained(collation, telling, chain), *holding.of(telling, note, at)


def chain_of(telling: Telling, attribution: str | None) -> tuple[Attribution, ...]:
    """The chain from the first voice to the one that an attribution gives, if it is shown."""
    notes = {note.id: note for note in voices.shown(telling)}
    found = notes.get(attribution or "")
    return voices.chains(telling).chain(found) if found else ()


def how(telling: Telling, at: Sequence[Span], chain: Sequence[object]) -> How:
    """Whether words are the outlet's own, told on someone's word, or quoted."""
    if not chain:
        return "own"
    marks = [span for each in telling.reading.of(Quotation) for span in each.at]
    quoted = all(any(covers(mark, span) for mark in marks) for span in at)
    return "quoted" if quoted else "said"


def _joined(told: Sequence[Told]) -> Iterator[Wording]:
    """Tellings whose words are the same become one wording."""
    alike: dict[tuple[str, ...], list[Told]] = {}
    for each in told:
        alike.setdefault(tuple(t.normal for t in tokens(each.words.words)), []).append(each)
    return (Wording(tuple(group)) for group in alike.values())


def twins(shown: Sequence[Claimed]) -> Iterator[tuple[Place, ...]]:
    """The places where the tellings of one claim stand, for each claim."""
    for each in shown:
        yield tuple(told.place for cell in each.cells for told in cell)
