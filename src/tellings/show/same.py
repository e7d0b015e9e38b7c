"""The same words: a quotation as each telling prints it, marked word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from tellings.model import Attribution, Collation, Link, Ref, Span, Spans
from tellings.show import excerpt, odds, people, silent, sure, voices
from tellings.show.behind import Behind, Chained
from tellings.show.excerpt import Excerpt, Mark
from tellings.show.silent import Searched, Silent
from tellings.show.strip import Teller, told_by
from tellings.show.telling import Place, Telling, Tellings
from tellings.text import has_words, tokens

_NOWHERE = Span(0, 0)


class Witness(Teller, frozen=True):
    """Who prints the words, where, and on whose word: the source and cue as printed there."""

    place: Place
    source: str = ""
    cue: str = ""


class Row(Struct, frozen=True):
    """Words as one telling prints them, or several where all print the same."""

    witnesses: tuple[Witness, ...]
    words: Excerpt


class Same(Struct, frozen=True):
    """One or more quoted sentences that several tellings give, all from one attribution in each.

    `silent` are the tellings that do not give them. `doubt` is why the pairing is unsure, or "".
    `behind` are the roots of the words, where one cites another. `count` is "3 tellings, 1 voice",
    "" where each that gives them is a voice of its own. `differs` is in what they differ, and how
    that was told: "the translation: …".
    """

    speakers: tuple[str, ...]
    addressees: tuple[str, ...]
    rows: tuple[Row, ...]
    silent: tuple[Silent, ...] = ()
    why: tuple[str, ...] = ()
    doubt: str = ""
    behind: Behind | None = None
    count: str = ""
    differs: tuple[str, ...] = ()


def same(
    collation: Collation, tellings: Tellings, searched: Searched | None = None
) -> tuple[Same, ...]:
    """The quotations that several tellings share, in the order in which the first has them.

    `searched` as `silent.searched` gives it.
    """
    searched = searched or silent.searched(collation)
    order = {article: number for number, article in enumerate(tellings)}

    def place(link: Link) -> tuple[int, Spans]:
        return min((order[member.article], collation.spans(member)) for member in link.members)

    links = sorted((link for link in collation.of("same-quotation") if sure.shown(link)), key=place)
    chains = Chained(collation, tellings)
    return tuple(
        _same(collation, tellings, chains, tuple(group), searched)
        for _, group in groupby(links, _attributions)
    )


def _attributions(link: Link) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((member.article, member.note) for member in link.members))


def _same(
    collation: Collation,
    tellings: Tellings,
    chains: Chained,
    links: Sequence[Link],
    searched: Searched,
) -> Same:
    notes = {member.article: member.note for member in links[0].members}
    given = [telling for telling in tellings.values() if telling.id in notes]
    quiet = [telling for telling in tellings.values() if telling.id not in notes]
    said = [(at, _attribution(collation, Ref(at, note))) for at, note in notes.items()]
    rows = [_row(collation, telling, notes[telling.id], links) for telling in given]
    speakers = [(at, each) for at, note in said if note for each in people.speaking(note)]
    refs = [member for link in links for member in link.members]
    return Same(
        speakers=people.names(collation, speakers),
        addressees=people.names(collation, [(at, note.addressee) for at, note in said if note]),
        rows=tuple(_joined(rows) if len(rows) > 2 else rows),
        silent=tuple(
            searched.silent(each, (link.members for link in links), "not quoted here")
            for each in quiet
        ),
        why=tuple(dict.fromkeys(part for link in links for part in link.why.split("; ") if part)),
        doubt="; ".join(dict.fromkeys(filter(None, map(sure.doubt, links)))),
        behind=chains.behind(refs),
        count=told_by(len(given), chains.voices(refs)),
        differs=odds.of_quotation(collation, refs),
    )


def _attribution(collation: Collation, ref: Ref) -> Attribution | None:
    note = collation.reading(ref.article).note(ref.note)
    return note if isinstance(note, Attribution) else None


def _row(collation: Collation, telling: Telling, note: str, links: Sequence[Link]) -> Row:
    text = telling.text
    spans: list[Span] = []
    marks: list[Mark] = []
    for link in links:
        number = [member.article for member in link.members].index(telling.id)
        spans.extend(collation.spans(link.members[number]))
        marks.extend(_marks(text, link, number))
    at = [excerpt.quoted(text, span) for span in sorted(spans)]
    words = excerpt.excerpt(telling, at, marks)
    said = _attribution(collation, Ref(telling.id, note))
    return Row((_witness(telling, words.place, said),), words)


def _witness(telling: Telling, place: Place, said: Attribution | None) -> Witness:
    if said is None:
        return Witness(telling.letter, telling.outlet, place)
    source, cue = (excerpt.printed(telling, at) for at in (said.source, said.cue))
    return Witness(telling.letter, telling.outlet, place, source.rstrip(" ,"), voices.cue_word(cue))


def _marks(text: str, link: Link, number: int) -> list[Mark]:
    """The alignment's marks on one member; neighbouring "only" words become one stretch."""
    marks: list[Mark] = []
    for at, how in sorted((c.at[number] or _NOWHERE, c.how) for c in link.alignment):
        if at is _NOWHERE or how == "same":
            continue
        before, how_before = marks[-1] if marks else (_NOWHERE, "")
        if how == how_before == "only" and not has_words(text, Span(before.end, at.start)):
            marks[-1] = (Span(before.start, at.end), how)
        else:
            marks.append((at, how))
    return marks


def _joined(rows: Sequence[Row]) -> Iterator[Row]:
    """Rows whose words are the same become one row with all their witnesses."""
    alike: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        alike.setdefault(tuple(t.normal for t in tokens(row.words.words)), []).append(row)
    for group in alike.values():
        yield Row(tuple(w for row in group for w in row.witnesses), group[0].words)
