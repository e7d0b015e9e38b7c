"""Articles with sentences parsed by hand and dates, for the timeline.

A sentence is written word by word as "word/role>head", the head as a word of the sentence (its
first occurrence, or "@" for the root), with the part of speech behind it where it matters:
"Ana/nsubj>left Orvale/dobj>left". Words with a capital are PROPN, roots and clauses VERB.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from tellings.model import (
    Attribution,
    Collation,
    DocumentDate,
    Reading,
    Role,
    Sentence,
    Span,
    Spans,
    Story,
    TimeExpression,
    Word,
)
from tests.collate.build import BY, Draft

_VERBS = frozenset({"ROOT", "relcl", "advcl", "ccomp", "conj", "pcomp", "xcomp", "acl"})
_NOT_APART = frozenset((".", ",", "”", ".”", "-"))


class Diary(Draft):
    """An article that dates what it tells."""

    def parsed(self, marked: str, role: Role = "paragraph") -> Span:
        """A block of one sentence."""
        cells = [cell.split("/") for cell in marked.split()]
        spelled = [cell[0] for cell in cells]
        words = ""
        places = []
        for word in spelled:
            words += " " if words and word not in _NOT_APART and words[-1] not in "“-" else ""
            places.append((len(words), len(words) + len(word)))
            words += word
        at = self.block(words, role)
        heads = [spelled.index(name) if name != "@" else n for n, name in _heads(cells)]
        made = tuple(
            Word(
                at.start + start,
                at.start + end,
                lemma=_lemma(cell),
                pos=_pos(cell),
                tag=cell[2] if cell[2:] and cell[2].isupper() and cell[2] not in _POS else "",
                role=cell[1].split(">")[0],
                head=head,
            )
            for (start, end), cell, head in zip(places, cells, heads, strict=True)
        )
        self.notes.append(Sentence(at=(at,), words=made, by=BY))
        return at

    def plain(self, words: str, role: Role = "paragraph") -> Span:
        """A block of one sentence without a parse."""
        at = self.block(words, role)
        self.notes.append(Sentence(at=(at,), by=BY))
        return at

    def at(self, words: str) -> Span:
        """Where words stand in the text, the last time."""
        start = self.text.rindex(words)
        return Span(start, start + len(words))

    def time(
        self,
        words: str,
        date: str,
        *,
        type: Literal["DATE", "TIME", "DURATION", "SET"] = "DATE",
        anchor: str | None = None,
        event: Span | None = None,
        mod: str = "",
        confidence: float = 0.9,
    ) -> str:
        """A time expression; gives its id."""
        note = TimeExpression(
            at=(self.at(words),),
            type=type,
            value=date,
            date=date,
            anchor=anchor,
            event=event,
            mod=mod,
            confidence=confidence,
            why=f"the rule for {words}",
            by=BY,
        )
        self.notes.append(note)
        return note.id

    def written(
        self, date: str, basis: Literal["printed", "dateline", "inferred"] = "printed"
    ) -> str:
        """A block with the date of the document; gives the id of the note."""
        at = self.block(date, "date")
        note = DocumentDate(at=(at,), value=date, basis=basis, confidence=0.8, why="told", by=BY)
        self.notes.append(note)
        return note.id

    def people(self, *names: str) -> None:
        """Mentions of persons in the last sentence, where they are named there."""
        for name in names:
            self.mention(self.at(name), name)

    def attributed(self, content: str, source: str = "", cue: str = "") -> None:
        """An attribution of words that stand in the text."""
        found: list[Spans] = [(self.at(part),) if part else () for part in (content, source, cue)]
        self.notes.append(
            Attribution(
                at=found[0],
                content=found[0],
                source=found[1],
                cue=found[2],
                form="indirect",
                by=BY,
            )
        )


_POS = frozenset({"VERB", "NOUN", "PROPN", "AUX", "PRON"})


def _heads(cells: Iterable[list[str]]) -> list[tuple[int, str]]:
    return [(n, cell[1].split(">")[1]) for n, cell in enumerate(cells)]


def _pos(cell: list[str]) -> str:
    told = next((part for part in cell[2:] if part in _POS), "")
    role = cell[1].split(">")[0]
    return told or ("VERB" if role in _VERBS else "PROPN" if cell[0][0].isupper() else "NOUN")


def _lemma(cell: list[str]) -> str:
    return next((part for part in cell[2:] if part.islower()), cell[0].casefold())


def story(*readings: Reading) -> Collation:
    """A collation without links."""
    return Collation(Story("s", tuple(each.article.id for each in readings)), readings)
