"""Notes about a text, made by hand: stretches are named in it as `[name:words:name]`."""

from __future__ import annotations

import re

from msgspec.structs import replace

from tellings.model import (
    Article,
    Attribution,
    Block,
    Entity,
    EntityType,
    Maker,
    Mention,
    ModelRecord,
    Note,
    Quotation,
    Reading,
    Role,
    Span,
    Spans,
    article_id,
)
from tellings.text import tokens

_TAG = re.compile(r"\[([a-z]+\d*):|:([a-z]+\d*)\]")


class Desk:
    """Makes notes about one text by the names of its stretches."""

    def __init__(self, marked: str, article: Article) -> None:
        self.text, self.spans = _unmarked(marked)
        self.article = replace(article, text=self.text, id=article_id(self.text))
        self.notes: list[Note] = []

    def at(self, *names: str) -> Spans:
        return tuple(span for name in names for span in self.spans[name])

    def blocks(self, *roles: Role) -> None:
        """A block for each line that is not blank; those without a role left have none."""
        lines = re.finditer(r"\S[^\r\n]*(?<!\s)", self.text)
        for line, role in zip(lines, roles, strict=False):
            self.notes.append(Block(at=(Span(*line.span()),), role=role, by="hand"))

    def entity(self, key: str, name: str, type: EntityType) -> None:
        at, entity = self.at(key), f"entity:{key}"
        heads = tuple(tokens(self.text, span)[-1].at for span in at)
        self.notes.append(Entity(at=heads, name=name, type=type, id=entity, by="hand"))
        for span, head in zip(at, heads, strict=True):
            self.notes.append(Mention(at=(span,), head=head, type=type, entity=entity, by="hand"))

    def said(
        self,
        number: int,
        form: str,
        speaker: str = "",
        to: str = "",
        of: int = 0,
        **more: object,
    ) -> None:
        """An attribution of the words that are marked with its number, or with that of another."""
        at = self.at(f"a{of or number}")
        if form == "direct" and not of:
            self.notes.append(Quotation(at=at, by="hand"))
        if form == "mixed" and not of:
            quoted = re.compile("“.*?”").search(self.text, at[0].start)
            assert quoted
            self.notes.append(Quotation(at=(Span(*quoted.span()),), by="hand", id=f"q:{number}"))
        self.notes.append(
            Attribution(
                at=at,
                content=at,
                form=form,  # type: ignore[arg-type]
                id=f"attribution:{number}",
                source=tuple(self.spans.get(f"s{number}", ())),
                cue=tuple(self.spans.get(f"c{number}", ())),
                speaker=f"entity:{speaker}" if speaker else None,
                addressee=f"entity:{to}" if to else None,
                by="hand",
                **more,  # type: ignore[arg-type]
            )
        )

    def reading(self) -> Reading:
        plain = Reading(self.article).plus(self.notes, Maker("by-hand", "1", ("syntax",)))
        model = ModelRecord("syntax", "none", "1", "f" * 64, "CC0-1.0", "made by hand")
        return replace(plain, models=(model,))


def _unmarked(marked: str) -> tuple[str, dict[str, list[Span]]]:
    text, end = "", 0
    opened: dict[str, int] = {}
    spans: dict[str, list[Span]] = {}
    for tag in _TAG.finditer(marked):
        text, end = text + marked[end : tag.start()], tag.end()
        if tag[1]:
            opened[tag[1]] = len(text)
        else:
            spans.setdefault(tag[2], []).append(Span(opened[tag[2]], len(text)))
    return text + marked[end:], spans
