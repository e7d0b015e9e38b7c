"""Readings made by hand, so that collation is tested apart from the steps before it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from tellings.model import (
    Article,
    Attribution,
    Block,
    Entity,
    EntityType,
    Mention,
    Note,
    Quotation,
    Reading,
    Role,
    Span,
)

BY = "test"


class Draft:
    """An article in the making: each method adds a paragraph or notes to what is there."""

    def __init__(self, id: str) -> None:
        self.id = id
        self.text = ""
        self.notes: list[Note] = []
        self.named: dict[str, tuple[EntityType, list[Span]]] = {}

    def block(self, words: str, role: Role = "paragraph") -> Span:
        """A block of these words; gives its span."""
        start = len(self.text) + 2 * bool(self.text)
        self.text += ("\n\n" if self.text else "") + words
        span = Span(start, start + len(words))
        self.notes.append(Block(at=(span,), role=role, by=BY))
        return span

    def name(self, words: str, type: EntityType = "person", role: Role = "paragraph") -> None:
        """A block that names somebody: "Seen today: Ana Roza."."""
        span = self.block(f"Seen today: {words}.", role)
        self.mention(Span(span.start + 12, span.end - 1), words, type)

    def mention(self, at: Span, entity: str, type: EntityType = "person") -> None:
        """A mention of an entity that is known by its name."""
        self.named.setdefault(entity, (type, []))[1].append(at)

    def said(self, speaker: str | None, *quoted: str, role: Role = "paragraph") -> None:
        """A block with a direct quotation, in as many marks as there are parts of it."""
        words = " ".join(f"\u201c{part}\u201d" for part in quoted)
        source = f" said {speaker}." if speaker else ""
        span = self.block(words + source, role)
        at, here = [], span.start
        for part in quoted:
            at.append(Span(here, here + len(part) + 2))
            here += len(part) + 3
        self.notes += [Quotation(at=(each,), by=BY) for each in at]
        known = Span(span.end - len(speaker) - 1, span.end - 1) if speaker else None
        if known and speaker:
            self.mention(known, speaker)
        self.notes.append(
            Attribution(
                at=tuple(at),
                content=tuple(at),
                source=(known,) if known else (),
                speaker=f"entity:{speaker}" if speaker else None,
                form="direct",
                by=BY,
            )
        )

    def said_through(self, passing: str, speaker: str, quoted: str) -> None:
        """A block in which one tells what another said: "“We agree.” said Ana. So Bo told us."."""
        start = len(self.text) + 2 * bool(self.text)
        self.said(speaker, quoted)
        *notes, inner = self.notes
        assert isinstance(inner, Attribution)
        key = f"outer:{start}"
        self.notes = [*notes, replace(inner, parent=key)]
        before = self.block(f"So {passing} told us.")
        named = Span(before.start + 3, before.start + 3 + len(passing))
        self.mention(named, passing)
        self.notes.append(
            Attribution(
                at=inner.content,
                id=key,
                content=inner.content,
                source=(named,),
                speaker=f"entity:{passing}",
                form="indirect",
                by=BY,
            )
        )

    def term(self, words: str) -> None:
        """A block with words in quotation marks that nobody is said to have said."""
        span = self.block(f"They call it \u201c{words}\u201d here.")
        self.notes.append(Quotation(at=(Span(span.start + 13, span.end - 6),), by=BY))

    def reading(self) -> Reading:
        return Reading(Article(self.id, self.text)).plus([*self.notes, *self._people()])

    def _people(self) -> Iterable[Note]:
        for name, (type_, at) in self.named.items():
            key = f"entity:{name}"
            yield Entity(at=tuple(at), id=key, name=name, type=type_, by=BY)
            for span in at:
                yield Mention(at=(span,), head=span, type=type_, entity=key, by=BY)


def saying(id: str, *said: tuple[str | None, str]) -> Reading:
    """An article of direct quotations, each with its speaker."""
    draft = Draft(id)
    for speaker, words in said:
        draft.said(speaker, words)
    return draft.reading()


def naming(id: str, *named: tuple[str, EntityType]) -> Reading:
    """An article that names these, and nothing else."""
    draft = Draft(id)
    for words, type_ in named:
        draft.name(words, type_)
    return draft.reading()
